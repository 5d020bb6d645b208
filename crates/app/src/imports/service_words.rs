//! Faults of the live service as sentences, and as messages.

use super::{ServiceFault, conflict_in_words, messages::in_file, sentence};
use crate::Error;
use exchange::{
    ProblemKind,
    soap::{Fault, FaultCode, FaultProblem, Trouble, TroubleKind, write_fault},
};
use i18n::Texts;

/// Problems that a fault lists; who has more mends the first ones first.
const LISTED: usize = 20;

/// A fault as an envelope.
pub fn fault_message(texts: &Texts, fault: &ServiceFault) -> Vec<u8> {
    let mut message = Vec::new();
    // Memory takes everything.
    let _ = write_fault(&fault_in_words(texts, fault), &mut message);
    message
}

fn fault_in_words(texts: &Texts, fault: &ServiceFault) -> Fault {
    let own = |code, text: &str| Fault { code, text: text.to_owned(), problems: Vec::new(), more: 0 };
    match fault {
        ServiceFault::Unread(trouble) => unread(texts, trouble),
        ServiceFault::TooLarge { megabytes } => {
            own(FaultCode::Client, &texts.service_fault_too_large(*megabytes))
        }
        ServiceFault::WrongKey => own(FaultCode::Client, texts.service_fault_key()),
        ServiceFault::Wait(wait) => {
            let minutes = (wait.as_secs() + 59) / 60;
            own(FaultCode::Client, &texts.service_fault_wait(minutes))
        }
        ServiceFault::OtherClient => own(FaultCode::Client, texts.service_fault_client()),
        ServiceFault::OtherAction => own(FaultCode::Client, texts.service_fault_action()),
        ServiceFault::OtherSchool => own(FaultCode::Client, texts.service_fault_school()),
        ServiceFault::Request(problems) => {
            let lines = problems.iter().map(|problem| FaultProblem {
                line: problem.line,
                field: problem.field.clone(),
                text: in_file(texts, &problem.kind),
            });
            listed(texts.service_fault_request(), lines)
        }
        ServiceFault::Refused(problems) => {
            // What is only good to know is no reason to refuse.
            let reasons = problems.iter().filter(|problem| problem.severity() > exchange::Severity::Notice);
            let lines = reasons.map(|problem| FaultProblem {
                line: problem.line,
                field: problem.field.clone(),
                text: sentence(texts, &problem.what),
            });
            listed(texts.service_fault_refused(), lines)
        }
        ServiceFault::Failed(Error::Conflict(conflict)) => {
            own(FaultCode::Server, &conflict_in_words(texts, *conflict))
        }
        ServiceFault::Failed(_) => own(FaultCode::Server, texts.service_fault_failed()),
    }
}

fn unread(texts: &Texts, trouble: &Trouble) -> Fault {
    let (code, text) = match &trouble.kind {
        TroubleKind::WrongVersion => (FaultCode::VersionMismatch, texts.service_fault_version().to_owned()),
        TroubleKind::UnknownHeader => (FaultCode::MustUnderstand, texts.service_fault_header().to_owned()),
        TroubleKind::NoEnvelope => (FaultCode::Client, texts.service_fault_envelope().to_owned()),
        TroubleKind::NoAuthorization => (FaultCode::Client, texts.service_fault_authorization().to_owned()),
        TroubleKind::NotOneRequest => (FaultCode::Client, texts.service_fault_one_request().to_owned()),
        TroubleKind::UnknownRequest { found } => {
            (FaultCode::Client, texts.service_fault_unknown_request(found))
        }
        TroubleKind::Unreadable(kind) => (FaultCode::Client, unreadable(texts, kind, trouble.line)),
    };
    Fault { code, text, problems: Vec::new(), more: 0 }
}

fn unreadable(texts: &Texts, kind: &ProblemKind, line: u64) -> String {
    let why = match kind {
        ProblemKind::EmptyFile => texts.service_fault_empty().to_owned(),
        ProblemKind::NotXml => texts.service_fault_not_xml().to_owned(),
        kind => in_file(texts, kind),
    };
    texts.service_fault_unreadable(line.max(1), why.as_str())
}

fn listed(text: &str, mut lines: impl Iterator<Item = FaultProblem>) -> Fault {
    let problems: Vec<FaultProblem> = lines.by_ref().take(LISTED).collect();
    let more = u64::try_from(lines.count()).unwrap_or(u64::MAX);
    Fault { code: FaultCode::Client, text: text.to_owned(), problems, more }
}

/// What a key was used for and what became of it, by the codes of the audit trail.
pub fn delivery_in_words(texts: &Texts, action: &str, outcome: &str, pupils: i64) -> String {
    match (action, outcome) {
        ("roster_delivered", "sent") => texts.service_roster_sent(pupils),
        ("roster_delivered", _) => texts.service_roster_outcome(outcome),
        _ => texts.service_results_outcome(outcome),
    }
}
