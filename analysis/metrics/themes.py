"""What do employers keep saying? Reasons and remarks in feedback, counted by application, with the words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis import wording
from analysis.interpret.confirmed import Confirmed
from analysis.metrics.evidence import NO_REASON, Evidence, How, Untagged, readings
from analysis.metrics.texts import ListedValue, listed_values
from analysis.metrics.theme_counts import RECURRING, KnownThemes, count_families, count_themes
from analysis.metrics.theme_detail import Side, SinceThen, Texts, ThemeDetail, detail, since
from analysis.model import Dataset, Filters, Outcome, Polarity
from analysis.reference import themes as lexicon

_USUAL = "That is usual, and says nothing about you."
NEAR_MISS = "near_miss"
_REFUSED = (Outcome.REJECTED, Outcome.RESERVE)


@dataclass(frozen=True, eq=False)
class ThemesResult:
    """Themes in feedback. Always: with_text = gave_reason + no_reason + number of untagged applications.

    Attributes:
        as_of: the day the search is counted to.
        sentence: what the page says first.
        notes: plain sentences that belong under the chart.
        table: one row a theme and polarity, most applications first: theme (id), name, family, polarity,
            applications (each once), employers, recurring (at least three applications at three employers).
            Never a row for "no reason".
        advice: theme id -> what people do about it, three short lines, for what held the seeker back.
        evidence: the words behind every row, in the order of the applications (no-reason ones too).
        no_reason: applications whose text reports an answer and gives no reason for it.
        gave_reason: applications whose text names at least one theme.
        with_text: applications with feedback to read.
        refusals: applications refused (for now or for good).
        refusals_without_text: refusals that left nothing to read.
        untagged: feedback in which no theme was recognised, one an application.
        families: the same counted by family (its id under theme), for when themes are too rare to draw.
        details: (theme, polarity) -> its shares, where and when it is named; for every row of the table.
        names: every theme that a text can be given: id -> name, the user's own ones last.
        plans: what the user will do about a theme, and what was said since.
        confirmed: texts that the user sorted, for suggestions to lean on.
        listed: the values of the user's own lists of reasons, and what each means.
    """

    as_of: date | None
    sentence: str
    notes: tuple[str, ...]
    table: pd.DataFrame
    advice: dict[str, tuple[str, ...]]
    evidence: tuple[Evidence, ...]
    no_reason: int
    gave_reason: int
    with_text: int
    refusals: int
    refusals_without_text: int
    untagged: tuple[Untagged, ...]
    families: pd.DataFrame = field(default_factory=pd.DataFrame)
    details: Mapping[Side, ThemeDetail] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    plans: tuple[SinceThen, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    listed: tuple[ListedValue, ...] = ()

    @property
    def small(self) -> bool:
        """Whether no theme about the seeker was named three times, but a family of themes was."""
        about = (Polarity.WEAKNESS, Polarity.STRENGTH)
        themes, families = (
            frame.loc[frame["polarity"].isin(about), "applications"].max() if len(frame) else 0
            for frame in (self.table, self.families)
        )
        return bool(themes < RECURRING <= families)


def themes(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> ThemesResult:
    """Count what employers say, each theme once an application, and keep the words that say it.

    What the user said of themes (`ds.theme_edits`) is honoured: tags, names, mergers, own themes, plans.

    Args:
        ds: the search.
        as_of: the day it is counted to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored (they narrow lists, not counts).

    Returns:
        The result; with no feedback at all its table and evidence are empty and the sentence says so.
    """
    kept = ds.applications[(filters or Filters()).keep(ds.applications)]
    read = list(readings(ds, kept))
    evidence = tuple(item for reading in read for item in reading.evidence)
    reasons = [item for item in evidence if item.theme != NO_REASON]
    gave = len({item.application_id for item in reasons})
    untagged = tuple(reading.untagged for reading in read if reading.untagged is not None)
    refused = kept[kept["outcome"].isin(_REFUSED)]
    heard = {reading.application_id for reading in read}
    known = KnownThemes(ds.theme_edits)
    table = count_themes(reasons, known)
    ids, stages, sectors = (kept[name].tolist() for name in ("application_id", "stage", "sector"))
    texts = Texts.of(read, dict(zip(ids, stages, strict=True)), dict(zip(ids, sectors, strict=True)))
    sides = zip(table["theme"].tolist(), map(Polarity, table["polarity"].tolist()), strict=True)
    refusals = refused["application_id"].tolist()
    counts = _Counts(
        applications=len(kept),
        refusals=len(refused),
        silent=int((~refused["application_id"].isin(heard)).sum()),
        with_text=len(read),
        gave=gave,
        no_reason=len(read) - gave - len(untagged),
    )
    return ThemesResult(
        as_of=as_of or ds.as_of,
        sentence=_sentence(counts, table),
        notes=tuple(_notes(counts, len(untagged))),
        table=table,
        advice=_advice(table),
        evidence=evidence,
        no_reason=counts.no_reason,
        gave_reason=gave,
        with_text=counts.with_text,
        refusals=counts.refusals,
        refusals_without_text=counts.silent,
        untagged=untagged,
        families=count_families(reasons, known),
        details={side: detail(texts, side, refusals, _of(reasons, side)) for side in sides},
        names=known.names(),
        plans=tuple(since(texts, theme, plan) for theme, plan in known.edits.plans.items()),
        confirmed=tuple(
            Confirmed(item.text, item.theme, item.polarity) for item in reasons if item.how is How.BY_HAND
        ),
        listed=listed_values(ds, kept),
    )


class _Counts(NamedTuple):
    applications: int
    refusals: int
    silent: int
    with_text: int
    gave: int
    no_reason: int


def _of(reasons: list[Evidence], side: Side) -> list[Evidence]:
    return [item for item in reasons if (item.theme, item.polarity) == side]


def _advice(table: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    known = lexicon.themes()
    against = table.loc[table["polarity"] == Polarity.WEAKNESS, "theme"]
    return {theme: known[theme].advice for theme in against if theme in known}


def _sentence(counts: _Counts, table: pd.DataFrame) -> str:
    if not counts.applications:
        return "There is nothing to read yet."
    if not counts.with_text:
        return _nothing_written(counts)
    replies = wording.plural(counts.with_text, "written reply", "written replies")
    if not counts.gave and counts.no_reason:
        if counts.no_reason < counts.with_text:
            none = f"{wording.count_of(counts.no_reason, counts.with_text)} written replies"
            return f"{none} {'gives' if counts.no_reason == 1 else 'give'} no reason. {_USUAL}"
        none = "The one written reply gives no" if counts.with_text == 1 else f"None of the {replies} gives a"
        return f"{none} reason. {_USUAL}"
    opening = (
        f"{wording.number(counts.gave)} of {replies} {'gives' if counts.gave == 1 else 'give'} a reason."
    )
    if not counts.gave:
        return f"No theme was recognised in {replies} yet."
    held = _most(table, Polarity.WEAKNESS, "held you back")
    counted = _most(table, Polarity.STRENGTH, "counted for you")
    outside = "" if held or counted else _most(table, Polarity.EXTERNAL, "was outside your hands")
    close = int(table.loc[table["theme"] == NEAR_MISS, "applications"].sum())
    near = f"{wording.in_words(close).capitalize()} of them say you came close." if close > 1 else ""
    parts = [part for part in (opening, held, counted, outside, near) if part]
    return " ".join(parts) if len(parts) > 1 else f"{opening} {_once(table)}"


def _nothing_written(counts: _Counts) -> str:
    if not counts.refusals:
        return "No employer has told you why yet. When one does, write it in a feedback column."
    no = "The one no so far came" if counts.refusals == 1 else f"All {counts.refusals} refusals came"
    return f"{no} without a written word. When an employer tells you why, note it and it counts here."


def _most(table: pd.DataFrame, polarity: Polarity, verb: str) -> str:
    """The two most frequent recurring themes: "... pay (7 times) and tests (6)."."""
    about = (table["polarity"] == polarity) & table["recurring"] & (table["theme"] != NEAR_MISS)
    rows = table[about].head(2)
    if rows.empty:
        return ""
    said = [
        f"{wording.inside(name)} ({times}{' times' if at == 0 else ''})"
        for at, (name, times) in enumerate(zip(rows["name"], rows["applications"], strict=True))
    ]
    return f"What {verb} most often: {wording.listing(said)}."


def _once(table: pd.DataFrame) -> str:
    """What to say while nothing recurs."""
    name, times = table["name"].iloc[0], int(table["applications"].iloc[0])
    if times == 1:
        return f"So far it is {wording.inside(name)}." if len(table) == 1 else "Nothing is said twice yet."
    if times < RECURRING:
        return f"Nothing recurs yet; {wording.inside(name)} is seen twice."
    return f"{name} comes up {times} times, but at too few employers to call it a pattern."


def _notes(counts: _Counts, untagged: int) -> Iterator[str]:
    if counts.no_reason and counts.gave:
        yield (
            f"{wording.number(counts.no_reason)} of {wording.plural(counts.with_text, 'reply', 'replies')} "
            f"{'gives' if counts.no_reason == 1 else 'give'} no reason. {_USUAL}"
        )
    if untagged:
        yield (
            f"In {wording.plural(untagged, 'reply', 'replies')} no theme was recognised. "
            f"Read and sort {'it' if untagged == 1 else 'them'} yourself: it takes a minute."
        )
    if counts.silent:
        yield f"{wording.plural(counts.silent, 'refusal')} left nothing to read."
