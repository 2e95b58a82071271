//! How people take part, of whom teams are made, and roles that are lent.

use kith_db::params;
use kith_migrations::ALL;
use kith_people::store as people;
use kith_policy::{PersonId, Role};
use kith_test::{Browser, on_both_async};

use super::Hall;
use crate::{Admission, How, Level, store};

pub(super) fn page_of(person: PersonId) -> String {
    format!("/c/shore/people/{person}")
}

#[test]
fn people_say_themselves_how_they_take_part_and_nobody_else_does() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, ben) = (hall.home_of(hall.ada), hall.home_of(hall.ben));
        let path = format!("{}/participation", page_of(hall.ben));
        assert!(ben.get(&page_of(hall.ben)).await.body.contains("How you take part"));
        assert!(!ada.get(&page_of(hall.ben)).await.body.contains("How you take part"));
        assert_eq!(ada.post(&path, &[("level", "core")]).await.status, 403);
        assert_eq!(ben.post(&path, &[("level", "guest")]).await.status, 422);
        assert_eq!(ben.post(&path, &[("level", "alumni"), ("recaps", "yes")]).await.status, 303);
        let (shore, ben_id) = (hall.shore, hall.ben);
        let part = hall.read(move |read| store::participation_of(read, shore, ben_id));
        assert_eq!((part.level, part.recaps), (Level::Alumni, true));
        assert_eq!(ben.post(&path, &[("level", "core"), ("recaps", "yes")]).await.status, 303);
        let part = hall.read(move |read| store::participation_of(read, shore, ben_id));
        assert_eq!((part.level, part.recaps), (Level::Core, false));
        let list = ada.get("/c/shore/people?level=core").await.body;
        assert!(list.contains("Ben Okoro") && !list.contains("Cleo Roy"), "{list}");
        let list = ada.get("/c/shore/people?level=active").await.body;
        assert!(list.contains("Cleo Roy") && !list.contains("Ben Okoro"));
        assert!(list.contains("Core 1 · Active 2"), "a steward sees how many: {list}");
        assert!(!ben.get("/c/shore/people").await.body.contains("Core 1"));
    });
}

/// Ben works for a city, Cleo for a health authority; both are in the team.
fn fill_team(hall: &Hall, people_of: &[(PersonId, &'static str, Role)]) {
    for (person, sector, role) in people_of.iter().copied() {
        let env = hall.noon.env.clone();
        hall.write(move |tx| {
            let id = people::organisation_named(tx, &env, sector)?;
            people::update_organisation(tx, id, (sector, "", ""))?;
            tx.exec("UPDATE person SET organisation_id = $2 WHERE id = $1", params![person, id])
        });
        hall.admit(Admission::new(person, hall.shore, role, How::Added).in_team(Some(hall.team)));
    }
    hall.noon.pass(1);
}

#[test]
fn a_team_is_told_what_it_still_misses_and_nobody_is_kept_out() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        fill_team(&hall, &[(hall.ben, "local_government", Role::Member)]);
        let (ada, ben) = (hall.home_of(hall.ada), hall.home_of(hall.ben));
        let rule =
            [("sectors", "local_government"), ("sectors", "health_authority"), ("roles", "lead"), ("cohort", "")];
        assert_eq!(ben.get("/c/shore/teams/rule").await.status, 403);
        assert_eq!(ben.post("/c/shore/teams/rule", &rule).await.status, 403);
        assert_eq!(ada.post("/c/shore/teams/rule", &[("sectors", "pirates")]).await.status, 422);
        assert_eq!(ada.post("/c/shore/teams/rule", &rule).await.status, 303);
        let page = ada.get("/c/shore/teams/rule").await.body;
        assert_eq!(page.matches(" checked").count(), 3, "{page}");
        let path = format!("/c/shore/teams/{}", hall.team);
        for page in [ben.get(&path).await.body, ben.get("/c/shore/teams").await.body] {
            let wanted = ["Ben Okoro", "Health authority", "Team lead", "missing"];
            assert!(wanted.iter().all(|it| page.contains(it)), "{page}");
        }
        fill_team(&hall, &[(hall.cleo, "health_authority", Role::Lead)]);
        let page = ben.get(&path).await.body;
        assert!(!page.contains("still missing") && page.contains("Only the team"), "{page}");
        assert_eq!(ada.post("/c/shore/teams/rule", &[("cohort", "")]).await.status, 303, "no rule");
        assert!(!ben.get("/c/shore/teams").await.body.contains("should bring together"));
        let sponsor = hall.home_of(hall.sam).get(&path).await;
        assert!(sponsor.status == 200 && !sponsor.body.contains("Ben Okoro"));
    });
}

