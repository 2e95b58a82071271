// Runs the scenarios of e2e/scenarios in turn on a fresh demonstration:
//
//   node run.mjs [--report FILE] [NAME…]        NAME: the beginning of a file's name
//
// A scenario exports `name`, a sentence, and `run({ as, guest, address, expect })`: `as("Maren Tveit", how)` is a window of somebody who
// is signed in, `guest(how)` of somebody who is not (lib/visitor.mjs says how), `expect` is node:assert/strict.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./lib/browser.mjs";
import { visitor } from "./lib/visitor.mjs";
import { open } from "./lib/world.mjs";

const patience = 120_000;
const left = join(import.meta.dirname, "..", "target", "browser");

const { values, positionals } = parseArgs({ options: { report: { type: "string" } }, allowPositionals: true });
const folder = new URL("scenarios/", import.meta.url);
const wanted = (file) => file.endsWith(".mjs") && (positionals.length === 0 || positionals.some((name) => file.startsWith(name)));
const files = readdirSync(folder).filter(wanted).sort();

const world = await open();
const browser = await launch();
let failed = 0;
try {
  for (const file of files) {
    const { name, run } = await import(new URL(file, folder));
    failed += (await walk(file, name, run)) ? 0 : 1;
  }
} finally {
  await browser.close();
  await world.close();
}
const passed = files.length - failed;
if (values.report) writeFileSync(values.report, `${passed} ${failed}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

// Runs one scenario, says how it went, and answers whether it went well.
async function walk(file, name, run) {
  const problems = [];
  const visitors = [];
  const guest = async (how = {}) => {
    const came = await visitor(browser, world.address, { ...how, problems });
    visitors.push(came);
    return came;
  };
  const as = async (person, how) => {
    const came = await guest(how);
    await came.signIn(person);
    return came;
  };
  const began = performance.now();
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`not done in ${patience / 1000} s`)), patience).unref());
  try {
    await Promise.race([run({ as, guest, address: world.address, expect: assert }), late]);
  } catch (error) {
    problems.push(`${error.stack ?? error}`);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${problems.length === 0 ? "ok    " : "FAILED"} ${seconds.padStart(5)} s  ${name}`);
  const different = [...new Set(problems)];
  for (const problem of different) console.log(`         ${problem.replaceAll("\n", "\n         ")}`);
  if (different.length > 0) await keep(file, visitors);
  await Promise.all(visitors.map((came) => came.context.close()));
  return problems.length === 0;
}

// Leaves what each window showed at the end, for whoever looks into a failure.
async function keep(file, visitors) {
  mkdirSync(left, { recursive: true });
  const pages = visitors.flatMap((came) => came.context.pages());
  for (const [at, page] of pages.entries()) {
    const path = join(left, `${file.replace(".mjs", "")}-${at + 1}.png`);
    await page.screenshot({ path, fullPage: true }).then(() => console.log(`         see ${path}`), () => {});
  }
}
