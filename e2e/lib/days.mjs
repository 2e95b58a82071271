// Days and hours as the fields of a form want them.

/** The day (2026-03-12) that is `days` from today where most of the cast live. */
export function day(days) {
  return moment(days * 24 * 60).day;
}

/** The day and the time of day (2026-03-12, 09:05) that are `minutes` from now where most of the cast live. */
export function moment(minutes) {
  const at = new Date(Date.now() + minutes * 60_000);
  const [date, time] = at.toLocaleString("sv-SE", { timeZone: zone }).split(" ");
  return { day: date, time: time.slice(0, 5) };
}

export const zone = "America/Vancouver";
