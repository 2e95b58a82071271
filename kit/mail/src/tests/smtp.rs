//! Letters to a real mail server: one that accepts, is busy, hangs up, is mute, refuses, or does not know us.

use std::collections::HashSet;
use std::time::Duration;

use kith_test::on_both_async;
use tokio::sync::oneshot;

use super::peer::Peer;
use super::*;

/// An outbox to this server.
fn to(peer: &Peer, login: &str, env: &Env, db: &Db) -> Outbox {
    outbox(Transport::Smtp(Smtp::at(&peer.address(login)).unwrap()), env, db)
}

/// Writes as many letters, sends them through a server of these `wishes`, and looks whether each arrived once.
fn each_arrives_once(wishes: &[&str], letters: usize) {
    on_both_async(kith_migrations::ALL, async |db| {
        let Some(peer) = Peer::start(wishes) else { return };
        let noon = Noon::new();
        for n in 0..letters {
            put(&db, &noon.env, letter(&format!("p{n}@example.org"))).await;
        }
        send_all(&noon, &db, &to(&peer, "", &noon.env, &db)).await;
        let arrived = peer.arrived(letters).await;
        let recipients: HashSet<_> = arrived.iter().map(|letter| letter.to.clone()).collect();
        assert_eq!((arrived.len(), recipients.len()), (letters, letters));
        assert!(recipients.iter().all(|to| to.len() == 1));
    });
}

#[test]
fn two_hundred_letters_arrive_once_each_through_a_worker() {
    on_both_async(kith_migrations::ALL, async |db| {
        let Some(peer) = Peer::start(&[]) else { return };
        let noon = Noon::new();
        for n in 0..200 {
            put(&db, &noon.env, letter(&format!("p{n}@example.org"))).await;
        }
        let (stop, stopped) = oneshot::channel::<()>();
        let (outbox, env, worker_db) = (to(&peer, "", &noon.env, &db), noon.env.clone(), db.clone());
        let run = async move { jobs().run(outbox, env, worker_db, async { drop(stopped.await) }).await };
        let worker = tokio::spawn(run);
        while waiting(&db).await > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        stop.send(()).unwrap();
        worker.await.unwrap();
        let arrived = peer.arrived(200).await;
        let ids: HashSet<_> = arrived.iter().map(|letter| letter.header("Message-ID").to_owned()).collect();
        assert_eq!((arrived.len(), ids.len()), (200, 200));
    });
}

