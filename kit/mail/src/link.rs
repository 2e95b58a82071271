//! The link of a letter's own: whoever holds the letter may use it without signing in, to say that no more such letters
//! come. The secret is in the letter alone; its hash stands beside the letter.

use kith_base::jiff::{SignedDuration, Timestamp};
use kith_base::{Env, Url, Uuid, digest};
use kith_db::{Error, Read, from_row, params};

use crate::LetterId;
use crate::allowance::Sort;

/// How long such a link is good.
pub const GOOD_FOR: SignedDuration = SignedDuration::from_hours(366 * 24);

/// A link that is about to go out with a letter. It does not print itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Link {
    site: String,
    secret: String,
}

impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Link")
    }
}

impl Link {
    /// A new one, on the site of this address.
    pub fn new(env: &Env, site: &str) -> Self {
        Self { site: site.to_owned(), secret: env.secret() }
    }

    /// Where it leads: a page that says what stops, and a button. One click of a mail program goes there, too.
    pub fn address(&self) -> String {
        self.under("/letters")
    }

    /// The same secret at another address of the site.
    pub fn under(&self, path: &str) -> String {
        format!("{}{path}/{}", self.site, self.secret)
    }

    pub(crate) fn url(&self) -> Url {
        Url::stored(self.address())
    }

    pub(crate) fn hash(&self) -> String {
        digest(&self.secret)
    }
}

/// The letter behind a link, without its words.
#[derive(Clone, PartialEq, Debug)]
pub struct Linked {
    pub letter: LetterId,
    pub kind: String,
    pub person: Option<Uuid>,
    pub community: Option<Uuid>,
}
from_row!(Linked { letter, kind, person, community });

impl Linked {
    /// What stops by it.
    pub fn sort(&self) -> Sort {
        Sort::of(&self.kind)
    }
}

/// The letter that went out with this secret, as long as its link is good.
pub fn behind(r: &mut Read<'_>, secret: &str, now: Timestamp) -> Result<Option<Linked>, Error> {
    r.maybe(
        "SELECT id, kind, person_id, community_id FROM letter WHERE link_hash = $1 AND written_at > $2",
        params![digest(secret), now - GOOD_FOR],
    )
}
