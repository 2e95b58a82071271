// A provincial health-promotion programme: teams of a local government and a health authority.

import { walk } from "../lib/programme.mjs";

export const name = "Maren plans, prepares, matches a hundred people, holds and follows up the dialogues of local governments";

const words = {
  series: "Dialogues on shade and water",
  heard: "We moved the bus stop under the plane tree. Ridership went up and nobody wrote to the council.",
  called: "I have drawn the influence map on a napkin; the clerk is in the middle of it.",
  decision: "Each town brings one map of who decides, without names.",
  promise: "Ask the clerk who signs for benches",
  question: "Who is hot in August and not in this room?",
  answer: "My neighbour, who is eighty-one and has no bus stop.",
  notes: "Two towns moved a bus stop. One of them asked first.",
};

export async function run({ as, guest, expect }) {
  await walk({ steward: await as("Maren Tveit"), guest, expect, place: "/c/shore-to-summit", words });
}
