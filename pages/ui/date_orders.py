"""Columns whose dates can be read in two ways: which way we took, and one click for the other."""

import streamlit as st

from analysis.interpret.dates import DateOrder
from analysis.model import Dataset, IssueCode
from pages.ui import page, plain, reading, session

_CODES = {IssueCode.ASSUMED_DATE_ORDER, IssueCode.DATE_ORDER_CONFLICT}
_NAMES = {DateOrder.DAY_FIRST: "Day first: 3 April", DateOrder.MONTH_FIRST: "Month first: 4 March"}


def review(search: Dataset) -> None:
    """What 03/04 means in each column where nothing proves it, with the choice; nothing when all is proved.

    Args:
        search: the search as read, without corrections.
    """
    doubtful = {issue.column: issue.message for issue in search.issues if issue.code in _CODES}
    source = session.file()
    chosen = source.meanings.get("date_order", {}) if source else {}
    columns = {**doubtful, **dict.fromkeys(chosen, "You chose how to read these dates.")}
    if not columns:
        return
    with st.container(gap="small"):
        page.heading("Dates", "What does 03/04 mean? The dates of the other columns can be read in one way.")
        for name, message in columns.items():
            _show(name, message, chosen.get(name))


def _show(column: str, message: str, chosen: object) -> None:
    key = f"order_{session.visit()}_{column}_{chosen}"
    with st.container(gap="xsmall"):
        st.markdown(f"**{plain.in_markdown(column)}**  \n{plain.in_markdown(message)}")
        st.segmented_control(
            f"Read the dates of {plain.in_markdown(column)}", list(_NAMES), format_func=_NAMES.__getitem__,
            default=DateOrder(str(chosen)) if chosen else None, key=key, label_visibility="collapsed",
            disabled=session.file() is None,
            on_change=session.answered(key, lambda order: _say(column, order)),
        )  # fmt: skip


def _say(column: str, order: str | None) -> None:
    source = session.file()
    if source is None:
        return
    orders = {name: one for name, one in source.meanings.get("date_order", {}).items() if name != column}
    if order is not None:
        orders[column] = str(order)
    reading.choose(meanings={**source.meanings, "date_order": orders})
