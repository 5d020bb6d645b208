//! The digest in words, in the language of who gets it.

use super::digest::{Digest, SchoolDigest};
use crate::Ctx;
use domain::meetings::TalkTime;
use i18n::Texts;

/// The subject and the text of a digest.
pub(super) fn words(ctx: &Ctx, texts: &Texts, (digest, name): (&Digest, &str)) -> (String, String) {
    let day = texts.language().long_date(digest.day);
    let mut text = format!("{}\n\n", texts.letter_hello(name));
    match digest.is_empty() {
        true => text.push_str(texts.letter_nothing()),
        false => text.push_str(texts.letter_asks()),
    }
    text.push('\n');
    for of_school in &digest.schools {
        text.push_str(&of_one_school(ctx, texts, of_school));
    }
    text.push_str(&format!("\n{}\n", texts.letter_stop(ctx.address("/me/notices").as_str())));
    (texts.letter_subject(day.as_str()), text)
}

fn of_one_school(ctx: &Ctx, texts: &Texts, of: &SchoolDigest) -> String {
    let code = of.school.codes.code();
    let name = of.school.name.clone().unwrap_or_else(|| code.clone());
    let mut lines = vec![String::new(), name];
    let mut line = |words: String| lines.push(format!("- {words}"));
    if let (count, Some(oldest)) = of.overdue {
        line(texts.letter_overdue(count, texts.language().date(oldest).as_str()));
    }
    for (count, words) in
        [(of.due_today, texts.letter_due_today(of.due_today)), (of.given, texts.letter_given(of.given))]
    {
        if count > 0 {
            line(words);
        }
    }
    if !of.talks_today.is_empty() {
        line(texts.letter_talks_today(of.talks_today.len(), times(&of.talks_today).as_str()));
    }
    if !of.talks_tomorrow.is_empty() {
        line(texts.letter_talks_tomorrow(of.talks_tomorrow.len(), times(&of.talks_tomorrow).as_str()));
    }
    for (count, words) in [(of.plans, texts.letter_plans(of.plans)), (of.cases, texts.letter_cases(of.cases))]
    {
        if count > 0 {
            line(words);
        }
    }
    lines.push(texts.letter_open(ctx.address(&format!("/{code}/today")).as_str()));
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// The times with commas between, in brackets; nothing when none is known.
fn times(starts: &[Option<TalkTime>]) -> String {
    let known: Vec<String> = starts.iter().flatten().map(ToString::to_string).collect();
    if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) }
}
