"""Calendars as another program reads them: each is taken in, and a later one is taken for its update."""

import datetime
import re
import shutil
import unittest

import icalendar

import office

HOSTILE = (
    'x]]>\\r\\nEND:VEVENT\\r\\nBEGIN:VALARM\\nACTION:PROCEDURE;,\\\\ \\"q\\" \\u001b[31m\\u202e\\ufffe'
    " ::error::x ##[group]y " + ":" * 160 + "::set-output name=x::y"
)


def events(text):
    """The events of a calendar by what they go by; what is wrong with the text is an error."""
    calendar = icalendar.Calendar.from_ical(text)
    found = {}
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        uid = str(event["UID"])
        assert uid not in found, uid
        found[uid] = event
    return found


def taken_in(held, received):
    """What a reader's calendar holds afterwards: of two events that go by one name the one of the later revision."""
    for uid, event in received.items():
        if uid not in held or held[uid]["SEQUENCE"] < event["SEQUENCE"]:
            held[uid] = event
    return {uid: event for uid, event in held.items() if event["STATUS"] != "CANCELLED"}


class Calendars(unittest.TestCase):
    def test_every_agency_has_one_that_is_read(self):
        out = office.folder("ics")
        office.cchc("tasks", "--all", "--format", "ics", "--out", str(out))
        files = sorted(out.glob("*.ics"))
        self.assertGreater(len(files), 10)
        for file in files:
            found = events(file.read_bytes())
            self.assertTrue(found)
            for event in found.values():
                self.assertIs(type(event.decoded("DTSTART")), datetime.date)
                self.assertEqual(event.decoded("DTEND") - event.decoded("DTSTART"), datetime.timedelta(days=1))
                alarms = event.walk("VALARM")
                is_told = event.decoded("DTSTART") < datetime.date(2022, 11, 15)
                self.assertLessEqual(len(alarms), 0 if is_told else 1)
                for alarm in alarms:
                    self.assertEqual(alarm["TRIGGER"].dt, datetime.timedelta(days=-15, hours=8))

    def test_a_later_one_updates_it(self):
        root = office.folder("ics-update")
        plan = root / "plans" / "dak-po-2022"
        shutil.copytree(office.ROOT / "plans" / "dak-po-2022", plan)
        calendar = lambda: events(office.cchc("tasks", "phong-noi-vu", "--format", "ics", "--plan", str(plan)))
        before = calendar()
        change = ["amend", "II.1.10", "--deadline", "Trước ngày 15/12/2022", "--by", "12/KH-UBND"]
        office.cchc(*change, "--issued", "2022-11-15", "--plan", str(plan), cwd=root)
        after = calendar()
        held = taken_in(dict(before), after)
        days = lambda of, item: [it["DTSTART"].dt for uid, it in of.items() if f"_{item}_" in uid]
        # It came back every year, and does no more: the day that it had is gone.
        self.assertEqual(days(before, "ii.1.10"), [datetime.date(2022, 12, 31)])
        self.assertEqual(days(held, "ii.1.10"), [datetime.date(2022, 12, 15)])
        others = {uid for uid in before if "_ii.1.10_" not in uid}
        self.assertEqual({uid: held[uid]["DTSTART"].dt for uid in others},
                         {uid: before[uid]["DTSTART"].dt for uid in others})

    def test_hostile_text_acts_in_none(self):
        root = office.folder("ics-hostile")
        plan = root / "plans" / "dak-po-2022"
        shutil.copytree(office.ROOT / "plans" / "dak-po-2022", plan)
        usual = events(office.cchc("tasks", "--all", "--format", "ics", "--plan", str(plan)))
        for file in plan.glob("*.toml"):
            text = file.read_text(encoding="utf-8")
            text = re.sub(r'(?m)^((?:name|title|text) = )".*"$', lambda it: f'{it[1]}"{HOSTILE}"', text)
            text = re.sub(r'(?m)^(goals = \[).*\]$', lambda it: f'{it[1]}"{HOSTILE}"]', text)
            file.write_text(text, encoding="utf-8")
        written = office.cchc("tasks", "--all", "--format", "ics", "--plan", str(plan))
        found = events(written)
        self.assertEqual(found.keys(), usual.keys())
        for uid, event in found.items():
            self.assertEqual([part.name for part in event.subcomponents], ["VALARM"] * len(event.subcomponents))
            self.assertEqual(event["DTSTART"].dt, usual[uid]["DTSTART"].dt)
            self.assertIn("END:VEVENT", event["SUMMARY" if "_item_" in uid else "DESCRIPTION"])
        for line in written.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            self.assertFalse(re.search(rb"[\x00-\x1f]", line), line)
            self.assertFalse(line.strip().startswith(b"::") or b"##[" in line, line)
