"""Tables: the applications behind a number, and the numbers behind a chart."""

from collections.abc import Hashable, Iterable, Mapping
from math import isnan
from typing import Any

import streamlit as st

from analysis import wording
from analysis.answers.listing import EDITED, GUESSED, Listing
from analysis.model import Tier
from pages.ui import page

TIERS = {
    Tier.TOO_EARLY: "Too early to say",
    Tier.COUNTS_ONLY: "A first count",
    Tier.EARLY_SIGNAL: "An early sign",
    Tier.CLEAR: "Clearly different",
}
_ROW, _HEAD, _MOST = 35, 38, 10


def applications(found: Listing, key: str, title: str = "Applications") -> None:
    """A list of applications under its title, which is ours or made plain."""
    with st.container(gap="xsmall"):
        page.heading(title)
        if not found.ids:
            page.small("No application here.")
            return
        st.dataframe(found.table, key=key, alt=title, **_looks(found))
        _about_marks(found)


def choose(found: Listing, key: str) -> str:
    """A list of applications to choose one from; its id, "" while none is chosen."""
    if not found.ids:
        page.small("No application here.")
        return ""
    event = st.dataframe(
        found.table,
        key=key,
        alt="Applications",
        on_select="rerun",
        selection_mode="single-row",
        **_looks(found),
    )
    _about_marks(found)
    rows = event["selection"]["rows"]
    return found.ids[rows[0]] if rows else ""


def _about_marks(found: Listing) -> None:
    edited = f" {EDITED} means that you set it right here." if found.edited else ""
    page.small(f"{GUESSED} means that we worked it out; your file does not say so.{edited}")


def _looks(found: Listing) -> dict[str, Any]:
    text = st.column_config.TextColumn
    return {
        "hide_index": True,
        "height": height(len(found)),
        "column_config": {
            "company": text("Employer", width=165),
            "role": text("Role", width=165),
            "sector": text("Sector", width=215),
            "applied_on": st.column_config.DateColumn("Sent", format="D MMM YYYY", width=95),
            "stage": text("Furthest step", width=105),
            "outcome": text("How it stands", width=105),
        },
    }


def _with_the_others(row: Mapping[Hashable, Any]) -> dict[str, str]:
    """The pooled estimate beside the plain one, where the row has it."""
    share = row.get("pooled")
    if share is None or isnan(share):
        return {}
    likely = wording.between(row["pooled_low80"], row["pooled_high80"])
    return {"With the others in mind": f"{wording.in_hundred(share)}, likely {likely}"}


def rates(rows: Iterable[Mapping[Hashable, Any]], first: str, title: str, what: str = "Interviews") -> None:
    """The numbers behind a chart, folded away: one row an item with its count and both ranges.

    Args:
        rows: name and the columns of Rate, one mapping an item; pooled with its range where there is one.
        first: heading of the names.
        title: title of the fold.
        what: heading of the counts.
    """
    records(
        [
            {
                first: str(row["name"]),
                what: wording.count_of(int(row["k"]), int(row["n"])),
                "Likely": wording.between(row["low80"], row["high80"]),
                "Almost certainly": wording.between(row["low95"], row["high95"]),
                **_with_the_others(row),
                "Still waiting": int(row["waiting"]),
                "What it can bear": TIERS[Tier(row["tier"])],
            }
            for row in rows
        ],
        title,
    )


def records(rows: list[dict[str, Any]], title: str) -> None:
    """A small table, folded away under its title."""
    with st.expander(title, icon=":material/table_rows:"):
        st.dataframe(rows, hide_index=True, height=height(len(rows)), alt=title)


def height(rows: int) -> int:
    """Pixels of a table of so many rows: all of them, at most ten at once."""
    return _HEAD + _ROW * max(min(rows, _MOST), 1)
