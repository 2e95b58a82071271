// A browser that runs no scripts: every act is a form, and a page after it.

export const name = "Priya answers, writes and changes her page without a single script";

const title = "Larkhaven: where the keys are";
const words = "My answer is the custodian. It was always the custodian.";
const thought = "Half of it stays in the drawer with the maps.";
const offer = "a list of custodians, with their first names";

export async function run({ as, expect }) {
  const priya = await as("Priya Raghunathan", { scripts: false });
  await priya.go("/c/shore-to-summit/sessions");
  await priya.follow(title);
  const session = new URL(priya.page.url()).pathname;
  const answer = priya.say("sessions-answer-phone");
  await priya.press(answer);
  await priya.sees(priya.say("sessions-you-said", { answer }));

  const teo = await as("Teo Marchetti-Ruiz");
  await teo.go(`${session}/run`);
  await teo.press(teo.say("held-begin-session"));
  await priya.go(`${session}/run`);
  await priya.fill(/^Your words/, words);
  await priya.press(priya.say("held-say"));
  await priya.sees(words);
  await teo.sees(words); // his page has scripts and asks by itself

  await priya.go("/c/shore-to-summit/questions");
  await priya.follow("What happens to what I know, if I go?");
  await priya.fill(priya.say("held-your-answer"), thought);
  await priya.press(priya.say("held-answer"));
  await priya.sees(priya.say("done-held-answered"));
  await priya.sees(thought);

  await priya.go("/you");
  await priya.fill(priya.say("people-field-offers"), offer);
  await priya.press(priya.say("people-you-send"));
  await priya.sees(priya.say("done-profile"));
  expect.equal(await priya.page.getByLabel(priya.say("people-field-offers")).first().inputValue(), offer);
}
