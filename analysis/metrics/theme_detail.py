"""One theme looked at closely: its share, its stages and sectors, over time, and since the user's plan."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from analysis import wording
from analysis.interpret.feedback import Mention, skill_slot
from analysis.metrics.evidence import NO_REASON, Evidence, Reading
from analysis.model import STAGE_ORDER, UNCLASSIFIED, Plan, Polarity, Stage
from analysis.reference.sectors import sector_name
from analysis.stats.proportion import wilson

Side = tuple[str, Polarity]
MONTH, QUARTER = "month", "quarter"
# Below so many texts a period says nothing of its own.
LEAST_IN_PERIOD = 8
LEAST_IN_SECTOR = 5
_LIKELY = 0.80
_LUCK = 0.05
_WITH_SKILLS = frozenset({"skill_gap", "tech_depth"})


class Share(NamedTuple):
    """k of n, with the range in which the true share lies, right 8 times in 10 (Wilson; n = 0: 0 to 1)."""

    k: int
    n: int
    low80: float
    high80: float


class Where(NamedTuple):
    """A stage or sector: in k of its n applications with feedback the theme is named."""

    id: str
    name: str
    k: int
    n: int


class Period(NamedTuple):
    """A month or quarter: in k of the n texts of that time the theme is named."""

    start: date
    label: str
    k: int
    n: int


class Trend(NamedTuple):
    """A theme over time.

    Attributes:
        length: "month" or "quarter".
        periods: in their order, none left out, each with at least eight texts.
        direction: 1 more often, -1 less often, 0 no change that can be told from luck.
    """

    length: str
    periods: tuple[Period, ...]
    direction: int


class SinceThen(NamedTuple):
    """A plan, and what was said before and since.

    Attributes:
        theme: theme id.
        text: what the user will do.
        on: the day it holds from.
        k: applications with feedback from a later day that still name the theme as holding back.
        n: applications with feedback from a later day.
        no_reason: how many of these n gave no reason.
        before_k: like k, up to and on the day.
        before_n: like n, up to and on the day.
    """

    theme: str
    text: str
    on: date
    k: int
    n: int
    no_reason: int
    before_k: int
    before_n: int


@dataclass(frozen=True, slots=True)
class ThemeDetail:
    """One theme with one polarity.

    Attributes:
        of_feedback: of all applications with feedback to read.
        of_refusals: of all refusals.
        stages: where it is named, by furthest stage, in their order; stages without it left out.
        sectors: where it is named, most often first; only known sectors with at least five texts.
        trend: how often it is named over time; None when no two periods have enough texts.
        skills: tools, licences and languages that its words name, with applications, most often first.
    """

    of_feedback: Share
    of_refusals: Share
    stages: tuple[Where, ...]
    sectors: tuple[Where, ...]
    trend: Trend | None
    skills: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """Applications with feedback: what each names, and what is known of it.

    Attributes:
        named: application_id -> the themes in its texts.
        when: application_id -> the day of its feedback; None without one.
        stage: application_id -> its furthest stage.
        sector: application_id -> its sector.
    """

    named: Mapping[str, frozenset[Side]]
    when: Mapping[str, date | None]
    stage: Mapping[str, str]
    sector: Mapping[str, str]

    @classmethod
    def of(cls, read: Iterable[Reading], stage: Mapping[str, str], sector: Mapping[str, str]) -> "Texts":
        """From what was read in the texts of a search."""
        read = list(read)
        return cls(
            {
                one.application_id: frozenset((item.theme, item.polarity) for item in one.evidence)
                for one in read
            },
            {one.application_id: one.when for one in read},
            stage,
            sector,
        )

    def __len__(self) -> int:
        """Number of applications with feedback."""
        return len(self.named)


def detail(
    texts: Texts, side: Side, refused: Collection[str], evidence: Iterable[Evidence] = ()
) -> ThemeDetail:
    """A theme looked at closely.

    Args:
        texts: the applications with feedback.
        side: theme id and polarity.
        refused: ids of the applications refused.
        evidence: the words that name it.
    """
    having = {id_ for id_, named in texts.named.items() if side in named}
    ranks = [stage.value for stage in STAGE_ORDER]
    stages = _where(texts, texts.stage, having, lambda id_: wording.STAGE_NAMES[Stage(id_)])
    sectors = _where(texts, texts.sector, having, sector_name)
    return ThemeDetail(
        _share(len(having), len(texts)),
        _share(len(having & set(refused)), len(refused)),
        tuple(sorted(stages, key=lambda one: ranks.index(one.id))),
        tuple(
            sorted(
                (one for one in sectors if one.n >= LEAST_IN_SECTOR and one.id != UNCLASSIFIED),
                key=lambda one: (-one.k, one.n, one.name),
            )
        ),
        _trend(texts, having),
        _skills(evidence),
    )


def since(texts: Texts, theme: str, plan: Plan) -> SinceThen:
    """How often a theme held the seeker back before and since a plan; texts without a date are left out."""
    dated = [(named, on) for id_, named in texts.named.items() if (on := texts.when[id_]) is not None]
    later = [named for named, on in dated if on > plan.on]
    earlier = [named for named, on in dated if on <= plan.on]
    side = (theme, Polarity.WEAKNESS)
    silent = sum(bool(named) and {one for one, _ in named} == {NO_REASON} for named in later)
    return SinceThen(
        theme, plan.text, plan.on,
        sum(side in named for named in later), len(later), silent,
        sum(side in named for named in earlier), len(earlier),
    )  # fmt: skip


def _skills(evidence: Iterable[Evidence]) -> tuple[tuple[str, int], ...]:
    """Skills as they are first written, with the applications that name them."""
    named: dict[str, set[str]] = {}
    written: dict[str, str] = {}
    for one in evidence:
        if one.found_as in _WITH_SKILLS:
            skill = skill_slot(Mention(one.theme, one.polarity, one.start, one.end, ""), one.text)
            if skill:
                named.setdefault(skill, set()).add(one.application_id)
                written.setdefault(skill, _as_written(skill, one.text))
    found = ((written[skill], len(ids)) for skill, ids in named.items())
    return tuple(sorted(found, key=lambda one: (-one[1], one[0])))


def _as_written(skill: str, text: str) -> str:
    at = text.casefold().find(skill.casefold())
    return text[at : at + len(skill)] if at >= 0 else skill


def _share(k: int, n: int) -> Share:
    return Share(k, n, *wilson(k, n, _LIKELY))


def _where(
    texts: Texts, value: Mapping[str, str], having: Collection[str], name: Callable[[str], str]
) -> list[Where]:
    total: dict[str, int] = {}
    some: dict[str, int] = {}
    for id_ in texts.named:
        total[value[id_]] = total.get(value[id_], 0) + 1
        if id_ in having:
            some[value[id_]] = some.get(value[id_], 0) + 1
    return [Where(one, name(one), k, total[one]) for one, k in some.items()]


def _trend(texts: Texts, having: Collection[str]) -> Trend | None:
    """By month where each has enough texts, else by quarter, else not at all."""
    days = [(on, id_ in having) for id_ in texts.named if (on := texts.when[id_]) is not None]
    for length, months in ((MONTH, 1), (QUARTER, 3)):
        periods = _periods(days, months)
        if len(periods) > 1:
            return Trend(length, periods, _direction(periods))
    return None


def _periods(days: Sequence[tuple[date, bool]], months: int) -> tuple[Period, ...]:
    """Consecutive periods with enough texts each, thin ones at the ends left out; () with one between."""
    counts: dict[int, list[int]] = {}
    for on, named in days:
        count = counts.setdefault((on.year * 12 + on.month - 1) // months, [0, 0])
        count[0] += named
        count[1] += 1
    full = sorted(place for place, (_, n) in counts.items() if n >= LEAST_IN_PERIOD)
    if not full or full != list(range(full[0], full[-1] + 1)):
        return ()
    return tuple(_period(place, months, *counts[place]) for place in full)


def _period(place: int, months: int, k: int, n: int) -> Period:
    year, month = divmod(place * months, 12)
    start = date(year, month + 1, 1)
    if months == 1:
        return Period(start, f"{start:%b}", k, n)
    last = date(year, month + months, 1)
    return Period(start, f"{start:%b} to {last:%b}", k, n)


def _direction(periods: Sequence[Period]) -> int:
    """Which way the shares go, by the Cochran-Armitage test; 0 when luck may be all there is."""
    from analysis.stats.compare import trend

    ks = [one.k for one in periods]
    if not any(ks) or all(one.k == one.n for one in periods):
        return 0
    found = trend(ks, [one.n for one in periods])
    return found.direction if found.p < _LUCK else 0
