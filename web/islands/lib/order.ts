// <kith-order> around a form with a list of <li data-id="…">: a line can be dragged by its grip to another place. It only presses for the
// reader what the form has buttons for: the form is sent with act=to{place}:{id}, and the page that comes back is the truth.

export class Order extends HTMLElement {
  #dragged: HTMLElement | null = null;

  connectedCallback(): void {
    for (const line of this.#lines()) line.querySelector("b")?.prepend(grip());
    this.addEventListener("dragstart", (event) => this.#start(event));
    this.addEventListener("dragover", (event) => this.#over(event));
    this.addEventListener("drop", (event) => this.#drop(event));
    this.addEventListener("dragend", () => this.#end());
  }

  #lines(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("li[data-id]")];
  }

  #line(event: Event): HTMLElement | null {
    return event.target instanceof Element ? event.target.closest<HTMLElement>("li[data-id]") : null;
  }

  #start(event: DragEvent): void {
    if (!(event.target instanceof Element) || !event.target.matches(".grip")) return;
    this.#dragged = this.#line(event);
    event.dataTransfer?.setData("text/plain", this.#dragged?.querySelector("b")?.textContent ?? "");
    if (this.#dragged) event.dataTransfer?.setDragImage(this.#dragged, 0, 0);
  }

  #over(event: DragEvent): void {
    const line = this.#line(event);
    if (!this.#dragged || !line) return;
    event.preventDefault();
    for (const each of this.#lines()) each.toggleAttribute("data-over", each === line && each !== this.#dragged);
  }

  #drop(event: DragEvent): void {
    const line = this.#line(event);
    const form = this.querySelector("form");
    if (!this.#dragged || !line || !form || line === this.#dragged) return;
    event.preventDefault();
    const act = document.createElement("button");
    act.name = "act";
    act.value = `to${this.#lines().indexOf(line)}:${this.#dragged.dataset["id"]}`;
    act.hidden = true;
    form.append(act);
    form.requestSubmit(act);
  }

  #end(): void {
    this.#dragged = null;
    for (const each of this.#lines()) each.removeAttribute("data-over");
  }
}

function grip(): HTMLElement {
  const grip = document.createElement("span");
  grip.className = "grip";
  grip.draggable = true;
  grip.ariaHidden = "true";
  grip.textContent = "⠿";
  return grip;
}
