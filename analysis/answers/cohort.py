"""Several people at once: who may need a hand with what, and what their searches have in common."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis import wording
from analysis.answers.cohort_counts import Counts, Source, counts_of
from analysis.answers.cohort_groups import (
    FirstInterview,
    by_person,
    first_interview,
    funnel_table,
    sector_table,
    theme_table,
)
from analysis.answers.cohort_people import Need, Person, having, people_of
from analysis.answers.small_cells import safe_part, small
from analysis.metrics.after_a_no import after_a_no
from analysis.metrics.evidence import NO_REASON, Evidence
from analysis.metrics.themes import themes
from analysis.model import Dataset, Filters, Outcome
from analysis.stats.clusters import Clustered, cluster_share

NEED_NAMES: dict[Need, str] = {
    Need.FIRST_INTERVIEW: "No interview yet, and more than chance explains",
    Need.OFFER: "Interviews, no offer yet",
    Need.QUIET: "Quiet for three weeks or more",
    Need.FOLLOW_UP: "Follow-ups due",
}
_REFUSED = (Outcome.REJECTED, Outcome.RESERVE)
_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Shared:
    """A count over several people with what it is a part of.

    Attributes:
        count: the part; None where it is small.
        of: the whole; None where it is small, or what is left of it beside the part.
    """

    count: int | None
    of: int | None


@dataclass(frozen=True, eq=False)
class CohortResult:
    """Several searches at once. `people`, `table` and `sentence` are for the adviser; the rest may be shown.

    Attributes:
        as_of: the day counted to.
        sentence: what the page says first; it may hold small counts of people.
        summary: the same for sharing: only counts of five or more.
        notes: plain sentences that belong under the tables.
        table: one row a person in alphabetical order (index: seeker): name, applications, waiting,
            interviews, offers, found, last_sent, quiet_days, refusals, with_feedback, follow_ups, and needs
            (their ids, separated by a space). No rates: people are not ranked.
        people: the same as values, with the reasons.
        applications: applications that count.
        interviews: of them with an interview; None where that is small or its rest is.
        interview: the interview rate with ranges over people; the share is None where `interviews` is.
        funnel: how many reached each stage (cohort_groups.funnel_table).
        sectors: interviews by sector (cohort_groups.sector_table).
        themes: what employers say (cohort_groups.theme_table); empty for a table of counts.
        first: time to the first interview.
        feedback: refusals with a written word, of all refusals.
        follow_ups: things due now, over all people; None where small.
        needs: one row a need (index: its id): name, people (missing where small).
        quotes: (theme, polarity) -> up to three texts behind a theme that is shown, without names of people
            or employers beside them; empty unless asked for.
        of_search: whether it comes from searches (False: from a table of counts, which holds no texts).
    """

    as_of: date | None
    sentence: str
    summary: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    people: tuple[Person, ...]
    applications: int
    interviews: int | None
    interview: Clustered
    funnel: pd.DataFrame
    sectors: pd.DataFrame
    themes: pd.DataFrame
    first: FirstInterview
    feedback: Shared
    follow_ups: int | None
    needs: pd.DataFrame
    quotes: Mapping[tuple[str, str], tuple[str, ...]]
    of_search: bool

    @property
    def shareable(self) -> bool:
        """Whether there are five people or more: with fewer, any number would point at one of them."""
        return not small(len(self.people))


class _Heard(NamedTuple):
    """What employers wrote to refused people: texts by seeker, themes by application, quotes by theme."""

    texts: dict[str, int]
    said: pd.DataFrame
    names: Mapping[str, str]
    evidence: tuple[Evidence, ...]


def cohort(
    source: Source, as_of: date | None = None, filters: Filters | None = None, *, quotes: bool = False
) -> CohortResult:
    """Say who may need a hand with what, and what several searches have in common.

    Shares over people heed that a person's applications are alike (`stats.clusters.cluster_share`). Counts
    under five are not shown, nor is what would give one away (`answers.small_cells`).

    In words: twenty applications of one person say less than one each of twenty people, so the ranges are
    wider than for one search of that size; and no number for sharing points at a person.

    Args:
        source: a search with a seeker for each application (`intake.together` joins several files), or a
            table of counts: a DataFrame, or a CSV as path or bytes, with seeker, sector, stage, outcome,
            week and n (`answers.cohort_counts.counts_of`). From counts all but feedback, themes and
            follow-ups can be told.
        as_of: the day to count to; None: the search's own, or the end of the last week of a table.
        filters: which applications; stage and outcome in it are ignored.
        quotes: whether texts of employers are wanted beside the themes.

    Returns:
        The result; without applications its tables are empty or hold nothing, and the sentence says so.

    Raises:
        UnknownFieldError: a table of counts is not one, or a filter does not fit it.
    """
    counts = counts_of(source, as_of, filters)
    frame, search = counts.frame, counts.search
    heard = _heard(search, counts, filters) if search is not None else _Heard({}, _no_themes(), {}, ())
    due = _due(search, counts, filters) if search is not None else {}
    people = people_of(frame, counts.as_of, heard.texts, due)
    total, met = int(frame["n"].sum()), int(frame["k"].sum())
    shown = safe_part(met, total)
    rate = cluster_share(*by_person(frame, "k", "weight")) if shown else cluster_share([], [])
    end = None if counts.as_of is None else pd.Timestamp(counts.as_of)
    first = first_interview(frame, end)
    refused = int(frame.loc[frame["outcome"].isin(_REFUSED), "n"].sum())
    feedback = _shared(sum(heard.texts.values()), refused) if search is not None else Shared(None, None)
    found = theme_table(heard.said, heard.texts, heard.names, everyone=len(people))
    due_now = sum(due.values())
    return CohortResult(
        as_of=counts.as_of,
        sentence=_sentence(people, total, met, rate),
        summary=_summary(people, total, met if shown else None, rate),
        notes=tuple(_notes(people, counts, first)),
        table=_table(people),
        people=people,
        applications=total,
        interviews=met if shown else None,
        interview=rate,
        funnel=funnel_table(frame),
        sectors=sector_table(frame),
        themes=found if feedback.count is not None else found.iloc[:0],
        first=first,
        feedback=feedback,
        follow_ups=None if small(due_now) else due_now,
        needs=_needs(people),
        quotes=_quotes(found, heard.evidence) if quotes and feedback.count is not None else {},
        of_search=search is not None,
    )


def _heard(ds: Dataset, counts: Counts, filters: Filters | None) -> _Heard:
    """Refusals with a written word, one text an application however long."""
    result = themes(ds, counts.as_of, filters)
    table = ds.applications
    refused = table.loc[table["outcome"].isin(_REFUSED), ["application_id", "seeker"]]
    if counts.as_of is not None:
        refused = refused[~(table.loc[refused.index, "applied_on"] > pd.Timestamp(counts.as_of))]
    seeker = dict(zip(refused["application_id"], refused["seeker"], strict=True))
    with_text = {one.application_id for one in result.evidence} & set(seeker)
    with_text |= {one.application_id for one in result.untagged} & set(seeker)
    evidence = tuple(one for one in result.evidence if one.application_id in seeker)
    rows = {
        (seeker[one.application_id], one.application_id, one.theme, str(one.polarity))
        for one in evidence
        if one.theme != NO_REASON
    }
    said = pd.DataFrame(sorted(rows), columns=list(_no_themes().columns))
    return _Heard(dict(Counter(seeker[key] for key in with_text)), said, result.names, evidence)


def _no_themes() -> pd.DataFrame:
    return pd.DataFrame(
        {name: pd.Series(dtype="str") for name in ("seeker", "application_id", "theme", "polarity")}
    )


def _due(ds: Dataset, counts: Counts, filters: Filters | None) -> dict[str, int]:
    table = ds.applications
    seeker = dict(zip(table["application_id"], table["seeker"], strict=True))
    steps = after_a_no(ds, counts.as_of, filters).steps
    return dict(Counter(seeker[step.application_id] for step in steps if step.due.group == "now"))


def _quotes(found: pd.DataFrame, evidence: tuple[Evidence, ...]) -> dict[tuple[str, str], tuple[str, ...]]:
    texts: dict[tuple[str, str], list[str]] = {
        key: [] for key in zip(found["theme"], found["polarity"], strict=True)
    }
    for one in evidence:
        said = texts.get((one.theme, str(one.polarity)))
        if said is not None and len(said) < _QUOTES and one.text not in said:
            said.append(one.text)
    return {key: tuple(said) for key, said in texts.items() if said}


def _shared(count: int, of: int) -> Shared:
    rest = small(of - count) and not small(count)
    return Shared(None if small(count) else count, None if small(of) or rest else of)


def _table(people: tuple[Person, ...]) -> pd.DataFrame:
    names = (
        "name", "applications", "waiting", "interviews", "offers", "found", "last_sent", "quiet_days",
        "refusals", "with_feedback", "follow_ups",
    )  # fmt: skip
    table = pd.DataFrame(
        {name: [getattr(person, name) for person in people] for name in names},
        index=pd.Index([person.seeker for person in people], name="seeker", dtype="str"),
    )
    table["last_sent"] = pd.to_datetime(table["last_sent"])
    table["quiet_days"] = table["quiet_days"].astype("Int64")
    return table.assign(needs=[" ".join(person.needs) for person in people])


def _needs(people: tuple[Person, ...]) -> pd.DataFrame:
    counts = [len(having(people, need)) for need in Need]
    index = pd.Index([str(need) for need in Need], name="need", dtype="str")
    shown = pd.Series([None if small(count) else count for count in counts], index=index, dtype="Int64")
    return pd.DataFrame(
        {"name": pd.Series(list(NEED_NAMES.values()), index=index, dtype="str"), "people": shown}
    )


def _sentence(people: tuple[Person, ...], total: int, met: int, rate: Clustered) -> str:
    if not people:
        return "There is nothing to count yet."
    opening = _summary(people, total, met, rate)
    said = []
    stuck, quiet = (len(having(people, need)) for need in (Need.FIRST_INTERVIEW, Need.QUIET))
    if stuck:
        goes = "goes" if stuck == 1 else "go"
        said.append(f"{wording.in_words(stuck)} {goes} without an interview for longer than chance explains")
    if quiet:
        has = "has" if quiet == 1 else "have"
        said.append(f"{wording.in_words(quiet)} {has} been quiet for three weeks or more")
    rest = wording.listing(said)
    return f"{opening} {rest[:1].upper()}{rest[1:]}." if rest else f"{opening} Nobody stands out."


def _summary(people: tuple[Person, ...], total: int, met: int | None, rate: Clustered) -> str:
    if not people:
        return "There is nothing to count yet."
    who = f"{wording.plural(len(people), 'person has', 'people have')}"
    sent = f"{who} sent {wording.plural(total, 'application')}"
    if met is None:
        return f"{sent}."
    had = f"{sent} and had {wording.plural(met, 'interview') if met else 'no interview yet'}"
    return f"{had}: {wording.share(rate.share, rate.low80, rate.high80)}." if rate.share else f"{had}."


def _notes(people: tuple[Person, ...], counts: Counts, first: FirstInterview) -> Iterator[str]:
    if not people:
        return
    yield "Ranges heed that the applications of one person are alike, so they are wider than for one search."
    if small(len(people)):
        yield "With fewer than five people any number may point at one of them: please share none of this."
    else:
        yield "A count under five is not shown, nor is one that would give such a count away."
    early = sum(not one.interviews and not one.found for one in people)
    stuck = len(having(people, Need.FIRST_INTERVIEW))
    if early > stuck:
        more = " more" if stuck else ""
        who = f"person{more} has" if early - stuck == 1 else f"people{more} have"
        many = wording.in_words(early - stuck).capitalize()
        yield f"{many} {who} no interview yet; chance alone explains that."
    if first.people is not None and first.median_days is not None:
        half = wording.days(first.median_days)
        yield f"Half of the people had their first interview within {half} of their first application."
    if counts.search is None:
        yield "A table of counts holds no texts and no days of replies, so no feedback and no follow-ups."
