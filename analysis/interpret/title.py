"""What a job title says: the job family, and the employer's sector where the title tells it."""

import re
from collections import defaultdict
from typing import NamedTuple

from rapidfuzz import fuzz, process

from analysis.model.recall import recalled
from analysis.reference.phrases import Hit, words_of
from analysis.reference.titles import (
    TitleContext,
    TitleRule,
    abbreviations,
    empty_words,
    occupation_words,
    title_contexts,
    title_lexicon,
    title_rules,
)

# The word "it" is not IT: it counts when written large, or before a word that only IT takes.
_IT_LARGE = re.compile(r"\bI\.?T\b\.?")
_IT_SMALL = re.compile(
    r"\bit(?= (?:support|manager|technician|engineer|analyst|project|director|consultant|admin|service|help"
    r"|trainer|security|operations|apprentice|officer|specialist|infra|systems?|business|network|desk|field"
    r"|recruit|audit|sales|intern|graduate|assistant|coordinator|lead|architect|developer))",
    re.IGNORECASE,
)
_IT_WORD = " infotech "
_PARTS = re.compile(
    r"\s[-–—]+\s|[,;:|()\[\]@]|\s[-–—]|[-–—]\s|/(?=\s)|\b(?:at|to|for|with|within|covering"
    r"|reporting (?:to|into)|working (?:with|at|in|for|across))\b",
    re.IGNORECASE,
)
_GENDERS = re.compile(
    r"\(?\b[mwfdhxvig](?:\s?[/|*]\s?[mwfdhxvnig]){1,3}\b\)?|[*:_]in(?:nen)?\b|\(in\)", re.IGNORECASE
)
_TURNS = frozenset(("in", "of"))
_OCCUPATION = 2
_LONG_WORD, _LEAST_LIKENESS = 7, 90.0
_TELLING, _TELLING_ALONE, _CLEARLY = 0.85, 0.95, 1.5
_SETTLED, _SETTLED_ALONE, _GUESSED, _GUESSED_ALONE = 0.9, 0.8, 0.65, 0.55


class TitleReading(NamedTuple):
    """What a job title says.

    Attributes:
        family: job family id, "" when the title names none.
        sector: sector id, "" when such jobs exist everywhere or the title speaks of several.
        settles: whether nearly all such jobs are in that sector; otherwise the sector is a likely guess.
        confidence: of the sector, 0 when there is none.
        bare: the family rests on a bare word ("consultant", "engineer") that says little.
        context: employer's sector -> family, where the employer decides what such a job is.
        trade: the title names no family, but holds words that name some trade ("presser").
    """

    family: str
    sector: str
    settles: bool
    confidence: float
    bare: bool = False
    context: tuple[tuple[str, str], ...] = ()
    trade: bool = False


_NOTHING = TitleReading("", "", settles=False, confidence=0.0)


class _Found(NamedTuple):
    part: int
    hit: Hit[TitleRule]
    ahead: bool  # in the first part, and before "in" or "of"

    @property
    def rule(self) -> TitleRule:
        return self.hit.value


@recalled()
def read_title(title: str) -> TitleReading:
    """What a job title says; nothing for an empty or unknown one.

    The occupation decides the family: the heaviest rule, in the first part of the title ("Administrator -
    Nursing School" is an administrator), before "in" or "of" ("Lecturer in Plumbing" is a lecturer), then
    the longer, then the later phrase. The sector comes from every part ("Project Manager - Construction").
    """
    parts = _parts(title)
    found = [
        _Found(part, hit, ahead) for part, words in enumerate(parts) for hit, ahead in _hits(part, words)
    ]
    indexed = _indexed_family(parts)
    named = max(found, key=_rank) if any(one.rule.family for one in found) else None
    context = _context(parts, named, indexed)
    if named is None:
        slip = None if indexed or context else _through_a_slip(parts)
        family = slip.family if slip else indexed
        return _NOTHING._replace(family=family, context=context, trade=not family and _names_a_trade(parts))
    best = named.rule
    sector, settles = _sector(best, [one.rule for one in found])
    sure, alone = (_SETTLED, _SETTLED_ALONE) if settles else (_GUESSED, _GUESSED_ALONE)
    confidence = 0.0 if not sector else sure if sector == indexed else alone
    family = best.family if best.weight else indexed or best.family
    return TitleReading(family, sector, settles, confidence, best.weight == 0, context)


