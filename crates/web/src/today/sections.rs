//! The parts of the page of the day, in words.

use crate::plans::address;
use app::{
    calendar::year_words::days_words,
    meetings::{ListedTalk, words::title_words},
    plans::{ListedPlan, words::kind_words},
    route::{BoardCase, DecisionDue, words::waiting_words},
    today::News,
};
use domain::calendar::{TestWindow, YearEntry};
use i18n::Texts;
use jiff::civil::Date;

/// A line: when, what with its address, what else there is to say, and what one does with it.
pub(super) struct Line {
    pub(super) when: String,
    pub(super) is_late: bool,
    pub(super) address: String,
    pub(super) what: String,
    pub(super) about: String,
}

pub(super) fn talk_lines(texts: &Texts, base: &str, talks: &[ListedTalk]) -> Vec<Line> {
    let line = |one: &ListedTalk| {
        let people = one.people.iter().map(|person| person.name.reveal().as_str());
        let names: Vec<&str> = people.collect();
        let subjects = texts.today_talk_subjects(one.subjects);
        let about = [names.join(", "), subjects];
        Line {
            when: one.talk.starts_at.map(|time| time.to_string()).unwrap_or_default(),
            is_late: false,
            address: format!("{base}/talks/{}", one.talk.id),
            what: title_words(&one.talk, &one.kind, one.group.as_ref(), &one.pupils),
            about: about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        }
    };
    talks.iter().map(line).collect()
}

pub(super) fn plan_lines(texts: &Texts, base: &str, plans: &[ListedPlan]) -> Vec<Line> {
    let line = |one: &ListedPlan| {
        let language = texts.language();
        let pupils = one.pupils.iter().map(|pupil| pupil.name.full());
        let mut about: Vec<String> = one.group.iter().map(|group| group.name.clone()).chain(pupils).collect();
        about.push(kind_words(texts, one.plan.kind).to_owned());
        if let Some(day) = one.plan.halfway_on.filter(|_| one.is_halfway) {
            about.push(texts.today_plan_halfway(language.date(day).as_str()));
        }
        if !one.goals.is_empty() {
            about.push(texts.today_plan_goals(one.goals.len()));
        }
        Line {
            when: match one.is_overdue {
                true => texts.today_plan_overdue().to_owned(),
                false => language.date(one.due_on),
            },
            is_late: one.is_overdue,
            address: address(base, one),
            what: one.plan.title.reveal().clone(),
            about: about.join(" · "),
        }
    };
    plans.iter().map(line).collect()
}

pub(super) fn case_lines(texts: &Texts, base: &str, cases: &[BoardCase], today: Date) -> Vec<Line> {
    let line = |one: &BoardCase| {
        let pupils = one.pupils.iter().map(|pupil| pupil.name.full());
        let mut about: Vec<String> = one.group.iter().map(|group| group.name.clone()).chain(pupils).collect();
        about.push(one.case.asker_name.reveal().clone());
        about.push(waiting_words(texts, &one.waiting, today));
        Line {
            when: texts.today_case_days(one.waiting.days(today)),
            is_late: one.waiting.is_long,
            address: format!("{base}/route/{}", one.case.id),
            what: one.case.title.reveal().clone(),
            about: about.join(" · "),
        }
    };
    cases.iter().map(line).collect()
}

/// Decisions of the partnership, each with the day on which it ends.
pub(super) fn decision_lines(texts: &Texts, base: &str, all: &[DecisionDue], today: Date) -> Vec<Line> {
    let line = |one: &DecisionDue| {
        let until = one.request.valid_until;
        let number = one.request.number.as_str();
        let names = one.names.iter().map(|name| name.full());
        let about = names.chain((!number.is_empty()).then(|| texts.request_decision_number(number)));
        Line {
            when: until
                .map(|until| texts.request_decision_until(texts.language().date(until).as_str()))
                .unwrap_or_default(),
            is_late: until.is_some_and(|until| until < today),
            address: format!("{base}/route/{}", one.case.id),
            what: one.case.title.reveal().clone(),
            about: about.collect::<Vec<_>>().join(" · "),
        }
    };
    all.iter().map(line).collect()
}

pub(super) fn window_lines(texts: &Texts, base: &str, windows: &[TestWindow]) -> Vec<Line> {
    let line = |one: &TestWindow| {
        let language = texts.language();
        let until = texts.today_tests_until(language.date(one.until).as_str());
        let enter = one.enter_by.map(|day| texts.today_tests_enter(language.date(day).as_str()));
        Line {
            when: String::new(),
            is_late: false,
            address: format!("{base}/calendar/{}", one.id),
            what: one.name.clone(),
            about: std::iter::once(until).chain(enter).collect::<Vec<_>>().join(" · "),
        }
    };
    windows.iter().map(line).collect()
}

pub(super) fn year_lines(texts: &Texts, base: &str, entries: &[YearEntry]) -> Vec<Line> {
    let line = |one: &YearEntry| Line {
        when: days_words(texts, one.content.span, (one.content.from, one.content.until)),
        is_late: false,
        address: format!("{base}/year-plan/{}", one.id),
        what: one.content.title.clone(),
        about: texts.year_plan_kind(one.content.kind.code()),
    };
    entries.iter().map(line).collect()
}

/// What is new, in words.
pub(super) struct NewsView {
    pub(super) since: String,
    /// How much came in; none when nothing did.
    pub(super) results: Option<String>,
    pub(super) lines: Vec<Line>,
}

/// `since` is a day, for who was here before.
pub(super) fn news_view(texts: &Texts, base: &str, news: &News, since: Option<&str>) -> NewsView {
    let lines = news.groups.iter().map(|one| {
        let about = match one.signals {
            None => texts.today_news_pupils(one.pupils),
            Some((0, _)) => {
                format!("{} · {}", texts.today_news_pupils(one.pupils), texts.today_news_signals(0))
            }
            Some((pupils, 0)) => texts.today_news_signals(pupils),
            Some((pupils, blind)) => {
                format!("{}, {}", texts.today_news_signals(pupils), texts.today_news_blind(blind))
            }
        };
        Line {
            when: one.group.name.clone(),
            is_late: one.signals.is_some_and(|(_, blind)| blind > 0),
            address: format!("{base}/signals?group={}", one.group.id),
            what: about,
            about: String::new(),
        }
    });
    NewsView {
        since: since.map_or_else(|| texts.today_news_first().to_owned(), |day| texts.today_news_since(day)),
        results: (news.imports > 0).then(|| texts.today_news_results(news.imports, news.results)),
        lines: lines.collect(),
    }
}
