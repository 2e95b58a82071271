//! Reports of attendance: read in every layout that Zoom and Teams write, and booked only where the address is the same.

use kith_policy::PersonId;

use crate::attendance::How;
use crate::report::{Known, Proposal, Reason, Seen, is_telephone, propose, read, spellings};

fn names(text: &str) -> Vec<String> {
    read(text).unwrap().into_iter().map(|it| it.name).collect()
}

const ZOOM_OLD: &str = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n\
    Ana Lopez (she/her) - VCH,ana@example.org,03/12/2026 09:00:00 AM,03/12/2026 09:20:00 AM,20,No\n\
    Ana Lopez (she/her) - VCH,ana@example.org,03/12/2026 09:21:00 AM,03/12/2026 10:00:00 AM,39,No\n\
    16045550134,,03/12/2026 09:01:00 AM,03/12/2026 10:00:00 AM,59,Yes\n";

const ZOOM_WITH_HEAD: &str = "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n\
    812 3456 7890,March on the shore,03/12/2026 09:00:00 AM,03/12/2026 10:02:00 AM,host@example.org,62,2\n\
    \n\
    Name (Original Name),User Email,Total Duration (Minutes),Guest\n\
    Ana Lopez,ana@example.org,59,No\n\
    \"Dufour, Jean\",,12,Yes\n";

const ZOOM_FR: &str = "Nom (nom d’origine);E-mail de l’utilisateur;Heure d’arrivée;Heure de départ;Durée (minutes);Invité\n\
    Zoé Côté;zoe@example.org;12/03/2026 09:00:00;12/03/2026 10:00:00;60;Non\n";

const WEBINAR: &str = "Attendee Report\n\
    Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)\n\
    March,812,03/12/2026 09:00:00 AM,62\n\
    Panelist Details\n\
    Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Country/Region Name\n\
    Yes,Pia Panel,pia@example.org,03/12/2026 09:00:00 AM,03/12/2026 10:00:00 AM,60,Canada\n\
    Attendee Details\n\
    Attended,User Name (Original Name),First Name,Last Name,Email,Join Time,Leave Time,Time in Session (minutes)\n\
    Yes,Ana Lopez,Ana,Lopez,ana@example.org,03/12/2026 09:00:00 AM,03/12/2026 10:00:00 AM,60\n\
    No,Never Came,Never,Came,never@example.org,--,--,--\n";

const TEAMS: &str = "1. Summary\nMeeting title\tMarch on the shore\nAttended participants\t2\n\
    Start time\t3/12/26, 9:00:11 AM\nMeeting duration\t1h 2m\n\n2. Participants\n\
    Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n\
    Ana Lopez\t3/12/26, 9:00:31 AM\t3/12/26, 10:01:00 AM\t1h 0m 29s\tana@example.org\tana@example.org\tOrganizer\n\
    Jean Dufour (Unverified)\t3/12/26, 9:05:00 AM\t3/12/26, 10:01:00 AM\t56m\t\t\tPresenter\n\n\
    3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n\
    Ana Lopez\t3/12/26, 9:00:31 AM\t3/12/26, 10:01:00 AM\t1h\tana@example.org\tOrganizer\n";

const TEAMS_FR: &str = "1. Résumé\nTitre de la réunion\tMars\n\n2. Participants\n\
    Nom\tPremière participation\tDernier départ\tDurée de la réunion\tAdresse e-mail\tID du participant (UPN)\tRôle\n\
    Zoé Côté\t2026-03-12, 09:00:31\t2026-03-12, 10:01:00\t1 h\tzoe@example.org\t\tPrésentateur\n\n\
    3. Activités pendant la réunion\nNom\tHeure d’arrivée\tHeure de départ\tDurée\tAdresse e-mail\tRôle\n\
    Zoé Côté\t2026-03-12, 09:00:31\t2026-03-12, 10:01:00\t1 h\tzoe@example.org\tPrésentateur\n";

const TEAMS_OLD: &str = "Full Name\tUser Action\tTimestamp\nAna Lopez\tJoined\t3/12/2026, 9:00:31 AM\n\
    Ana Lopez\tLeft\t3/12/2026, 9:30:31 AM\nAna Lopez\tJoined\t3/12/2026, 9:31:31 AM\nBo Chan\tJoined before\t3/12/2026\n";

#[test]
fn every_layout_names_everybody_once() {
    assert_eq!(names(ZOOM_OLD), ["Ana Lopez (she/her) - VCH", "16045550134"]);
    assert_eq!(names(ZOOM_WITH_HEAD), ["Ana Lopez", "Dufour, Jean"]);
    assert_eq!(names(ZOOM_FR), ["Zoé Côté"]);
    assert_eq!(names(WEBINAR), ["Pia Panel", "Ana Lopez"]);
    assert_eq!(names(TEAMS), ["Ana Lopez", "Jean Dufour (Unverified)"]);
    assert_eq!(names(TEAMS_FR), ["Zoé Côté"]);
    assert_eq!(names(TEAMS_OLD), ["Ana Lopez", "Bo Chan"]);
    let emails = |text: &str| read(text).unwrap().iter().filter(|it| it.email.is_some()).count();
    assert_eq!([ZOOM_OLD, ZOOM_WITH_HEAD, ZOOM_FR, TEAMS, TEAMS_FR, TEAMS_OLD].map(emails), [1, 1, 1, 1, 1, 0]);
}