def _hits(part: int, words: tuple[str, ...]) -> list[tuple[Hit[TitleRule], bool]]:
    turn = min((at for at, word in enumerate(words) if word in _TURNS), default=len(words))
    return [(hit, part == 0 and hit.start < turn) for hit in title_rules().longest_hits(words)]


def _context(parts: list[tuple[str, ...]], named: _Found | None, indexed: str) -> tuple[tuple[str, str], ...]:
    """Which family the job has at which employer, where its words alone do not say."""
    families: dict[str, str] = {}
    for part, words in enumerate(parts):
        for hit in sorted(title_contexts().hits(words), key=lambda hit: hit.start - hit.end):
            silent = not indexed and (named is None or named.rule.weight == 0)
            if silent or (named is not None and named.part == part and _covers(hit, named.hit)):
                families = dict(hit.value.families) | families
    return tuple(families.items())


def _covers(hit: Hit[TitleContext], other: Hit[TitleRule]) -> bool:
    return hit.start <= other.start and other.end <= hit.end


def _names_a_trade(parts: list[tuple[str, ...]]) -> bool:
    return any(
        len(word) > 2 and word.isalpha() and word not in empty_words() for words in parts for word in words
    )


def _indexed_family(parts: list[tuple[str, ...]]) -> str:
    """The family that the official title indexes give the first part that they know, "" when they differ."""
    for words in parts:
        votes: dict[str, float] = defaultdict(float)
        for length in (1, 2, 3):
            for start in range(len(words) - length + 1):
                term = title_lexicon().get(" ".join(words[start : start + length]))
                if term is not None and term.purity >= (_TELLING if length > 1 else _TELLING_ALONE):
                    votes[term.family] += term.purity * length
        if votes:
            best, *others = sorted(votes, key=lambda family: votes[family], reverse=True)
            return best if not others or votes[best] >= _CLEARLY * votes[others[0]] else ""
    return ""


def _through_a_slip(parts: list[tuple[str, ...]]) -> TitleRule | None:
    """The occupation that a long word of the title is nearly spelled like ("acountant"), None if none is."""
    known = occupation_words()
    for word in (word for words in parts for word in words if len(word) >= _LONG_WORD):
        if word in empty_words():
            continue
        near = process.extractOne(word, known.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
        if near is not None:
            return known[near[0]]
    return None


def _parts(title: str) -> list[tuple[str, ...]]:
    text = _GENDERS.sub(" ", title)
    text = _IT_SMALL.sub(_IT_WORD, text) if text.isupper() else _IT_LARGE.sub(_IT_WORD, text)
    text = _IT_SMALL.sub(_IT_WORD, text)
    parts = (words_of(part) for part in _PARTS.split(text))
    return [_spelled_out(words) for words in parts if words]


def _spelled_out(words: tuple[str, ...]) -> tuple[str, ...]:
    known, spelled, place = abbreviations(), list[str](), 0
    while place < len(words):
        length = 2 if words[place : place + 2] in known else 1
        short = words[place : place + length]
        spelled += known.get(short, short)
        place += length
    return tuple(spelled)


def _rank(found: _Found) -> tuple[bool, int, bool, int, int]:
    hit, weight = found.hit, found.rule.weight
    heavy = found.ahead and weight >= _OCCUPATION
    return heavy, weight if found.rule.family else -1, found.ahead, hit.end - hit.start, hit.end


def _sector(best: TitleRule, rules: list[TitleRule]) -> tuple[str, bool]:
    settled = {rule.sector for rule in rules if rule.sector and rule.settles}
    if best.sector and (best.settles or not settled):
        return best.sector, best.settles
    if settled:
        return (settled.pop(), True) if len(settled) == 1 else ("", False)
    guesses = {rule.sector for rule in rules if rule.sector}
    return (guesses.pop(), False) if len(guesses) == 1 else ("", False)
