//! How often one may ask and try: for an address, for a code, and from a network, whoever is behind it.

use kith_migrations::ALL;
use kith_test::{Answer, Browser, on_both_async};

use super::Hall;
use crate::sign_in::{ASKS, MOST_CODES, WRONG_CODES};
use crate::store;

const HERE: &str = "203.0.113.7";
const THERE: &str = "203.0.113.8";

async fn ask(browser: &Browser, email: &str) -> u16 {
    browser.post("/sign-in", &[("email", email)]).await.status.as_u16()
}

/// Asks for codes from one network until it may ask no more.
async fn use_up(hall: &Hall, peer: &str) {
    for number in 0..ASKS.most {
        let asked = ask(&hall.browser().at(peer), &format!("p{number}@example.org")).await;
        assert_eq!(asked, 303, "{number}");
    }
}

fn retry_after(answer: &Answer) -> i64 {
    answer.headers["retry-after"].to_str().unwrap().parse().unwrap()
}

#[test]
fn a_network_gets_as_many_codes_as_a_full_hall_needs_and_then_waits() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        use_up(&hall, HERE).await;
        let here = hall.browser().at(HERE);
        let known = here.post("/sign-in", &[("email", "agnes@example.org")]).await;
        assert_eq!((known.status.as_u16(), retry_after(&known)), (429, 3), "one more every 2.25 seconds");
        assert!(known.body.contains("agnes@example.org"), "what was typed comes back");
        assert!(known.body.contains("from the network that you are in"), "{}", known.body);
        assert!(hall.letters().is_empty(), "and no letter was written");
        assert_eq!(ask(&hall.browser().at(THERE), "agnes@example.org").await, 303, "another network asks");
        hall.noon.pass(3);
        assert_eq!(ask(&here, "agnes@example.org").await, 303);
        assert_eq!(ask(&here, "agnes@example.org").await, 429);
    });
}

#[test]
fn who_waits_is_told_the_same_of_a_known_and_of_an_unknown_address() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        use_up(&hall, HERE).await;
        let here = hall.browser().at(HERE);
        let known = here.post_json("/sign-in", r#"{"email": "agnes@example.org"}"#).await;
        let unknown = here.post_json("/sign-in", r#"{"email": "nobody@example.org"}"#).await;
        assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
        assert_eq!(known.headers, unknown.headers);
        assert_eq!(
            (known.status.as_u16(), &known.headers["content-type"]),
            (429, &"application/problem+json".parse().unwrap())
        );
        assert!(known.body.contains("\"status\":429") && known.body.contains("from the network that you are in"));

        // The same of an address that was asked for too often, from everywhere.
        for number in 0..MOST_CODES {
            for email in ["agnes@example.org", "nobody@example.org"] {
                assert_eq!(ask(&hall.browser().at(&format!("198.51.100.{number}")), email).await, 303);
            }
        }
        hall.noon.pass(60);
        let there = hall.browser().at(THERE);
        let known = there.post_json("/sign-in", r#"{"email": "agnes@example.org"}"#).await;
        let unknown = there.post_json("/sign-in", r#"{"email": "nobody@example.org"}"#).await;
        assert_eq!((known.status.as_u16(), retry_after(&known)), (429, 14 * 60), "until the first of the five is old");
        assert_eq!((&known.headers, &known.body), (&unknown.headers, &unknown.body));
        assert!(known.body.contains("in 14 minutes"), "{}", known.body);
        hall.noon.pass(14 * 60);
        assert_eq!(ask(&there, "agnes@example.org").await, 303);
    });
}

#[test]
fn the_addresses_of_one_household_are_one_network_and_a_header_makes_no_other() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        use_up(&hall, "2001:db8:1:2::1").await;
        assert_eq!(ask(&hall.browser().at("2001:db8:1:2:ffff::9"), "agnes@example.org").await, 429);
        let liar = hall.browser().at("2001:db8:1:2::1").forwarded_for("198.51.100.9");
        assert_eq!(ask(&liar, "agnes@example.org").await, 429, "nobody says where they come from");
        assert_eq!(ask(&hall.browser().at("2001:db8:1:3::1"), "agnes@example.org").await, 303);
    });
}

