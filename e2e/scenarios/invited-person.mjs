// Who is invited reads what they come into, and to which agreement, before they say yes; or says no with one press.

export const name = "Rosa reads the agreement before she joins, Winston says no, and Maren sees both";

const place = "/c/shore-to-summit";

export async function run({ as, guest }) {
  const maren = await as("Maren Tveit");
  await again(maren, "Rosa Delgado");
  await again(maren, "Winston Ng");
  const subject = maren.say("charter-mail-subject", { community: "Shore to Summit" });

  const rosa = await guest({ width: 360, height: 640 });
  await rosa.letter("rosa.delgado@example.org", subject);
  await rosa.follow(/\/invitations\//);
  await rosa.sees(rosa.say("charter-letter-from", { from: "Maren Tveit" }));
  await rosa.sees("Callers speak first");
  await rosa.press(rosa.say("charter-accept-agreement"));
  await rosa.sees(rosa.say("done-joined"));
  await rosa.seesNot(rosa.say("charter-acknowledge-notice")); // she has just done so

  const winston = await guest({ dark: true });
  await winston.letter("winston.ng@example.org", subject);
  await winston.follow(/\/invitations\//);
  const letter = winston.page.url();
  await winston.press(winston.say("charter-decline"));
  await winston.sees(winston.say("done-declined"));
  await winston.go(letter);
  await winston.sees(winston.say("charter-letter-declined"));

  await maren.go(`${place}/invitations`);
  await state(maren, "rosa.delgado@example.org", "charter-standing-accepted");
  await state(maren, "winston.ng@example.org", "charter-standing-declined");
}

// The letter was written before the demonstration began; Maren sends a new one.
async function again(maren, name) {
  await maren.go(`${place}/invitations`);
  const line = maren.page.locator(".lines > li").filter({ hasText: name });
  await maren.press(new RegExp(maren.say("charter-invite-again")), line);
}

async function state(maren, email, key) {
  const line = maren.page.locator(".lines > li").filter({ hasText: email }).first();
  await line.getByText(maren.say(key), { exact: true }).waitFor();
}
