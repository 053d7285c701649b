"""python3 ics.py > ics.json: the calendar files beside this script as Python's icalendar reads them. Needs icalendar; made
with the version that the file names."""
import json, pathlib, sys
import icalendar

here = pathlib.Path(__file__).parent
out = {"versions": {"python": sys.version.split()[0], "icalendar": icalendar.__version__}}
for name, kind, day in [("events.ics", "VEVENT", "DTSTART"), ("todos.ics", "VTODO", "DUE")]:
    read = icalendar.Calendar.from_ical((here / name).read_bytes())
    out[name] = [{
        "uid": str(entry["UID"]), "summary": str(entry["SUMMARY"]), "description": str(entry["DESCRIPTION"]),
        "day": entry[day].dt.isoformat(), "rrule": entry["RRULE"].to_ical().decode() if "RRULE" in entry else None,
        "errors": [str(error) for error in entry.errors],
    } for entry in read.walk(kind)]
    assert all(not entry.pop("errors") for entry in out[name])
    assert all(entry["DTEND"].dt > entry["DTSTART"].dt for entry in read.walk("VEVENT"))
json.dump(out, sys.stdout, indent=1, ensure_ascii=False)
