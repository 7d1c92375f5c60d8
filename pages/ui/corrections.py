"""What the user corrected: the last change with the way back, and all of them as a list."""

import streamlit as st

from analysis.answers import journal
from pages.ui import page, plain, session, tables


def bar(quiet: str = "") -> None:
    """The last correction, with undo and redo. Stands where one corrects.

    Args:
        quiet: what stands there before the first one, so that nothing moves when it comes; "" for nothing.
    """
    edits = session.edits()
    undoable = session.can_undo()
    if not (undoable or edits.can_redo or quiet):
        return
    back = "Your last change is taken back." if edits.can_redo else quiet
    last = journal.describe_step(edits.last) if undoable else back
    with (
        st.container(border=True, key="corrections"),
        st.container(horizontal=True, vertical_alignment="center", gap="small"),
    ):
        with st.container(width="stretch", key="last_change"):
            st.markdown(f":material/edit: {plain.in_markdown(last)}")
        st.button(
            "Undo the last change", icon=":material/undo:", key="undo", on_click=session.undo,
            disabled=not undoable,
        )  # fmt: skip
        st.button(
            "Redo", icon=":material/redo:", key="redo", on_click=session.redo, disabled=not edits.can_redo
        )


def listed() -> None:
    """Every correction that counts, newest first, folded away; nothing without any."""
    edits = session.edits()
    rows: list[dict[str, object]] = [
        {"When": line.when, "What you changed": line.sentence} for line in reversed(journal.journal(edits))
    ]
    if rows:
        tables.records(rows, f"Your changes ({len(rows)})")
        page.small(
            "They are kept beside your file, which stays as it is. Your workbook holds them when you save it."
        )
