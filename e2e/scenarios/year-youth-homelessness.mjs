// A national network against youth homelessness, in French.

import { walk } from "../lib/programme.mjs";

export const name = "Mathilde tient en français toute une suite de rencontres, du calendrier à la relance";

const how = { lang: "fr" };
const words = {
  series: "Les jeudis du bail",
  heard: "Le propriétaire a dit oui quand Samuel a parlé de sa mère, pas du loyer.",
  called: "Au téléphone on n’entend pas la gêne. C’est peut-être mieux.",
  decision: "On appelle le propriétaire avant la visite, jamais après.",
  promise: "Appeler trois propriétaires avant jeudi",
  question: "Qui garde les clés quand le jeune part trois jours ?",
  answer: "La voisine du dessous. On lui a demandé, elle a dit oui.",
  notes: "Trois baux signés, un perdu. On a surtout parlé de celui qui est perdu.",
};

export async function run({ as, guest, expect }) {
  await walk({ steward: await as("Mathilde", how), guest, expect, place: "/c/chez-soi", words, how });
}
