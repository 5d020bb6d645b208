//! What can be asked, of what kind of thing, and which role may ask it.

use domain::trust::Role;
use serde::{Deserialize, Serialize};

/// What kind of thing an action is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// The installation as a whole.
    Installation,
    /// One school.
    School,
    /// One group.
    Group,
    /// One pupil.
    Pupil,
}

/// How far a role reaches with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Not at all.
    Nothing,
    /// Own groups of this school year, own pupils, or the pupils one is tied to.
    Own,
    /// Everything of the school.
    School,
}

macro_rules! actions {
    ($($(#[$doc:meta])+ $name:ident $level:ident $is_look:ident $row:literal;)+) => {
        /// What is asked. Every use case names exactly one, and every route declares one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Action {$($(#[$doc])+ $name),+}

        impl Action {
            /// All actions, in the order of the matrix.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// What kind of thing it is asked of.
            pub const fn level(self) -> Level {
                match self {$(Self::$name => Level::$level),+}
            }

            /// Whether it only looks. Who views as another person may do nothing else.
            pub const fn is_look(self) -> bool {
                match self {$(Self::$name => actions!(@ $is_look)),+}
            }

            /// One letter for each role: `s` the whole school, `o` own, `-` not.
            const fn row(self) -> &'static str {
                match self {$(Self::$name => $row),+}
            }
        }
    };
    (@ look) => { true };
    (@ change) => { false };
}

// The columns: teacher, coordinator, principal | specialist, outside partner, guardian | board officer, partnership
// officer, administrator. The same table in words is `matrix.txt`, which a test holds against this one.
actions! {
    /// Write a backup, or see when the last one was made.
    BackUp Installation change "---------";
    /// Bring a backup or an export back into an empty place.
    Restore Installation change "---------";
    /// Check that everything that is kept is whole.
    Check Installation change "---------";
    /// Keep a school in order by the clock: what waited too long goes, and what is counted over results is counted anew.
    Tidy School change "---------";
    /// Write everything as open files.
    ExportAll Installation change "---------";
    /// Add, list and close accounts of the whole installation.
    ManageAccounts Installation change "---------";
    /// Send the letters that wait.
    SendLetters Installation change "---------";
    /// See which schools one works with.
    ListSchools Installation look "sssssssss";
    /// Take a school that is not known yet into the register.
    AddSchool Installation change "---------";

    /// See the school's groups and staff.
    ViewSchool School look "sss-----s";
    /// Change the name, the board and the settings of a school.
    EditSchool School change "-ss-----s";
    /// Look for pupils and groups by name; finds what one may see.
    Search School look "ossooo---";
    /// Bring in a roster or results.
    Import School change "-ss-----s";
    /// See which imports were made.
    ViewImports School look "-ss-----s";
    /// Undo an import.
    RollBackImport School change "-ss-----s";
    /// Change the catalogue of tests and the norm tables.
    EditTests School change "-ss-----s";
    /// Change the thresholds of the signals.
    EditSignals School change "-ss------";
    /// See the signals about the pupils whom one may see.
    ViewSignals School look "oss------";
    /// Make groups beside the base groups and change who is in them.
    EditGroups School change "-ss-----s";
    /// See the test calendar.
    ViewCalendar School look "sss-----s";
    /// Change the test calendar.
    EditCalendar School change "-ss------";
    /// Follow the year plan with a calendar program of one's own, and say what one's own groups did.
    FollowCalendar School change "sss-----s";
    /// Make and revoke keys with which other systems deliver.
    ManageServiceKeys School change "-ss-----s";
    /// Fetch the roster as another system does; no person needs to.
    FetchRoster School look "---------";
    /// See figures without names.
    ViewFigures School look "-ss---s--";
    /// See what was sent to the partnership.
    ViewSent School look "-ss----s-";
    /// See who works with the school's data, in which role.
    ViewPeople School look "-ss-----s";
    /// Invite people, give them roles and end these.
    ManagePeople School change "-ss-----s";
    /// See the pages as another person sees them.
    ViewAs School look "-ss------";
    /// Open the file of a pupil of another group in an emergency.
    OpenInEmergency School change "s--------";
    /// See in which emergencies files were opened.
    ViewEmergencies School look "-ss------";
    /// Read the newest notes of all pupils whom one may see.
    ViewNoteFeed School look "osso-----";
    /// Change the categories of notes and who reads them.
    EditNoteCategories School change "-ss------";
    /// See which files are due to be destroyed.
    ViewRetention School look "-ss------";
    /// Change for how long files are kept.
    EditRetention School change "-ss------";
    /// Propose to destroy files, or withdraw that.
    ProposeDestruction School change "-ss------";
    /// Approve that files are destroyed; two people in two roles do.
    ApproveDestruction School change "-ss------";
    /// See which processing of personal data there is (AVG article 30).
    ViewProcessingRegister School look "-ss-----s";

    /// See the questionnaires of a school with what their answers say together.
    ViewSurveys School look "-ss------";
    /// Make questionnaires, invite people, close a round, lead the talk about it.
    EditSurveys School change "-ss------";
    /// Sort open answers that carry no name.
    SortAnswers School change "-ss------";
    /// Answer a questionnaire, or put in a remark at a talk, with a link or a code; no account does.
    TakePart School change "---------";
    /// See what one agreed oneself, and the agreements about the pupils and groups whom one may see.
    ViewAgreements School look "osso-----";
    /// Write agreements down, and say what came of one's own.
    WriteAgreements School change "osso-----";
    /// Begin the day: what asks for attention among what one may see.
    ViewToday School look "osso-----";
    /// See what the program tells one: the own notices.
    ViewNotices School look "ooooo----";
    /// Mark the own notices as read.
    MarkNotices School change "ooooo----";
    /// See the plans of the pupils and groups whom one may see.
    ViewPlanList School look "oss------";
    /// Change the phrases, the rule that clusters, and the layouts of plans.
    EditPlanSettings School change "-ss------";
    /// See the talks about the pupils and groups whom one may see, and those in which one takes part.
    ViewTalks School look "oss------";
    /// Plan talks, about the pupils and groups whom one may see.
    PlanTalk School change "oss------";
    /// Prepare a talk and write in it.
    WriteTalk School change "oss------";
    /// Change the kinds of talk.
    EditTalkKinds School change "-ss------";
    /// See the cases about the pupils and groups whom one may see, and those about one's own teaching.
    ViewCases School look "ossoo----";
    /// Open a case about own pupils and groups or one's own teaching, and write in it.
    OpenCase School change "os-------";
    /// Change the steps of the support route.
    EditRoute School change "-ss------";
    /// See what helped in this school, without names.
    ViewRouteEffect School look "sss------";
    /// See what the meldcode asks, what one handed in oneself, and the protected records that one reads. Which record somebody
    /// reads is decided by its list of readers alone: `policy::ReadsConcern`.
    ViewConcerns School look "ssso-----";
    /// Write in the protected records that one reads.
    WriteConcerns School change "ssso-----";
    /// Appoint who reads the protected records that begin, and say for how long these are kept.
    AppointConcernOfficers School change "-ss------";
    /// See how the coordinator's role is described, and the models behind it.
    ViewRole School look "sss-----s";
    /// Change the models, the tasks and the description of the coordinator's role.
    EditRole School change "-ss------";
    /// Keep one's own time.
    KeepTime School change "-ss------";
    /// See the time that a colleague shares.
    ViewSharedTime School look "-ss------";

    /// See a group with the results of its pupils.
    ViewGroup Group look "oss------";
    /// Type in the results of a group at a test.
    EnterResults Group change "oss------";
    /// Agree something about a group.
    AgreeAboutGroup Group change "oss------";
    /// Open a case about a group, and write in it.
    WriteGroupCase Group change "os-------";
    /// Make a plan for a group, and write in it.
    WriteGroupPlan Group change "os-------";

    /// See one pupil's file.
    ViewPupil Pupil look "ossoo----";
    /// Answer a signal about a pupil.
    AnswerSignal Pupil change "oss------";
    /// Write down a pupil's strengths and own words.
    WritePortrait Pupil change "osso-----";
    /// See the parents and other contacts of a pupil.
    ViewContacts Pupil look "osso-----";
    /// Change the parents and other contacts of a pupil.
    EditContacts Pupil change "-ss------";
    /// See which documents a pupil's file holds, each by its category.
    ViewDocuments Pupil look "ossoo----";
    /// Add a document to a pupil's file, or take one away.
    AddDocument Pupil change "ossoo----";
    /// See what a teacher wrote for the next one about a pupil.
    ViewHandOver Pupil look "oss------";
    /// Write what the next teacher of a pupil should know.
    WriteHandOver Pupil change "oss------";
    /// See what was agreed about a pupil.
    ViewPupilAgreements Pupil look "osso-----";
    /// Agree something about a pupil.
    AgreeAboutPupil Pupil change "osso-----";
    /// See what a pupil needs.
    ViewNeeds Pupil look "osso-----";
    /// Write down what a pupil needs.
    WriteNeeds Pupil change "os-o-----";
    /// See the cases about a pupil.
    ViewPupilCases Pupil look "ossoo----";
    /// Open a case about a pupil, and write in it.
    WritePupilCase Pupil change "os-------";
    /// Hand in a signal of violence or abuse about a pupil.
    HandInConcern Pupil change "osso-----";
    /// See the plans for a pupil.
    ViewPlans Pupil look "osso-----";
    /// Make a plan for a pupil, and write in it.
    WritePlan Pupil change "os-------";
    /// Write down what was done for a plan.
    LogPlan Pupil change "os-o-----";
    /// Record what guardians say about a plan, and let it begin.
    AgreePlan Pupil change "-ss------";
    /// See the talks about a pupil.
    ViewPupilTalks Pupil look "oss------";
    /// See what the school shares about a pupil with the guardians.
    ViewShared Pupil look "-ss--o---";
    /// See notes about a pupil, each by its category.
    ViewNotes Pupil look "ossooo---";
    /// Write a note about a pupil.
    WriteNote Pupil change "ossooo---";
    /// See who may see a pupil and why.
    ViewAccess Pupil look "oss------";
    /// Tie a specialist, a partner or a guardian to a pupil, or end that.
    TiePupil Pupil change "-ss------";
    /// See who looked at a pupil's file.
    ViewPupilTrail Pupil look "-ss------";
    /// Write out the complete file of a pupil (AVG article 15).
    ExportPupil Pupil change "-ss------";
    /// Make the file of a pupil for the partnership.
    MakeRequestFile Pupil change "-ss------";
    /// Correct a pupil's file or add a statement to it (AVG article 16).
    CorrectPupil Pupil change "-ss------";
    /// Keep a pupil's file for longer, or mark it as gone to special education.
    HoldPupil Pupil change "-ss------";
}

impl Action {
    /// How far a role reaches with this action.
    pub fn reach(self, role: Role) -> Reach {
        let at = Role::ALL.iter().position(|other| *other == role);
        match at.and_then(|at| self.row().as_bytes().get(at)) {
            Some(b's') => Reach::School,
            Some(b'o') => Reach::Own,
            _ => Reach::Nothing,
        }
    }

    /// The name in the matrix, in the audit trail and in messages to the log.
    pub fn code(self) -> String {
        let mut name = String::new();
        for c in format!("{self:?}").chars() {
            if c.is_uppercase() && !name.is_empty() {
                name.push('_');
            }
            name.extend(c.to_lowercase());
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_letter_for_every_role() {
        for action in Action::ALL {
            let row = action.row();
            assert_eq!(row.len(), Role::ALL.len(), "{action:?}");
            assert!(row.chars().all(|c| "so-".contains(c)), "{action:?}");
        }
    }

    #[test]
    fn an_administrator_sees_no_file_and_nobody_of_the_board_a_name() {
        for action in Action::ALL {
            if matches!(action.level(), Level::Group | Level::Pupil) {
                for role in [Role::Administrator, Role::BoardOfficer, Role::PartnershipOfficer] {
                    assert_eq!(action.reach(role), Reach::Nothing, "{action:?} {role}");
                }
            }
        }
    }

    #[test]
    fn who_is_tied_to_a_pupil_never_reaches_the_whole_school() {
        for action in Action::ALL.iter().filter(|action| **action != Action::ListSchools) {
            for role in Role::ALL.into_iter().filter(|role| role.needs_tie()) {
                assert_ne!(action.reach(role), Reach::School, "{action:?} {role}");
            }
        }
    }
}
