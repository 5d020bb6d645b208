//! The settings of the signals: thresholds with their source, which kinds are wanted, which series are about reading
//! words. What a school did not set, or set back, is what Stut ships.

use super::shipped::{self, Shipped};
use crate::{Ctx, Error};
use domain::{
    register::School,
    results::Progress,
    signals::{SignalKind, Threshold, Thresholds},
};
use policy::{Action, InSchool};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    Reads, WriteTx,
    audit::Deed,
    register::{self, KeptChoice},
};

/// What the names of our choices begin with.
const PREFIX: &str = "signal_";
/// The name of the words for reading words, in the form.
pub const WORDS: &str = "word_reading";
/// What a kind that is not wanted has as its value.
const OFF: &str = "off";
/// The most letters of a source.
const LONGEST_SOURCE: usize = 300;
/// The most words, and letters in each.
const MOST_WORDS: usize = 30;
const LONGEST_WORD: usize = 60;

/// The settings by which signals are computed.
#[derive(Debug, Clone)]
pub(super) struct SignalSettings {
    pub(super) thresholds: Thresholds,
    pub(super) word_reading: Vec<String>,
}

impl SignalSettings {
    pub(super) async fn load(tx: &mut impl Reads, scope: &InSchool) -> Result<Self, Error> {
        Ok(Self::of(&own(tx, scope).await?))
    }

    /// The settings that follow from what a school set.
    fn of(own: &Own) -> Self {
        let value = |name: &str| own.get(name).map(|choice| choice.value.as_str()).filter(|v| !v.is_empty());
        let values: BTreeMap<&str, &str> =
            Thresholds::ALL.iter().filter_map(|one| Some((one.name, value(one.name)?))).collect();
        let mut thresholds = shipped::thresholds().with(&values);
        let is_off = |kind: &SignalKind| value(&kind_name(*kind)) == Some(OFF);
        thresholds.off = SignalKind::ALL.into_iter().filter(is_off).collect();
        let word_reading = match value(WORDS) {
            Some(own) => own.lines().map(str::to_owned).collect(),
            None => shipped_words(),
        };
        Self { thresholds, word_reading }
    }

    /// Whether a series is about reading words: its subject or its name holds one of the words.
    pub(super) fn is_word_reading(&self, progress: &Progress) -> bool {
        let subject = progress.subject().unwrap_or_default().to_lowercase();
        let series = progress.latest().test.series.0.to_lowercase();
        self.word_reading.iter().any(|word| subject.contains(word) || series.contains(word))
    }
}

/// What a school set itself, by name without the prefix.
type Own = BTreeMap<String, KeptChoice>;

async fn own(tx: &mut impl Reads, scope: &InSchool) -> Result<Own, Error> {
    let choices = register::choices(tx, scope).await?;
    let ours = |choice: KeptChoice| Some((choice.name.strip_prefix(PREFIX)?.to_owned(), choice));
    Ok(choices.into_iter().filter_map(ours).collect())
}

fn kind_name(kind: SignalKind) -> String {
    format!("kind_{}", kind.code())
}

fn shipped_words() -> Vec<String> {
    shipped::word_reading().iter().map(|row| row.contains.clone()).collect()
}

/// One setting as it is shown and sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Setting {
    /// The value.
    pub value: String,
    /// Where it comes from, in the words of the school; empty when it is shipped.
    pub source: String,
}

/// What one fills in: every setting by its name (that of a threshold, or [`WORDS`]), and the kinds that are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SettingsTyped {
    /// The settings.
    pub settings: BTreeMap<String, Setting>,
    /// The kinds that are switched off.
    pub off: BTreeSet<SignalKind>,
    /// The version of all settings together that was looked at.
    pub version: i64,
}

/// A threshold with all there is to say about it.
#[derive(Debug, Clone)]
pub struct ThresholdLine {
    /// The threshold with its bounds.
    pub threshold: &'static Threshold,
    /// What Stut ships.
    pub shipped: &'static Shipped,
}

/// A kind of signal with its thresholds.
#[derive(Debug, Clone)]
pub struct KindLine {
    /// The kind.
    pub kind: SignalKind,
    /// Its thresholds.
    pub thresholds: Vec<ThresholdLine>,
}

/// The settings of a school.
#[derive(Debug, Clone)]
pub struct SettingsView {
    /// The school.
    pub school: School,
    /// The kinds with their thresholds.
    pub kinds: Vec<KindLine>,
    /// The shipped words for reading words, each with how sure and where from.
    pub words: Vec<(&'static str, super::Sure, &'static super::Source)>,
    /// The settings as they are now.
    pub now: SettingsTyped,
}

/// What is wrong with a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingProblem {
    /// The value is no whole number within the bounds.
    OutOfBounds,
    /// The value is the school's own, and nothing says where it comes from.
    NoSource,
    /// There are no words, too many, or one that is too long.
    Words,
}

