// A national learning network for early childhood: peers far apart, on telephones of 320 pixels.

import { walk } from "../lib/programme.mjs";

export const name = "Oluchi runs a whole linkup from a telephone of 320 pixels";

const how = { width: 320, height: 640 };
const words = {
  series: "Linkups at school-run time",
  heard: "We read to the babies at the laundromat. The dryers are louder than we thought.",
  called: "On the island the nurse comes by boat, and so does the news.",
  decision: "Every site tells one challenge before it tells a success.",
  promise: "Write down what the dryers taught us",
  question: "What would a two-year-old say about our waiting room?",
  answer: "Why do the big people whisper?",
  notes: "Four sites, three time zones, one dryer.",
};

export async function run({ as, guest, expect }) {
  await walk({ steward: await as("Oluchi", how), guest, expect, place: "/c/first-thousand-days", words, how });
}
