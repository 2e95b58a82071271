// Who pays sees what the place is, and not what is said in it; who observes reads along, and writes nothing.

export const name = "Gordon sees the charter and is told what is not for him; Wenona reads along and has no pen";

const place = "/c/shore-to-summit";

export async function run({ as, expect }) {
  const gordon = await as("Gordon Halloran");
  await gordon.go(place);
  await gordon.follow(gordon.say("charter-title"));
  await gordon.follow("Shore to Summit");
  await gordon.seesNot(gordon.say("room-sessions"));
  expect.equal(await gordon.refused(() => gordon.go(`${place}/people`)), 403);
  await gordon.sees(gordon.say("refusal-not-for-sponsors"));
  for (const hidden of ["sessions", "questions", "commitments"]) {
    expect.equal(await gordon.refused(() => gordon.go(`${place}/${hidden}`)), 404, hidden);
  }

  const wenona = await as("Wenona Migwans");
  await wenona.go(`${place}/sessions`);
  await wenona.seesNot(wenona.say("sessions-new"));
  await wenona.follow("Teaching the next intake");
  await wenona.go(`${new URL(wenona.page.url()).pathname}/run`);
  expect.equal(await wenona.page.locator("main textarea").count(), 0);

  await wenona.go(`${place}/sessions`);
  await wenona.follow("What we let go");
  await wenona.follow(wenona.say("sessions-record"));
  await wenona.go(`${place}/questions`);
  await wenona.follow("Who is allowed to count us, and who asked?");
  expect.equal(await wenona.page.locator("main textarea").count(), 0);
  expect.ok((await wenona.refused(() => wenona.go(`${place}/sessions/new`))) >= 403);
}
