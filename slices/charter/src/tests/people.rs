//! The directory: found by what is shown, silent about what is not.

use kith_base::Lang;
use kith_migrations::ALL;
use kith_people::{NewPerson, Wish, store as people};
use kith_policy::Role;
use kith_test::on_both_async;

use super::{Hall, email, name};
use crate::{Admission, How, store};

/// Ben offers influence mapping, asks for money, and lives in a town.
fn describe_ben(hall: &Hall, hidden: &'static [&'static str]) {
    let (env, ben) = (hall.noon.env.clone(), hall.ben);
    hall.write(move |tx| {
        let asks = Wish(vec!["Money for a bus".to_owned()]);
        let offers = Wish(vec!["Évaluation of influence maps".to_owned()]);
        people::set_asks_and_offers(tx, &env, ben, (&asks, &offers))?;
        people::set_place(tx, ben, ("Planner", "Stillwater", "BC"))?;
        people::set_phone(tx, ben, Some(&kith_base::Phone::read("+1 604 555 0134").unwrap()))?;
        people::set_about(tx, ben, &super::prose("I draw maps."), "he")?;
        people::set_hidden(tx, ben, hidden)
    });
}

#[test]
fn people_are_found_by_what_they_ask_for_and_offer_with_or_without_accents() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        describe_ben(&hall, &[]);
        let cleo = hall.home_of(hall.cleo);
        for q in ["okoro", "evaluation", "%C3%89VALUATION+maps", "bus", "stillwater", "ben+maps+bus"] {
            let page = cleo.get(&format!("/c/shore/people?q={q}")).await.body;
            assert!(page.contains("Ben Okoro") && !page.contains("Sam Bank"), "{q}");
        }
        for q in ["%25", "_", "nobody", "okoro+nobody", "%5C"] {
            assert!(!cleo.get(&format!("/c/shore/people?q={q}")).await.body.contains("Ben Okoro"), "{q}");
        }
    });
}

#[test]
fn what_somebody_keeps_to_themselves_is_neither_shown_nor_found() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        describe_ben(&hall, &["phone", "pronouns", "place", "about", "asks", "offers"]);
        let profile = format!("/c/shore/people/{}", hall.ben);
        let secrets = ["0134", "Stillwater", "I draw maps", "Money for a bus", "influence maps"];
        let (cleo, ada, ben) = (hall.home_of(hall.cleo), hall.home_of(hall.ada), hall.home_of(hall.ben));
        for browser in [&cleo, &ada] {
            let (page, list) = (browser.get(&profile).await.body, browser.get("/c/shore/people?q=ben").await.body);
            let (json, csv) = (browser.get_json(&profile).await.body, browser.get("/c/shore/members.csv").await.body);
            for secret in secrets {
                let main = page.split("<select").next().unwrap();
                assert!(!main.contains(secret) && !json.contains(secret) && !csv.contains(secret), "{secret}");
                assert!(!list.contains(&format!("{secret},")) && !list.contains(&format!(" {secret}</p>")), "{secret}");
            }
            for q in ["maps", "bus", "stillwater"] {
                assert!(!browser.get(&format!("/c/shore/people?q={q}")).await.body.contains("Ben Okoro"), "{q}");
            }
        }
        let own = ben.get(&profile).await.body;
        assert!(secrets.iter().all(|secret| own.contains(secret)), "what is one's own is there");
    });
}

#[test]
fn shown_fields_are_there_and_addresses_never() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        describe_ben(&hall, &[]);
        let cleo = hall.home_of(hall.cleo);
        let page = cleo.get(&format!("/c/shore/people/{}", hall.ben)).await.body;
        assert!(
            ["Planner", "Stillwater, BC", "0134", "I draw maps", "Money for a bus"].iter().all(|it| page.contains(it))
        );
        for path in
            ["/c/shore/people".to_owned(), format!("/c/shore/people/{}", hall.ben), "/c/shore/members.csv".to_owned()]
        {
            assert!(!cleo.get(&path).await.body.contains("ben@example.org"), "{path}");
        }
    });
}

