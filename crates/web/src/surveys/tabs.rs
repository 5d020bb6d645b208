//! The pages of one round, as a bar of tabs: `{% include "surveys/tabs.html" %}` where a [`Tabs`] is called `tabs`.

use crate::page::school_base;
use domain::{
    register::School,
    surveys::{Survey, SurveyState},
};
use i18n::Texts;

/// A page of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    /// Who is asked, and how many answered.
    Round,
    /// What the answers say.
    Results,
    /// The open answers, to be sorted.
    Sort,
    /// The talk with the team.
    Talk,
    /// The report.
    Report,
}

/// The bar of tabs of a round.
pub(crate) struct Tabs {
    /// The list of rounds.
    pub(crate) list: String,
    /// The start of every address of this round.
    pub(crate) base: String,
    /// The title of the round.
    pub(crate) title: String,
    /// Address, name, and whether it is this page.
    pub(crate) lines: Vec<(String, &'static str, bool)>,
}

impl Tabs {
    /// The tabs of a round; a draft has only its first page.
    pub(crate) fn of(texts: &'static Texts, school: &School, survey: &Survey, current: Tab) -> Self {
        let list = format!("{}/surveys", school_base(school));
        let base = format!("{list}/{}", survey.id);
        let all = [
            (Tab::Round, "", texts.surveys_tab_round()),
            (Tab::Results, "/results", texts.surveys_tab_results()),
            (Tab::Sort, "/sort", texts.surveys_tab_sort()),
            (Tab::Talk, "/talk", texts.surveys_tab_talk()),
            (Tab::Report, "/report", texts.surveys_tab_report()),
        ];
        let is_draft = survey.state == SurveyState::Draft;
        let lines = all.into_iter().filter(|(tab, ..)| !is_draft || *tab == Tab::Round);
        let lines = lines.map(|(tab, end, name)| (format!("{base}{end}"), name, tab == current)).collect();
        Self { list, base, title: survey.title.clone(), lines }
    }
}
