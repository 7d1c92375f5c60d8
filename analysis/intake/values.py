"""What single cells hold besides dates and states: nothing, a pay range, a way of working, yes or no."""

import re
from typing import NamedTuple

from analysis.interpret.names import fold
from analysis.interpret.status import Mark, read_mark
from analysis.reference.columns import plain_header

_NOTHING = frozenset({"", "-", "--", "---", "–", "—", "n/a", "#n/a", "null", "undefined", "nan", "nat", "."})
# white space, and signs without a width that come along with copied text
_MARGIN = " \t\n\r\v\f\xa0\u2002\u2003\u2009\u202f\u3000\u200b\u200c\u200d\u2060\ufeff"

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+\.[\w.-]+")
LINK = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+\.(?:com|org|net|co\.uk|gov\.uk|io|de|fr|es)/\S*", re.IGNORECASE
)
PHONE = re.compile(r"\+?[\d(][\d\s().\-/]{6,}\d(?:\s*(?:x|ext)\.?\s*\d+)?")
NUMBER = re.compile(r"[-+]?[£$€]?\s?(?:\d+|\d{1,3}(?:[,. ]\d{3})+)(?:[.,]\d+)?\s?%?")

_PAY_NUMBER = re.compile(
    r"(\d{1,3}(?:[ ,.'’]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)\s?(k|m)?(?![\w%])(?!\s%)", re.IGNORECASE
)
_NOT_A_YEAR = re.compile(
    r"\b(?:per|an?|/|p)?\s?/?\s?(?:hour|hr|h|day|week|wk|month|mth|stunde|std|tag|monat|heure|jour|mois|hora|mes|ora|giorno"
    r"|mese|uur|dag|maand|godz|monatlich|stündlich|mensuel|mensual|mensal|mensile|hourly|daily|weekly|monthly|ph|pd|pcm)\b",
    re.IGNORECASE,
)  # fmt: skip
_YEARLY_LEAST, _YEARLY_MOST = 1_000, 5_000_000


class PayRange(NamedTuple):
    """Pay for a year in the currency as written; None where it is not given."""

    low: float | None
    high: float | None


def text_of(cell: str) -> str:
    """A cell without its margins; "" when it only says that there is nothing ("-", "N/A")."""
    text = cell.strip() if cell.isascii() else cell.strip(_MARGIN)
    return "" if text.casefold() in _NOTHING else text


def pay_range(text: str) -> PayRange:
    """The lowest and highest yearly pay that a text names: "£30k-35k" gives (30000, 35000).

    Pay by the hour, day, week or month is not turned into years, for that would need the hours: (None, None),
    as for a text without an amount.
    """
    if not any(letter.isdigit() for letter in text) or _NOT_A_YEAR.search(text):
        return PayRange(None, None)
    found = [(_amount(match[1]), (match[2] or "").casefold()) for match in _PAY_NUMBER.finditer(text)]
    in_thousands = any(unit == "k" for _, unit in found)
    amounts = [
        amount * (1_000 if unit == "k" or (in_thousands and not unit and amount < _YEARLY_LEAST) else 1)
        for amount, unit in found
        if unit != "m"
    ]
    yearly = [amount for amount in amounts if _YEARLY_LEAST <= amount <= _YEARLY_MOST]
    return PayRange(min(yearly), max(yearly[:2])) if yearly else PayRange(None, None)


def _amount(digits: str) -> float:
    """A number with its separators read: thousands come in threes, anything else is a fraction."""
    if re.fullmatch(r"\d{1,3}(?:[ ,.'’]\d{3})+", digits):
        return float(re.sub(r"[ ,.'’]", "", digits))
    return float(digits.replace(",", "."))


def mark_of(cell: str) -> Mark:
    """The tick, cross or plain yes or no that a cell consists of, accents or not ("Sí", "não")."""
    mark = read_mark(cell)
    return read_mark(fold(cell)) if mark is Mark.OTHER and not cell.isascii() else mark


def way_of_working(cell: str, header: str) -> str:
    """How a cell under "Remote" is shown: a plain yes or no in words, anything else as written."""
    mark = mark_of(cell)
    if mark is Mark.YES:
        return "Hybrid" if plain_header(header).startswith("hybrid") else "Remote"
    return "On site" if mark is Mark.NO else text_of(cell)


def says_agency(cell: str) -> bool:
    """Whether a cell under "Agency" names one or says yes; "direct" and no do not."""
    text = text_of(cell)
    return (
        bool(text)
        and mark_of(text) is not Mark.NO
        and text.casefold() not in ("direct", "employer", "unknown")
    )


def count_in(cell: str) -> int:
    """The whole number that a cell holds, 0 when it holds none or something else."""
    found = re.fullmatch(r"\s*(\d{1,2})(?:\.0+)?\s*", cell)
    return int(found[1]) if found else 0
