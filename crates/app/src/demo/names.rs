//! Names for people who do not exist: first names and family names that are common in the Netherlands, from many
//! origins, put together by chance.

use super::chance::Chance;
use domain::register::Gender;

/// A pool of names that are given together.
struct Pool {
    /// How often a family comes from this pool, out of [`ALL_WEIGHTS`].
    weight: u32,
    boys: &'static [&'static str],
    girls: &'static [&'static str],
    /// Prefix and family name.
    families: &'static [(&'static str, &'static str)],
}

const DUTCH: Pool = Pool {
    weight: 58,
    boys: &[
        "Bram", "Stijn", "Teun", "Jurre", "Hidde", "Mees", "Floris", "Joep", "Pim", "Thijs", "Ruben", "Sep",
        "Guus", "Olivier", "Siem", "Daan", "Jelle", "Wout", "Tijn", "Abel", "Sietse", "Noud", "Ties",
        "Morris", "Koen", "Lars", "Job", "Boaz", "René", "Raf",
    ],
    girls: &[
        "Zoë", "Saar", "Fenna", "Lotte", "Noor", "Evi", "Pien", "Fleur", "Roos", "Jip", "Madelief", "Tess",
        "Lieke", "Nynke", "Isa", "Fay", "Sterre", "Loïs", "Maud", "Julie", "Renée", "Juul", "Hanna", "Vera",
        "Nova", "Puck", "Sanne", "Wies", "Mirthe", "Elin",
    ],
    families: &[
        ("van den", "Berg"),
        ("van der", "Meer"),
        ("van der", "Wal"),
        ("van", "Dijk"),
        ("van", "Wijk"),
        ("van", "Beek"),
        ("van 't", "Hof"),
        ("'t", "Hart"),
        ("in 't", "Veld"),
        ("ter", "Horst"),
        ("ten", "Brink"),
        ("den", "Hartog"),
        ("op den", "Camp"),
        ("de", "Graaf"),
        ("de", "Wit"),
        ("de", "Lange"),
        ("van de", "Ven"),
        ("", "Bakker"),
        ("", "Visser"),
        ("", "Smit"),
        ("", "Mulder"),
        ("", "Bos"),
        ("", "Vos"),
        ("", "Peters"),
        ("", "Hendriks"),
        ("", "Dekker"),
        ("", "Brouwer"),
        ("", "Dijkstra"),
        ("", "Koster"),
        ("", "Prins"),
        ("", "Huisman"),
        ("", "Veenstra"),
        ("", "Schouten"),
        ("", "Willems"),
        ("", "Postma"),
        ("", "Wiersma"),
        ("", "Jansen"),
        ("", "Gerritsen"),
        ("", "Kok"),
        ("", "Zijlstra"),
    ],
};

const TURKISH: Pool = Pool {
    weight: 8,
    boys: &["Kerem", "Mert", "Yiğit", "Ömer", "Emir", "Çınar"],
    girls: &["Zeynep", "Elif", "Defne", "Azra", "Gülşen", "Ela"],
    families: &[
        ("", "Yıldız"),
        ("", "Şahin"),
        ("", "Çelik"),
        ("", "Öztürk"),
        ("", "Aydın"),
        ("", "Doğan"),
        ("", "Kaya"),
    ],
};

const MOROCCAN: Pool = Pool {
    weight: 8,
    boys: &["Bilal", "Anass", "Ilyas", "Hamza", "Yassin", "Zakaria"],
    girls: &["Imane", "Safae", "Hiba", "Amira", "Aïsha", "Nora"],
    families: &[
        ("el", "Amrani"),
        ("el", "Idrissi"),
        ("ait", "Lahcen"),
        ("", "Benali"),
        ("", "Chaoui"),
        ("", "Azzouzi"),
        ("", "Ouali"),
    ],
};

