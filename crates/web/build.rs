//! The files of `ui/` become part of the program, so they must have been built first.

fn main() {
    let manifest = "../../ui/dist/manifest.json";
    println!("cargo::rerun-if-changed={manifest}");
    if !std::path::Path::new(manifest).exists() {
        println!(
            "cargo::error=ui/dist is not there yet: run `make ui` first (it needs Node 20 or newer with npm)"
        );
    }
}
