//! Lists of people as spreadsheets write them, and bringing them in.

use kith_base::{Lang, Uuid};
use kith_migrations::ALL;
use kith_policy::{Role, TeamId};
use kith_test::on_both_async;

use super::Hall;
use crate::roster::{Ground, Row, decode, neutral, read};
use crate::store;

fn ground() -> Ground {
    Ground { teams: vec![(TeamId(Uuid::nil()), "equipe nord".to_owned())], lang: Lang::Fr }
}

fn rows(text: &str) -> Vec<Row> {
    read(text, &ground()).unwrap()
}

fn first(text: &str) -> (String, String, Role, bool) {
    let listed = rows(text).remove(0).read.unwrap();
    (listed.name.to_string(), listed.email.to_string(), listed.role, listed.team.is_some())
}

#[test]
fn any_encoding_that_spreadsheets_write_is_read() {
    let text = "Nom;Courriel\r\nHélène Côté;h@example.org\r\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
    let windows = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    for (what, bytes) in [
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8 with a mark", ["\u{FEFF}".as_bytes(), text.as_bytes()].concat()),
        ("UTF-16 with a mark", [&[0xFF, 0xFE][..], &little].concat()),
        ("UTF-16, the other way round", [&[0xFE, 0xFF][..], &big].concat()),
        ("UTF-16 without a mark", little),
        ("Windows-1252", windows),
    ] {
        assert_eq!(decode(&bytes), text, "{what}");
    }
    assert_eq!(decode(b"\x93Ann\x94 O\x92Neill"), "“Ann” O’Neill");
    assert_eq!(decode(b""), "");
}

#[test]
fn separators_quotes_and_ragged_rows_are_read() {
    let expected = ("Ann O’Neill".to_owned(), "ann@example.org".to_owned(), Role::Member, false);
    for text in [
        "name,email\nAnn O’Neill,ann@example.org",
        "name;email\r\nAnn O’Neill;ann@example.org\r\n",
        "name\temail\nAnn O’Neill\tann@example.org",
        "sep=;\nname;email\nAnn O’Neill;ann@example.org",
        "\n\n,,\nname,email,role,team\n\n  Ann O’Neill  , ANN@example.org\n,,,\n",
        "\"name\",\"email\",\"role\"\n\"Ann O’Neill\",\"ann@example.org\",\"\"",
        "Ann O’Neill,ann@example.org",
        "ann@example.org;Ann O’Neill",
        "First name,Last name,E-mail address\nAnn,O’Neill,ann@example.org",
        "Courriel;Prénom;Nom de famille\nann@example.org;Ann;O’Neill;too;many;cells",
    ] {
        assert_eq!(first(text), expected, "{text:?}");
    }
    assert_eq!(first("nom;courriel;rôle;équipe\nAnn;a@example.org;Responsable;ÉQUIPE NORD").2, Role::Lead);
    assert_eq!(first("nom,courriel\n\"Ann, \"\"A\"\"\",a@example.org").0, "Ann, \"A\"");
    let lines: Vec<_> =
        rows("name,email\n\nA1,a@example.org\n\n\nB1,b@example.org").iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 6], "a line is named as the spreadsheet names it");
}

#[test]
fn a_line_that_cannot_be_read_says_why() {
    for (line, key) in [
        ("Ann,", "charter-roster-no-address"),
        ("Ann,not-an-address", "error-not-an-address"),
        (",ann@example.org", "charter-roster-no-name"),
        ("A\0nn,ann@example.org", "error-control-character"),
        ("Ann,ann@example.org,king", "charter-roster-no-role"),
        ("Ann,ann@example.org,member,no such team", "charter-roster-no-team"),
        ("Ann,ann@example.org,lead", "charter-lead-needs-team"),
        ("Ann\u{202E},ann@example.org", "error-direction-mark"),
    ] {
        let row = rows(&format!("name,email,role,team\n{line}")).remove(0);
        assert_eq!(row.read.unwrap_err().key, key, "{line:?}");
    }
    let twice = rows("name,email\nAnn,a@example.org\nAnne,A@EXAMPLE.org");
    assert_eq!(twice[1].read.as_ref().unwrap_err().key, "charter-roster-twice");
    for (text, key) in [
        ("", "charter-roster-empty"),
        ("\n,,\n,,", "charter-roster-empty"),
        ("name,email", "charter-roster-empty"),
        ("name,role\nAnn,member", "charter-roster-no-addresses"),
        ("just words", "charter-roster-no-addresses"),
    ] {
        assert_eq!(read(text, &ground()).unwrap_err().key, key, "{text:?}");
    }
    let many = (0..1_001).map(|n| format!("P{n},p{n}@example.org\n")).collect::<String>();
    assert_eq!(read(&many, &ground()).unwrap_err().key, "charter-roster-too-long");
}

