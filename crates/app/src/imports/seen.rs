//! What somebody saw before she said yes: a preview that shows something else by now is no longer what she agreed to.

use super::{
    ImportCounts,
    differences::{Difference, Differences, Shown},
};
use crate::{Error, error::Conflict};
use std::{
    hash::{BuildHasher as _, Hash as _, Hasher as _, RandomState},
    sync::LazyLock,
};

/// Makes that the mark of a preview says nothing of what it shows. After a restart every preview is shown again.
static SECRET: LazyLock<RandomState> = LazyLock::new(RandomState::new);

/// A mark of what an import would do: another one when it would do something else. The settings are those it is read by.
pub(super) fn mark(settings: &str, counts: ImportCounts, differences: &Differences) -> String {
    let mut hasher = SECRET.build_hasher();
    settings.hash(&mut hasher);
    (counts.added, counts.changed, counts.same, counts.refused).hash(&mut hasher);
    // In whichever order they were met. What is new stands in the file itself.
    let changed = differences.changed.iter().map(of_one).fold(0, u64::wrapping_add);
    changed.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn of_one(one: &Difference) -> u64 {
    let mut hasher = SECRET.build_hasher();
    one.line.hash(&mut hasher);
    format!("{:?}", one.about).hash(&mut hasher);
    for field in &one.fields {
        format!("{:?}", field.field).hash(&mut hasher);
        for shown in [&field.before, &field.after] {
            match shown {
                Shown::Nothing => 0.hash(&mut hasher),
                Shown::Text(text) => text.reveal().hash(&mut hasher),
                Shown::Number(number) => number.thousandths().hash(&mut hasher),
                Shown::Day(day) => day.reveal().to_string().hash(&mut hasher),
            }
        }
    }
    hasher.finish()
}

/// Refuses what is not what was seen.
pub(super) fn must_be(seen: &str, now: &str) -> Result<(), Error> {
    if seen == now { Ok(()) } else { Err(Error::Conflict(Conflict::SavedMeanwhile)) }
}
