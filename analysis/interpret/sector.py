"""The sector of an employer and the family of a job, from what a tracker says about them."""

from typing import NamedTuple

from analysis.interpret.agency import taken_apart
from analysis.interpret.employer import UNKNOWN, EmployerReading, read_employer
from analysis.interpret.sector_cell import read_sector_cell
from analysis.interpret.title import TitleReading, read_title
from analysis.model import UNCLASSIFIED, SectorBasis
from analysis.reference.sectors import sectors

RECRUITMENT = "recruitment"
MEDIA = "media"
_RECRUITER = 0.9
# Where most who work there do what the employer does; a council, a hospital or a builder has every trade.
_SERVING = ("retail", "hospitality", "leisure", "property")
_LEARNED = ("finance", "education", "science", "professional")
_OF_ONE_TRADE = frozenset((*_SERVING, *_LEARNED, "agriculture"))
_FAMILY_ONLY = 0.6
_LONGEST = 200  # letters; what stands further on is a description, not a name


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
    role = read_title(title[:_LONGEST])
    found = _found(company, sector, role)
    family = dict(role.context).get(found.sector, role.family)
    if role.trade and not family and not found.via_agency and found.sector in _OF_ONE_TRADE:
        family = found.sector  # an unknown trade ("presser") is most often the employer's own
    return found._replace(sector=found.sector or UNCLASSIFIED, job_family=family or UNCLASSIFIED)


def _found(company: str, cell_text: str, role: TitleReading) -> SectorReading:
    """The reading without a job family; the sector "" where nothing tells."""
    cell = read_sector_cell(cell_text[:_LONGEST])
    behind = taken_apart(company[:_LONGEST].strip())
    employer = read_employer(behind.employer)
    trade = MEDIA in (role.family, employer.sector)  # then "agency" says that it is an advertising agency
    at_recruiter = "" if behind.employer else dict(role.context).get(RECRUITMENT)
    own = RECRUITMENT in (role.family, at_recruiter)  # a job at the recruiter's itself
    via_agency = (behind.agency or (cell.via_agency and not trade)) and not own
    if cell.sector:
        return SectorReading(cell.sector, "", via_agency, SectorBasis.COLUMN, cell.confidence)
    if behind.agency and not via_agency and not behind.employer:
        return SectorReading(RECRUITMENT, "", via_agency, SectorBasis.EMPLOYER_NAME, _RECRUITER)
    found, basis, confidence = _sector(employer, role)
    everywhere = role.bare or (role.family == MEDIA and not role.sector)  # marketing is in every sector
    if not found and via_agency and not everywhere and role.family in sectors():
        found, basis, confidence = role.family, SectorBasis.TITLE, _FAMILY_ONLY
    return SectorReading(found, "", via_agency, basis, confidence)


def _sector(employer: EmployerReading, role: TitleReading) -> tuple[str, SectorBasis, float]:
    if employer.hint and role.family != employer.sector:
        employer = UNKNOWN
    title_knows = role.sector != "" and (role.settles or not employer.sector or employer.site)
    if employer.sector and not employer.site and (employer.firm or not title_knows):
        own = dict(employer.context).get(role.family, employer.sector)
        return own, employer.basis, employer.confidence
    if title_knows:
        return role.sector, SectorBasis.TITLE, role.confidence
    if employer.sector:
        return employer.sector, employer.basis, employer.confidence
    return "", SectorBasis.NONE, 0.0
