// Computes the contrast of every pair of tokens that is used for text or for a line one must see, by day, by night and in all eight
// accents: body text 7:1, other text 4.5:1, what one must see to act 3:1 (WCAG 2.2).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(new URL("../styles/tokens.css", import.meta.url), "utf8");
const parts = readFileSync(new URL("../styles/components.css", import.meta.url), "utf8");
const accents = [...css.matchAll(/\[data-accent="(\w+)"\] \{ --hue: ([\d.]+); --chroma: ([\d.]+); \}/g)].map(([, name, hue, chroma]) => ({ name, hue, chroma }));
const tints = [...css.matchAll(/--tint: (\d+)/g)].map(([, hue]) => hue);
const schemes = ["day", "night"];

const body = [["ink", "paper"], ["ink", "raised"], ["ink", "sunk"], ["ink", "accent-wash"], ["ink", "stuck-wash"], ["ink", "needs-wash"], ["ink", "mark"]];
const text = [
  ["soft", "paper"], ["soft", "raised"], ["soft", "sunk"], ["soft", "accent-wash"], ["accent", "paper"], ["accent", "raised"], ["accent-ink", "accent"], ["paper", "ink"],
  ...["needs", "well", "stuck", "private"].flatMap((meaning) => [[meaning, "paper"], [meaning, "raised"], [meaning, "accent-wash"]]), ["stuck", "stuck-wash"], ["needs", "needs-wash"],
];
const seen = [["edge", "paper"], ["edge", "raised"], ["accent", "accent-wash"]];

test("eight accents and eight tints are there", () => {
  assert.deepEqual(accents.map(({ name }) => name).sort(), ["clay", "lake", "moss", "ochre", "pine", "plum", "rose", "slate"]);
  assert.equal(tints.length, 8);
});

for (const scheme of schemes) {
  for (const accent of accents) {
    test(`${accent.name} by ${scheme}: body 7:1, other text 4.5:1, lines 3:1`, () => {
      for (const [pairs, least] of [[body, 7], [text, 4.5], [seen, 3]]) {
        for (const [front, back] of pairs) {
          const ratio = contrast(token(front, scheme, accent), token(back, scheme, accent));
          assert.ok(ratio >= least, `${front} on ${back}: ${ratio.toFixed(2)} < ${least}`);
        }
      }
    });
  }
  test(`initials by ${scheme}: 4.5:1 on each tint`, () => {
    const [, back, front] = parts.match(/\.in, \[data-in\]::before \{[\s\S]*?background: (light-dark\(.*?\)\)); color: (light-dark\(.*?\)\));/);
    for (const hue of tints) {
      const ratio = contrast(colour(front.replaceAll("var(--tint, 95)", hue), scheme), colour(back.replaceAll("var(--tint, 95)", hue), scheme));
      assert.ok(ratio >= 4.5, `tint ${hue}: ${ratio.toFixed(2)}`);
    }
  });
}

function token(name, scheme, { hue, chroma }) {
  const [, value] = css.match(new RegExp(`--${name}: (light-dark\\(.*\\));`));
  return colour(value.replaceAll("var(--hue)", hue).replaceAll("var(--chroma)", chroma), scheme);
}

function colour(value, scheme) {
  const [day, night] = [...value.matchAll(/oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/g)];
  const [, l, c, h] = scheme === "day" ? day : night;
  return linear(Number(l) / 100, Number(c), (Number(h) * Math.PI) / 180);
}

// OKLCH to linear sRGB (Ottosson), clipped to what a screen shows.
function linear(L, C, h) {
  const a = C * Math.cos(h);
  const b = C * Math.sin(h);
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((x) => Math.min(1, Math.max(0, x)));
}

function contrast(one, other) {
  const [high, low] = [one, other].map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b).sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}
