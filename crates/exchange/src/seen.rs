//! What was seen before in a file, in little memory: for repeats among a million records.

/// Shards; their number is part of what tells two hashes apart.
const SHARDS: usize = 1 << SHARD_BITS;
const SHARD_BITS: u32 = 10;

/// A table from a 64-bit hash to the line on which it came first, and something small beside it.
///
/// An entry is 48 bits of the hash, 32 bits of the line and `C`; with the shard that makes 58 bits, so that two different
/// records among a million are taken for one with a chance of about one in half a million per file. When the table holds as
/// many entries as it may, it takes no more: repeats of what it holds are still found, later ones are not.
pub(crate) struct Seen<C> {
    shards: Vec<Shard<C>>,
    room: usize,
}

struct Shard<C> {
    /// A free place has line 0.
    entries: Vec<Entry<C>>,
    count: usize,
}

#[derive(Clone, Copy, Default)]
struct Entry<C> {
    mark: [u16; 3],
    line: [u16; 2],
    content: C,
}

impl<C: Copy + Default> Seen<C> {
    /// An empty table for at most so many entries.
    pub(crate) fn new(most: usize) -> Self {
        Self { shards: (0..SHARDS).map(|_| Shard { entries: Vec::new(), count: 0 }).collect(), room: most }
    }

    /// Notes a hash, unless it is there already: then gives the line and the content of its first time.
    pub(crate) fn note(&mut self, hash: u64, line: u64, content: C) -> Option<(u64, C)> {
        let [a, b, c, d] = parts(hash);
        let (index, mark) = (usize::from(a >> (16 - SHARD_BITS)), [b, c, d]);
        let shard = self.shards.get_mut(index)?;
        if let Some(entry) = shard.find(mark) {
            return Some((entry.line(), entry.content));
        }
        if self.room > 0 {
            self.room -= 1;
            let [_, _, high, low] = parts(line.clamp(1, u64::from(u32::MAX)));
            shard.insert(Entry { mark, line: [high, low], content });
        }
        None
    }
}

impl<C: Copy + Default> Shard<C> {
    fn find(&self, mark: [u16; 3]) -> Option<&Entry<C>> {
        let start = place(mark, self.entries.len());
        let (before, from) = self.entries.split_at_checked(start)?;
        from.iter().chain(before).take_while(|entry| !entry.is_free()).find(|entry| entry.mark == mark)
    }

    fn insert(&mut self, entry: Entry<C>) {
        if self.count + 1 > self.entries.len() / 4 * 3 {
            self.grow();
        }
        self.put(entry);
        self.count += 1;
    }

    fn put(&mut self, entry: Entry<C>) {
        let start = place(entry.mark, self.entries.len());
        let (before, from) = self.entries.split_at_mut(start);
        if let Some(free) = from.iter_mut().chain(before).find(|entry| entry.is_free()) {
            *free = entry;
        }
    }

    /// Grows by a quarter, so that little is unused.
    fn grow(&mut self) {
        let size = self.entries.len() + self.entries.len() / 4 + 16;
        let mut entries = Vec::new();
        entries.reserve_exact(size);
        entries.resize(size, Entry::default());
        for entry in std::mem::replace(&mut self.entries, entries) {
            if !entry.is_free() {
                self.put(entry);
            }
        }
    }
}

impl<C> Entry<C> {
    const fn is_free(&self) -> bool {
        self.line[0] == 0 && self.line[1] == 0
    }

    fn line(&self) -> u64 {
        u64::from(self.line[0]) << 16 | u64::from(self.line[1])
    }
}

/// The place of a mark among so many.
fn place(mark: [u16; 3], size: usize) -> usize {
    let high = u64::from(mark[0]) << 16 | u64::from(mark[1]);
    let size = u64::try_from(size).unwrap_or(0);
    usize::try_from((high * size) >> 32).unwrap_or(0)
}

fn parts(number: u64) -> [u16; 4] {
    let [a, b, c, d, e, f, g, h] = number.to_be_bytes();
    [[a, b], [c, d], [e, f], [g, h]].map(u16::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::{BuildHasher, RandomState};

    #[test]
    fn a_repeat_gives_line_and_content_of_the_first_time() {
        let mut seen = Seen::new(100);
        assert_eq!(seen.note(7, 70_000, 1_u16), None);
        assert_eq!(seen.note(8, 2, 2), None);
        assert_eq!(seen.note(7, 3, 3), Some((70_000, 1)));
        assert_eq!(seen.note(7, 4, 4), Some((70_000, 1)));
    }

    #[test]
    fn among_many_every_repeat_is_found_and_nothing_else() {
        let (mut seen, hasher) = (Seen::new(1_000_000), RandomState::new());
        for number in 1..=200_000_u64 {
            assert_eq!(seen.note(hasher.hash_one(number), number, ()), None);
        }
        for number in 1..=200_000_u64 {
            assert_eq!(seen.note(hasher.hash_one(number), 9, ()), Some((number, ())));
        }
    }

    #[test]
    fn a_full_table_still_knows_what_it_holds() {
        let mut seen = Seen::new(1);
        assert_eq!(seen.note(1 << 60, 5, ()), None);
        assert_eq!(seen.note(2 << 60, 6, ()), None);
        assert_eq!(seen.note(2 << 60, 7, ()), None);
        assert_eq!(seen.note(1 << 60, 8, ()), Some((5, ())));
    }

    #[test]
    fn entries_are_as_small_as_said() {
        assert_eq!(size_of::<Entry<()>>(), 10);
        assert_eq!(size_of::<Entry<[u16; 2]>>(), 14);
    }
}