const CARIBBEAN: Pool = Pool {
    weight: 7,
    boys: &["Jayden", "Rishon", "Xaviër", "Dylano", "Ravi", "Quincy"],
    girls: &["Shanaya", "Chanelle", "Daniëlla", "Priya", "Anoushka", "Naomi"],
    families: &[
        ("", "Ramdin"),
        ("", "Biharie"),
        ("", "Sewpersad"),
        ("", "Jubitana"),
        ("", "Winklaar"),
        ("", "Croes"),
        ("", "Kartosen"),
    ],
};

const EASTERN: Pool = Pool {
    weight: 7,
    boys: &["Kacper", "Szymon", "Danylo", "Maksym", "Błażej", "Andrei"],
    girls: &["Zuzanna", "Oliwia", "Polina", "Sofiia", "Małgosia", "Ioana"],
    families: &[
        ("", "Wójcik"),
        ("", "Mazur"),
        ("", "Kaczmarek"),
        ("", "Bondar"),
        ("", "Kovalenko"),
        ("", "Popescu"),
        ("", "Stępień"),
    ],
};

const LEVANT_AND_HORN: Pool = Pool {
    weight: 6,
    boys: &["Karim", "Tarek", "Nahom", "Liban", "Samir", "Yonas"],
    girls: &["Layla", "Maryam", "Hiwot", "Amina", "Rima", "Yara"],
    families: &[
        ("al", "Masri"),
        ("", "Haddad"),
        ("", "Sabbagh"),
        ("", "Tesfay"),
        ("", "Kidane"),
        ("", "Warsame"),
        ("", "Khoury"),
    ],
};

const FURTHER: Pool = Pool {
    weight: 6,
    boys: &["Minh", "João", "François", "Kwame", "Björn", "Kai"],
    girls: &["Linh", "Inês", "Chloé", "Adjoa", "Mei", "Lucía"],
    families: &[
        ("", "Nguyễn"),
        ("", "Trần"),
        ("", "Chen"),
        ("", "Ferreira"),
        ("", "Dubois"),
        ("", "Owusu"),
        ("", "Núñez"),
    ],
};

const POOLS: [Pool; 7] = [DUTCH, TURKISH, MOROCCAN, CARIBBEAN, EASTERN, LEVANT_AND_HORN, FURTHER];
const ALL_WEIGHTS: u32 = 100;

/// A family: a prefix and a family name, and the pool its children's first names come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Family {
    /// Prefix of the family name; empty when there is none.
    pub(super) prefix: &'static str,
    /// Family name without its prefix.
    pub(super) last: &'static str,
    pool: usize,
}

impl Family {
    /// A family by chance.
    pub(super) fn any(chance: &mut Chance) -> Self {
        let mut left = chance.below(ALL_WEIGHTS);
        let mut chosen = (0, &DUTCH);
        for (index, pool) in POOLS.iter().enumerate() {
            if left < pool.weight {
                chosen = (index, pool);
                break;
            }
            left -= pool.weight;
        }
        let (pool, families) = (chosen.0, chosen.1.families);
        let (prefix, last) = chance.pick(families).copied().unwrap_or(("", "Demo"));
        Self { prefix, last, pool }
    }

    /// A family whose name is given, with first names from the first pool.
    pub(super) const fn named(prefix: &'static str, last: &'static str) -> Self {
        Self { prefix, last, pool: 0 }
    }

    /// A first name for a child of this family.
    pub(super) fn first_name(&self, gender: Gender, chance: &mut Chance) -> &'static str {
        let pool = POOLS.get(self.pool).unwrap_or(&DUTCH);
        let names = if gender == Gender::Girl { pool.girls } else { pool.boys };
        chance.pick(names).copied().unwrap_or("Demo")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_fill_the_whole_and_every_pool_is_met() {
        assert_eq!(POOLS.iter().map(|pool| pool.weight).sum::<u32>(), ALL_WEIGHTS);
        let mut chance = Chance::of("families");
        let met: std::collections::BTreeSet<usize> =
            (0..1000).map(|_| Family::any(&mut chance).pool).collect();
        assert_eq!(met.len(), POOLS.len());
    }

    #[test]
    fn names_fit_the_roster_format() {
        for pool in &POOLS {
            assert!(pool.families.iter().all(|(prefix, _)| prefix.chars().count() <= 10));
        }
    }
}
