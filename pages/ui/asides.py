"""The rows that are not applications: why, what they say, and the way back for one of them."""

from collections.abc import Mapping

import streamlit as st

from analysis import wording
from analysis.intake import changes
from analysis.model import AsideReason, SetAside
from pages.ui import page, plain, session, tables

REASONS = {
    AsideReason.SAVED: "Not sent yet", AsideReason.TOTAL: "A total", AsideReason.NOTE: "A note",
    AsideReason.REPEATED_HEADER: "The headings again", AsideReason.DUPLICATE: "The same row again",
    AsideReason.EMPTY_APPLICATION: "No employer and no role",
}  # fmt: skip
_LONGEST = 90


def review() -> None:
    """The rows set aside by reason, all of them folded away, and a choice to bring one back."""
    found = session.applied()
    rows = found.dataset.set_aside if found is not None else ()
    with st.container(gap="small"):
        page.heading("Set aside")
        if not rows:
            page.small("Every row is an application.")
            return
        for reason, count in found.dataset.aside_counts().most_common() if found else ():
            st.markdown(f"**{wording.plural(count, 'row')}**: {REASONS[AsideReason(reason)].lower()}")
        records: list[dict[str, object]] = [
            {"Row": row.row, "Why": REASONS[row.reason], "It says": _says(row), "Sheet": row.sheet}
            for row in rows
        ]
        tables.records(records, "Read them")
        _bring_back(rows)


def _says(row: SetAside) -> str:
    return " · ".join(cell for cell in row.cells.values() if cell)


def _bring_back(rows: tuple[SetAside, ...]) -> None:
    key = f"aside_{session.visit()}_{len(rows)}"
    places = dict(enumerate(rows))
    st.selectbox(
        "Is one of them an application?", list(places), index=None, key=key, placeholder="Choose a row",
        format_func=lambda place: _label(places[place]),
    )  # fmt: skip
    st.button(
        "Bring it back", icon=":material/undo:", key="bring_back",
        on_click=session.answered(key, lambda place: _back(places, place)),
    )  # fmt: skip


def _label(row: SetAside) -> str:
    said = plain.one_line(_says(row))[:_LONGEST]
    return f"{said} (row {row.row})" if row.row else said


def _back(places: Mapping[int, SetAside], place: object) -> None:
    found = session.applied()
    if isinstance(place, int) and found is not None:
        session.correct(changes.bring_back(found, places[place]))
