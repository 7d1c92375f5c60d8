"""What comes next, as a short list: thank, ask, stay in touch, check, sort. Each with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from analysis import wording
from analysis.answers.adverts import closing
from analysis.answers.moments import Moments
from analysis.interpret.feedback import tag_feedback
from analysis.interpret.names import employer_key
from analysis.model import UNCLASSIFIED, Dataset, EventKind, Outcome, Stage

When = Literal["now", "week", "later"]

THANK_WITHIN = 2
ASK_WITHIN = 14
SOON = 7
OVERDUE = 14
# About a quarter after a near miss, within a fortnight either way.
IN_TOUCH_FROM, IN_TOUCH_UNTIL = 76, 104
TOUCHED_LATELY = 45
# After an interview an answer takes two weeks before it is worth a friendly line.
AFTER_INTERVIEW = 14
# What can wait while something else is going on with the same employer.
_GENTLE = ("stay_in_touch", "check")
MOST_IN_TOUCH = 2
# Past the silence day a check is worth it for a month; older ones are left alone.
CHECK_FOR = 30
MOST_CHECKS = 3

_URGENCY: dict[str, int] = {"now": 0, "week": 1, "later": 2}
NEAR_MISS = "near_miss"
_INTERVIEWS = (EventKind.INTERVIEW, EventKind.FINAL_ROUND)
_MET = (Stage.INTERVIEW, Stage.FINAL_ROUND, Stage.OFFER, Stage.ACCEPTED)
_REFUSED = (Outcome.REJECTED, Outcome.RESERVE)
_OPEN = (Outcome.WAITING, Outcome.RESERVE)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing worth doing.

    Attributes:
        when: "now", "week" (this week) or "later" (when you can).
        kind: thank, prepare, ask, next_step, deadline, stay_in_touch, check, apply, sort_sectors,
            place_refusals or add.
        what: the thing to do, starting with its verb ("Thank Ottermere Health for Tuesday's interview").
        why: one plain sentence.
        action: words for the button ("Write it").
        target: the page that helps: after_a_no, themes, timing, applications, sectors or import_file.
        application_id: the application it is about; "" when it is about several.
        about: the employer it is about, as shown; "" likewise.
    """

    when: When
    kind: str
    what: str
    why: str
    action: str
    target: str
    application_id: str = ""
    about: str = ""


def tasks(
    ds: Dataset, applications: pd.DataFrame, as_of: date | None, *, silence_day: int, unplaced: int
) -> tuple[Task, ...]:
    """Everything worth doing now, most urgent first, at most one thing an application.

    Args:
        ds: the search.
        applications: those of its applications that are looked at.
        as_of: the day to count to; None leaves the dated tasks out.
        silence_day: day after which silence is probably a no (from the timing of this search).
        unplaced: refusals that do not say how far they got.

    Returns:
        The tasks; with nothing to do, one that says what to add.
    """
    found: list[Task] = []
    if as_of is not None and len(applications):
        search = Moments(applications, ds.events, pd.Timestamp(as_of))
        found += _one_each(
            [*_thank(search), *_prepare(search), *_planned(search), *_deadlines(search), *_ask(search),
             *_stay_in_touch(search), *_check(search, silence_day)]
        )  # fmt: skip
    if as_of is not None:
        found += _adverts(ds, as_of)
    found += [*_sort_sectors(applications), *_place_refusals(unplaced)]
    found.sort(key=lambda task: _URGENCY[task.when])
    return tuple(found) or (_nothing(applications),)


def _one_each(found: Iterable[Task]) -> list[Task]:
    """The most urgent task of each application (of two alike, the first), gentle ones once an employer."""
    best: dict[str, Task] = {}
    for task in found:
        known = best.get(task.application_id)
        if known is None or _URGENCY[task.when] < _URGENCY[known.when]:
            best[task.application_id] = task
    busy: set[str] = set()
    kept = []
    for task in sorted(best.values(), key=lambda task: task.kind in _GENTLE):
        employer = employer_key(task.about)
        if task.kind not in _GENTLE or employer not in busy:
            kept.append(task)
        busy.add(employer)
    return kept


