"""What the README and the architecture page say is there, is there."""

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import analysis
from analysis.errors import JobSearchError

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_the_first_screen_has_the_two_commands() -> None:
    first_screen = "\n".join(README.splitlines()[:24])
    assert "    pip install -e . && streamlit run app.py\n" in first_screen
    assert '    pip install -e ".[test]" && pytest\n' in first_screen


def test_the_continuous_integration_runs_the_second_command() -> None:
    assert 'pip install -q -e ".[test]" && pytest' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)|(?:src|srcset)=\"([^\"]+)\"", README))
def test_links_and_pictures_lead_to_files(target: tuple[str, str]) -> None:
    assert (ROOT / "".join(target)).is_file()


@pytest.mark.parametrize(
    "place", sorted(set(re.findall(r"`((?:analysis|pages|tests|data)/[\w/.*]+)`", ARCHITECTURE)))
)
def test_places_named_in_the_architecture_exist(place: str) -> None:
    assert list(ROOT.glob(place.rstrip("/")))


def test_every_layer_of_the_contract_is_named_in_order() -> None:
    layers = (
        "__main__ > export | store > figures > answers > metrics > trials > stats | intake > interpret > "
    )
    assert layers + "wording > reference > model > errors" in ARCHITECTURE


def packed(name: str) -> bytes:
    """A zip with one part."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr(name, "x")
    return made.getvalue()


UNREADABLE = {
    "This file is empty.": b"",
    "This workbook is protected by a password.": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    ),
    "This file is damaged or incomplete, so it cannot be opened.": b"PK\x03\x04 and no more",
    "This is an Apple Numbers file.": packed("Index/Document.iwa"),
    "This is a PDF, not a spreadsheet.": b"%PDF-1.7",
    "There is no list of applications in this file.": b"Dear all\nsee you on Monday\n",
    "This table counts applications instead of listing them.": (
        b"Month,Applications,Interviews\nJan,4,1\nFeb,6,2\nMar,7,1\n"
    ),
    "This file is 21 MB; at most 20 MB can be read.": b"x" * 21_000_000,
}


@pytest.mark.parametrize("message", UNREADABLE)
def test_the_troubles_it_explains_are_said_in_those_words(message: str) -> None:
    with pytest.raises(JobSearchError) as said:
        analysis.load(UNREADABLE[message], filename="search.csv")
    assert str(said.value) == message
    assert f"| {message} |" in README


def test_every_trouble_it_explains_is_tested() -> None:
    table = README.split("## When a file cannot be read")[1].split("\n## ")[0]
    told = {line.split(" | ")[0].removeprefix("| ") for line in table.splitlines() if line.startswith("| ")}
    assert told - {"It says"} == set(UNREADABLE)


def test_the_example_for_python_runs() -> None:
    example = README.split("## From Python")[1].split("`analysis` knows")[0]
    code = "\n".join(line.strip() for line in example.strip().splitlines())
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "142 applications" in done.stdout


@pytest.mark.parametrize("line", re.findall(r"^    python -m (analysis [^\n]+)$", README, re.M))
def test_the_commands_it_shows_run(line: str, tmp_path: Path) -> None:
    words = [
        word.replace("search.xlsx", str(ROOT / "data" / "sample" / "search.xlsx")) for word in line.split()
    ]
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    if "-o" in words:
        assert (tmp_path / words[words.index("-o") + 1]).stat().st_size > 1_000
