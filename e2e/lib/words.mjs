// What the pages say, from the same locales, so that a scenario reads like a person and a better wording breaks nothing.

import { readFileSync, readdirSync } from "node:fs";

const locales = new URL("../../locales/", import.meta.url);

/** The sentences of `lang`, by key: `say("people-week-hello", { name: "Maren" })`. */
export function words(lang) {
  const sentences = new Map();
  const folder = new URL(`${lang}/`, locales);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
    for (const [, key, text] of readFileSync(new URL(file, folder), "utf8").matchAll(/^([a-z][a-z0-9-]*) = (.+)$/gm)) {
      sentences.set(key, text);
    }
  }
  return (key, values = {}) => {
    const text = sentences.get(key);
    if (text === undefined) throw new Error(`no sentence ${key} on one line of locales/${lang}`);
    return text.replace(/\{ \$(\w+) \}/g, (_, name) => String(values[name]));
  };
}