/// What came of saving.
#[derive(Debug, Clone)]
pub enum SettingsSaved {
    /// It is saved; so many settings are different.
    Yes(usize),
    /// Nothing is saved: what is wrong, by name.
    Wrong(Vec<(String, SettingProblem)>),
    /// Nothing is saved: somebody was first. This is how it is now.
    Meanwhile(Box<SettingsView>),
}

/// The settings of the signals of a school.
///
/// # Errors
/// When the actor may not change them or the database fails.
pub async fn settings(ctx: &Ctx, school: &str) -> Result<SettingsView, Error> {
    let (scope, school) = ctx.school(school, Action::EditSignals).await?;
    let own = own(&mut ctx.read().await?, &scope).await?;
    Ok(view(school, &own))
}

fn view(school: School, own: &Own) -> SettingsView {
    let line = |threshold: &'static Threshold| {
        Some(ThresholdLine { threshold, shipped: shipped::threshold(threshold.name)? })
    };
    let of_kind = |kind: SignalKind| KindLine {
        kind,
        thresholds: Thresholds::ALL.iter().filter(|one| one.kind == kind).filter_map(line).collect(),
    };
    let words = shipped::word_reading().iter();
    SettingsView {
        school,
        kinds: SignalKind::ALL.into_iter().map(of_kind).collect(),
        words: words.map(|row| (row.contains.as_str(), row.sure, &row.source)).collect(),
        now: typed(own),
    }
}

/// What a school set as one would fill it in.
fn typed(own: &Own) -> SettingsTyped {
    let now = SignalSettings::of(own);
    let source = |name: &str| own.get(name).map(|choice| choice.source.clone()).unwrap_or_default();
    let threshold = |one: &Threshold| {
        let value = now.thresholds.value(one.name).map(|value| value.to_string()).unwrap_or_default();
        (one.name.to_owned(), Setting { value, source: source(one.name) })
    };
    let mut settings: BTreeMap<String, Setting> = Thresholds::ALL.iter().map(threshold).collect();
    let words = Setting { value: now.word_reading.join("\n"), source: source(WORDS) };
    settings.insert(WORDS.to_owned(), words);
    SettingsTyped { settings, off: now.thresholds.off, version: version(own) }
}

/// No setting is ever removed and each change counts, so the sum never comes back.
fn version(own: &Own) -> i64 {
    own.values().map(|choice| choice.version).sum()
}

/// What was filled in, as it would be kept, or what is wrong with it. What is as shipped is kept as empty.
pub(super) fn checked(typed: &SettingsTyped) -> Checked {
    read(typed, Some(SettingProblem::NoSource))
}

/// The same for who only tries it: where a value comes from is not asked yet.
pub(super) fn tried(typed: &SettingsTyped) -> Checked {
    read(typed, None)
}

/// The settings by name, or what is wrong with some of them.
type Checked = Result<BTreeMap<String, Setting>, Vec<(String, SettingProblem)>>;

fn read(typed: &SettingsTyped, without_source: Option<SettingProblem>) -> Checked {
    let (mut wanted, mut problems) = (BTreeMap::new(), Vec::new());
    for (name, setting) in &typed.settings {
        let is_known = name == WORDS || Threshold::named(name).is_some();
        if is_known && setting.value.trim().is_empty() {
            wanted.insert(name.clone(), Setting::default());
            continue;
        }
        let value = match Threshold::named(name) {
            Some(threshold) => threshold.read(&setting.value).map(|value| value.to_string()),
            None if name == WORDS => words(&setting.value),
            None => continue,
        };
        let Some(value) = value else {
            let problem = if name == WORDS { SettingProblem::Words } else { SettingProblem::OutOfBounds };
            problems.push((name.clone(), problem));
            continue;
        };
        let is_shipped = match shipped::threshold(name) {
            Some(shipped) => shipped.value == value,
            None => shipped_words().join("\n") == value,
        };
        let source: String =
            setting.source.trim().chars().filter(|c| !c.is_control()).take(LONGEST_SOURCE).collect();
        if is_shipped {
            wanted.insert(name.clone(), Setting::default());
        } else if let (true, Some(problem)) = (source.is_empty(), without_source) {
            problems.push((name.clone(), problem));
        } else {
            wanted.insert(name.clone(), Setting { value, source });
        }
    }
    for kind in SignalKind::ALL {
        let value = if typed.off.contains(&kind) { OFF } else { "" };
        wanted.insert(kind_name(kind), Setting { value: value.to_owned(), source: String::new() });
    }
    if problems.is_empty() { Ok(wanted) } else { Err(problems) }
}

/// The words, one on a line, in small letters; none when there are none, too many, or too long ones.
fn words(typed: &str) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    for word in typed.lines().map(|line| line.trim().to_lowercase()).filter(|line| !line.is_empty()) {
        let is_readable = word.chars().count() <= LONGEST_WORD && !word.chars().any(char::is_control);
        if !is_readable {
            return None;
        }
        if !words.contains(&word) {
            words.push(word);
        }
    }
    (1..=MOST_WORDS).contains(&words.len()).then(|| words.join("\n"))
}

