"""The sidebar: which applications the numbers are about, and to which day they are counted."""

from datetime import date

import streamlit as st

from analysis import wording
from analysis.model import Dataset, Filters
from analysis.reference.sectors import sector_name
from pages.ui import memory, page, plain, session

_OLD = 60


def sidebar() -> None:
    """Show the choices, the day counted to and the way to forget; keep what is chosen for the pages."""
    search = session.dataset()
    if search is None:
        return
    with st.sidebar:
        with st.expander("Narrow it down", icon=":material/tune:"):
            chosen = _filters(search)
        as_of = _counted_to(search)
        session.choose(chosen, as_of)
        _what_is_shown(search, chosen, as_of)
        st.toggle(
            "UK vacancies beside sectors", key=session.VACANCIES_SHOWN, persist_state="session",
            help="Official figures for the whole country. Switch them off if you look for work elsewhere.",
        )  # fmt: skip
        memory.switch()
        st.button(
            "Forget everything", icon=":material/delete:", key="forget", on_click=memory.forget,
            help="Clears this page, and what is remembered on this computer.",
        )  # fmt: skip


def _filters(search: Dataset) -> Filters:
    rows = search.applications
    return Filters(
        sectors=_several("Sector", "sector", sorted(set(rows["sector"]), key=sector_name)),
        channels=_several("How you applied", "channel", sorted({one for one in rows["channel"] if one})),
        seekers=_several("Person", "seeker", sorted({one for one in rows["seeker"] if one})),
        since=_day("Sent from", "since"),
        until=_day("Sent until", "until"),
    )


def _several(label: str, key: str, options: list[str]) -> tuple[str, ...]:
    """A choice among values of the file; nothing to choose with fewer than two."""
    if len(options) < 2:
        return ()
    name = sector_name if key == "sector" else plain.one_line
    return tuple(
        st.multiselect(
            label, options, format_func=name, placeholder="All", key=_key(key), persist_state="session"
        )
    )


def _day(label: str, key: str) -> date | None:
    chosen: date | None = st.date_input(
        label, None, key=_key(key), format="DD/MM/YYYY", persist_state="session"
    )
    return chosen


def _key(name: str) -> str:
    """Another search has other values, so its widgets are others."""
    return f"filter_{name}_{session.visit()}"


def _counted_to(search: Dataset) -> date:
    """Today, or the last day in the file where the user chooses it (the made-up search starts with that)."""
    today = session.today()
    last = search.as_of
    if last is None or abs((today - last).days) < 2:
        return today
    ends = {"today": today, "file": last}
    names = {"today": "Today", "file": wording.day(last, today)}
    start = "file" if session.is_sample() else "today"
    choice = st.segmented_control(
        "Counted to", list(ends), format_func=lambda end: names[end], default=start, required=True,
        key=_key("counted_to"), persist_state="session",
        help="Counted to today, what is still waiting has waited longer than on the last day in your file.",
    )  # fmt: skip
    if (today - last).days > _OLD and choice == "today":
        page.small(f"Your file ends on {wording.day(last)}.")
    return ends[choice]


def _what_is_shown(search: Dataset, chosen: Filters, as_of: date) -> None:
    kept = int(chosen.keep(search.applications).sum())
    count = wording.count_of(kept, len(search)) if chosen.active else wording.number(len(search))
    made_up = "A made-up search. " if session.is_sample() else ""
    page.small(f"{made_up}{count} applications, counted to {wording.day(as_of, session.today())}.")
