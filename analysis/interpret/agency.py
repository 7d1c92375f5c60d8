"""Whether a company stands between the seeker and the employer: recruiters and sites with adverts."""

import re
from typing import NamedTuple

from analysis.model.recall import recalled
from analysis.reference.employers import (
    AgencyName,
    agency_desks,
    agency_words,
    employer_words,
    name_words,
    named_agencies,
    named_employers,
    uk_employers,
    without_places,
)
from analysis.reference.phrases import words_of

_VIA = re.compile(
    r"[\s(,–-]*\b(?:via|through|thru|c/o|care of|posted by|advertised by)\b[:\s]*", re.IGNORECASE
)
_BEHALF = re.compile(
    r"[\s(,–-]*\b(?:on behalf of|(?:recruiting|hiring|acting) (?:for|on behalf of)|for|representing"
    r"|client|end client|at|voor|bei|für|chez|pour|para|per conto di)\b[:\s]*|\s*@\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:/|\||\s[-–—]+\s|\(|\)|;|->|→)\s*")
_TELLING = 3
_RECRUITMENT = "recruitment"


class Company(NamedTuple):
    """A company cell, taken apart.

    Attributes:
        employer: the name to look up, "" when only a recruiter is named.
        agency: a recruiter stands in between.
    """

    employer: str
    agency: bool


@recalled()
def taken_apart(company: str) -> Company:
    """The employer in a company cell, and whether a recruiter stands before it.

    "Barclays via Hays", "Hays (client: Barclays)" and "Hays / Barclays" name the employer; "Hays" alone does
    not. An empty cell gives no employer and no agency.
    """
    name, via, channel = _split(_VIA, company)
    if via and name:
        return Company("" if is_agency(name) else name, is_agency(name) or is_agency(channel))
    if via:
        recruiter, _, employer = channel.partition(":")
        if employer and is_agency(recruiter):
            return Company(employer.strip(), agency=True)
        return Company("", agency=True) if is_agency(channel) else Company(channel, agency=False)
    agency, behalf, client = _split(_BEHALF, company)
    if behalf and is_agency(agency):
        return Company(client, agency=True)
    parts = [part for part in _PARTS.split(company) if part.strip()]
    others = [part for part in parts if not is_agency(part)]
    if is_agency(company) or (len(parts) == 2 and len(others) < len(parts)):
        behind = others[0] if len(parts) == 2 and len(others) == 1 and _is_known(others[0]) else ""
        return Company(behind, agency=True)
    return Company(company, agency=False)


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, str, str]:
    found = pattern.search(text)
    if found is None:
        return text, "", ""
    return text[: found.start()].strip(" ("), found.group(), _closed(text[found.end() :].strip(" )"))


def _closed(text: str) -> str:
    """The text with a bracket at the end where one stands open."""
    return f"{text})" if text.count("(") > text.count(")") else text


def _is_known(name: str) -> bool:
    key = " ".join(employer_words(name))
    if key in named_employers() or key in uk_employers():
        return True
    return any(hit.value.weight > _TELLING for hit in name_words().hits(words_of(name)))


@recalled()
def is_agency(name: str) -> bool:
    """Whether a name is a recruiter's: listed, officially one, or named like one ("... Recruitment")."""
    words = employer_words(name)
    key = " ".join(words)
    if not key or key in named_employers():
        return False
    agencies = named_agencies()
    if key in agencies or " ".join(without_places(words)) in agencies:
        return True
    for length in range(len(words) - 1, 0, -1):
        kind = agencies.get(" ".join(words[:length]))
        if kind is AgencyName.ANYWHERE or (
            kind is AgencyName.DESK and agency_desks().longest_hits(words[length:])
        ):
            return True
    return uk_employers().get(key) == _RECRUITMENT or _named_like_one(words_of(name))


def _named_like_one(words: tuple[str, ...]) -> bool:
    hits = agency_words().longest_hits(words)
    if not hits or any(hit.value == "not" for hit in hits):
        return False
    last = max(hit.end for hit in hits)
    telling = (hit for hit in name_words().longest_hits(words) if hit.value.weight >= _TELLING)
    return all(hit.end <= last for hit in telling)
