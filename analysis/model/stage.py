"""The closed sets of words that the product counts with (their meaning: README, "What each number means")."""

from enum import StrEnum


class Stage(StrEnum):
    """The furthest point an application reached, in order. A later refusal never takes a stage away."""

    SAVED = "saved"
    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEW = "interview"
    FINAL_ROUND = "final_round"
    OFFER = "offer"
    ACCEPTED = "accepted"

    @property
    def rank(self) -> int:
        """Position in the order: saved 0, applied 1, ... accepted 6."""
        return STAGE_ORDER.index(self)

    def reaches(self, other: "Stage") -> bool:
        """Whether this stage implies the other (a later stage implies the earlier ones)."""
        return self.rank >= other.rank


STAGE_ORDER: tuple[Stage, ...] = tuple(Stage)
COUNTED_STAGES: tuple[Stage, ...] = STAGE_ORDER[1:]


def further(one: Stage, other: Stage) -> Stage:
    """The later of two stages."""
    return max(one, other, key=lambda stage: stage.rank)


class Outcome(StrEnum):
    """How an application stands, apart from the stage it reached."""

    WAITING = "waiting"
    NO_REPLY = "no_reply"
    REJECTED = "rejected"
    RESERVE = "reserve"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    DECLINED = "declined"
    ACCEPTED = "accepted"


class Basis(StrEnum):
    """Where a value comes from: a cell says so, other cells imply it, nothing says so, or the user did."""

    STATED = "stated"
    INFERRED = "inferred"
    ASSUMED = "assumed"
    EDITED = "edited"


class SectorBasis(StrEnum):
    """What a sector was read from, surest first."""

    EDITED = "edited"
    COLUMN = "column"
    EMPLOYER_TABLE = "employer_table"
    EMPLOYER_NAME = "employer_name"
    TITLE = "title"
    NONE = "none"

    @property
    def guessed(self) -> bool:
        """True when neither the user nor their sector column said so."""
        return self not in (SectorBasis.EDITED, SectorBasis.COLUMN)


class EventKind(StrEnum):
    """Something that happened to an application."""

    APPLIED = "applied"
    REPLIED = "replied"
    SCREENING = "screening"
    ASSESSMENT = "assessment"
    INTERVIEW = "interview"
    FINAL_ROUND = "final_round"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    THANK_YOU = "thank_you"
    FEEDBACK_ASKED = "feedback_asked"
    FEEDBACK_RECEIVED = "feedback_received"
    CHASED = "chased"
    REOPENED = "reopened"


class Polarity(StrEnum):
    """Whether a remark in feedback held the seeker back, counted for them, or was outside their hands."""

    WEAKNESS = "weakness"
    STRENGTH = "strength"
    EXTERNAL = "external"
    UNCLEAR = "unclear"


class Tier(StrEnum):
    """How much a rate can bear."""

    TOO_EARLY = "too_early"
    COUNTS_ONLY = "counts_only"
    EARLY_SIGNAL = "early_signal"
    CLEAR = "clear"


class AsideReason(StrEnum):
    """Why a row of the file is not an application."""

    SAVED = "saved"
    TOTAL = "total"
    NOTE = "note"
    REPEATED_HEADER = "repeated_header"
    DUPLICATE = "duplicate"
    EMPTY_APPLICATION = "empty_application"
