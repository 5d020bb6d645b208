//! The year plan on paper.

use super::{
    year_plan::{YearItem, YearPlan},
    year_words::{about_words, days_words},
};
use crate::{
    Ctx, Error,
    trust::paper::{pdf, section, table, text},
};
use documents::sections::Section;
use i18n::Texts;
use jiff::civil::Date;

/// The year plan as an accessible PDF: a table for each month.
///
/// # Errors
/// When the document cannot be made or the database fails.
pub async fn year_plan_pdf(ctx: &Ctx, texts: &Texts, plan: &YearPlan) -> Result<Vec<u8>, Error> {
    let year = plan.year.to_string();
    let subtitle = texts.school_year(year.as_str());
    let sections = plan.months().map(|(month, items)| month_section(texts, plan, (month, &items))).collect();
    let titles = (texts.year_plan_nav(), subtitle.as_str(), texts.year_plan_paper_purpose());
    pdf(ctx, texts, &plan.school, titles, sections).await
}

fn month_section(texts: &Texts, plan: &YearPlan, (month, items): (Date, &[&YearItem])) -> Section {
    let name = texts.language().month_and_year(month);
    if items.is_empty() {
        return section(&name, vec![text(texts.year_plan_month_empty())]);
    }
    let row = |item: &&YearItem| {
        vec![
            days_words(texts, item.span, (item.from, item.until)),
            item.title.clone(),
            about_words(texts, item, &plan.people),
        ]
    };
    let head = [texts.year_plan_paper_when(), texts.year_plan_paper_what(), texts.year_plan_paper_who()];
    let rows = items.iter().map(row).collect();
    section(&name, vec![table(&texts.year_plan_paper_month(name.as_str()), &head, rows)])
}
