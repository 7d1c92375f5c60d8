"""What one cell says about a day, before the whole column has decided the order of day and month."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from enum import Enum, auto
from itertools import islice
from math import isfinite
from typing import NamedTuple

from analysis.reference.dates import date_words

LONGEST = 80
SERIAL_DAYS = range(30_000, 60_001)
_SERIAL_ZERO = date(1899, 12, 30)
_UNIX_SECONDS = range(946_684_800, 2_145_916_800)


class Kind(Enum):
    """How much a cell says: nothing, something unreadable, a month, a day, or two numbers in either order."""

    BLANK = auto()
    UNREAD = auto()
    MONTH = auto()
    DAY = auto()
    NUMBERS = auto()


class Written(NamedTuple):
    """One cell taken apart.

    For DAY, `first` is the day and `second` the month. For NUMBERS they are as written. For MONTH only
    `second` and `year` count. `year` is None when it is not written.
    """

    kind: Kind
    first: int = 0
    second: int = 0
    year: int | None = None


BLANK, UNREAD = Written(Kind.BLANK), Written(Kind.UNREAD)

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[t ].*|z)?")
_ISO_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})(?:\s?[-/.]\s?'?(\d{4}|\d{2})|(\.)|)")
_SPACED = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4})")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_WORD = r"([^\W\d_]{2,12})"
_DAY_WORD = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?[ \-/.,]*(?:of |de |d['’])?{_WORD}\.?"
    r"(?:[ \-/.,]*(?:de |del )?['’]?(\d{4}|\d{2}))?"
)
_WORD_DAY = re.compile(
    rf"{_WORD}\.?([ \-/.]*)(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?:[ ,\-/.]+['’]?(\d{{4}}|\d{{2}}))?"
)
_YEAR_WORD_DAY = re.compile(rf"(\d{{4}})[ \-/.]*{_WORD}\.?[ \-/.]*(\d{{1,2}})")
_WORD_YEAR = re.compile(rf"{_WORD}\.?[ \-/.,]*(?:de )?['’]?(\d{{4}})")
_TIME = re.compile(
    r"(?:,|\bat\b|\bum\b|\bà\b)?\s*(?<![\d:])\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?\s*(?:[ap]\.?m\b\.?|uhr\b|z\b|utc\b|gmt\b)?"
    r"(?:\s*[+-]\d{2}:?\d{2})?|\b\d{1,2}\s?[ap]m\b"
)
_ANY_DATE = re.compile(
    r"(?<![\d/.\-])(?:"
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
    r"|\d{1,2}/\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)?[ \-/.,]*(?:of |de )?{_WORD}\.?"
    r"(?:[ \-/.,]*(?:de )?(?:\d{4}|['’]\d{2}|\d{2}(?!\d|[:./])))?"
    rf"|{_WORD}\.?[ \-/.]*\d{{1,2}}(?:st|nd|rd|th)?(?:[ ,]+\d{{4}})?"
    r")(?![\d/\-])"
)
_WORDS = re.compile(r"[^\W\d_]+")
_ARROW = re.compile(r"→|->|—>")


def written(text: str) -> Written:
    """What a cell says about a day; text around one date is allowed unless it leaves the day open."""
    cell = " ".join(text.replace(" ", " ").split()).casefold().strip(" '\"`*?!;()[]")
    words = date_words()
    if not cell or cell in words.blank:
        return BLANK
    plain = _plain(cell)
    if plain is None:
        plain = _plain(_without_time(cell))
    return plain if plain is not None else _embedded(cell)


def four_digits(year: str) -> int:
    """The year that two or four digits stand for: 25 is 2025, 97 is 1997."""
    number = int(year)
    if number >= 100:
        return number
    return number + (2000 if number < 70 else 1900)


def _without_time(cell: str) -> str:
    return " ".join(_TIME.sub(" ", cell).split()).strip(" ,;")


def _plain(cell: str) -> Written | None:
    if cell[:1].isdigit():
        return _figures(cell) or _named(cell)
    return _named(cell)


def _figures(cell: str) -> Written | None:  # noqa: PLR0911 - one return a way of writing
    if found := _ISO.fullmatch(cell):
        return _day(int(found[4]), int(found[3]), int(found[1]))
    if found := _NUMBERS.fullmatch(cell):
        return _numbers(found)
    if found := _SPACED.fullmatch(cell):
        return Written(Kind.NUMBERS, int(found[1]), int(found[2]), int(found[3]))
    if found := _ISO_MONTH.fullmatch(cell):
        return _month(int(found[2]), int(found[1]))
    if found := _MONTH_YEAR.fullmatch(cell):
        return _month(int(found[1]), int(found[2]))
    if found := _COMPACT.fullmatch(cell):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    return _counted(cell)


def _counted(cell: str) -> Written | None:
    """Days since 1900 as spreadsheets count them, or seconds since 1970 as programs do."""
    try:
        value = float(cell)
    except ValueError:
        return None
    if not isfinite(value):
        return None
    if int(value) in SERIAL_DAYS:
        return _of(_SERIAL_ZERO + timedelta(days=int(value)))
    for scale in (1, 1000):
        if int(value / scale) in _UNIX_SECONDS:
            return _of(datetime.fromtimestamp(value / scale, tz=timezone.utc).date())  # noqa: UP017
    return None


def _numbers(found: re.Match[str]) -> Written | None:
    first, second = int(found[1]), int(found[3])
    if found[4] is None:
        if found[2] == ".":
            # 14.03. is a German day; 4.5 is a number
            return _day(first, second, None) if found[5] or len(found[3]) == 2 else None
        if found[2] == "-":
            return None
        return Written(Kind.NUMBERS, first, second, None)
    year = four_digits(found[4])
    if found[2] == ".":
        return _day(first, second, year)
    return Written(Kind.NUMBERS, first, second, year)


def _named(cell: str) -> Written | None:
    months = date_words().months
    if (found := _DAY_WORD.fullmatch(cell)) and found[2] in months:
        return _day(int(found[1]), months[found[2]], four_digits(found[3]) if found[3] else None)
    if (found := _WORD_YEAR.fullmatch(cell)) and found[1] in months:
        return _month(months[found[1]], int(found[2]))
    if (found := _WORD_DAY.fullmatch(cell)) and found[1] in months:
        day, month = int(found[3]), months[found[1]]
        if found[4] is None and found[2].strip() and day > 19:
            # "Mar-25" is how spreadsheets show March 2025
            return _month(month, four_digits(found[3]))
        return _day(day, month, four_digits(found[4]) if found[4] else None)
    if (found := _YEAR_WORD_DAY.fullmatch(cell)) and found[2] in months:
        return _day(int(found[3]), months[found[2]], int(found[1]))
    return None


def days_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a text (in lower case) holds days: start and end of each, half-open; vague ones are left out."""
    for _, start, end in _dates_in(text):
        if not _leaves_open(text[:start]):
            yield start, end


