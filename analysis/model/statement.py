"""What every change has in common: it is one thing that the user said."""

from pydantic import BaseModel, ConfigDict


class Statement(BaseModel):
    """One thing the user said.

    Attributes:
        about: what it is about, as shown at the time ("Analyst at Harbour Lane"); for display only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str = ""
