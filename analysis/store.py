"""The memory on this computer: one SQLite file that exists only while the user wants it.

Every write is one transaction, so a process killed in the middle leaves what was kept before. Each write
names the revision it follows, so two windows never write over each other unseen.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_data_path

from analysis.errors import ChangedElsewhereError, NotRememberedError
from analysis.intake.choices import ValueMap, meanings_from
from analysis.model import Edits

FOLDER, NAME = "stepping-stones", "memory.sqlite"
_WAIT = 2.0
_OWNER_ONLY, _OWNER_FOLDER = 0o600, 0o700
_BESIDE = ("", "-wal", "-shm")
# One script a version, never changed once released: an older file is brought up by those it lacks.
_MIGRATIONS = (
    """
    CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL,
                        journal TEXT NOT NULL, came_along INTEGER NOT NULL, settings TEXT NOT NULL);
    INSERT INTO state VALUES (1, 0, '', 0, '{}');
    CREATE TABLE file (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, data BLOB NOT NULL,
                       mapping TEXT NOT NULL, meanings TEXT NOT NULL, ids TEXT NOT NULL);
    CREATE TABLE choice (headers TEXT PRIMARY KEY, mapping TEXT NOT NULL, meanings TEXT NOT NULL);
    CREATE TABLE snapshot (day TEXT PRIMARY KEY, counts TEXT NOT NULL);
    """,
)
_LOCKED = "What is remembered on this computer is in use by another program."
_LOCKED_HINT = (
    "Close the other program or window; your work here goes on and is kept as soon as that is possible."
)
_FULL = "What you do here cannot be kept on this computer: the disk is full or may not be written to."
_FULL_HINT = "Make room, or save your workbook now; your work here goes on."
_DAMAGED = "What was remembered on this computer is damaged and cannot be read."
_NEWER = "What is remembered on this computer comes from a newer version of this program."
_NEWER_HINT = "Update the program, or switch remembering off to start anew."
_ELSEWHERE = "Another window has changed your search since this one last looked."
_ELSEWHERE_HINT = "Choose which of the two counts."


class Choice(NamedTuple):
    """What the user said of files with certain headers: field -> header, and what words mean."""

    mapping: Mapping[str, str]
    meanings: ValueMap


@dataclass(frozen=True, slots=True)
class Remembered:
    """All that is kept.

    Attributes:
        name: the name of the file last read.
        data: its bytes.
        mapping: what the user said of its columns: field -> header.
        meanings: what the user said of its words, as `load` takes it.
        ids: the id that the file gives an application -> the id it goes by since an earlier version.
        edits: the journal of corrections and follow-ups.
        came_along: how many steps of the journal stand in the cells of the file already.
        choices: fingerprint of headers -> what was said of such files.
        settings: name -> value of the switches.
    """

    name: str = ""
    data: bytes = b""
    mapping: Mapping[str, str] = field(default_factory=dict)
    meanings: ValueMap = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    edits: Edits = field(default_factory=Edits)
    came_along: int = 0
    choices: Mapping[str, Choice] = field(default_factory=dict)
    settings: Mapping[str, bool] = field(default_factory=dict)


def place() -> Path:
    """Where the memory lies on this computer, whether or not it exists."""
    return user_data_path(FOLDER, appauthor=False) / NAME


class Memory:
    """The memory in one file. It holds no connection open, so it may be shared and dropped at will."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def on(self) -> bool:
        """Whether the user wants things remembered: the file is there."""
        return self.path.is_file()

    def start(self) -> None:
        """Make the file, readable by its owner only; does nothing when it is there.

        Raises:
            NotRememberedError: the folder may not be written to, or the disk is full.
        """
        try:
            self.path.parent.mkdir(mode=_OWNER_FOLDER, parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, _OWNER_ONLY))
        except OSError as error:
            raise NotRememberedError(_FULL, _FULL_HINT) from error
        with self._opened():
            pass

    def revision(self) -> int:
        """How often something was kept; 0 for a new memory.

        Raises:
            NotRememberedError: the memory cannot be read now.
        """
        with self._opened() as connection:
            return int(connection.execute("SELECT revision FROM state").fetchone()[0])

    def read(self) -> tuple[Remembered, int]:
        """All that is kept, and its revision.

        Raises:
            NotRememberedError: the memory cannot be read; a damaged one was moved aside.
        """
        with self._opened(check=True) as connection:
            return _read(connection)

    def write(self, kept: Remembered, follows: int) -> int:
        """Keep all of it in place of what was kept; the file itself only when it is another.

        Args:
            kept: what to keep.
            follows: the revision that the caller knows.

        Returns:
            The new revision.

        Raises:
            ChangedElsewhereError: something was kept since that revision.
            NotRememberedError: the memory cannot be written now; what was kept before is still there.
        """
        with self._opened() as connection:
            connection.execute("BEGIN IMMEDIATE")
            done = connection.execute(
                "UPDATE state SET revision = revision + 1, journal = ?, came_along = ?, settings = ? "
                "WHERE revision = ?",
                (kept.edits.to_json(), kept.came_along, json.dumps(dict(kept.settings)), follows),
            )
            if done.rowcount != 1:
                connection.execute("ROLLBACK")
                raise ChangedElsewhereError(_ELSEWHERE, _ELSEWHERE_HINT)
            _write_file(connection, kept)
            connection.executemany(
                "INSERT OR REPLACE INTO choice VALUES (?, ?, ?)",
                [(name, _json(one.mapping), _json(one.meanings)) for name, one in kept.choices.items()],
            )
            connection.execute("COMMIT")
        return follows + 1

    def note(self, day: date, counts: Mapping[str, int]) -> None:
        """Keep how the search stood on a day, in place of what was noted that day before.

        Raises:
            NotRememberedError: the memory cannot be written now.
        """
        with self._opened() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO snapshot VALUES (?, ?)", (day.isoformat(), json.dumps(dict(counts)))
            )

    def last_before(self, day: date) -> tuple[date, dict[str, int]] | None:
        """The last day before this one on which counts were noted, with them; None without one.

        Raises:
            NotRememberedError: the memory cannot be read now.
        """
        with self._opened() as connection:
            found = connection.execute(
                "SELECT day, counts FROM snapshot WHERE day < ? ORDER BY day DESC LIMIT 1", (day.isoformat(),)
            ).fetchone()
        return (date.fromisoformat(found[0]), json.loads(found[1])) if found else None

    def forget(self) -> None:
        """Remove the file and what SQLite keeps beside it; does nothing when it is not there.

        Raises:
            NotRememberedError: it cannot be removed, since another program holds it.
        """
        try:
            for ending in _BESIDE:
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        except OSError as error:
            raise NotRememberedError(_LOCKED, _LOCKED_HINT) from error

    @contextmanager
    def _opened(self, *, check: bool = False) -> Iterator[sqlite3.Connection]:
        """A connection for one piece of work, of the present version; what SQLite says is said plainly."""
        try:
            with closing(_connected(self.path)) as connection:
                if check and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                    raise sqlite3.DatabaseError(_DAMAGED)
                _bring_up(connection)
                yield connection
        except (sqlite3.DatabaseError, ValueError) as error:
            passing = isinstance(error, sqlite3.OperationalError) and "no such" not in str(error)
            raise _plainly(error) if passing else NotRememberedError(_DAMAGED, self._put_aside()) from error

    def _put_aside(self) -> str:
        """Move a damaged memory out of the way; the hint that says where it lies now."""
        number = 1
        while (aside := self.path.with_name(f"damaged-{number}-{NAME}")).exists():
            number += 1
        try:
            self.path.rename(aside)
            for ending in _BESIDE[1:]:
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        except OSError:
            return f"Remove the file {self.path} and add your spreadsheet again."
        return (
            f"It was moved to {aside}. Add your spreadsheet again; a saved workbook brings your changes back."
        )


