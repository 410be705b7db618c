"""All files of many plans, in little memory: of no plan more than one file is held."""

import os
import pty
import re
import shutil
import subprocess
import unittest

import office

MOST = 60
EXAMPLE = office.ROOT / "examples" / "dak-po-2022"


def repository(name, plans):
    """A folder with so many copies of the example, each with an id of its own."""
    root = office.folder(name)
    for number in range(plans):
        plan = root / "plans" / f"p{number:03}"
        shutil.copytree(EXAMPLE, plan)
        text = (plan / "plan.toml").read_text(encoding="utf-8")
        text, count = re.subn(r'(?m)^id = "dak-po-2022-minh-hoa"$', f'id = "p{number:03}"', text, count=1)
        assert count == 1
        (plan / "plan.toml").write_text(text, encoding="utf-8")
    return root


def peak(root, *args):
    """The most memory that a run had in use, in megabytes; not less than Python has, of which it begins as a copy."""
    command = [office.PROGRAM, *args, "--as-of", "2022-11-15", "--quiet"]
    with subprocess.Popen(command, cwd=root) as run:
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    assert run.returncode == 0, command
    return usage.ru_maxrss / 1024


class Progress(unittest.TestCase):
    def test_who_waits_sees_how_far_it_is(self):
        root = repository("files/progress", 8)
        ours, theirs = pty.openpty()
        command = [office.PROGRAM, "tasks", "--all", "--out", "out", "--as-of", "2022-11-15", "--lang", "en"]
        subprocess.run(command, cwd=root, stdout=subprocess.PIPE, stderr=theirs, check=True)
        os.close(theirs)
        said = os.read(ours, 1 << 16).decode()
        self.assertRegex(said, r"\r\d+ of \d+ agencies written")
        self.assertTrue(said.endswith("\r\x1b[K"), said)


class Memory(unittest.TestCase):
    def test_it_is_flat_over_any_number_of_plans(self):
        few, many = repository("files/few", 10), repository("files/many", 60)
        for args in [
            ["tasks", "--all", "--out", "out"],
            ["tasks", "--all", "--zip", "all.zip"],
            ["tasks", "--all", "--format", "ics", "--out", "days"],
            ["remind", "--out", "letters"],
        ]:
            with self.subTest(args=args):
                needed = [peak(root, *args) for root in (few, many)]
                print(f"{' '.join(args)}: {needed[0]:.0f} MB for 10 plans, {needed[1]:.0f} MB for 60")
                self.assertLess(needed[1], MOST)
                # A plan that was held would take a megabyte.
                self.assertLess(needed[1] - needed[0], 10)
