"""Typing slips in status cells: the word of the lists that an unknown word was meant to be.

A word that the lists know is never changed, nor is it the aim of a repair when it is listed as a word of its
own; short words are left alone, because nearly everything is near them.
"""

import re
from collections.abc import Mapping
from functools import cache

from analysis.reference.status import status_words

SYLLABLE = 3  # letters
LONGEST_WORD = 30  # letters: anything longer is a link or noise
SHORT, LONG = 5, 9  # letters: from the first on one slip is repaired, from the second on two

_VOWEL = re.compile("[aeiou]")
_THRICE = re.compile(r"(.)\1{2,}")


def is_known(word: str) -> bool:
    """Whether the lists hold the word, which is therefore no slip."""
    return word in _vocabulary()


def repaired(word: str) -> str:
    """The word without its typing slip or missing space, when a known word is near; else the word itself.

    Args:
        word: in plain lower case, not known.

    Returns:
        One word of the lists, two with a space between them for "phonescreen", or `word`.
    """
    for shorter in (_THRICE.sub(r"\1\1", word), _THRICE.sub(r"\1", word)):
        if shorter in _vocabulary():
            return shorter
    word = _THRICE.sub(r"\1", word)
    if not SHORT - 1 <= len(word) <= LONGEST_WORD:
        return word
    if not _VOWEL.search(word, 1):
        return _without_vowels().get(word, word)
    if len(word) < SHORT:
        return _one_letter_less().get(word, word)
    for place in range(2, len(word) - 2):
        pieces = {word[:place], word[place:]}
        if pieces <= _telling() and not pieces.isdisjoint(status_words().aims) and _are_words(pieces):
            return f"{word[:place]} {word[place:]}"
    return _near(word)


def _are_words(pieces: set[str]) -> bool:
    """Whether each piece can stand for itself: short ones are mostly syllables."""
    return all(len(piece) > SYLLABLE or piece in ("no", "not") for piece in pieces)


def _near(word: str) -> str:
    """The nearest word of the lists within the slips that its length allows; of two the first by letter."""
    from rapidfuzz import process  # here, because only texts with an unknown word need it
    from rapidfuzz.distance import OSA

    aims = _repairable().get(word[0], ())
    near = process.extractOne(word, aims, scorer=OSA.distance, processor=None, score_cutoff=2)
    if near is not None and near[1] <= (1 if min(len(word) + 2, len(near[0])) < LONG else 2):
        return near[0]
    swapped = word[1] + word[0] + word[2:]
    return swapped if swapped in status_words().aims else word


@cache
def _vocabulary() -> frozenset[str]:
    words = status_words()
    phrases = [phrase for group in words.groups for phrase in (*group.phrases, *group.told, *group.loose)]
    sets = [" ".join(choices) for choices in words.sets.values()]
    written = re.findall(r"[a-z]+", " ".join([*phrases, *sets]))
    listed = words.known | words.fillers | words.cues | words.doubt["notes"] | words.doubt["status"]
    return listed | set(written) | words.lemmas.keys() | words.signs.keys() | words.written.keys()


@cache
def _telling() -> frozenset[str]:
    return _vocabulary() - status_words().fillers


@cache
def _without_vowels() -> Mapping[str, str]:
    """Long words as written without vowels after the first letter: "ghstd", "rjctd", "intrvw"."""
    long = sorted((word for word in status_words().aims if len(word) >= SHORT), reverse=True)
    return {word[0] + _VOWEL.sub("", word[1:]): word for word in long}


@cache
def _one_letter_less() -> Mapping[str, str]:
    """Words of five letters with one of their inner letters left out: "phne", "ofer"."""
    five = sorted(word for word in status_words().aims if len(word) == SHORT)
    return {word[:place] + word[place + 1 :]: word for word in five for place in range(1, SHORT - 1)}


@cache
def _repairable() -> Mapping[str, tuple[str, ...]]:
    by_letter: dict[str, list[str]] = {}
    for word in sorted(status_words().aims):
        if len(word) >= SHORT:
            by_letter.setdefault(word[0], []).append(word)
    return {letter: tuple(group) for letter, group in by_letter.items()}
