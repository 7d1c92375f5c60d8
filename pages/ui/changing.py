"""An opened application set right: what happened is noted or taken off, its fields are written anew."""

from datetime import date
from typing import Any

import streamlit as st

from analysis import wording
from analysis.answers.worksheet import choices, refusal
from analysis.errors import JobSearchError
from analysis.intake import changes
from analysis.intake.cell_edits import Cell, day_of, take
from analysis.model import AsideReason, EventKind, Outcome
from pages.ui import bulk, names, page, plain, session
from pages.ui.desk import Desk
from pages.ui.session import View

_CHOICES = ("stage", "outcome", "sector")
_DAYS = ("applied_on", "replied_on", "next_step_on", "deadline")
_FIELDS = {
    "company": "Employer", "role": "Role", "sector": "Sector", "applied_on": "Sent",
    "stage": "Furthest step", "outcome": "How it stands", "replied_on": "First reply",
    "next_step": "Next step", "next_step_on": "Next step on", "deadline": "Deadline",
    "channel": "Where you found it", "link": "Link", "contact": "Contact", "contact_email": "Their e-mail",
    "contact_phone": "Their phone", "location": "Place", "salary_text": "Pay", "cv_version": "CV you sent",
}  # fmt: skip
_LONG = {"feedback": "What they said", "notes": "Your notes"}
_FIRST, _LAST = date(2000, 1, 1), date(2100, 12, 31)
_OPEN = (Outcome.WAITING, Outcome.NO_REPLY, Outcome.ACCEPTED)
_IN_FIELDS = (EventKind.APPLIED, EventKind.REPLIED)


def happened(view: View, row: dict[str, Any], place: str) -> None:
    """Note something that happened, on its day; or take off what did not."""
    id_ = str(row["application_id"])
    key = f"{place}_{session.visit()}_{id_}_{session.edits().done}"
    with st.expander("Something happened", icon=":material/add_circle:"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            kind = st.selectbox(
                "What", _offered(row), index=None, key=f"what_{key}", width=210, placeholder="Choose",
                format_func=names.EVENTS.__getitem__,
            )  # fmt: skip
            on = st.date_input(
                "On", session.today(), key=f"on_{key}", format="DD/MM/YYYY", width=150,
                min_value=_FIRST, max_value=_LAST,
            )  # fmt: skip
            st.button(
                "Note it", icon=":material/check:", key=f"note_{key}", disabled=kind is None,
                on_click=_note, args=(view, id_, kind, on, place),
            )  # fmt: skip
        _take_off(view, id_, key, place)
        bulk.trouble(session.kept(Desk) or Desk(), f"{place}_happened")


def _offered(row: dict[str, Any]) -> list[EventKind]:
    """What can have happened: a door that is open does not open again, and a no does not come twice."""
    out = {EventKind.REJECTED} if row["outcome"] == Outcome.REJECTED else set()
    out |= {EventKind.REOPENED} if row["outcome"] in _OPEN else set()
    return [kind for kind in EventKind if kind not in (*_IN_FIELDS, *out)]


def stands_open(view: View, application_id: str) -> bool:
    """Whether nothing has ended the application yet, so that its door cannot open again."""
    rows = view.dataset.applications
    return bool(rows.loc[rows["application_id"] == application_id, "outcome"].isin(_OPEN).any())


def _note(view: View, id_: str, kind: EventKind, on: date | None, place: str) -> None:
    bulk.complain(f"{place}_happened", "")
    try:
        session.correct(changes.record_event(view.dataset, id_, kind, on))
    except JobSearchError as error:
        bulk.complain(f"{place}_happened", f"{error} {error.hint}")


def _take_off(view: View, id_: str, key: str, place: str) -> None:
    events = view.dataset.events[view.dataset.events["application_id"] == id_]
    rows = [one for one in events.to_dict("records") if one["kind"] not in _IN_FIELDS]
    known: dict[int, tuple[EventKind, date | None]] = {
        at: (EventKind(one["kind"]), one["on"].date() if one["on"] == one["on"] else None)
        for at, one in enumerate(rows)
    }
    if not known:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        at = st.selectbox(
            "Did one of these not happen?", list(known), index=None, key=f"off_{key}", width=376,
            placeholder="Choose", format_func=lambda one: _said(*known[one]),
        )  # fmt: skip
        st.button(
            "Take it off", key=f"take_off_{key}", disabled=at is None, icon=":material/remove:",
            on_click=_remove, args=(view, id_, known.get(-1 if at is None else at), place),
        )  # fmt: skip


def _said(kind: EventKind, on: date | None) -> str:
    return f"{names.EVENTS[kind]}, {wording.day(on) if on is not None else 'no date'}"


def _remove(view: View, id_: str, what: tuple[EventKind, date | None], place: str) -> None:
    bulk.complain(f"{place}_happened", "")
    try:
        session.correct(changes.remove_event(view.dataset, id_, *what))
    except JobSearchError as error:
        bulk.complain(f"{place}_happened", f"{error} {error.hint}")


def fields(view: View, row: dict[str, Any], place: str) -> None:
    """All that is written of it in a form; what does not fit stays in the form, with the reason."""
    id_ = str(row["application_id"])
    key = f"{place}_{session.visit()}_{id_}_{session.edits().done}"
    with st.expander("Change what it says", icon=":material/edit:"):
        with st.form(f"form_{key}", border=False):
            typed = _form(row, key)
            sent = st.form_submit_button("Keep the changes", type="primary", icon=":material/check:")
        if sent:
            _keep(view, id_, typed)
        _aside(view, id_, key)


def _form(row: dict[str, Any], key: str) -> dict[str, object]:
    typed: dict[str, object] = {}
    with st.grid(columns=3, min_column_width=190, gap="small"):
        for field, title in _FIELDS.items():
            typed[field] = _input(row, field, title, f"{field}_{key}")
    for field, title in _LONG.items():
        typed[field] = st.text_area(title, row[field], key=f"{field}_{key}", height=110)
    return typed


def _input(row: dict[str, Any], field: str, title: str, key: str) -> object:
    if field in _CHOICES:
        words = choices(field)
        return st.selectbox(
            title, list(words), index=list(words).index(row[field]), key=key, format_func=words.__getitem__
        )
    if field in _DAYS:
        shown = day_of(row[field])
        return st.date_input(title, shown, key=key, format="DD/MM/YYYY", min_value=_FIRST, max_value=_LAST)
    return st.text_input(title, row[field], key=key)


def _keep(view: View, id_: str, typed: dict[str, object]) -> None:
    """All of it, or nothing and the reasons: what was typed stays in the form either way."""
    taken = take(view.dataset, [Cell(id_, field, value) for field, value in typed.items()])
    for one in taken.refused:
        st.error(plain.in_markdown(refusal(one)), icon=":material/error:")
    if taken.refused:
        return
    if not taken.changes:
        page.small("It says so already.")
        return
    session.correct(*taken.changes)
    st.rerun()


def _aside(view: View, id_: str, key: str) -> None:
    with st.container(horizontal=True, gap="small"):
        for name, label, reason in (
            ("not_sent", "I have not sent it yet", AsideReason.SAVED),
            ("none", "It is not an application", AsideReason.NOTE),
        ):
            st.button(
                label, key=f"{name}_{key}", type="tertiary", on_click=_set_aside, args=(view, id_, reason),
                help="It leaves the list and the numbers. You can undo it.",
            )  # fmt: skip


def _set_aside(view: View, id_: str, reason: AsideReason) -> None:
    session.correct(changes.put_aside(view.dataset, id_, reason))
    session.focus("", "")
