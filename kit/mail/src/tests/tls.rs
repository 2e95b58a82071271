//! Letters over TLS to a real mail server: with a certificate that somebody vouches for, and with those that nobody does.

use std::path::{Path, PathBuf};

use kith_db::params;
use kith_test::on_both_async;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};

use super::peer::Peer;
use super::*;

/// TLS from the first byte, and after a plain greeting: the scheme of the address, and the wish of the server.
const WAYS: [(&str, &str); 2] = [("smtps", "tls=implicit"), ("smtp", "tls=starttls")];
const LOGIN: &str = "login=ann:secret";

/// Somebody who vouches for servers.
struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn named(name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Self { pem, issuer: Issuer::new(params, key) }
    }

    /// The file of a server: a certificate for these parameters, and its key.
    fn file(&self, folder: &Path, params: &CertificateParams) -> PathBuf {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        written(folder, &certificate.pem(), &key)
    }
}

fn written(folder: &Path, certificate: &str, key: &KeyPair) -> PathBuf {
    let path = folder.join("server.pem");
    std::fs::write(&path, format!("{certificate}{}", key.serialize_pem())).unwrap();
    path
}

/// A certificate for a server of this name.
fn named(name: &str) -> CertificateParams {
    CertificateParams::new(vec![name.to_owned()]).unwrap()
}

fn start(way: &str, pem: &Path) -> Option<Peer> {
    Peer::start(&[way, LOGIN, &format!("pem={}", pem.display())])
}

/// An outbox to this server, for which those in the file vouch, or the public authorities.
fn to(address: &str, authorities: Option<&str>, env: &Env, db: &Db) -> Outbox {
    let smtp = Smtp::at(address).unwrap();
    let smtp = match authorities {
        Some(pem) => smtp.vouched_for_by(pem.as_bytes()).unwrap(),
        None => smtp,
    };
    outbox(Transport::Smtp(smtp), env, db)
}

/// Why the only job that waits came back.
async fn reason(db: &Db) -> String {
    let sql = "SELECT last_error FROM job WHERE kind = $1";
    let (reason,): (String,) = db.read(|r| r.one(sql, params!["letter.send"])).await.unwrap();
    reason
}

#[test]
fn a_letter_and_the_login_go_to_a_server_that_somebody_vouches_for() {
    for (scheme, way) in WAYS {
        on_both_async(kith_migrations::ALL, async |db| {
            let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::named("Ours"));
            let Some(peer) = start(way, &authority.file(folder.path(), &named("127.0.0.1"))) else { return };
            let noon = Noon::new();
            put(&db, &noon.env, letter("zoe@example.org")).await;
            let address = peer.safe_address(scheme, "ann:secret@");
            send_all(&noon, &db, &to(&address, Some(&authority.pem), &noon.env, &db)).await;
            let arrived = peer.arrived(1).await;
            assert_eq!((arrived.len(), arrived[0].safe), (1, true), "{scheme}");
        });
    }
}

/// Sends a letter to a server with this certificate, and looks that it waits with a reason that names the certificate.
async fn waits((noon, db): (&Noon, &Db), pem: &Path, authorities: Option<&str>, why: &str) {
    for (scheme, way) in WAYS {
        let Some(peer) = start(way, pem) else { return };
        let id = put(db, &noon.env, letter("zoe@example.org")).await;
        let address = peer.safe_address(scheme, "ann:secret@");
        jobs().run_due(&to(&address, authorities, &noon.env, db), &noon.env, db).await.unwrap();
        let stored = find(db, id).await;
        assert_eq!((stored.sent_at, stored.bounced, waiting(db).await), (None, None, 1), "{scheme}: {why}");
        assert!(reason(db).await.contains(why), "{scheme}: {}, must say {why}", reason(db).await);
        assert!(peer.arrived(0).await.is_empty(), "{scheme}: {why}");
        let sql = "DELETE FROM job WHERE kind = $1";
        db.write(|tx| tx.exec(sql, params!["letter.send"])).await.unwrap();
    }
}

