// Small helpers for what an island says: the sentence comes translated in an attribute, with %time% where the clock goes.

/** The hour for today, the day and the hour for anything older, as the page's language writes it. */
export function clock(at: number, now = Date.now()): string {
  const lang = document.documentElement.lang === "fr" ? "fr-CA" : "en-CA";
  const time = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
  if (new Date(at).toDateString() === new Date(now).toDateString()) return time;
  return `${new Intl.DateTimeFormat(lang, { day: "numeric", month: "long" }).format(at)}, ${time}`;
}

/** The sentence in `data-<key>` of the element, with its time filled in. */
export function sentence(element: HTMLElement, key: string, at: number): string {
  return (element.dataset[key] ?? "").replace("%time%", clock(at));
}
