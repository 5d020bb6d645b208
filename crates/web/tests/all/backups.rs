//! The warning that the last good backup is old.

use crate::support::Site;
use app::trust::{BackupPlan, take_turn};
use jiff::SignedDuration;
use policy::Actor;

const WARNING: &str = "Er is nog geen goede reservekopie gemaakt.";

#[tokio::test]
async fn who_looks_after_the_school_is_warned_until_there_is_a_good_backup() {
    let folder = tempfile::tempdir().unwrap();
    let plan = BackupPlan {
        folder: folder.path().to_owned(),
        every: SignedDuration::from_hours(24),
        keep: SignedDuration::from_hours(24 * 14),
        recipients: Vec::new(),
        workplace: folder.path().to_owned(),
    };
    let site = Site::demo().await;
    assert!(!site.get("/77QX00/groups").await.text.contains(WARNING), "none are made by themselves");
    let site = site.with_backups(plan.clone());
    assert!(site.get("/77QX00/groups").await.text.contains(WARNING));
    let site = site.sign_in("leerkracht5a@demo.example").await;
    assert!(!site.get("/77QX00/groups").await.text.contains(WARNING), "a teacher cannot mend it");

    take_turn(&site.app.act_as(Actor::Program), &plan).await.unwrap();
    let site = site.sign_in("ib@demo.example").await;
    assert!(!site.get("/77QX00/groups").await.text.contains(WARNING));
}
