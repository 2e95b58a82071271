//! Files: a source's folder read into memory, within bounds. Mappings work on this and never touch the disk themselves.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use serde_json::{Map, Value as Json};

use crate::harvest::Harvest;
use crate::item::Item;
use crate::row::Place;
use crate::words::{self, Message};

const MEGABYTE: u64 = 1 << 20;
const LARGEST_FILE: u64 = 64 * MEGABYTE;
const LONGEST_LINE: usize = 1 << 20;
const MOST_FILES: usize = 20_000;
const DEEPEST_FOLDER: usize = 4;

/// The files of a source by their path inside it (with `/`), and those that could not be taken with the reason.
#[derive(Debug, Default)]
pub struct Files {
    contents: BTreeMap<String, Vec<u8>>,
    refused: Vec<(Place, Message)>,
}

impl Files {
    /// Reads a folder. Links are not followed: a snapshot from elsewhere must not reach into this machine.
    pub fn read(folder: &Path) -> io::Result<Files> {
        let mut files = Files::default();
        files.read_folder(folder, "", 0)?;
        Ok(files)
    }

    /// Adds a file; for archives and tests.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, content: impl Into<Vec<u8>>) -> Files {
        self.contents.insert(name.into(), content.into());
        self
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.contents.keys().map(String::as_str)
    }

    pub fn has(&self, name: &str) -> bool {
        self.contents.contains_key(name)
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str, depth: usize) -> io::Result<()> {
        let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type()?;
            if kind.is_dir() && depth < DEEPEST_FOLDER {
                self.read_folder(&entry.path(), &format!("{name}/"), depth + 1)?;
            } else if kind.is_dir() {
                self.refused.push((Place::file(name), words::FOLDER_TOO_DEEP.with(&[&DEEPEST_FOLDER])));
            } else {
                self.read_file(&entry, name)?;
            }
        }
        Ok(())
    }

    fn read_file(&mut self, entry: &fs::DirEntry, name: String) -> io::Result<()> {
        let refusal = if !entry.file_type()?.is_file() {
            words::FILE_NOT_REGULAR.with(&[])
        } else if entry.metadata()?.len() > LARGEST_FILE {
            words::FILE_TOO_LARGE.with(&[&(LARGEST_FILE / MEGABYTE)])
        } else if self.contents.len() >= MOST_FILES {
            words::TOO_MANY_FILES.with(&[&MOST_FILES])
        } else {
            self.contents.insert(name, fs::read(entry.path())?);
            return Ok(());
        };
        self.refused.push((Place::file(name), refusal));
        Ok(())
    }

    /// Passes on what could not be read from the disk.
    pub fn refuse_unread(&self, harvest: &mut Harvest) {
        for (at, reason) in &self.refused {
            harvest.refuse(at.clone(), None, reason.clone());
        }
    }

    /// The text of a file; one that is not UTF-8 is refused.
    pub fn text(&self, name: &str, harvest: &mut Harvest) -> Option<&str> {
        match std::str::from_utf8(self.contents.get(name)?) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(_) => {
                harvest.refuse(Place::file(name), None, words::NOT_UTF8.with(&[]));
                None
            }
        }
    }

    /// The number of lines with something on them, for files that are only counted.
    pub fn count_lines(&self, name: &str) -> usize {
        let lines = self.contents.get(name).map(Vec::as_slice).unwrap_or_default().split(|byte| *byte == b'\n');
        lines.filter(|line| !line.trim_ascii().is_empty()).count()
    }

    /// The records of a JSON Lines file. A line that is not one is refused and the others are read.
    pub fn json_lines(&self, name: &str, harvest: &mut Harvest) -> Vec<Item> {
        let content = self.contents.get(name).map(Vec::as_slice).unwrap_or_default();
        let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
        let mut items = Vec::new();
        for (number, line) in content.split(|byte| *byte == b'\n').enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            let at = Place::line(name, number + 1);
            match read_record(line) {
                Ok(fields) => items.push(Item::new(at, fields)),
                Err(reason) => harvest.refuse(at, None, reason),
            }
        }
        items
    }
}

fn read_record(line: &[u8]) -> Result<Map<String, Json>, Message> {
    if line.len() > LONGEST_LINE {
        return Err(words::LINE_TOO_LONG.with(&[&(LONGEST_LINE / 1024)]));
    }
    let text = std::str::from_utf8(line).map_err(|_| words::NOT_UTF8.with(&[]))?;
    match serde_json::from_str(text) {
        Ok(Json::Object(fields)) => Ok(fields),
        Ok(_) => Err(words::JSON_NOT_OBJECT.with(&[])),
        Err(error) => Err(words::JSON_BROKEN.with(&[&error.column()])),
    }
}
