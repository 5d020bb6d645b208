//! What is done with an agreement, sent from wherever it stands.

use super::{
    agreement_id, back_with,
    one::{Refusal, refused},
};
use crate::{ask::Ask, error::PageError};
use app::agreements::{Acted, act_on};
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    Personal,
    agreements::{Act, ActRefused, DayRead, read_day},
};
use i18n::Texts;
use serde::Deserialize;

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    pub(super) act: String,
    pub(super) version: i64,
    pub(super) to: String,
    pub(super) why: Personal<String>,
    pub(super) back: String,
}

impl Sent {
    /// What is wanted; a day that cannot be read is the second, and what is no act at all is nothing.
    fn wanted(&self, today: jiff::civil::Date) -> Option<Result<Act, ()>> {
        Some(Ok(match self.act.as_str() {
            "done" => Act::Do,
            "drop" => Act::Drop(self.why.clone()),
            "ask" => Act::Ask,
            "reopen" => Act::Reopen,
            "move" => match read_day(&self.to, today) {
                DayRead::Day(day) => Act::Move(day, self.why.clone()),
                DayRead::NoSuchDay | DayRead::Nothing => return Some(Err(())),
            },
            _ => return None,
        }))
    }
}

/// Does it, and goes back to where one came from.
pub(super) async fn take(
    ask: Ask,
    Path((_, id)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let id = agreement_id(&ask, &id)?;
    let wanted = match sent.wanted(ask.ctx.today()) {
        Some(Ok(wanted)) => wanted,
        Some(Err(())) => {
            let words = ask.texts.agreement_refused_no_day();
            let refusal = Refusal { words, field: "to", status: StatusCode::UNPROCESSABLE_ENTITY };
            return refused(&ask, id, &sent, refusal).await;
        }
        None => {
            let refusal = Refusal {
                words: ask.texts.agreement_refused_not_now(),
                field: "",
                status: StatusCode::UNPROCESSABLE_ENTITY,
            };
            return refused(&ask, id, &sent, refusal).await;
        }
    };
    match act_on(&ask.ctx, &ask.school, (id, sent.version), &wanted).await.map_err(ask.failed())? {
        Acted::Yes(_) => Ok(Redirect::to(&back_with(&ask, &sent.back, (&sent.act, id))).into_response()),
        Acted::Refused(why, _) => {
            let (field, words) = refusal_words(ask.texts, why);
            let refusal = Refusal { words, field, status: StatusCode::UNPROCESSABLE_ENTITY };
            refused(&ask, id, &sent, refusal).await
        }
        Acted::Meanwhile(_) => {
            let words = ask.texts.agreement_meanwhile();
            refused(&ask, id, &sent, Refusal { words, field: "", status: StatusCode::CONFLICT }).await
        }
    }
}

/// Beside which field it is said, and what.
const fn refusal_words(texts: &Texts, why: ActRefused) -> (&'static str, &'static str) {
    match why {
        ActRefused::NotNow => ("", texts.agreement_refused_not_now()),
        ActRefused::NoReason => ("why", texts.agreement_refused_no_reason()),
        ActRefused::LongReason => ("why", texts.agreement_refused_long_reason()),
        ActRefused::SameDay => ("to", texts.agreement_refused_same_day()),
        ActRefused::Past => ("to", texts.agreement_refused_past()),
        ActRefused::TooFar => ("to", texts.agreement_refused_too_far()),
    }
}
