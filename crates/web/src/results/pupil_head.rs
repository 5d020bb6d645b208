//! The head of every tab of a pupil's page: name, age, group and teachers, and the way to the other tabs.

use crate::{
    ask::Ask,
    page::Frame,
    register::{names, year_group_words},
    trust::{moment, pupil_links},
};
use app::{results::PupilFile, trust::open_until};
use i18n::Texts;
use jiff::{Unit, civil::Date};

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
pub(super) struct Tab {
    pub(super) address: String,
    pub(super) name: String,
    pub(super) is_current: bool,
}

/// What stands above every tab.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) base: String,
    pub(super) name: String,
    pub(super) subtitle: String,
    /// Address and name of the group, for who may see it.
    pub(super) group: Option<(String, String)>,
    pub(super) tabs: Vec<Tab>,
    pub(super) pdf: String,
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
        let page = format!("{base}/pupils/{pupil}");
        let own = PupilTab::ALL.into_iter().map(|tab| Tab {
            address: format!("{page}{}", tab.end()),
            name: tab.name(texts).to_owned(),
            is_current: tab == current,
        });
        let others = pupil_links(texts, &file.school, pupil, &file.open).into_iter();
        let others = others.map(|(address, name)| Tab { address, name: name.to_owned(), is_current: false });
        let group = file.group.as_ref().filter(|_| file.group_is_open);
        Self {
            title,
            name: file.pupil.name.full(),
            subtitle: subtitle(texts, file, ask.ctx.today()),
            group: group.map(|group| (format!("{base}/groups/{}", group.id), group.name.clone())),
            tabs: own.chain(others).collect(),
            pdf: format!("{page}/file.pdf"),
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
