//! Tests, one file per noun and per page: `plan_*` for planning, `hold_*` for holding.

mod agenda_pages;
mod agreed_pages;
mod ahead_pages;
mod attendance_pages;
mod attendance_reports;
mod cohort_pages;
mod guests;
mod hold_contributions;
mod hold_crowd;
mod hold_nouns;
mod hold_pages;
mod hold_record;
mod hold_world;
mod invited;
mod library;
mod life_pages;
mod of_teams;
mod plan_forms;
mod plan_nouns;
mod plan_pages;
mod replans;
mod rules;
mod series_whole;
mod templates;
mod tongues;
mod waiting_list;
