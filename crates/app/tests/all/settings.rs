//! What people fill in about their school, on both engines.

use crate::support::{SCHOOL, bring_roster, ctx, roster_of};
use app::register::{LONGEST_NAME, SchoolSettings, SettingsField, SettingsSent, edit_school, school_details};
use store::testing::on_both_engines;

fn settings(name: &str, board: &str) -> SchoolSettings {
    SchoolSettings { name: name.to_owned(), board: board.to_owned(), shares_results: false }
}

#[tokio::test]
async fn settings_are_saved_over_the_version_they_were_made_from() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(1), app::imports::Options::default()).await.unwrap();
        let new = school_details(&ctx, SCHOOL).await.unwrap();
        assert_eq!((new.version, new.settings.shares_results), (1, true));

        let first = settings("De Brug", "Samen");
        assert_eq!(edit_school(&ctx, SCHOOL, &first, 1).await.unwrap(), SettingsSent::Saved);
        let meanwhile = edit_school(&ctx, SCHOOL, &settings("De Kade", "Anders"), 1).await.unwrap();
        let SettingsSent::Meanwhile(now) = meanwhile else { panic!("{meanwhile:?}") };
        assert_eq!((now.version, &now.settings), (2, &first), "the board is not renamed either");
        assert_eq!(school_details(&ctx, SCHOOL).await.unwrap(), now);
    })
    .await;
}

#[tokio::test]
async fn two_who_save_at_once_do_not_both_win() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(1), app::imports::Options::default()).await.unwrap();
        let (one, other) = (settings("De Brug", "Samen"), settings("De Kade", "Anders"));
        let (one, other) =
            tokio::join!(edit_school(&ctx, SCHOOL, &one, 1), edit_school(&ctx, SCHOOL, &other, 1));
        let saved = [one, other].into_iter().filter(|sent| matches!(sent, Ok(SettingsSent::Saved))).count();
        assert_eq!(saved, 1);
        assert_eq!(school_details(&ctx, SCHOOL).await.unwrap().version, 2);
    })
    .await;
}

#[tokio::test]
async fn names_lose_what_does_not_show_and_are_not_cut() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(1), app::imports::Options::default()).await.unwrap();
        let long = "é".repeat(LONGEST_NAME + 1);
        let sent = edit_school(&ctx, SCHOOL, &settings(&long, "Samen"), 1).await.unwrap();
        assert_eq!(sent, SettingsSent::TooLong(vec![SettingsField::Name]));
        let fits = format!("  {}\u{7}\n", "é".repeat(LONGEST_NAME));
        assert_eq!(edit_school(&ctx, SCHOOL, &settings(&fits, " "), 1).await.unwrap(), SettingsSent::Saved);
        let now = school_details(&ctx, SCHOOL).await.unwrap().settings;
        assert_eq!((now.name, now.board), ("é".repeat(LONGEST_NAME), String::new()));
    })
    .await;
}