#[test]
fn who_left_a_team_stays_in_its_history() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let held = hall.admit(Admission::new(hall.ben, hall.shore, Role::Member, How::Added).in_team(Some(hall.team)));
        hall.noon.pass(60);
        let (env, shore) = (hall.noon.env.clone(), hall.shore);
        hall.write(move |tx| store::end(tx, &env, (shore, held), env.now(), None));
        hall.noon.pass(1);
        let page = hall.home_of(hall.cleo).get(&format!("/c/shore/teams/{}", hall.team)).await.body;
        assert!(page.contains("before") && page.contains("Ben Okoro"), "{page}");
    });
}

#[test]
fn the_list_of_teams_has_pages() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (env, shore) = (hall.noon.env.clone(), hall.shore);
        hall.write(move |tx| {
            for number in 1..=30 {
                let name = super::name(&format!("Team {number:02}"));
                let draft = store::TeamDraft { cohort: None, name, purpose: String::new() };
                store::add_team(tx, &env, shore, &draft, None)?;
            }
            Ok(())
        });
        let ben = hall.home_of(hall.ben);
        let first = ben.get("/c/shore/teams").await.body;
        assert!(first.contains("Larkhaven") && first.contains("Team 19") && !first.contains("Team 20"));
        let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let second = ben.get(next).await.body;
        assert!(second.contains("Team 20") && second.contains("Team 30") && !second.contains("rel=\"next\""));
    });
}

/// The address of the act on a page that holds these words.
pub(super) async fn act(browser: &Browser, page: &str, what: &str) -> String {
    let page = browser.get(page).await.body;
    let mut acts = page.split(['"', '\'']).filter(|it| it.starts_with("/c/") && it.contains(what));
    acts.next().unwrap_or_else(|| panic!("no {what} on {page}")).to_owned()
}

pub(super) fn lend(to: &str) -> [(&str, &str); 3] {
    [("name", to), ("until", "2026-03-20"), ("reason", "I am away with my father.")]
}

#[test]
fn a_role_is_lent_until_a_day_and_ends_by_itself() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (cleo, ben, ada) = (hall.home_of(hall.cleo), hall.home_of(hall.ben), hall.home_of(hall.ada));
        let path = act(&cleo, &page_of(hall.cleo), "/delegations").await;
        assert_eq!(cleo.get(&path).await.status, 200);
        assert_eq!(ada.get(&path).await.status, 403, "hers to lend alone");
        for (name, field) in [("Nobody Here", "name"), ("cleo roy", "name"), ("Dora Out", "name")] {
            let wrong = cleo.post(&path, &lend(name)).await;
            assert!(wrong.status == 422 && wrong.body.contains(&format!("{field}-error")), "{name}: {}", wrong.body);
        }
        let past = [("name", "Ben Okoro"), ("until", "2026-03-01"), ("reason", "x")];
        assert_eq!(cleo.post(&path, &past).await.status, 422);
        assert_eq!(ben.get("/c/shore/invitations").await.status, 403);
        assert_eq!(cleo.post(&path, &lend("ben okoro")).await.status, 303);
        hall.noon.pass(1);
        assert_eq!(ben.get("/c/shore/invitations").await.status, 200, "he facilitates now");
        let letters: Vec<_> = hall.letters().iter().map(|it| it.kind.clone()).collect();
        assert_eq!(letters, ["charter.delegation", "charter.delegation"]);
        for (browser, whose, words) in
            [(&ben, hall.ben, "On loan from Cleo Roy"), (&cleo, hall.cleo, "Lent to Ben Okoro")]
        {
            let page = browser.get(&page_of(whose)).await.body;
            assert!(page.contains(words) && page.contains("away with my father"), "{page}");
        }
        assert!(!ben.get(&page_of(hall.ben)).await.body.contains("Lend this role"), "what is lent is not lent on");
        hall.noon.pass(9 * 86_400);
        assert_eq!(ben.get("/c/shore/invitations").await.status, 403, "by itself");
        assert!(!cleo.get(&page_of(hall.cleo)).await.body.contains("Lent to"));
    });
}

