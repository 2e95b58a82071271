//! How a browser comes to be signed in: codes and links that were mailed, and the sign-ins that follow.

use jiff::{SignedDuration, Timestamp};
use kith_base::{Email, Env, ids, jiff};
use kith_db::{Error, Tx};
use kith_facts::Fact;
use kith_policy::PersonId;
use kith_web::{ASKING_COOKIE, Limit, SIGN_IN_COOKIE, digest};

use crate::store;

ids! {
    /// A browser that is signed in.
    SignInId,
    /// A code that was mailed.
    CodeId,
}

kith_db::bind_ids!(SignInId, CodeId);

/// How long a code or link is good.
pub const CODE_LASTS: SignedDuration = SignedDuration::from_mins(15);
/// How often a code may be typed wrongly.
pub const MOST_TRIES: i64 = 5;
/// How many codes an address may ask for in [`CODE_LASTS`].
pub const MOST_CODES: i64 = 5;
/// How many codes may be asked for from one network: a hall of people that sign in at once is one, and each of them may
/// ask again.
pub const ASKS: Limit = Limit { name: "sign-in.ask", most: 400, within: CODE_LASTS, why: "refusal-too-often-here" };
/// How many codes may be typed wrongly in one network: one in three of the same hall.
pub const WRONG_CODES: Limit =
    Limit { name: "sign-in.code", most: 100, within: CODE_LASTS, why: "refusal-too-often-here" };
const LASTS: SignedDuration = SignedDuration::from_hours(24 * 60);
const LASTS_SHARED: SignedDuration = SignedDuration::from_hours(2);

/// A code as it was asked for.
#[derive(Clone, Debug)]
pub struct AskedCode {
    pub id: CodeId,
    pub email: String,
    pub code_hash: String,
    pub browser_hash: String,
    pub next_path: String,
    pub ends_at: Timestamp,
    pub tries: i64,
    pub used: bool,
}

impl AskedCode {
    /// Whether it can still be used.
    pub fn is_good(&self, now: Timestamp) -> bool {
        !self.used && now < self.ends_at && self.tries < MOST_TRIES
    }

    /// Whether these are its digits. People type them with spaces.
    pub fn is(&self, typed: &str) -> bool {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        code_digest(&self.email, &digits) == self.code_hash
    }
}

/// The digest of a code: bound to its address, so that a table of a million digests helps nobody.
pub fn code_digest(email: &str, code: &str) -> String {
    digest(&format!("{email} {code}"))
}

/// Digits and a link for an address, asked for by one browser.
pub struct NewCode {
    pub code: String,
    pub link: String,
    pub browser: String,
}

/// Makes a code for `email`. `browser` is the secret of its cookie, made anew when there is none.
pub fn ask(tx: &mut Tx<'_>, env: &Env, email: &Email, next: &str) -> Result<NewCode, Error> {
    let new = NewCode { code: env.code(), link: env.secret(), browser: env.secret() };
    let row = store::CodeRow {
        id: env.id(),
        email: email.as_str(),
        code_hash: &code_digest(email, &new.code),
        link_hash: &digest(&new.link),
        browser_hash: &digest(&new.browser),
        next_path: next,
    };
    store::add_code(tx, &row, env.now(), env.now() + CODE_LASTS)?;
    kith_facts::record(tx, env, &Fact::new("sign-in.asked", ("sign-in-code", row.id)))?;
    Ok(new)
}

/// The cookie that binds a code to the browser that asked.
pub fn asking_cookie(secret: &str) -> String {
    format!("{ASKING_COOKIE}={secret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600")
}

/// Signs a browser in as `person`; answers the cookie that says so.
pub fn open(tx: &mut Tx<'_>, env: &Env, person: PersonId, browser: &str, shared: bool) -> Result<String, Error> {
    let (id, secret): (SignInId, String) = (env.id(), env.secret());
    let ends_at = env.now() + if shared { LASTS_SHARED } else { LASTS };
    store::add_sign_in(tx, (id, person), &digest(&secret), browser, (env.now(), ends_at))?;
    kith_facts::record(tx, env, &Fact::new("sign-in.opened", ("sign-in", id)).by(person))?;
    Ok(sign_in_cookie(&secret, shared))
}

/// Lets a browser in as `person` by a link, without their account, until then; answers the cookie that says so.
pub fn open_by_link(
    tx: &mut Tx<'_>,
    env: &Env,
    person: PersonId,
    browser: &str,
    until: Timestamp,
) -> Result<String, Error> {
    let (id, secret): (SignInId, String) = (env.id(), env.secret());
    store::add_by_link(tx, (id, person), &digest(&secret), browser, (env.now(), until))?;
    kith_facts::record(tx, env, &Fact::new("link.opened", ("sign-in", id)).by(person))?;
    Ok(sign_in_cookie(&secret, false))
}

/// The cookie of a sign-in. On a shared computer it goes when the browser closes.
pub fn sign_in_cookie(secret: &str, shared: bool) -> String {
    let keep = if shared { String::new() } else { format!("; Max-Age={}", LASTS.as_secs()) };
    format!("{SIGN_IN_COOKIE}={secret}; Path=/; Secure; HttpOnly; SameSite=Lax{keep}")
}

/// The cookie that forgets a sign-in.
pub fn forgotten_cookie() -> String {
    format!("{SIGN_IN_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// A path of this site to go on to, or the first page.
pub fn safe_next(next: &str) -> &str {
    let fine = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n']);
    if fine && next.len() <= 500 { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        for (next, expected) in [
            ("/c/x/sessions", "/c/x/sessions"),
            ("//evil.example.org", "/"),
            ("https://evil.example.org", "/"),
            ("/\\evil", "/"),
            ("", "/"),
        ] {
            assert_eq!(safe_next(next), expected);
        }
    }

    #[test]
    fn a_code_is_good_for_its_address_its_time_and_five_tries() {
        let now: Timestamp = "2026-03-12T12:00:00Z".parse().unwrap();
        let code = AskedCode {
            id: CodeId(kith_base::Uuid::nil()),
            email: "ann@example.org".to_owned(),
            code_hash: code_digest("ann@example.org", "012345"),
            browser_hash: String::new(),
            next_path: String::new(),
            ends_at: now + CODE_LASTS,
            tries: 0,
            used: false,
        };
        assert!(code.is("012 345") && !code.is("012346") && code.is_good(now));
        assert!(!code.is_good(now + CODE_LASTS));
        assert!(!AskedCode { tries: MOST_TRIES, ..code.clone() }.is_good(now));
        assert!(!AskedCode { used: true, ..code }.is_good(now));
    }
}
