// The demonstration that people walk through: a fresh one in a folder of its own, gone afterwards.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const patience = 120_000;

/** Starts `kith demo`; or takes the server that KITH_URL names, which is then left as it is. */
export async function open() {
  if (process.env.KITH_URL) return { address: process.env.KITH_URL, close() {}, said: () => "" };
  const program = process.env.KITH ?? new URL("../../target/debug/kith", import.meta.url).pathname;
  const folder = mkdtempSync(join(tmpdir(), "kith-demo-"));
  const listen = `127.0.0.1:${await freePort()}`;
  const server = spawn(program, ["demo", "--data", join(folder, "data"), "--listen", listen], { cwd: folder });
  let heard = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => (heard += text));
  const ended = new Promise((resolve) => server.on("exit", resolve).on("error", (error) => resolve((heard += error))));
  const close = async () => {
    server.kill("SIGTERM");
    const late = setTimeout(() => server.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
  process.on("exit", () => {
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  const address = `http://${listen}`;
  try {
    await Promise.race([answers(address), ended.then(() => Promise.reject(new Error("it ended")))]);
  } catch (error) {
    await close();
    throw new Error(`kith demo did not start: ${error.message}\n${heard}`);
  }
  return { address, close, said: () => heard };
}

async function answers(address) {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    const response = await fetch(address).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer in ${patience / 1000} s`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