#[test]
fn a_letter_reads_at_the_other_end_as_it_was_written() {
    on_both_async(kith_migrations::ALL, async |db| {
        let Some(peer) = Peer::start(&[]) else { return };
        let noon = Noon::new();
        let calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Première séance\r\nEND:VCALENDAR\r\n";
        let link = Link::new(&noon.env, &format!("https://kith.example/{}", "f".repeat(60)));
        let address = link.address();
        let written = Letter { calendar: Some(calendar.to_owned()), ..letter("zoe@example.org").with_link(link) };
        let id = put(&db, &noon.env, written.clone()).await;
        send_all(&noon, &db, &to(&peer, "", &noon.env, &db)).await;

        let arrived = peer.arrived(1).await.remove(0);
        assert_eq!(arrived.to, ["zoe@example.org"]);
        assert_eq!(arrived.header("Subject"), "Votre première séance — jeudi");
        assert_eq!(arrived.header("From"), "Kith at Shore to Summit <kith@shore.example>");
        assert_eq!(arrived.header("To"), "Zoë O’Neill <zoe@example.org>");
        assert_eq!(arrived.header("Date"), "Thu, 12 Mar 2026 12:00:00 +0000");
        assert_eq!(arrived.header("Message-ID"), format!("<{id}@shore.example>"));
        assert_eq!(arrived.header("Auto-Submitted"), "auto-generated");
        assert_eq!(arrived.header("Content-Language"), "fr");
        assert_eq!(arrived.header("List-Unsubscribe"), format!("<{address}>"));
        assert_eq!(arrived.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        assert_eq!(arrived.types, ["text/plain", "text/html", "text/calendar"]);
        let ends = |text: &str| text.replace("\r\n", "\n");
        assert_eq!(
            arrived.bodies.iter().map(|body| ends(body)).collect::<Vec<_>>(),
            [written.text, written.html, ends(calendar)]
        );
        assert_eq!(find(&db, id).await.sent_at, Some(noon.env.now()));
    });
}

#[test]
fn a_busy_server_gets_each_letter_once_when_it_has_time() {
    each_arrives_once(&["busy=5"], 12);
}

#[test]
fn a_server_that_hangs_up_in_the_middle_gets_each_letter_once() {
    each_arrives_once(&["drop=4"], 12);
}

#[test]
fn a_mute_server_keeps_nothing_from_the_next_letters_and_answers_are_not_mixed_up() {
    on_both_async(kith_migrations::ALL, async |db| {
        let Some(peer) = Peer::start(&["mute=1"]) else { return };
        let noon = Noon::new();
        for n in 0..5 {
            put(&db, &noon.env, letter(&format!("p{n}@example.org"))).await;
        }
        let smtp = Smtp::at(&peer.address("")).unwrap().patient_for(Duration::from_millis(300));
        send_all(&noon, &db, &outbox(Transport::Smtp(smtp), &noon.env, &db)).await;
        let arrived = peer.arrived(5).await;
        assert_eq!(arrived.iter().map(|letter| &letter.to[0]).collect::<HashSet<_>>().len(), 5);
    });
}

#[test]
fn a_connection_that_the_server_has_closed_meanwhile_costs_no_letter_and_no_try() {
    on_both_async(kith_migrations::ALL, async |db| {
        let Some(peer) = Peer::start(&["idle=0.1"]) else { return };
        let noon = Noon::new();
        let outbox = to(&peer, "", &noon.env, &db);
        for n in 0..3 {
            put(&db, &noon.env, letter(&format!("p{n}@example.org"))).await;
            jobs().run_due(&outbox, &noon.env, &db).await.unwrap();
            assert_eq!(waiting(&db).await, 0);
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        assert_eq!(peer.arrived(3).await.len(), 3);
    });
}

#[test]
fn a_recipient_who_does_not_exist_bounces_with_the_reason_and_the_others_get_theirs() {
    on_both_async(kith_migrations::ALL, async |db| {
        let Some(peer) = Peer::start(&[]) else { return };
        let noon = Noon::new();
        let gone = put(&db, &noon.env, letter("gone@example.org")).await;
        put(&db, &noon.env, letter("ann@example.org")).await;
        jobs().run_due(&to(&peer, "", &noon.env, &db), &noon.env, &db).await.unwrap();
        assert_eq!(waiting(&db).await, 0, "there is no point in trying again");
        let bounced = find(&db, gone).await;
        assert!(bounced.bounced.unwrap().contains("550"));
        assert_eq!(bounced.sent_at, None);
        assert_eq!(peer.arrived(1).await.len(), 1);
    });
}

#[test]
fn a_server_that_does_not_let_us_in_bounces_nobody() {
    for (wish, login) in [("greet=554", ""), ("login=ann:se%ret", "ann:wrong@"), ("login=ann:se%ret", "")] {
        on_both_async(kith_migrations::ALL, async |db| {
            let Some(peer) = Peer::start(&[wish]) else { return };
            let noon = Noon::new();
            let id = put(&db, &noon.env, letter("ann@example.org")).await;
            jobs().run_due(&to(&peer, login, &noon.env, &db), &noon.env, &db).await.unwrap();
            assert_eq!((waiting(&db).await, find(&db, id).await.bounced), (1, None), "{wish}");

            // Once the configuration is right, the letter that waited arrives.
            let Some(peer) = Peer::start(&["login=ann:se%ret"]) else { return };
            noon.pass(300);
            send_all(&noon, &db, &to(&peer, "ann:se%25ret@", &noon.env, &db)).await;
            assert_eq!(peer.arrived(1).await.len(), 1);
        });
    }
}

#[test]
fn while_the_server_is_down_letters_wait_without_holding_each_other_up() {
    on_both_async(kith_migrations::ALL, async |db| {
        let Some(peer) = Peer::start(&[]) else { return };
        let (noon, address) = (Noon::new(), peer.address(""));
        drop(peer);
        for n in 0..20 {
            put(&db, &noon.env, letter(&format!("p{n}@example.org"))).await;
        }
        let outbox = outbox(Transport::Smtp(Smtp::at(&address).unwrap()), &noon.env, &db);
        assert_eq!(jobs().run_due(&outbox, &noon.env, &db).await.unwrap(), 20);
        assert_eq!(waiting(&db).await, 20);
    });
}

#[test]
fn the_address_of_a_mail_server_is_understood_or_refused() {
    for good in ["smtps://ann:se%25ret@mail.example.org", "smtp://mail.example.org:2525", "smtp://localhost?tls=none"] {
        assert!(Smtp::at(good).is_ok(), "{good}");
    }
    for bad in ["mail.example.org", "http://mail.example.org", "smtp://ann@mail.example.org", "smtp://h?tls=maybe", ""]
    {
        assert!(Smtp::at(bad).is_err(), "{bad}");
    }
}
