//! Reports brought to a session, its code, and its sheet of paper.

use kith_base::{Email, Lang, Name};
use kith_charter::{Admission, How as Came};
use kith_db::Error;
use kith_people::NewPerson;
use kith_policy::{PersonId, Role};
use kith_test::on_both_async;

use super::hold_world::World;
use crate::attendance::How;
use crate::{door, store};

fn person(world: &World, name: &'static str, email: &'static str) -> PersonId {
    let (env, community) = (world.noon.env.clone(), world.community);
    let made = world.db.write_now(move |tx| -> Result<_, Error> {
        let (name, email) = (Name::stored(name.to_owned()), Email::stored(email.to_owned()));
        let id = kith_people::store::add_person(tx, &env, &NewPerson::of(name, email, Lang::En, "UTC"))?;
        kith_charter::store::admit(tx, &env, &Admission::new(id, community, Role::Member, Came::Added))?;
        Ok(id)
    });
    made.unwrap()
}

fn noted(world: &World) -> Vec<(PersonId, How)> {
    let session = world.session;
    world.read(move |r| {
        r.all(
            "SELECT person_id, how FROM attendance WHERE session_id = $1 ORDER BY person_id",
            kith_db::params![session],
        )
    })
}

/// Two people of one name, a telephone, a nickname, somebody known by address, a stranger to the session, a recorder.
const REPORT: &str = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n\
    P. Zxanthor (she/her),priya.zxanthor@example.org,03/12/2026 05:08:00 AM,03/12/2026 06:00:00 AM,52,No\n\
    Marie Zroy,,03/12/2026 05:10:00 AM,03/12/2026 06:00:00 AM,50,Yes\n\
    Bob Ztremblay - CISSS,,03/12/2026 05:10:00 AM,03/12/2026 06:00:00 AM,50,Yes\n\
    16045559999,,03/12/2026 05:11:00 AM,03/12/2026 06:00:00 AM,49,Yes\n\
    Nadia Zelsewhere,nadia.zelsewhere@example.org,03/12/2026 05:11:00 AM,03/12/2026 06:00:00 AM,49,Yes\n\
    Recorder,,03/12/2026 05:11:00 AM,03/12/2026 06:00:00 AM,49,Yes\n";

/// The lines that wait, by name and field.
fn lines(page: &str) -> Vec<(String, String)> {
    let parts = page.split("<fieldset class=\"field\" id=\"line-").skip(1);
    let line = |part: &str| {
        let id = part.split('"').next().unwrap();
        let name = part.split("<bdi>").nth(1).unwrap().split('<').next().unwrap();
        (name.to_owned(), format!("line-{id}"))
    };
    parts.map(line).collect()
}

fn field(page: &str, name: &str) -> String {
    lines(page).into_iter().find(|(it, _)| it == name).unwrap_or_else(|| panic!("{name} waits: {page}")).1
}

