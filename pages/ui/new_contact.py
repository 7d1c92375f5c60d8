"""A place for somebody the user met: kept with the application they belong to."""

import streamlit as st

from analysis.answers.theme_changes import applications_by_name
from analysis.errors import JobSearchError
from analysis.intake.changes import set_field
from analysis.model import Change
from pages.ui import page, plain, session
from pages.ui.session import View

_PARTS = {"contact": "Name", "contact_email": "E-mail", "contact_phone": "Phone"}


def box(view: View) -> None:
    """Choose an application and say who it is; what stands there already is replaced, a note is put below."""
    known = applications_by_name(view.dataset)
    with st.expander("Add somebody you met", icon=":material/person_add:"):
        stamp = f"{session.visit()}_{len(session.edits())}"
        with st.form(f"new_contact_{stamp}", border=False):
            chosen = st.selectbox(
                "At which application", list(known), index=None, placeholder="Type a name",
                key=f"met_at_{stamp}",
                format_func=lambda one: plain.in_markdown(known[one]) or "An application without a name",
            )  # fmt: skip
            said = {
                field: st.text_input(title, key=f"met_{field}_{stamp}") for field, title in _PARTS.items()
            }
            note = st.text_input("A note for yourself", key=f"met_note_{stamp}")
            if st.form_submit_button("Add them", icon=":material/add:"):
                _add(view, chosen, said, note)
                st.rerun()
    problem = session.problem()
    if problem is not None:
        page.notice(f"{problem} {problem.hint}")


def _add(view: View, chosen: str | None, said: dict[str, str], note: str) -> None:
    session.note_problem(None)
    try:
        session.correct(*_changes(view, chosen, said, note))
    except JobSearchError as error:
        session.note_problem(error)


def _changes(view: View, chosen: str | None, said: dict[str, str], note: str) -> list[Change]:
    if not chosen or not any(text.strip() for text in said.values()):
        raise JobSearchError(
            "Nobody was added yet.", "Choose the application, and give a name, an address or a number."
        )
    given = {field: text for field, text in said.items() if text.strip()}
    changes: list[Change] = [set_field(view.dataset, chosen, field, text) for field, text in given.items()]
    if note.strip():
        table = view.dataset.applications
        there = table.loc[table["application_id"] == chosen, "notes"].item()
        changes.append(
            set_field(view.dataset, chosen, "notes", "\n".join(filter(None, [there, note.strip()])))
        )
    return changes
