// From an idea to the second session: what was said in the first one comes back in the next.

import { day, moment, zone } from "../lib/days.mjs";

export const name = "Odile founds a community in French, Ada comes in by a letter in English, and what she promised comes back";

const ada = { name: "Ada Whitlow", email: "ada.whitlow@example.org" };
const rose = { name: "Rose Kettle", email: "rose.kettle@example.org" };
const series = "Tour du quai";
const heard = "We left the gate open for a week. Nobody drowned and eleven people swam.";
const called = "I could not see the slides, and I did not miss them.";
const decision = "The gate stays open until October.";
const promise = "Ask the harbour master for a key";
const question = "Who swims when nobody is looking?";

export async function run({ as, guest, expect }) {
  const odile = await as("Odile Marchand", { lang: "fr" });
  const place = await found(odile);
  await bringIn(odile, place);

  const member = await guest();
  await accept(member);
  const [first, second] = await plan(odile, place);
  await hold(odile, member, first);
  await publish(odile, first);
  await follow(member, expect);

  await member.go(second);
  await member.sees(member.say("held-came-back"));
  const back = member.page.locator("#came-back");
  await back.getByRole("link", { name: promise }).waitFor();
  await back.getByRole("link", { name: question }).waitFor();
}

// Name, a sentence, the zone; everything else stays as the form offers it.
async function found(odile) {
  await odile.go("/communities");
  await odile.follow(odile.say("charter-new-title"));
  await odile.fill(odile.say("charter-name"), "Quai Sept");
  await odile.fill(odile.say("charter-summary"), "Trois villages se demandent à qui est le bord de l’eau.");
  await odile.fill(odile.say("charter-zone"), zone);
  await odile.choose(odile.say("charter-visibility-private"));
  await odile.choose(odile.say("charter-joining-invitation"));
  await odile.press(odile.say("charter-new-send"));
  await odile.sees(odile.say("done-community-founded"));
  return "/c/quai-sept";
}

// Ada gets a letter; Rose, who has no use for letters, is put in.
async function bringIn(odile, place) {
  await odile.follow(odile.say("charter-first-people"));
  await odile.fill(odile.say("charter-invitee-name"), ada.name);
  await odile.fill(odile.say("charter-invitee-email"), ada.email);
  await odile.choose(odile.say("charter-invitee-lang"), "en");
  await odile.press(odile.say("charter-invite-send"));
  await odile.sees(odile.say("done-invited"));

  await odile.go(`${place}/members/import`);
  await odile.fill(odile.say("charter-list"), `${rose.name};${rose.email}`);
  await odile.choose(odile.say("charter-way-add"));
  await odile.press(odile.say("charter-look"));
  await odile.press(odile.say("charter-plan-add"));
  await odile.sees(odile.say("done-imported"));
}

async function accept(member) {
  await member.letter(ada.email, member.say("charter-mail-subject", { community: "Quai Sept" }));
  await member.follow(/\/invitations\//);
  await member.sees(ada.name);
  await member.press(member.say("charter-accept"));
  await member.sees(member.say("done-joined"));
}

// Two sessions; the first began five minutes ago, so that it can be held now. Answers with their addresses.
async function plan(odile, place) {
  const { day, time } = moment(-5);
  await odile.go(`${place}/series/new`);
  await odile.fill(odile.say("sessions-field-title"), series);
  await odile.choose(odile.say("planning-repeats"), odile.say("planning-repeats-months-day"));
  await odile.fill(odile.say("sessions-field-first"), day);
  await odile.fill(odile.say("sessions-field-time"), time);
  await odile.fill(odile.say("sessions-field-zone"), zone);
  await odile.fill(odile.say("sessions-field-count"), "2");
  await odile.press(odile.say("sessions-show-days"));
  await odile.press(odile.say("sessions-plan-series"));
  await odile.sees(odile.say("done-series-planned"));
  await odile.go(`${place}/sessions`);
  const links = odile.page.locator(".lines a[href*='/sessions/']");
  return links.evaluateAll((found) => found.map((link) => link.pathname));
}

async function hold(odile, member, session) {
  await odile.go(session);
  await odile.follow(odile.say("sessions-run"));
  await odile.press(odile.say("held-begin-session"));
  await odile.sees(odile.say("done-held-begun"));

  await member.go(`${session}/run`);
  await member.press(member.say("held-i-am-here"));
  await member.fill(/^Your words/, heard);
  await member.press(member.say("held-say"));
  await member.sees(heard);

  await odile.page.reload();
  await odile.sees(heard);
  let form = await odile.unfold(odile.say("held-write-for"));
  await odile.choose(odile.say("held-for-person"), rose.name, form);
  await odile.fill(odile.say("held-for-text"), called, form);
  await odile.press(odile.say("held-write-down"), form);
  await odile.sees(called);

  await odile.go(`${session}/attendance`);
  await odile.choose(rose.name, "telephone");
  await odile.press(odile.say("held-keep-attendance"));
  await odile.sees(odile.say("done-held-attendance"));

  await odile.go(`${session}/run`);
  form = await odile.unfold(odile.say("held-add-decision"));
  await odile.fill(odile.say("held-decision"), decision, form);
  await odile.press(odile.say("held-keep-decision"), form);

  form = await odile.unfold(odile.say("held-add-commitment"));
  await odile.choose(odile.say("held-commitment-who"), ada.name, form);
  await odile.fill(odile.say("held-commitment-what"), promise, form);
  await odile.fill(odile.say("held-commitment-when"), day(10), form);
  await odile.press(odile.say("held-keep-commitment"), form);

  form = await odile.unfold(odile.say("held-add-question"));
  await odile.fill(odile.say("held-question-text"), question, form);
  await odile.press(odile.say("held-keep-question"), form);
  await odile.press(odile.say("held-end-session"));
  await odile.sees(odile.say("done-held-ended"));
}

async function publish(odile, session) {
  await odile.go(`${session}/record/edit`);
  await odile.fill(odile.say("held-notes-label"), "On a parlé d’une barrière, et de qui en a la clé.");
  await odile.press(odile.say("held-keep-notes"));
  await odile.press(odile.say("held-publish"));
  await odile.sees(odile.say("done-held-published"));
  await odile.sees(decision);
}

// The letter holds what Ada promised and what there is to think about; both lead to a page on which she answers.
async function follow(member, expect) {
  await member.letter(ada.email, new RegExp(member.say("held-recap-subject")));
  const letter = await member.page.locator(".letter").innerText();
  expect.ok(letter.includes(promise), "the letter says what Ada promised");
  expect.ok(letter.includes(question), "the letter says what to think about");

  await member.follow(/\/questions\//);
  await member.fill(member.say("held-your-answer"), "The baker, at five. He told me himself.");
  await member.press(member.say("held-answer"));
  await member.sees(member.say("done-held-answered"));

  await member.letter(ada.email, new RegExp(member.say("held-recap-subject")));
  await member.follow(/\/commitments\//);
  await member.page.getByRole("radio", { name: member.say("held-commitment-done") }).check();
  await member.fill(member.say("held-commitment-note"), "Two keys. One for the baker.");
  await member.press(member.say("held-commitment-say"));
  await member.sees(member.say("done-held-commitment-answered"));
}
