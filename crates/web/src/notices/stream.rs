//! The stream of a page that is open (server-sent events): how many notices one has not read, as soon as that changes. A page
//! without it has the number as it was when it was asked for.

use crate::{ask::Ask, error::PageError};
use app::{
    Ctx,
    notices::{Live, live_count},
    trust::Visitor,
};
use axum::{
    Extension,
    extract::State,
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{ACCEPT, CACHE_CONTROL},
    },
    response::{
        IntoResponse as _, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::ids::{AccountId, SchoolId};
use futures_util::stream;
use i18n::Texts;
use serde_json::json;
use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::sync::{broadcast, watch};

/// How often it is looked at without being told: for what another process kept, and for the end of the session.
const LOOK: Duration = Duration::from_secs(20);

/// How many streams one person may have open in this process: a page closes its own when it goes out of sight.
const MOST_OF_ONE: usize = 6;

/// A browser that finds the stream closed comes back after this time.
const COME_BACK: Duration = Duration::from_secs(10);

/// The streams that are open in this process. Nothing is in them that is not in the database.
#[derive(Debug)]
pub(crate) struct Streams {
    open: Mutex<HashMap<AccountId, usize>>,
    closing: watch::Sender<bool>,
}

impl Default for Streams {
    fn default() -> Self {
        Self { open: Mutex::default(), closing: watch::Sender::new(false) }
    }
}

impl Streams {
    /// Ends them all: the program stops.
    pub(crate) fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Takes a place for somebody; none when she has as many as she may.
    fn enter(self: &Arc<Self>, account: AccountId) -> Option<OnePlace> {
        let mut open = self.open.lock().ok()?;
        let count = open.entry(account).or_default();
        if *count >= MOST_OF_ONE {
            return None;
        }
        *count += 1;
        drop(open);
        Some(OnePlace { streams: Arc::clone(self), account })
    }
}

/// The place of one stream, which is free again when this goes.
struct OnePlace {
    streams: Arc<Streams>,
    account: AccountId,
}

impl Drop for OnePlace {
    fn drop(&mut self) {
        if let Ok(mut open) = self.streams.open.lock()
            && let Some(count) = open.get_mut(&self.account)
        {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.remove(&self.account);
            }
        }
    }
}

/// One page that listens.
struct Listening {
    ctx: Ctx,
    texts: &'static Texts,
    account: AccountId,
    school: SchoolId,
    visitor: Arc<Visitor>,
    bell: broadcast::Receiver<AccountId>,
    closing: watch::Receiver<bool>,
    told: Option<i64>,
    _place: OnePlace,
}

impl Listening {
    /// The next thing to tell; nothing when there is nothing more to come.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if *self.closing.borrow() {
                return None;
            }
            match live_count(&self.ctx, self.school, self.visitor.session).await {
                Ok(Live::Ended) => return None,
                Ok(Live::Unread(count)) if self.told != Some(count) => {
                    self.told = Some(count);
                    return Some(self.event(count));
                }
                // A database that is away comes back.
                Ok(Live::Unread(_) | Live::Quiet) | Err(_) => {}
            }
            self.wait().await;
        }
    }

    /// Waits until something was kept for her here, it is time to look, or the program stops.
    async fn wait(&mut self) {
        let look = tokio::time::sleep(LOOK);
        tokio::pin!(look);
        loop {
            tokio::select! {
                () = &mut look => return,
                _ = self.closing.changed() => return,
                heard = self.bell.recv() => match heard {
                    Ok(account) if account != self.account => {}
                    Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => return,
                    // The program goes on with another bell: the clock is left.
                    Err(broadcast::error::RecvError::Closed) => {
                        (&mut look).await;
                        return;
                    }
                },
            }
        }
    }

    fn event(&self, count: i64) -> Event {
        let words = if count > 0 { self.texts.notices_nav_count(count) } else { String::new() };
        Event::default()
            .retry(COME_BACK)
            .event("count")
            .data(json!({ "count": count, "words": words }).to_string())
    }
}

/// The stream. It ends with the session, and when the program stops.
pub(super) async fn stream(
    State(app): State<app::App>,
    streams: Option<Extension<Arc<Streams>>>,
    headers: HeaderMap,
    ask: Ask,
) -> Result<Response, PageError> {
    let (_, school) = ask.ctx.school(&ask.school, policy::Action::ViewNotices).await.map_err(ask.failed())?;
    let account = ask.ctx.own().map_err(ask.failed())?.account();
    let visitor = ask.visit.visitor.clone().ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    // Only of what listens the door knows that it is no use of the session.
    if headers.get(ACCEPT).is_none_or(|kinds| kinds != "text/event-stream") {
        return Ok(StatusCode::NOT_ACCEPTABLE.into_response());
    }
    let streams = streams.map(|Extension(streams)| streams).unwrap_or_default();
    let Some(place) = streams.enter(account) else {
        return Ok(StatusCode::TOO_MANY_REQUESTS.into_response());
    };
    let listening = Listening {
        account,
        school: school.id,
        visitor,
        bell: app.listen(),
        closing: streams.closing.subscribe(),
        told: None,
        texts: ask.texts,
        ctx: ask.ctx,
        _place: place,
    };
    let events = stream::unfold(listening, |mut listening| async {
        let event = listening.next().await?;
        Some((Ok::<_, Infallible>(event), listening))
    });
    let mut response = Sse::new(events).keep_alive(KeepAlive::default()).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A proxy that gathers answers would keep it to itself.
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn one_person_has_six_places_and_gets_one_back_when_a_page_goes() {
        let streams = Arc::new(Streams::default());
        let (anna, bo) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        let mut places: Vec<OnePlace> = (0..MOST_OF_ONE).map(|_| streams.enter(anna).unwrap()).collect();
        assert!(streams.enter(anna).is_none());
        assert!(streams.enter(bo).is_some(), "others have places of their own");
        places.pop();
        assert!(streams.enter(anna).is_some());
        places.clear();
        assert!(streams.open.lock().unwrap().is_empty(), "nothing is left of who went");
    }
}
