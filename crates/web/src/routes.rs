//! The addresses of the program. Each says what one must be allowed to do; a test walks them all in every role.

use crate::{
    agreements, calendar, concerns, documents, imports, meetings, needs, notes, notices, page, plans,
    register, results, roles, route, signals, surveys, today, trust,
};
use app::App;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    middleware::from_fn_with_state,
    routing::{MethodRouter, get, post},
};
use policy::Action;

/// What one needs to come to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: the address is open to everybody who reaches the program.
    Nothing,
    /// To be signed in; what is there is one's own.
    SignedIn,
    /// To be signed in and to be allowed to do this with what the address names.
    To(Action),
}

/// An address of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The address with its variable parts: `/{school}/pupils/{pupil}`.
    pub path: &'static str,
    /// What one needs.
    pub needs: Needs,
}

/// Routes with what each needs.
pub(crate) struct Routes {
    app: App,
    router: Router<App>,
    list: Vec<Route>,
}

impl Routes {
    const fn new(app: App, router: Router<App>) -> Self {
        Self { app, router, list: Vec::new() }
    }

    /// A page.
    pub(crate) fn get<H: Handler<T, App>, T: 'static>(
        self,
        path: &'static str,
        needs: Needs,
        handler: H,
    ) -> Self {
        self.add("GET", path, needs, get(handler))
    }

    /// What a form is sent to.
    pub(crate) fn post<H: Handler<T, App>, T: 'static>(
        self,
        path: &'static str,
        needs: Needs,
        handler: H,
    ) -> Self {
        self.add("POST", path, needs, post(handler))
    }

    /// What files are sent to: the request may be larger than others.
    pub(crate) fn upload<H: Handler<T, App>, T: 'static>(
        self,
        path: &'static str,
        needs: Needs,
        handler: H,
    ) -> Self {
        self.add("POST", path, needs, post(handler).layer(imports::upload_limit()))
    }

    /// What a file is sent to that may be this large.
    pub(crate) fn upload_within<H: Handler<T, App>, T: 'static>(
        self,
        path: &'static str,
        needs: Needs,
        limit: DefaultBodyLimit,
        handler: H,
    ) -> Self {
        self.add("POST", path, needs, post(handler).layer(limit))
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        needs: Needs,
        handler: MethodRouter<App>,
    ) -> Self {
        let door = from_fn_with_state((self.app.clone(), needs), trust::door);
        self.router = self.router.route(path, handler.layer(door));
        self.list.push(Route { method, path, needs });
        self
    }
}

/// All addresses with what each needs.
pub fn routes(app: &App) -> Vec<Route> {
    all(app.clone()).list
}

/// All pages, each behind its door.
pub(crate) fn pages(app: App) -> Router<App> {
    all(app).router
}

fn all(app: App) -> Routes {
    let routes = Routes::new(app, Router::new());
    let routes = open(routes);
    let routes = of_register(routes);
    let routes = of_results(routes);
    let routes = results::settings_routes(routes);
    let routes = of_imports(routes);
    let routes = today::routes(agreements::routes(routes));
    let routes = notices::routes(notes::routes(routes));
    let routes = concerns::routes(needs::routes(routes));
    let routes = signals::routes(routes);
    let routes = documents::routes(routes);
    let routes = calendar::routes(routes);
    let routes = roles::routes(routes);
    let routes = meetings::routes(route::routes(plans::routes(surveys::routes(routes))));
    let routes = register::year_routes(routes);
    trust::routes(routes)
}

fn open(routes: Routes) -> Routes {
    routes.get("/healthz", Needs::Nothing, trust::alive).get("/readyz", Needs::Nothing, trust::ready).post(
        "/language",
        Needs::Nothing,
        page::choose_language,
    )
}

fn of_register(routes: Routes) -> Routes {
    routes
        .get("/", Needs::SignedIn, register::start)
        .get("/{school}/", Needs::SignedIn, register::school_start)
        .get("/{school}/groups", Needs::To(Action::ViewSchool), register::groups)
        .get("/{school}/pupils", Needs::To(Action::Search), register::pupils)
        .get("/{school}/pupils/{pupil}/contacts", Needs::To(Action::ViewContacts), register::contacts::list)
        .post("/{school}/pupils/{pupil}/contacts", Needs::To(Action::EditContacts), register::contacts::add)
        .get(
            "/{school}/pupils/{pupil}/contacts/{contact}",
            Needs::To(Action::EditContacts),
            register::contacts::one,
        )
        .post(
            "/{school}/pupils/{pupil}/contacts/{contact}",
            Needs::To(Action::EditContacts),
            register::contacts::save,
        )
        .post(
            "/{school}/pupils/{pupil}/contacts/{contact}/remove",
            Needs::To(Action::EditContacts),
            register::contacts::remove,
        )
        .post(
            "/{school}/pupils/{pupil}/contacts/{contact}/restore",
            Needs::To(Action::EditContacts),
            register::contacts::restore,
        )
        .get(
            "/{school}/pupils/{pupil}/portrait",
            Needs::To(Action::WritePortrait),
            register::portrait::portrait_page,
        )
        .post(
            "/{school}/pupils/{pupil}/portrait",
            Needs::To(Action::WritePortrait),
            register::portrait::save_portrait,
        )
        .get("/{school}/search", Needs::To(Action::Search), register::search)
        .get("/{school}/settings", Needs::To(Action::EditSchool), register::settings)
        .post("/{school}/settings", Needs::To(Action::EditSchool), register::save_settings)
        .get("/{school}/settings/logo", Needs::To(Action::EditSchool), register::logo::page)
        .get("/{school}/settings/logo/picture", Needs::To(Action::EditSchool), register::logo::picture)
        .post("/{school}/settings/logo", Needs::To(Action::EditSchool), register::logo::save)
        .post("/{school}/settings/logo/remove", Needs::To(Action::EditSchool), register::logo::remove)
}

