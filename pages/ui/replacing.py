"""Another file is there: what it would change, shown before it takes the place of the one in view."""

import streamlit as st

from analysis import wording
from analysis.answers.versions_review import versions_review
from pages.ui import page, plain, reading, session, tables
from pages.ui.kept import Newcomer


def ask() -> None:
    """What is new, changed and gone, and the choice; ends the page while another file waits."""
    newcomer, shown = session.newcomer(), session.dataset()
    if newcomer is None or shown is None:
        return
    found = versions_review(shown, newcomer.search, newcomer.merge)
    name = f" {newcomer.source.name}" if newcomer.source.name else ""
    page.opening("Here is what is different", f"In{name}: {found.sentence}" if name else found.sentence)
    same = [
        one.new_id
        for one in found.questions
        if st.checkbox(
            f"{plain.in_markdown(one.after)} is the same as {plain.in_markdown(one.before)}",
            value=True,
            key=f"same_{one.new_id}",
        )
    ]
    with st.container(gap="small"):
        for rows, title in (
            (found.new, "New"), (found.changed, "Changed"), (found.gone, "No longer in the file"),
        ):  # fmt: skip
            if rows and found.same_search:
                tables.records([dict(row) for row in rows], f"{title}: {wording.number(len(rows))}")
    _decide(newcomer, same, kept=found.same_search, part=bool(found.gone and found.changed))
    st.stop()


def _decide(newcomer: Newcomer, same: list[str], *, kept: bool, part: bool) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Use the new file", type="primary", icon=":material/check:", key="use_new",
            on_click=reading.settle, args=(newcomer, same),
        )  # fmt: skip
        if part and kept:
            st.button(
                "Only take its changes", key="take_changes", on_click=reading.take_changes,
                args=(newcomer, same), help="For a file with a part of your search, such as what you mended.",
            )  # fmt: skip
        st.button("Keep the one I have", key="keep_old", on_click=session.let_wait, args=(None,))
    if len(session.edits()):
        page.small(
            "What you changed here stays and is laid over the new file."
            if kept
            else "What you changed here belongs to the other search and will go."
        )
