"""Files as the app keeps them for one visitor: the one in view, and one that waits for the user's word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

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
    """

    data: bytes
    name: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    meanings: ValueMap = field(default_factory=dict)


class Newcomer(NamedTuple):
    """Another file, read, and waiting for the word that it may take the place of the one in view."""

    source: File
    search: Dataset
    merge: Merge
    carried: Edits = Edits()
