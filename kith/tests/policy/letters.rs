//! Letters: a recap is written to whoever may read the record and to nobody else; neither it nor a reminder says anything
//! that its reader may not see.

use kith_base::Cursor;
use kith_mail::StoredLetter;
use kith_sessions::record::WriteRecap;

use crate::canaries::is_open;
use crate::crawl::words;
use crate::house::{self, Original};
use crate::table::{SHIPPED, Table};
use crate::world::sessions::{CIRCLES, STAGES, Stage, session};
use crate::world::{World, id};

#[test]
fn letters_say_to_each_person_what_they_may_see() {
    let world = World::new(false);
    let original = Original::of(&world);
    let copy = original.copy();
    let (app, _) = house::shipped(copy.db.clone());
    let table = Table::read(SHIPPED);
    let runtime = house::runtime();
    // A recap of everything to everybody, as if a job had been queued for each of them while they might.
    for circle in &CIRCLES {
        for stage in STAGES {
            for person in &world.cast {
                let job = WriteRecap { session: id(&session(circle, stage)).into(), person: id(person.key).into() };
                runtime.block_on(kith_sessions::jobs::write_recap(app.clone(), job)).expect("the job is done");
                remind(&app, (circle, stage), person.key);
            }
        }
    }
    let (mut leaked, mut missing, mut recaps) = (Vec::new(), Vec::new(), 0);
    for person in &world.cast {
        let email = format!("{}@example.org", world.word_of("person_reach", "email", person.key));
        let letters = letters_to(&app, &email);
        recaps += letters.len();
        let found: Vec<_> = letters.iter().flat_map(|it| words(&(it.subject.clone() + &it.text + &it.html))).collect();
        for canary in &world.canaries {
            let (kind, column, row) = &canary.place;
            let place = format!("{}: {kind}.{column} of {row}", person.key);
            let has = found.contains(&canary.word);
            if has && !is_open(&table, Some(person), &canary.may) {
                leaked.push(place);
            }
        }
        for circle in &CIRCLES {
            let may = is_open(&table, Some(person), &[circle.record(&world, Stage::Recorded)]);
            let title = world.word_of("session", "title", &session(circle, Stage::Recorded));
            if may != found.contains(&title) {
                missing.push(format!("{}: the recap of {}: may {may}", person.key, circle.key));
            }
        }
    }
    println!("letters: {recaps} recaps read, {} leaked, {} missing", leaked.len(), missing.len());
    assert!(leaked.is_empty(), "leaked:\n{}", leaked.join("\n"));
    assert!(missing.is_empty(), "missing or too many:\n{}", missing.join("\n"));
}

/// Every reminder of a session, to one person, as if somebody had sent it by hand while they might.
fn remind(app: &kith_web::App, (circle, stage): (&crate::world::sessions::Circle, Stage), key: &str) {
    for step in kith_notify::Step::ALL {
        let job = kith_notify::jobs::WriteReminder {
            session: id(&session(circle, stage)).into(),
            step,
            person: id(key).into(),
        };
        let house = app.clone();
        let written: Result<(), kith_web::Stop> =
            app.db.write_now(move |tx| kith_notify::jobs::write_reminder(&house, tx, job));
        written.expect("the job is done");
    }
}

fn letters_to(app: &kith_web::App, email: &str) -> Vec<StoredLetter> {
    let address = kith_base::Email::read(email).expect("an address");
    app.db.read_now(move |read| kith_mail::of_address(read, &address, Cursor::end())).expect("the letters are read")
}
