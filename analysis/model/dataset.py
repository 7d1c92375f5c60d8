"""What a file becomes: a frozen value that everything else reads and nothing changes."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from analysis.model.issue import Issue, MappedColumn, SetAside
from analysis.model.theme_edits import ThemeEdits


class Lineage:
    """The same for a search as read and under any edits: what was worked out of its texts lives as long."""

    __slots__ = ("__weakref__",)


@dataclass(frozen=True, slots=True)
class DateReading:
    """How days such as 03/04/2025 were read.

    Attributes:
        order: "day_first" or "month_first".
        basis: "proved" by a cell, a header or the user; "assumed"; "conflict" when cells prove both.
    """

    order: str
    basis: str


@dataclass(frozen=True, eq=False)
class Dataset:
    """A job search as read.

    Attributes:
        applications: one row each, in the order of the file (columns: model.frames.APPLICATION_COLUMNS).
        events: what happened to them (columns: model.frames.EVENT_COLUMNS).
        issues: what needs a look.
        set_aside: rows that are not applications, each with its reason.
        mapping: field -> the column it was read from.
        dropped_columns: headers of columns that were not kept for privacy.
        as_of: the day the file speaks for: load's argument, else the latest applied, replied or refused
            date in it; None when it holds no such date.
        rows_read: rows below the header that hold anything; equals applications + set_aside.
        fingerprint: identifies the content and the choices it was read with; equal means equal numbers.
        source: name of the file, for display.
        sheets: the sheets that were read.
        date_orders: header of a column of days -> how those were read that have two readings; a column in
            which none has, and a file that this program saved, have no entry.
        theme_edits: what the user said of themes (the other edits are in the tables).
        lineage: shared by all that came of one reading.
    """

    applications: pd.DataFrame
    events: pd.DataFrame
    issues: tuple[Issue, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    mapping: dict[str, MappedColumn] = field(default_factory=dict)
    dropped_columns: tuple[str, ...] = ()
    as_of: date | None = None
    rows_read: int = 0
    fingerprint: str = ""
    source: str = ""
    sheets: tuple[str, ...] = ()
    date_orders: dict[str, DateReading] = field(default_factory=dict)
    theme_edits: ThemeEdits = field(default_factory=ThemeEdits)
    lineage: Lineage = field(default_factory=Lineage, repr=False)

    def __len__(self) -> int:
        """Number of applications."""
        return len(self.applications)

    def aside_counts(self) -> Counter[str]:
        """Rows set aside by reason."""
        return Counter(str(row.reason) for row in self.set_aside)
