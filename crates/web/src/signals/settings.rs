//! The settings of the signals: thresholds with their source, which kinds are wanted, and what a change would do.

use crate::{
    ask::Ask,
    conflict::{Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room},
};
use app::{
    results::words::kind_word,
    signals::{
        self, Preview, Setting, SettingProblem, SettingsSaved, SettingsTyped, SettingsView, Sure,
        ThresholdLine, WORDS, preview, save_settings,
    },
};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::signals::{SignalKind, Threshold, Thresholds};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "signals/settings.html")]
struct SettingsPage {
    frame: Frame,
    base: String,
    version: i64,
    kinds: Vec<Kind>,
    words: Field,
    preview: Option<PreviewTable>,
    done: Option<&'static str>,
    is_wrong: bool,
}

struct Kind {
    code: &'static str,
    name: &'static str,
    switch: String,
    is_on: bool,
    fields: Vec<Field>,
    has_words: bool,
}

struct Field {
    name: String,
    label: &'static str,
    value: String,
    bounds: String,
    shipped: String,
    sure: &'static str,
    source: String,
    bad_value: Option<String>,
    bad_source: Option<&'static str>,
}

struct PreviewTable {
    sentence: String,
    rows: Vec<(&'static str, usize, usize)>,
}

/// From where one comes.
#[derive(Deserialize)]
pub(crate) struct Came {
    saved: Option<usize>,
}

/// The form.
pub(crate) async fn settings(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let view = signals::settings(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let mut page = page(&ask, &view, &view.now, &[]);
    page.done = came.saved.map(|changed| match changed {
        0 => ask.texts.signals_settings_same(),
        _ => ask.texts.signals_settings_saved(),
    });
    Ok(render(&page))
}

/// Shows what would change, or saves; when somebody was first, shows both.
pub(crate) async fn save(ask: Ask, Form(fields): Form<Vec<(String, String)>>) -> Result<Response, PageError> {
    let value = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let choice = value("choice").unwrap_or_default();
    if choice == "theirs" {
        return Ok(Redirect::to(&ask.here).into_response());
    }
    let typed = read(&fields);
    match value("do") {
        Some("preview") => shown(&ask, &typed).await,
        Some("back") => {
            let view = signals::settings(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
            shown(&ask, &SettingsTyped { version: typed.version, ..shipped(&view) }).await
        }
        _ => saved(&ask, &fields, &typed).await,
    }
}

async fn saved(ask: &Ask, fields: &[(String, String)], typed: &SettingsTyped) -> Result<Response, PageError> {
    match save_settings(&ask.ctx, &ask.school, typed).await.map_err(ask.failed())? {
        SettingsSaved::Yes(changed) => {
            Ok(Redirect::to(&format!("{}?saved={changed}", ask.here)).into_response())
        }
        SettingsSaved::Wrong(problems) => wrong(ask, typed, &problems).await,
        SettingsSaved::Meanwhile(theirs) => {
            let frame = Frame::of_school(ask, &theirs.school, Room::Signals);
            Ok(conflict(ask, fields, typed, &theirs).page(frame))
        }
    }
}

async fn wrong(
    ask: &Ask,
    typed: &SettingsTyped,
    problems: &[(String, SettingProblem)],
) -> Result<Response, PageError> {
    let view = signals::settings(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page(ask, &view, typed, problems))).into_response())
}

/// The form as it was filled in, with what it would change.
async fn shown(ask: &Ask, typed: &SettingsTyped) -> Result<Response, PageError> {
    let found = preview(&ask.ctx, &ask.school, typed).await.map_err(ask.failed())?;
    let found = match found {
        Ok(found) => found,
        Err(problems) => return wrong(ask, typed, &problems).await,
    };
    let view = signals::settings(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let mut page = page(ask, &view, typed, &[]);
    page.preview = Some(table(ask.texts, &found));
    Ok(render(&page))
}

fn table(texts: &Texts, found: &Preview) -> PreviewTable {
    let (before, after) = found.all;
    let changed = found.kinds.iter().filter(|(_, now, then)| now != then);
    let rows: Vec<_> = changed.map(|(kind, now, then)| (kind_word(texts, *kind), *now, *then)).collect();
    let sentence = match rows.is_empty() {
        true => texts.signals_settings_preview_none(before),
        false => texts.signals_settings_preview_all(after, before),
    };
    PreviewTable { sentence, rows }
}

/// What was sent. A threshold that was left out is left as Stut ships it, and so is one that is empty.
fn read(fields: &[(String, String)]) -> SettingsTyped {
    let value = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let setting = |name: &str| {
        let typed = value(&format!("value-{name}"))?;
        let source = value(&format!("source-{name}")).unwrap_or_default();
        Some((name.to_owned(), Setting { value: typed.replace("\r\n", "\n"), source }))
    };
    let names = Thresholds::ALL.iter().map(|threshold| threshold.name).chain([WORDS]);
    let is_off = |kind: &SignalKind| value(&format!("on-{}", kind.code())).is_none();
    SettingsTyped {
        settings: names.filter_map(setting).collect(),
        off: SignalKind::ALL.into_iter().filter(is_off).collect(),
        version: value("version").and_then(|version| version.parse().ok()).unwrap_or_default(),
    }
}

/// Everything as Stut ships it.
fn shipped(view: &SettingsView) -> SettingsTyped {
    let of = |line: &ThresholdLine| {
        let value = line.shipped.value.clone();
        (line.threshold.name.to_owned(), Setting { value, source: String::new() })
    };
    let words: Vec<&str> = view.words.iter().map(|(word, _, _)| *word).collect();
    let words = Setting { value: words.join("\n"), source: String::new() };
    let thresholds = view.kinds.iter().flat_map(|kind| &kind.thresholds).map(of);
    SettingsTyped {
        settings: thresholds.chain([(WORDS.to_owned(), words)]).collect(),
        ..SettingsTyped::default()
    }
}

fn page(
    ask: &Ask,
    view: &SettingsView,
    typed: &SettingsTyped,
    problems: &[(String, SettingProblem)],
) -> SettingsPage {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &view.school, Room::Signals);
    let kind = |kind: &signals::KindLine| Kind {
        code: kind.kind.code(),
        name: kind_word(texts, kind.kind),
        switch: texts.signals_settings_on(kind_word(texts, kind.kind)),
        is_on: !typed.off.contains(&kind.kind),
        fields: kind.thresholds.iter().map(|line| field(texts, line, typed, problems)).collect(),
        has_words: kind.kind == SignalKind::WeakestTenthThrice,
    };
    SettingsPage {
        base: frame.base.clone().unwrap_or_default(),
        version: typed.version,
        kinds: view.kinds.iter().map(kind).collect(),
        words: words_field(texts, view, typed, problems),
        preview: None,
        done: None,
        is_wrong: !problems.is_empty(),
        frame,
    }
}

fn field(
    texts: &Texts,
    line: &ThresholdLine,
    typed: &SettingsTyped,
    problems: &[(String, SettingProblem)],
) -> Field {
    let Threshold { name, least, most, .. } = *line.threshold;
    let setting = typed.settings.get(name).cloned().unwrap_or_default();
    let has = |problem| problems.iter().any(|(of, what)| of == name && *what == problem);
    Field {
        name: name.to_owned(),
        label: label(texts, name),
        value: setting.value,
        bounds: texts.signals_settings_bounds(least, most),
        shipped: texts.signals_settings_shipped(
            line.shipped.source.words(texts.language()),
            line.shipped.value.as_str(),
        ),
        sure: sure(texts, line.shipped.sure),
        source: setting.source,
        bad_value: has(SettingProblem::OutOfBounds).then(|| texts.signals_settings_out(least, most)),
        bad_source: has(SettingProblem::NoSource).then(|| texts.signals_settings_no_source()),
    }
}

fn words_field(
    texts: &Texts,
    view: &SettingsView,
    typed: &SettingsTyped,
    problems: &[(String, SettingProblem)],
) -> Field {
    let setting = typed.settings.get(WORDS).cloned().unwrap_or_default();
    let has = |problem| problems.iter().any(|(of, what)| of == WORDS && *what == problem);
    let all: Vec<&str> = view.words.iter().map(|(word, _, _)| *word).collect();
    let of_dmt = view.words.iter().find(|(_, sure, _)| *sure != Sure::Choice);
    Field {
        name: WORDS.to_owned(),
        label: texts.signals_settings_words(),
        value: setting.value,
        bounds: texts.signals_settings_words_help().to_owned(),
        shipped: texts.signals_settings_shipped(
            of_dmt.map_or("", |(_, _, source)| source.words(texts.language())),
            all.join(", ").as_str(),
        ),
        sure: sure(texts, of_dmt.map_or(Sure::Choice, |(_, sure, _)| *sure)),
        source: setting.source,
        bad_value: has(SettingProblem::Words).then(|| texts.signals_settings_bad_words().to_owned()),
        bad_source: has(SettingProblem::NoSource).then(|| texts.signals_settings_no_source()),
    }
}

const fn sure(texts: &Texts, sure: Sure) -> &'static str {
    match sure {
        Sure::Choice => texts.signals_sure_choice(),
        Sure::V2 => texts.signals_sure_v2(),
        Sure::V1 => texts.signals_sure_v1(),
    }
}

