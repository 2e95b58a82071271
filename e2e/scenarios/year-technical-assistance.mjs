// A state's technical assistance, founded from nothing: sessions in a window of time, and no browser runs a script.

import { zone } from "../lib/days.mjs";
import { walk } from "../lib/programme.mjs";

export const name = "Odile founds a series of technical assistance and runs it whole without a single script";

const how = { lang: "en", scripts: false };
const words = {
  series: "Office hours for county plans",
  heard: "Our plan had forty-one objectives. We crossed out thirty-six and people came back.",
  called: "The county nurse says: write it so that my sister can read it.",
  decision: "Plans name at most five objectives this year.",
  promise: "Send the five objectives to the county board",
  question: "Which objective would nobody miss?",
  answer: "The one about the newsletter. We asked, and nobody knew we had it.",
  notes: "Five counties, one pair of scissors.",
};

export async function run({ as, guest, expect }) {
  const odile = await as("Odile Marchand", how);
  await odile.go("/communities");
  await odile.follow(odile.say("charter-new-title"));
  await odile.fill(odile.say("charter-name"), "County Table");
  await odile.fill(odile.say("charter-summary"), "Eleven counties work through their yearly plans together.");
  await odile.fill(odile.say("charter-zone"), zone);
  await odile.choose(odile.say("charter-visibility-private"));
  await odile.choose(odile.say("charter-joining-invitation"));
  await odile.press(odile.say("charter-new-send"));
  await odile.sees(odile.say("done-community-founded"));
  await walk({ steward: odile, guest, expect, place: "/c/county-table", words, how });
}
