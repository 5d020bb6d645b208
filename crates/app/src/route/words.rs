//! The route in words.

use domain::route::{
    CaseKind, Closing, FormSource, MoveKind, MoveRefused, NeedOf, PersonRole, RequestState, Waiting,
    WaitingFor, WaitsFor,
};
use i18n::Texts;

/// About whom a case is.
pub const fn kind_words(texts: &Texts, kind: CaseKind) -> &str {
    match kind {
        CaseKind::Pupil => texts.route_kind_pupil(),
        CaseKind::Pupils => texts.route_kind_pupils(),
        CaseKind::Group => texts.route_kind_group(),
        CaseKind::OwnTeaching => texts.route_kind_own(),
    }
}

/// What the teacher needs.
pub const fn need_words(texts: &Texts, need: NeedOf) -> &str {
    match need {
        NeedOf::Knowledge => texts.route_need_knowledge(),
        NeedOf::Skill => texts.route_need_skill(),
        NeedOf::Material => texts.route_need_material(),
        NeedOf::Support => texts.route_need_support(),
    }
}

/// For whom a case waits at a step.
pub const fn whom_words(texts: &Texts, whom: WaitsFor) -> &str {
    match whom {
        WaitsFor::Teacher => texts.route_waits_teacher(),
        WaitsFor::Colleague => texts.route_waits_colleague(),
        WaitsFor::Coordinator => texts.route_waits_coordinator(),
        WaitsFor::Team => texts.route_waits_team(),
        WaitsFor::Partnership => texts.route_waits_partnership(),
    }
}

/// For whom a case waits, and for how long.
pub fn waiting_words(texts: &Texts, waiting: &Waiting, today: jiff::civil::Date) -> String {
    let days = u64::try_from(waiting.days(today)).unwrap_or_default();
    match waiting.what {
        WaitingFor::Running(until) => texts.route_runs_until(texts.language().long_date(until).as_str()),
        WaitingFor::Evaluation => texts.route_waits_evaluation(days),
        WaitingFor::Step(whom) => texts.route_waits(days, whom_words(texts, whom)),
    }
}

/// How a case was closed.
pub const fn closing_words(texts: &Texts, closing: Closing) -> &str {
    match closing {
        Closing::Solved => texts.route_closing_solved(),
        Closing::Elsewhere => texts.route_closing_elsewhere(),
        Closing::Stopped => texts.route_closing_stopped(),
    }
}

/// As what somebody takes part.
pub const fn role_words(texts: &Texts, role: PersonRole) -> &str {
    match role {
        PersonRole::Helper => texts.route_role_helper(),
        PersonRole::Guardian => texts.route_role_guardian(),
        PersonRole::Pupil => texts.route_role_pupil(),
        PersonRole::Teacher => texts.route_role_teacher(),
        PersonRole::Coordinator => texts.route_role_coordinator(),
        PersonRole::Specialist => texts.route_role_specialist(),
        PersonRole::Doctor => texts.route_role_doctor(),
        PersonRole::SocialWork => texts.route_role_social_work(),
        PersonRole::YouthCare => texts.route_role_youth_care(),
        PersonRole::Partnership => texts.route_role_partnership(),
        PersonRole::Other => texts.route_role_other(),
    }
}

/// What was done with a case; the names are those of the steps.
pub fn move_words(texts: &Texts, kind: MoveKind, (from, to): (&str, &str)) -> String {
    match kind {
        MoveKind::Open => texts.route_move_open(to),
        MoveKind::Up => texts.route_move_up(from, to),
        MoveKind::Skip => texts.route_move_skip(from, to),
        MoveKind::Down => texts.route_move_down(from, to),
        MoveKind::Close => texts.route_move_close(from),
        MoveKind::Reopen => texts.route_move_reopen(to),
    }
}

/// Why a move cannot be made.
pub const fn refused_words(texts: &Texts, refused: MoveRefused) -> &str {
    match refused {
        MoveRefused::NotNow => texts.route_refused_not_now(),
        MoveRefused::NotEvaluated => texts.route_refused_not_evaluated(),
        MoveRefused::NoWord => texts.route_refused_no_word(),
        MoveRefused::AtTheEnd => texts.route_refused_end(),
        MoveRefused::AtTheStart => texts.route_refused_start(),
    }
}

/// Where a request stands.
pub const fn request_words(texts: &Texts, state: RequestState) -> &str {
    match state {
        RequestState::Preparing => texts.route_request_preparing(),
        RequestState::Sent => texts.route_request_sent(),
        RequestState::Granted => texts.route_request_granted(),
        RequestState::Refused => texts.route_request_refused(),
    }
}

/// Where the answer to a question of the form of the partnership comes from.
pub const fn source_words(texts: &Texts, source: FormSource) -> &str {
    match source {
        FormSource::Typed => texts.request_source_typed(),
        FormSource::Question => texts.request_source_question(),
        FormSource::Needs => texts.request_source_needs(),
        FormSource::Tried => texts.request_source_tried(),
        FormSource::Plans => texts.request_source_plans(),
        FormSource::Table => texts.request_source_table(),
        FormSource::Guardians => texts.request_source_guardians(),
        FormSource::Pupil => texts.request_source_pupil(),
    }
}
