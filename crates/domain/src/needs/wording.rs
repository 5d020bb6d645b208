//! A gentle look at how a line is worded. It hints and never blocks: whoever writes knows the child.

use super::NeedKind;

/// Something about the wording of a line that a colleague would ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// It names a label or a judgement instead of what one sees or what is needed; the words that say so.
    Label(String),
    /// A factor without an example: too short to see the child before one.
    NoExample,
    /// A factor of which is not said who saw it, or when.
    NoSource,
    /// A goal without anything by which one sees that it was reached.
    NoMeasure,
    /// A need that does not say what: too short, or true of every child; those words, when there are.
    NoWhat(String),
}

/// The words of one language by which the look is taken, in lower case. A pattern is one or more words; a star at its end
/// stands for the rest of the last one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordLists {
    /// Labels and judgements.
    pub labels: Vec<String>,
    /// Phrases that are true of every child.
    pub general: Vec<String>,
    /// Words by which something is measured.
    pub measures: Vec<String>,
}

/// Fewer words than this are no observation.
const WORDS_OF_AN_EXAMPLE: usize = 4;
/// Fewer words than this do not say what.
const WORDS_OF_A_NEED: usize = 2;
/// A phrase that is true of every child says nothing only when hardly more stands there.
const WORDS_BESIDE_A_PHRASE: usize = 3;

/// What a colleague would ask about a line. What child, parents and teacher say themselves is never weighed.
pub fn hints(kind: NeedKind, text: &str, has_source: bool, lists: &WordLists) -> Vec<Hint> {
    let words = words_of(text);
    let is_view = matches!(kind, NeedKind::ChildView | NeedKind::ParentsView | NeedKind::TeacherNeed);
    if words.is_empty() || is_view {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Some(label) = first_of(&lists.labels, &words) {
        found.push(Hint::Label(label));
    }
    match kind {
        NeedKind::Helping | NeedKind::Hindering => {
            if words.len() < WORDS_OF_AN_EXAMPLE {
                found.push(Hint::NoExample);
            }
            if !has_source {
                found.push(Hint::NoSource);
            }
        }
        NeedKind::Goal => {
            let has_number = text.chars().any(|c| c.is_ascii_digit());
            if !has_number && first_of(&lists.measures, &words).is_none() {
                found.push(Hint::NoMeasure);
            }
        }
        _ => found.extend(no_what(&words, lists)),
    }
    found
}

fn no_what(words: &[String], lists: &WordLists) -> Option<Hint> {
    if words.len() < WORDS_OF_A_NEED {
        return Some(Hint::NoWhat(String::new()));
    }
    let phrase = first_of(&lists.general, words)?;
    let beside = words.len().saturating_sub(words_of(&phrase).len());
    (beside < WORDS_BESIDE_A_PHRASE).then_some(Hint::NoWhat(phrase))
}

fn words_of(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of the text that match the first pattern that matches.
fn first_of(patterns: &[String], words: &[String]) -> Option<String> {
    patterns.iter().find_map(|pattern| {
        let asked: Vec<&str> = pattern.split_whitespace().collect();
        if asked.is_empty() {
            return None;
        }
        let matched = words.windows(asked.len()).find(|window| {
            asked.iter().zip(*window).all(|(asked, word)| match asked.strip_suffix('*') {
                Some(start) => word.starts_with(start),
                None => asked == word,
            })
        });
        matched.map(|window| window.join(" "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> WordLists {
        let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        WordLists {
            labels: all(&["heeft adhd", "is lui", "autis*"]),
            general: all(&["extra aandacht", "structuur"]),
            measures: all(&["avi*", "zonder hulp"]),
        }
    }

    fn look(kind: NeedKind, text: &str) -> Vec<Hint> {
        hints(kind, text, true, &lists())
    }

    #[test]
    fn a_label_is_named_and_an_observation_is_not() {
        let label = |words: &str| vec![Hint::Label(words.to_owned())];
        assert_eq!(look(NeedKind::Hindering, "Hij is lui en wil niet beginnen"), label("is lui"));
        assert_eq!(look(NeedKind::Hindering, "Heeft ADHD, dat zie je aan alles"), label("heeft adhd"));
        assert_eq!(
            look(NeedKind::Teacher, "autistische kinderen begrijpt en rustig blijft"),
            label("autistische")
        );
        assert_eq!(look(NeedKind::Hindering, "Loopt na vijf minuten van zijn plaats"), []);
    }

    #[test]
    fn a_factor_wants_an_example_and_who_saw_it() {
        assert_eq!(look(NeedKind::Helping, "Leest graag"), [Hint::NoExample]);
        let text = "Begint meteen als de taak op tafel ligt";
        assert_eq!(hints(NeedKind::Helping, text, false, &lists()), [Hint::NoSource]);
        assert_eq!(look(NeedKind::Helping, text), []);
    }

    #[test]
    fn a_goal_wants_a_measure() {
        assert_eq!(look(NeedKind::Goal, "beter leren lezen"), [Hint::NoMeasure]);
        for text in ["AVI-M5 in juni", "acht van de 10 sommen goed", "de instructie zonder hulp volgen"] {
            assert_eq!(look(NeedKind::Goal, text), [], "{text}");
        }
    }

    #[test]
    fn a_need_says_what() {
        assert_eq!(look(NeedKind::Instruction, "kort"), [Hint::NoWhat(String::new())]);
        assert_eq!(
            look(NeedKind::Teacher, "extra aandacht geeft"),
            [Hint::NoWhat("extra aandacht".to_owned())]
        );
        assert_eq!(look(NeedKind::Teacher, "structuur biedt door elke dag de planning voor te lezen"), []);
        assert_eq!(look(NeedKind::Instruction, "kort is"), []);
    }

    #[test]
    fn what_child_and_parents_say_is_never_weighed() {
        for kind in [NeedKind::ChildView, NeedKind::ParentsView, NeedKind::TeacherNeed] {
            assert_eq!(hints(kind, "is lui", false, &lists()), []);
        }
        assert_eq!(hints(NeedKind::Goal, " … ", false, &lists()), []);
    }
}
