//! The wording check with the words that come with Stut.

use crate::norms::table;
use domain::needs::{Hint, NeedLine, WordLists, hints};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Row {
    list: String,
    words: String,
}

static LISTS: LazyLock<WordLists> = LazyLock::new(|| {
    let rows: Vec<Row> = table(include_str!("../../data/wording.csv"));
    let of = |list: &str| rows.iter().filter(|row| row.list == list).map(|row| row.words.clone()).collect();
    WordLists { labels: of("label"), general: of("general"), measures: of("measure") }
});

/// What a colleague would ask about the wording of a line. It never keeps anybody from saving it.
pub fn wording_hints(line: &NeedLine) -> Vec<Hint> {
    let has_source = line.seen_by.is_some() && line.seen_on.is_some();
    hints(line.kind, line.text.reveal(), has_source, &LISTS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::needs::NeedKind;

    #[test]
    fn every_list_has_words_and_the_table_has_no_other() {
        let lists = &*LISTS;
        let rows: Vec<Row> = table(include_str!("../../data/wording.csv"));
        assert_eq!(rows.len(), lists.labels.len() + lists.general.len() + lists.measures.len());
        for list in [&lists.labels, &lists.general, &lists.measures] {
            assert!(list.len() > 10);
            assert!(list.iter().all(|words| *words == words.to_lowercase()), "compared in lower case");
        }
    }

    #[test]
    fn the_words_find_what_a_colleague_would_ask_about() {
        let look = |kind, text: &str| hints(kind, text, true, &LISTS);
        assert_eq!(
            look(NeedKind::Hindering, "Tom heeft ADHD en is snel afgeleid"),
            [Hint::Label("adhd".to_owned())]
        );
        assert_eq!(look(NeedKind::Instruction, "extra uitleg is"), [Hint::NoWhat("extra uitleg".to_owned())]);
        assert_eq!(look(NeedKind::Goal, "beter lezen"), [Hint::NoMeasure]);
        assert_eq!(look(NeedKind::Goal, "in juni AVI-M5 beheersen"), []);
        assert_eq!(look(NeedKind::Hindering, "Stopt na tien minuten en kijkt dan naar buiten"), []);
    }
}
