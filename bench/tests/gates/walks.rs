//! Who walks where: through an empty instance, through the demonstration with everybody of its cast, and through a large
//! world with those who have most to see.

use std::path::Path;

use kith::world::{CAST, INVITED, fill, invitation_secret};
use kith_bench::world::{self, Size};
use kith_db::{Db, Place, params};
use kith_web::{ASKING_COOKIE, HANDED_COOKIE, SIGN_IN_COOKIE, digest};

use crate::house::{Instance, now};
use crate::routes::Found;

/// At how many addresses of a route each person looks.
const SMALL: usize = 6;
const LARGE: usize = 4;

/// The first operator comes in.
pub async fn empty(found: &mut Found) {
    let folder = tempfile::tempdir().unwrap();
    let instance = Instance::on(folder.path(), false);
    let secret = digest("first");
    let sql =
        "INSERT INTO sign_in_code (id, email, code_hash, link_hash, browser_hash, next_path, made_at, ends_at, tries)
               VALUES ($1, '', '', $2, '', '/', $3, $4, 0)";
    let (hash, ends) = (digest(&secret), now() + jiff::SignedDuration::from_hours(1));
    let id = uuid::Uuid::from_u128(1);
    instance.db.write(move |tx| tx.exec(sql, params![id, hash, now(), ends])).await.unwrap();
    found.walk(&instance, "", &["/", &format!("/first/{secret}")], SMALL).await;
}

/// Everybody of the cast; each says something where something can be said.
pub async fn demonstration(found: &mut Found) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Place::File(folder.path().join("kith.db")), 1, kith_migrations::ALL).unwrap();
    fill(&db, kith::world::World::shipped().unwrap(), now()).unwrap();
    drop(db);
    let instance = Instance::on(folder.path(), true);
    let letter = format!("/invitations/{}", invitation_secret(INVITED));
    let doors = ["/demo", "/demo/priya", "/openapi.json", "/health/live", "/health/ready", &letter];
    found.walk(&instance, "", &doors, SMALL).await;
    let by_letter = [asked_to(&instance, &letter).await, letter_link(&instance).await];
    found.walk(&instance, "", &by_letter.each_ref().map(String::as_str), SMALL).await;
    for (address, _) in &CAST {
        let (key, _) = address.split_once('@').unwrap();
        let came = instance.post(&format!("/demo/{key}"), "", "").await;
        let secret = came.cookie(SIGN_IN_COOKIE);
        if key == "maren" {
            // Somebody is invited, so that there is a letter in the mailbox.
            let form = "name=Ada+Quill&email=ada%40quill.example.org&lang=en&role=member";
            instance.post("/c/shore-to-summit/invitations", &secret, form).await;
            let handed = guest_link(&instance, &secret).await;
            let door = format!("/guests/{handed}");
            found.walk(&instance, "", &[&door], SMALL).await;
            let guest = instance.post(&door, "", "").await.cookie(SIGN_IN_COOKIE);
            found.walk(&instance, &guest, &["/"], SMALL).await;
        }
        found.walk(&instance, &secret, &["/", "/communities/new", "/mailbox"], SMALL).await;
    }
}

/// Where whoever is invited says whether they come to the next session.
async fn asked_to(instance: &Instance, letter: &str) -> String {
    let sql = "SELECT s.id FROM invitation i JOIN session s ON s.community_id = i.community_id
               WHERE i.secret_hash = $1 AND s.audience = 'community' AND s.cancelled_at IS NULL AND s.starts_at > $2
               ORDER BY s.starts_at LIMIT 1";
    let hash = digest(&invitation_secret(INVITED));
    let found = instance.db.read(move |read| read.one(sql, params![hash, now()])).await;
    let (session,): (kith_base::Uuid,) = found.unwrap();
    format!("{letter}/sessions/{}", session.simple())
}

/// Somebody is written a reminder; answers the path of its link.
async fn letter_link(instance: &Instance) -> String {
    let sql = "INSERT INTO letter (id, written_at, kind, person_id, community_id, to_name, to_address, lang, subject,
                                   body_text, body_html, link_hash)
               SELECT $1, $2, 'notify.eve', m.person_id, m.community_id, '', '', 'en', '', '', '', $3
               FROM membership m WHERE m.role = 'member' ORDER BY m.id LIMIT 1";
    let (id, secret) = (uuid::Uuid::from_u128(1), digest("the link of a reminder"));
    let hash = digest(&secret);
    instance.db.write(move |tx| tx.exec(sql, params![id, now(), hash])).await.unwrap();
    format!("/letters/{secret}")
}

/// Somebody is asked in to one session; answers the secret of the link.
async fn guest_link(instance: &Instance, secret: &str) -> String {
    let sql = "SELECT s.id FROM session s JOIN community c ON c.id = s.community_id
               WHERE c.slug = 'shore-to-summit' AND s.audience = 'community' AND s.ended_at IS NULL
               ORDER BY s.starts_at LIMIT 1";
    let (session,): (kith_base::Uuid,) = instance.db.read(move |read| read.one(sql, &[])).await.unwrap();
    // It is today: guests are let in from a day before.
    let today = "UPDATE session SET starts_at = $2 WHERE id = $1";
    instance.db.write(move |tx| tx.exec(today, params![session, now()])).await.unwrap();
    let path = format!("/c/shore-to-summit/sessions/{}/guests", session.simple());
    instance.post(&path, secret, "name=Wren+Okada&lang=en").await.cookie(HANDED_COOKIE)
}

/// A member, somebody in two hundred communities, who runs a community of a thousand, and who runs the server.
pub async fn large(found: &mut Found, folder: &Path) -> Instance {
    let world = world::make(folder, Size::S, now()).unwrap();
    let instance = Instance::on(folder, false);
    instance.post(&world.post, &world.member, "text=We+tried+it&once=walk").await;
    let said = world.post.split("/activities/").next().unwrap_or_default().to_owned() + "/run";
    for secret in [&world.member, &world.busy] {
        found.walk(&instance, secret, &["/", &said, &world.crowd, &world.record], LARGE).await;
    }
    for person in ["p0@example.org", "p1@example.org", "p150@example.org"] {
        let secret = sign_in(&instance, person).await;
        let from = ["/", "/communities/new", &world.crowd, &world.page, &world.record];
        found.walk(&instance, &secret, &from, LARGE).await;
    }
    let asked = instance.post("/sign-in", "", "email=p9%40example.org").await;
    assert_eq!(asked.cookie(ASKING_COOKIE).len(), 64);
    let sql = "SELECT body_text FROM letter";
    let text: (String,) = instance.db.read(move |read| read.one(sql, &[])).await.unwrap();
    let link = text.0.split("/sign-in/link/").nth(1).and_then(|rest| rest.get(..64)).unwrap();
    found.walk(&instance, "", &["/sign-in", "/sign-in/code", &format!("/sign-in/link/{link}")], LARGE).await;
    instance
}

/// Signs somebody in, and answers the secret.
async fn sign_in(instance: &Instance, email: &'static str) -> String {
    let secret = digest(email);
    let hash = digest(&secret);
    let sql = "INSERT INTO sign_in (id, token_hash, person_id, browser, started_at, ends_at)
               SELECT person_id, $1, person_id, 'Firefox', $2, '2099-01-01T00:00:00.000000Z'
               FROM person_reach WHERE email = $3";
    let signed = instance.db.write(move |tx| tx.exec(sql, params![hash, now(), email])).await.unwrap();
    assert_eq!(signed, 1, "{email}");
    secret
}
