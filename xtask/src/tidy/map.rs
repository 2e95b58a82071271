//! The map of the code in ARCHITECTURE.md names the folders that there are, all of them and no others.

use std::collections::BTreeSet;

use anyhow::Result;

use super::Breach;
use crate::place;

const WHY: &str = "A map that is wrong is worse than none";
/// Folders whose own folders are crates, each with a line of its own.
const LAYERS: [&str; 3] = ["kit", "engines", "slices"];
/// Folders that hold what was fetched, made or written at run time.
const MADE: [&str; 3] = ["target", "node_modules", "data"];

pub fn check() -> Result<Vec<Breach>> {
    let page = place::root().join("ARCHITECTURE.md");
    let Ok(text) = std::fs::read_to_string(page) else {
        println!("the map was not checked: there is no ARCHITECTURE.md yet");
        return Ok(Vec::new());
    };
    Ok(compare(&text, &folders()?, |folder| place::root().join(folder).is_dir()))
}

/// Compares the first fenced tree of `text` with the folders that have to be on it, and with those that exist at all.
fn compare(text: &str, needed: &BTreeSet<String>, exists: impl Fn(&str) -> bool) -> Vec<Breach> {
    let breach = |line, what| Breach { path: "ARCHITECTURE.md".to_owned(), line, what, why: WHY };
    let mapped = mapped(text);
    let named: BTreeSet<&String> = mapped.iter().map(|(_, folder)| folder).collect();
    let gone = mapped.iter().filter(|(_, folder)| !exists(folder));
    let mut breaches: Vec<_> =
        gone.map(|(line, folder)| breach(*line, format!("there is no folder {folder}/"))).collect();
    let first = mapped.first().map_or(1, |(line, _)| *line);
    let left_out = needed.iter().filter(|folder| !named.contains(folder));
    breaches.extend(left_out.map(|folder| breach(first, format!("{folder}/ is not on the map"))));
    breaches
}

/// The folders in the first fence, each with its line: names that end in `/`, each as deep as its column says.
fn mapped(text: &str) -> Vec<(usize, String)> {
    let mut above: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    let fenced = text.lines().enumerate().skip_while(|(_, line)| !line.starts_with("```")).skip(1);
    for (at, line) in fenced.take_while(|(_, line)| !line.starts_with("```")) {
        let rest = line.trim_start_matches(['│', '├', '└', '─', ' ']);
        let Some(name) = rest.split_whitespace().next().and_then(|name| name.strip_suffix('/')) else { continue };
        let column = line.chars().count() - rest.chars().count();
        above.truncate(column / 4);
        above.push(name);
        found.push((at + 1, above.join("/")));
    }
    found
}

/// The folders at the root and the crates of each layer.
fn folders() -> Result<BTreeSet<String>> {
    let mut found = names("")?;
    for layer in LAYERS.iter().filter(|layer| place::root().join(layer).is_dir()) {
        found.extend(names(layer)?.into_iter().map(|name| format!("{layer}/{name}")));
    }
    Ok(found)
}

fn names(folder: &str) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(place::root().join(folder))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() && !name.starts_with('.') && !MADE.contains(&name.as_str()) {
            found.insert(name);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str =
        "# Map\n```tree\nkit/      the kit\n├── base/     ids\n└── web/      pages\n    └── src/\ne2e/\n```\ndocs/\n";

    #[test]
    fn a_map_names_what_exists_and_all_of_it() {
        let folders = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        let whole = folders(&["kit", "kit/base", "kit/web", "e2e"]);
        assert_eq!(compare(MAP, &whole, |_| true), []);
        let told = |needed, exists: fn(&str) -> bool| {
            compare(MAP, needed, exists).iter().map(|it| format!("{}: {}", it.line, it.what)).collect::<Vec<_>>()
        };
        assert_eq!(told(&whole, |folder| folder != "kit/web/src"), ["6: there is no folder kit/web/src/"]);
        assert_eq!(told(&folders(&["kit/db"]), |_| true), ["3: kit/db/ is not on the map"]);
    }
}
