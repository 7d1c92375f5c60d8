"""Several files become one search: a person each, nothing lost, nobody's rows taken for another's."""

from analysis.intake.together import person_names, together
from analysis.model import EventKind
from tests import builders


def search(company: str = "Harbour Lane Ltd", **fields):
    events = [builders.event("a1", EventKind.INTERVIEW, builders.ago(10))]
    return builders.dataset([{"company": company}, {"age": None}], events, **fields)


def test_rows_events_and_sums_are_those_of_the_parts() -> None:
    found = together({"Ann": search(fingerprint="1"), "Ben": search(fingerprint="2")})
    assert len(found) == 4
    assert found.rows_read == 4
    assert found.applications["seeker"].tolist() == ["Ann", "Ann", "Ben", "Ben"]
    assert found.applications["application_id"].is_unique
    owner = dict(zip(found.applications["application_id"], found.applications["seeker"], strict=True))
    assert [owner[one] for one in found.events["application_id"]] == ["Ann", "Ben"]
    assert found.as_of == builders.AS_OF
    assert found.fingerprint
    assert found.fingerprint != together({"Ann": search(fingerprint="1")}).fingerprint


def test_columns_of_ones_own_are_kept_and_empty_for_the_others() -> None:
    found = together({"Ann": search(own={"Mood": ["good", "fair"]}), "Ben": search(own={"Hat": ["a", "b"]})})
    assert found.applications["own:Mood"].tolist() == ["good", "fair", "", ""]
    assert found.applications["own:Hat"].tolist() == ["", "", "a", "b"]


def test_a_file_with_several_people_keeps_their_names_unless_taken() -> None:
    two = builders.dataset([{"seeker": "Ann"}, {"seeker": "Cem"}, {"seeker": ""}])
    found = together({"Ann": search(), "Team": two})
    assert found.applications["seeker"].tolist() == ["Ann", "Ann", "Team: Ann", "Cem", "Team"]


def test_one_name_inside_a_file_gives_way_to_the_name_of_the_file() -> None:
    found = together({"Ann B": builders.dataset([{"seeker": "A"}, {"seeker": "A"}])})
    assert set(found.applications["seeker"]) == {"Ann B"}


def test_nothing_and_a_missing_fingerprint() -> None:
    assert len(together({})) == 0
    assert together({"Ann": search()}).fingerprint == ""


def test_people_are_named_by_their_files() -> None:
    assert person_names(["Aisha_B.xlsx", "c:\\x\\Aisha B.csv", "dir/.xlsx", "é.csv"]) == [
        "Aisha B", "Aisha B (2)", ".xlsx", "é",
    ]  # fmt: skip
