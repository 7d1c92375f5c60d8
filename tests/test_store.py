"""The memory on this computer: what is kept comes back, whatever happens in between."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.errors import ChangedElsewhereError, NotRememberedError
from analysis.intake import changes
from analysis.model import Edits
from analysis.store import Choice, Memory, Remembered, place
from tests import builders

DAY = date(2026, 5, 3)


def journal(length: int) -> Edits:
    search = builders.dataset([{"company": "Elm"}])
    edits = Edits()
    for number in range(length):
        edits = edits.add(changes.set_field(search, "a1", "notes", f"Call {number}"), when=DAY)
    return edits


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    made = Memory(tmp_path / "data" / "memory.sqlite")
    made.start()
    return made


FULL = Remembered(
    "search.xlsx", b"PK\x03\x04 bytes", {"company": "Firm"},
    {"status": {"PFO": ("applied", "rejected"), "X": "offer"}},
    {"new": "old"}, journal(3).undo(), 1, {"print": Choice({"role": "Job"}, {"sector": {"Fin": "finance"}})},
    {"vacancies": False},
)  # fmt: skip


def test_all_that_is_kept_comes_back(memory: Memory) -> None:
    assert memory.write(FULL, 0) == 1
    assert Memory(memory.path).read() == (FULL, 1)


def test_a_new_memory_holds_nothing(memory: Memory) -> None:
    assert memory.read() == (Remembered(), 0)
    assert memory.last_before(DAY) is None


def test_there_is_no_memory_before_it_is_wanted(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    assert not memory.on
    with pytest.raises(NotRememberedError):
        memory.read()
    assert not memory.on


@pytest.mark.skipif(os.name == "nt", reason="Windows has no owner-only bits")
def test_only_the_owner_may_read_it(memory: Memory) -> None:
    connection = sqlite3.connect(memory.path)
    connection.execute("UPDATE state SET revision = 7")
    files = list(memory.path.parent.iterdir())
    assert len(files) == 3  # the file, its log and the index of that
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(memory.path.parent.stat().st_mode) == 0o700
    connection.close()


def test_two_windows_do_not_write_over_each_other(memory: Memory) -> None:
    first = memory.write(FULL, 0)
    other = replace(FULL, edits=journal(5))
    memory.write(other, first)
    with pytest.raises(ChangedElsewhereError):
        memory.write(FULL, first)
    assert memory.read() == (other, 2)
    assert memory.revision() == 2


def test_forgetting_leaves_no_file(memory: Memory) -> None:
    memory.write(FULL, 0)
    memory.forget()
    assert list(memory.path.parent.iterdir()) == []
    assert not memory.on
    memory.forget()


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"no database at all, but some words of a letter " * 40),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 8192),
        lambda path: path.write_bytes(b"SQLite format 3\x00"),
    ],
)
def test_a_damaged_memory_is_moved_aside_and_a_new_one_can_start(memory: Memory, damage) -> None:
    memory.write(FULL, 0)
    damage(memory.path)
    with pytest.raises(NotRememberedError) as found:
        memory.read()
    assert "damaged" in str(found.value)
    aside = [path.name for path in memory.path.parent.iterdir()]
    assert aside == ["damaged-1-memory.sqlite"]
    assert aside[0] in found.value.hint
    memory.start()
    assert memory.read() == (Remembered(), 0)


def test_a_missing_table_counts_as_damage(memory: Memory) -> None:
    connection = sqlite3.connect(memory.path)
    connection.execute("DROP TABLE file")
    connection.close()
    with pytest.raises(NotRememberedError, match="damaged"):
        memory.read()


def test_a_memory_of_a_newer_version_is_left_alone(memory: Memory) -> None:
    connection = sqlite3.connect(memory.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = memory.path.read_bytes()
    with pytest.raises(NotRememberedError, match="newer version"):
        memory.read()
    assert memory.path.read_bytes() == before


def test_a_locked_memory_is_said_and_nothing_is_lost(memory: Memory) -> None:
    memory.write(FULL, 0)
    other = sqlite3.connect(memory.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(NotRememberedError, match="in use"):
        memory.write(replace(FULL, name="other.xlsx"), 1)
    other.execute("ROLLBACK")
    other.close()
    assert memory.read() == (FULL, 1)


def test_a_full_disk_is_said_and_what_was_kept_stays(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.write(FULL, 0)
    real = sqlite3.connect

    def small(*given, **named) -> sqlite3.Connection:
        connection = real(*given, **named)
        connection.execute("PRAGMA max_page_count = 20")
        return connection

    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(NotRememberedError, match="disk is full"):
        memory.write(replace(FULL, data=b"x" * 1_000_000), 1)
    assert memory.read() == (FULL, 1)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(NotRememberedError, match="may not be written"):
        Memory(tmp_path / "data" / "memory.sqlite").start()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands where the folder should be", encoding="utf-8")
    with pytest.raises(NotRememberedError, match="cannot be kept"):
        Memory(tmp_path / "data" / "memory.sqlite").start()


def test_how_the_search_stood_before_a_day(memory: Memory) -> None:
    memory.note(date(2026, 5, 1), {"sent": 3})
    memory.note(date(2026, 5, 3), {"sent": 4})
    memory.note(date(2026, 5, 3), {"sent": 5})
    assert memory.last_before(date(2026, 5, 3)) == (date(2026, 5, 1), {"sent": 3})
    assert memory.last_before(date(2026, 6, 3)) == (date(2026, 5, 3), {"sent": 5})
    assert memory.last_before(date(2026, 5, 1)) is None


def test_it_lies_in_the_folder_for_the_data_of_programs() -> None:
    assert place().name == "memory.sqlite"
    assert place().parent.name == "stepping-stones"


_WRITER = """
import sys
from pathlib import Path
from analysis.intake import changes
from analysis.model import Edits
from analysis.store import Memory, Remembered
from tests import builders
from datetime import date

memory, search = Memory(Path(sys.argv[1])), builders.dataset([{"company": "Elm"}])
kept, revision = memory.read()
edits = kept.edits
print("ready", flush=True)
while True:
    edits = edits.add(changes.set_field(search, "a1", "notes", f"Call {len(edits)}"), when=date(2026, 5, 3))
    revision = memory.write(Remembered("search.csv", b"x" * 50_000, edits=edits), revision)
    print(len(edits), flush=True)
"""


def _killed(memory: Memory, after: float) -> int:
    """Write one step after the other in a process that is killed; the length of the last journal it kept."""
    root = Path(__file__).parents[1]
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(memory.path)], cwd=root, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    said = process.communicate()[0].split("\n")
    return int(said[-2]) if len(said) > 1 else 0


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
@pytest.mark.parametrize("loops", [4, pytest.param(50, marks=pytest.mark.slow)])
def test_a_process_killed_in_mid_write_loses_nothing_it_had_kept(memory: Memory, loops: int) -> None:
    told = 0
    for loop in range(loops):
        told = _killed(memory, 0.01 + (loop * 0.037) % 0.2) or told
        kept, _ = memory.read()
        assert len(kept.edits) in (told, told + 1)
        notes = [edit.change.value for edit in kept.edits.active]
        assert notes == [f"Call {number}" for number in range(len(notes))]
        told = len(kept.edits)
    assert told > loops


def test_what_it_holds_is_readable_json(memory: Memory) -> None:
    memory.write(FULL, 0)
    connection = sqlite3.connect(memory.path)
    row = connection.execute("SELECT journal, settings FROM state").fetchone()
    connection.close()
    assert json.loads(row[0])["done"] == 2
    assert json.loads(row[1]) == {"vacancies": False}
