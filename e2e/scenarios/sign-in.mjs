// Nobody has a password: six digits come by mail.

export const name = "Maren signs in with the six digits of a letter and finds her week";

export async function run({ guest, expect }) {
  const maren = await guest();
  await maren.go("/");
  await maren.follow(maren.say("people-front-act"));
  await maren.fill(maren.say("people-email"), "maren@healthy-places.example.org");
  await maren.press(maren.say("people-sign-in-send"));

  const mail = await maren.window();
  await mail.go("/mailbox");
  await mail.follow(/\d{3} ?\d{3}/);
  const digits = (await mail.page.getByRole("heading", { level: 1 }).innerText()).match(/\d{3}\s?\d{3}/);
  expect.ok(digits, "the letter's subject holds six digits");

  await maren.fill(maren.say("people-code"), digits[0]);
  await maren.press(maren.say("people-code-send"));
  expect.equal(new URL(maren.page.url()).pathname, "/");
  await maren.sees(maren.say("people-week-hello", { name: "Maren" }));
  await maren.sees(maren.say("kit-your-week"));
}
