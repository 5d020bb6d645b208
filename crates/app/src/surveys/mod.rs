//! What the intern begeleider's role is: what each group expects of her.

mod analysis;
mod answer_check;
mod answering;
mod answers;
mod begin;
mod bring;
mod course;
mod edit;
mod enter;
mod example;
mod invite;
mod once;
mod paper;
mod questions;
mod remind;
mod report;
mod report_document;
mod results;
mod rounds;
mod sorting;
mod talk;

pub use analysis::{Analysis, GapFigures, GroupFigures, analyse};
pub use answer_check::{
    AnswerField, AnswerProblem as FieldProblem, LONGEST_ANSWER, TypedAnswer, questions_for,
};
pub use answering::{Answered, Asked, Opened, answer, open_link};
pub use answers::{AnswerProblem, Answers, GroupOfAnswers, WhatIsWrong, read_answers, sentence};
pub use begin::{Beginning, Beginnings, StartingList, begin, begin_next, beginnings};
pub use bring::{BringPage, BringRead, GroupInFile, LARGEST_ANSWERS, bring, bring_page, take_file_out};
pub use course::{NotReady, back_to_draft, close_round, lacking, open_round, remove_round};
pub use edit::{
    GROUP_ROLES, LONGEST_LINE, MOST_GROUPS, RoundField, RoundProblem, RoundSaved, TypedGroup, TypedRound,
    change_round, round_to_edit,
};
pub use enter::{Entered, PaperPage, enter_paper, paper_page, take_paper_back};
pub use example::add_example;
pub use invite::{
    InviteProblem, MOST_AT_ONCE, MadeLink, MadeLinks, MailedLinks, mail_links, make_links, renew_links,
    say_invited, withdraw_links,
};
pub use once::Once;
pub use paper::{paper_form, promise, years_words};
pub use questions::{
    MOST_QUESTIONS, QUESTION_KINDS, QuestionField, QuestionProblem, QuestionSaved, TypedQuestion, draft,
    kind_code, move_question, put_question, remove_question,
};
pub use remind::{Reminded, remind};
pub use report::{LONGEST_REPORT_TEXT, Report, ReportText, TextSaved, Written, report, save_report_text};
pub use report_document::report_pdf;
pub use results::{
    Counted, FigureTable, GroupResponse, Picture, Pictures, QuestionGroup, QuestionResult, RankedFigures,
    RankedGap, RankedGroup, RankingResult, Results, Shown, agreement_words, change_words, changes_table,
    check_words, gap_words, gaps_table, hidden_words, highlights, mean_of_hundredths, mean_words,
    means_table, order_words, pictures, places_table, question_table, response_table, response_words,
    results, results_csv, results_json, results_pdf, share_words, spread_table, spread_words, sure_words,
};
pub use rounds::{GroupLine, RoundLine, RoundPage, RoundsPage, round, round_page, rounds};
pub use sorting::{
    LONGEST_REASON, MOST_LEVELS_OF_ANSWER, Ordered, SortProblem, Sorted, Sorter, SortersAgree, Sorting,
    Suggestion, TextToSort, TypedPlacing, Words, WordsCheck, WordsOfGroup, WordsSay, check_of_words,
    kappa_words, sort_answer, sorting, words, words_table,
};
pub use talk::{
    AgreementField, AgreementProblem, AgreementSaved, Door, GuestTalk, LONGEST_REMARK, LONGEST_SUBJECT,
    MOST_REMARKS, MOST_SUBJECTS, Place, Remarked, RemarksSorted, SortedRemark, Subject, Subjects,
    SubjectsSaved, Talk, TypedAgreement, add_agreement, add_subjects, change_agreement, close_talk,
    guest_talk, open_talk, proposals, remark, save_subjects, set_agreement_state, sort_remarks, talk,
};
