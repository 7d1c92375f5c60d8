"""What the cells of a column look like, so that values can vote on what the column is."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.intake.values import EMAIL, LINK, NUMBER, PHONE, count_in, mark_of, text_of
from analysis.interpret.dates import looks_like_day
from analysis.interpret.sector import classify_sector
from analysis.interpret.status import Mark, read_statuses
from analysis.model import UNCLASSIFIED, Basis, Stage

# a column shows what it is in its first different values
_LOOKED_AT = 150
_TITLES_LOOKED_AT = 30
_LONGEST_STATUS = 90
_SERIAL = re.compile(r"[345]\d{4}(?:\.\d+)?|20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_AMOUNT = re.compile(r"[£$€]|\d\s?k\b|\b(?:eur|gbp|usd|pln)\b", re.IGNORECASE)
_TICKS = frozenset({Mark.YES, Mark.NO, Mark.GHOST})
_MARKS = _TICKS | {Mark.NOT_APPLICABLE}


@dataclass(frozen=True)
class Profile:
    """Shares are of the cells that say something, each counted as often as it stands there.

    Attributes:
        counts: different cells that say something -> how often (the first of them when there are many).
        filled: cells that say something.
        distinct: different ones among them.
        rows: all cells.
    """

    counts: Counter[str]
    filled: int
    distinct: int
    rows: int

    def share(self, says: Callable[[str], object]) -> float:
        """Share of the cells for which something holds; 0 for an empty column."""
        looked = sum(self.counts.values())
        return sum(n for cell, n in self.counts.items() if says(cell)) / looked if looked else 0.0

    @cached_property
    def days(self) -> float:
        """Share of cells that hold a day; bare numbers are not days here."""
        return self.share(lambda cell: not NUMBER.fullmatch(cell) and looks_like_day(cell))

    @cached_property
    def serials(self) -> float:
        """Share of bare numbers that could count days since 1900, or be 20260302."""
        return self.share(_SERIAL.fullmatch)

    @cached_property
    def marks(self) -> float:
        """Share of ticks, crosses, yes, no and their like."""
        return self.share(lambda cell: mark_of(cell) in _MARKS)

    @cached_property
    def ticks(self) -> float:
        """Share of ticks and crosses alone; "NA" may be a name."""
        return self.share(lambda cell: mark_of(cell) in _TICKS)

    @cached_property
    def numbers(self) -> float:
        """Share of bare numbers and amounts."""
        return self.share(NUMBER.fullmatch)

    @cached_property
    def counted(self) -> float:
        """Share of small whole numbers."""
        return self.share(lambda cell: cell == "0" or count_in(cell))

    @cached_property
    def largest_count(self) -> int:
        """The largest of the small whole numbers."""
        return max(map(count_in, self.counts), default=0)

    @cached_property
    def emails(self) -> float:
        """Share of e-mail addresses."""
        return self.share(EMAIL.search)

    @cached_property
    def links(self) -> float:
        """Share of links."""
        return self.share(lambda cell: not EMAIL.fullmatch(cell) and LINK.search(cell))

    @cached_property
    def phones(self) -> float:
        """Share of phone numbers."""
        return self.share(lambda cell: PHONE.fullmatch(cell) and not looks_like_day(cell))

    @cached_property
    def money(self) -> float:
        """Share of cells that name an amount."""
        return self.share(lambda cell: any(letter.isdigit() for letter in cell))

    @cached_property
    def amounts(self) -> float:
        """Share of cells that name money as such: a currency, or thousands as "k"."""
        return self.share(_AMOUNT.search)

    @cached_property
    def states(self) -> float:
        """Share of cells that the vocabulary of states understands."""
        cells = list(self.counts)
        readings = read_statuses((cell if len(cell) <= _LONGEST_STATUS else "", "") for cell in cells)
        known = {
            cell
            for cell, reading in zip(cells, readings, strict=True)
            if Basis.STATED in (reading.stage_basis, reading.outcome_basis) or reading.stage is Stage.SAVED
        }
        return self.share(known.__contains__)

    @cached_property
    def titles(self) -> float:
        """Share of cells that name a kind of work, by the first few of them."""
        some = list(self.counts)[:_TITLES_LOOKED_AT]
        return sum(classify_sector(title=cell).job_family != UNCLASSIFIED for cell in some) / max(
            len(some), 1
        )

    @cached_property
    def words(self) -> float:
        """Mean number of words in a cell."""
        looked = sum(self.counts.values())
        return sum(n * len(cell.split()) for cell, n in self.counts.items()) / looked if looked else 0.0

    @cached_property
    def variety(self) -> float:
        """Different cells for each filled one: 1 when none repeats."""
        return self.distinct / self.filled if self.filled else 0.0


def profile(cells: Sequence[str]) -> Profile:
    """The look of a column; of a long one its first different values stand for the rest."""
    counts = Counter(cells)
    for cell in [cell for cell in counts if not text_of(cell)]:
        del counts[cell]
    filled, distinct = sum(counts.values()), len(counts)
    looked = Counter(dict(list(counts.items())[:_LOOKED_AT])) if distinct > _LOOKED_AT else counts
    return Profile(looked, filled, distinct, len(cells))
