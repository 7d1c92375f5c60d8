"""The sector of an employer and the family of a job, from what a tracker says about them."""

from typing import NamedTuple

from analysis.interpret.sector_cell import read_sector_cell
from analysis.interpret.title import read_title
from analysis.model import UNCLASSIFIED, SectorBasis


class SectorReading(NamedTuple):
    """What a row says about its employer and its job.

    Attributes:
        sector: the employer's sector id, or "unclassified".
        job_family: the role's family id, or "unclassified".
        via_agency: a recruiter stands in between; `sector` is that of the job, not recruitment.
        basis: what the sector was read from; NONE when it is unclassified.
        confidence: 0 (unclassified) to 1.
    """

    sector: str
    job_family: str
    via_agency: bool
    basis: SectorBasis
    confidence: float


def classify_sector(company: str = "", title: str = "", sector: str = "") -> SectorReading:
    """The sector of an employer and the family of a job.

    Args:
        company: the employer as written; "" when not given.
        title: the job title as written.
        sector: the cell of the user's sector column.

    Returns:
        The reading; unclassified with basis NONE and confidence 0 where nothing tells. Never a forced guess.
    """
    role = read_title(title)
    family = role.family or UNCLASSIFIED
    cell = read_sector_cell(sector)
    if cell.sector:
        return SectorReading(cell.sector, family, cell.via_agency, SectorBasis.COLUMN, cell.confidence)
    if role.sector:
        return SectorReading(role.sector, family, cell.via_agency, SectorBasis.TITLE, role.confidence)
    return SectorReading(UNCLASSIFIED, family, cell.via_agency, SectorBasis.NONE, 0.0)
