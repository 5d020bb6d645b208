//! The models that come with Stut: data with a source, in our own words.

use crate::norms::table;
use domain::roles::{ModelKey, RoleLevel, RoleModel};
use i18n::Language;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

#[derive(Deserialize)]
struct ModelRow {
    key: String,
    name_nl: String,
    name_en: String,
    source_nl: String,
    source_en: String,
}

#[derive(Deserialize)]
struct LevelRow {
    model: String,
    level: u8,
    name_nl: String,
    name_en: String,
    description_nl: String,
    description_en: String,
    asks_nl: String,
    asks_en: String,
    like: String,
}

/// One level beside one of another model: two pairs of a model's key and a level.
type Likeness = ((String, u8), (String, u8));

struct Shipped {
    models: Vec<ModelRow>,
    levels: Vec<LevelRow>,
    likenesses: Vec<Likeness>,
}

static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    let levels: Vec<LevelRow> = table(include_str!("../../data/role_levels.csv"));
    let likenesses = levels.iter().flat_map(likenesses).collect();
    Shipped { models: table(include_str!("../../data/role_models.csv")), levels, likenesses }
});

/// The table says each likeness once; it holds both ways.
fn likenesses(row: &LevelRow) -> Vec<Likeness> {
    let other = |one: &str| {
        let (model, level) = one.split_once(':')?;
        Some((model.to_owned(), level.parse::<u8>().ok()?))
    };
    let here = (row.model.clone(), row.level);
    let pair = |there: (String, u8)| [(here.clone(), there.clone()), (there, here.clone())];
    row.like.split(' ').filter_map(other).flat_map(pair).collect()
}

/// The key of the model to whose levels the shipped tasks belong.
pub(super) const GREVEN: &str = "greven";

/// The models that come with Stut, in one language.
pub(super) fn shipped(language: Language) -> Vec<RoleModel> {
    SHIPPED.models.iter().map(|row| model(row, language)).collect()
}

fn model(row: &ModelRow, language: Language) -> RoleModel {
    let (name, source) = match language {
        Language::Nl => (&row.name_nl, &row.source_nl),
        Language::En => (&row.name_en, &row.source_en),
    };
    RoleModel {
        key: ModelKey(row.key.clone()),
        own: None,
        name: name.clone(),
        source: Some(source.clone()),
        levels: SHIPPED
            .levels
            .iter()
            .filter(|level| level.model == row.key)
            .map(|one| level(one, language))
            .collect(),
        version: 0,
    }
}

fn level(row: &LevelRow, language: Language) -> RoleLevel {
    let (name, description, asks) = match language {
        Language::Nl => (&row.name_nl, &row.description_nl, &row.asks_nl),
        Language::En => (&row.name_en, &row.description_en, &row.asks_en),
    };
    let mut like: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for ((model, at), (other, level)) in &SHIPPED.likenesses {
        if *model == row.model && *at == row.level {
            like.entry(other.clone()).or_default().push(*level);
        }
    }
    RoleLevel { name: name.clone(), description: description.clone(), asks: asks.clone(), like }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_models_have_their_levels_in_both_languages() {
        for language in [Language::Nl, Language::En] {
            let models = shipped(language);
            let sizes: Vec<_> = models.iter().map(|one| (one.key.0.as_str(), one.levels.len())).collect();
            assert_eq!(sizes, [("greven", 5), ("standard_2022", 4), ("van_alem", 4)]);
            for model in &models {
                assert!(!model.name.is_empty() && model.source.as_ref().is_some_and(|text| !text.is_empty()));
                for level in &model.levels {
                    assert!(
                        ![&level.name, &level.description, &level.asks].iter().any(|text| text.is_empty())
                    );
                }
            }
        }
        let [dutch, english] =
            [Language::Nl, Language::En].map(|language| shipped(language)[0].levels[4].name.clone());
        assert_eq!((dutch.as_str(), english.as_str()), ("Kenniscoördinator", "Coordinator of knowledge"));
    }

    #[test]
    fn a_likeness_holds_both_ways_and_names_a_level_that_is_there() {
        let models = shipped(Language::Nl);
        let find = |key: &str| models.iter().find(|one| one.key.0 == key).unwrap();
        let mut pairs = 0;
        for model in &models {
            for (at, level) in (1..).zip(&model.levels) {
                assert_eq!(level.like.len(), 2, "{} {at} lies near a level of each other model", model.key.0);
                for (other, levels) in &level.like {
                    for near in levels {
                        let there = &find(other).levels[usize::from(*near) - 1];
                        assert!(
                            there.like[&model.key.0].contains(&at),
                            "{} {at} and {other} {near}",
                            model.key.0
                        );
                        pairs += 1;
                    }
                }
            }
        }
        assert_eq!(pairs, SHIPPED.likenesses.len());
    }
}
