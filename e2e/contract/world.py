"""What somebody meets on the pages of a demonstration: addresses, and forms with the values that their fields offer."""

import re
from collections import Counter
from html.parser import HTMLParser

PAGES = 150  # that somebody walks through at most
FEW = 6  # of the same kind
# What is typed into a field, by its type, where nothing stands in it.
WORDS = "Some words of a person who tries things out"
TYPED = {"text": WORDS, "search": WORDS, "email": "somebody@example.org", "tel": "+1 604 555 0134", "url": "https://example.org",
         "date": "2027-03-11", "time": "14:30", "number": None}


class Met(HTMLParser):
    """What stands on a page: links, and forms with the values that their fields offer."""

    def __init__(self, page):
        super().__init__()
        self.links, self.forms, self.field = [], [], None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        has = dict(attributes)
        kind = has.get("type", "text")
        if tag == "a":
            self.links.append(has.get("href") or "")
        elif tag == "form":
            self.forms.append((has.get("action") or "", []))
        elif tag in ("select", "textarea"):
            self.field = has.get("name")
            self.offer(self.field, WORDS if tag == "textarea" else None)
        elif tag == "option":
            self.offer(self.field, has.get("value"))
        elif tag == "input" and kind in TYPED:
            self.offer(has.get("name"), has.get("value") or TYPED[kind] or has.get("min"))
        elif tag in ("input", "button"):
            self.offer(has.get("name"), has.get("value"))

    def offer(self, name, value):
        if self.forms and name and value and name != "once":
            self.forms[-1][1].append((name, value))


class World:
    """What somebody met, by the path of the description: names in addresses of this path and of others that have the same
    names, and the values of fields."""

    def __init__(self, paths):
        names = re.compile(r"\\\{(\w+)\\\}")
        self.patterns = [(path, re.compile(names.sub(r"(?P<\1>[^/]+)", re.escape(path)) + "$")) for path in paths]
        self.patterns.sort(key=lambda it: it[0].count("{"))
        self.names, self.like, self.fields = {}, {}, {}

    def place(self, address):
        path = address.split("#")[0].split("?")[0]
        for template, pattern in self.patterns:
            if found := pattern.match(path):
                return template, found.groupdict()
        return None, {}

    def met(self, address, fields=()):
        template, names = self.place(address)
        if template is None:
            return
        for path, _ in self.patterns:
            wanted = set(re.findall(r"{(\w+)}", path))
            known = (self.names if path == template else self.like).setdefault(path, [])
            if wanted and wanted <= names.keys() and (part := {name: names[name] for name in wanted}) not in known:
                known.append(part)
        for name, value in fields:
            values = self.fields.setdefault(template, {}).setdefault(name, [])
            if value not in values:
                values.append(value)

    def walk(self, address, session):
        """Opens page after page, few of each kind, as links lead."""
        queue, seen, kinds = ["/", "/communities", "/you", "/mailbox"], set(), Counter()
        while queue and len(seen) < PAGES:
            path = queue.pop(0)
            template, _ = self.place(path)
            if path in seen or template is None or kinds[template] >= FEW:
                continue
            seen.add(path)
            kinds[template] += 1
            answer = session.get(address + path, headers={"accept": "text/html"}, timeout=30, allow_redirects=False)
            if not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            queue += self.learn(path, answer.text)
        return len(seen)

    def learn(self, path, text):
        """Keeps what stands on a page; answers with where its links lead."""
        page = Met(text)
        for action, fields in page.forms:
            self.met(action or path, fields)
        links = [link.split("#")[0] for link in page.links if link.startswith("/")]
        for link in links:
            self.met(link)
        return links
