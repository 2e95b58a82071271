//! What is one under several names: said by stewards in a community, by operators of the instance.

use super::elsewhere;
use crate::probe::{Probe, Step};
use crate::table::Thing;
use crate::world::World;
use crate::world::address;
use crate::world::same::joined;

pub fn probes(world: &World, community: &'static str) -> Vec<Probe> {
    const ROUTE: &str = "/c/{community}/same";
    const UNDO: &str = "/c/{community}/same/{joined}/undoings";
    let edit = || world.way(community, [Step::Must("edit", Thing::of_community("same", community))]);
    let path = format!("/c/{community}/same");
    let undo = |place: &str| format!("{path}/{}/undoings", address(&joined(place)));
    let never = || edit().into_iter().chain([Step::Never]).collect::<Vec<_>>();
    let mut probes = vec![
        Probe::get(ROUTE, path.clone(), edit()),
        Probe::post(ROUTE, path.clone(), edit()),
        Probe::press(UNDO, undo(elsewhere(community)), never()),
    ];
    if community != "cedar" {
        probes.push(Probe::press(UNDO, undo(community), edit()));
    }
    probes
}

pub fn of_instance() -> Vec<Probe> {
    let edit = || vec![Step::Must("edit", Thing::of_instance("same"))];
    let undo = format!("/same/{}/undoings", address(&joined("the instance")));
    vec![
        Probe::get("/same", "/same".to_owned(), edit()),
        Probe::post("/same", "/same".to_owned(), edit()),
        Probe::press("/same/{joined}/undoings", undo, edit()),
    ]
}
