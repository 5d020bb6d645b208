//! The head of every tab of a pupil's page: name, age, group and teachers, and the way to the other tabs.

use crate::{
    ask::Ask,
    error::PageError,
    page::{Frame, school_base},
    register::{names, year_group_words},
    trust::{moment, pupil_links},
};
use app::{results::PupilFile, trust::open_until};
use domain::{ids::PupilId, register::School};
use i18n::Texts;
use jiff::{Unit, civil::Date};
use policy::Action;

/// The tabs of a pupil's page that show results and the way through the school. Other rooms have pages of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PupilTab {
    Overview,
    Results,
    Dossier,
}

impl PupilTab {
    const ALL: [Self; 3] = [Self::Overview, Self::Results, Self::Dossier];

    const fn end(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Results => "/results",
            Self::Dossier => "/file",
        }
    }

    fn name(self, texts: &Texts) -> &'static str {
        match self {
            Self::Overview => texts.pupil_tab_overview(),
            Self::Results => texts.pupil_tab_results(),
            Self::Dossier => texts.pupil_tab_file(),
        }
    }
}

/// A link to choose something.
pub(crate) struct Tab {
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) is_current: bool,
}

/// The pages of a pupil beside each other, and the file on paper.
pub(crate) struct PupilTabs {
    pub(crate) tabs: Vec<Tab>,
    pub(crate) pdf: String,
}

impl PupilTabs {
    /// `current` is the end of the address of the page that shows them.
    fn new(
        texts: &Texts,
        (school, pupil): (&School, PupilId),
        open: &[Action],
        current: &'static str,
    ) -> Self {
        let page = format!("{}/pupils/{pupil}", school_base(school));
        let own = PupilTab::ALL.into_iter().map(|tab| (format!("{page}{}", tab.end()), tab.name(texts)));
        let here = format!("{page}{current}");
        let all = own.chain(pupil_links(texts, school, pupil, open));
        let tab = |(address, name): (String, &str)| Tab {
            is_current: address == here,
            name: name.to_owned(),
            address,
        };
        Self { tabs: all.map(tab).collect(), pdf: format!("{page}/file.pdf") }
    }

    /// Those above a page of another room; none for who does not see the file, as guardians.
    pub(crate) async fn above(
        ask: &Ask,
        of: (&School, PupilId),
        current: &'static str,
    ) -> Result<Option<Self>, PageError> {
        let open = ask.ctx.may_with(of.0.id, of.1).await.map_err(ask.failed())?;
        Ok(open.contains(&Action::ViewPupil).then(|| Self::new(ask.texts, of, &open, current)))
    }
}

/// What stands above every tab.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) base: String,
    pub(super) name: String,
    pub(super) subtitle: String,
    /// Address and name of the group, for who may see it.
    pub(super) group: Option<(String, String)>,
    pub(super) tabs: PupilTabs,
    /// Until when the file is open by an emergency.
    pub(super) emergency: Option<String>,
}

impl Head {
    pub(super) fn new(
        ask: &Ask,
        frame: &Frame,
        file: &PupilFile,
        (current, title): (PupilTab, String),
    ) -> Self {
        let (texts, pupil) = (ask.texts, file.pupil.id);
        let base = frame.base.clone().unwrap_or_default();
        let group = file.group.as_ref().filter(|_| file.group_is_open);
        Self {
            title,
            name: file.pupil.name.full(),
            subtitle: subtitle(texts, file, ask.ctx.today()),
            group: group.map(|group| (format!("{base}/groups/{}", group.id), group.name.clone())),
            tabs: PupilTabs::new(texts, (&file.school, pupil), &file.open, current.end()),
            emergency: open_until(&ask.ctx, pupil)
                .map(|until| texts.emergency_open_until(moment(texts, until).as_str())),
            base,
        }
    }
}

fn subtitle(texts: &Texts, file: &PupilFile, today: Date) -> String {
    let age = file.pupil.born_on.as_ref().and_then(|born| {
        let span = born.reveal().until((Unit::Year, today)).ok()?;
        u64::try_from(span.get_years()).ok().map(|years| texts.age(years))
    });
    let parts = [
        file.year_group.map(|group| year_group_words(texts, group)),
        age.filter(|_| file.pupil.left_on.is_none()),
        Some(names(&file.teachers)),
        file.pupil.left_on.map(|day| format!("{} {}", texts.word_left(), texts.language().date(day))),
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
