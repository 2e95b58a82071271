// Somebody at a browser: goes, reads, presses; and on every page they come to, the page is looked at as well.
//
// A page is looked at for: errors on the console (a broken rule of the content security policy is one), answers of 500,
// words that run out of the window, a heading of the first order that is missing or double, and WCAG 2.2 A and AA by axe.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { words } from "./words.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Opens a browser window of its own.
 * How: `lang` ("en"; named, it is chosen at the foot of the page, and goes before what the person set), `width` (1280), `height` (800), `scripts` (true), `dark` (false), `problems` (where to put what is wrong).
 */
export async function visitor(browser, address, { lang, width = 1280, height = 800, scripts = true, dark = false, problems }) {
  const context = await browser.newContext({
    baseURL: address,
    locale: lang === "fr" ? "fr-CA" : "en-CA",
    timezoneId: "America/Vancouver",
    viewport: { width, height },
    javaScriptEnabled: scripts,
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  if (lang) await context.addCookies([{ name: "kith-lang", value: lang, url: address }]);
  context.setDefaultTimeout(8_000);
  return new Visitor(context, await context.newPage(), words(lang ?? "en"), problems, scripts);
}

export class Visitor {
  constructor(context, page, say, problems, scripts) {
    Object.assign(this, { context, page, say, problems, scripts, refusals: false, status: 0 });
    page.on("console", (message) => message.type() === "error" && this.#heard(`${message.text()} ${message.location().url}`));
    page.on("pageerror", (error) => this.wrong(`a script failed: ${error.message}`));
    page.on("response", (response) => this.#answered(response));
  }

  /** Another window of the same person. */
  async window() {
    return new Visitor(this.context, await this.context.newPage(), this.say, this.problems, this.scripts);
  }

  /** Plays somebody of the cast: a demonstration has a door for each. */
  async signIn(person) {
    await this.page.goto("/demo");
    const door = this.page.getByRole("button", { name: person });
    // The cast stands on the first page; everybody else is listed behind it, page by page.
    if ((await door.count()) === 0) await this.page.goto("/demo?everybody=yes");
    while ((await door.count()) === 0) await this.page.goto(await this.page.locator("a[rel=next]").first().getAttribute("href"));
    await this.#leave(() => door.first().click());
  }

  /** Opens an address of the site. */
  async go(path) {
    await this.page.goto(path, { waitUntil: "load" });
    await this.look();
  }

  /** Does what the server will refuse (4xx), which is no error then, and answers with its status. */
  async refused(act) {
    this.refusals = true;
    await act();
    this.refusals = false;
    if (this.status < 400) throw new Error(`${this.page.url()} was not refused: ${this.status}`);
    return this.status;
  }

  /** Follows the first link that is called `name` (a text or a pattern). */
  async follow(name, within = this.page) {
    await this.#leave(() => within.getByRole("link", { name, exact: true }).first().click());
  }

  /** Presses the button that is called `name`, and waits for the page that it leads to. */
  async press(name, within = this.page) {
    await this.#leave(() => within.getByRole("button", { name, exact: true }).first().click());
  }

  /** Types into the field that is called `label`. */
  async fill(label, text, within = this.page) {
    await within.getByLabel(label, { exact: false }).first().fill(text);
  }

  /** Chooses an answer of the list, or ticks the box if `answer` is left out, that is called `label`. */
  async choose(label, answer, within = this.page) {
    const field = within.getByLabel(label, { exact: false }).first();
    await (answer === undefined ? field.check() : field.selectOption(answer));
  }

  /** Unfolds what stands under `summary`, and answers with it. */
  async unfold(summary) {
    const details = this.page.locator("details").filter({ has: this.page.locator("summary", { hasText: summary }) });
    await details.locator("summary").click();
    return details;
  }

  /** Opens the newest letter to the address `to` whose subject is, or matches, `subject`; letters may take a moment. */
  async letter(to, subject) {
    const line = this.page.getByRole("listitem").filter({ hasText: to });
    for (let tries = 0; tries < 40; tries += 1) {
      await this.page.goto(`/mailbox?to=${encodeURIComponent(to)}`);
      if ((await line.getByRole("link", { name: subject }).count()) > 0) return this.follow(subject, line);
      await this.page.waitForTimeout(200);
    }
    throw new Error(`no letter “${subject}” to ${to}`);
  }

  /** Reads the six digits of the newest letter to `email`, in a window beside this one. */
  async digits(email) {
    const mail = await this.window();
    await mail.letter(email, /\d{3}\s?\d{3}/);
    const [digits] = (await mail.page.getByRole("heading", { level: 1 }).innerText()).match(/\d{3}\s?\d{3}/);
    await mail.page.close();
    return digits;
  }

  /** Signs in as anybody does: with the six digits that come by mail. */
  async signInByMail(email) {
    await this.go("/sign-in");
    await this.fill(this.say("people-email"), email);
    await this.press(this.say("people-sign-in-send"));
    const digits = await this.digits(email);
    await this.fill(this.say("people-code"), digits);
    await this.press(this.say("people-code-send"));
  }

  /** Fails unless the page says `text` somewhere in sight. */
  async sees(text) {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Fails if the page says `text` anywhere. */
  async seesNot(text) {
    const count = await this.page.getByText(text).count();
    if (count > 0) throw new Error(`${this.page.url()} says “${text}”`);
  }

  /** Goes on with the tabulator key until the focus is on the `role` called `name`; it has to be in sight all the way. */
  async reach(role, name, most = 80) {
    const wanted = this.page.getByRole(role, { name }).first();
    for (let presses = 0; presses < most; presses += 1) {
      await this.page.keyboard.press("Tab");
      const focus = this.page.locator(":focus");
      if ((await focus.count()) === 0) continue;
      const box = await focus.boundingBox();
      if (!box || box.width === 0 || box.height === 0) this.wrong(`the focus is on something unseen before “${name}”`);
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`“${name}” is not reached with the tabulator key on ${this.page.url()}`);
  }

  /** Presses a key that leads to another page. */
  async key(name) {
    await this.#leave(() => this.page.keyboard.press(name));
  }

  /** Looks at the page as it stands; called on every page that is come to. */
  async look() {
    await this.page.waitForLoadState("load");
    const found = await this.page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - window.innerWidth,
      headings: document.querySelectorAll("h1").length,
      lang: document.documentElement.lang,
    }));
    if (found.wide > 0) this.wrong(`the page is ${found.wide} pixels wider than a window of ${this.page.viewportSize().width}`);
    if (found.headings !== 1) this.wrong(`the page has ${found.headings} headings of the first order`);
    if (this.scripts) await this.#axe(); // axe cannot run where scripts do not; the markup is the same
  }

  async #axe() {
    await this.page.evaluate(axe);
    const { violations } = await this.page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), rules);
    for (const { id, help, nodes } of violations) {
      this.wrong(`axe ${id}: ${help} (${nodes.length} times, first ${nodes[0].html.slice(0, 160)})`);
    }
  }

  /** Does what leads to another page, waits for that page, and looks at it. */
  async #leave(act) {
    await Promise.all([this.page.waitForEvent("load"), act()]);
    await this.look();
  }

  #answered(response) {
    if (response.status() >= 500) this.wrong(`${response.status()} for ${response.url()}`);
    if (response.request().isNavigationRequest()) this.status = response.status();
  }

  #heard(text) {
    const refusal = this.refusals && /status of 4\d\d/.test(text);
    if (!refusal) this.wrong(`the console says: ${text}`);
  }

  /** Notes what is wrong with the page; the scenario fails for it, but goes on. */
  wrong(what) {
    this.problems.push(`${this.page.url()}: ${what}`);
  }
}
