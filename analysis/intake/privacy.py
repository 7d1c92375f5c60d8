"""What is dropped at the door: the seeker's own e-mail and phone, answers to application forms, passwords."""

from collections import Counter
from collections.abc import Sequence

from analysis.intake.profiles import Profile, profile
from analysis.intake.values import text_of
from analysis.reference.columns import field_of, plain_header, private_headers
from analysis.reference.exports import known_export

_NEARLY_ALWAYS = 0.8
_MOSTLY = 0.6
_FEWEST = 3


def private_columns(header: Sequence[str], columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Positions of the columns that must not be kept; () when there is none.

    An e-mail or phone that stands in (nearly) every row is the seeker's own, whatever the column is called;
    in the file of a group of seekers, one that stands in (nearly) every row of a seeker.
    """
    export = known_export(header)
    seekers = _seekers(header, columns)
    found = []
    for place, name in enumerate(header):
        plain = plain_header(name)
        look = profile(columns[place])
        if (
            _named_private(plain, look)
            or (export is not None and plain in export.private)
            or _owned(columns[place], look, seekers)
        ):
            found.append(place)
    return tuple(found)


def _named_private(plain: str, look: Profile) -> bool:
    words = private_headers()
    if plain in words["answers"] or plain in words["secrets"]:
        return True
    padded = f" {plain} "
    return any(f" {part} " in padded for part in words["owner"]) and look.emails + look.phones >= 0.5


def _owned(cells: Sequence[str], look: Profile, seekers: Sequence[str]) -> bool:
    if max(look.emails, look.phones) < _MOSTLY:
        return False
    by_seeker: dict[str, Counter[str]] = {}
    for at, cell in enumerate(cells):
        if text := text_of(cell):
            by_seeker.setdefault(seekers[at] if seekers else "", Counter())[text.casefold()] += 1
    filled = sum(counts.total() for counts in by_seeker.values())
    same = sum(max(counts.values()) for counts in by_seeker.values())
    return filled >= _FEWEST * len(by_seeker) and same >= _NEARLY_ALWAYS * filled


def _seekers(header: Sequence[str], columns: Sequence[Sequence[str]]) -> Sequence[str]:
    """The cells of a column of seekers in a file of several, () without one."""
    for place, name in enumerate(header):
        match = field_of(name)
        if match is not None and match.field == "seeker":
            return columns[place]
    return ()
