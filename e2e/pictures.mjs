// Photographs the main pages of a fresh demonstration: node pictures.mjs --into FOLDER
//
// The names stay, because other pages link to them. Pictures are taken in the look of a page that somebody has just opened.

import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./lib/browser.mjs";
import { visitor } from "./lib/visitor.mjs";
import { open } from "./lib/world.mjs";

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
const steward = "Maren Tveit";

const facilitator = "Teo Marchetti-Ruiz";
const lead = "Lucie Thériault-Cormier";
const french = { ...desktop, lang: "fr" };

/** Goes to a session of a community by its title, and on by the end of its address. */
const session = (community, title, rest = "") => async (came) => {
  await came.go(`/c/${community}/sessions`);
  await came.follow(title);
  if (rest) await came.go(new URL(came.page.url()).pathname + rest);
};

/** Name, who looks ("" for nobody), from what kind of window, and the address, or what they do to get there. */
const pictures = [
  ["front", "", desktop, "/"],
  ["week", steward, desktop, "/"],
  ["week-phone", steward, phone, "/"],
  ["week-dark", steward, { ...desktop, dark: true }, "/"],
  ["community", steward, desktop, "/c/shore-to-summit"],
  ["community-french", lead, french, "/c/chez-soi"],
  ["session", facilitator, desktop, session("shore-to-summit", "Who goes on, and how")],
  ["session-phone-french", lead, { ...phone, lang: "fr" }, session("chez-soi", "Le cosignataire")],
  ["agenda", facilitator, desktop, session("shore-to-summit", "Who goes on, and how", "/agenda")],
  ["run", facilitator, desktop, session("shore-to-summit", "Who goes on, and how", "/run")],
  ["record", facilitator, desktop, session("shore-to-summit", "Roles, not names: influence mapping again", "/record")],
  ["record-dark", facilitator, { ...desktop, dark: true }, session("shore-to-summit", "What we let go", "/record")],
  ["questions", steward, desktop, "/c/shore-to-summit/questions"],
  ["people", steward, desktop, "/c/shore-to-summit/people"],
  ["people-phone", steward, phone, "/c/shore-to-summit/people"],
];

const { values } = parseArgs({ options: { into: { type: "string" } } });
const world = await open();
const browser = await launch();
const problems = [];
try {
  for (const [name, who, how, where] of pictures) {
    const came = await visitor(browser, world.address, { ...how, problems });
    if (who) await came.signIn(who);
    await (typeof where === "string" ? came.go(where) : where(came));
    await came.page.screenshot({ path: join(values.into, `${name}.png`) });
    await came.context.close();
  }
} finally {
  await browser.close();
  await world.close();
}
for (const problem of new Set(problems)) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