#[test]
fn a_loan_is_ended_early_by_either_by_a_steward_and_with_the_role_it_came_from() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (cleo, ben, ada) = (hall.home_of(hall.cleo), hall.home_of(hall.ben), hall.home_of(hall.ada));
        let path = act(&cleo, &page_of(hall.cleo), "/delegations").await;
        for who in [&ben, &cleo, &ada] {
            assert_eq!(cleo.post(&path, &lend("Ben Okoro")).await.status, 303);
            hall.noon.pass(1);
            let ending = act(&ben, &page_of(hall.ben), "/delegations/").await;
            assert_eq!(hall.home_of(hall.sam).post(&ending, &[]).await.status, 403);
            assert_eq!(who.post(&ending, &[]).await.status, 303);
            hall.noon.pass(1);
            assert_eq!(ben.get("/c/shore/invitations").await.status, 403);
            assert_eq!(who.post(&ending, &[]).await.status.as_u16() / 100, 4, "once");
        }
        assert_eq!(cleo.post(&path, &lend("Ben Okoro")).await.status, 303);
        hall.noon.pass(1);
        let (shore, who, now) = (hall.shore, hall.cleo, hall.noon.env.now());
        let held = hall.read(move |read| store::held_by(read, shore, who, now)).remove(0);
        let env = hall.noon.env.clone();
        hall.write(move |tx| store::end(tx, &env, (shore, held.id), env.now(), None));
        hall.noon.pass(1);
        assert_eq!(ben.get("/c/shore/invitations").await.status, 403, "with the role that it was lent from");
    });
}

#[test]
fn a_community_keeps_a_steward_of_its_own_beside_those_on_loan() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ada = hall.home_of(hall.ada);
        let path = act(&ada, &page_of(hall.ada), "/delegations").await;
        assert_eq!(ada.post(&path, &lend("Ben Okoro")).await.status, 303);
        hall.noon.pass(1);
        let leave = act(&ada, &page_of(hall.ada), "/endings").await;
        assert_eq!(ada.post(&leave, &[]).await.status, 403);
    });
}

#[test]
fn a_role_on_loan_gives_no_roles_that_would_outlive_it() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, ben) = (hall.home_of(hall.ada), hall.home_of(hall.ben));
        let path = act(&ada, &page_of(hall.ada), "/delegations").await;
        assert_eq!(ada.post(&path, &lend("Ben Okoro")).await.status, 303);
        hall.noon.pass(1);
        let (shore, who, now) = (hall.shore, hall.ben, hall.noon.env.now());
        let held = hall.read(move |read| store::held_by(read, shore, who, now));
        let own = held.iter().find(|it| it.role == Role::Member).unwrap().id;
        let mine = format!("{}/memberships/{own}", page_of(hall.ben));
        let taking = act(&ada, &page_of(hall.ada), "/endings").await;
        let invited = [("name", "New One"), ("email", "new@example.org"), ("role", "steward"), ("lang", "en")];
        for (path, form) in [
            (mine.as_str(), &[("role", "steward")][..]),
            (&format!("{}/memberships", page_of(hall.cleo)), &[("role", "steward")]),
            (&format!("{mine}/suspensions"), &[]),
            (&taking, &[]),
            ("/c/shore/invitations", &invited),
        ] {
            let refused = ben.post(path, form).await;
            assert!(refused.status == 403 && refused.body.contains("on loan"), "{path}: {}", refused.body);
        }
        assert_eq!(ben.get("/c/shore/invitations").await.status, 200, "the work itself he does");
    });
}

#[test]
fn nothing_is_lent_to_a_sponsor() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ada = hall.home_of(hall.ada);
        let (shore, ben, env) = (hall.shore, hall.ben, hall.noon.env.clone());
        let sql = "UPDATE membership SET role = 'sponsor' WHERE person_id = $1 AND community_id = $2";
        hall.write(move |tx| tx.exec(sql, kith_db::params![ben, shore]).map(|_| env));
        let path = act(&ada, &page_of(hall.ada), "/delegations").await;
        assert_eq!(ada.post(&path, &lend("Ben Okoro")).await.status, 422);
    });
}
