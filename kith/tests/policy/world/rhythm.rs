//! The timetables of the world: their own words and days, and what became of a letter.

use super::sessions::{CIRCLES, Stage, session};
use super::{V, World, id_of, text};

pub fn fill(world: &mut World) {
    for circle in CIRCLES.iter().filter(|circle| circle.audience == "community") {
        let sees = vec![world.way(circle.community, [circle.may("edit", "rhythm")])];
        let days_off = world.canary(("rhythm", "days_off"), circle.community, sees.clone());
        let columns = vec![
            ("community_id", id_of(circle.community)),
            ("on_since", V::Time(-50_000)),
            ("from_hour", V::Int(8)),
            ("until_hour", V::Int(18)),
            ("weekends", V::Bool(true)),
            ("holidays", text("ca-bc")),
            ("days_off", days_off.inside("2026-12-24 ", "")),
        ];
        world.put("rhythm", columns);
        let row = format!("step of {}", circle.community);
        // Whoever gets the letters reads it there.
        let reads = vec![sees.concat(), circle.inside(world, [])];
        let text_en = world.canary_for(("rhythm_step", "text_en"), &row, reads.clone(), sees.clone());
        let text_fr = world.canary_for(("rhythm_step", "text_fr"), &row, reads, sees);
        let columns = vec![
            ("id", V::Id(row)),
            ("community_id", id_of(circle.community)),
            ("step", text("eve")),
            ("is_on", V::Bool(true)),
            ("days", V::Int(1)),
            ("hour", V::Int(9)),
            ("text_en", text_en),
            ("text_fr", text_fr),
        ];
        world.put("rhythm_step", columns);
    }
    // Their weeks are long enough for everything that the tests write to them.
    for key in world.cast.iter().map(|person| person.key).collect::<Vec<_>>() {
        world.put("letter_allowance", vec![("person_id", id_of(key)), ("most", V::Int(200))]);
    }
    for circle in &CIRCLES {
        let columns = vec![
            ("session_id", V::Id(session(circle, Stage::Recorded))),
            ("step", text("week")),
            ("person_id", id_of(circle.author)),
            ("held", text("cap")),
            ("at", V::Time(-14 * 1_440)),
        ];
        world.put("reminder", columns);
    }
}
