//! Letters on their way from the row to the way out, on both databases.

use kith_base::jiff::SignedDuration;
use kith_db::Error;
use kith_test::{on_both, on_both_async};

use super::*;
use crate::store::{self, Claim};

#[test]
fn a_letter_is_kept_as_it_was_written_and_found_by_its_address() {
    on_both_async(kith_migrations::ALL, async |db| {
        let noon = Noon::new();
        let link = Some(Link::new(&noon.env, "https://kith.example"));
        let written = Letter { calendar: Some("BEGIN:VCALENDAR".to_owned()), link, ..letter("zoe@example.org") };
        let first = put(&db, &noon.env, written.clone()).await;
        noon.pass(1);
        let second = put(&db, &noon.env, letter("bo@example.org")).await;

        let stored = find(&db, first).await;
        assert_eq!((stored.to_name, stored.to_address), written.to.clone());
        assert_eq!((stored.person, stored.community, stored.lang), (written.person, written.community, written.lang));
        assert_eq!((stored.text, stored.html, stored.calendar), (written.text, written.html, written.calendar));
        let unsubscribe = written.link.map(|link| Url::stored(link.address()));
        assert_eq!((stored.subject.as_str(), stored.unsubscribe), (written.subject.as_str(), unsubscribe));
        assert_eq!((stored.kind.as_str(), stored.sent_at, stored.bounced), (written.kind, None, None));

        let all = db.read(|r| newest(r, Cursor::end())).await.unwrap();
        assert_eq!(all.iter().map(|letter| letter.id).collect::<Vec<_>>(), [second, first]);
        let before = all[0].cursor();
        assert_eq!(db.read(move |r| newest(r, before)).await.unwrap()[0].id, first);
        let zoe = written.to.1;
        let hers = db.read(move |r| of_address(r, &zoe, Cursor::end())).await.unwrap();
        assert_eq!(hers.iter().map(|letter| letter.id).collect::<Vec<_>>(), [first]);
    });
}

#[test]
fn a_letter_about_a_change_that_failed_was_never_written() {
    on_both(kith_migrations::ALL, |db| {
        let env = Noon::new().env;
        let failed: Result<(), Error> = db.write_now(move |tx| {
            write(tx, &env, &letter("ann@example.org"))?;
            Err(Error::NotOne(0))
        });
        assert!(failed.is_err());
        assert!(db.read_now(|r| newest(r, Cursor::end())).unwrap().is_empty());
        assert_eq!(db.read_now(kith_jobs::waiting).unwrap(), 0);
    });
}

#[test]
fn a_letter_leaves_once_however_often_its_job_runs() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, memory) = (Noon::new(), Memory::default());
        let outbox = outbox(Transport::Memory(memory.clone()), &noon.env, &db);
        let id = put(&db, &noon.env, letter("zoe@example.org")).await;
        assert_eq!(jobs().run_due(&outbox, &noon.env, &db).await.unwrap(), 1);
        for _ in 0..3 {
            outbox.send(SendLetter { letter: id }).await.unwrap();
        }
        outbox.send(SendLetter { letter: LetterId(Uuid::nil()) }).await.unwrap(); // its person was deleted
        let posted = memory.posted();
        assert_eq!(
            posted.iter().map(|posted| (posted.id, posted.to.join(","))).collect::<Vec<_>>(),
            [(id, "zoe@example.org".to_owned())]
        );
        assert_eq!(find(&db, id).await.sent_at, Some(noon.env.now()));
    });
}

#[test]
fn a_letter_that_was_accepted_while_the_disk_refused_the_mark_only_gets_the_mark() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, memory) = (Noon::new(), Memory::default());
        let outbox = outbox(Transport::Memory(memory.clone()), &noon.env, &db);
        let id = put(&db, &noon.env, letter("zoe@example.org")).await;
        outbox.accepted().insert(id);
        outbox.send(SendLetter { letter: id }).await.unwrap();
        assert!(memory.posted().is_empty() && outbox.accepted().is_empty());
        assert_eq!(find(&db, id).await.sent_at, Some(noon.env.now()));
    });
}

#[test]
fn an_urgent_letter_overtakes_those_that_were_written_before() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, memory) = (Noon::new(), Memory::default());
        for n in 0..3 {
            put(&db, &noon.env, letter(&format!("p{n}@example.org"))).await;
        }
        noon.pass(60);
        let code = put(&db, &noon.env, Letter { urgent: true, ..letter("ann@example.org") }).await;
        send_all(&noon, &db, &outbox(Transport::Memory(memory.clone()), &noon.env, &db)).await;
        assert_eq!(memory.posted()[0].id, code);
    });
}

#[test]
fn a_letter_that_somebody_is_sending_waits_and_goes_out_if_they_died() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, memory) = (Noon::new(), Memory::default());
        let outbox = outbox(Transport::Memory(memory.clone()), &noon.env, &db);
        let id = put(&db, &noon.env, letter("ann@example.org")).await;
        let (now, until) = (noon.env.now(), noon.env.now() + SignedDuration::from_secs(180));
        let claim = db.write(move |tx| store::claim(tx, id, Uuid::from_u128(9), now, until)).await.unwrap();
        assert!(matches!(claim, Claim::Taken(_)));
        assert!(outbox.send(SendLetter { letter: id }).await.is_err());
        assert!(memory.posted().is_empty());
        noon.pass(180);
        outbox.send(SendLetter { letter: id }).await.unwrap();
        assert_eq!(memory.posted().len(), 1);
    });
}

