//! Where a pupil is: the facts on which the policy decides.

use super::suite::{enrolment, event, group, id, scope, small_school};
use crate::{register, testing::on_both_engines, trust::place_of_pupil};
use domain::{
    ids::{GroupId, PupilId, SchoolId},
    register::Enrolment,
};
use jiff::civil::date;

#[tokio::test]
async fn a_pupil_is_in_a_group_until_the_day_on_which_she_is_in_another() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let (first, moved) = (enrolment(), date(2026, 1, 12));
        let mut tx = db.write().await.unwrap();
        register::put_group(&mut tx, &scope(1), &group(11, "g5b")).await.unwrap();
        let ended = Enrolment { until: Some(moved), ..first.clone() };
        register::put_enrolment(&mut tx, &scope(1), &ended).await.unwrap();
        let next = Enrolment { from: moved, until: None, group: Some(GroupId(id(11))), ..first };
        register::put_enrolment(&mut tx, &scope(1), &next).await.unwrap();
        tx.commit(&event(1)).await.unwrap();
        let groups_on = |day| {
            let db = db.clone();
            async move {
                let pupil = (SchoolId(id(1)), PupilId(id(20)));
                let mut tx = db.read().await.unwrap();
                let mut groups = place_of_pupil(&mut tx, pupil, day).await.unwrap().unwrap().groups;
                groups.sort();
                groups
            }
        };
        assert!(groups_on(date(2026, 1, 11)).await.contains(&GroupId(id(10))));
        assert_eq!(
            groups_on(moved).await,
            [GroupId(id(11))],
            "the former teacher no longer has her that day"
        );
        let mut tx = db.read().await.unwrap();
        for (group, day, is_there) in [
            (10, date(2026, 1, 11), true),
            (10, moved, false),
            (11, moved, true),
            (11, date(2026, 1, 11), true),
        ] {
            let now =
                register::pupils_in_group_now(&mut tx, &scope(1), (GroupId(id(group)), day)).await.unwrap();
            let groups =
                place_of_pupil(&mut tx, (SchoolId(id(1)), PupilId(id(20))), day).await.unwrap().unwrap();
            assert_eq!(now.contains(&PupilId(id(20))), is_there, "{group} on {day}");
            assert_eq!(
                groups.groups.contains(&GroupId(id(group))),
                is_there,
                "the two say the same of {group} on {day}"
            );
        }
    })
    .await;
}
