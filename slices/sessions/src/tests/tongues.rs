//! Words that people wrote say which language they are in, wherever it is not the page's.

use kith_test::on_both_async;

use super::hold_pages::february;
use super::hold_world::{Somebody, World};
use super::plan_pages::plan;
use crate::session::Whom;

/// The opening tags of the elements of a page that hold exactly these words.
fn tags<'p>(page: &'p str, words: &str) -> Vec<&'p str> {
    let held = format!(">{words}<");
    let before = page.match_indices(&held).map(|(at, _)| &page[..at]);
    before.filter_map(|before| before.rsplit('<').next()).collect()
}

async fn reads(who: &Somebody, address: &str, words: &str, tongue: Option<&str>) {
    let page = who.browser.get(address).await;
    assert_eq!(page.status, 200, "{address}");
    let tags = tags(&page.body, words);
    assert!(!tags.is_empty(), "{address} says “{words}”: {}", page.body);
    for tag in tags {
        let said = tag.split("lang=\"").nth(1).and_then(|rest| rest.split('"').next());
        assert_eq!(said, tongue, "{address}: {tag}");
    }
}

#[test]
fn lines_threads_and_steps_carry_their_language_and_only_where_it_is_another() {
    on_both_async(kith_migrations::ALL, async |db| {
        let world = World::on(db);
        february(&world);
        let french = plan(&world, "Le printemps au bord", "2026-03-20", Whom::Community, None);
        let (previous, session) = (world.previous, world.session);
        // Priya reads in English, Earl in French; the sessions of the world are in English.
        let list = "/c/shore/sessions";
        reads(&world.priya, list, "Le printemps au bord", Some("fr")).await;
        reads(&world.priya, list, "March on the shore", None).await;
        reads(&world.earl, list, "Le printemps au bord", None).await;
        reads(&world.earl, list, "March on the shore", Some("en")).await;
        let threads = [format!("/c/shore/sessions/{session}"), format!("/c/shore/sessions/{previous}")];
        for address in &threads {
            reads(&world.earl, address, "March on the shore", Some("en")).await;
            reads(&world.earl, address, "February on the shore", Some("en")).await;
        }
        let crumb = format!("/c/shore/sessions/{session}/run");
        reads(&world.earl, &crumb, "March on the shore", Some("en")).await;
        reads(&world.earl, "/c/shore/questions", "Who pays for the bus?", Some("en")).await;
        reads(&world.dale, "/c/shore/questions", "Who pays for the bus?", None).await;
        reads(&world.earl, "/c/shore/commitments", "Call the school board", Some("en")).await;
        reads(&world.dale, "/c/shore/commitments", "Call the school board", None).await;
        // The agenda is in the language of its session, its minutes in the reader's.
        let usual = world.earl.browser.get(&threads[0]).await.body;
        assert!(usual.contains("<b lang=\"en\">Arriving</b><span class=\"min\">"), "{usual}");
        let own = world.earl.browser.get(&format!("/c/shore/sessions/{french}")).await.body;
        assert!(!own.contains("<b lang"), "{own}");
    });
}