fn of_results(routes: Routes) -> Routes {
    routes
        .get("/{school}/groups/{group}", Needs::To(Action::ViewGroup), results::overview)
        .get("/{school}/groups/{group}/enter", Needs::To(Action::EnterResults), results::choose_grid)
        .get("/{school}/groups/{group}/enter/{test}", Needs::To(Action::EnterResults), results::enter)
        .post("/{school}/groups/{group}/enter/{test}", Needs::To(Action::EnterResults), results::save_grid)
        .post(
            "/{school}/groups/{group}/enter/{test}/cells",
            Needs::To(Action::EnterResults),
            results::save_grid_cells,
        )
        .get(
            "/{school}/groups/{group}/enter/{test}/done",
            Needs::To(Action::EnterResults),
            results::grid_done,
        )
        .get("/{school}/groups/{group}/overview.pdf", Needs::To(Action::ViewGroup), results::overview_as_pdf)
        .get("/{school}/groups/{group}/overview.csv", Needs::To(Action::ViewGroup), results::overview_as_csv)
        .get("/{school}/pupils/{pupil}", Needs::To(Action::ViewPupil), results::pupil)
        .get("/{school}/pupils/{pupil}/results", Needs::To(Action::ViewPupil), results::all_results)
        .get("/{school}/pupils/{pupil}/file", Needs::To(Action::ViewPupil), results::dossier)
        .get("/{school}/pupils/{pupil}/file.pdf", Needs::To(Action::ViewPupil), results::file_as_pdf)
        .get("/{school}/pupils/{pupil}/shared", Needs::To(Action::ViewShared), results::shared)
        .get("/{school}/figures", Needs::To(Action::ViewFigures), results::figures)
}

fn of_imports(routes: Routes) -> Routes {
    use imports::{service, service_keys};
    let keys = Needs::To(Action::ManageServiceKeys);
    routes
        // Who comes back to such an address (after choosing a language, say) finds the start again.
        .get("/imports/roster", Needs::SignedIn, register::start)
        .get("/imports/results", Needs::SignedIn, register::start)
        // Which school it is about stands in the file; the use case asks the policy.
        .upload("/imports/roster", Needs::SignedIn, imports::roster)
        .upload("/imports/results", Needs::SignedIn, imports::results)
        .get("/{school}/imports", Needs::To(Action::ViewImports), imports::list)
        .upload("/{school}/imports/sheet", Needs::To(Action::Import), imports::sheet)
        .post("/{school}/imports/mappings/forget", Needs::To(Action::Import), imports::forget)
        .get("/{school}/imports/drafts/{draft}", Needs::To(Action::Import), imports::draft)
        .get("/{school}/imports/drafts/{draft}/mapping", Needs::To(Action::Import), imports::mapping)
        .post("/{school}/imports/drafts/{draft}/mapping", Needs::To(Action::Import), imports::save_mapping)
        .post("/{school}/imports/drafts/{draft}/answers", Needs::To(Action::Import), imports::answers)
        .post("/{school}/imports/drafts/{draft}/apply", Needs::To(Action::Import), imports::take)
        .post("/{school}/imports/drafts/{draft}/discard", Needs::To(Action::Import), imports::throw_away)
        .get("/{school}/imports/{no}", Needs::To(Action::ViewImports), imports::one)
        .post("/{school}/imports/{no}/rollback", Needs::To(Action::RollBackImport), imports::roll_back)
        // The key in the message decides; a page is there for nobody.
        .get(service::ADDRESS, Needs::Nothing, service::describe)
        .post(service::ADDRESS, Needs::Nothing, service::call)
        .get("/{school}/settings/service", keys, service_keys::list)
        .post("/{school}/settings/service", keys, service_keys::make)
        .post("/{school}/settings/service/{key}", keys, service_keys::change)
        .post("/{school}/settings/service/{key}/revoke", keys, service_keys::revoke)
}