def _dates_in(text: str) -> Iterator[tuple[Written, int, int]]:
    start = 0
    while match := _ANY_DATE.search(text, start):
        reading = _plain(match[0])
        if reading is None or reading.kind in (Kind.MONTH, Kind.UNREAD):
            # the word beside the number was no month: look again behind the first character
            start = match.start() + max(1, len(re.match(r"[^\W\d_]*|\d*", match[0])[0]))  # type: ignore[index] # the pattern always matches
            continue
        yield reading, match.start(), match.end()
        start = match.end()


def _embedded(cell: str) -> Written:
    if len(cell) > LONGEST:
        return UNREAD
    cell = _ARROW.split(_without_time(cell))[0]
    found = list(islice(_dates_in(cell), 2))
    if len(found) != 1:
        return UNREAD
    reading, start, _ = found[0]
    return UNREAD if _leaves_open(cell[:start]) else reading


def _leaves_open(before: str) -> bool:
    """Whether the words before a date make it less than a day ("before", "end of"), "w/c" excepted."""
    words = date_words()
    lead = before.strip(" :,-(")
    if lead.endswith(words.week_of):
        return False
    return "~" in before or any(word in words.vague for word in _WORDS.findall(lead)[-2:])


def _day(day: int, month: int, year: int | None) -> Written:
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return UNREAD
    return Written(Kind.DAY, day, month, year)


def _month(month: int, year: int) -> Written:
    return Written(Kind.MONTH, 0, month, year) if 1 <= month <= 12 and 1900 < year < 2200 else UNREAD


def _of(day: date) -> Written:
    return Written(Kind.DAY, day.day, day.month, day.year)
