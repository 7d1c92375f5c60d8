"""A letter on screen: a draft to change, its tone, the ways to send it, and the note that it was sent."""

from collections.abc import Callable

import streamlit as st

from analysis.answers import letters
from analysis.answers.letters import Kind, Letter, Remark, Tone
from analysis.errors import JobSearchError
from analysis.intake import changes
from analysis.model import Dataset, EventKind, Polarity
from analysis.reference.letters import letter_words
from pages.ui import page, plain, session
from pages.ui.session import View

_HEIGHT = 320


def draft(view: View, application_id: str, kind: Kind) -> None:
    """A letter about an application, ready to change and to send from the user's own mail program.

    Args:
        view: the search.
        application_id: which application of it.
        kind: the letter to start with; the others are one click away.
    """
    known = letters.facts(view.dataset, application_id, session.today())
    words = letter_words()
    key = f"letter_{session.visit()}_{application_id}"
    kinds: list[Kind] = [kind, *(one for one in letters.RECORDS if one != kind)]
    tones: list[Tone] = ["warm", "short", "formal"]
    with st.container(horizontal=True, gap="small"):
        chosen = st.selectbox(
            "Letter", kinds, format_func=lambda one: words.kinds[one], key=f"{key}_kind_{kind}", width=190
        )
        tone = st.segmented_control(
            "Tone", tones, format_func=lambda one: words.tones[one], default="warm", required=True,
            key=f"{key}_tone",
        )  # fmt: skip
    liked = st.text_input(
        "What did you like about it?", placeholder="how the team shares the work", key=f"{key}_liked",
        help="Goes into the letter after “hearing about”. Leave it empty if nothing comes to mind.",
    )  # fmt: skip
    made = letters.letter(chosen, tone, known.liking(liked or ""))
    _edited(view.dataset, application_id, made, known.email)


def _edited(search: Dataset, application_id: str, made: Letter, email: str) -> None:
    """The fields, what is said of the tone, the ways out; keyed by the draft, so another one starts anew."""
    key = f"letter_{session.visit()}_{made.mark}"
    subject = st.text_input("Subject", made.subject, key=f"{key}_subject") or ""
    body = st.text_area("Your letter", made.body, key=f"{key}_body", height=_HEIGHT) or ""
    _tone(body, letters.check_tone(body))
    with st.container(horizontal=True, gap="small"):
        st.button(
            "I sent it", type="primary", icon=":material/check:", key="sent",
            on_click=recorded(search, application_id, *letters.RECORDS[made.kind]),
        )  # fmt: skip
        st.link_button(
            "Open in your mail", letters.mailto(subject, body, email), icon=":material/mail:",
            help="Opens your own mail program with the letter in it. Nothing is sent from here.",
        )  # fmt: skip
        with st.popover("Copy", icon=":material/content_copy:"):
            st.code(f"{subject}\n\n{body}", language=None, wrap_lines=True)


def _tone(text: str, remarks: tuple[Remark, ...]) -> None:
    """Words to look at again, marked where they stand, each reason once; a quiet word when there are none."""
    if not remarks:
        page.small(":material/check: Thanks, and leaves the door open. Nothing in it sounds sharp.")
        return
    spans = [(one.start, one.end, Polarity.WEAKNESS) for one in remarks]
    with st.container(border=True, gap="xsmall", key="tone"):
        st.markdown("**Worth another look**")
        st.markdown(plain.highlighted(text, spans))
        for why in dict.fromkeys(one.why for one in remarks):
            said = [f"“{plain.in_markdown(text[one.start : one.end])}”" for one in remarks if one.why == why]
            page.small(f"{', '.join(said)}: {why}")


def recorded(search: Dataset, application_id: str, *kinds: EventKind) -> Callable[[], None]:
    """A callback that notes today that something happened, in one step that can be undone, and closes it.

    Args:
        search: the search in view, with the corrections so far.
        application_id: which application of it.
        kinds: what happened.
    """

    def note() -> None:
        session.note_problem(None)
        try:
            made = [changes.record_event(search, application_id, kind, session.today()) for kind in kinds]
        except JobSearchError as error:
            session.note_problem(error)
            return
        session.correct(*made)
        session.focus("", "")

    return note
