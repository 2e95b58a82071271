// Holds the styles and the shared templates to what the pages promise: nothing inline, nothing fetched from elsewhere, every word in
// both languages, every macro explained.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const file = (path) => readFileSync(new URL(path, root), "utf8");
const uncommented = (template) => template.replace(/\{#[\s\S]*?#\}/g, "");
const templates = ["layout.html", "components.html"].map((name) => ({ name, text: file(`kit/web/templates/${name}`) }));

test("no inline script, style or handler stands in a template", () => {
  for (const { name, text } of templates) {
    const html = uncommented(text);
    assert.doesNotMatch(html, /\sstyle=|<style|javascript:|\son\w+="/, name);
    assert.doesNotMatch(html.replace(/<script type="module" src="\{\{ core_js \}\}"><\/script>/g, ""), /<script/, name);
  }
});

test("the styles fetch nothing", () => {
  for (const name of readdirSync(new URL("web/styles/", root))) assert.doesNotMatch(file(`web/styles/${name}`), /@import|url\(|@font-face/, name);
});

test("every word of the templates is there in English and in French", () => {
  const used = new Set(templates.flatMap(({ text }) => [...uncommented(text).matchAll(/shell\.t[an]?\("([\w-]+)"/g)].map(([, key]) => key)));
  for (const lang of ["en", "fr"]) {
    const locales = readdirSync(new URL(`locales/${lang}/`, root)).map((name) => file(`locales/${lang}/${name}`)).join("\n");
    const keys = [...locales.matchAll(/^([\w-]+) =/gm)].map(([, key]) => key);
    for (const key of used) assert.ok(keys.includes(key), `${lang} has no ${key}`);
  }
});

test("every macro is named in a comment", () => {
  const text = templates[1].text;
  const comments = [...text.matchAll(/\{#[\s\S]*?#\}/g)].join("\n");
  for (const [, name] of text.matchAll(/macro (\w+)\(/g)) {
    if (["described", "under", "labelled", "group", "text", "email", "number", "date", "time"].includes(name)) continue;
    assert.match(comments, new RegExp(`\\b${name}\\b`), name);
  }
});
