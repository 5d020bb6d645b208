//! The addresses of people, access, viewing as another, and emergencies.

use super::{access, emergencies, people, view_as};
use crate::routes::{Needs, Routes};
use policy::Action;

/// The addresses.
pub(super) fn routes(routes: Routes) -> Routes {
    let see = Needs::To(Action::ViewPeople);
    let manage = Needs::To(Action::ManagePeople);
    let routes = routes
        .get("/{school}/people", see, people::people)
        .post("/{school}/people", manage, people::add)
        .get("/{school}/people/invitations", manage, people::choose_invitations)
        .post("/{school}/people/invitations", manage, people::send_invitations)
        .get("/{school}/people/{account}", see, people::person)
        .post("/{school}/people/{account}/roles", manage, people::give)
        .post("/{school}/people/{account}/roles/{grant}", manage, people::change)
        .post("/{school}/people/{account}/roles/{grant}/end", manage, people::end)
        .post("/{school}/people/{account}/staff", manage, people::link_staff)
        .post("/{school}/people/{account}/invitation", manage, people::invite_again)
        .post("/{school}/people/{account}/factors", manage, people::reset_factors)
        .post("/{school}/people/{account}/closed", manage, people::set_closed);
    of_pupils(routes).post("/{school}/people/{account}/view", Needs::To(Action::ViewAs), view_as::begin).post(
        "/view-as/stop",
        Needs::SignedIn,
        view_as::stop,
    )
}

fn of_pupils(routes: Routes) -> Routes {
    let tie = Needs::To(Action::TiePupil);
    routes
        .get("/{school}/pupils/{pupil}/access", Needs::To(Action::ViewAccess), access::access)
        .post("/{school}/pupils/{pupil}/ties", tie, access::tie)
        .post("/{school}/pupils/{pupil}/ties/{tie}", tie, access::change_tie)
        .post("/{school}/pupils/{pupil}/ties/{tie}/end", tie, access::end_tie)
        .get("/{school}/emergency", Needs::To(Action::OpenInEmergency), emergencies::form)
        .post("/{school}/emergency", Needs::To(Action::OpenInEmergency), emergencies::find)
        .post("/{school}/emergency/open", Needs::To(Action::OpenInEmergency), emergencies::open)
        .get("/{school}/emergencies", Needs::To(Action::ViewEmergencies), emergencies::list)
        .post("/{school}/emergencies/{emergency}/seen", Needs::To(Action::ViewEmergencies), emergencies::see)
}
