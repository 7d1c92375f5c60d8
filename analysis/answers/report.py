"""The whole search on one page: what every question answers, gathered for a report."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from analysis.answers.anonymous import nameless, theme_counts
from analysis.answers.overview import OverviewResult, overview
from analysis.metrics.after_a_no import AfterANoResult, after_a_no
from analysis.metrics.evidence import Evidence
from analysis.metrics.themes import ThemesResult, themes
from analysis.metrics.where_next import WhereNextResult, where_next
from analysis.model import Dataset, Filters

_THEMES, _EACH = 6, 2


class Quote(NamedTuple):
    """What an employer wrote.

    Attributes:
        theme: name of the theme it shows.
        before: the text up to the words that show it.
        words: those words.
        after: the rest of the text.
        source: the employer and the day, as said.
    """

    theme: str
    before: str
    words: str
    after: str
    source: str


@dataclass(frozen=True, eq=False)
class ReportResult:
    """Everything a report says.

    Attributes:
        as_of: the day counted to.
        sentence: where the search stands.
        overview: the numbers, what to do, and with it funnel, sectors and timing.
        themes: what employers keep saying.
        quotes: some of their words, theme by theme; () when they are left out.
        after_a_no: what came after the refusals.
        where_next: where the next ten could go.
        named: whether employers are called by their names.
    """

    as_of: date | None
    sentence: str
    overview: OverviewResult
    themes: ThemesResult
    quotes: tuple[Quote, ...]
    after_a_no: AfterANoResult
    where_next: WhereNextResult
    named: bool


def report(
    ds: Dataset,
    as_of: date | None = None,
    filters: Filters | None = None,
    *,
    quotes: bool = False,
    names: bool = True,
) -> ReportResult:
    """Answer every question at once.

    Args:
        ds: the search.
        as_of: the day counted to; None: the file's own.
        filters: which applications; stage and outcome in it are ignored.
        quotes: with words of employers, at most two a theme for the six most frequent ones.
        names: with the names of employers. Without them there are no quotes either, since those may hold
            names, and employers are Employer A, B, ...

    Returns:
        The answers; without applications each says that there is nothing yet.
    """
    shown = ds if names else nameless(ds)
    said = themes(ds, as_of, filters) if names else theme_counts(ds, as_of, filters)
    stands = overview(shown, as_of, filters)
    return ReportResult(
        as_of=stands.as_of,
        sentence=stands.sentence,
        overview=stands,
        themes=said,
        quotes=_quotes(said) if quotes and names else (),
        after_a_no=after_a_no(shown, as_of, filters),
        where_next=where_next(shown, as_of, filters),
        named=names,
    )


def _quotes(said: ThemesResult) -> tuple[Quote, ...]:
    """The newest words of the most frequent themes; the same words are quoted once."""
    found: list[Quote] = []
    used: set[str] = set()
    by_day = sorted(said.evidence, key=lambda one: one.when or date.min, reverse=True)
    for theme, name in list(dict(zip(said.table["theme"], said.table["name"], strict=True)).items())[
        :_THEMES
    ]:
        room = _EACH
        for one in by_day:
            if room and one.theme == theme and one.text.casefold() not in used:
                room -= 1
                used.add(one.text.casefold())
                found.append(_quote(one, str(name)))
    return tuple(found)


def _quote(one: Evidence, name: str) -> Quote:
    source = ", ".join(
        part for part in (one.company, f"{one.when:%B %Y}" if one.when is not None else "") if part
    )
    text = one.text
    return Quote(name, text[: one.start], text[one.start : one.end], text[one.end :], source)
