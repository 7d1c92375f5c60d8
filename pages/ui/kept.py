"""What the app keeps for one visitor about files: the one in view, one that waits, one that is followed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from analysis.errors import JobSearchError
from analysis.intake.choices import ValueMap
from analysis.intake.versions import Merge
from analysis.model import Dataset, Edits


@dataclass(frozen=True, slots=True)
class File:
    """The file in view, kept so that it can be read again when the user says what is meant.

    Attributes:
        data: its bytes.
        name: the name it came with.
        mapping: what the user said of columns: field -> header, "" for none.
        meanings: what the user said of words and dates, as `analysis.load` takes it.
        ids: the id that the file gives an application -> the id it goes by since an earlier version.
    """

    data: bytes
    name: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    meanings: ValueMap = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)


class Newcomer(NamedTuple):
    """Another file, read, and waiting for the word that it may take the place of the one in view."""

    source: File
    search: Dataset
    merge: Merge
    carried: Edits = Edits()


class MemoryMark(NamedTuple):
    """How far a visit and the memory on this computer agree.

    Attributes:
        revision: the revision of the memory that the visit last read or wrote; -1: none.
        file: the file that it kept then.
        edits: the corrections that it kept then.
        settings: the switches that it kept then.
        clash: what another window did meanwhile, for the user to settle; None when nothing.
    """

    revision: int = -1
    file: File | None = None
    edits: Edits | None = None
    settings: Mapping[str, bool] = MappingProxyType({})
    clash: JobSearchError | None = None


class Followed(NamedTuple):
    """The file that was named when the program was started.

    Attributes:
        path: where it lies.
        stamp: what changes when it is saved: its time in nanoseconds and its size; None before it was read.
        problem: why it could not be read the last time; None when it could.
    """

    path: Path
    stamp: tuple[int, int] | None = None
    problem: JobSearchError | None = None
