// Every kind of page that somebody can come to by links is looked at once: for a steward, and for a member with a small French telephone.

import { crawl } from "../lib/crawl.mjs";

export const name = "Maren at her desk and Priya on a small telephone in French come to no page that is broken";

export async function run({ as, expect }) {
  const maren = await as("Maren Tveit");
  const all = await crawl(maren);
  expect.ok(all.size > 20, `a steward comes to ${all.size} kinds of pages`);

  const priya = await as("Priya Raghunathan", { lang: "fr", width: 320, height: 640, dark: true });
  const some = await crawl(priya);
  expect.ok(some.size > 10, `a member comes to ${some.size} kinds of pages`);
}