def _thank(search: Moments) -> Iterator[Task]:
    met = search.last(*_INTERVIEWS)
    thanked = search.last(EventKind.THANK_YOU)
    recent = search.since(met).between(0, THANK_WITHIN) & ~(thanked >= met)
    recent &= ~search.applications["outcome"].isin([*_REFUSED, Outcome.WITHDRAWN, Outcome.CLOSED])
    for row, on in search.rows(recent, met):
        yield Task(
            "now", "thank", f"Thank {row.who} for {_named_day(on, search.as_of)} interview",
            "A short note within two days is enough.", "Write it", "after_a_no", row.application_id, row.who,
        )  # fmt: skip


def _prepare(search: Moments) -> Iterator[Task]:
    ahead = search.events[search.events["kind"].isin(_INTERVIEWS) & (search.events["on"] >= search.as_of)]
    first = ahead.groupby("application_id")["on"].min()
    on = search.spread(first)
    until = -search.since(on)
    soon = until.between(1, SOON) & search.applications["outcome"].isin(_OPEN)
    for row, day in search.rows(soon, on):
        when: When = "now" if (day - search.as_of).days <= 2 else "week"
        yield Task(
            when, "prepare", f"Prepare for the interview at {row.who} on {day:%A}",
            f"It is on {_day(day, search.as_of)}. What earlier feedback says is one page away.",
            "Look it up", "themes", row.application_id, row.who,
        )  # fmt: skip


def _planned(search: Moments) -> Iterator[Task]:
    on = search.applications["next_step_on"]
    due = search.since(on).between(-SOON, OVERDUE) & search.applications["outcome"].isin(_OPEN)
    for row, day in search.rows(due, on):
        late = (search.as_of - day).days
        what = row.next_step.strip() or "Take the next step you planned"
        yield Task(
            "now" if late >= 0 else "week", "next_step", f"{what} ({row.who})",
            f"You planned this for {_day(day, search.as_of)}.", "Open it", "applications",
            row.application_id, row.who,
        )  # fmt: skip


def _deadlines(search: Moments) -> Iterator[Task]:
    on = search.applications["deadline"]
    asked = search.applications["stage"].isin([Stage.SCREENING, *_MET]) & (
        search.applications["outcome"] == Outcome.WAITING
    )
    for row, day in search.rows(asked & (-search.since(on)).between(0, SOON), on):
        offer = row.stage == Stage.OFFER
        what = f"Answer the offer from {row.who}" if offer else f"Finish what {row.who} asked for"
        yield Task(
            "now" if (day - search.as_of).days <= 2 else "week", "deadline",
            f"{what} by {_day(day, search.as_of)}", "The file gives this as the deadline.",
            "Open it", "applications", row.application_id, row.who,
        )  # fmt: skip


def _ask(search: Moments) -> Iterator[Task]:
    frame = search.applications
    no = _refused_on(search)
    asked = search.has(EventKind.FEEDBACK_ASKED, EventKind.FEEDBACK_RECEIVED)
    fits = frame["outcome"].isin(_REFUSED) & frame["stage"].isin(_MET) & (frame["feedback"] == "") & ~asked
    for row, day in search.rows(fits & search.since(no).between(0, ASK_WITHIN), no):
        got = (
            "You were second choice." if row.outcome == Outcome.RESERVE else "You got as far as an interview."
        )
        yield Task(
            "now", "ask", f"Ask {row.who} what would have made the difference",
            f"{got} {_ago((search.as_of - day).days)} they answered.", "Write it", "after_a_no",
            row.application_id, row.who,
        )  # fmt: skip


def _stay_in_touch(search: Moments) -> Iterator[Task]:
    frame = search.applications
    no = _refused_on(search)
    due = search.since(no).between(IN_TOUCH_FROM, IN_TOUCH_UNTIL) & frame["outcome"].isin(_REFUSED)
    touched = search.last(EventKind.CHASED, EventKind.THANK_YOU, EventKind.REOPENED)
    due &= ~(search.since(touched) <= TOUCHED_LATELY)
    close = [
        row
        for row, _ in search.rows(due, no)
        if row.outcome == Outcome.RESERVE or row.stage == Stage.FINAL_ROUND or _near_miss(row.feedback)
    ]
    close.sort(key=lambda row: row.outcome != Outcome.RESERVE)
    for row in close[:MOST_IN_TOUCH]:
        yield Task(
                "week", "stay_in_touch", f"Send {row.who} two friendly lines",
                "You came close there about three months ago. Plans change.", "Write it", "after_a_no",
                row.application_id, row.who,
            )  # fmt: skip


