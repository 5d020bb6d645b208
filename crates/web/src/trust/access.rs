//! Who can see a pupil and why, and tying somebody to the pupil.

use super::people::{
    Dates, DatesForm, DatesTrouble, EndForm, Field, Fields, id, in_words, invited, moment, role_words,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::route::{InvitedPartner, words::role_words as partner_role};
use app::trust::{self, AccessPage, Checked, Fault, FormerViewer, NewTie, Sees, TieLine, Viewer, Why};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::{PupilId, TieId},
    register::School,
    trust::Role,
};
use i18n::Texts;
use policy::{Action, Decision, NoteView, Resource, decide};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/access.html")]
struct Access {
    frame: Frame,
    base: String,
    address: String,
    name: String,
    first_name: String,
    is_saved: bool,
    viewers: Vec<Line>,
    former: Vec<Former>,
    invited: Vec<Partner>,
    /// The ties and the form for a new one; none for who may not tie.
    ties: Option<Vec<Tied>>,
    tie: Vec<Field>,
}

struct Line {
    name: String,
    /// The page of the person, for who may see it.
    person: Option<String>,
    roles: String,
    why: Vec<String>,
    sees: Vec<String>,
    /// Where one goes to see what she sees, with the words of the button.
    view_as: Option<(String, String)>,
}

struct Former {
    name: String,
    why: Vec<String>,
    until: String,
}

/// A partner from outside who is invited in a case.
struct Partner {
    name: String,
    role: &'static str,
    until: String,
    /// The address and the title of the case, for who may see it.
    case: Option<(String, String)>,
}

struct Tied {
    name: String,
    role: &'static str,
    term: String,
    why: String,
    dates: Option<Dates>,
}

/// What was wrong with one of the forms of the page.
enum Trouble {
    Tie(NewTie, Vec<Fault>),
    Dates(TieId, DatesTrouble),
}

/// Whether one comes from saving.
#[derive(Deserialize)]
pub(crate) struct Came {
    saved: Option<String>,
}

/// Who can see this child and why.
pub(crate) async fn access(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let pupil = id(&ask, &pupil)?;
    show(&ask, pupil, came.saved.is_some(), None).await
}

async fn show(
    ask: &Ask,
    pupil: PupilId,
    is_saved: bool,
    trouble: Option<&Trouble>,
) -> Result<Response, PageError> {
    let found = trust::access(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())?;
    let frame = Frame::of_school(ask, &found.school, Room::Pupils);
    let base = frame.base.clone().unwrap_or_default();
    let address = format!("{base}/pupils/{pupil}");
    let ties = found.ties.iter().map(|line| tied(ask, &address, line, trouble)).collect();
    Ok(render(&Access {
        name: found.pupil.name.full(),
        first_name: found.pupil.name.first.reveal().clone(),
        is_saved,
        viewers: found.viewers.iter().map(|viewer| line(ask, &found, viewer)).collect(),
        former: found.former.iter().map(|one| former(ask.texts, one)).collect(),
        invited: found.invited.iter().map(|one| partner(ask.texts, &base, one)).collect(),
        ties: found.may_tie.then_some(ties),
        tie: tie_fields(ask.texts, &found, trouble),
        address,
        base: base.clone(),
        frame,
    }))
}

fn line(ask: &Ask, found: &AccessPage, viewer: &Viewer) -> Line {
    let (texts, base) = (ask.texts, school_base(&found.school));
    let sees_people = decide(ask.ctx.actor(), Action::ViewPeople, Resource::School(found.school.id));
    let person = format!("{base}/people/{}", viewer.account);
    let name = viewer.name.reveal().clone();
    let is_other = ask.ctx.actor().account() != Some(viewer.account);
    let roles: Vec<&str> = viewer.roles.iter().map(|role| role_words(texts, *role)).collect();
    let view_as = (format!("{person}/view"), texts.view_as_send(name.as_str()));
    Line {
        person: matches!(sees_people, Decision::Allowed(_)).then_some(person),
        roles: roles.join(", "),
        why: viewer.why.iter().map(|why| why_words(texts, why)).collect(),
        sees: sees_words(texts, &viewer.sees),
        view_as: (found.may_view_as && is_other).then_some(view_as),
        name,
    }
}

