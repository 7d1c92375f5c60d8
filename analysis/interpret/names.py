"""Whether two spellings are the same employer, or the same role: keys that match only when they surely are.

Only what is safe is taken away (case, accents, punctuation, legal forms, "(UK)"), so that two NHS trusts,
councils or universities never fall together. Near misses are for a person to confirm, not for a key.
"""

import re
import unicodedata
from functools import cache

from analysis.reference.names import name_words

_APOSTROPHES = re.compile(r"['’‘`´]")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_OUT = re.compile(r"[^\w]+")
_POLISH_FORM = re.compile(r"\bsp\.? ?z\.? ?o\.? ?o\.?\b")

_GENDERS = re.compile(r"\([mwfdxhiv]\s?[/|*,]\s?[mwfdxhiv](?:\s?[/|*,]\s?[mwfdxhiv])*\)|\b[mwf]/[mwf]/[dx]\b")
_REFERENCE = re.compile(r"\(?\b(?:ref|req|job id|vacancy)\b[ .:#no]*[\w/-]*\d[\w/-]*\)?|#\d+")
_WAYS = re.compile(
    r"\((?:remote|hybrid|on-?site|home based|full[- ]?time|part[- ]?time|permanent|contract)\)"
)


@cache
def _places() -> re.Pattern[str]:
    return re.compile(rf"\((?:{'|'.join(name_words().places)})\)")


def employer_key(name: str) -> str:
    """A key that is equal for two spellings of one employer: "Acme (UK) Ltd." and "ACME Limited" give "acme".

    Returns:
        Lower-case words without accents, punctuation, legal form and "(UK)"; "" for no name. A name that is
        nothing but a legal form is kept.
    """
    short = name_words().employer_words
    text = _places().sub(" ", fold(name))
    text = _POLISH_FORM.sub(" ", text)
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), _APOSTROPHES.sub("", text))
    words = _OUT.sub(" ", text.replace("&", " and ").replace("+", " and ")).replace("_", " ").split()
    words = [part for word in words for part in short.get(word, word).split()]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_without_legal_form(words))


def role_key(title: str) -> str:
    """A key that is equal for two spellings of one role ("Sr. Clerk (m/w/d)", "senior clerk").

    Returns:
        Lower-case words without accents, punctuation, reference numbers and remarks such as "(remote)"; ""
        for no title.
    """
    short = name_words().role_words
    text = fold(title)
    for pattern in (_GENDERS, _REFERENCE, _WAYS):
        text = pattern.sub(" ", text)
    text = _APOSTROPHES.sub("", text).replace("&", " and ")
    text = text.replace("c++", "cpp").replace("c#", "csharp").replace(".net", "dotnet")
    return " ".join(short.get(word, word) for word in _OUT.sub(" ", text).replace("_", " ").split())


def fold(text: str) -> str:
    """Lower case without accents, so that Müller and muller agree; ß becomes ss, ø becomes o, ł becomes l."""
    if text.isascii():
        return text.casefold()
    plain = text.casefold().translate(
        {ord("ø"): "o", ord("ł"): "l", ord("æ"): "ae", ord("œ"): "oe", ord("đ"): "d"}
    )
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter)
    )


def _without_legal_form(words: list[str]) -> list[str]:
    """Legal forms off the end ("and co" too), "uk" only between name and form: Sky UK Limited, not Age UK."""
    legal = name_words().legal_forms
    kept = list(words)
    while len(kept) > 1 and kept[-1] in legal:
        kept.pop()
        if len(kept) > 1 and kept[-1] in ("and", "uk"):
            kept.pop()
    if len(kept) > 2 and kept[-1] == "uk" and kept[-2] in legal:
        return _without_legal_form(kept[:-1])
    return kept
