"""Break files in many ways and see that reading them ends in a search or in a plain sentence.

    python -m tests.intake.fuzz 10000 --seed 1 --keep broken/

Takes the made-up cases and samples, mutates each by its bytes, by the parts of a workbook or by the cells of
a text, and reads the result. What ends otherwise, takes longer than five seconds or loses rows is listed and
kept in a folder; the command then ends with 1. The same seed gives the same files.
"""

import argparse
import io
import random
import re
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from analysis import load
from analysis.errors import JobSearchError

ROOT = Path(__file__).parents[2]
SLOW = 5.0
NUMBERS = (b"0", b"-1", b"1048577", b"4294967295", b"99999999999999999999", b"1e308", b"NaN", b"16385", b"")
WORDS = (
    "", " ", "=1+1", "@SUM(A1)", "31/02/2026", "00/00/0000", "9999-12-31", "0001-01-01", "1.7e308", "-45000",
    "\u202eApplied", "A\u200bB", "\ufeff", "N/A", "None", "nan", "'", '"', '""', "\t", "Rejected" * 400,
    "\U0001f600" * 50, "e\u0301", "\x00", "\r", "|", "Total", "Company", "Status", "12/13/2026",
    "w/c 14 July", "45750", "TRUE", "#REF!", "{}", "../../etc/passwd",
)  # fmt: skip
CODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32", "latin-1")


def bases() -> list[Path]:
    """The files that are broken: cases and samples of at most 60 kB."""
    found = [*(ROOT / "tests" / "cases").rglob("*"), *(ROOT / "data" / "sample").rglob("*")]
    kinds = {".xlsx", ".csv", ".tsv", ".txt", ".ods", ".xls", ".html", ".xlsm"}
    return sorted(path for path in found if path.suffix in kinds and path.stat().st_size <= 60_000)


def flipped(data: bytes, dice: random.Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(data: bytes, dice: random.Random) -> bytes:
    """The file ends early, or a piece of it is missing or there twice."""
    start = dice.randrange(len(data) + 1)
    end = min(len(data), start + dice.randint(1, 2_000))
    return dice.choice((data[:start], data[:start] + data[end:], data[:end] + data[start:]))


def spliced(data: bytes, dice: random.Random) -> bytes:
    """The head of one file and the tail of another."""
    other = dice.choice(bases()).read_bytes()
    return data[: dice.randrange(len(data) + 1)] + other[dice.randrange(len(other) + 1) :]


def rezipped(data: bytes, dice: random.Random) -> bytes:
    """A workbook with one of its parts changed, missing, there twice or under another name."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return flipped(data, dice)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            held = [(name, parts.read(name)) for name in parts.namelist()]
    except Exception:  # broken before, in any of the ways that zipfile stumbles over
        return flipped(data, dice)
    if not held:
        return flipped(data, dice)
    place = dice.randrange(len(held))
    name, content = held[place]
    way = dice.randrange(5)
    if way == 0:
        held.pop(place)
    elif way == 1:
        held[place] = (dice.choice((name.upper(), f"{name}x", "xl/workbook.xml", "../evil.xml")), content)
    else:
        held[place] = (name, dice.choice((renumbered, unwoven, flipped, cut))(content, dice))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as parts:
        for one, text in dict(held).items():
            parts.writestr(one, text)
    return made.getvalue()


def renumbered(data: bytes, dice: random.Random) -> bytes:
    """Some numbers in the XML are others: places, counts, styles, shared texts, days."""
    spots = list(re.finditer(rb"\d+", data))
    for spot in sorted(dice.sample(spots, min(len(spots), dice.randint(1, 6))), key=lambda one: -one.start()):
        data = data[: spot.start()] + dice.choice(NUMBERS) + data[spot.end() :]
    return data


def unwoven(data: bytes, dice: random.Random) -> bytes:
    """Some tags of the XML are gone, doubled or others."""
    spots = list(re.finditer(rb"<[^>]{1,200}>", data))
    for spot in sorted(dice.sample(spots, min(len(spots), dice.randint(1, 4))), key=lambda one: -one.start()):
        tag = spot.group()
        other = dice.choice((b"", tag * 2, b"<v>", b"</row>", b"<!DOCTYPE x>", b"&#0;", tag.swapcase()))
        data = data[: spot.start()] + other + data[spot.end() :]
    return data


def rewritten(data: bytes, dice: random.Random) -> bytes:
    """A text whose cells, rows, delimiters or encoding are others."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        return rezipped(data, dice)
    lines = data.decode("utf-8", errors="replace").splitlines()
    for _ in range(dice.randint(1, 8)):
        if not lines:
            break
        place = dice.randrange(len(lines))
        cells = lines[place].split(",")
        cells[dice.randrange(len(cells))] = dice.choice(WORDS)
        lines[place] = dice.choice((",", ",", ",", ";", "\t", "|", ",,")).join(cells)
        if dice.random() < 0.2:
            lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
        if dice.random() < 0.1:
            dice.shuffle(lines)
    text = dice.choice(("\n", "\n", "\r\n", "\r")).join(lines)
    return text.encode(dice.choice(CODINGS), errors="replace")


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped,
    cut,
    spliced,
    rezipped,
    rezipped,
    rewritten,
    rewritten,
)


def broken(number: int, seed: int) -> tuple[bytes, str]:
    """One broken file and its name; the same for the same number and seed."""
    dice = random.Random(f"{seed}-{number}")  # noqa: S311  a seed, not a secret
    path = dice.choice(bases())
    data = path.read_bytes()
    for _ in range(dice.choice((1, 1, 2, 3))):
        data = dice.choice(WAYS)(data, dice)
    return data, path.name


def fault(data: bytes, name: str) -> str:
    """What is wrong with how the reading of a file ended; "" when nothing is."""
    began = time.perf_counter()
    try:
        search = load(data, filename=name)
    except JobSearchError as error:
        return "" if str(error) and error.hint else f"says too little: {error!r} {error.hint!r}"
    except Exception as error:  # whatever comes is what is looked for
        return f"{type(error).__name__}: {error}"
    finally:
        took = time.perf_counter() - began
    if took > SLOW:
        return f"took {took:.1f} s"
    if search.rows_read != len(search) + len(search.set_aside):
        return f"{search.rows_read} rows read, {len(search)} + {len(search.set_aside)} kept"
    return ""


def main() -> int:
    """Run it; 1 when something was found."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("files", type=int, nargs="?", default=1_000)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--first", type=int, default=0, help="go on from this number")
    words.add_argument("--keep", type=Path, default=None, help="where to put the files that were found")
    given = words.parse_args()
    found: Counter[str] = Counter()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(given.first, given.first + given.files):
        data, name = broken(number, given.seed)
        wrong = fault(data, name)
        if not wrong:
            continue
        found[wrong[:160]] += 1
        print(f"{number} {name}: {wrong[:300]}", flush=True)  # noqa: T201  a command
        if given.keep is not None:
            given.keep.mkdir(parents=True, exist_ok=True)
            (given.keep / f"{number}-{name}").write_bytes(data)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{given.files} files, {found.total()} faults of {len(found)} kinds, grown by {grown:.0f} MB")  # noqa: T201
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
