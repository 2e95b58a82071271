// <kith-refresh id="…" every="5"> around a region: the same address is fetched again and the region becomes what it says now.
//
// Nothing that has the focus or was typed is touched (see morph.ts). It rests while the page is hidden, looks at once when it is
// shown again, and waits longer each time the line is down. A page that is gone or asks for a sign-in ends it.

import { morph } from "./morph.ts";
import { sentence } from "./words.ts";

export class Refresh extends HTMLElement {
  #timer = 0;
  #failures = 0;
  #last = Date.now();
  #notice: HTMLElement | null = null;
  readonly #shown = (): void => void (document.hidden ? clearTimeout(this.#timer) : this.#look());

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.#shown);
    this.#later();
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.#shown);
    clearTimeout(this.#timer);
  }

  /** Looks now; other islands call this after they sent something. */
  look(): Promise<void> {
    return this.#look();
  }

  #later(): void {
    clearTimeout(this.#timer);
    if (document.hidden || !this.isConnected) return;
    const every = Math.max(2, Number(this.getAttribute("every")) || 5) * 1000;
    const wait = Math.min(60_000, every * 2 ** this.#failures);
    // A little chance, so that three hundred people do not ask in the same instant.
    this.#timer = window.setTimeout(() => this.#look(), wait * (0.9 + Math.random() * 0.2));
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    const answer = await fetch(location.href, { cache: "no-cache", headers: { accept: "text/html", "kith-refresh": this.id } }).catch(() => null);
    if (answer && (answer.redirected || [401, 403, 404, 410].includes(answer.status))) return this.#lost();
    if (answer?.ok) this.#take(await answer.text());
    else {
      this.#failures = Math.min(this.#failures + 1, 6);
      if (this.#failures > 1) this.#lost();
    }
    this.#later();
  }

  #take(html: string): void {
    const fresh = new DOMParser().parseFromString(html, "text/html").getElementById(this.id);
    if (!fresh) return;
    this.#notice?.remove();
    this.#notice = null;
    this.#failures = 0;
    this.#last = Date.now();
    morph(this, fresh);
    this.dispatchEvent(new CustomEvent("kith-refreshed", { bubbles: true }));
  }

  #lost(): void {
    const text = sentence(this, "lost", this.#last);
    if (!text || this.#notice) return;
    this.#notice = document.createElement("p");
    this.#notice.className = "notice needs";
    this.#notice.role = "status";
    this.#notice.textContent = text;
    this.before(this.#notice);
  }
}
