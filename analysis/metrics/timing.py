"""Is this silence normal? How long answers take, and after which day silence is probably a no."""

from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True, eq=False)
class TimingResult:
    """How long answers take. Nothing here ever turns a waiting application into a refusal.

    Attributes:
        as_of: the day ages are counted to.
        sentence: what the page says first.
        notes: plain sentences that belong under the chart.
        table: one row a waiting application with a date and no answer yet, longest quiet first:
            application_id, company, role, days (since applying), chance (that a reply still comes, 0 to 1),
            slower (share of the replies that do come that take longer than this, 0 to 1),
            long_quiet (days >= silence_day).
        curve: one row a day, 0 to 90: day, any_reply, interview, refusal: share of all applications (0 to 1)
            that have had a first reply, an interview, a refusal by that day (the file's own dates,
            Aalen-Johansen; 0 everywhere without dates), and expected (share of the replies that
            come at all that are in by that day, own replies and default together).
        silence_day: first day on which the chance of a later reply is at most 10 %; 10 to 90.
        strict_day: the same for 5 %.
        reply_share: share of applications that get a reply in the end, own and default together, 0 to 1.
        own_replies: dated first replies in the file.
        default_share: how much of the delay curve is still the default, 0 to 1.
        typical_days: day by which half of the replies that come are in.
        interview_to_answer: median days from the last interview to the answer; None under five of them.
        answers_after_interview: how many such dated answers there are.
    """

    as_of: date | None
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    curve: pd.DataFrame
    silence_day: int
    strict_day: int
    reply_share: float
    own_replies: int
    default_share: float
    typical_days: int
    interview_to_answer: int | None
    answers_after_interview: int
