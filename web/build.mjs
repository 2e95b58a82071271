// The page build: joins the styles, bundles the islands, checks their sizes, and leaves all of it in web/dist with a stamp.
//
//   npm ci --ignore-scripts && node build.mjs        (build.mjs --force builds even when nothing changed)
//
// Every file directly in web/islands/ and in slices/*/islands/ is a bundle of its own (room.ts becomes room.js); what they
// share is in web/islands/lib/. web/dist/stamp is a hash of the lock file and every source: when it is the same, nothing is done.
// Beside each file stand its .br and .gz, so that the server never compresses an asset.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const web = dirname(fileURLToPath(import.meta.url));
const dist = join(web, "dist");
const styles = ["tokens", "base", "components", "pages", "print"].map((name) => join(web, "styles", `${name}.css`));

// Sizes in kB after gzip; a bundle not named here may have `other`.
const budget = { "kith.css": 9, "core.js": 15, "room.js": 40, "editor.js": 110, "graph.js": 30, "chart.js": 30, other: 15 };

const entries = [join(web, "islands"), ...sliceFolders()].flatMap((folder) => scripts(folder, false));
const sources = [
  join(web, "package-lock.json"),
  join(web, "build.mjs"),
  ...styles,
  ...[join(web, "islands"), ...sliceFolders()].flatMap((folder) => scripts(folder, true)),
].sort();

const stamp = sources
  .reduce((hash, path) => hash.update(relative(web, path)).update("\0").update(readFileSync(path)).update("\0"), createHash("sha256"))
  .digest("hex");
const stampPath = join(dist, "stamp");

if (!process.argv.includes("--force") && existsSync(stampPath) && readFileSync(stampPath, "utf8").trim() === stamp) {
  console.log("web/dist is up to date");
} else {
  await build();
}

async function build() {
  const { build: bundle, transform } = await import("esbuild");
  refuseTwins(entries);
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });

  const joined = styles.map((path) => readFileSync(path, "utf8")).join("\n");
  const sheet = await transform(joined, { loader: "css", minify: true, legalComments: "none" });
  writeFileSync(join(dist, "kith.css"), sheet.code);

  await bundle({
    entryPoints: entries,
    outdir: dist,
    entryNames: "[name]",
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    nodePaths: [join(web, "node_modules")],
    alias: { kith: join(web, "islands", "lib") },
    logLevel: "warning",
  });

  const tooLarge = readdirSync(dist).filter((name) => !compress(name));
  if (tooLarge.length > 0) {
    console.error(`over budget: ${tooLarge.join(", ")}`);
    process.exit(1);
  }
  writeFileSync(stampPath, `${stamp}\n`);
}

// Writes the compressed twins of a file, says its size, and answers whether it keeps to its budget.
function compress(name) {
  const content = readFileSync(join(dist, name));
  const gz = gzipSync(content, { level: 9 });
  const br = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  writeFileSync(join(dist, `${name}.gz`), gz);
  writeFileSync(join(dist, `${name}.br`), br);
  const limit = budget[name] ?? budget.other;
  console.log(`${name}: ${(gz.length / 1000).toFixed(1)} kB gzip of ${limit}, ${(br.length / 1000).toFixed(1)} kB brotli`);
  return gz.length <= limit * 1000;
}

function sliceFolders() {
  const slices = join(web, "..", "slices");
  if (!existsSync(slices)) return [];
  return readdirSync(slices).sort().map((slice) => join(slices, slice, "islands")).filter(existsSync);
}

function scripts(folder, deep) {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return deep ? scripts(path, true) : [];
    return name.endsWith(".ts") && !name.endsWith(".test.ts") ? [path] : [];
  });
}

function refuseTwins(paths) {
  const seen = new Map();
  for (const path of paths) {
    const name = basename(path);
    if (seen.has(name)) throw new Error(`two bundles are called ${name}: ${seen.get(name)} and ${path}`);
    seen.set(name, path);
  }
}
