"""Tables that count applications instead of listing them: a month, a sector or an employer a row."""

from collections.abc import Callable, Sequence

from analysis.intake.column_map import ColumnMap
from analysis.intake.profiles import Profile, profile
from analysis.intake.section_titles import names_state
from analysis.reference.columns import count_words, plain_header

_NEARLY_ALL = 0.9


def holds_counts(columns: ColumnMap) -> bool:
    """Whether a table holds counts, one row a group, and not one row for each application.

    A column of whole numbers called "Applications" or "Sent" says so, or two called after steps, answers or
    rates ("Interviews", "Rejections", "Response rate"), if some cell is larger than 1. Interviews alone may
    be several for one application. A state, or a role and a day, in each row speak against it.
    """
    fields, looks = columns.fields, columns.profiles
    if any(looks[fields[name]].filled for name in ("status", "result") if name in fields):
        return False
    dated = "applied_on" in fields and looks[fields["applied_on"]].days > 0
    if dated and ("role" in fields or columns.steps):
        return False
    return _counts(columns.header, looks.__getitem__)


def looks_counted(header: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """The same for a table of which nothing is known but its headers and cells."""
    return _counts(header, lambda place: profile(columns[place]))


def _counts(header: Sequence[str], look_of: Callable[[int], Profile]) -> bool:
    words = count_words()
    steps, several = 0, False
    for place, name in enumerate(header):
        plain = plain_header(name)
        is_sum = plain in words["applications"]
        is_step = plain in words["steps"] or plain in words["rates"]
        if not (is_sum or is_step or names_state(name)):
            continue
        look = look_of(place)
        if not look.filled or look.numbers < _NEARLY_ALL:
            continue
        large = look.share(_is_several) > 0
        if is_sum and large:
            return True
        steps += 1
        several = several or (large and plain not in words["repeated"])
    return steps > 1 and several


def _is_several(cell: str) -> bool:
    """Whether a number counts more than one, and is no year, day or amount of money."""
    try:
        number = float(cell.strip().rstrip("% ").replace(",", ""))
    except ValueError:
        return False
    return 1 < number < 1_900
