"""The list of applications to write in: found, sorted, changed cell by cell or several together."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis import wording
from analysis.answers.listing import EDITED, GUESSED, Kind, Order, listing
from analysis.answers.worksheet import (
    DAYS,
    MARKS,
    NAMES,
    OPENS,
    PICKED,
    Typed,
    Worksheet,
    cells,
    choices,
    shows,
    worksheet,
)
from analysis.intake.cell_edits import take
from analysis.trials import trials
from pages.ui import bulk, detail, page, session, tables
from pages.ui.desk import Desk
from pages.ui.session import View

PLACE = "list"
KINDS: dict[Kind, str] = {
    "open": "Open", "interviews": "Interviews", "refused": "A no", "guessed": "Sector guessed",
}  # fmt: skip
ORDERS: dict[Order, str] = {
    "newest": "Newest first", "oldest": "Oldest first", "employer": "Employer, A to Z",
    "furthest": "Furthest step first", "outcome": "How it stands", "next_step": "Next step first",
}  # fmt: skip
_OPEN = "Show"
_FIRST = ("company", "role", "seeker", "stage", "outcome", "sector", "applied_on")
_COLUMNS = (OPENS, PICKED, *_FIRST[:-1], MARKS, _FIRST[-1], *(name for name in NAMES if name not in _FIRST))
_WIDTHS = {
    "company": 150, "role": 145, "stage": 128, "outcome": 128, "sector": 150, "next_step": 150,
    "feedback": 220, "notes": 200, "contact": 130,
}  # fmt: skip


def show(view: View) -> None:
    """The choices, the table, what to mend in it, what is ticked, and the application opened from it."""
    words, kind, order = _asked()
    desk, sheet = _laid_out(view, words, kind, order)
    if sheet.ids:
        _table(view, desk, sheet)
    else:
        page.small("No application here.")
    # Below the table, so that no row moves away under the cursor while cells are typed and rows are ticked.
    bulk.to_mend(desk)
    bulk.bar(view, desk)
    _foot(view, desk, sheet)
    opened = session.focused(PLACE)
    if opened:
        detail.show(view, opened, PLACE)


def _asked() -> tuple[str, Kind | None, Order]:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        words = st.text_input("Find", placeholder="Employer, role or words", width=230, key="find")
        kind = st.pills("Show", list(KINDS), format_func=lambda one: KINDS[one], key="kind")
        order = st.selectbox(
            "Sort", list(ORDERS), format_func=lambda one: ORDERS[one], width=190, key="order"
        )
    return words or "", kind, order


def _laid_out(view: View, words: str, kind: Kind | None, order: Order) -> tuple[Desk, Worksheet]:
    """The desk and its table; laid out anew when something else is asked for or changed elsewhere."""
    desk, journal = session.kept(Desk) or Desk(), session.edits()
    asked = (session.visit(), view.as_of, view.filters, words, kind, order)
    if desk.asked[:1] != asked[:1]:
        desk = Desk(edition=desk.edition)
    if desk.asked != asked or desk.journal is not journal:
        found = listing(
            view.dataset, view.as_of, view.filters, words=words, kind=kind, order=order, sent_later=True
        )
        desk = replace(
            desk, asked=asked, journal=journal, order=found.ids, edition=desk.edition + 1, typed={},
            picked=desk.picked & set(found.ids),
        )  # fmt: skip
    sheet = worksheet(view.dataset, desk.order, picked=desk.picked, refused=desk.refused, opens=_OPEN)
    if not all(shows(sheet, Typed(*at, value)) for at, value in desk.typed.items()):
        # Something else came of a cell than what was typed (an offer accepted lifts the step, say). The
        # browser would go on showing what was typed, so the table starts anew.
        desk = replace(desk, edition=desk.edition + 1, typed={})
    session.keep(desk)
    return desk, sheet


def _table(view: View, desk: Desk, sheet: Worksheet) -> None:
    key = f"list_{session.visit()}_{desk.edition}"
    opens = f"open_{key}"
    st.data_editor(
        sheet.table, key=key, hide_index=True, height=tables.height(len(sheet)), placeholder="",
        alt="Your applications, to read and to change",
        column_order=[one for one in _COLUMNS if one != "seeker" or sheet.several_people],
        column_config=_columns(sheet, opens),
        on_change=session.answered(key, lambda state: _hear(view, state)),
    )  # fmt: skip


def _columns(sheet: Worksheet, opens: str) -> dict[str, Any]:
    config = st.column_config
    found: dict[str, Any] = {
        OPENS: config.ButtonColumn(
            "Story", width=58, type="tertiary", key=opens, help="What happened, and what they said",
            on_click=session.answered(opens, lambda click: _open(sheet.ids, click)),
        ),
        PICKED: config.CheckboxColumn("Tick", width=60, help="Tick several to change them together"),
        MARKS: config.TextColumn(f"{GUESSED} {EDITED}", width=66, disabled=True),
    }  # fmt: skip
    for name, title in NAMES.items():
        if name in ("stage", "outcome", "sector"):
            options = list(choices(name).values())
            found[name] = config.SelectboxColumn(
                title, options=options, required=True, width=_WIDTHS.get(name, 110)
            )
        elif name in DAYS:
            found[name] = config.DateColumn(title, format="D MMM YYYY", width=105)
        else:
            found[name] = config.TextColumn(title, width=_WIDTHS.get(name, 110))
    return found


def _hear(view: View, state: object) -> None:
    """Take the cells that differ from what was there a moment ago, and those that were refused before."""
    desk, search = session.kept(Desk) or Desk(), session.dataset() or view.dataset
    rows = state["edited_rows"] if isinstance(state, Mapping) else {}
    now = {(int(place), column): value for place, cells_ in rows.items() for column, value in cells_.items()}
    fresh = [
        Typed(*at, value) for at, value in now.items() if at not in desk.typed or desk.typed[at] != value
    ]
    ticks = {desk.order[one.place]: bool(one.value) for one in fresh if one.column == PICKED}
    picked = (desk.picked - ticks.keys()) | {id_ for id_, on in ticks.items() if on}
    taken = take(search, [*(one.cell for one in desk.refused), *cells(desk.order, fresh)])
    session.correct(*taken.changes)
    session.keep(
        replace(
            desk, typed=now, picked=frozenset(picked), refused=taken.refused, journal=session.edits(),
            trouble=("", ""),
        )
    )  # fmt: skip


def _open(ids: tuple[str, ...], click: object) -> None:
    place = click["row"] if isinstance(click, Mapping) else -1
    if 0 <= place < len(ids):
        session.focus(ids[place], PLACE)


def _foot(view: View, desk: Desk, sheet: Worksheet) -> None:
    total = int(view.filters.keep(view.dataset.applications).sum())
    later = len(trials(view.dataset, view.as_of, view.filters).left_out)
    not_yet = f" {wording.number(later)} sent after {wording.day(view.as_of)}: not in the numbers yet."
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            page.small(f"{wording.count_of(len(sheet), total)} shown.{not_yet if later else ''}")
            if sheet.ids and len(desk.picked) < len(sheet):
                st.button(
                    f"Tick all {wording.number(len(sheet))}", type="tertiary", icon=":material/done_all:",
                    key="tick_all", on_click=bulk.tick, args=(sheet.ids,),
                )  # fmt: skip
        page.small(
            "Click a cell to change it; tick rows to change several together. "
            f"{GUESSED} we worked it out, your file does not say so. {EDITED} you set it right here."
        )
