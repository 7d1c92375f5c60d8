"""What the user said that certain words in their file mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.errors import UnknownFieldError
from analysis.interpret.dates import DateOrder
from analysis.interpret.sector import SectorReading
from analysis.interpret.status import StatusReading
from analysis.model import UNCLASSIFIED, Basis, Outcome, SectorBasis, Stage
from analysis.reference.sectors import sectors

ValueMap = Mapping[str, Mapping[str, str | tuple[str, str]]]

_STATE_FIELDS = ("status", "result")


@dataclass(frozen=True)
class Choices:
    """Words -> their meaning, compared without case and margins.

    Attributes:
        states: field ("status", "result") -> word -> reading.
        sectors: word -> sector id.
        orders: header, as compared -> which number of its dates is the day.
        colours: the colours of cells that were given a meaning; the meaning is under `states`.
    """

    states: Mapping[str, Mapping[str, StatusReading]] = field(default_factory=dict)
    sectors: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, DateOrder] = field(default_factory=dict)
    colours: tuple[str, ...] = ()

    def state(self, name: str, cell: str) -> StatusReading | None:
        """What the user said a state means, None when they said nothing."""
        return self.states[name].get(_plain(cell)) if name in self.states else None

    def order(self, header: str) -> DateOrder | None:
        """Which number of the dates under a header the user said is the day."""
        return self.orders.get(_plain(header))

    def sector(self, cell: str, guess: SectorReading) -> SectorReading:
        """The sector the user chose for a cell, else the one given."""
        chosen = self.sectors.get(_plain(cell)) if self.sectors else None
        if chosen is None:
            return guess
        return guess._replace(sector=chosen, basis=SectorBasis.COLUMN, confidence=1.0)


def choices_of(value_map: ValueMap | None) -> Choices:
    """The choices that `load` was given.

    Args:
        value_map: {"status": {"PFO": ("applied", "rejected")}}, likewise "result"; a stage alone
            leaves the outcome waiting; {"sector": {"Fin": "finance"}}; for a column of dates
            {"date_order": {"Applied": "month_first"}}; for the colours of cells
            {"colour": {"FFFF0000": ("applied", "rejected")}}.

    Raises:
        UnknownFieldError: a field whose words cannot be mapped; no such stage, outcome or sector.
    """
    states: dict[str, dict[str, StatusReading]] = {}
    chosen: dict[str, str] = {}
    orders: dict[str, DateOrder] = {}
    colours: tuple[str, ...] = ()
    for name, words in (value_map or {}).items():
        if name in _STATE_FIELDS:
            states.setdefault(name, {}).update(
                {_plain(word): _reading(meaning) for word, meaning in words.items()}
            )
        elif name == "sector":
            chosen |= {_plain(word): _sector(meaning) for word, meaning in words.items()}
        elif name == "colour":
            colours = tuple(words)
            for state in _STATE_FIELDS:
                states.setdefault(state, {}).update(
                    {_plain(word): _reading(meaning) for word, meaning in words.items()}
                )
        elif name == "date_order":
            orders |= {_plain(header): _order(order) for header, order in words.items()}
        else:
            raise UnknownFieldError(
                f"The words of “{name}” cannot be given a meaning.",
                "Use “status”, “result”, “sector”, “date_order” or “colour”.",
            )
    return Choices(states, chosen, orders, colours)


def meanings_from(data: Mapping[str, Mapping[str, str | list[str]]]) -> ValueMap:
    """A value map as it comes back from JSON, which knows no tuples; an empty one for none."""
    return {
        name: {
            word: (meaning[0], meaning[1]) if isinstance(meaning, list) else meaning
            for word, meaning in words.items()
        }
        for name, words in data.items()
    }


def _reading(meaning: str | tuple[str, str]) -> StatusReading:
    stage, outcome = (meaning, Outcome.WAITING.value) if isinstance(meaning, str) else meaning
    if stage not in set(Stage):
        raise UnknownFieldError(
            f"There is no stage called “{stage}”.", f"The stages are: {', '.join(Stage)}."
        )
    if outcome not in set(Outcome):
        raise UnknownFieldError(
            f"There is no outcome called “{outcome}”.", f"The outcomes are: {', '.join(Outcome)}."
        )
    return StatusReading(Stage(stage), Outcome(outcome), Basis.STATED, Basis.STATED)


def _sector(meaning: str | tuple[str, str]) -> str:
    if not isinstance(meaning, str) or meaning not in {*sectors(), UNCLASSIFIED}:
        raise UnknownFieldError(
            f"There is no sector called “{meaning}”.", f"The sectors are: {', '.join(sectors())}."
        )
    return meaning


def _order(meaning: str | tuple[str, str]) -> DateOrder:
    if meaning not in set(DateOrder):
        raise UnknownFieldError(
            f"There is no order of dates called “{meaning}”.", f"The orders are: {', '.join(DateOrder)}."
        )
    return DateOrder(str(meaning))


def _plain(word: str) -> str:
    return word.strip().casefold()