#[test]
fn behind_a_proxy_of_this_machine_it_is_the_visitors_network_that_counts() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        for number in 0..ASKS.most {
            let browser = hall.browser().at("127.0.0.1").forwarded_for("192.0.2.1, 198.51.100.9");
            assert_eq!(ask(&browser, &format!("p{number}@example.org")).await, 303);
        }
        let again = hall.browser().at("127.0.0.1").forwarded_for("192.0.2.77, 198.51.100.9");
        assert_eq!(ask(&again, "agnes@example.org").await, 429, "what the visitor wrote there themselves is no matter");
        let other = hall.browser().at("127.0.0.1").forwarded_for("198.51.100.10");
        assert_eq!(ask(&other, "agnes@example.org").await, 303);
    });
}

#[test]
fn wrong_digits_are_counted_for_the_network_whatever_the_code_and_right_ones_are_not() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        for _ in 0..WRONG_CODES.most {
            // Without a code, in a browser that never asked for one.
            let guess = hall.browser().at(HERE).post("/sign-in/code", &[("code", "123456")]).await;
            assert_eq!(guess.status, 422);
        }
        let here = hall.browser().at(HERE);
        assert_eq!(ask(&here, "agnes@example.org").await, 303);
        let (digits, link) = hall.mailed();
        let right = here.post("/sign-in/code", &[("code", &digits)]).await;
        assert_eq!((right.status.as_u16(), retry_after(&right)), (429, 9), "even the right digits wait");
        assert!(right.body.contains(&digits), "what was typed comes back");
        assert_eq!(
            hall.browser().at(HERE).post(&link, &[("code", &digits)]).await.status,
            429,
            "so do those of a link"
        );
        let there = hall.browser().at(THERE);
        assert_eq!(there.post(&link, &[("code", &digits)]).await.status, 303, "elsewhere they do not");
        hall.noon.pass(9);
        assert_eq!(here.post("/sign-in/code", &[("code", &digits)]).await.status, 422, "it was used meanwhile");
    });
}

#[test]
fn people_who_type_their_digits_rightly_never_wait() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        for _ in 0..=WRONG_CODES.most {
            hall.noon.pass(4 * 60); // five codes in a quarter of an hour
            let browser = hall.browser().at(HERE);
            assert_eq!(ask(&browser, "agnes@example.org").await, 303);
            assert_eq!(browser.post("/sign-in/code", &[("code", &hall.mailed().0)]).await.status, 303);
        }
        let (limits, now) = (&hall.app.limits, hall.noon.env.now());
        let left = (0..).take_while(|_| {
            limits.take(&WRONG_CODES, "203.0.113.7".parse::<std::net::IpAddr>().unwrap().into(), now).is_ok()
        });
        assert_eq!(left.count(), usize::try_from(WRONG_CODES.most).unwrap(), "none of the tries was taken");
    });
}

#[test]
fn the_digits_of_a_link_bear_five_tries_too() {
    on_both_async(ALL, async |db| {
        let hall = Hall::on(db);
        hall.browser().post("/sign-in", &[("email", "agnes@example.org")]).await;
        let (digits, link) = hall.mailed();
        let wrong = if digits == "000000" { "111111" } else { "000000" };
        let stranger = hall.browser();
        for _ in 1..crate::sign_in::MOST_TRIES {
            assert_eq!(stranger.post(&link, &[("code", wrong)]).await.status, 422);
        }
        assert_eq!(stranger.post(&link, &[("code", wrong)]).await.status, 404, "the fifth ends it");
        assert_eq!(stranger.post(&link, &[("code", &digits)]).await.status, 404, "the link leads nowhere now");
        let agnes = hall.agnes;
        let now = hall.noon.env.now();
        assert!(hall.app.db.read_now(move |read| store::sign_ins_of(read, agnes, now)).unwrap().is_empty());
    });
}