#[test]
fn a_report_books_only_who_is_known_by_address() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let one = person(&world, "Marie Zroy", "marie.one@example.org");
        let two = person(&world, "Marie Zroy", "marie.two@example.org");
        let robert = person(&world, "Robert Ztremblay", "robert@example.org");
        let host = &world.facilitator.browser;
        let reports = world.at("/attendance/reports");
        assert_eq!(world.priya.browser.get(&reports).await.status, 403);
        assert_eq!(world.stranger.browser.post(&reports, &[("text", REPORT)]).await.status, 404);
        let wrong = host.post(&reports, &[("text", "Dear all, thank you")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("no report that Kith knows"), "{}", wrong.body);

        let read = host.post(&reports, &[("text", REPORT)]).await;
        assert_eq!(read.status, 303, "{}", read.body);
        assert_eq!(noted(&world), [(world.priya.id, How::Screen)], "nobody else is booked by anything but an address");
        let page = host.get(&reports).await.body;
        assert_eq!(lines(&page).len(), 5, "{page}");
        assert!(page.contains("not the only one of that name") && page.contains("a short form of the name"), "{page}");
        assert!(!page.contains(&world.stranger.id.to_string()), "whoever the session is not for is a name and no more");

        // A second copy of the report changes nothing, and neither does a form that says nothing.
        assert_eq!(host.post(&reports, &[("text", REPORT)]).await.status, 303);
        assert_eq!(host.post(&world.at("/attendance/lines"), &[]).await.status, 303);
        let same = host.get(&reports).await.body;
        assert_eq!((lines(&same), noted(&world).len()), (lines(&page), 1));

        // Somebody whom the session is not for cannot be said to be behind a line.
        let (marie, bob) = (field(&page, "Marie Zroy"), field(&page, "Bob Ztremblay - CISSS"));
        let stranger = world.stranger.id.to_string();
        let refused = host.post(&world.at("/attendance/lines"), &[(marie.as_str(), stranger.as_str())]).await;
        assert_eq!(refused.status, 422, "{}", refused.body);

        let (two_id, robert_id) = (two.to_string(), robert.to_string());
        let (phone, guest, bot) =
            (field(&page, "16045559999"), field(&page, "Nadia Zelsewhere"), field(&page, "Recorder"));
        let said = [
            (marie.as_str(), two_id.as_str()),
            (&bob, &robert_id),
            (&phone, "beside"),
            (&guest, "beside"),
            (&bot, "nobody"),
        ];
        assert_eq!(host.post(&world.at("/attendance/lines"), &said).await.status, 303);
        let mut all = vec![(world.priya.id, How::Screen), (two, How::Screen), (robert, How::Screen)];
        all.sort_by_key(|(id, _)| *id);
        assert_eq!(noted(&world), all);
        assert!(!all.iter().any(|(id, _)| *id == one));
        assert_eq!(world.session().also_present, 2);

        let page = host.get(&reports).await.body;
        assert!(lines(&page).is_empty() && page.contains("said by Teo Zquorple"), "{page}");
        assert!(page.contains("value=\"nadia.zelsewhere@example.org\""), "who is invited is invited by their address");
        let undo = page.split("What was said").nth(1).unwrap().split("action=\"").nth(1).unwrap();
        let undo = undo.split('"').next().unwrap().to_owned();
        for undo in page.split("action=\"").skip(1).map(|it| it.split('"').next().unwrap()) {
            if undo.ends_with("/undoings") {
                assert_eq!(host.post(undo, &[]).await.status, 303);
            }
        }
        assert_eq!((noted(&world).len(), world.session().also_present), (0, 0), "all of it is taken back");
        assert_eq!(world.priya.browser.post(&undo, &[]).await.status, 403);

        // What was taken back waits for a yes, the address notwithstanding.
        assert_eq!(host.post(&reports, &[("text", REPORT)]).await.status, 303);
        assert_eq!((noted(&world).len(), lines(&host.get(&reports).await.body).len()), (0, 6));
    });
}

#[test]
fn who_is_noted_already_stays_noted_as_they_are() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        world.priya.browser.post(&world.at("/arrivals"), &[("how", "room")]).await;
        let host = &world.facilitator.browser;
        host.post(&world.at("/attendance/reports"), &[("text", REPORT)]).await;
        assert_eq!(noted(&world), [(world.priya.id, How::Room)]);
        let page = host.get(&world.at("/attendance/reports")).await.body;
        let undo = page.split("Known by their address").nth(1).unwrap().split("action=\"").nth(1).unwrap();
        assert_eq!(host.post(undo.split('"').next().unwrap(), &[]).await.status, 303);
        assert_eq!(noted(&world), [(world.priya.id, How::Room)], "the report had not noted her");
        let found = host.get(&world.at("/attendance/reports?who=zcorvid")).await.body;
        assert!(found.contains("Dale Zcorvid") && found.contains("found by name"), "{found}");
    });
}

#[test]
fn people_come_by_the_code_around_the_session_only() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let code = door::code(world.session);
        let typed = format!(" {} ", door::spaced(&code).to_lowercase());
        let wall = world.facilitator.browser.get(&world.at("/attendance/code")).await;
        assert!(
            wall.body.contains(&door::spaced(&code)) && wall.body.contains("<svg class=\"pattern\""),
            "{}",
            wall.body
        );
        assert_eq!(world.priya.browser.get(&world.at("/attendance/code")).await.status, 403);
        let page = world.dale.browser.get(&format!("/here/{code}")).await.body;
        assert!(page.contains("March on the shore") && page.contains("in the room"), "{page}");
        let stranger = world.stranger.browser.get(&format!("/here/{code}")).await.body;
        assert!(!stranger.contains("March on the shore") && stranger.contains("No session"), "{stranger}");
        let door = format!("/here/{code}");
        assert_eq!(world.stranger.browser.post(&door, &[("how", "room")]).await.status, 404);
        assert_eq!(world.dale.browser.post("/here/ZZZZZZ", &[("how", "room")]).await.status, 404);
        assert_eq!(world.dale.browser.post(&door, &[("how", "balloon")]).await.status, 422);
        let found = world.dale.browser.get(&format!("/here?code={}", typed.trim().replace(' ', "+"))).await.body;
        assert!(found.contains("March on the shore") && found.contains(&door), "{found}");
        let came = world.dale.browser.post(&door, &[("how", "room")]).await;
        assert_eq!((came.status.as_u16(), came.location()), (303, world.at("").as_str()));
        assert_eq!(noted(&world), [(world.dale.id, How::Room)]);
        assert!(world.dale.browser.get(&format!("/here/{code}")).await.body.contains("To the session"));
        world.noon.pass(24 * 3_600);
        assert_eq!(world.earl.browser.post(&door, &[("how", "room")]).await.status, 404);
    });
}

