//! All that typst may know of the world: one template, what templates share, one data file, the faces in the program.

use crate::fonts::FONTS;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// What templates share; they import it as `/paper.typ`.
static SHARED: LazyLock<Option<Source>> =
    LazyLock::new(|| template("paper.typ", include_str!("../templates/paper.typ")));

/// A template with the data it reads from `data.json`, and the documents that it holds together, each in a folder of its own
/// (`0/`, `1/`, ...). It has no file system, no network and no clock: a template that asks for another file or for today gets
/// an error.
pub(crate) struct SealedWorld {
    template: Source,
    parts: Vec<Source>,
    data: Vec<(FileId, Bytes)>,
}

impl SealedWorld {
    /// A world of this template and this data.
    pub(crate) fn new(template: Source, data: Vec<u8>) -> Option<Self> {
        Some(Self { template, parts: Vec::new(), data: vec![(file_id("data.json")?, Bytes::new(data))] })
    }

    /// The same, with a picture that its templates may show.
    pub(crate) fn with_picture(mut self, name: &str, bytes: Vec<u8>) -> Option<Self> {
        self.data.push((file_id(name)?, Bytes::new(bytes)));
        Some(self)
    }

    /// The same, with one more document within it: the text of its template, and its data.
    pub(crate) fn holding(mut self, text: &str, data: Vec<u8>) -> Option<Self> {
        let folder = self.parts.len();
        self.parts.push(template(&part(folder), text)?);
        self.data.push((file_id(&format!("{folder}/data.json"))?, Bytes::new(data)));
        Some(self)
    }
}

/// Where the template of a document within another one stands.
pub(crate) fn part(folder: usize) -> String {
    format!("{folder}/part.typ")
}

/// A template of the program, parsed.
pub(crate) fn template(name: &str, text: &str) -> Option<Source> {
    Some(Source::new(file_id(name)?, text.to_owned()))
}

/// The id of a file that exists in memory only.
fn file_id(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

/// Makes the library and the faces ready.
pub(crate) fn load() {
    LazyLock::force(&LIBRARY);
    LazyLock::force(&FONTS);
    LazyLock::force(&SHARED);
}

impl World for SealedWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let mut known = [Some(&self.template), SHARED.as_ref()].into_iter().flatten().chain(&self.parts);
        let found = known.find(|source| source.id() == id);
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.data.iter().find(|(known, _)| *known == id);
        found.map(|(_, data)| data.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.faces.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use typst_layout::PagedDocument;

    fn compiles(text: &str) -> bool {
        let template = template("test.typ", text).expect("a sound name");
        let world = SealedWorld::new(template, b"{\"a\": 1}".to_vec()).expect("a sound name");
        typst::compile::<PagedDocument>(&world).output.is_ok()
    }

    #[test]
    fn a_template_sees_its_data_and_nothing_else() {
        assert!(compiles("#json(\"data.json\").a"));
        for sealed in [
            "#read(\"/etc/hostname\")",
            "#read(\"other.json\")",
            "#read(\"../data.json\")",
            "#import \"@preview/cetz:0.3.0\": *",
            "#datetime.today().display()",
            "#sys.inputs.secret",
        ] {
            assert!(!compiles(sealed), "{sealed}");
        }
    }
}
