"""A text made ready for phrases, letter for letter in its place, and cut into clauses."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from analysis.interpret.phrases import words_of

WALL = "\0"  # stands where a phrase may not reach across
_SAME = str.maketrans({
    "’": "'", "‘": "'", "`": "'", "´": "'", "“": " ", "”": " ", "„": " ", '"': " ", "«": " ", "»": " ",
    "–": "-", "—": "-", "‑": "-", "−": "-", "_": " ", "*": " ",
    "\t": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\r": "\n",
    "é": "e", "è": "e", "\0": " ", "[": "(", "]": ")", "…": ".",
})  # fmt: skip
_LOOSE_QUOTE = re.compile(r"(?<!\w)'|'(?!\w)")
_STOP = re.compile(
    r"[.!?]+(?=[\s)\0]|$)|\n+|[;•|]+|\s-{1,3}\s|\s-(?=\w)|(?<=\w)-\s|:\(|:\)|-{2,}|(?<=\S)\s*\((?=\w)|\)"
)
_TURN = re.compile(
    r"(?<!\w)(?:but|however|although|altho|though|tho|whereas|whilst|except|sadly|unfortunately|regrettably"
    r"|yet(?! to)|nevertheless|nonetheless|otherwise|unluckily|alas|more that"
    r"|it was (?:more|just|only|purely|simply)"
    r"|what (?:held|let|cost|did it)"
    r"|(?:the )?only (?:thing|downside|negative|issue|problem|criticism|concern)(?: is| was)?"
    r"|apart from|aside from|other than that|then again|still,)(?!\w)"
    r"|,\s*(?:while|and yet|just|it was|only)(?=\s)"
)
# One of these stands in every text in which `_TURN` finds something; much faster to look for.
_TURN_MARKS = (
    "but", "however", "altho", "tho", "whereas", "whil", "except", "sadly", "unfortunately", "regrettabl",
    "yet", "nevertheless", "nonetheless", "otherwise", "unluckily", "alas", "more that", "it was", "what ",
    "only ",
    "apart from", "aside from", "other than", "then again", "still,", "just",
)  # fmt: skip
_ABBREVIATIONS = re.compile(
    r"(?<!\w)(?:e\.g|i\.e|etc|mr|mrs|ms|dr|no|approx|mgr|mgmt|exp|yrs?|incl|dept|min)\."
)


class Span(NamedTuple):
    """A half-open piece of a text."""

    start: int
    end: int


def normalise(text: str) -> str:
    """The text in lower case with plain quotes, dashes and spaces; as long as the text, letter for letter."""
    flat = text.translate(_SAME)
    lowered = flat.lower()
    if len(lowered) != len(flat):  # a few letters grow when lowered
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in flat)
    return _LOOSE_QUOTE.sub(" ", lowered)


def walled(text: str, spans: list[Span]) -> str:
    """The text with these pieces made impassable, as long as before."""
    for start, end in spans:
        text = text[:start] + WALL * (end - start) + text[end:]
    return text


def sentences(text: str) -> list[Span]:
    """The sentences of a normalised text, empty ones left out."""
    return _between(text, _STOP)


def _between(text: str, stop: re.Pattern[str]) -> list[Span]:
    guarded = _ABBREVIATIONS.sub(lambda m: m[0][:-1] + "~", text)
    spans, at = [], 0
    for found in stop.finditer(guarded):
        spans.append(Span(at, found.start()))
        at = found.end()
    spans.append(Span(at, len(text)))
    return [span for span in spans if text[span.start : span.end].strip(" \0,:-")]


class Clauses:
    """A normalised text cut at sentence ends and at words that turn it round ("but", "however").

    Attributes:
        text: the text with the cuts made impassable, as long as before.
        spans: the clauses, in order.
        words: places of the words, in order.
    """

    def __init__(self, text: str) -> None:
        guarded = _ABBREVIATIONS.sub(lambda m: m[0][:-1] + "~", text) if "." in text else text
        cuts = [Span(*m.span()) for m in _STOP.finditer(guarded)]
        if any(mark in text for mark in _TURN_MARKS):
            cuts += [Span(*m.span()) for m in _TURN.finditer(text)]
        self.text = walled(text, cuts)
        self.spans = self._pieces(re.compile(r"[^\0]+"))
        found = list(words_of(self.text))
        self.words = [Span(*m.span()) for m in found]
        self.vocabulary = [m[0] for m in found]
        self._starts = [word.start for word in self.words]

    def _pieces(self, piece: re.Pattern[str]) -> list[Span]:
        return [Span(*m.span()) for m in piece.finditer(self.text) if m[0].strip(" ,:-/")]

    @cached_property
    def parts(self) -> list[Span]:
        """The pieces between commas, colons and cuts."""
        return self._pieces(re.compile(r"(?:[^\0,:]|(?<=\d),(?=\d))+"))

    @cached_property
    def _part_starts(self) -> list[int]:
        return [part.start for part in self.parts]

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [clause.start for clause in self.spans]

    def clause_at(self, place: int) -> int:
        """Number of the clause that holds a place."""
        return max(bisect_right(self._clause_starts, place) - 1, 0)

    def part_at(self, place: int) -> int:
        """Number of the part that holds a place."""
        return max(bisect_right(self._part_starts, place) - 1, 0)

    def word_number(self, place: int) -> int:
        """How many words begin before or at a place."""
        return bisect_right(self._starts, place)

    def words_between(self, end: int, start: int) -> int:
        """Words that begin from one match's end to before the next one's start."""
        return max(self.word_number(start - 1) - self.word_number(end - 1), 0)

    def before(self, place: int, count: int) -> list[str]:
        """Up to count words just before a place, in the same clause."""
        floor = self.spans[self.clause_at(place)].start if self.spans else 0
        last = self.word_number(place - 1)
        return [self.vocabulary[n] for n in range(max(last - count, 0), last) if self.words[n].start >= floor]