fn label(texts: &Texts, name: &str) -> &'static str {
    match name {
        "low_bands" => texts.threshold_low_bands(),
        "drop_steps" => texts.threshold_drop_steps(),
        "repeated_drop_steps" => texts.threshold_repeated_drop_steps(),
        "slow_growth_share" => texts.threshold_slow_growth_share(),
        "weakest_percentile" => texts.threshold_weakest_percentile(),
        "weakest_sittings" => texts.threshold_weakest_sittings(),
        "reference_year_group" => texts.threshold_reference_year_group(),
        "absent_hours" => texts.threshold_absent_hours(),
        "absent_weeks" => texts.threshold_absent_weeks(),
        "absent_counts" => texts.threshold_absent_counts(),
        "missing_share" => texts.threshold_missing_share(),
        "high_percentile" => texts.threshold_high_percentile(),
        "high_sittings" => texts.threshold_high_sittings(),
        _ => texts.signals_settings_words(),
    }
}

fn conflict(ask: &Ask, fields: &[(String, String)], mine: &SettingsTyped, theirs: &SettingsView) -> Conflict {
    let texts = ask.texts;
    let mut sent: Vec<(String, String)> = fields
        .iter()
        .filter(|(name, _)| !["choice", "do", "version"].contains(&name.as_str()))
        .cloned()
        .collect();
    sent.push(("version".to_owned(), theirs.now.version.to_string()));
    let words = |setting: Option<&Setting>| {
        let setting = setting.cloned().unwrap_or_default();
        let value = setting.value.trim().replace('\n', ", ");
        if setting.source.is_empty() { value } else { format!("{value} ({})", setting.source.trim()) }
    };
    let names = Thresholds::ALL.iter().map(|threshold| threshold.name).chain([WORDS]);
    let of_names = names.map(|name| {
        (label(texts, name), words(mine.settings.get(name)), words(theirs.now.settings.get(name)))
    });
    let on = |off: bool| {
        if off { texts.signals_settings_off() } else { texts.signals_settings_on_word() }.to_owned()
    };
    let of_kinds = SignalKind::ALL.into_iter().map(|kind| {
        (kind_word(texts, kind), on(mine.off.contains(&kind)), on(theirs.now.off.contains(&kind)))
    });
    let differing = of_names.chain(of_kinds).filter(|(_, mine, theirs)| mine != theirs);
    let parts = differing.map(|(label, mine, theirs)| Part::new(label, &mine, &theirs)).collect();
    Conflict { action: ask.here.clone(), fields: sent, by: String::new(), parts, merge: None }
}
