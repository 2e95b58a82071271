// A narrow telephone in French: no word of English in the frame, and dates as one writes them.

export const name = "Lucie has everything in French on a telephone of 320 pixels";

// Words of the frame in English that no French page has; words that people wrote say themselves which language they are in.
const english = /(?<!\p{L})(the|and|your|you|with|from|week|session|sessions|questions? of|people|answer|commitments?|minutes? left|not answered|ago|sign|search|page of)(?!\p{L}).*/iu;
const date = /\b(lun|mar|mer|jeu|ven|sam|dim)\. (\d{1,2}|1er) (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) \d{4}, \d{1,2}\sh/;

export async function run({ as, expect }) {
  const lucie = await as("Lucie Thériault-Cormier", { lang: "fr", width: 320, height: 640 });
  const reads = async (dated) => {
    const text = await lucie.page.evaluate(ownWords);
    expect.equal(await lucie.page.locator("html").getAttribute("lang"), "fr");
    const found = text.match(english);
    if (found) lucie.wrong(`“${found[0]}” is English`);
    if (dated) expect.match(text, date, `${lucie.page.url()} says a date`);
  };

  await lucie.go("/");
  await lucie.sees(lucie.say("people-week-hello", { name: "Lucie" }));
  await reads(true);

  await lucie.follow("Consultation de cas : une équipe en désaccord");
  await reads(true);
  const answer = lucie.say("sessions-answer-maybe");
  await lucie.press(answer);
  await lucie.sees(lucie.say("sessions-you-said", { answer }));
  await reads(true);

  await lucie.follow(lucie.say("room-questions"));
  await reads(true);
  await lucie.follow("Est-ce que les écoles peuvent compter les sacs?");
  await reads(false);

  await lucie.follow(lucie.say("room-action"));
  await reads(false);
  await lucie.follow("Monter le fonds de garantie de 20 000 $.");
  await reads(false);
}

// What the page says, a piece a line, without what it says is in another language.
function ownWords() {
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const within = walker.currentNode.parentElement;
    if (within.closest("[lang]").lang === "fr" && !within.closest("script, style")) pieces.push(walker.currentNode.data);
  }
  return pieces.join("\n");
}
