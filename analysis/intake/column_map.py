"""What every column of a table is, as a value; and the steps that a column may be named after."""

from dataclasses import dataclass

from analysis.intake.profiles import Profile
from analysis.interpret.dates import DateOrder
from analysis.interpret.status import StageHeader
from analysis.model import EventKind, MappedColumn, Outcome, Stage
from analysis.reference.columns import plain_header
from analysis.reference.exports import KnownExport

_LIKELY_ROLE = 0.7
# what a column of days or ticks under one of these fields says, in the words of a step
STEP_FIELDS: dict[str, StageHeader] = {
    "rejected_on": StageHeader(None, Outcome.REJECTED, EventKind.REJECTED),
    "thank_you": StageHeader(None, None, EventKind.THANK_YOU),
    "feedback_asked": StageHeader(None, None, EventKind.FEEDBACK_ASKED),
    "feedback_received": StageHeader(None, None, EventKind.FEEDBACK_RECEIVED),
    "chased": StageHeader(None, None, EventKind.CHASED),
}
# fields that a user may name for a step, beyond those of the vocabulary
STEPS_BY_NAME: dict[str, StageHeader] = {
    "screening": StageHeader(Stage.SCREENING, None, EventKind.SCREENING),
    "assessment": StageHeader(Stage.SCREENING, None, EventKind.ASSESSMENT),
    "interview": StageHeader(Stage.INTERVIEW, None, EventKind.INTERVIEW),
    "final_round": StageHeader(Stage.FINAL_ROUND, None, EventKind.FINAL_ROUND),
    "offer": StageHeader(Stage.OFFER, None, EventKind.OFFER),
    "accepted": StageHeader(Stage.ACCEPTED, Outcome.ACCEPTED, EventKind.ACCEPTED),
    "rejected": StageHeader(None, Outcome.REJECTED, EventKind.REJECTED),
    "withdrawn": StageHeader(None, Outcome.WITHDRAWN, EventKind.WITHDRAWN),
    "closed": StageHeader(None, Outcome.CLOSED, EventKind.CLOSED),
    "reopened": StageHeader(None, Outcome.WAITING, EventKind.REOPENED),
    "applied": StageHeader(Stage.APPLIED, None, EventKind.APPLIED),
    "replied": StageHeader(None, None, EventKind.REPLIED),
    "no_reply": StageHeader(None, Outcome.NO_REPLY, None),
    "waiting": StageHeader(None, Outcome.WAITING, None),
}


@dataclass(frozen=True, slots=True)
class StepColumn:
    """A column named after a step: where it stands, its key in the mapping, and what a filled cell says."""

    index: int
    key: str
    header: str
    says: StageHeader


@dataclass(frozen=True)
class ColumnMap:
    """What every column of a table is.

    Attributes:
        header: the headers of the table.
        fields: field -> position of its column.
        steps: the columns named after a step, in the order of the table.
        own: positions of columns that are kept as the user's own.
        mapped: field or step -> header, confidence and reason.
        profiles: the look of each column.
        export: the program whose file this is, None when unknown.
        dropped: positions of private columns; they are neither a field nor the user's own.
        added: positions of columns that are not in the file but were read out of the words of another.
    """

    header: tuple[str, ...]
    fields: dict[str, int]
    steps: tuple[StepColumn, ...]
    own: tuple[int, ...]
    mapped: dict[str, MappedColumn]
    profiles: tuple[Profile, ...]
    export: KnownExport | None = None
    dropped: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()

    @property
    def holds_applications(self) -> bool:
        """Whether there is an employer or a role, and something that says when or how it went."""
        named = {"company", "role"} & self.fields.keys()
        told = {"applied_on", "status", "result", "replied_on", "interview_count"} & self.fields.keys()
        return bool(named) and bool(told or self.steps or (len(named) == 2 and self._names_a_role))

    @property
    def _names_a_role(self) -> bool:
        """Whether the role is surely one: "Name" and "Company" alone are a list of people."""
        role = self.mapped.get("role")
        return role is not None and role.confidence >= _LIKELY_ROLE

    @property
    def tells_state(self) -> bool:
        """Whether any column says how the applications stand."""
        told = {"status", "result", "replied_on", "outcome_on", "interview_count"}
        return bool(told & self.fields.keys() or self.steps)

    def order_in_header(self, index: int) -> DateOrder | None:
        """The order of day and month that a header spells out ("Date (mm/dd/yy)") or the program uses."""
        if self.export is not None and self.export.month_first:
            return DateOrder.MONTH_FIRST
        plain = plain_header(self.header[index]).replace(" ", "")
        for letters, order in (("ddmm", DateOrder.DAY_FIRST), ("mmdd", DateOrder.MONTH_FIRST)):
            if letters in plain or letters.replace("dd", "d").replace("mm", "m") + "y" in plain:
                return order
        return None