/// The settings that would hold when these were kept.
pub(super) fn as_if(wanted: &BTreeMap<String, Setting>) -> SignalSettings {
    let choice = |(name, setting): (&String, &Setting)| {
        let (value, source) = (setting.value.clone(), setting.source.clone());
        (name.clone(), KeptChoice { name: name.clone(), value, source, version: 0 })
    };
    SignalSettings::of(&wanted.iter().map(choice).collect())
}

/// Saves the settings; all of them or nothing.
///
/// # Errors
/// When the actor may not change them or the database fails.
pub async fn save_settings(ctx: &Ctx, school: &str, typed: &SettingsTyped) -> Result<SettingsSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditSignals).await?;
    let wanted = match checked(typed) {
        Ok(wanted) => wanted,
        Err(problems) => return Ok(SettingsSaved::Wrong(problems)),
    };
    let mut tx = ctx.write().await?;
    let known = own(&mut tx, &scope).await?;
    if version(&known) != typed.version {
        tx.undo().await?;
        return Ok(SettingsSaved::Meanwhile(Box::new(view(school, &known))));
    }
    let Some(changed) = keep(&mut tx, &scope, &known, wanted).await? else {
        tx.undo().await?;
        let now = own(&mut ctx.read().await?, &scope).await?;
        return Ok(SettingsSaved::Meanwhile(Box::new(view(school, &now))));
    };
    if changed.is_empty() {
        tx.undo().await?;
        return Ok(SettingsSaved::Yes(0));
    }
    let setting = changed.join(" ");
    tx.commit(&ctx.event(school.id, Deed::SignalsEdited { setting })).await?;
    Ok(SettingsSaved::Yes(changed.len()))
}

/// Keeps what is different, and gives the names; none when somebody was first.
async fn keep(
    tx: &mut WriteTx,
    scope: &InSchool,
    known: &Own,
    wanted: BTreeMap<String, Setting>,
) -> Result<Option<Vec<String>>, Error> {
    let mut changed = Vec::new();
    for (name, setting) in wanted {
        let before = known.get(&name);
        let was = before.map(|choice| (choice.value.as_str(), choice.source.as_str())).unwrap_or_default();
        if was == (setting.value.as_str(), setting.source.as_str()) {
            continue;
        }
        let choice = KeptChoice {
            name: format!("{PREFIX}{name}"),
            value: setting.value,
            source: setting.source,
            version: before.map_or(0, |choice| choice.version),
        };
        if !register::put_choice(tx, scope, &choice).await? {
            return Ok(None);
        }
        changed.push(name);
    }
    Ok(Some(changed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> SettingsTyped {
        typed(&Own::new())
    }

    fn with(name: &str, value: &str, source: &str) -> SettingsTyped {
        let mut typed = now();
        let setting = Setting { value: value.to_owned(), source: source.to_owned() };
        typed.settings.insert(name.to_owned(), setting);
        typed
    }

    #[test]
    fn what_is_as_shipped_is_kept_as_nothing() {
        let wanted = checked(&now()).unwrap();
        assert!(wanted.values().all(|setting| *setting == Setting::default()), "{wanted:?}");
        let back = checked(&with("absent_hours", " 16 ", "nog van vorig jaar")).unwrap();
        assert_eq!(back["absent_hours"], Setting::default());
        let emptied = checked(&with("absent_hours", " ", "")).unwrap();
        assert_eq!(emptied["absent_hours"], Setting::default());
        assert_eq!(as_if(&wanted).thresholds, *shipped::thresholds());
        assert_eq!(as_if(&wanted).word_reading, shipped_words());
    }

    #[test]
    fn an_own_value_needs_bounds_and_a_source() {
        let problem = |typed: SettingsTyped| checked(&typed).unwrap_err();
        let of = |name: &str, problem| vec![(name.to_owned(), problem)];
        assert_eq!(problem(with("absent_hours", "0", "x")), of("absent_hours", SettingProblem::OutOfBounds));
        assert_eq!(problem(with("absent_hours", "20", " ")), of("absent_hours", SettingProblem::NoSource));
        assert_eq!(problem(with(WORDS, &"w".repeat(61), "x")), of(WORDS, SettingProblem::Words));
        let unexplained = as_if(&tried(&with("absent_hours", "20", " ")).unwrap());
        assert_eq!(unexplained.thresholds.absent_hours, 20, "who only looks needs no source");
        assert!(tried(&with("absent_hours", "0", "")).is_err());
        let own = as_if(&checked(&with("absent_hours", "20", "leerplicht")).unwrap());
        assert_eq!(own.thresholds.absent_hours, 20);
        let own = as_if(&checked(&with(WORDS, "Woordjes \n\nDMT\ndmt", "team")).unwrap());
        assert_eq!(own.word_reading, ["woordjes", "dmt"]);
    }

    #[test]
    fn a_kind_is_switched_off() {
        let typed = SettingsTyped { off: BTreeSet::from([SignalKind::High]), ..now() };
        let own = as_if(&checked(&typed).unwrap());
        assert!(!own.thresholds.has(SignalKind::High) && own.thresholds.has(SignalKind::Low));
    }
}
