//! The file with the providers of single sign-on.

use super::Stop;
use app::trust::SsoProviders;
use i18n::Texts;
use std::path::Path;

/// Reads the file; a mistake in it is said before anything is served.
pub(super) fn providers(file: &Path, texts: &Texts) -> Result<SsoProviders, Stop> {
    let refused = |reason: String| {
        let path = file.display().to_string();
        Stop::Refused(vec![texts.sso_file_refused(path.as_str(), reason.as_str())])
    };
    let text = std::fs::read_to_string(file).map_err(|error| refused(error.to_string()))?;
    SsoProviders::from_json(&text).map_err(|error| refused(error.to_string()))
}
