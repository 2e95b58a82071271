// Nothing needs a pointer: the tabulator key, letters, space and the enter key.

export const name = "Priya signs in, answers and writes with the keyboard alone";

const title = "Who goes on, and how";
const words = "I would go on with half the meetings and all of the people.";

export async function run({ as, guest }) {
  const teo = await as("Teo Marchetti-Ruiz");
  const session = await opened(teo);

  const priya = await guest();
  await priya.go("/");
  await priya.reach("link", priya.say("people-front-act"));
  await priya.key("Enter");
  await priya.reach("textbox", priya.say("people-email"));
  await priya.page.keyboard.type("priya@larkhaven.example.org");
  await priya.key("Enter");
  const digits = await priya.digits("priya@larkhaven.example.org");
  await priya.reach("textbox", priya.say("people-code"));
  await priya.page.keyboard.type(digits);
  await priya.key("Enter");

  await priya.reach("link", title);
  await priya.key("Enter");
  await priya.reach("button", priya.say("sessions-answer-yes"));
  await priya.key("Enter");
  await priya.sees(priya.say("sessions-you-said", { answer: priya.say("sessions-answer-yes") }));

  await priya.go(`${session}/run`);
  await priya.reach("textbox", /^Your words/);
  await priya.page.keyboard.type(words);
  await priya.reach("checkbox", priya.say("held-may-quote"));
  await priya.page.keyboard.press("Space");
  await priya.reach("button", priya.say("held-say"));
  await priya.key("Enter");
  await priya.sees(words);
}

// Teo begins the session; answers with its address.
async function opened(teo) {
  await teo.go("/c/shore-to-summit/sessions");
  await teo.follow(title);
  const session = new URL(teo.page.url()).pathname;
  await teo.go(`${session}/run`);
  await teo.press(teo.say("held-begin-session"));
  return session;
}
