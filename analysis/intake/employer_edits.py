"""What the user said of an employer, laid over all its applications."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.intake.desk import Desk
from analysis.intake.edited_row import Settled
from analysis.intake.overlay import with_cells
from analysis.intake.user_words import UNKNOWN_SECTOR, Unmatched
from analysis.interpret.names import employer_key
from analysis.model import UNCLASSIFIED, Change, Edit, SectorBasis, SetEmployer
from analysis.reference.sectors import sectors

_NOBODY = "No application to this employer is in the file now."


class EmployerEdits:
    """The edits of employers in a journal; each employer's last word on sector and agency counts."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = [edit for edit in edits if isinstance(edit.change, SetEmployer)]
        self._words: dict[tuple[str, str], tuple[Any, int]] = {}
        self._met: set[str] = set()
        for place, edit in enumerate(edits):
            if isinstance(edit.change, SetEmployer) and _is_known(edit.change):
                for field in ("sector", "via_agency"):
                    if (value := getattr(edit.change, field)) is not None:
                        self._words[edit.change.employer, field] = value, place

    @property
    def unmatched(self) -> list[Unmatched]:
        """The edits of employers that `over` did not meet."""
        return [
            Unmatched(edit, _NOBODY if _is_known(edit.change) else UNKNOWN_SECTOR)
            for edit in self._edits
            if _key(edit) not in self._met or not _is_known(edit.change)
        ]

    def over(
        self, table: pd.DataFrame, desk: Desk, settled: Mapping[str, Settled]
    ) -> tuple[pd.DataFrame, dict[str, set[str]]]:
        """The table with them, and application_id -> the fields that changed hands.

        An application belongs to the employer it names now; where that one has no word, to the one its file
        names. A later word on the application itself wins.
        """
        if not self._edits:
            return table, {}
        cells: dict[str, dict[int, Any]] = {}
        touched: dict[str, set[str]] = {}
        for position, id_, key in self._concerned(table, desk, settled):
            said = settled[id_].said if id_ in settled else {}
            for field in ("sector", "via_agency"):
                value, place = self._words.get((key, field), (None, -1))
                if place > said.get(field, -1):
                    cells.setdefault(field, {})[position] = value
                    touched.setdefault(id_, set()).add(field)
        if "sector" in cells:
            cells["sector_basis"] = dict.fromkeys(cells["sector"], SectorBasis.EDITED)
        return table.assign(**{name: with_cells(table[name], some) for name, some in cells.items()}), touched

    def _concerned(
        self, table: pd.DataFrame, desk: Desk, settled: Mapping[str, Settled]
    ) -> list[tuple[int, str, str]]:
        """(position, application_id, employer key) of the applications of these employers."""
        wanted = {_key(edit) for edit in self._edits}
        names = table["company"].tolist()
        keys = {name: employer_key(name) for name in dict.fromkeys(names)}
        found = []
        for position, (id_, name) in enumerate(zip(table["application_id"].tolist(), names, strict=True)):
            key = keys[name]
            if key not in wanted and id_ in settled and "company" in settled[id_].said:
                key = employer_key(desk.rows[id_].file["company"])
            if key in wanted:
                found.append((position, id_, key))
                self._met.add(key)
        return found


def _is_known(change: Change) -> bool:
    """Whether the sector still exists."""
    sector = change.sector if isinstance(change, SetEmployer) else None
    return sector is None or sector == UNCLASSIFIED or sector in sectors()


def _key(edit: Edit) -> str:
    return edit.change.employer if isinstance(edit.change, SetEmployer) else ""
