"""The days on which things happened to each application, as numbers."""

from collections.abc import Collection
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.model import Basis, EventKind

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SAID = (Basis.STATED, Basis.EDITED)


class History:
    """What is known of when, for the rows of a table of applications in their order.

    All days are counted from one fixed day; NaN where none is known. Days after as_of (bookings) count as
    as_of: they are known by then.

    Attributes:
        applied: the day of applying.
        end: as_of; NaN when there is none.
        replied: the day of the reply that the row itself gives.
    """

    def __init__(self, table: pd.DataFrame, events: pd.DataFrame, as_of: date | None) -> None:
        self.end = float("nan") if as_of is None else _days(pd.Series([pd.Timestamp(as_of)]))[0]
        self.applied = _days(table["applied_on"])
        self.replied = self._known(_days(table["replied_on"]))
        row = pd.Index(table["application_id"]).get_indexer(events["application_id"])
        ours = row >= 0
        self._row = row[ours]
        self._kind = events["kind"].to_numpy(dtype=object)[ours]
        self._said = events["basis"].isin(SAID).to_numpy()[ours]
        self._on = self._known(_days(events["on"]))[ours]

    def first(self, kinds: Collection[EventKind]) -> Floats:
        """The first day on which any of these happened."""
        chosen = self._of(kinds) & ~np.isnan(self._on)
        days = np.full(len(self.applied), np.inf)
        np.minimum.at(days, self._row[chosen], self._on[chosen])
        return np.where(np.isinf(days), np.nan, days)

    def last(self, kinds: Collection[EventKind]) -> Floats:
        """The last day on which any of these happened."""
        chosen = self._of(kinds) & ~np.isnan(self._on)
        days = np.full(len(self.applied), -np.inf)
        np.maximum.at(days, self._row[chosen], self._on[chosen])
        return np.where(np.isinf(days), np.nan, days)

    def told(self, kinds: Collection[EventKind]) -> Flags:
        """Whether the file says that any of these happened: with a day, or in so many words."""
        chosen = self._of(kinds) & (self._said | ~np.isnan(self._on))
        return np.bincount(self._row[chosen], minlength=len(self.applied)) > 0

    def _of(self, kinds: Collection[EventKind]) -> Flags:
        return np.isin(self._kind, [str(kind) for kind in kinds]) if len(self._kind) else self._said

    def _known(self, days: Floats) -> Floats:
        return np.minimum(days, self.end) if not np.isnan(self.end) else days


def _days(column: pd.Series) -> Floats:
    """Calendar days since 1970 as numbers, NaN where no date is known."""
    return np.asarray((column.dt.normalize() - pd.Timestamp(0)) / pd.Timedelta(days=1), dtype=float)
