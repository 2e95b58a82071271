"""Holds the server to its own description of itself (/openapi.json): schemathesis sends what the description allows and what it
forbids, as several people of the demonstration and as nobody, and no answer may be a fault of the server or one that is not described.

    python run.py [--report FILE] [--examples N] [--seed N] [--left FOLDER] [WHO…]

KITH=…/kith names the program. Each person gets a demonstration of their own, walks through it first, and what they met there (ids,
choices, hidden fields) goes into their requests: otherwise nearly everything would be answered "there is nothing here".
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

from world import World

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOBODY = "nobody"
# Who tries, and at how many operations at least they are to come to a page or do something: otherwise the walk found too little.
PEOPLE = {"maren": 70, "teo": 55, "priya": 35, "odile": 15, NOBODY: 12}
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
    "unsupported_method,allow_header_conformance"
)
ENDS = ["/sign-out", "/you/sign-ins/{id}/endings"]  # after which everything would be asked by nobody
PATIENCE = 120  # seconds until a demonstration answers


class Demonstration:
    """A fresh one in a folder of its own, gone afterwards."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="kith-contract-")
        with socket.create_server(("127.0.0.1", 0)) as free:
            listen = f"127.0.0.1:{free.getsockname()[1]}"
        program = os.environ.get("KITH", str(ROOT / "target/debug/kith"))
        self.log = Path(self.folder.name) / "said.txt"
        self.server = subprocess.Popen(
            [program, "demo", "--data", f"{self.folder.name}/data", "--listen", listen],
            cwd=self.folder.name,
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
        )
        self.address = f"http://{listen}"
        try:
            self.wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def wait(self):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.server.poll() is None:
            try:
                if requests.get(f"{self.address}/health/ready", timeout=5).ok:
                    return
            except requests.ConnectionError:
                time.sleep(0.1)
        raise SystemExit(f"kith demo did not start:\n{self.log.read_text()}")

    def said(self, word):
        return [line for line in self.log.read_text(errors="replace").splitlines() if word in line]

    def __exit__(self, *_):
        self.server.send_signal(signal.SIGTERM)
        try:
            self.server.wait(10)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()
        self.folder.cleanup()


def sign_in(address, who):
    """The session of somebody of the cast. Its cookie is for secure lines, so that it is named rather than kept."""
    session = requests.Session()
    session.headers["accept"] = "application/json"
    if who != NOBODY:
        answer = session.post(f"{address}/demo/{who}", allow_redirects=False, timeout=30)
        session.cookies.clear()
        session.headers["cookie"] = answer.headers["set-cookie"].split(";")[0]
    return session


def try_as(who, options):
    """Tries everything as one person. Answers how it went."""
    with Demonstration() as demo:
        session = sign_in(demo.address, who)
        description = session.get(f"{demo.address}/openapi.json", timeout=30).json()
        world = World(description["paths"])
        walked = world.walk(demo.address, session)
        folder = options.left / who
        folder.mkdir(parents=True, exist_ok=True)
        counts = folder / "counts.json"
        counts.unlink(missing_ok=True)
        (folder / "openapi.json").write_text(json.dumps(description))
        own = "" if who == NOBODY else session.get(f"{demo.address}/demo/{who}", timeout=30).json()["role"]["id"]
        (folder / "world.json").write_text(json.dumps({"names": world.names, "like": world.like, "fields": world.fields, "own": own}))
        command = [sys.executable, "-m", "schemathesis.cli", "run", str(folder / "openapi.json"), "--url", demo.address]
        command += ["--checks", options.checks, "--seed", str(options.seed), "--max-examples", str(options.examples)]
        command += ["--phases", options.phases, "--no-color", "--warnings", "off", "--request-timeout", "30"]
        command += ["--continue-on-failure", "--no-shrink", "--generation-database", "none", "--workers", "1"]
        command += [word for path in ENDS for word in ("--exclude-path", path) if who != NOBODY]
        if cookie := session.headers.get("cookie"):
            command += ["--header", f"cookie:{cookie}"]
        environment = {**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE), "KITH_CONTRACT": str(folder)}
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        began = time.monotonic()
        ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        (folder / "said.txt").write_text(ended.stdout + ended.stderr)
        (folder / "server.txt").write_text("\n".join(demo.said("")))
        faults = demo.said("ERROR")
        return judge(who, walked, time.monotonic() - began, ended, counts, faults)


def judge(who, walked, seconds, ended, counts, faults):
    if not counts.exists():
        print(f"{who}: schemathesis did not run\n{ended.stdout[-4000:]}\n{ended.stderr[-4000:]}")
        return False
    counted = json.loads(counts.read_text())
    statuses = Counter(counted["statuses"])
    reached = sum(any(status[0] in "23" for status in place) for place in counted["places"].values())
    total = sum(statuses.values())
    share = {first: sum(n for status, n in statuses.items() if status[0] == first) / total for first in "2345"}
    shares = ", ".join(f"{first}xx {part:.0%}" for first, part in share.items())
    lines = [f"{who:8} {total:6} requests in {seconds:4.0f} s after {walked} pages, {reached} operations reached: {shares}; {dict(sorted(statuses.items()))}"]
    if ended.returncode != 0:
        lines.append(ended.stdout[ended.stdout.find("= FAILURES") :][:20_000])
    lines += [f"         the server said: {fault}" for fault in faults[:20]]
    if reached < PEOPLE.get(who, 0):
        lines.append(f"         that is fewer than {PEOPLE[who]} operations: too little was tried")
    print("\n".join(lines), flush=True)
    return len(lines) == 1 and share["5"] == 0


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--report", type=Path, help="where to write how many passed and failed")
    options.add_argument("--examples", type=int, default=3, help="for each operation, beside those that its description calls for")
    options.add_argument("--phases", default="examples,coverage,fuzzing")
    options.add_argument("--checks", default=CHECKS)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--left", type=Path, default=ROOT / "target/contract", help="what is left to look at")
    options.add_argument("who", nargs="*", default=list(PEOPLE))
    options = options.parse_args()
    with ThreadPoolExecutor(os.cpu_count()) as several:
        went = list(several.map(lambda who: try_as(who, options), options.who))
    passed, failed = sum(went), len(went) - sum(went)
    if options.report:
        options.report.write_text(f"{passed} {failed}\n")
    print(f"{passed} passed, {failed} failed")
    sys.exit(0 if failed == 0 else 1)


if __name__ == "__main__":
    main()
