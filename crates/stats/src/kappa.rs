//! How far two people sort the same things alike.

use crate::group::ratio;

/// Cohen's kappa of two sorters: 1 when they always agree, 0 when they agree as often as chance makes them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// How many things both sorted.
    pub things: u32,
    /// How many of these both put in the same place.
    pub alike: u32,
    /// Kappa; none when both put everything in one and the same place: then chance alone would do that too.
    pub kappa: Option<f64>,
}

/// Counts the agreement of two sorters over the things that both sorted, each given as the place in which the one and the
/// other put it. None when there is nothing that both sorted. A thing that lies in two places is a place of its own here: who
/// put it in the first and the second level agrees only with who did exactly so.
pub fn kappa<T: PartialEq>(pairs: &[(T, T)]) -> Option<Kappa> {
    let things = u32::try_from(pairs.len()).ok().filter(|things| *things > 0)?;
    let count = |matches: &dyn Fn(&(T, T)) -> bool| {
        u64::try_from(pairs.iter().filter(|pair| matches(pair)).count()).unwrap_or(u64::MAX)
    };
    let alike = count(&|(one, other)| one == other);
    let all = u64::from(things);
    let mut by_chance = 0;
    for (at, (place, _)) in pairs.iter().enumerate() {
        if pairs.iter().take(at).all(|(earlier, _)| earlier != place) {
            by_chance += count(&|(one, _)| one == place) * count(&|(_, other)| other == place);
        }
    }
    let (seen, expected) = (ratio(alike, all), ratio(by_chance, all * all));
    let kappa = (by_chance < all * all).then(|| (seen - expected) / (1.0 - expected));
    Some(Kappa { things, alike: u32::try_from(alike).ok()?, kappa })
}