#[test]
fn what_is_no_report_is_refused_by_name() {
    assert_eq!(read("").unwrap_err().key, "attendance-report-not-one");
    assert_eq!(read("Dear all,\nthank you for coming\n").unwrap_err().key, "attendance-report-not-one");
    let empty = "Name (Original Name),User Email,Duration (Minutes),Guest\n";
    assert_eq!(read(empty).unwrap_err().key, "attendance-report-empty");
    let long = format!("{empty}{}", (0..2_001).map(|n| format!("Person {n},,3,No\n")).collect::<String>());
    assert_eq!(read(&long).unwrap_err().key, "attendance-report-too-long");
}

#[test]
fn two_people_of_one_name_at_the_same_time_are_two_lines() {
    let head = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n";
    let line = |from: &str, until: &str| format!("Sam Roy,,03/12/2026 {from} AM,03/12/2026 {until} AM,9,Yes\n");
    let apart = format!("{head}{}{}", line("09:00:00", "09:30:00"), line("09:31:00", "10:00:00"));
    let both = format!("{head}{}{}", line("09:00:00", "09:30:00"), line("09:20:00", "10:00:00"));
    assert_eq!(read(&apart).unwrap().len(), 1);
    let both = read(&both).unwrap();
    assert!(both.len() == 2 && both.iter().all(|it| it.twice), "{both:?}");
    assert_ne!(both[0].mark(), both[1].mark());
}

#[test]
fn a_name_is_read_as_people_type_it() {
    for (typed, meant) in [
        ("Ana (she/her) - VCH", "ana"),
        ("Ana Lopez (elle)", "ana lopez"),
        ("Dufour, Jean (Unverified)", "jean dufour"),
        ("Zoé Côté | Ville de Sherbrooke", "zoe cote"),
        ("iPad (Ana Lopez)", "ipad"),
    ] {
        assert_eq!(spellings(typed)[0], meant, "{typed}");
    }
    assert!(spellings("iPad (Ana Lopez)").contains(&"ana lopez".to_owned()));
    for telephone in ["16045550134", "1604***0134", "Call-In User_1", "Appelant 2", "+1 604 555 0134"] {
        assert!(is_telephone(telephone), "{telephone}");
    }
    for name in ["Ana Lopez", "R2", "Room 204", "Phoebe Call"] {
        assert!(!is_telephone(name), "{name}");
    }
    let phone = Seen { name: "Call-In User_1".to_owned(), email: None, lane: 1, twice: false };
    assert_eq!(phone.how(), How::Telephone);
}

fn known(n: u128, name: &str) -> Known {
    Known { person: PersonId(kith_base::Uuid::from_u128(n)), name: name.to_owned(), by_phone: n == 5, number: None }
}

#[test]
fn who_may_be_behind_a_name_is_said_with_its_reason() {
    let people = [
        known(1, "Robert Tremblay"),
        known(2, "Marie Roy"),
        known(3, "Marie Roy"),
        known(4, "Élise Gagnon"),
        known(5, "Joan Whitefeather"),
        Known { number: Some("(604) 555-0134".to_owned()), ..known(6, "Bo Chan") },
    ];
    let reasons = |name: &str| {
        let found = propose(name, is_telephone(name), &people);
        found.into_iter().map(|Proposal { person, reason }| (person.0.as_u128(), reason)).collect::<Vec<_>>()
    };
    assert_eq!(reasons("Robert Tremblay"), [(1, Reason::SameName)]);
    assert_eq!(reasons("Tremblay, Robert (he/him)"), [(1, Reason::SameName)]);
    assert_eq!(reasons("Bob Tremblay - CISSS"), [(1, Reason::ShortName)]);
    assert_eq!(reasons("R. Tremblay"), [(1, Reason::Initial)]);
    assert_eq!(reasons("Marie Roy"), [(2, Reason::SharedName), (3, Reason::SharedName)]);
    assert_eq!(reasons("elise"), [(4, Reason::FirstName)]);
    assert_eq!(reasons("Bob"), [(1, Reason::FirstName)]);
    assert_eq!(reasons("16045550134"), [(6, Reason::SameNumber), (5, Reason::SaidPhone)]);
    assert_eq!(reasons("1604***0134"), [(5, Reason::SaidPhone)]);
    assert_eq!(reasons("Roberta Trembley"), [], "likeness of letters proposes nobody");
    assert_eq!(reasons("Fireflies Notetaker"), []);
}

/// Two thousand lines are the most that one report may have; each is looked at once, and not against all the others.
#[test]
fn a_long_report_of_strangers_is_read_at_once() {
    let mut text = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n".to_owned();
    for n in 0..crate::report::MOST {
        text.push_str(&format!("{} {n},,03/12/2026 09:00:00 AM,03/12/2026 09:20:00 AM,20,No\n", "Éloïse ".repeat(14)));
    }
    let began = std::time::Instant::now();
    assert_eq!(read(&text).unwrap().len(), crate::report::MOST);
    assert!(began.elapsed().as_secs() < 3, "{:?}", began.elapsed());
}
