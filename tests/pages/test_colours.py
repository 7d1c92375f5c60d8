"""Saying on the page what the colours of rows mean."""

from analysis import load
from pages.ui.kept import File
from tests.intake.test_colours import coloured
from tests.pages.conftest import text


def test_a_colour_is_given_a_meaning_and_counts_at_once(app) -> None:
    data = coloured()
    at = app("import_file", load(data, filename="jobs.xlsx"), file=File(data, "jobs.xlsx"))
    assert "rows have colours" in text(at)
    choice = next(one for one in at.selectbox if one.label == "How red rows stand")
    choice.set_value("rejected").run()
    assert not at.exception
    assert list(at.session_state["search"].applications["outcome"]).count("rejected") == 2
    assert next(one for one in at.selectbox if one.label == "How red rows stand").value == "rejected"
    assert "FFFF0000" not in text(at)
    choice = next(one for one in at.selectbox if one.label == "How far green rows got")
    choice.set_value("interview").run()
    assert list(at.session_state["search"].applications["stage"]).count("interview") == 1
