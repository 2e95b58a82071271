"""What schemathesis does around each request: it puts in what the person met on their walk, most of the time, and counts the answers."""

import atexit
import json
import os
import random
from collections import Counter
from pathlib import Path

import schemathesis

from world import World

FOLDER = Path(os.environ["KITH_CONTRACT"])
MET = json.loads((FOLDER / "world.json").read_text())

world = World(json.loads((FOLDER / "openapi.json").read_text())["paths"])
world.names, world.like, world.fields = MET["names"], MET["like"], MET["fields"]
# What breaks forms that believe what they are told: control characters, marks of direction, markup, formulae, too much, the ends of time.
RUBBISH = [
    "", " ", "a\0b", "\x07", "abc\u202etxt.exe", "\u2028", "\ufeff", "e\u0301" * 300, "x" * 1_000_000, ">" * 10_000, "| " * 5_000,
    "<script>alert(1)</script>", "[x](javascript:alert(1))", '=HYPERLINK("https://example.net")', "'; DROP TABLE person; --", "{{7*7}}",
    "%FF%FE", "../../etc/passwd", "0", "-1", "1.5", "1e309", "NaN", "9" * 30, str(2**63 - 1), str(-(2**63)), "٣", "null", "true",
    "0000-01-01", "-9999-01-01", "9999-12-31", "2027-02-30", "10000-01-01", "00:00", "23:59", "24:00", "25:61", "Etc/GMT+14", "Pacific/Apia",
    "UTC+99:99", "00000000-0000-0000-0000-000000000000", "ffffffffffffffffffffffffffffffff", "@", "a@b", "http://[", "javascript:alert(1)",
]
chance = random.Random(1)
statuses, places = Counter(), {}


def names(path):
    """Mostly what was met at such an address, sometimes what has the same names, sometimes nothing. Nobody ends their own membership:
    the rest would be asked by a stranger."""
    met, like = world.names.get(path, []), world.like.get(path, [])
    known = chance.choices([met or like, like or met, []], [0.75, 0.1, 0.15])[0]
    return [it for it in known if "membership" not in it or it["person"].replace("-", "") != MET["own"].replace("-", "")]


def fill(body, fields):
    """Half of the forms are filled in as on the page but for one field, which is left as it was or gets rubbish; into the others go
    some choices of the page."""
    whole = chance.random() < 0.5
    for name, values in fields.items():
        if whole or chance.random() < 0.3:
            body[name] = chance.choice(values)
    if whole and chance.random() < 0.5:
        body[chance.choice([*fields])] = chance.choice(RUBBISH)


@schemathesis.hook
def before_call(context, case, kwargs):
    path = case.operation.path
    kwargs["allow_redirects"] = False
    case.headers = {"Accept": chance.choice(["application/json", "application/json", "text/html"]), **(case.headers or {})}
    if known := names(path):
        case.path_parameters = dict(chance.choice(known))
    if isinstance(case.body, dict) and (fields := world.fields.get(path)):
        fill(case.body, fields)


@schemathesis.hook
def after_call(context, case, response):
    status = str(response.status_code)
    statuses[status] += 1
    if location := response.headers.get("location"):
        world.met(location[0])
    if status == "200" and response.headers.get("content-type", [""])[0].startswith("text/html"):
        world.learn(case.formatted_path, response.text)
    places.setdefault(f"{case.method} {case.operation.path}", Counter())[status] += 1


@atexit.register
def write():
    counts = {"statuses": statuses, "places": places}
    (FOLDER / "counts.json").write_text(json.dumps(counts, indent=1))
