// Days and hours as the fields of a form want them: in a zone whose clocks never change, so that the zones of this program
// and those of the server agree, whichever of them is newer.

/** The day (2026-03-12) that is `days` from today in `zone`. */
export function day(days) {
  return moment(days * 24 * 60).day;
}

/** The day and the time of day (2026-03-12, 09:05) that are `minutes` from now in `zone`. */
export function moment(minutes) {
  const at = new Date(Date.now() + minutes * 60_000);
  const [date, time] = at.toLocaleString("sv-SE", { timeZone: zone }).split(" ");
  return { day: date, time: time.slice(0, 5) };
}

export const zone = "America/Phoenix";