def _check(search: Moments, silence_day: int) -> Iterator[Task]:
    """Long silences: after an interview first, then those furthest and most recently gone quiet."""
    frame = search.applications
    met = search.last(*_INTERVIEWS)
    heard = pd.concat([met, frame["replied_on"], frame["applied_on"]], axis=1).max(axis=1)
    chased = search.since(search.last(EventKind.CHASED)) <= silence_day
    quiet = search.since(heard)
    least = pd.Series(silence_day, index=frame.index).mask(met.notna(), AFTER_INTERVIEW)
    due = (frame["outcome"] == Outcome.WAITING) & ~chased & quiet.between(least, least + CHECK_FOR)
    order = frame[due].assign(quiet=quiet[due], rank=[Stage(stage).rank for stage in frame.loc[due, "stage"]])
    order = order.sort_values(["rank", "quiet"], ascending=[False, True], kind="stable").head(MOST_CHECKS)
    for row, on in search.rows(frame.index.to_series().isin(order.index), heard):
        since = " since the interview" if row.stage in _MET else ""
        yield Task(
            "week", "check", f"Check on {row.who}",
            f"Quiet for {wording.days((search.as_of - on).days)}{since}. A friendly question does no harm.",
            "See timing", "timing", row.application_id, row.who,
        )  # fmt: skip


def _adverts(ds: Dataset, as_of: date) -> Iterator[Task]:
    for advert in closing(ds, as_of, SOON):
        where = " at ".join(part for part in (advert.role, advert.company) if part)
        yield Task(
            "now" if (advert.closes - as_of).days <= 2 else "week", "apply", f"Apply for {where}",
            f"You saved this advert; it closes on {wording.day(advert.closes, as_of)}.",
            "Open the list", "applications",
        )  # fmt: skip


def _sort_sectors(applications: pd.DataFrame) -> Iterator[Task]:
    unknown = applications.loc[applications["sector"] == UNCLASSIFIED, "company"]
    employers = len({employer_key(name) for name in unknown.unique()})
    if employers:
        yield Task(
            "later", "sort_sectors",
            f"Tell us which sector {wording.plural(employers, 'employer belongs', 'employers belong')} to",
            f"{'It is' if employers == 1 else 'They are'} left out of the sector comparison until then.",
            "Sort them", "sectors",
        )  # fmt: skip


def _place_refusals(unplaced: int) -> Iterator[Task]:
    if unplaced:
        yield Task(
            "later", "place_refusals", f"Say how far {wording.plural(unplaced, 'refusal')} got",
            "The file gives a no without a stage, so interviews may be missing from the count.",
            "Fill in", "applications",
        )  # fmt: skip


def _nothing(applications: pd.DataFrame) -> Task:
    if applications.empty:
        return Task(
            "now", "add", "Bring in the spreadsheet you keep", "Then there is something to count.",
            "Choose a file", "import_file",
        )  # fmt: skip
    return Task(
        "later", "add", "Add the next application when you send it",
        "Nothing is due just now. The rest is with the employers.", "Open the list", "applications",
    )  # fmt: skip


def _refused_on(search: Moments) -> pd.Series:
    """The day of the refusal: its event, else the reply when there was just one answer to date."""
    return search.last(EventKind.REJECTED).fillna(search.applications["replied_on"])


def _near_miss(feedback: str) -> bool:
    return bool(feedback) and any(mention.theme == NEAR_MISS for mention in tag_feedback(feedback).mentions)


def _day(day: pd.Timestamp, as_of: pd.Timestamp) -> str:
    return wording.day(day.date(), as_of.date())


def _named_day(day: pd.Timestamp, as_of: pd.Timestamp) -> str:
    """A day of the last week as one says it: "today's", "yesterday's", "Tuesday's"."""
    back = (as_of - day).days
    return ("today's", "yesterday's")[back] if back < 2 else f"{day:%A}'s"


def _ago(days: int) -> str:
    """A past day as a sentence begins: "Today", "Yesterday", "Nine days ago"."""
    if days < 2:
        return ("Today", "Yesterday")[days]
    return f"{wording.in_words(days).capitalize()} days ago"
