//! What was acknowledged is on disk, whenever the program dies.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use kith_base::Uuid;
use kith_db::{Db, Place, dialect};

use super::server::Server;

/// How often the program is killed. More with `KITH_KILLS`.
fn kills() -> u64 {
    std::env::var("KITH_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(50)
}

fn open(data: &Path) -> Db {
    Db::open(&Place::File(data.join("kith.db")), 1, kith_migrations::ALL).unwrap()
}

/// The next session of a community and its first activity.
fn next_session(data: &Path) -> (Uuid, Uuid) {
    let sql = "SELECT s.id, a.id FROM session s JOIN activity a ON a.session_id = s.id
               JOIN community c ON c.id = s.community_id
               WHERE c.slug = 'shore-to-summit' AND s.published_at IS NULL AND s.audience = 'community'
               ORDER BY s.starts_at DESC, a.place_in_agenda LIMIT 1";
    open(data).read_now(move |read| read.one(sql, &[])).unwrap()
}

/// Every contribution of this test that is on disk.
fn on_disk(data: &Path) -> Vec<String> {
    let sql = "SELECT text FROM contribution WHERE text LIKE 'kept %' ORDER BY text";
    let rows: Vec<(String,)> = open(data).read_now(move |read| read.all(sql, &[])).unwrap();
    rows.into_iter().map(|(text,)| text).collect()
}

#[test]
fn killed_under_load_it_keeps_everything_that_it_acknowledged_and_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    Server::start(data).stop();
    let (session, activity) = next_session(data);
    let run = format!("/c/shore-to-summit/sessions/{}", session.as_simple());
    let server = Server::start(data);
    let facilitator = server.sign_in("teo");
    assert_eq!(server.post(&format!("{run}/beginnings"), &facilitator, "").unwrap().status, 303);
    let begin = format!("{run}/activities/{}/beginnings", activity.as_simple());
    assert_eq!(server.post(&begin, &facilitator, "").unwrap().status, 303);
    let member = server.sign_in("priya");
    server.kill();

    let say = format!("{run}/activities/{}/contributions", activity.as_simple());
    let acknowledged = Mutex::new(BTreeSet::new());
    for round in 0..kills() {
        let server = Server::start(data);
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let (server, member, say, acknowledged) = (&server, &member, &say, &acknowledged);
                scope.spawn(move || {
                    for n in 0.. {
                        let text = format!("kept {round:03} {writer} {n:05}");
                        let form = format!("text={}&once=k{round}w{writer}n{n}", text.replace(' ', "+"));
                        match server.post(say, member, &form).map(|reply| reply.status) {
                            Some(303) => acknowledged.lock().unwrap().insert(text),
                            Some(other) => panic!("answered {other}"),
                            None => break, // killed: nothing was acknowledged
                        };
                    }
                });
            }
            std::thread::sleep(Duration::from_millis(40 + round * 37 % 260));
            let _ = std::process::Command::new("kill").args(["-9", &server.pid()]).status();
        });
        drop(server);
    }
    let (kept, acknowledged) = (on_disk(data), acknowledged.into_inner().unwrap());
    let unique: BTreeSet<_> = kept.iter().cloned().collect();
    assert_eq!(unique.len(), kept.len(), "something is there twice");
    let lost: Vec<_> = acknowledged.difference(&unique).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    assert!(acknowledged.len() as u64 > kills(), "too few writes to mean anything: {}", acknowledged.len());
    assert_eq!(dialect::integrity(&data.join("kith.db")).unwrap(), "ok");
    println!("{} kills, {} writes acknowledged, {} on disk, 0 lost", kills(), acknowledged.len(), kept.len());
}

#[test]
fn asked_to_stop_it_finishes_within_ten_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let took = Server::start(folder.path()).stop();
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[test]
fn a_second_server_on_the_same_folder_does_not_start() {
    let folder = tempfile::tempdir().unwrap();
    let _first = Server::start(folder.path());
    let second = std::process::Command::new(env!("CARGO_BIN_EXE_kith"))
        .args(["serve", "--data", folder.path().to_str().unwrap(), "--listen", "127.0.0.1:0"])
        .output()
        .unwrap();
    assert!(!second.status.success());
    assert!(String::from_utf8_lossy(&second.stderr).contains("another server uses this folder"));
}
