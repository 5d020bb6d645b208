//! Kinds, natures and reasons in words.

use domain::concerns::{DestroyReason, EntryKind, Nature};
use i18n::Texts;

/// What an entry is.
pub const fn kind_words(texts: &Texts, kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Signal => texts.concern_kind_signal(),
        EntryKind::Consultation => texts.concern_kind_consultation(),
        EntryKind::Talk => texts.concern_kind_talk(),
        EntryKind::Weighing => texts.concern_kind_weighing(),
        EntryKind::Decision => texts.concern_kind_decision(),
        EntryKind::FollowUp => texts.concern_kind_follow_up(),
    }
}

/// Whether it is a fact or an opinion.
pub const fn nature_words(texts: &Texts, nature: Nature) -> &'static str {
    match nature {
        Nature::Fact => texts.concern_nature_fact(),
        Nature::Opinion => texts.concern_nature_opinion(),
    }
}

/// Why a record is destroyed.
pub const fn reason_words(texts: &Texts, reason: DestroyReason) -> &'static str {
    match reason {
        DestroyReason::Unfounded => texts.concern_reason_unfounded(),
        DestroyReason::HandedOver => texts.concern_reason_handed_over(),
        DestroyReason::Term => texts.concern_reason_term(),
        DestroyReason::Mistake => texts.concern_reason_mistake(),
    }
}
