"""From UK SIC 2007 codes to the twenty sectors, by the `sic` column of sectors.csv."""

import re
from collections import Counter
from functools import cache

from analysis.reference.sectors import sectors

# Codes that say how a firm is owned or filed, not what it does: head offices, holding companies, "other"
# business support and services, dormant and unknown.
VAGUE = frozenset(
    ("70100", "70229", "64201", "64202", "64203", "64204", "64205", "64209", "74909", "74990", "82110",
     "82990", "96090", "98000", "99999")
)  # fmt: skip
_PUBLIC_MARK = "1"  # the Gender Pay Gap service writes it for public bodies


@cache
def _by_prefix() -> dict[str, str]:
    table: dict[str, str] = {}
    for sector in sectors().values():
        for part in sector.sic.split():
            first, _, last = part.partition("-")
            codes = [f"{code:02d}" for code in range(int(first), int(last) + 1)] if last else [first]
            table |= {code.replace(".", ""): sector.id for code in codes}
    return table


def sector_of_code(code: str) -> str:
    """The sector of one SIC code of four or five digits (a lost leading zero is put back), "" for none.

    The longest listed beginning wins: 21 and 47.73 go before 10-33 and 45-47.
    """
    digits = code.strip()
    if not digits.isdigit() or len(digits) not in (4, 5):
        return ""
    digits = digits.zfill(5)
    found = (_by_prefix().get(digits[:length], "") for length in (4, 3, 2))
    return next((sector for sector in found if sector), "")


def sector_of_codes(codes: str) -> str:
    """The sector most of an employer's codes stand for; "" when they are vague, missing or tied."""
    given = [code for code in re.findall(r"\d+", codes) if code != _PUBLIC_MARK]
    telling = [sector_of_code(code) for code in given if code.zfill(5) not in VAGUE]
    counts = Counter(sector for sector in telling if sector).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return ""
    return counts[0][0]
