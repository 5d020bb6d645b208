use super::*;
use crate::{
    WriteTx,
    audit::{AuditEvent, Deed},
    testing::on_both_engines,
    tests::small_school,
    trust,
};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GroupId, PupilId, SchoolId},
    results::{Decimal, Level, LevelScale},
    signals::{AttentionScale, Evidence, Figures, SignalKind, WeakSitting},
};
use jiff::{Timestamp, ToSpan as _, civil::date};
use policy::{Action, Actor, OfPupil, PupilPlace};
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const PUPIL: PupilId = PupilId(Uuid::from_u128(20));
const AUTHOR: AccountId = AccountId(Uuid::from_u128(40));

fn scope_in(school: SchoolId) -> OfPupil {
    let place = PupilPlace { school, pupil: PUPIL, groups: Vec::new() };
    OfPupil::issue(&Actor::Operator, Action::AnswerSignal, &place).unwrap()
}

fn at(hour: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap() + hour.hours()
}

fn answer(kind: SignalKind, evidence: Evidence) -> KeptAnswer {
    KeptAnswer {
        pupil: PUPIL,
        kind,
        subject: "Rekenen".to_owned(),
        reason: Personal::new("Verlengde instructie.".to_owned()),
        again_on: date(2026, 4, 1),
        figures: Some(Figures { since: date(2026, 1, 20), evidence }),
        author: AUTHOR,
        author_name: Personal::new("Anke Jansen".to_owned()),
        made_at: at(0),
        version: 0,
    }
}

fn low() -> KeptAnswer {
    let level = Level::named(LevelScale::Roman, "V-").unwrap();
    answer(SignalKind::Low, Evidence::Low { level, on: date(2026, 1, 20) })
}

async fn done(tx: WriteTx) {
    let deed = Deed::SignalAnswered { pupil: PUPIL, kind: "low" };
    tx.commit(&AuditEvent { at: at(0), actor: Actor::Operator, school: Some(SCHOOL), deed }).await.unwrap();
}

async fn school_with_author(db: &crate::Db) {
    small_school(db).await;
    let mut tx = db.write().await.unwrap();
    let (email, name) = ("anke@school.example".parse().unwrap(), "Anke Jansen");
    trust::add_account(&mut tx, (AUTHOR, &email, name), false, at(0)).await.unwrap();
    done(tx).await;
}

#[tokio::test]
async fn answers_come_back_with_their_figures_and_the_second_waits_for_the_first() {
    on_both_engines(|db| async move {
        school_with_author(&db).await;
        let (scope, given) = (scope_in(SCHOOL), low());
        let mut tx = db.write().await.unwrap();
        assert!(put_answer(&mut tx, &scope, &given).await.unwrap());
        assert!(!put_answer(&mut tx, &scope, &given).await.unwrap(), "somebody was first");
        done(tx).await;

        let mut tx = db.read().await.unwrap();
        let kept = answers_of_pupil(&mut tx, scope.in_school(), PUPIL).await.unwrap();
        let first = at(0).as_second();
        assert_eq!(kept, [KeptAnswer { version: first, ..given.clone() }]);
        let group = GroupId(Uuid::from_u128(10));
        assert_eq!(answers_of_group(&mut tx, scope.in_school(), group).await.unwrap(), kept);
        let year = SchoolYear::starting_in(2025).unwrap();
        assert_eq!(answers_of_year(&mut tx, scope.in_school(), year).await.unwrap(), kept);
        assert_eq!(answers_of_year(&mut tx, scope.in_school(), year.previous()).await.unwrap(), []);
        let elsewhere = scope_in(SchoolId(Uuid::from_u128(9)));
        assert_eq!(answers_of_pupil(&mut tx, elsewhere.in_school(), PUPIL).await.unwrap(), []);
        drop(tx);

        let mut tx = db.write().await.unwrap();
        let newer = KeptAnswer { reason: Personal::new("Anders".to_owned()), version: first, ..given };
        assert!(put_answer(&mut tx, &scope, &newer).await.unwrap());
        assert!(!put_answer(&mut tx, &scope, &newer).await.unwrap());
        let of = (SignalKind::Low, "Rekenen");
        assert!(!remove_answer(&mut tx, &scope, of, first).await.unwrap(), "it is another one by now");
        assert!(!remove_answer(&mut tx, &elsewhere, of, first + 1).await.unwrap(), "of another school");
        assert!(remove_answer(&mut tx, &scope, of, first + 1).await.unwrap());
        assert_eq!(answers_of_pupil(&mut tx, scope.in_school(), PUPIL).await.unwrap(), []);
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn every_kind_of_figures_comes_back_as_it_was() {
    on_both_engines(|db| async move {
        school_with_author(&db).await;
        let scope = scope_in(SCHOOL);
        let (day, number) = (date(2026, 1, 20), Decimal::whole(7));
        let level = |name| Level::named(LevelScale::Roman, name).unwrap();
        let weak = WeakSitting {
            on: day,
            moment: "M5".parse().unwrap(),
            percentile: Some(number),
            level: Some(level("V-")),
        };
        let scale = AttentionScale { scale: "Rust".to_owned(), band: "zorg".to_owned(), place: 0, on: day };
        let all = [
            Evidence::DropTwice { levels: [level("I"), level("II"), level("III")] },
            Evidence::NegativeGrowth { from: number, to: Decimal::whole(6) },
            Evidence::SlowGrowth {
                growth: number,
                expected: Decimal::whole(20),
                share: 50,
                pupils: Some(12),
            },
            Evidence::WeakestTenthThrice { sittings: vec![weak], periods: 1 },
            Evidence::SocialEmotional { scales: vec![scale] },
            Evidence::AbsentOften { hours: number, weeks: 4, from: day, until: day },
            Evidence::PlanOverdue { due_on: day, plans: 2 },
            Evidence::HighPercentile { percentile: number },
            Evidence::Missing { moment: "M5".parse().unwrap(), tested: 12, pupils: 24 },
        ];
        let mut tx = db.write().await.unwrap();
        for evidence in &all {
            let given = answer(evidence.kind(), evidence.clone());
            assert!(put_answer(&mut tx, &scope, &given).await.unwrap());
        }
        let kept = answers_of_pupil(&mut tx, scope.in_school(), PUPIL).await.unwrap();
        for evidence in all {
            let is_it = |one: &&KeptAnswer| one.kind == evidence.kind();
            let figures = kept.iter().find(is_it).unwrap().figures.clone().unwrap();
            assert_eq!(figures.evidence, evidence);
        }
        done(tx).await;
    })
    .await;
}
