"""The words behind a theme: where feedback stands in a search and what is found in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

import pandas as pd

from analysis.interpret.feedback import Mention, tag_feedback
from analysis.model import Dataset, EventKind, Outcome, Polarity
from analysis.reference import themes as lexicon

NO_REASON = "no_reason"
# The seeker's own notes hold employers' words only about an application that is over.
_NOTES_READ = (Outcome.REJECTED, Outcome.RESERVE, Outcome.CLOSED)
# "Good salary, close to home" in a note is about the job, not about the seeker.
_ABOUT_THE_JOB = "practical"
# Tagging is the one slow step. What it found lives exactly as long as the dataset it was found in.
_FOUND: WeakKeyDictionary[Dataset, dict[str, tuple[Mention, ...]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that triggered a theme.

    Attributes:
        application_id: whose feedback it is.
        company: the employer.
        role: the role.
        column: the column the text stands in: "feedback" or "notes".
        text: the whole text, as written.
        start: where the words begin in text.
        end: where they end (half-open).
        theme: theme id.
        polarity: how the remark was meant.
        when: the day of the feedback or refusal, else of the reply, else of applying; None without a date.
    """

    application_id: str
    company: str
    role: str
    column: str
    text: str
    start: int
    end: int
    theme: str
    polarity: Polarity
    when: date | None


@dataclass(frozen=True, slots=True)
class Untagged:
    """Feedback in which no theme was recognised, to be looked at by the user."""

    application_id: str
    company: str
    role: str
    column: str
    text: str


class Reading(NamedTuple):
    """What the texts of one application say: evidence, or the text that nothing was recognised in."""

    application_id: str
    evidence: tuple[Evidence, ...]
    untagged: Untagged | None


def readings(ds: Dataset, kept: pd.DataFrame) -> Iterator[Reading]:
    """What the texts of these applications say, one reading for each that has any, in the order of the file.

    The feedback column is always read; notes only of applications that are over, and only where they read
    as feedback: a refusal without a reason, or a theme with a clear direction.

    Args:
        ds: the search; a text that stands in it many times is read once, and once for all questions.
        kept: rows of its applications.
    """
    found = _FOUND.setdefault(ds, {})
    when = _days(ds, kept)
    columns = kept[["application_id", "company", "role", "outcome", "feedback", "notes"]]
    for key, company, role, outcome, feedback, notes in columns.itertuples(index=False, name=None):
        said = feedback.strip() != ""
        evidence = _evidence(found, feedback, "feedback") if said else []
        if notes.strip() and outcome in _NOTES_READ:
            evidence += [item for item in _evidence(found, notes, "notes") if _is_feedback(item[2])]
        if not (said or evidence):
            continue
        rows = tuple(
            Evidence(
                key, company, role, column, text, found_.start, found_.end,
                found_.theme, found_.polarity, when.get(key),
            )
            for column, text, found_ in evidence
        )  # fmt: skip
        left = None if rows else Untagged(key, company, role, "feedback", feedback)
        yield Reading(key, rows, left)


def _evidence(
    found: dict[str, tuple[Mention, ...]], text: str, column: str
) -> list[tuple[str, str, Mention]]:
    if text not in found:
        found[text] = tuple(tag_feedback(text).mentions)
    return [(column, text, mention) for mention in found[text]]


def _family(theme: str) -> str:
    known = lexicon.themes().get(theme)
    return known.family if known else ""


def _is_feedback(mention: Mention) -> bool:
    """Whether a remark in the seeker's own notes reads as something the employer said."""
    if mention.theme == NO_REASON:
        return True
    about_the_job = _family(mention.theme) == _ABOUT_THE_JOB and mention.polarity == Polarity.STRENGTH
    return mention.polarity != Polarity.UNCLEAR and not about_the_job


def _days(ds: Dataset, kept: pd.DataFrame) -> dict[str, date]:
    """The day the feedback came, as near as the file knows it."""
    events = ds.events[ds.events["kind"].isin([EventKind.FEEDBACK_RECEIVED, EventKind.REJECTED])]
    last = events.dropna(subset=["on"]).groupby("application_id")["on"].max()
    day = (
        last.reindex(kept["application_id"])
        .set_axis(kept.index)
        .fillna(kept["replied_on"])
        .fillna(kept["applied_on"])
    )
    known = day.notna()
    return dict(zip(kept.loc[known, "application_id"], day[known].dt.date, strict=True))
