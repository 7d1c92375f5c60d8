"""What lies on the list of applications between two looks at it: its order, what is ticked, what to mend."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.intake.cell_edits import Refused
from analysis.model import Edits


@dataclass(frozen=True, slots=True)
class Desk:
    """The list as one visitor left it.

    The order stays while cells are typed, so that no row jumps away under the cursor or leaves because it no
    longer fits the choice above; another choice, or a change made elsewhere, lays the list out anew.

    Attributes:
        asked: what the list was asked for; something else lays it out anew.
        journal: the corrections when the list last took something; others lay it out anew.
        order: the applications as laid out.
        edition: counts the times it was laid out; part of the key of the table, which then forgets its cells.
        typed: (row, column) -> what stands in the cells typed into since.
        picked: the applications that are ticked.
        refused: cells that could not be kept, to be mended.
        trouble: what went wrong with a change of several or a form: where, and in a plain sentence.
        entries: counts the applications added with the form, which is empty again after each.
    """

    asked: tuple[object, ...] = ()
    journal: Edits | None = None
    order: tuple[str, ...] = ()
    edition: int = 0
    typed: Mapping[tuple[int, str], object] = field(default_factory=dict)
    picked: frozenset[str] = frozenset()
    refused: tuple[Refused, ...] = ()
    trouble: tuple[str, str] = ("", "")
    entries: int = 0
