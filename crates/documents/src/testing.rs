//! What the tests of all documents have in common.

use crate::error::DocumentError;
use crate::paper::{Logo, LogoKind};
use typst::layout::{Frame, FrameItem, Point};
use typst_layout::PagedDocument;

/// Texts that are anything but words.
pub(crate) const AWKWARD: [&str; 19] = [
    "<script>alert(1)</script>",
    "#panic(\"x\")",
    "*vet* _schuin_ `code`",
    "$x^2$ @label <label>",
    "\\ \\u{1}",
    "\"dubbel\" 'enkel'",
    "👩‍👧 emoji",
    "سارة القحطاني",
    "שרה",
    "李小龍",
    "",
    "   ",
    "\u{0}\u{1f}\u{202e}",
    "Wolfeschlegelsteinhausenbergerdorff-Wolfeschlegelsteinhausenbergerdorffenstein",
    "Een heel erg lange naam met veel woorden die toch op een pagina hoort te passen naast de rest van de groep",
    "// commentaar",
    "= Kop",
    "- lijst",
    "https://example.org/?a=b&c=d",
];

/// A sign of four by four points.
pub(crate) fn logo() -> Logo {
    let bytes = include_bytes!("../../../fixtures/pictures/logo.png").to_vec();
    Logo { bytes, kind: LogoKind::Png, label: "Balk".to_owned() }
}

/// Keeps a document where it can be looked at, when asked.
pub(crate) fn keep(name: &str, make: impl Fn() -> Result<Vec<u8>, DocumentError>) {
    if let Ok(folder) = std::env::var("DOCUMENTS_OUT") {
        let bytes = make().expect("a sound document");
        std::fs::write(format!("{folder}/{name}.pdf"), bytes).expect("the folder can be written");
    }
}

/// The file says that it is tagged, in Dutch, and of both standards, and carries nothing that runs.
pub(crate) fn assert_conforming(bytes: &[u8]) {
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    for part in ["/Lang(nl)", "pdfaid:part", "pdfuaid:part", "/StructTreeRoot", "/Marked true"] {
        assert!(holds(part), "{part}");
    }
    assert!(!holds("/JavaScript") && !holds("/EmbeddedFile"));
}

/// A piece of text on a page: where it begins and ends from the left edge and how far down it stands, in points.
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) down: f64,
}

/// The pieces of text on each page, in the order in which they were set.
pub(crate) fn pieces(document: &PagedDocument) -> Vec<Vec<Piece>> {
    let page = |frame: &Frame| {
        let mut pieces = Vec::new();
        collect(frame, Point::zero(), &mut pieces);
        pieces
    };
    document.pages().iter().map(|p| page(&p.frame)).collect()
}

/// How many pictures stand in a frame.
pub(crate) fn images(frame: &Frame) -> usize {
    let of_item = |(_, item): &(Point, FrameItem)| match item {
        FrameItem::Group(group) => images(&group.frame),
        FrameItem::Image(..) => 1,
        _ => 0,
    };
    frame.items().map(of_item).sum()
}

fn collect(frame: &Frame, from: Point, pieces: &mut Vec<Piece>) {
    for (place, item) in frame.items() {
        let at = from + *place;
        match item {
            FrameItem::Group(group) => collect(&group.frame, at, pieces),
            FrameItem::Text(text) => pieces.push(Piece {
                text: text.text.to_string(),
                left: at.x.to_pt(),
                right: (at.x + text.width()).to_pt(),
                down: at.y.to_pt(),
            }),
            _ => {}
        }
    }
}