fn partner(texts: &'static Texts, base: &str, one: &InvitedPartner) -> Partner {
    let case = one.case.as_ref();
    Partner {
        name: one.name.reveal().clone(),
        role: partner_role(texts, one.role),
        until: texts.access_former_until(texts.language().date(one.until_on).as_str()),
        case: case.map(|(id, title)| (format!("{base}/route/{id}"), title.reveal().clone())),
    }
}

fn former(texts: &'static Texts, one: &FormerViewer) -> Former {
    Former {
        name: one.name.reveal().clone(),
        why: one.why.iter().map(|why| why_words(texts, why)).collect(),
        until: texts.access_former_until(texts.language().date(one.until).as_str()),
    }
}

fn why_words(texts: &Texts, why: &Why) -> String {
    match why {
        Why::WholeSchool(role) => texts.why_whole_school(role_words(texts, *role)),
        Why::Teaches(groups) => texts.why_teaches(groups.join(", ").as_str()),
        Why::Tied { role, until: None } => texts.why_tied(role_words(texts, *role)),
        Why::Tied { role, until: Some(until) } => {
            texts.why_tied_until(role_words(texts, *role), texts.language().date(*until).as_str())
        }
        Why::Emergency(until) => texts.why_emergency(moment(texts, *until).as_str()),
    }
}

fn sees_words(texts: &Texts, sees: &Sees) -> Vec<String> {
    let category = |(name, view): &(String, NoteView)| match view {
        NoteView::Hidden => None,
        NoteView::Exists => Some(texts.sees_exists(name.as_str())),
        NoteView::OnRequest => Some(texts.sees_on_request(name.as_str())),
        NoteView::Text => Some(name.clone()),
    };
    let notes: Vec<String> = sees.notes.iter().filter_map(category).collect();
    let parts = [
        sees.file.then(|| texts.sees_file().to_owned()),
        (sees.shared && !sees.file).then(|| texts.sees_shared().to_owned()),
        (!notes.is_empty()).then(|| texts.sees_notes(notes.join(", ").as_str())),
    ];
    parts.into_iter().flatten().collect()
}

fn tied(ask: &Ask, address: &str, line: &TieLine, trouble: Option<&Trouble>) -> Tied {
    let (texts, tie) = (ask.texts, &line.tie);
    let own = match trouble {
        Some(Trouble::Dates(of, trouble)) if *of == tie.id => Some(trouble),
        _ => None,
    };
    let role = role_words(texts, tie.role);
    let forms = (format!("tie-{}", tie.id), format!("{address}/ties/{}", tie.id), role);
    let may_change = line.may_change && (!line.has_ended || own.is_some());
    Tied {
        name: line.name.reveal().clone(),
        role,
        term: in_words(texts, tie.term, ask.ctx.today()),
        why: tie.why.reveal().clone(),
        dates: may_change.then(|| Dates::new(texts, forms, tie.term, own)),
    }
}

fn tie_fields(texts: &'static Texts, found: &AccessPage, trouble: Option<&Trouble>) -> Vec<Field> {
    let nothing = (NewTie::default(), Vec::new());
    let (typed, faults) = match trouble {
        Some(Trouble::Tie(typed, faults)) => (typed, faults),
        _ => (&nothing.0, &nothing.1),
    };
    let fields = Fields { texts, form: "tie", faults };
    let people: Vec<(String, String)> =
        found.people.iter().map(|(id, name)| (id.to_string(), name.reveal().clone())).collect();
    let roles: Vec<Role> = Role::ALL.into_iter().filter(|role| role.needs_tie()).collect();
    vec![
        fields.person(&typed.account, &people),
        fields.person_name(&typed.name, false),
        fields.email(&typed.email, false),
        fields.role(&typed.role, &roles),
        fields.from(&typed.from),
        fields.until(&typed.until),
        fields.why(&typed.why),
    ]
}

/// A tie as one fills it in.
#[derive(Deserialize)]
pub(crate) struct TieForm {
    #[serde(default)]
    account: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    why: String,
}

