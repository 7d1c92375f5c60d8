"""Whom a contact cell names, and how to greet them; nobody is guessed."""

import re

from analysis.reference.letters import letter_words

_ASIDE = re.compile(r"\s*[(<\[;|].*$|\s+[-–—]\s+.*$")
_MORE = re.compile(r"\s*[,/].*$")
_SEVERAL = re.compile(r"\s*(?:&|\+|\band\b)\s*")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_LONGEST_NAME = 4


def greeted(contact: str) -> tuple[str, str]:
    """How to greet whoever a contact cell names: (first name, full name), both "" when it names no person.

    "Mairi Kerr (HR)" gives ("Mairi", "Mairi Kerr"), "Mr Pym" gives ("Mr Pym", "Mr Pym"), "HR team" nothing;
    of "Mairi and Tom" both are named. What follows a comma or a slash may be anything, so it is left out.
    """
    cell = _ASIDE.sub("", " ".join(contact.split()))
    before = _MORE.sub("", cell)
    if before != cell and " " not in before:
        return "", ""  # "Kerr, Mairi" and "Mairi, Tom" look alike
    people = [part for part in _SEVERAL.split(before) if part]
    named = [one for one in map(_person, people) if one is not None]
    if not named:
        return "", ""
    firsts, names = zip(*named, strict=True)
    return " and ".join(firsts), " and ".join(names)


def _person(text: str) -> tuple[str, str] | None:
    words = text.split()
    bare = [word.strip(".").casefold() for word in words]
    known = letter_words()
    if not words or len(words) > _LONGEST_NAME or not words[0][:1].isupper():
        return None
    if any(word in known.not_names for word in bare) or not all(map(_NAME.fullmatch, words)):
        return None
    if bare[0] in known.titles:
        titled = f"{words[0]} {words[-1]}"
        return (titled, titled) if len(words) > 1 else None
    return (words[0], text) if len(bare[0]) > 1 else (text, text)
