// The behaviour every page may use. Each page works without it: it only keeps what is typed, retotals, refreshes and helps the eye.

import { Draft, forgetSent } from "./lib/draft.ts";
import { Order } from "./lib/order.ts";
import { Refresh } from "./lib/refresh.ts";
import { Retotal } from "./lib/retotal.ts";

forgetSent();
customElements.define("kith-draft", Draft);
customElements.define("kith-order", Order);
customElements.define("kith-refresh", Refresh);
customElements.define("kith-retotal", Retotal);

// A form that came back: the reader starts at the summary of what is wrong, which links to the fields.
document.getElementById("errors")?.focus();

// On a phone the rooms scroll sideways; the one you are in is in view.
const here = document.querySelector<HTMLElement>(".rooms [aria-current]");
const line = here?.closest("ul");
if (here && line) line.scrollLeft = here.offsetLeft - (line.clientWidth - here.offsetWidth) / 2;
