// What the steward of any programme does from an empty calendar to the second session: plans, prepares, matches, holds and follows up.

import { day, moment, zone } from "./days.mjs";

const given = ["Amara", "Benoît", "Chidi", "Delphine", "Emeka", "Farah", "Gwen", "Hiro", "Imani", "Joël"];
const family = ["Abernathy", "Bellefeuille", "Castellanos", "Dhaliwal", "Eriksen", "Fontaine", "Grayeyes", "Hathaway", "Ito", "Joubert"];

/** Walks one programme. `words` is what is said in it, in its language. */
export async function walk({ steward, guest, expect, place, words, how }) {
  const people = given.flatMap((one) => family.map((other) => person(one, other, place)));
  const began = performance.now();
  const sessions = await plan(steward, place, words.series, expect);
  const minutes = (performance.now() - began) / 60_000;
  expect.ok(minutes < 3, `a series of ten dates with two exceptions took ${minutes.toFixed(1)} minutes`);
  const [first, second] = sessions;

  await prepare(steward, first, expect);
  await bringIn(steward, place, people);
  await match(steward, place, expect);

  const [screen, room, phone] = people;
  const member = await guest(how);
  await member.signInByMail(screen.email);
  const other = await guest(how);
  await other.signInByMail(room.email);
  await hold({ steward, member, other, session: first, screen, phone, words });
  await publish(steward, first, words);

  await member.letter(screen.email, new RegExp(member.say("held-recap-subject")));
  expect.ok((await member.page.locator(".letter").innerText()).includes(words.promise), "the letter says what was promised");
  await follow(member, words);
  await rate(member, first);
  await member.go(second);
  const back = member.page.locator("#came-back");
  await back.getByRole("link", { name: words.promise }).waitFor();
  await back.getByRole("link", { name: words.question }).waitFor();
}

function person(one, other, place) {
  const plain = `${one}.${other}`.toLowerCase().normalize("NFD").replace(/[^a-z.]/g, "");
  return { name: `${one} ${other}`, email: `${plain}@${place.split("/").at(-1)}.example.org` };
}

// Ten dates, two weeks apart; on the third nobody meets, the fifth is a day later. Answers with the addresses of the sessions.
async function plan(steward, place, title, expect) {
  const { day: today, time } = moment(-5);
  await steward.go(`${place}/series/new`);
  await steward.fill(steward.say("sessions-field-title"), title);
  await steward.fill(steward.say("sessions-field-first"), today);
  await steward.fill(steward.say("sessions-field-time"), time);
  await steward.fill(steward.say("sessions-field-zone"), zone);
  await steward.fill(steward.say("sessions-field-minutes"), "90");
  await steward.fill(steward.say("planning-interval"), "2");
  await steward.fill(steward.say("sessions-field-count"), "10");
  await steward.press(steward.say("sessions-show-days"));
  const dates = steward.page.locator(".date");
  expect.equal(await dates.count(), 10);
  await dates.nth(2).getByRole("checkbox").uncheck();
  await dates.nth(4).locator("summary").click();
  await steward.fill(steward.say("planning-other-day"), day(8 * 7 + 1), dates.nth(4));
  await steward.press(steward.say("sessions-plan-series"));
  await steward.sees(steward.say("done-series-planned"));
  const found = steward.page.locator(".lines a[href*='/sessions/']");
  const paths = await found.evaluateAll((links) => links.map((link) => link.pathname));
  expect.equal(new Set(paths).size, 9, "ten dates without one are nine sessions");
  return paths;
}

// An agenda of ninety minutes: two methods of the library beside the usual parts, one of them longer until it fits.
async function prepare(steward, session, expect) {
  await steward.go(`${session}/agenda`);
  for (const method of ["pairs-one-word", "tool-share"]) {
    await steward.choose(steward.say("activities-which"), method);
    await steward.press(steward.say("sessions-activity-add-send"));
  }
  const total = async () => Number(await steward.page.locator("[data-total]").innerText());
  const field = steward.page.locator("input[data-minutes]").last();
  await field.fill(String(Number(await field.inputValue()) + 90 - (await total())));
  await steward.press(steward.say("sessions-minutes-save"));
  expect.equal(await total(), 90);
}

async function bringIn(steward, place, people) {
  await steward.go(`${place}/members/import`);
  await steward.fill(steward.say("charter-list"), people.map(({ name, email }) => `${name};${email}`).join("\n"));
  await steward.choose(steward.say("charter-way-add"));
  await steward.press(steward.say("charter-look"));
  await steward.press(steward.say("charter-plan-add"));
  await steward.sees(steward.say("done-imported"));
}

