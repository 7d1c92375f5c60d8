"""Every page stands with no search, with one application, with seven and with many."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import conftest
from tests.pages.conftest import NASTY, PAGES

WITH_DATA = [name for name in PAGES if name != "method"]
SEARCHES = {
    "one": conftest.one, "seven": conftest.seven, "many": conftest.many, "sample": conftest.sample,
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_without_a_search_there_is_a_way_in(app, page: str) -> None:
    at = app(page)
    assert at.title[0].value
    if page != "method":
        assert [button.label for button in at.button if "sample" in button.label]


@pytest.mark.parametrize("size", SEARCHES)
@pytest.mark.parametrize("page", WITH_DATA)
def test_a_page_opens_with_a_question_and_an_answer(app, page: str, size: str) -> None:
    at = app(page, SEARCHES[size]())
    assert not at.error
    answer = next(one.proto.body for one in at.get("html") if "class='lede'" in one.proto.body)
    for wrong in (" nan", "None", "n=", "%", "!", "_"):
        assert wrong not in answer


@pytest.mark.parametrize("size", SEARCHES)
@pytest.mark.parametrize("page", ["funnel", "sectors", "compare", "timing", "themes"])
def test_every_chart_has_words_for_those_who_do_not_see_it(app, page: str, size: str) -> None:
    at = app(page, SEARCHES[size]())
    for chart in at.get("plotly_chart"):
        assert chart.proto.alt.strip()
        assert json.loads(chart.proto.spec)["layout"]["showlegend"] is False


def test_the_landing_page_draws_no_plotly(app) -> None:
    assert not app("overview", conftest.many()).get("plotly_chart")


@pytest.mark.parametrize("page", ["overview", "import_file", "themes", "applications"])
def test_names_from_the_file_never_become_markup(app, page: str) -> None:
    at = app(page, conftest.seven(), application_in_view=("applications", "a1"))
    for element in at.markdown:
        assert NASTY not in element.value
        assert "<b>Co</b>" not in element.value.replace("\\<b\\>", "")
    for element in at.get("html"):
        assert "<b>Co" not in element.proto.body


def test_the_frame_is_on_every_page(app) -> None:
    for page in PAGES:
        at = app(page, conftest.one())
        assert any("stays on this computer" in one.value for one in at.sidebar.markdown), page


def test_page_names_in_the_frame_exist() -> None:
    for path in PAGES.values():
        assert (conftest.ROOT / path).exists()
    at = AppTest.from_file(str(conftest.ROOT / "app.py"), default_timeout=20).run()
    assert at.title[0].value == "Start with the spreadsheet you already keep"
