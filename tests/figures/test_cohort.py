"""The charts over several people: alphabetical, only what may be shown, the same in words."""

from analysis import cohort
from analysis.figures import cohort as figures
from tests import builders


def group(people: int = 8):
    rows = [
        {"seeker": f"P{who}", "sector": sector, "sector_basis": "column", "age": 20 + 3 * at,
         "outcome": "rejected",
         "stage": "interview" if at < met else "applied"}
        for who in range(people)
        for sector, met in (("it", 2), ("health", 4), ("retail", 1))
        for at in range(8)
    ]  # fmt: skip
    return builders.dataset(rows)


def test_sectors_stand_by_name_and_only_those_that_may_be_shown() -> None:
    found = cohort(group())
    chart = figures.sectors(found)
    assert found.sectors["rate"].notna().to_dict() == {"health": True, "it": True, "retail": True}
    assert "Healthcare & Social Care 32 of 64" in chart.alt
    assert chart.alt.index("Healthcare") < chart.alt.index("IT &") < chart.alt.index("Retail")


def test_the_first_interview_is_said_in_words_too() -> None:
    rows = [
        {
            "seeker": f"P{who:02}",
            "age": 200,
            "stage": "interview" if who < 10 else "applied",
            "outcome": "rejected",
        }
        for who in range(20)
    ]
    chart = figures.first_interview(cohort(builders.dataset(rows)))
    assert "Within 4 weeks 50 in 100 people" in chart.alt


def test_nothing_to_draw_is_said() -> None:
    found = cohort(builders.dataset([{"seeker": "Ann"}, {"seeker": "Ben"}]))
    assert figures.sectors(found).alt == "No sector is large enough to show."
    assert figures.first_interview(found).alt == "Too few people to show."
    assert figures.sectors(found).sketch.figure() is not None
