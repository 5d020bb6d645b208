//! Style, script, font and icon: part of the program, under names that change with their content.

use axum::{
    extract::Path,
    http::{
        HeaderMap, StatusCode,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY},
    },
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use std::{collections::HashMap, sync::LazyLock};

#[derive(RustEmbed)]
#[folder = "../../ui/dist"]
struct Dist;

/// The addresses of the files that every page names.
pub(crate) struct AssetNames {
    pub(crate) style: String,
    pub(crate) script: String,
    pub(crate) font: String,
    pub(crate) icon: String,
}

/// The names as the build of `ui/` gave them.
pub(crate) static NAMES: LazyLock<AssetNames> = LazyLock::new(|| {
    let manifest = Dist::get("manifest.json").map(|file| file.data).unwrap_or_default();
    let names: HashMap<String, String> = serde_json::from_slice(&manifest).unwrap_or_default();
    let address = |name: &str| format!("/assets/{}", names.get(name).map_or(name, String::as_str));
    AssetNames {
        style: address("app.css"),
        script: address("app.js"),
        font: address("stut-sans.woff2"),
        icon: address("favicon.svg"),
    }
});

/// One file, compressed where the browser takes that; it may be kept for ever, because another content has another
/// name.
pub(crate) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let accepts = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let packed = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(encoding, _)| accepts.contains(encoding))
        .find_map(|(encoding, ending)| Some((encoding, Dist::get(&format!("{name}{ending}"))?)));
    let kept = [(CACHE_CONTROL, "public, max-age=31536000, immutable"), (VARY, "accept-encoding")];
    let kind = [(CONTENT_TYPE, content_type(&name))];
    match (packed, Dist::get(&name)) {
        (Some((encoding, file)), Some(_)) => {
            (kept, kind, [(CONTENT_ENCODING, encoding)], file.data.into_owned()).into_response()
        }
        (None, Some(file)) => (kept, kind, file.data.into_owned()).into_response(),
        (_, None) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// The style sheet as text, for a page that stands by itself.
pub(crate) fn style_text() -> String {
    let name = NAMES.style.trim_start_matches("/assets/");
    let data = Dist::get(name).map(|file| file.data).unwrap_or_default();
    String::from_utf8_lossy(&data).into_owned()
}