#[test]
fn the_sheet_of_paper_is_ticked_in_its_own_order_and_takes_nobody_away() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        world.priya.browser.post(&world.at("/arrivals"), &[("how", "telephone")]).await;
        let (host, paper) = (&world.facilitator.browser, world.at("/attendance/paper"));
        let page = host.get(&paper).await.body;
        let at = |name: &str| page.find(name).unwrap_or_else(|| panic!("{name}: {page}"));
        assert!(at("Ansel Zwhitcomb") < at("Dale Zcorvid") && at("Dale Zcorvid") < at("Earl Zbrimble"));
        assert!(page.contains("checked disabled") && !page.contains("Sam Zmontague"), "{page}");
        let ids = [world.dale.id, world.stranger.id, world.priya.id].map(|id| id.to_string());
        let ticked: Vec<_> = ids.iter().map(|id| ("came", id.as_str())).collect();
        assert_eq!(host.post(&paper, &ticked).await.status, 303);
        let mut all = vec![(world.priya.id, How::Telephone), (world.dale.id, How::Room)];
        all.sort_by_key(|(id, _)| *id);
        assert_eq!(noted(&world), all);
        let after = format!("{paper}?after={}", world.dale.id);
        let rest = host.get(&after).await.body;
        assert!(!rest.contains("Ansel Zwhitcomb") && rest.contains("Earl Zbrimble"), "{rest}");
        assert_eq!(host.get(&format!("{paper}?after=nobody")).await.status, 404);
    });
}

#[test]
fn those_beside_count_by_how_they_came_and_by_team() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        let (host, sheet) = (&world.facilitator.browser, world.at("/attendance"));
        let kept = host.post(&sheet, &[("also_present", "47"), ("also_phone", "3")]).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let (team, cedar) = (world.at("/attendance/teams"), world.cedar.to_string());
        let of = [("many", "12"), ("how", "room"), ("team", cedar.as_str())];
        assert_eq!(host.post(&team, &of).await.status, 303);
        assert_eq!(host.post(&team, &of).await.status, 303, "said twice, it counts once");
        assert_eq!(host.post(&team, &[("many", "12"), ("how", "room"), ("team", "x")]).await.status, 422);
        let page = host.get(&sheet).await.body;
        assert!(page.contains("12 more of Cedar Bay, in the room") && page.contains("62 people beside"), "{page}");
        assert_eq!(world.session().also_present, 62);
        host.post(&sheet, &[("also_present", "40"), ("also_phone", "0")]).await;
        assert_eq!(world.session().also_present, 52);
        let session = world.session;
        world.db.write_now(move |tx| store::attendance::set_also_present(tx, session, 9)).unwrap();
        assert_eq!(world.session().also_present, 21);
    });
}

#[test]
fn corrections_stand_on_the_sheet_with_who_made_them() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        world.priya.browser.post(&world.at("/arrivals"), &[("how", "screen")]).await;
        let (host, sheet) = (&world.facilitator.browser, world.at("/attendance"));
        assert!(!host.get(&sheet).await.body.contains("Corrections"), "a first note is no correction");
        let field = format!("how-{}", world.priya.id);
        host.post(&sheet, &[(field.as_str(), "room")]).await;
        host.post(&sheet, &[(field.as_str(), "none")]).await;
        let page = host.get(&sheet).await.body;
        assert!(page.contains("on screen → in the room") && page.contains("in the room → not here"), "{page}");
        assert!(page.contains("Teo Zquorple · noted by the host"), "{page}");
    });
}
