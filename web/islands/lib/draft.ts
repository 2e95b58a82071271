// <kith-draft person="…" [server="/drafts/…"]> around a form: what is typed survives a closed tab, an expired sign-in and a failed post.
//
// It is kept on this device under person + the path the form posts to + its id, and sent to `server` too when that address is given. "Saved" is said only
// when the server has it; before that the words are "kept on this device". A draft is let go when the form was accepted, which shows
// as a redirect to a page that is neither a sign-in nor a form with errors; anything else keeps it.

import { sentence } from "./words.ts";

type Fields = Record<string, string[]>;
interface Kept {
  at: number;
  base: Fields;
  typed: Fields;
}

const PREFIX = "kith:draft:";
const SENT = "kith:sent";
const DAY = 86_400_000;
const KEEP_DAYS = 30;

export class Draft extends HTMLElement {
  #form!: HTMLFormElement;
  #base: Fields = {};
  #timer = 0;
  #server = 0;
  #wired = false;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form || this.#wired) return;
    this.#wired = true;
    this.#form = form;
    this.#base = read(form);
    this.#restore();
    form.addEventListener("input", () => this.#soon());
    form.addEventListener("change", () => this.#soon());
    form.addEventListener("submit", () => this.#submitted());
    form.addEventListener("kith-sent", () => this.#forget());
    addEventListener("pagehide", () => this.#timer && this.#keep());
  }

  get #key(): string {
    const action = new URL(this.#form.action, location.href).pathname;
    // The path it posts to, not the page's own: a form that came back with errors stands at that other address.
    return `${PREFIX}${this.getAttribute("person") ?? ""}:${action}:${this.#form.id}`;
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#keep(), 700);
  }

  #keep(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const kept: Kept = { at: Date.now(), base: this.#base, typed: read(this.#form) };
    if (same(kept.typed, kept.base)) return this.#forget();
    if (write(this.#key, kept)) this.#say(sentence(this, "kept", kept.at));
    this.#sendSoon();
  }

  #sendSoon(): void {
    const address = this.getAttribute("server");
    if (!address || this.#server) return;
    this.#server = window.setTimeout(async () => {
      this.#server = 0;
      const body = new URLSearchParams();
      for (const [name, values] of Object.entries(read(this.#form))) for (const value of values) body.append(name, value);
      const answer = await fetch(address, { method: "POST", body, headers: { accept: "application/json" } }).catch(() => null);
      if (answer?.ok && !answer.redirected) this.#say(sentence(this, "saved", Date.now()));
    }, 2500);
  }

  #restore(): void {
    const kept = load(this.#key);
    if (!kept) return;
    let back = false;
    for (const [name, typed] of Object.entries(kept.typed)) {
      const now = this.#base[name] ?? [];
      // What the server shows has changed since: it is the newer text (a form that came back, another device). Leave it.
      if (!equal(now, kept.base[name] ?? []) || equal(now, typed)) continue;
      put(this.#form, name, typed);
      back = true;
    }
    for (const name of Object.keys(kept.base)) {
      if (name in kept.typed || !equal(this.#base[name] ?? [], kept.base[name] ?? [])) continue;
      put(this.#form, name, []);
      back = true;
    }
    if (back) this.#say(sentence(this, "found", kept.at), this.dataset["drop"]);
  }

  #submitted(): void {
    this.#keep();
    clearTimeout(this.#server);
    try {
      sessionStorage.setItem(SENT, this.#key);
    } catch {
      // Without storage there is no draft to let go either.
    }
  }

  #forget(): void {
    localStorage.removeItem(this.#key);
    this.#say("");
  }

  #say(text: string, drop?: string): void {
    const place = this.querySelector(".saved");
    if (!place || (place.textContent === text && !drop)) return;
    place.textContent = text;
    if (!drop) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = drop;
    button.addEventListener("click", () => {
      for (const name of new Set([...Object.keys(this.#base), ...Object.keys(read(this.#form))])) put(this.#form, name, this.#base[name] ?? []);
      this.#forget();
    });
    place.append(" ", button);
  }
}

/** Called once a page: lets go of the draft of the form that brought us here, if it was accepted; and of very old ones. */
export function forgetSent(): void {
  try {
    const key = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
    if (key && accepted()) localStorage.removeItem(key);
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(PREFIX) && (load(name)?.at ?? 0) < Date.now() - KEEP_DAYS * DAY) localStorage.removeItem(name);
    }
  } catch {
    // A browser without storage keeps no drafts.
  }
}

function accepted(): boolean {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const redirected = (visit?.redirectCount ?? 0) > 0;
  return redirected && !location.pathname.startsWith("/sign-in") && !document.getElementById("errors");
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((element): element is Control => {
    if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return element.name !== "";
    return element instanceof HTMLInputElement && element.name !== "" && !["hidden", "password", "file", "submit", "button"].includes(element.type);
  });
}

const ticked = (control: Control): control is HTMLInputElement => control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type);

function read(form: HTMLFormElement): Fields {
  const fields: Fields = {};
  for (const control of controls(form)) {
    const values = (fields[control.name] ??= []);
    if (control instanceof HTMLSelectElement) values.push(...[...control.selectedOptions].map((option) => option.value));
    else if (!ticked(control) || control.checked) values.push(control.value);
  }
  return fields;
}

function put(form: HTMLFormElement, name: string, values: string[]): void {
  const left = [...values];
  for (const control of controls(form).filter((control) => control.name === name)) {
    if (ticked(control)) control.checked = values.includes(control.value);
    else if (control instanceof HTMLSelectElement) for (const option of control.options) option.selected = values.includes(option.value);
    else control.value = left.shift() ?? "";
  }
}

const equal = (a: string[], b: string[]): boolean => a.length === b.length && a.every((value, index) => value === b[index]);
const same = (a: Fields, b: Fields): boolean => [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => equal(a[name] ?? [], b[name] ?? []));

function load(key: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

function write(key: string, kept: Kept): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}
