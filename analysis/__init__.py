"""Stepping Stones: read a job-search spreadsheet and say honestly where the search stands.

    import analysis
    ds = analysis.load("search.xlsx")
    print(analysis.overview(ds).sentence)
    print(analysis.sectors(ds).table)

Everything here is pure: no screen, no network, no clock. Same file, same day, same numbers.
"""

from analysis.answers.cohort import cohort
from analysis.answers.overview import overview
from analysis.errors import JobSearchError, NoApplicationsError, UnknownFieldError, UnreadableFileError
from analysis.intake.load import load
from analysis.intake.together import together
from analysis.interpret.feedback import tag_feedback
from analysis.interpret.sector import classify_sector
from analysis.interpret.status import read_status
from analysis.interpret.suggestions import suggest_themes
from analysis.metrics.after_a_no import after_a_no
from analysis.metrics.benchmarks import benchmarks
from analysis.metrics.compare import compare
from analysis.metrics.contacts import contacts
from analysis.metrics.funnel import funnel
from analysis.metrics.periods import periods
from analysis.metrics.reply_speed import reply_speed
from analysis.metrics.sector_months import sector_months
from analysis.metrics.sectors import sectors
from analysis.metrics.themes import themes
from analysis.metrics.timing import timing
from analysis.metrics.vacancies import vacancies
from analysis.metrics.where_next import where_next
from analysis.model import Dataset, Filters, Outcome, Rate, Stage

__version__ = "0.1.0"

__all__ = [
    "Dataset",
    "Filters",
    "JobSearchError",
    "NoApplicationsError",
    "Outcome",
    "Rate",
    "Stage",
    "UnknownFieldError",
    "UnreadableFileError",
    "after_a_no",
    "benchmarks",
    "classify_sector",
    "cohort",
    "compare",
    "contacts",
    "funnel",
    "load",
    "overview",
    "periods",
    "read_status",
    "reply_speed",
    "sector_months",
    "sectors",
    "suggest_themes",
    "tag_feedback",
    "themes",
    "timing",
    "together",
    "vacancies",
    "where_next",
]
