"""Letters: filled from the row, kind in every tone; links; words that sound sharp."""

from datetime import date, timedelta
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.answers import letters
from analysis.answers.letters import Facts, Kind, Tone, check_tone, facts, letter, mailto
from analysis.errors import JobSearchError, UnknownFieldError
from analysis.interpret.greeting import greeted
from analysis.model import EventKind
from analysis.reference.letters import letter_words
from tests.builders import AS_OF, ago, dataset, event

KINDS: tuple[Kind, ...] = ("thank_you", "ask_feedback", "stay_in_touch", "chase")
TONES: tuple[Tone, ...] = ("warm", "short", "formal")
FULL = Facts(
    contact="Mairi Kerr",
    email="mairi@harbour.example",
    role="Payroll administrator",
    employer="Harbour Lane Ltd",
    applied_on=ago(30),
    met=True,
    met_on=ago(2),
    heard=("team_fit",),
    good="the handover",
    sender="Sam Reed",
    as_of=AS_OF,
)
LINES = (Path(__file__).parent / "tone_phrases.tsv").read_text(encoding="utf-8").splitlines()
PHRASES = [tuple(line.split("\t")) for line in LINES]


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "known", [FULL, Facts(), Facts(role="Analyst"), Facts(employer="Beck Foods", met=True)]
)
def test_every_letter_is_short_kind_and_whole(kind: Kind, tone: Tone, known: Facts) -> None:
    found = letter(kind, tone, known)
    assert check_tone(f"{found.subject}\n{found.body}") == ()
    assert not set("{}!") & set(found.subject + found.body)
    assert "'" not in found.body
    assert 15 <= len(found.body.split()) <= 110
    assert found.subject
    assert "None" not in found.body
    assert found == letter(kind, tone, known)
    assert found.body.count("\n\n") >= 2


def test_a_letter_is_filled_from_the_row() -> None:
    body = letter("thank_you", "warm", FULL).body
    assert body.startswith("Dear Mairi,\n\nThank you for the time you gave me on 28 June.")
    assert "the role of payroll administrator" in body
    assert "hearing about the handover." in body
    assert "Harbour Lane Ltd" in body
    assert body.endswith("With best wishes,\nSam Reed")
    assert letter("thank_you", "formal", FULL).body.startswith("Dear Mairi Kerr,")
    assert (
        letter("thank_you", "warm", FULL).subject == "Thank you for talking to me about Payroll administrator"
    )


def test_what_is_not_known_is_left_unsaid() -> None:
    body = letter("thank_you", "warm", Facts(met=True)).body
    assert body.startswith("Hello,\n\nThank you for the time you gave me. I enjoyed our conversation.")
    assert "hearing about" not in body


def test_what_they_liked_is_taken_up_when_nothing_was_typed() -> None:
    assert (
        "the conversation went well on your side too" in letter("ask_feedback", "warm", FULL.liking("")).body
    )


def test_nobody_is_thanked_for_a_meeting_that_was_none() -> None:
    body = letter("ask_feedback", "warm", Facts(role="Analyst")).body
    assert "for considering my application" in body
    assert "time you gave me" not in body


def test_an_interview_long_past_goes_without_its_day() -> None:
    old = Facts(role="Analyst", met=True, met_on=AS_OF - timedelta(days=200), as_of=AS_OF)
    assert " on " not in letter("thank_you", "short", old).body


def test_facts_come_from_the_search() -> None:
    search = dataset(
        [{"contact": "Mairi Kerr", "contact_email": "mairi@harbour.example", "stage": "interview",
          "feedback": "A close decision, you were our second choice."}],
        [event("a1", EventKind.INTERVIEW, ago(5)), event("a1", EventKind.INTERVIEW, ago(-5))],
    )  # fmt: skip
    found = facts(search, "a1")
    assert (found.contact, found.role, found.employer) == ("Mairi Kerr", "Analyst", "Harbour Lane Ltd")
    assert (found.met, found.met_on, found.heard) == (True, ago(5), ("near_miss",))
    with pytest.raises(JobSearchError, match="not in the list"):
        facts(search, "a9")


def test_an_unknown_letter_is_named() -> None:
    with pytest.raises(UnknownFieldError, match="reproach"):
        letter("reproach", "warm", FULL)  # type: ignore[arg-type]  # what a caller may not do


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_any_row_gives_a_letter(contact: str, role: str, employer: str) -> None:
    for kind in KINDS:
        found = letter(kind, "warm", Facts(contact=contact, role=role, employer=employer))
        assert found.body.strip()
        assert "\n" not in found.subject
        assert len(found.mark) == 12


