"""What Kith makes of recurrence rules, compared with python-dateutil and icalendar, which share no code with it.

Reads invented series from standard input, one JSON object a line (the example `recurrences` of kith-sessions). For each:
the days of the rule by dateutil on the wall clock, then instants by zoneinfo; and the calendar file that Kith writes,
read by icalendar, unrolled with its exceptions, added and moved dates, its times once by the zone's name and once by
the changes of the clocks that the file itself carries. All must be equal. Only for times that do not exist the latter
is not asked: there dateutil's reading of such a table differs from RFC 5545, which wants the offset before the gap.
"""

import argparse
import itertools
import json
import sys
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo, reset_tzpath

import icalendar
from dateutil import tz
from dateutil.rrule import rrulestr

reset_tzpath(to=())  # the zones of the pinned tzdata, which is the release inside Kith, and not the system's

MOST = 60
YEARS = 20
UTC = timezone.utc


def instant(wall, zone):
    """RFC 5545: what comes twice is the first, what does not exist counts by the offset before the gap (fold=0 is both)."""
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def written(instants):
    return [at.strftime("%Y-%m-%dT%H:%M:%SZ") for at in instants]


def of_rule(case):
    """The instants of the bare rule, as far as we follow it. A last day is a whole day."""
    first = datetime.fromisoformat(f"{case['first']}T{case['time']}")
    rule = case["rule"]
    if "UNTIL=" in rule:
        rule += "T235959"
    dates = itertools.islice(rrulestr(rule, dtstart=first), MOST)
    return [instant(date, ZoneInfo(case["zone"])) for date in dates if date.year <= first.year + YEARS]


def walls(prop):
    """The times of EXDATE or RDATE lines on their wall."""
    lines = prop if isinstance(prop, list) else [prop] if prop is not None else []
    return [one.dt.replace(tzinfo=None) for line in lines for one in line.dts]


def of_file(case, by_file):
    """The instants of the calendar file: by the name of the zone, or by the changes that are written in the file."""
    calendar = icalendar.Calendar.from_ical(case["file"])
    events = calendar.walk("VEVENT")
    whole = [event for event in events if "RECURRENCE-ID" not in event]
    assert len(whole) == 1, "one event has the rule"
    master = whole[0]
    carried = {str(it["TZID"]): it.to_tz(lookup_tzid=False) for it in calendar.walk("VTIMEZONE")}

    def at(stamp):
        name = stamp.tzinfo.key
        return stamp.replace(tzinfo=None), carried[name] if by_file else ZoneInfo(name)

    def moment(wall, zone):
        exists = tz.datetime_exists(wall, ZoneInfo(case["zone"]))
        return instant(wall, zone if exists else ZoneInfo(case["zone"]))

    first, zone = at(master["DTSTART"].dt)
    rule = master["RRULE"].to_ical().decode()
    head, _, end = rule.partition("UNTIL=")
    if end:
        stamp, _, rest = end.partition(";")
        last = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(ZoneInfo(case["zone"]))
        rule = f"{head}UNTIL={last:%Y%m%dT%H%M%S}" + (f";{rest}" if rest else "")
    dates = list(rrulestr(rule, dtstart=first))
    out = walls(master.get("EXDATE"))
    assert set(out) <= set(dates), "only dates of the rule are left out"
    dates = sorted((set(dates) - set(out)) | set(walls(master.get("RDATE"))))
    moved = {event["RECURRENCE-ID"].dt.replace(tzinfo=None): at(event["DTSTART"].dt) for event in events if event is not master}
    assert set(moved) <= set(dates), "what is moved is a date of the series"
    return sorted(moment(*moved.get(date, (date, zone))) for date in dates)


def wrong(case):
    """What is not equal, in words."""
    if case["all"] != written(of_rule(case)):
        return f"the rule gives {written(of_rule(case))}, not {case['all']}"
    named = written(of_file(case, by_file=False))
    if case["kept"] != named:
        return f"the file gives {named}, not {case['kept']}"
    carried = written(of_file(case, by_file=True))
    if case["kept"] != carried:
        return f"the file by its own clocks gives {carried}, not {case['kept']}"
    return None


def near_change(case):
    """Whether one of its dates is at a time that does not exist or comes twice, in its zone."""
    zone = ZoneInfo(case["zone"])
    for text in case["all"]:
        at = datetime.fromisoformat(text.replace("Z", "+00:00"))
        before, after = ((at + timedelta(hours=h)).astimezone(zone).utcoffset() for h in (-2, 2))
        if before != after:
            return True
    return False


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--report", type=Path, help="where to write how many passed and failed")
    options = options.parse_args()
    passed, failed, zones, near, dates = 0, 0, Counter(), 0, 0
    for line in sys.stdin:
        case = json.loads(line)
        zones[case["zone"]] += 1
        near += near_change(case)
        dates += len(case["all"])
        try:
            told = wrong(case)
        except Exception as error:  # whatever cannot be read is a failure of the file
            told = f"{type(error).__name__}: {error}"
        passed, failed = (passed + 1, failed) if told is None else (passed, failed + 1)
        if told and failed <= 10:
            print(f"{case['rule']} from {case['first']} {case['time']} {case['zone']}: {told}")
    if options.report:
        options.report.write_text(f"{passed} {failed}\n")
    print(f"{passed} rules equal, {failed} not; {dates} dates, {near} rules at a change of the clocks, {dict(zones)}")
    sys.exit(0 if failed == 0 and passed > 0 else 1)


if __name__ == "__main__":
    main()
