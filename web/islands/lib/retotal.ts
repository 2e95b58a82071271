// <kith-retotal [start="09:00"] [limit="90"]> around an agenda form: while minutes change, the total and the times follow.
//
// It reads every <input data-minutes>, writes the sum into each [data-total], what is left of the limit into [data-left],
// and, in the order of the inputs, when each begins into [data-begins]. More than the limit sets the attribute `over`.

export class Retotal extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("input", () => this.#count());
    this.#count();
  }

  #count(): void {
    const minutes = [...this.querySelectorAll<HTMLInputElement>("input[data-minutes]")].map((input) => Math.max(0, input.valueAsNumber || 0));
    const total = minutes.reduce((sum, one) => sum + one, 0);
    const limit = Number(this.getAttribute("limit") ?? Number.NaN);
    for (const place of this.querySelectorAll("[data-total]")) show(place, String(total));
    for (const place of this.querySelectorAll("[data-left]")) show(place, String(limit - total));
    this.toggleAttribute("over", total > limit);
    this.#retime(minutes);
  }

  #retime(minutes: number[]): void {
    const start = /^(\d{1,2})\D+(\d{2})$/.exec(this.getAttribute("start") ?? "");
    if (!start) return;
    let at = Number(start[1]) * 60 + Number(start[2]);
    const places = this.querySelectorAll("[data-begins]");
    minutes.forEach((length, index) => {
      const place = places[index];
      if (place) show(place, written(at % 1440));
      at += length;
    });
  }
}

function written(minute: number): string {
  const hour = Math.floor(minute / 60);
  const rest = String(minute % 60).padStart(2, "0");
  return document.documentElement.lang === "fr" ? `${hour}\u00a0h\u00a0${rest}` : `${String(hour).padStart(2, "0")}:${rest}`;
}

function show(place: Element, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
