"""The numbers behind a chart of rates, folded away: counts, what they count as, both ranges."""

from collections.abc import Hashable, Iterable, Mapping
from itertools import pairwise
from math import isnan
from typing import Any, TypeAlias

from analysis import wording
from analysis.model import Tier
from pages.ui import tables

Row: TypeAlias = Mapping[Hashable, Any]
_CONFIRMED = "confirmed"


def rates(rows: Iterable[Row], first: str, title: str, what: str = "Interviews") -> None:
    """One row an item.

    Args:
        rows: name and the columns of Rate, one mapping an item; pooled with its range where there is one.
        first: heading of the names.
        title: title of the fold.
        what: heading of the counts.
    """
    tables.records([{first: str(row["name"]), **_cells(row, what)} for row in rows], title)


def beside(rows: Mapping[Hashable, Row], confirmed: Mapping[Hashable, Row] | None) -> list[Row]:
    """The rows, each with what the confirmed applications alone say, for `rates`.

    Args:
        rows: key -> name and the columns of Rate.
        confirmed: the same of the confirmed ones; None: nothing is set beside.
    """
    if confirmed is None:
        return list(rows.values())
    return [{**row, _CONFIRMED: _alone(confirmed.get(key))} for key, row in rows.items()]


def _alone(row: Row | None) -> str:
    if row is None:
        return "none"
    count = wording.count_of(int(row["k"]), int(row["n"]))
    return f"{count} · {wording.between(row['low80'], row['high80'])}"


def steps(rows: Iterable[Row], title: str) -> None:
    """One row a step: how many of those that took the step before also took it.

    Args:
        rows: the rows of `FunnelResult.table` in order, the first being where all start.
        title: title of the fold.
    """
    listed = list(rows)
    shown = [
        {
            "Step": f"{before['name']} to {wording.inside(str(row['name']))}",
            **_cells(_of_step(row), "Went on"),
        }
        for before, row in pairwise(listed)
        if row["step_n"]
    ]
    if shown:
        tables.records(shown, title)


def _of_step(row: Row) -> dict[Hashable, Any]:
    return {
        str(name).removeprefix("step_"): cell for name, cell in row.items() if str(name).startswith("step_")
    }


def _cells(row: Row, what: str) -> dict[str, Any]:
    return {
        what: wording.count_of(int(row["k"]), int(row["n"])),
        "Still waiting": int(row["waiting"]),
        "Count as": _effective(float(row["n_effective"])),
        "Likely": wording.between(row["low80"], row["high80"]),
        "Almost certainly": wording.between(row["low95"], row["high95"]),
        **_confirmed(row),
        **_with_the_others(row),
        "What it can bear": tables.TIERS[Tier(row["tier"])],
    }


def _effective(weight: float) -> str:
    """How many full applications they count as, to the whole number: "14", "less than 1"."""
    return "less than 1" if 0 < weight < 0.5 else wording.number(round(weight))


def _with_the_others(row: Row) -> dict[str, str]:
    """The pooled estimate beside the plain one, where the row has it."""
    if "pooled" not in row:
        return {}
    share, low, high = (row[name] for name in ("pooled", "pooled_low80", "pooled_high80"))
    said = "" if isnan(share) else f"{wording.in_hundred(share)} ({round(low * 100)} to {round(high * 100)})"
    return {"With the others in mind": said}


def _confirmed(row: Row) -> dict[str, str]:
    """What stands in the confirmed applications alone, where the row was set `beside` them."""
    return {"Confirmed only": str(row[_CONFIRMED])} if _CONFIRMED in row else {}