// Everybody in pairs: proposed, the first kept, the others drawn again, accepted.
async function match(steward, place, expect) {
  await steward.go(`${place}/pairings/new`);
  await steward.fill(steward.say("matching-size"), "2");
  const began = performance.now();
  await steward.press(steward.say("matching-propose"));
  expect.ok(performance.now() - began < 10_000, "a proposal comes while one waits");
  const groups = steward.page.locator("#groups li");
  expect.ok((await groups.count()) >= 50, "a hundred people are fifty pairs");
  const kept = await groups.first().locator("bdi").allInnerTexts();
  await groups.first().getByRole("checkbox").check();
  await steward.press(steward.say("matching-draw-again"));
  expect.deepEqual(await groups.first().locator("bdi").allInnerTexts(), kept);
  await steward.press(steward.say("matching-accept"));
  await steward.sees(steward.say("done-matching-accepted"));
}

// One is there on screen, one in the room by the code on the wall, one on the telephone, and some more in the room.
async function hold({ steward, member, other, session, screen, phone, words }) {
  await steward.go(`${session}/run`);
  await steward.press(steward.say("held-begin-session"));
  await steward.sees(steward.say("done-held-begun"));
  await member.go(`${session}/run`);
  await member.press(member.say("held-i-am-here"));
  await member.fill(new RegExp(`^${member.say("held-your-words", { title: "" }).slice(0, 8)}`), words.heard);
  await member.press(member.say("held-say"));
  await member.sees(words.heard);

  await steward.go(`${session}/attendance/code`);
  const door = await steward.page.locator(".sign a").getAttribute("href");
  await other.go(door);
  await other.page.getByRole("radio", { name: other.say("held-how-room") }).check();
  await other.press(other.say("held-i-am-here"));

  await steward.go(`${session}/attendance?q=${encodeURIComponent(phone.name)}`);
  await steward.choose(phone.name, "telephone");
  await steward.fill(steward.say("attendance-beside-room"), "47");
  await steward.press(steward.say("held-keep-attendance"));
  await steward.sees(steward.say("done-held-attendance"));

  await steward.go(`${session}/run?q=${encodeURIComponent(phone.name)}`);
  let form = await steward.unfold(steward.say("held-write-for"));
  await steward.choose(steward.say("held-for-person"), phone.name, form);
  await steward.fill(steward.say("held-for-text"), words.called, form);
  await steward.press(steward.say("held-write-down"), form);
  await steward.sees(words.called);

  form = await steward.unfold(steward.say("held-add-decision"));
  await steward.fill(steward.say("held-decision"), words.decision, form);
  await steward.press(steward.say("held-keep-decision"), form);
  await steward.go(`${session}/run?q=${encodeURIComponent(screen.name)}`);
  form = await steward.unfold(steward.say("held-add-commitment"));
  await steward.choose(steward.say("held-commitment-who"), screen.name, form);
  await steward.fill(steward.say("held-commitment-what"), words.promise, form);
  await steward.fill(steward.say("held-commitment-when"), day(10), form);
  await steward.press(steward.say("held-keep-commitment"), form);
  form = await steward.unfold(steward.say("held-add-question"));
  await steward.fill(steward.say("held-question-text"), words.question, form);
  await steward.press(steward.say("held-keep-question"), form);
  await steward.press(steward.say("held-end-session"));
  await steward.sees(steward.say("done-held-ended"));
}

async function publish(steward, session, words) {
  await steward.go(`${session}/record/edit`);
  await steward.fill(steward.say("held-notes-label"), words.notes);
  await steward.press(steward.say("held-keep-notes"));
  await steward.press(steward.say("held-publish"));
  await steward.sees(steward.say("done-held-published"));
  await steward.sees(words.decision);
}

// From the letter: an answer to the question, and what became of the promise.
async function follow(member, words) {
  const letter = member.page.url();
  await member.follow(/\/questions\//);
  await member.fill(member.say("held-your-answer"), words.answer);
  await member.press(member.say("held-answer"));
  await member.sees(member.say("done-held-answered"));
  await member.go(letter);
  await member.follow(/\/commitments\//);
  await member.page.getByRole("radio", { name: member.say("held-commitment-done") }).check();
  await member.press(member.say("held-commitment-say"));
  await member.sees(member.say("done-held-commitment-answered"));
}

// Two taps: how it was, and send.
async function rate(member, session) {
  await member.go(`${session}/pulse`);
  await member.page.locator("input[name=overall]").nth(3).check();
  await member.press(member.say("pulse-send"));
  await member.sees(member.say("done-pulse"));
}
