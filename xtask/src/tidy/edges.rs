//! Who may use whom: the edge in Cargo.toml is the permission, and these are the edges that may be.

use anyhow::{Context, Result};
use toml::Table;

use super::Breach;
use crate::source::{Source, files};

const WHY: &str =
    "Dependencies point one way, so that a slice can be read, changed and left out without those that follow it";

/// A crate of the workspace: where it lives, and its place in the order of the members.
struct Member {
    folder: String,
    place: usize,
}

/// Every edge of every member.
pub fn check() -> Result<Vec<Breach>> {
    let manifests = files("", &["Cargo.toml"])?;
    let root = manifests.iter().find(|manifest| manifest.path == "Cargo.toml").context("no Cargo.toml at the root")?;
    let root: Table = root.text.parse()?;
    let named = |what: &str| root["workspace"][what].as_array().cloned().unwrap_or_default();
    let members: Vec<String> = named("members").iter().filter_map(|name| Some(name.as_str()?.to_owned())).collect();
    let known = root["workspace"]["dependencies"].as_table().cloned().unwrap_or_default();
    let mut breaches = Vec::new();
    for manifest in &manifests {
        let Some(folder) = manifest.path.strip_suffix("/Cargo.toml") else { continue };
        let Some(member) = member(&members, folder) else { continue };
        for name in dependencies(&manifest.text.parse()?) {
            let Some(path) = known.get(&name).and_then(|known| known.get("path")?.as_str()) else { continue };
            let Some(other) = self::member(&members, path) else { continue };
            if let Some(what) = refusal(&member, &other) {
                breaches.push(Breach { path: manifest.path.clone(), line: line_of(manifest, &name), what, why: WHY });
            }
        }
    }
    Ok(breaches)
}

fn member(members: &[String], folder: &str) -> Option<Member> {
    let place = members.iter().position(|member| member == folder)?;
    Some(Member { folder: folder.to_owned(), place })
}

/// Why `from` may not use `to`.
fn refusal(from: &Member, to: &Member) -> Option<String> {
    let (layer, other) = (layer(&from.folder), layer(&to.folder));
    let allowed = match (layer, other) {
        ("kith" | "bench", "kit" | "engines" | "slices" | "migrations") => true,
        ("slices", "slices") => to.place < from.place,
        ("slices", "kit" | "engines" | "migrations") | ("kit", "kit" | "migrations") | ("migrations", "kit") => true,
        ("engines", _) => to.folder == "kit/base",
        _ => false,
    };
    (!allowed).then(|| format!("{} may not use {}", from.folder, to.folder))
}

fn layer(folder: &str) -> &str {
    folder.split('/').next().unwrap_or(folder)
}

/// The names in every table of dependencies.
fn dependencies(manifest: &Table) -> Vec<String> {
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
    let named = tables.iter().filter_map(|table| manifest.get(*table)?.as_table());
    named.flat_map(|table| table.keys().cloned()).collect()
}

fn line_of(manifest: &Source, name: &str) -> usize {
    manifest.text.lines().position(|line| line.starts_with(name)).map_or(1, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(folder: &str, place: usize) -> Member {
        Member { folder: folder.to_owned(), place }
    }

    #[test]
    fn a_slice_uses_the_kit_and_the_slices_above_it_and_nothing_uses_the_program() {
        let people = at("slices/people", 8);
        let charter = at("slices/charter", 9);
        let (web, base, kith) = (at("kit/web", 3), at("kit/base", 0), at("kith", 12));
        for (from, to) in [(&charter, &people), (&people, &web), (&kith, &charter), (&web, &base)] {
            assert_eq!(refusal(from, to), None);
        }
        for (from, to) in [(&people, &charter), (&web, &people), (&charter, &kith), (&at("engines/votes", 7), &web)] {
            assert!(refusal(from, to).is_some(), "{} may use {}", from.folder, to.folder);
        }
    }
}
