//! Turns the Fluent files of `locales/` into one typed function a message, so that a text that is missing, or that is
//! called without one of its variables, does not compile.

mod catalogue;
mod check;
mod rust;

use catalogue::Texts;
use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    tell_cargo("rerun-if-changed=locales");
    tell_cargo("rerun-if-changed=build");
    let made = read("nl")
        .and_then(|dutch| Ok((dutch, read("en")?)))
        .and_then(|(dutch, english)| check::pair(dutch, english));
    let pairs = match made {
        Ok(pairs) => pairs,
        Err(mistakes) => {
            for mistake in mistakes {
                tell_cargo(&format!("error={mistake}"));
            }
            return Ok(());
        }
    };
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("texts.rs"), rust::functions(&pairs))?;
    fs::write(Path::new(&out).join("every_text.rs"), rust::list(&pairs))?;
    Ok(())
}

/// All files of one language, in the order of their names.
fn read(language: &str) -> Result<Texts, Vec<String>> {
    let folder = Path::new("locales").join(language);
    let broken = |error: std::io::Error| vec![format!("{}: {error}", folder.display())];
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .map_err(broken)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()
        .map_err(broken)?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "ftl"));
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        let room = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        sources.push((room, fs::read_to_string(&path).map_err(broken)?));
    }
    catalogue::read(language, &sources)
}

#[expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn tell_cargo(instruction: &str) {
    println!("cargo::{instruction}");
}
