"""How well the cells of a column agree with what its header seems to say: 1 fully, near 0 hardly."""

from collections.abc import Callable

from analysis.intake.profiles import Profile
from analysis.interpret.status import StageHeader
from analysis.model import EventKind, Stage
from analysis.reference.columns import CellKind

# a share of cells that agree -> how far the column is believed
_FULL, _MOSTLY, _PARTLY, _HARDLY = 1.0, 0.93, 0.75, 0.2

_FEW = 10
_STATES = frozenset({"status", "result"})
_ANY_WORDS = frozenset({"via_agency", "referral", "interest"})


def agreement(field: str, kind: CellKind, look: Profile) -> float:
    """How far the cells bear a field out; an empty column bears out anything."""
    if not look.filled:
        return _FULL
    if field in _STATES:
        return _as_states(look)
    if field in _ANY_WORDS:
        return _FULL if look.days < 0.5 else _HARDLY
    if field == "seeker" and look.variety > (0.5 if look.filled > _FEW else 0.8) and look.filled > 3:
        return _HARDLY
    if field == "feedback_received" and look.words > 3 and look.days < 0.5:
        return _HARDLY
    return _BY_KIND[kind](look)


def agreement_of_step(says: StageHeader, look: Profile) -> float:
    """How far the cells of a column named after a step tick it off, date it or describe it in a few words."""
    if not look.filled:
        return _FULL
    ticked = look.marks + look.days + look.serials
    if ticked >= 0.6:
        return _FULL
    if (
        (look.counted >= 0.9 and look.largest_count > 1)
        or look.emails + look.links > 0.5
        or look.numbers > 0.8
    ):
        return _HARDLY
    if says.kind in (EventKind.THANK_YOU, EventKind.CHASED, EventKind.FEEDBACK_ASKED):
        return _MOSTLY if look.words <= 8 else _PARTLY
    told = look.amounts if says.stage is Stage.OFFER else 0.0
    if look.states + ticked + told >= 0.5 and look.words <= 8:
        return _MOSTLY
    return 0.7 if look.words <= 6 and ticked > 0 else _HARDLY


def reason(name: str, kind: CellKind, look: Profile) -> str:
    """Why a column was read as it was: what the name says, then what the cells say."""
    if not look.filled:
        return f"{name}; its cells are empty"
    if kind == "date":
        days = round((look.days + look.serials) * look.filled)
        return f"{name} and {days:,} of {look.filled:,} cells are days"
    return name


def _dates(look: Profile) -> float:
    days = look.days + look.serials
    if days >= 0.9:
        return _FULL
    if days >= 0.6:
        return _MOSTLY
    return _PARTLY if days >= 0.3 else _HARDLY


def _as_states(look: Profile) -> float:
    if look.days >= 0.6 or look.emails + look.links >= 0.5 or look.numbers > 0.8:
        return _HARDLY
    if look.ticks >= 0.9:
        return 0.65
    if look.states >= 0.5:
        return _FULL
    return _MOSTLY if look.states >= 0.25 else 0.8


def _text(look: Profile) -> float:
    other = max(look.days, look.emails, look.links, look.phones)
    if other >= 0.5 or look.ticks >= 0.8 or look.numbers >= 0.9:
        return _HARDLY
    return _FULL if look.words <= 12 else 0.7


def _words(look: Profile) -> float:
    if look.days >= 0.5 or look.emails >= 0.5:
        return _HARDLY
    if look.links >= 0.6:
        return 0.5
    return _FULL if look.words <= 8 else 0.7


def _prose(look: Profile) -> float:
    if look.days >= 0.6:
        return 0.3
    if look.marks >= 0.6:
        return 0.4
    return _FULL


def _links(look: Profile) -> float:
    return _FULL if look.links >= 0.3 else 0.65


def _marks(look: Profile) -> float:
    ticked = look.marks + look.days + look.serials
    if ticked >= 0.5:
        return _FULL
    return _PARTLY if look.words <= 6 else 0.5


_BY_KIND: dict[CellKind, Callable[[Profile], float]] = {
    "date": _dates,
    "text": _text,
    "words": _words,
    "prose": _prose,
    "link": _links,
    "email": lambda look: _FULL if look.emails >= 0.5 else 0.3,
    "phone": lambda look: _FULL if look.phones >= 0.5 else 0.3,
    "money": lambda look: _FULL if look.money >= 0.4 else 0.8,
    "mark": _marks,
    "count": lambda look: _FULL if look.counted >= 0.8 else _HARDLY,
}
