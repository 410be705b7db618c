"""What the checks share: running cchc, converting with LibreOffice, reading pages. CCHC names the program."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from openxml_audit import OpenXmlValidator

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ["CCHC"]


def cchc(*args, cwd=ROOT):
    """The standard output of a run, as bytes. Without other words, of the example on its day."""
    usual = {"--plan": "examples/dak-po-2022", "--as-of": "2022-11-15", "--lang": "vi"}
    options = [part for option, value in usual.items() if option not in args for part in (option, value)]
    command = [PROGRAM, *args, *options]
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False, timeout=60)
    if done.returncode != 0:
        raise AssertionError(f"{command} exits {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def folder(name):
    """An empty folder in target/office/ that is kept after the run."""
    path = ROOT / "target" / "office" / name
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def convert(files, kind, into):
    """Converts files with LibreOffice, all in one start, and returns the new ones in the same order."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind]
        done = subprocess.run(
            [*command, "--outdir", into, *files], capture_output=True, text=True, check=False, timeout=300
        )
    made = [Path(into) / f"{Path(file).stem}.{kind.split(':')[0]}" for file in files]
    missing = [str(file) for file in made if not file.exists()]
    if missing:
        raise AssertionError(f"LibreOffice did not make {missing}: {done.stdout}{done.stderr}")
    return made


def clerks(forms, into):
    """Has clerks fill in the forms of a folder, as clerks.py says, by the Python that LibreOffice speaks to."""
    command = ["/usr/bin/python3", "-B", ROOT / "tests" / "office" / "clerks.py", forms, into]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)


def pages(pdf):
    """The text of each page of a PDF, laid out as on paper."""
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


def pictures(pdf, into, resolution=60):
    """A PNG of each page of a PDF, for eyes."""
    prefix = Path(into) / Path(pdf).stem
    subprocess.run(["pdftoppm", "-r", str(resolution), "-png", pdf, prefix], check=True)
    return sorted(Path(into).glob(f"{prefix.name}-*.png"))


def audit(file):
    """What openxml-audit has to say of a docx or xlsx file."""
    result = OpenXmlValidator(max_errors=0).validate(str(file))
    return [str(error) for error in result.errors]
