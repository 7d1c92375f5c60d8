"""The words behind a theme: where feedback stands in a search and what is found in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from weakref import WeakKeyDictionary

import pandas as pd

from analysis.interpret.feedback import Mention, tag_feedback
from analysis.interpret.own_words import OwnWords
from analysis.metrics.texts import FEEDBACK, NOTES, TextColumn, text_columns
from analysis.model import (
    OWN_THEME,
    Dataset,
    EventKind,
    Outcome,
    Polarity,
    ThemeEdits,
    reason_key,
    text_key,
)
from analysis.model.dataset import Lineage
from analysis.reference import themes as lexicon
from analysis.reference.reasons import reason_of

NO_REASON = "no_reason"
# The seeker's own notes hold employers' words only about an application that is over.
_NOTES_READ = (Outcome.REJECTED, Outcome.RESERVE, Outcome.CLOSED)
# "Good salary, close to home" in a note is about the job, not about the seeker.
_ABOUT_THE_JOB = "practical"
# What is added to a cell later stands below what was there.
_BELOW = "\n\n"
# In a column of the user's own so few words may be a tick rather than a remark.
_FEW_WORDS = 3
# Tagging is the one slow step. What it found lives exactly as long as the search it was found in.
_FOUND: WeakKeyDictionary[Lineage, dict[str, tuple[Mention, ...]]] = WeakKeyDictionary()


class How(StrEnum):
    """How a theme was found."""

    READ = "read"  # the words say so
    LISTED = "listed"  # a value of the user's own list of reasons
    OWN_WORDS = "own_words"  # the words of a theme of the user's own
    BY_HAND = "by_hand"  # the user said so


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that triggered a theme.

    Attributes:
        application_id: whose feedback it is.
        company: the employer.
        role: the role.
        column: the column the text stands in: "feedback", "notes" or own:<header>.
        text: the whole text, as written.
        start: where the words begin in text.
        end: where they end (half-open).
        theme: theme id, as it counts.
        polarity: how the remark was meant.
        when: the day of the feedback or refusal, else of the reply, else of applying; None without a date.
        how: how it was found.
        found_as: theme id as found, before the user merged it into another.
        stage: the furthest stage of the application.
        sector: its sector.
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
    how: How = How.READ
    found_as: str = ""
    stage: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Untagged:
    """Feedback in which no theme was recognised, to be looked at by the user."""

    application_id: str
    company: str
    role: str
    column: str
    text: str
    when: date | None = None


class Reading(NamedTuple):
    """What the texts of one application say: evidence, or the text that nothing was recognised in."""

    application_id: str
    evidence: tuple[Evidence, ...]
    untagged: Untagged | None
    when: date | None = None


class _Said(NamedTuple):
    """One theme in one text, as found."""

    column: str
    text: str
    theme: str
    polarity: Polarity
    start: int
    end: int
    how: How


def readings(ds: Dataset, kept: pd.DataFrame) -> Iterator[Reading]:
    """What the texts of these applications say, one reading for each that has any, in the order of the file.

    The feedback column is always read, and so are columns of the user's own whose header speaks of feedback
    or holds letters; notes only of applications that are over, and only where they read as feedback: a
    refusal without a reason, or a theme with a clear direction. A value of a closed list of reasons counts
    as it stands and outranks what is read in the texts beside it: of those only what counted for the seeker
    is kept. What the user said of a text (`ds.theme_edits`) holds before all.

    Args:
        ds: the search; a text that stands in it many times is read once, and once for all questions.
        kept: rows of its applications.
    """
    reader = _Reader(ds)
    columns = text_columns(ds)
    when = _days(ds, kept)
    names = ["application_id", "company", "role", "outcome", "stage", "sector"]
    texts = zip(*(kept[one.column].tolist() for one in columns), strict=True)
    rows = kept[names].itertuples(index=False, name=None)
    for (key, company, role, outcome, stage, sector), cells in zip(rows, texts, strict=True):
        over = outcome in _NOTES_READ
        written = [
            (column, text)
            for column, text in zip(columns, cells, strict=True)
            if text.strip() and (column.column != NOTES or over)
        ]
        evidence = reader.read(key, written)
        said = [pair for pair in written if _is_a_remark(*pair)]
        if not (said or evidence):
            continue
        on = when.get(key)
        found = tuple(
            Evidence(
                key, company, role, one.column, one.text, one.start, one.end,
                reader.edits.shown_as(one.theme), one.polarity, on, one.how, one.theme, stage, sector,
            )
            for one in evidence
        )  # fmt: skip
        left = None if found else Untagged(key, company, role, said[0][0].column, said[0][1], on)
        yield Reading(key, found, left, on)


class _Reader:
    """Reads texts, each different one once, and lays what the user said over what was read."""

    def __init__(self, ds: Dataset) -> None:
        self.edits: ThemeEdits = ds.theme_edits
        self._found = _FOUND.setdefault(ds.lineage, {})
        self._own = OwnWords({id_: own.words for id_, own in self.edits.own.items()})

    def read(self, application_id: str, written: Iterable[tuple[TextColumn, str]]) -> list[_Said]:
        """What the texts of one application say."""
        found = [one for column, text in written for one in self._in_text(application_id, column, text)]
        if any(one.how is How.LISTED and one.theme != NO_REASON for one in found):
            found = [one for one in found if one.how is not How.READ or one.polarity is Polarity.STRENGTH]
        return found

    def _in_text(self, application_id: str, column: TextColumn, text: str) -> list[_Said]:
        value = text.partition(_BELOW)[0] if column.listed else ""
        said = self._listed(value)
        if not said or value != text:
            said += [
                (one.theme, one.polarity, one.start, one.end, How.READ)
                for one in self._mentions(text)
                if (column.column != NOTES or _is_feedback(one)) and not (said and one.start < len(value))
            ]
        if self.edits:
            said = self._as_the_user_says(application_id, text, said)
        return [_Said(column.column, text, *one) for one in said]

    def _listed(self, text: str) -> list[tuple[str, Polarity, int, int, How]]:
        meaning = self.edits.reasons.get(reason_key(text)) or reason_of(text)
        if meaning is None or not meaning.theme:
            return []
        start = len(text) - len(text.lstrip())
        return [(meaning.theme, meaning.polarity, start, len(text.rstrip()), How.LISTED)]

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        if text not in self._found:
            self._found[text] = tuple(tag_feedback(text).mentions)
        return self._found[text]

    def _as_the_user_says(
        self, application_id: str, text: str, said: Sequence[tuple[str, Polarity, int, int, How]]
    ) -> list[tuple[str, Polarity, int, int, How]]:
        own = self.edits.own
        found = [
            *said,
            *(
                (one.theme, own[one.theme].polarity, one.start, one.end, How.OWN_WORDS)
                for one in self._own.find(text)
            ),
        ]
        place = (application_id, text_key(text))
        found = [one for one in found if not self.edits.is_off(place, one[0], one[1])]
        for tag in self.edits.tags.get(place, ()):
            if tag.theme.startswith(OWN_THEME) and tag.theme not in own:
                continue
            if not tag.end and any(one[:2] == tag[:2] for one in found):
                continue
            start, end = (tag.start, min(tag.end, len(text))) if tag.end else (0, len(text))
            found = [one for one in found if one[:2] != tag[:2]]
            found.append((tag.theme, tag.polarity, start, max(end, start), How.BY_HAND))
        return found


def _is_a_remark(column: TextColumn, text: str) -> bool:
    """Whether a text is one to be sorted by the user when nothing is found in it."""
    if column.column == NOTES:
        return False
    return column.column == FEEDBACK or column.listed or len(text.split()) > _FEW_WORDS


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