/// Ties somebody to the pupil; of somebody new it shows the link, which must not stand in an address.
pub(crate) async fn tie(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Form(form): Form<TieForm>,
) -> Result<Response, PageError> {
    let pupil: PupilId = id(&ask, &pupil)?;
    let TieForm { account, name, email, role, from, until, why } = form;
    let typed = NewTie { account, name, email, role, from, until, why };
    let saved = trust::tie_pupil(&ask.ctx, &ask.school, pupil, typed.clone()).await.map_err(ask.failed())?;
    match saved {
        Ok(Some(newcomer)) => invited(&ask, vec![newcomer]).await,
        Ok(None) => after(&ask, pupil, Ok(Ok(())), |faults| Trouble::Tie(typed, faults)).await,
        Err(faults) => after(&ask, pupil, Ok(Err(faults)), |faults| Trouble::Tie(typed, faults)).await,
    }
}

/// Changes the dates of a tie.
pub(crate) async fn change_tie(
    ask: Ask,
    Path((_, pupil, tie)): Path<(String, String, String)>,
    Form(form): Form<DatesForm>,
) -> Result<Response, PageError> {
    let (pupil, tie): (PupilId, TieId) = (id(&ask, &pupil)?, id(&ask, &tie)?);
    let saved = trust::change_tie(&ask.ctx, &ask.school, (pupil, tie), form.typed()).await;
    after(&ask, pupil, saved, |faults| Trouble::Dates(tie, DatesTrouble::Change(form, faults))).await
}

/// Ends a tie.
pub(crate) async fn end_tie(
    ask: Ask,
    Path((_, pupil, tie)): Path<(String, String, String)>,
    Form(form): Form<EndForm>,
) -> Result<Response, PageError> {
    let (pupil, tie): (PupilId, TieId) = (id(&ask, &pupil)?, id(&ask, &tie)?);
    let saved = trust::end_tie(&ask.ctx, &ask.school, (pupil, tie), form.typed()).await;
    after(&ask, pupil, saved, |faults| Trouble::Dates(tie, DatesTrouble::End(form, faults))).await
}

async fn after(
    ask: &Ask,
    pupil: PupilId,
    saved: Checked<()>,
    trouble: impl FnOnce(Vec<Fault>) -> Trouble,
) -> Result<Response, PageError> {
    match saved.map_err(ask.failed())? {
        Ok(()) => {
            let school = ask.here.split('/').nth(1).unwrap_or_default();
            Ok(Redirect::to(&format!("/{school}/pupils/{pupil}/access?saved=1")).into_response())
        }
        Err(faults) => {
            let page = show(ask, pupil, false, Some(&trouble(faults))).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// A page about one pupil: what one must be allowed to do, the end of its address, its words.
type PupilRoom = (Action, &'static str, fn(&Texts) -> &'static str);

/// The pages about one pupil that somebody may open, each with the end of its address. Other rooms add their own line.
const PUPIL_ROOMS: [PupilRoom; 9] = [
    (Action::ViewNeeds, "needs", |texts| texts.needs_tab()),
    (Action::ViewPlans, "plans", |texts| texts.pupil_plan_tab()),
    (Action::ViewPupilAgreements, "agreements", |texts| texts.agreements_card()),
    (Action::ViewContacts, "contacts", |texts| texts.contacts_link()),
    (Action::ViewDocuments, "documents", |texts| texts.documents_link()),
    (Action::ViewNotes, "notes", |texts| texts.notes_link()),
    (Action::ViewAccess, "access", |texts| texts.pupil_link_access()),
    (Action::ViewPupilTrail, "trail", |texts| texts.trail_link()),
    (Action::ExportPupil, "rights", |texts| texts.rights_link()),
];

/// The links on a pupil's page to what else there is about this pupil, of what who asks may do.
pub(crate) fn pupil_links(
    texts: &Texts,
    school: &School,
    pupil: PupilId,
    open: &[Action],
) -> Vec<(String, &'static str)> {
    let address = |end: &str| format!("{}/pupils/{pupil}/{end}", school_base(school));
    let rooms = PUPIL_ROOMS.iter().filter(|(action, ..)| open.contains(action));
    rooms.map(|(_, end, name)| (address(end), name(texts))).collect()
}
