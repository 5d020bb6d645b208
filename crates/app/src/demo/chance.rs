//! Chance that falls the same way each time: SplitMix64 over whole numbers, without floating point, so that every
//! machine makes the same bytes.

/// A stream of numbers that look random and depend on its seed alone.
///
/// Each pupil, family and sitting has a stream of its own, seeded with its label: when one thing in the demo changes,
/// the rest stays as it was.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    /// The stream of a thing with this label, for example `d0042 words`.
    pub(super) fn of(label: &str) -> Self {
        // FNV-1a spreads the label over 64 bits.
        Self(label.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        }))
    }

    /// The next 64 bits.
    pub(super) const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 up to, not including, `end`; 0 when `end` is 0.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        let scaled = (u128::from(self.bits()) * u128::from(end)) >> 64;
        u32::try_from(scaled).unwrap_or(0)
    }

    /// Whether something happens that happens `per_mille` times in a thousand.
    pub(super) fn happens(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// One of the things, each as likely; `None` when there is none.
    pub(super) fn pick<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        let index = self.below(u32::try_from(things.len()).unwrap_or(u32::MAX));
        things.get(usize::try_from(index).unwrap_or(0))
    }

    /// About normally distributed, in thousandths: mean 0, standard deviation `sd`, never beyond six of those. It is a sum
    /// of twelve even draws.
    pub(super) fn normal(&mut self, sd: i32) -> i32 {
        let sum: i64 = (0..12).map(|_| i64::from(self.below(1001))).sum();
        i32::try_from((sum - 6000) * i64::from(sd) / 1000).unwrap_or(0)
    }

    /// As many hexadecimal characters as asked.
    pub(super) fn hex(&mut self, characters: usize) -> String {
        let mut text = String::new();
        while text.len() < characters {
            text.push_str(&format!("{:016x}", self.bits()));
        }
        text.truncate(characters);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_label_gives_the_same_stream_and_another_label_another_one() {
        assert_eq!(Chance::of("d0001").bits(), Chance::of("d0001").bits());
        assert_ne!(Chance::of("d0001").bits(), Chance::of("d0002").bits());
        // The first number after the 64-bit offset basis of FNV-1a; a change here changes the whole demo school.
        assert_eq!(Chance::of("").bits(), 0xc381_7c01_6ba4_ff30);
    }

    #[test]
    fn draws_keep_to_their_range_and_their_mean() {
        let mut chance = Chance::of("range");
        let draws: Vec<u32> = (0..10_000).map(|_| chance.below(7)).collect();
        assert!((0..7).all(|n| draws.iter().filter(|d| **d == n).count() > 1_200));
        let normal: Vec<i32> = (0..10_000).map(|_| chance.normal(1000)).collect();
        let mean = normal.iter().sum::<i32>() / 10_000;
        let variance: i64 = normal.iter().map(|n| i64::from(*n).pow(2)).sum::<i64>() / 10_000;
        assert!(mean.abs() < 40 && (900_000..1_100_000).contains(&variance), "{mean} {variance}");
        assert!(chance.pick::<u8>(&[]).is_none());
        assert_eq!(chance.hex(128).len(), 128);
    }
}