#[test]
fn formulas_are_neutralised_and_come_back_as_they_were() {
    for cell in ["=1+1", "+1 604", "-", "@ann", "\t=1", "＝1"] {
        assert_eq!(neutral(cell), format!("'{cell}"));
    }
    for cell in ["Ann", "", "O’Neill", "'quoted'", "a=b"] {
        assert_eq!(neutral(cell), cell);
    }
    assert_eq!(first("name,email\n'@Ann,a@example.org").0, "@Ann");
}

const LIST: &str = "Name;E-mail;Role;Team\nNew One;new@example.org;member;Larkhaven\nBen Okoro;ben@example.org;observer;\nCleo Roy;cleo@example.org;facilitator;";

fn members(hall: &Hall) -> Vec<(String, Role)> {
    let (shore, now) = (hall.shore, hall.noon.env.now());
    let lines = hall.read(move |read| store::people_of(read, shore, None, None, now));
    lines.into_iter().map(|line| (line.name.to_string(), line.role)).collect()
}

#[test]
fn a_list_is_looked_at_first_then_comes_in_whole_repeats_without_doubles_and_is_taken_back() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ada = hall.home_of(hall.ada);
        let fields = [("list", LIST), ("way", "add")];
        let before = members(&hall);
        let look = ada.post("/c/shore/members/import", &fields).await;
        assert_eq!(look.status, 200);
        assert!(
            ["1 new", "1 changed", "1 unchanged", "0 refused"].iter().all(|it| look.body.contains(it)),
            "{}",
            look.body
        );
        assert_eq!(members(&hall), before, "looking changes nothing");

        let done = ada.post("/c/shore/members/import/confirmations", &fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let after = members(&hall);
        assert!(
            after.contains(&("New One".to_owned(), Role::Member))
                && after.contains(&("Ben Okoro".to_owned(), Role::Observer))
        );
        assert!(hall.letters().is_empty(), "whoever is put in at once gets no letter");

        hall.noon.pass(5);
        let again = ada.post("/c/shore/members/import", &fields).await.body;
        assert!(again.contains("0 new") && again.contains("3 unchanged"));
        assert_eq!(ada.post("/c/shore/members/import/confirmations", &fields).await.status, 303);
        assert_eq!(members(&hall), after);

        hall.noon.pass(5);
        let page = ada.get("/c/shore/members/import").await.body;
        let undo = page.split("action=\"").find(|it| it.contains("/undoings")).unwrap().split('"').next().unwrap();
        assert_eq!(ada.post(undo, &[]).await.status, 303);
        assert_eq!(members(&hall), before);
        assert_eq!(ada.post(undo, &[]).await.status, 404, "taken back once");
    });
}

#[test]
fn a_list_of_invitations_sends_letters_once_and_takes_open_ones_back() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ada = hall.home_of(hall.ada);
        let fields = [("list", "Xi,xi@example.org\nYan,yan@example.org,observer"), ("way", "invite")];
        assert_eq!(ada.post("/c/shore/members/import/confirmations", &fields).await.status, 303);
        assert_eq!(hall.letters().len(), 2);
        hall.noon.pass(5);
        assert_eq!(ada.post("/c/shore/members/import/confirmations", &fields).await.status, 303);
        assert_eq!(hall.letters().len(), 2, "nobody gets the same invitation twice");
        let other = [("list", "Xi,xi@example.org,observer"), ("way", "invite")];
        assert!(ada.post("/c/shore/members/import", &other).await.body.contains("1 changed"));
        assert_eq!(ada.post("/c/shore/members/import/confirmations", &other).await.status, 303);
        let link = hall.mailed_link();
        hall.noon.pass(5);
        let page = ada.get("/c/shore/members/import").await.body;
        let undo = page.split("action=\"").find(|it| it.contains("/undoings")).unwrap().split('"').next().unwrap();
        assert_eq!(ada.post(undo, &[]).await.status, 303);
        assert!(hall.browser().get(&link).await.body.contains("good no more"));
    });
}

