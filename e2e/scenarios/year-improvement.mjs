// An action-learning collaborative of clinics, for a sponsor.

import { walk } from "../lib/programme.mjs";

export const name = "Beatriz plans, prepares, matches a hundred people, holds and follows up the calls of a collaborative of clinics";

const words = {
  series: "Charts on a Tuesday",
  heard: "We called people back within a day for a month. The line on the chart did not move, and reception stopped crying.",
  called: "I have no chart. I have a shoebox with the slips in it.",
  decision: "Everybody brings one chart that went the wrong way.",
  promise: "Count the slips in the shoebox",
  question: "What did we stop doing, and did anybody notice?",
  answer: "The second reminder call. Two people noticed, and both were glad.",
  notes: "One flat line, read aloud. It was the best ten minutes.",
};

export async function run({ as, guest, expect }) {
  await walk({ steward: await as("Beatriz"), guest, expect, place: "/c/steady-hands", words });
}
