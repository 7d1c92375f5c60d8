"""The columns of the file, each with examples and a choice of what it holds: the unsure ones first."""

import streamlit as st

from analysis import wording
from analysis.answers import columns_review
from analysis.answers.columns_review import ColumnLine
from analysis.model import Dataset
from pages.ui import lines, names, page, plain, reading, session

_KEEP = ""


def review(search: Dataset) -> None:
    """A line for each column; what is chosen counts at once. A file that is read surely needs no choice.

    Args:
        search: the search as read, without corrections.
    """
    every = columns_review.columns_review(search)
    unsure = [line for line in every if not line.sure]
    sure = [line for line in every if line.sure]
    with st.container(gap="small"):
        page.heading("Columns", "Choose something else where we read it wrong. It counts at once.")
        for line in lines.page_of(unsure, "columns"):
            _show(line)
        if sure:
            with st.expander(f"{wording.plural(len(sure), 'column')} that we are sure of"):
                for line in sure:
                    _show(line)
        if search.dropped_columns:
            dropped = wording.listing([plain.in_markdown(name) for name in search.dropped_columns])
            page.small(f"Personal, so not kept: {dropped}.")


def _show(line: ColumnLine) -> None:
    options = [_KEEP, *sorted(columns_review.targets(), key=names.field)]
    if line.field not in options:
        options.append(line.field)
    key = f"column_{session.visit()}_{line.header}_{line.field}"
    with lines.about(line.header or "No heading", _facts(line)):
        st.selectbox(
            f"What {plain.in_markdown(line.header)} holds", options, index=options.index(line.field), key=key,
            format_func=lambda field: names.field(field) if field else "Keep it as it is",
            label_visibility="collapsed", disabled=session.file() is None,
            on_change=session.answered(key, lambda field: _move(line, str(field))),
        )  # fmt: skip
        if line.field and not line.sure and session.file() is not None:
            st.button("Right", key=f"right_{key}", on_click=_move, args=(line, line.field), width=88)


def _facts(line: ColumnLine) -> str:
    said = wording.listing([f"“{plain.in_markdown(one)}”" for one in line.examples]) or "all empty"
    if not line.field:
        return said
    sure = "Sure" if line.sure else "Likely"
    return f"{said}  \n{sure}: {plain.in_markdown(line.why)}"


def _move(line: ColumnLine, target: str) -> None:
    source = session.file()
    if source is not None:
        reading.choose(mapping=columns_review.moved(dict(source.mapping), line, target))
