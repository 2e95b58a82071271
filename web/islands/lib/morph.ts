// Turns one piece of the page into another while leaving alone what the reader is in the middle of: the field with the focus,
// text that was typed and not yet sent, a detail that was opened, and whatever is marked data-keep.

export function morph(from: Element, to: Element): void {
  if (untouchable(from)) return;
  attributes(from, to);
  children(from, to);
}

function untouchable(element: Element): boolean {
  return element === document.activeElement || element.hasAttribute("data-keep") || element.classList.contains("saved");
}

function attributes(from: Element, to: Element): void {
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name) && !ours(from, name)) from.removeAttribute(name);
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value && !ours(from, name)) from.setAttribute(name, value);
}

// `open` belongs to the reader; `over` is set by an island.
const ours = (element: Element, name: string): boolean => (name === "open" && element.localName === "details") || name === "over";

function children(from: Element, to: Element): void {
  let cursor: ChildNode | null = from.firstChild;
  for (const fresh of [...to.childNodes]) {
    const match = find(cursor, fresh);
    if (!match) {
      from.insertBefore(document.adoptNode(fresh), cursor);
      continue;
    }
    if (match === cursor) cursor = cursor.nextSibling;
    else move(from, match, cursor);
    if (match instanceof Element && fresh instanceof Element) morph(match, fresh);
    else if (match.nodeValue !== fresh.nodeValue) match.nodeValue = fresh.nodeValue;
  }
  while (cursor) {
    const next: ChildNode | null = cursor.nextSibling;
    if (!inUse(cursor)) cursor.remove();
    cursor = next;
  }
}

// An element with an id is found among all that follow; anything else only where it stands.
function find(cursor: ChildNode | null, fresh: Node): ChildNode | null {
  const id = fresh instanceof Element ? fresh.id : "";
  if (id) {
    for (let node = cursor; node; node = node.nextSibling) if (node instanceof Element && node.id === id) return node.localName === (fresh as Element).localName ? node : null;
    return null;
  }
  return cursor && cursor.nodeName === fresh.nodeName && !(cursor instanceof Element && cursor.id) ? cursor : null;
}

function move(parent: Element, node: ChildNode, before: ChildNode | null): void {
  const focused = node.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
  parent.insertBefore(node, before);
  if (focused && document.activeElement !== focused) focused.focus({ preventScroll: true });
}

// What holds the focus or something typed stays, even when the server no longer shows it.
function inUse(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  if (node.contains(document.activeElement) && document.activeElement !== document.body) return true;
  const typed = [node, ...node.querySelectorAll("input, textarea")];
  return typed.some((field) => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.type !== "hidden" && field.value !== field.defaultValue);
}
