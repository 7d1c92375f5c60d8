"""What do employers keep saying? Reasons and remarks in feedback, counted by application, with their words."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.model import Polarity


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


@dataclass(frozen=True, eq=False)
class ThemesResult:
    """Themes in feedback. Always: with_text = gave_reason + no_reason + number of untagged applications.

    Attributes:
        as_of: the day the search is counted to.
        sentence: what the page says first.
        notes: plain sentences that belong under the chart.
        table: one row a theme and polarity, most applications first: theme (id), name, family, polarity,
            applications (each once), employers, recurring (at least three applications at three employers),
            advice (what to do about it, one sentence; "" when there is none). Never a row for "no reason".
        evidence: the words behind every row, in the order of the applications (no-reason ones too).
        no_reason: applications whose text reports an answer and gives no reason for it.
        gave_reason: applications whose text names at least one theme.
        with_text: applications with feedback to read.
        refusals: applications refused (for now or for good).
        refusals_without_text: refusals that left nothing to read.
        untagged: feedback in which no theme was recognised, one an application.
    """

    as_of: date | None
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    evidence: tuple[Evidence, ...]
    no_reason: int
    gave_reason: int
    with_text: int
    refusals: int
    refusals_without_text: int
    untagged: tuple[Untagged, ...]
