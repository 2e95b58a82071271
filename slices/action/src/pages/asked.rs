//! What an address of the coverage page asks for.

use kith_charter::Community;
use kith_web::{Stop, Visit};
use schemars::JsonSchema;
use serde::Deserialize;

use super::today;
use crate::aim::Kind;
use crate::days::By;

/// Of which year, by what, and of which kind of thing: of this year by quarter and of all kinds, where nothing is said.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
pub struct Of {
    pub year: Option<i16>,
    pub by: Option<String>,
    pub kind: Option<String>,
}

/// What an address asks for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Asked {
    pub year: i16,
    pub by: By,
    pub kind: Option<Kind>,
}

impl Of {
    /// What it asks for; nothing where it makes no sense.
    pub fn asked(&self, visit: &Visit, community: &Community) -> Result<Asked, Stop> {
        let given = |text: &Option<String>| text.clone().filter(|it| !it.is_empty());
        let this = today(visit, community).year();
        let by = given(&self.by).map_or(Some(By::default()), |it| By::of(&it)).ok_or(Stop::Hidden)?;
        let kind = given(&self.kind).map(|it| Kind::of(&it).filter(|it| Kind::DATED.contains(it)).ok_or(Stop::Hidden));
        // By year there is one page, of the last few.
        let year = self.year.filter(|_| by != By::Year).unwrap_or(this);
        if !(1900..2200).contains(&year) {
            return Err(Stop::Hidden);
        }
        Ok(Asked { year, by, kind: kind.transpose()? })
    }
}

impl Asked {
    /// The same as part of an address.
    pub fn query(&self) -> String {
        let kind = self.kind.map(|it| format!("&kind={}", it.word())).unwrap_or_default();
        let year = if self.by == By::Year { String::new() } else { format!("year={}&", self.year) };
        format!("{year}by={}{kind}", self.by.word())
    }
}
