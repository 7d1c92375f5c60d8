"""One application, validated: what a row of the user's file becomes, and what an edit must satisfy."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field, model_validator

from analysis.model.stage import Basis, Outcome, SectorBasis, Stage, further

UNCLASSIFIED = "unclassified"


class Application(BaseModel):
    """One approach to one employer for one role.

    Text that the file does not give is "", dates and amounts that it does not give are None. A saved
    advert is not an application: `stage` starts at applied. An accepted outcome means stage accepted; a
    declined one at least an offer.

    Raises:
        pydantic.ValidationError: a value is outside its set, or neither employer nor role is given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    application_id: str = Field(min_length=1)
    seeker: str = ""
    company: str = ""
    role: str = ""
    sector: str = UNCLASSIFIED
    sector_text: str = ""
    sector_basis: SectorBasis = SectorBasis.NONE
    job_family: str = UNCLASSIFIED
    via_agency: bool = False
    channel: str = ""
    location: str = ""
    remote: str = ""
    salary_text: str = ""
    salary_low: float | None = None
    salary_high: float | None = None
    applied_on: date | None = None
    stage: Stage = Stage.APPLIED
    outcome: Outcome = Outcome.WAITING
    stage_basis: Basis = Basis.ASSUMED
    outcome_basis: Basis = Basis.ASSUMED
    replied_on: date | None = None
    cv_version: str = ""
    contact: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    feedback: str = ""
    notes: str = ""
    deadline: date | None = None
    next_step: str = ""
    next_step_on: date | None = None
    link: str = ""
    interest: str = ""
    source_sheet: str = ""
    source_row: int = Field(default=0, ge=0)

    @model_validator(mode="before")
    @classmethod
    def _stage_follows_outcome(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        least = {Outcome.ACCEPTED: Stage.ACCEPTED, Outcome.DECLINED: Stage.OFFER}.get(
            data.get("outcome", Outcome.WAITING)
        )
        stage = data.get("stage", Stage.APPLIED)
        if least is None or stage not in set(Stage) or further(Stage(stage), least) == stage:
            return data
        return {**data, "stage": least, "stage_basis": Basis.INFERRED}

    @model_validator(mode="after")
    def _is_an_application(self) -> "Application":
        if self.stage is Stage.SAVED:
            msg = "A saved advert is not an application yet."
            raise ValueError(msg)
        if not (self.company or self.role):
            msg = "An application needs an employer or a role."
            raise ValueError(msg)
        return self
