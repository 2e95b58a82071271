//! The working agreement of a community: its versions, who acknowledged which, and what changed between two.

use kith_base::ids;
use kith_base::jiff::Timestamp;
use kith_policy::{CommunityId, PersonId};
use schemars::JsonSchema;
use serde::Serialize;

ids! {
    /// A version of an agreement.
    AgreementId,
}
kith_db::bind_ids!(AgreementId);

/// A version of a community's working agreement.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Agreement {
    pub id: AgreementId,
    pub community: CommunityId,
    pub version: i64,
    pub text: String,
    pub html: String,
    /// What changed and why, in a sentence.
    pub note: String,
    pub made_by: Option<PersonId>,
    pub made_at: Timestamp,
}

/// What became of some words between two versions.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    Same,
    Gone,
    New,
}

/// Some words of a comparison.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Piece {
    pub change: Change,
    pub text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Token<'t> {
    Word(&'t str),
    Paragraph,
}

/// The words of a text, with a mark between paragraphs.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for line in text.lines() {
        if line.trim().is_empty() && tokens.last().is_some_and(|last| *last != Token::Paragraph) {
            tokens.push(Token::Paragraph);
        }
        tokens.extend(line.split_whitespace().map(Token::Word));
    }
    tokens
}

/// What changed from `old` to `new`, word by word, in paragraphs.
pub fn changes(old: &str, new: &str) -> Vec<Vec<Piece>> {
    let (old, new) = (tokens(old), tokens(new));
    let mut page = Comparison { paragraphs: vec![Vec::new()] };
    for op in similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new) {
        let (tag, gone, come) = op.as_tag_tuple();
        if tag == similar::DiffTag::Equal {
            page.add(Change::Same, &new[come]);
        } else {
            page.add(Change::Gone, &old[gone]);
            page.add(Change::New, &new[come]);
        }
    }
    page.paragraphs.retain(|paragraph| !paragraph.is_empty());
    page.paragraphs
}

struct Comparison {
    paragraphs: Vec<Vec<Piece>>,
}

impl Comparison {
    fn add(&mut self, change: Change, tokens: &[Token<'_>]) {
        for token in tokens {
            match token {
                Token::Word(word) => self.add_word(change, word),
                // A paragraph that went away is no longer a break in what is read now.
                Token::Paragraph if change == Change::Gone => {}
                Token::Paragraph => self.paragraphs.push(Vec::new()),
            }
        }
    }

    fn add_word(&mut self, change: Change, word: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match paragraph.last_mut().filter(|last| last.change == change) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(word);
            }
            None => paragraph.push(Piece { change, text: word.to_owned() }),
        }
    }
}