def test_drafts_are_told_apart_by_their_mark() -> None:
    marks = {letter(kind, tone, FULL).mark for kind in KINDS for tone in TONES}
    assert len(marks) == 12


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Mairi Kerr", ("Mairi", "Mairi Kerr")),
        ("Mairi", ("Mairi", "Mairi")),
        ("Mairi Kerr (HR)", ("Mairi", "Mairi Kerr")),
        ("Mairi Kerr - HR manager", ("Mairi", "Mairi Kerr")),
        ("Mairi Kerr, HR", ("Mairi", "Mairi Kerr")),
        ("Mairi Kerr <mairi@harbour.example>", ("Mairi", "Mairi Kerr")),
        ("Mr Pym", ("Mr Pym", "Mr Pym")),
        ("Dr. Ines Carvalho", ("Dr. Carvalho", "Dr. Carvalho")),
        ("J. Smith", ("J. Smith", "J. Smith")),
        ("Mairi and Tom", ("Mairi and Tom", "Mairi and Tom")),
        ("Mairi Kerr & Tom Askwith", ("Mairi and Tom", "Mairi Kerr and Tom Askwith")),
        ("Siân O’Neill", ("Siân", "Siân O’Neill")),
        ("Kerr, Mairi", ("", "")),
        ("HR team", ("", "")),
        ("recruiter", ("", "")),
        ("mairi@harbour.example", ("", "")),
        ("0161 496 0000", ("", "")),
        ("Talked to someone nice at the front desk", ("", "")),
        ("", ("", "")),
    ],
)
def test_only_people_are_greeted_by_name(cell: str, expected: tuple[str, str]) -> None:
    assert greeted(cell) == expected


def test_a_link_opens_the_mail_program() -> None:
    link = mailto(
        "Thank you & more", "Dear Siân,\n\nOne line? 100% fine.", "Mairi <mairi+jobs@harbour.example>"
    )
    parts = urlsplit(link)
    asked = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, parts.path) == ("mailto", "mairi%2Bjobs@harbour.example")
    assert asked["subject"] == ["Thank you & more"]
    assert asked["body"] == ["Dear Siân,\r\n\r\nOne line? 100% fine."]


@pytest.mark.parametrize("cell", ["", "ask reception", "mairi at harbour", "@harbour", "www.harbour.example"])
def test_an_address_is_never_guessed(cell: str) -> None:
    assert mailto("S", "B", cell) == "mailto:?subject=S&body=B"


@given(st.text(), st.text(), st.text())
def test_a_link_carries_any_text_and_nothing_else(subject: str, body: str, address: str) -> None:
    link = mailto(subject, body, address)
    assert link.isascii()
    assert not set(link) & set(' "<>\r\n')
    assert link.count("?") == 1
    assert link.count("&") == 1
    text = link.partition("&body=")[2]
    assert unquote(text) == body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n").encode(
        "utf-8", "replace"
    ).decode("utf-8")
    to = unquote(link.removeprefix("mailto:").partition("?")[0])
    assert to == "" or (parseaddr(to)[1] == to and to in address)


def test_there_are_sixty_phrases_of_both_kinds() -> None:
    assert len(PHRASES) >= 60
    assert min(sum(kind == one for one, _ in PHRASES) for kind in ("sharp", "kind")) >= 30


@pytest.mark.parametrize(("kind", "phrase"), PHRASES)
def test_sharp_words_are_found_and_kind_ones_left_alone(kind: str, phrase: str) -> None:
    remarks = check_tone(phrase)
    assert bool(remarks) == (kind == "sharp")
    for remark in remarks:
        assert phrase[remark.start : remark.end].strip()
        assert remark.why.endswith(".")


@given(st.text(max_size=200))
def test_remarks_lie_in_the_text_and_apart(text: str) -> None:
    last = 0
    for remark in check_tone(f"{text} unfair {text}"):
        assert last <= remark.start < remark.end <= 2 * len(text) + 8
        last = remark.end
    assert last > 0 or "unfair" not in f" {text} unfair {text} ".split()


def test_any_case_and_apostrophe_is_read() -> None:
    for text in ("UNFAIR", "I don’t accept your decision", "I don't  accept\nyour decision"):
        assert len(check_tone(text)) == 1


def test_what_is_recorded_fits_the_letter() -> None:
    assert set(letters.RECORDS) == set(KINDS) == set(letter_words().kinds)
    assert letters.RECORDS["ask_feedback"] == (EventKind.THANK_YOU, EventKind.FEEDBACK_ASKED)
    assert set(letters.LETTER_OF.values()) <= set(KINDS)


def test_a_day_of_another_year_says_so() -> None:
    known = Facts(role="Analyst", applied_on=date(2025, 12, 3), as_of=date(2026, 1, 9))
    assert "on 3 December 2025" in letter("chase", "short", known).body