#[test]
fn no_letter_goes_to_a_server_whose_certificate_nobody_vouches_for() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (folder, authority, noon) = (tempfile::tempdir().unwrap(), Authority::named("Ours"), Noon::new());
        let at = (&noon, &db);
        let signed = authority.file(folder.path(), &named("127.0.0.1"));
        waits(at, &signed, None, "UnknownIssuer").await; // for the public authorities it is a stranger
        waits(at, &signed, Some(&Authority::named("Somebody else").pem), "UnknownIssuer").await;
        // One that only calls itself so.
        waits(at, &signed, Some(&Authority::named("Ours").pem), "BadSignature").await;

        let key = KeyPair::generate().unwrap();
        let itself = named("127.0.0.1").self_signed(&key).unwrap().pem();
        waits(at, &written(folder.path(), &itself, &key), Some(&authority.pem), "UnknownIssuer").await;
    });
}

#[test]
fn no_letter_goes_to_a_server_whose_certificate_is_for_another_one_or_another_time() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (folder, authority, noon) = (tempfile::tempdir().unwrap(), Authority::named("Ours"), Noon::new());
        let at = (&noon, &db);
        let other = authority.file(folder.path(), &named("mail.example.org"));
        waits(at, &other, Some(&authority.pem), "not valid for name").await;

        let mut over = named("127.0.0.1");
        (over.not_before, over.not_after) = (date_time_ymd(2001, 1, 1), date_time_ymd(2002, 1, 1));
        let over = authority.file(folder.path(), &over);
        waits(at, &over, Some(&authority.pem), "expired").await;

        let mut early = named("127.0.0.1");
        (early.not_before, early.not_after) = (date_time_ymd(3001, 1, 1), date_time_ymd(3002, 1, 1));
        let early = authority.file(folder.path(), &early);
        waits(at, &early, Some(&authority.pem), "not valid yet").await;
    });
}

#[test]
fn a_letter_that_waited_for_a_good_certificate_goes_out_once_there_is_one() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::named("Ours"));
        let pem = authority.file(folder.path(), &named("127.0.0.1"));
        let Some(peer) = start("tls=starttls", &pem) else { return };
        let (noon, address) = (Noon::new(), peer.safe_address("smtp", "ann:secret@"));
        put(&db, &noon.env, letter("zoe@example.org")).await;
        jobs().run_due(&to(&address, None, &noon.env, &db), &noon.env, &db).await.unwrap();
        assert_eq!(waiting(&db).await, 1);
        noon.pass(300);
        send_all(&noon, &db, &to(&address, Some(&authority.pem), &noon.env, &db)).await;
        assert_eq!(peer.arrived(1).await.len(), 1);
    });
}

#[test]
fn no_letter_goes_in_clear_to_a_server_that_should_speak_tls_and_does_not() {
    on_both_async(kith_migrations::ALL, async |db| {
        let Some(peer) = Peer::start(&[]) else { return };
        let noon = Noon::new();
        let id = put(&db, &noon.env, letter("zoe@example.org")).await;
        let address = peer.safe_address("smtp", "ann:secret@");
        jobs().run_due(&to(&address, None, &noon.env, &db), &noon.env, &db).await.unwrap();
        assert_eq!((find(&db, id).await.sent_at, waiting(&db).await), (None, 1));
        assert!(reason(&db).await.contains("STARTTLS"), "{}", reason(&db).await);
        assert!(peer.arrived(0).await.is_empty());
    });
}

#[test]
fn a_file_of_authorities_is_understood_or_refused_before_any_letter_waits() {
    let smtp = || Smtp::at("smtps://mail.example.org").unwrap();
    let (one, other) = (Authority::named("One").pem, Authority::named("Other").pem);
    assert!(smtp().vouched_for_by(one.as_bytes()).is_ok());
    assert!(smtp().vouched_for_by(format!("Ours:\n{one}\n{other}").as_bytes()).is_ok());
    let broken = one.replace('M', "!");
    let key = KeyPair::generate().unwrap().serialize_pem();
    let hollow = "-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n";
    for bad in ["", "no certificate", &broken, &key, hollow] {
        assert!(smtp().vouched_for_by(bad.as_bytes()).is_err(), "{bad}");
    }
}
