"""One line an employer: its sector, why, and what to look at first."""

from datetime import date

import pytest

from analysis.answers.sector_review import WHY, sector_review
from analysis.intake.apply import apply
from analysis.model import Edits, SectorBasis, SetEmployer
from analysis.reference.sectors import sector_name
from tests import builders

ROWS = [
    {"company": "Ash Ltd", "sector": "it", "sector_basis": SectorBasis.COLUMN},
    {"company": "Birch", "sector": "finance", "sector_basis": SectorBasis.EMPLOYER_NAME},
    {"company": "ASH Limited", "sector": "it", "sector_basis": SectorBasis.COLUMN},
    {"company": "Ash Ltd", "sector": "it", "sector_basis": SectorBasis.COLUMN},
    {"company": "Cedar", "sector_basis": SectorBasis.NONE},
    {"company": "Cedar", "sector_basis": SectorBasis.NONE},
    {"company": "", "role": "Night porter"},
]


def test_one_line_an_employer_the_guessed_first() -> None:
    review = sector_review(builders.dataset(ROWS))
    assert review.table.index.tolist() == ["cedar", "birch", "ash"]
    assert review.table["company"].tolist() == ["Cedar", "Birch", "Ash Ltd"]
    assert review.table["applications"].tolist() == [2, 1, 3]
    assert review.table["guessed"].tolist() == [True, True, False]
    assert review.table["sector_name"].tolist() == [
        "Not yet sorted",
        sector_name("finance"),
        sector_name("it"),
    ]
    assert review.table["why"].tolist() == ["nothing to go by", "words in its name", "your sector column"]
    assert (review.employers, review.guessed, review.settled_by, review.unnamed) == (3, 2, 1, 1)
    assert review.sentence == (
        "For 2 of 3 employers the sector is our guess or still open: "
        "the first line covers half of those applications."
    )


def test_every_reason_has_its_words() -> None:
    assert set(WHY) == set(SectorBasis)
    assert not any("_" in why for why in WHY.values())


def test_an_employer_with_two_sectors_shows_the_more_frequent_and_counts_both() -> None:
    rows = [
        {"company": "Quick Hire", "sector": "it", "sector_basis": "title", "via_agency": True},
        {"company": "Quick Hire", "sector": "health", "sector_basis": "column"},
        {"company": "Quick Hire", "sector": "it", "sector_basis": "title"},
    ]
    (line,) = sector_review(builders.dataset(rows)).table.to_dict("records")
    assert (line["sector"], line["sectors"], line["via_agency"]) == ("it", 2, True)
    assert (line["why"], line["guessed"], line["guesses"]) == ("the job title", True, 2)


def test_a_guess_that_the_users_own_column_bears_out_needs_no_look() -> None:
    rows = [
        {"company": "Northlight", "sector": "it", "sector_basis": "column"},
        {"company": "Northlight", "sector": "it", "sector_basis": "employer_name"},
        {"company": "Northlight", "sector": "it", "sector_basis": "employer_name"},
    ]
    review = sector_review(builders.dataset(rows))
    assert (review.guessed, review.table["guesses"].tolist()) == (0, [0])
    assert review.table["why"].tolist() == ["your sector column"]
    assert review.sentence == "The sector of the one employer comes from you."


def test_of_two_equally_frequent_the_sorted_one_shows() -> None:
    rows = [{"company": "Ash"}, {"company": "Ash", "sector": "it", "sector_basis": "title"}]
    assert sector_review(builders.dataset(rows)).table["sector"].tolist() == ["it"]


def test_what_the_user_said_shows_and_counts_as_settled() -> None:
    ds = builders.dataset(ROWS)
    edits = Edits().add(
        SetEmployer(employer="cedar", sector="health"), SetEmployer(employer="birch", sector="it"),
        when=date(2026, 6, 1),
    )  # fmt: skip
    review = sector_review(apply(ds, edits))
    assert review.table.loc["cedar", ["sector", "why", "guessed"]].tolist() == [
        "health",
        "you said so",
        False,
    ]
    assert review.guessed == 0
    assert review.sentence == "The sector of all 3 employers comes from you."


def test_nothing_to_review() -> None:
    review = sector_review(builders.dataset())
    assert review.table.empty
    assert review.table.columns.tolist() == sector_review(builders.dataset(ROWS)).table.columns.tolist()
    assert review.sentence == "No application names an employer yet."
    assert (review.employers, review.guessed, review.settled_by) == (0, 0, 0)


@pytest.mark.parametrize(
    ("employers", "sentence"),
    [(1, "For 1 of 1 employer the sector is our guess or still open: please check it."),
     (4, "For 4 of 4 employers the sector is our guess or still open: "
      "the first 2 lines cover half of those applications.")],
)  # fmt: skip
def test_the_sentence(employers: int, sentence: str) -> None:
    rows = [{"company": f"Firm {place}"} for place in range(employers)]
    assert sector_review(builders.dataset(rows)).sentence == sentence