#[test]
fn a_field_for_a_team_is_for_that_team() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        describe_ben(&hall, &[]);
        let ben = hall.ben;
        hall.admit(Admission::new(ben, hall.shore, Role::Member, How::Added).in_team(Some(hall.team)));
        hall.write(move |tx| {
            let sql = "INSERT INTO field_audience (person_id, field, audience) VALUES ($1, 'phone', 'team')";
            tx.exec(sql, kith_db::params![ben]).map(|_| ())
        });
        hall.noon.pass(5);
        let profile = format!("/c/shore/people/{ben}");
        let cleo = hall.home_of(hall.cleo);
        assert!(!cleo.get(&profile).await.body.contains("0134"));
        hall.admit(Admission::new(hall.cleo, hall.shore, Role::Member, How::Added).in_team(Some(hall.team)));
        hall.noon.pass(5);
        assert!(cleo.get(&profile).await.body.contains("0134"));
    });
}

#[test]
fn the_directory_is_not_for_sponsors_nor_for_the_public() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let sam = hall.home_of(hall.sam);
        assert_eq!(sam.get("/c/shore/people").await.status, 403);
        assert_eq!(sam.get("/c/shore/members.csv").await.status, 403);
        assert_eq!(sam.get(&format!("/c/shore/people/{}", hall.ben)).await.status, 403);
        assert!(!sam.get("/c/shore/teams").await.body.contains("Ben Okoro"));
        assert_eq!(hall.browser().get("/c/shore/people").await.status, 404);
        assert_eq!(hall.home_of(hall.olu).get("/c/shore/people").await.status, 404, "an operator reads no content");
    });
}

#[test]
fn filters_narrow_and_pages_follow_one_another() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (env, shore, team) = (hall.noon.env.clone(), hall.shore, hall.team);
        hall.write(move |tx| {
            let town = people::organisation_named(tx, &env, "Town of Larkhaven")?;
            people::update_organisation(tx, town, ("local_government", "", ""))?;
            for n in 0..60 {
                let new = NewPerson::of(
                    name(&format!("Person {n:02}")),
                    email(&format!("p{n}@example.org")),
                    Lang::En,
                    "UTC",
                );
                let new = NewPerson { organisation_id: (n == 7).then_some(town), ..new };
                let person = people::add_person(tx, &env, &new)?;
                let place = if n == 9 { Some(team) } else { None };
                store::admit(tx, &env, &Admission::new(person, shore, Role::Member, How::Added).in_team(place))?;
            }
            Ok(())
        });
        hall.noon.pass(5);
        let ada = hall.home_of(hall.ada);
        let first = ada.get("/c/shore/people").await.body;
        assert!(first.contains("Ada Lovell") && first.contains("Person 46") && !first.contains("Person 47"));
        let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let second = ada.get(next).await.body;
        assert!(second.contains("Person 47") && second.contains("Sam Bank") && !second.contains("Person 46"));
        assert!(!second.contains("rel=\"next\""));
        for (query, found) in [
            ("sector=local_government".to_owned(), "Person 07"),
            (format!("team={team}"), "Person 09"),
            ("role=sponsor".to_owned(), "Sam Bank"),
        ] {
            let page = ada.get(&format!("/c/shore/people?{query}")).await.body;
            assert!(page.contains(found) && !page.contains("Person 11"), "{query}");
        }
        let csv = ada.get("/c/shore/members.csv").await.body;
        assert_eq!(csv.lines().count(), 65, "a heading and 64 people");
    });
}

#[test]
fn no_cell_of_the_file_is_a_formula() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (env, shore) = (hall.noon.env.clone(), hall.shore);
        hall.write(move |tx| {
            for (called, address) in [("=cmd|' /C calc'!A1", "x@example.org"), ("@Ann \"A\" O’Neill", "y@example.org")]
            {
                let person =
                    people::add_person(tx, &env, &NewPerson::of(name(called), email(address), Lang::En, "UTC"))?;
                store::admit(tx, &env, &Admission::new(person, shore, Role::Member, How::Added))?;
            }
            Ok(())
        });
        hall.noon.pass(5);
        let file = hall.home_of(hall.ada).get("/c/shore/members.csv").await;
        assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
        assert!(file.body.starts_with('\u{FEFF}'));
        assert!(file.body.contains("\"'=cmd|' /C calc'!A1\"") && file.body.contains("\"'@Ann \"\"A\"\" O’Neill\""));
    });
}
