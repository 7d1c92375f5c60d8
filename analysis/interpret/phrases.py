"""The phrase language of the feedback rules: words with simple wildcards, found fast in a normalised text.

What a phrase may hold, in lower case and separated by single spaces:

    word          that word; where words.toml lists spellings of it, any of them
    word*         any ending: exampl* finds example and examples
    over-qualified  written as one word, two words or with a hyphen
    didn't        also didnt and did not
    (a|b c|d*)    one of these; may be nested
    {lack}        one of the group named so in words.toml
    word? (a|b)?  may be missing
    ..  ...       up to three, up to six words in between
    #             a number, in figures or a small one in words; "_" any one word
    ^  $          the start, the end of a piece between commas and full stops
    (a|b)* (a|b)+  as often as it comes, up to four times

Words may be parted by spaces, hyphens and slashes, not by commas or the end of a sentence; gaps may span
commas. A phrase is looked for only in texts that hold its rarest words, and compiled when that first happens.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from analysis.reference.themes import word_list

_LEX = re.compile(r"\.{2,3}|[()|?#^$]|\{\w+\}|(?<=[)}])[*+]|_(?!\w)|[^\s()|?#{}^$]+")
_SEP = "[ /-]+"
_LOOSE = "[ /,-]+"
_GAP = r"(?:[ /,-]+[^ \0:]+){0,%d}?"
_NUMBER = r"(?:[£$€]?\d[\d,.]*(?:k|\+|st|nd|rd|th)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_NOT_FORMS = {"can't": r"(?:can'?t|cannot|can not)", "won't": r"(?:won'?t|will not)"}
_ANY = r"[^ \0,:]+"
_START, _END = r"(?:(?<=[\0,:] )|(?<=[\0,:])|\A)", r"(?= *(?:[\0,:]|\Z))"
_COMMON = word_list("common")
_ANYTHING = frozenset({""})  # a need that every text meets
_MOST_WORDS = 50_000  # keeps the memory bounded, whatever is pasted
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


class _Item(NamedTuple):
    """A piece of a phrase; anchors: words of which a match holds one, "stem*" for a beginning."""

    regex: str
    anchors: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...] = ()
    optional: bool = False
    gap: bool = False
    edge: bool = False


_PLAIN = {
    "#": _Item(_NUMBER, ()),
    "_": _Item(_ANY, ()),
    "^": _Item(_START, (), edge=True),
    "$": _Item(_END, (), edge=True),
}
_POSTFIX = frozenset("?*+")
_SIGNS = frozenset("({^$#_.|)")
_ENDS = (["|"], [")"])


def words_of(text: str) -> Iterator[re.Match[str]]:
    """The words of a normalised text, with their places."""
    return _WORD.finditer(text)


class Vocabulary:
    """Word groups and spellings that phrases may refer to.

    Args:
        groups: name -> phrases, for {name}.
        spellings: word -> the ways to write it (itself included when wanted).
    """

    def __init__(self, groups: Mapping[str, Sequence[str]], spellings: Mapping[str, Sequence[str]]) -> None:
        self._groups = groups
        self._spellings = spellings
        self._parsed: dict[str, _Item] = {}
        self._words: dict[str, _Item] = {}

    def parse(self, phrase: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
        """The regular expression of a phrase, and the sets of words of each of which a match holds one.

        The sets are given rarest first; there is at least one.

        Raises:
            ValueError: the phrase is malformed, names an unknown group or has no word to look it up by.
        """
        tokens = _LEX.findall(phrase)
        item, rest = self._sequence(tokens, 0)
        if rest != len(tokens) or not item.anchors:
            msg = f"The phrase {phrase!r} is malformed or has no word to look it up by."
            raise ValueError(msg)
        return rf"(?<!\w)(?:{item.regex})(?!\w)", item.needs

    def _sequence(self, tokens: list[str], at: int) -> tuple[_Item, int]:
        if tokens[at + 1 : at + 2] in _ENDS and tokens[at][0] not in _SIGNS:
            return self._spelled(tokens[at]), at + 1  # most of them by far: one plain word between bars
        items: list[_Item] = []
        while at < len(tokens) and tokens[at] not in "|)":
            item, at = self._item(tokens, at)
            if at < len(tokens) and tokens[at] in _POSTFIX:
                item, at = _repeated(item, tokens[at]), at + 1
            items.append(item)
        needs = sorted((i.anchors for i in items if i.anchors and not i.optional), key=_rarity, reverse=True)
        return _Item(_joined(items), needs[0] if needs else (), tuple(needs)), at

    def _item(self, tokens: list[str], at: int) -> tuple[_Item, int]:
        sign = tokens[at]
        if sign == "(":
            return self._choice(tokens, at + 1)
        if sign in {"..", "..."}:
            return _Item(_GAP % (3 if sign == ".." else 6), (), gap=True), at + 1
        if sign in _PLAIN:
            return _PLAIN[sign], at + 1
        if sign.startswith("{"):
            return self._group(sign[1:-1]), at + 1
        return self._spelled(sign), at + 1

    def _choice(self, tokens: list[str], at: int) -> tuple[_Item, int]:
        options: list[_Item] = []
        while True:
            option, at = self._sequence(tokens, at)
            options.append(option)
            if at >= len(tokens):
                msg = "A bracket is not closed."
                raise ValueError(msg)
            at += 1
            if tokens[at - 1] == ")":
                return _either(options), at

    def _group(self, name: str) -> _Item:
        if name not in self._parsed:
            if name not in self._groups:
                msg = f"There is no group of words called {name!r}."
                raise ValueError(msg)
            self._parsed[name] = _either(
                [self._sequence(_LEX.findall(phrase), 0)[0] for phrase in self._groups[name]]
            )
        return self._parsed[name]

    def _spelled(self, word: str) -> _Item:
        item = self._words.get(word)
        if item is None:
            forms = self._spellings.get(word)
            item = _either([_words(form.split()) for form in forms]) if forms else _word(word)
            self._words[word] = item
        return item


def _words(parts: Sequence[str]) -> _Item:
    items = [_word(part) for part in parts]
    return _Item(_joined(items), max((i.anchors for i in items), key=_rarity))


def _repeated(item: _Item, mark: str) -> _Item:
    if mark == "?":
        return item._replace(optional=True)
    again = f"{item.regex}(?:{_SEP}{item.regex}){{0,3}}"
    return item._replace(regex=again, optional=mark == "*")


@cache
def _rarity(anchors: tuple[str, ...]) -> float:
    """How seldom a text holds one of these words; higher is seldomer."""
    return -sum(20.0 if a in _COMMON else 4.0 if len(a) < 4 else 1.0 if len(a) < 7 else 0.5 for a in anchors)


def _joined(items: Sequence[_Item]) -> str:
    parts: list[str] = []
    started, after_gap = False, False
    for item in items:
        separator = _LOOSE if after_gap else _SEP
        if item.edge:
            parts.append(item.regex)
            continue
        if item.gap:
            parts.append(item.regex)
            after_gap = True
            continue
        if not started:
            parts.append(f"(?:{item.regex}{separator})?" if item.optional else item.regex)
        else:
            parts.append(f"(?:{separator}{item.regex})?" if item.optional else separator + item.regex)
        started = started or not item.optional
        after_gap = after_gap and item.optional
    return "".join(parts)


def _either(options: Sequence[_Item]) -> _Item:
    if len(options) == 1:
        return options[0]
    anchors = tuple(dict.fromkeys(a for option in options for a in option.anchors))
    known = all(option.anchors for option in options)
    return _Item(f"(?:{'|'.join(o.regex for o in options)})", anchors if known else ())


def _word(word: str) -> _Item:
    star = "*" if word.endswith("*") else ""
    stem = word.rstrip("*")
    tail = r"\w*" if star else ""
    if stem in _NOT_FORMS or stem.endswith("n't"):
        regex = _NOT_FORMS.get(stem) or rf"{re.escape(stem[:-3])}(?:n'?t| not)"
        also = "cannot" if stem == "can't" else stem.replace("'", "")
        return _Item(regex, (stem, stem.replace("'", ""), also, "not"))
    if "-" in stem:
        regex = "[ -]?".join(re.escape(part) for part in stem.split("-")) + tail
        return _Item(regex, (stem.replace("-", "") + star, stem.rsplit("-", 1)[1] + star))
    regex = re.escape(stem).replace("'", "'?") + tail
    if "'" in stem:
        return _Item(regex, (stem + star, stem.replace("'", "") + star))
    if stem.isalnum():
        return _Item(regex, (stem + star,))
    pieces = [found[0] for found in words_of(stem)]
    return _Item(
        regex, (max(pieces[:-1] or pieces, key=len),) if pieces and not (star and len(pieces) == 1) else ()
    )


class Hit(NamedTuple):
    """A phrase found: half-open place in the text and what the phrase stands for."""

    start: int
    end: int
    key: str


class PhraseIndex:
    """Many phrases, looked up by their rarest words.

    Args:
        entries: (key, phrase) pairs; a key may have many phrases.
        vocabulary: the groups and spellings they refer to.

    Raises:
        ValueError: a phrase is malformed.
    """

    def __init__(self, entries: Iterable[tuple[str, str]], vocabulary: Vocabulary) -> None:
        self._keys: list[str] = []
        self._sources: list[str] = []
        self._second: list[frozenset[str]] = []
        self._third: list[frozenset[str]] = []
        self._compiled: dict[int, Callable[..., Iterator[re.Match[str]]]] = {}
        self._by_mark: dict[str, list[int]] = defaultdict(list)
        for number, (key, phrase) in enumerate(entries):
            source, needs = vocabulary.parse(phrase)
            self._keys.append(key)
            self._sources.append(source)
            self._second.append(frozenset(needs[1]) if len(needs) > 1 else _ANYTHING)
            self._third.append(frozenset(needs[2]) if len(needs) > 2 else _ANYTHING)
            for mark in needs[0]:
                self._by_mark[mark].append(number)
        marks = set(self._by_mark).union(*self._second, *self._third)
        self._stems = frozenset(mark[:-1] for mark in marks if mark.endswith("*"))
        self._stem_lengths = tuple(sorted({len(stem) for stem in self._stems}))
        self._known: dict[str, tuple[str, ...]] = {}

    def _marks(self, word: str) -> tuple[str, ...]:
        """What a word counts as: itself, and each stem it begins with."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            stems = (word[:length] for length in self._stem_lengths if length <= len(word))
            known = self._known[word] = (word, *(f"{stem}*" for stem in stems if stem in self._stems))
        return known

    def _candidates(self, words: Iterable[str]) -> list[int]:
        """Numbers of the phrases worth looking for in a text with these words, in a fixed order."""
        marks = {mark for word in words for mark in self._marks(word)}
        found = {number for mark in marks if mark in self._by_mark for number in self._by_mark[mark]}
        marks.update(_ANYTHING)
        second, third = self._second, self._third
        return sorted(n for n in found if not second[n].isdisjoint(marks) and not third[n].isdisjoint(marks))

    def find(self, text: str, words: Iterable[str]) -> list[Hit]:
        """Every match in a normalised text, in the order of the text; words: the words of the text."""
        hits: list[Hit] = []
        for number in self._candidates(words):
            finder = self._compiled.get(number)
            if finder is None:
                finder = self._compiled[number] = re.compile(self._sources[number]).finditer
            for found in finder(text):
                hits.append(Hit(found.start(), found.end(), self._keys[number]))
        hits.sort()
        return hits