def _connected(path: Path) -> sqlite3.Connection:
    """Opens the file that is there; one that was removed meanwhile is not made anew."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_WAIT, isolation_level=None
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _bring_up(connection: sqlite3.Connection) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(_MIGRATIONS):
        raise NotRememberedError(_NEWER, _NEWER_HINT)
    if version == len(_MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    for number, script in enumerate(_MIGRATIONS[version:], start=version + 1):
        for statement in filter(str.strip, script.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute("COMMIT")


def _read(connection: sqlite3.Connection) -> tuple[Remembered, int]:
    revision, journal, came_along, settings = connection.execute(
        "SELECT revision, journal, came_along, settings FROM state"
    ).fetchone()
    found = connection.execute("SELECT name, data, mapping, meanings, ids FROM file").fetchone()
    name, data, mapping, meanings, ids = found or ("", b"", "{}", "{}", "{}")
    choices = {
        headers: Choice(json.loads(said), meanings_from(json.loads(words)))
        for headers, said, words in connection.execute("SELECT headers, mapping, meanings FROM choice")
    }
    edits = Edits.from_json(journal) if journal else Edits()
    kept = Remembered(
        name, data, json.loads(mapping), meanings_from(json.loads(meanings)), json.loads(ids), edits,
        came_along, choices, json.loads(settings),
    )  # fmt: skip
    return kept, int(revision)


def _write_file(connection: sqlite3.Connection, kept: Remembered) -> None:
    """The bytes are written only when they are others: a journal changes often, a file seldom."""
    told = (_json(kept.mapping), _json(kept.meanings), _json(kept.ids))
    same = connection.execute(
        "UPDATE file SET mapping = ?, meanings = ?, ids = ? WHERE name = ? AND data = ?",
        (*told, kept.name, kept.data),
    )
    if same.rowcount != 1:
        connection.execute(
            "INSERT OR REPLACE INTO file VALUES (1, ?, ?, ?, ?, ?)", (kept.name, kept.data, *told)
        )


def _json(value: Mapping[str, object]) -> str:
    return json.dumps({name: dict(one) if isinstance(one, Mapping) else one for name, one in value.items()})


def _plainly(error: Exception) -> NotRememberedError:
    busy = "locked" in str(error) or "busy" in str(error)
    return NotRememberedError(_LOCKED, _LOCKED_HINT) if busy else NotRememberedError(_FULL, _FULL_HINT)
