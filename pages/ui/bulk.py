"""Several applications changed together, and the cells of the list that could not be kept."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from analysis import wording
from analysis.answers.worksheet import NAMES, choices, refusal
from analysis.errors import JobSearchError
from analysis.intake.cell_edits import Refused, confirm, set_all
from analysis.model import SetField
from pages.ui import page, plain, session
from pages.ui.desk import Desk
from pages.ui.session import View

_FIELDS = ("outcome", "stage", "sector")
_PLACE = "bulk"


def bar(view: View, desk: Desk) -> None:
    """What to do with the rows that are ticked; nothing while none is."""
    picked = [id_ for id_ in desk.order if id_ in desk.picked]
    if not picked:
        return
    key = f"{_PLACE}_{session.visit()}"
    with st.container(border=True, gap="small", key="ticked"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            field = st.selectbox(
                f"Set for {wording.plural(len(picked), 'ticked row')}", _FIELDS, key=f"{key}_field",
                format_func=lambda one: NAMES[one], width=190,
            )  # fmt: skip
            names = choices(field)
            value = st.selectbox(
                "to", list(names), index=None, key=f"{key}_{field}", width=240, placeholder="Choose",
                format_func=lambda one: names[one],
            )  # fmt: skip
            st.button(
                "Change", type="primary", icon=":material/check:", key="change_all",
                disabled=value is None, on_click=_change, args=(view, picked, field, value),
            )  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            st.button(
                "What is guessed here is right", icon=":material/verified:", key="confirm_all",
                on_click=_confirm, args=(view, picked), type="tertiary",
                help="Takes stage, outcome and sector of the ticked rows as your own word.",
            )  # fmt: skip
            st.button(
                "Untick", icon=":material/close:", key="untick", type="tertiary", on_click=tick, args=((),)
            )
        trouble(desk, _PLACE)


def to_mend(desk: Desk) -> None:
    """The cells that could not be kept, each with its reason and the way back; nothing without any."""
    if not desk.refused:
        return
    with st.container(border=True, gap="small", key="to_mend"):
        st.markdown(":material/error: **Not kept yet**")
        page.small("What you typed stays in its cell: mend it there, or put back what was there.")
        for one in desk.refused:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
                with st.container(width="stretch"):
                    st.markdown(plain.in_markdown(refusal(one)))
                name = f"put_back_{one.cell.application_id}_{one.cell.field}"
                st.button("Put back", key=name, width=112, on_click=_put_back, args=(one,))


def trouble(desk: Desk, place: str) -> None:
    """What went wrong at a place of the page, in one sentence."""
    where, sentence = desk.trouble
    if where == place and sentence:
        st.error(plain.in_markdown(sentence), icon=":material/error:")


def complain(place: str, sentence: str) -> None:
    """Keep what went wrong at a place of the page, until something is done there again; "" clears it."""
    desk = session.kept(Desk) or Desk()
    session.keep(replace(desk, trouble=(place, sentence)))


def tick(ids: Iterable[str]) -> None:
    """Tick these rows and no others."""
    desk = session.kept(Desk) or Desk()
    session.keep(replace(desk, picked=frozenset(ids), edition=desk.edition + 1, typed={}, trouble=("", "")))


def _change(view: View, ids: list[str], field: str, value: str) -> None:
    complain(_PLACE, "")
    try:
        made: tuple[SetField, ...] = set_all(view.dataset, ids, field, value)
    except JobSearchError as error:
        complain(_PLACE, f"{error} {error.hint}")
        return
    if not made:
        complain(_PLACE, "They say so already.")
    session.correct(*made)


def _confirm(view: View, ids: list[str]) -> None:
    made = confirm(view.dataset, ids)
    complain(_PLACE, "" if made else "Nothing is guessed here.")
    session.correct(*made)


def _put_back(one: Refused) -> None:
    desk = session.kept(Desk) or Desk()
    left = tuple(other for other in desk.refused if other != one)
    session.keep(replace(desk, refused=left, edition=desk.edition + 1, typed={}))