#[test]
fn nothing_comes_in_while_a_line_is_refused_or_the_last_steward_would_go() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let ada = hall.home_of(hall.ada);
        let before = members(&hall);
        let bad = [("list", "Good,good@example.org\nBad,not-an-address"), ("way", "add")];
        let look = ada.post("/c/shore/members/import", &bad).await.body;
        assert!(
            look.contains("1 refused") && look.contains("not an e-mail address") && !look.contains("/confirmations")
        );
        let refused = ada.post("/c/shore/members/import/confirmations", &bad).await;
        assert!(refused.status == 422 && refused.body.contains("Good,good@example.org"), "what was typed is kept");
        let last = [("list", "Ada Lovell,ada@example.org,member"), ("way", "add")];
        assert_eq!(ada.post("/c/shore/members/import/confirmations", &last).await.status, 422);
        let nothing = ada.post("/c/shore/members/import", &[("list", "only words"), ("way", "add")]).await;
        assert_eq!(nothing.status, 422);
        let no_way = ada.post("/c/shore/members/import", &[("list", "Xi,xi@example.org")]).await;
        assert!(no_way.status == 422 && no_way.body.contains("Xi,xi@example.org"));
        assert!(nothing.body.contains("only words") && nothing.body.contains("no column with e-mail addresses"));
        assert_eq!(members(&hall), before);
        let ben = hall.home_of(hall.ben);
        assert_eq!(ben.get("/c/shore/members/import").await.status, 403);
        assert_eq!(ben.post("/c/shore/members/import", &bad).await.status, 403);
        assert_eq!(hall.home_of(hall.cleo).post("/c/shore/members/import/confirmations", &bad).await.status, 403);
    });
}

#[test]
fn one_address_is_one_person_whether_the_invitation_or_the_list_came_first() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        let (ada, cleo) = (hall.home_of(hall.ada), hall.home_of(hall.cleo));
        let noor = [("name", "Noor Haddad"), ("email", "noor@example.org"), ("role", "member"), ("lang", "fr")];
        assert_eq!(cleo.post("/c/shore/invitations", &noor).await.status, 303);
        assert_eq!(hall.browser().post(&hall.mailed_link(), &[("answer", "accepted")]).await.status, 303);
        hall.noon.pass(5);
        let people = || hall.read(|read| read.count("SELECT COUNT(*) FROM person", &[]));
        let before = people();
        let list = [("list", "Haddad N.,NOOR@example.org\nYan,yan@example.org"), ("way", "add")];
        let look = ada.post("/c/shore/members/import", &list).await.body;
        assert!(look.contains("1 new") && look.contains("1 unchanged"), "{look}");
        assert_eq!(ada.post("/c/shore/members/import/confirmations", &list).await.status, 303);
        hall.noon.pass(5);
        assert_eq!(people(), before + 1, "Yan alone");
        let yan = [("name", "Yan"), ("email", "yan@example.org"), ("role", "observer"), ("lang", "en")];
        assert_eq!(cleo.post("/c/shore/invitations", &yan).await.status, 303);
        assert_eq!(hall.browser().post(&hall.mailed_link(), &[("answer", "accepted")]).await.status, 303);
        hall.noon.pass(5);
        assert_eq!(people(), before + 1);
        let called = |name| members(&hall).into_iter().filter(|(it, _)| it == name).count();
        assert_eq!((called("Noor Haddad"), called("Haddad N."), called("Yan")), (1, 0, 1));
    });
}
