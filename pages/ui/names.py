"""What happens to an application, and what a column may hold, as said on screen."""

from analysis.model import EventKind
from analysis.reference.columns import fields

EVENTS: dict[str, str] = {
    EventKind.APPLIED: "Sent", EventKind.REPLIED: "First reply", EventKind.SCREENING: "A closer look",
    EventKind.ASSESSMENT: "Test", EventKind.INTERVIEW: "Interview", EventKind.FINAL_ROUND: "Later round",
    EventKind.OFFER: "Offer", EventKind.ACCEPTED: "You said yes", EventKind.REJECTED: "A no",
    EventKind.WITHDRAWN: "You withdrew", EventKind.CLOSED: "Role closed",
    EventKind.THANK_YOU: "You thanked them", EventKind.FEEDBACK_ASKED: "You asked why",
    EventKind.FEEDBACK_RECEIVED: "They said why", EventKind.CHASED: "You asked again",
    EventKind.REOPENED: "It opened again",
}  # fmt: skip


def field(name: str) -> str:
    """What a field of the mapping is called ("applied_on"); a step repeated has a number ("interview_2")."""
    known = fields()
    if name in known:
        return known[name].name
    step = name.rstrip("0123456789").rstrip("_")
    return known[step].name if step in known else EVENTS.get(step, step.replace("_", " ").capitalize())
