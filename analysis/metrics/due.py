"""What is due after a no, and when: thank, ask, work with the answer, stay in touch, leave it there."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from analysis import wording
from analysis.metrics.refusals import Refusal
from analysis.model import Outcome

Action = Literal["thank", "ask", "strengthen", "stay_in_touch", ""]
Group = Literal["now", "soon", "done", "let_go"]
GROUPS: tuple[Group, ...] = ("now", "soon", "done", "let_go")

THANK_WITHIN = 2
ASK_WITHIN = 14
WORK_WITHIN = 30
# About a quarter after a near miss; a fortnight before it is time, half a year after it no longer is.
IN_TOUCH, IN_TOUCH_FROM, IN_TOUCH_UNTIL, STILL_KIND = 90, 76, 104, 180
TOUCHED_LATELY = 45
MOST_TRIES = 2
_NOT_MET = "A no without a conversation. Nothing is owed."


class Due(NamedTuple):
    """What is due for one application.

    Attributes:
        action: thank, ask (thanks and the question why in one note), strengthen (the plan, with the feedback
            that came), stay_in_touch, or "" for nothing.
        group: now, soon, done (what was due is done) or let_go (nothing more is worth it).
        on: the day it is due by; None where there is none.
        why: one plain sentence.
    """

    action: Action
    group: Group
    on: date | None
    why: str


def due(one: Refusal, as_of: date | None) -> Due:
    """What is due after a refusal.

    Thank and ask within two days of a no that followed an interview, in one note, at the latest within two
    weeks; use feedback within a month; stay in touch with near misses after about 90 days; nothing more after
    two tries.

    Args:
        one: the refusal.
        as_of: the day counted to; None: no day is due.
    """
    if one.open_again:
        since = f" since {wording.day(one.reopened_on, as_of)}" if one.reopened_on else ""
        return Due("", "done", None, f"The door is open again{since}.")
    if one.refused_on is None or as_of is None:
        return _undated(one, as_of)
    for rule in (_ask, _work, _enough, _in_touch):
        found = rule(one, one.refused_on, as_of)
        if found is not None:
            return found
    return _nothing(one, _since(one.refused_on, as_of))


def thank_for_interview(met_on: date, as_of: date) -> Due | None:
    """What is due for an interview without an answer yet; None once two days have passed.

    Args:
        met_on: the day of the interview, also one to come.
        as_of: the day counted to.
    """
    days = (as_of - met_on).days
    by = met_on + timedelta(days=THANK_WITHIN)
    if 0 <= days <= THANK_WITHIN:
        return Due("thank", "now", by, f"{_said_day(met_on, as_of)} interview. Two lines are enough.")
    if -7 <= days < 0:
        return Due("thank", "soon", by, f"Interview on {wording.day(met_on, as_of)}: thank them after it.")
    return None


def _undated(one: Refusal, as_of: date | None) -> Due:
    """Without the day of the no nothing can be timed; what may still fit is said without a day."""
    if one.tries:
        return Due("", "done", None, "You wrote to them. Nothing more is due.")
    if not one.met and not one.near_miss:
        return Due("", "let_go", None, _NOT_MET)
    quiet = _since(one.last_known, as_of) if one.last_known is not None and as_of is not None else None
    if quiet is not None and one.near_miss and IN_TOUCH_FROM <= quiet <= STILL_KIND:
        return Due("stay_in_touch", "soon", None, "You came close some months ago. Two lines still fit.")
    if quiet is not None and one.met and not (one.asked or one.received) and quiet < IN_TOUCH_FROM:
        return Due("ask", "soon", None, "You got as far as an interview. If the no is recent, ask why.")
    return Due("", "let_go", None, "Your file gives no day for this no, so nothing can be timed.")


def _ask(one: Refusal, no: date, as_of: date) -> Due | None:
    """Thanks and the question why belong into one note; where the answer is known, thanks alone."""
    days = _since(no, as_of)
    if not one.met or one.asked or days > ASK_WITHIN or one.tries >= MOST_TRIES:
        return None
    if one.received:
        told = Due("thank", "now", no + timedelta(days=THANK_WITHIN), f"They told you why. {_ago(days)}.")
        return None if one.thanked else told
    close = "You were second choice" if one.outcome == Outcome.RESERVE else "You got as far as an interview"
    limit = THANK_WITHIN if days <= THANK_WITHIN else ASK_WITHIN
    return Due("ask", "now", no + timedelta(days=limit), f"{close}. {_ago(days)}.")


def _work(one: Refusal, no: date, as_of: date) -> Due | None:
    """Feedback that names something to work on is worth a look at the plan, for a month."""
    came = one.received_on or no
    if not (one.to_work_on and one.received) or _since(came, as_of) > WORK_WITHIN:
        return None
    by = came + timedelta(days=WORK_WITHIN)
    return Due("strengthen", "soon", by, "They said why. See what it adds to your plan.")


def _enough(one: Refusal, no: date, as_of: date) -> Due | None:  # noqa: ARG001  one shape for all rules
    if one.tries < MOST_TRIES:
        return None
    return Due("", "let_go", None, "You wrote twice. The rest is with them.")


def _in_touch(one: Refusal, no: date, as_of: date) -> Due | None:
    if not one.near_miss or _since(no, as_of) > STILL_KIND:
        return None
    on = no + timedelta(days=IN_TOUCH)
    if one.notes_on:
        on = max(on, one.notes_on[-1] + timedelta(days=TOUCHED_LATELY))
    if as_of >= on and _since(no, as_of) > IN_TOUCH_UNTIL:
        return Due("stay_in_touch", "soon", on, "You came close some months ago. Two lines still fit.")
    if as_of >= on - timedelta(days=IN_TOUCH - IN_TOUCH_FROM):
        return Due("stay_in_touch", "now", on, "You came close about three months ago. Plans change.")
    around = wording.day(on, as_of)
    return Due("stay_in_touch", "soon", on, f"You came close. Two friendly lines around {around}.")


def _nothing(one: Refusal, days: int) -> Due:
    if one.tries:
        return Due("", "done", None, "You wrote to them. Nothing more is due.")
    if not one.met:
        return Due("", "let_go", None, _NOT_MET)
    return Due("", "let_go", None, f"It is {wording.days(days)} ago. Leave it there.")


def _since(day: date, as_of: date) -> int:
    """Days since then; a day after as_of counts as today."""
    return max((as_of - day).days, 0)


def _ago(days: int) -> str:
    """How long ago they answered: "They answered yesterday"."""
    if days < 2:
        return ("They answered today", "They answered yesterday")[days]
    return f"They answered {wording.in_words(days)} days ago"


def _said_day(day: date, as_of: date) -> str:
    back = (as_of - day).days
    return ("Today's", "Yesterday's")[back] if back < 2 else f"{day:%A}'s"