#[test]
fn a_claim_that_is_given_back_is_free_at_once_but_only_by_its_holder() {
    on_both(kith_migrations::ALL, |db| {
        let env = Noon::new().env;
        db.write_now(move |tx| {
            let id = write(tx, &env, &letter("ann@example.org"))?;
            let (holder, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
            let (now, until) = (env.now(), env.now() + SignedDuration::from_secs(180));
            assert!(matches!(store::claim(tx, id, holder, now, until)?, Claim::Taken(_)));
            store::release(tx, id, other)?;
            assert!(matches!(store::claim(tx, id, other, now, until)?, Claim::Busy));
            store::release(tx, id, holder)?;
            assert!(matches!(store::claim(tx, id, other, now, until)?, Claim::Taken(_)));
            Ok::<_, Error>(())
        })
        .unwrap();
    });
}

#[test]
fn an_old_letter_loses_its_words_and_keeps_the_line_that_says_what_became_of_it() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, memory) = (Noon::new(), Memory::default());
        let outbox = outbox(Transport::Memory(memory.clone()), &noon.env, &db);
        let nowhere = (Name::read("Ann").unwrap(), Email::stored("no address".to_owned()));
        let link = Some(Link::new(&noon.env, "https://kith.example"));
        let calendar = Some("BEGIN:VCALENDAR".to_owned());
        let sent = put(&db, &noon.env, Letter { calendar, link, ..letter("zoe@example.org") }).await;
        let bounced = put(&db, &noon.env, Letter { to: nowhere, ..letter("ann@example.org") }).await;
        jobs().run_due(&outbox, &noon.env, &db).await.unwrap();
        let unsent = put(&db, &noon.env, letter("bo@example.org")).await;
        let empty = async |most| {
            let now = noon.env.now();
            db.write(move |tx| empty_old(tx, now, most)).await.unwrap()
        };
        noon.pass(90 * 24 * 3600);
        let young = put(&db, &noon.env, letter("cy@example.org")).await;
        assert_eq!(empty(10).await, 0, "ninety days old to the second");
        noon.pass(1);
        assert_eq!((empty(1).await, empty(10).await, empty(10).await), (1, 1, 0), "as many as asked for");
        assert_eq!(lines(&db, sent).await, ("sessions.invitation".to_owned(), true, false, String::new()));
        assert_eq!(lines(&db, bounced).await, ("sessions.invitation".to_owned(), false, true, String::new()));
        let kept = db.read(|r| newest(r, Cursor::end())).await.unwrap();
        assert_eq!(kept.iter().map(|letter| letter.id).collect::<Vec<_>>(), [young, unsent]);
        assert_eq!(db.read(move |r| get(r, sent)).await.unwrap(), None);

        noon.pass(90 * 24 * 3600);
        assert_eq!(empty(10).await, 1, "one that never left, after half a year");
        let before = memory.posted().len();
        outbox.send(SendLetter { letter: unsent }).await.unwrap();
        assert_eq!(memory.posted().len(), before, "a letter without words is never sent");
    });
}

/// What is left of a letter: its kind, whether it was sent, whether it bounced, and every word of it.
async fn lines(db: &Db, id: LetterId) -> (String, bool, bool, String) {
    let sql = "SELECT kind, sent_at IS NOT NULL, bounced IS NOT NULL,
                      to_name || to_address || subject || body_text || body_html || COALESCE(calendar, '')
                      || COALESCE(unsubscribe, '') || COALESCE(bounced, '')
               FROM letter WHERE id = $1 AND person_id IS NOT NULL AND community_id IS NOT NULL";
    db.read(move |r| r.one(sql, kith_db::params![id])).await.unwrap()
}

#[test]
fn an_address_that_mail_systems_do_not_know_bounces() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, memory) = (Noon::new(), Memory::default());
        let outbox = outbox(Transport::Memory(memory.clone()), &noon.env, &db);
        let to = (Name::read("Ann").unwrap(), Email::stored("no address".to_owned()));
        let id = put(&db, &noon.env, Letter { to, ..letter("ann@example.org") }).await;
        jobs().run_due(&outbox, &noon.env, &db).await.unwrap();
        assert!(find(&db, id).await.bounced.is_some());
        assert_eq!((waiting(&db).await, memory.posted().len()), (0, 0));
    });
}

#[test]
fn a_folder_holds_one_whole_file_per_letter_and_waits_when_it_cannot_be_written() {
    on_both_async(kith_migrations::ALL, async |db| {
        let (noon, folder) = (Noon::new(), tempfile::tempdir().unwrap());
        let letters = folder.path().join("letters");
        std::fs::write(&letters, "in the way").unwrap();
        let outbox = outbox(Transport::Folder(letters.clone()), &noon.env, &db);
        let ids =
            [put(&db, &noon.env, letter("ann@example.org")).await, put(&db, &noon.env, letter("bo@example.org")).await];
        jobs().run_due(&outbox, &noon.env, &db).await.unwrap();
        assert_eq!(waiting(&db).await, 2);

        std::fs::remove_file(&letters).unwrap();
        send_all(&noon, &db, &outbox).await;
        let files = std::fs::read_dir(&letters).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut files: Vec<String> = files.collect();
        files.sort();
        let mut expected = ids.map(|id| format!("{id}.eml"));
        expected.sort();
        assert_eq!(files, expected);
        let eml = std::fs::read_to_string(letters.join(&files[0])).unwrap();
        assert!(eml.contains("Auto-Submitted: auto-generated\r\n"));
    });
}
