"""What employers say: the words behind a theme, marked, with who said them."""

from analysis.metrics.themes import themes
from tests.pages import conftest
from tests.pages.conftest import text


def test_the_words_behind_a_theme_are_marked(app) -> None:
    said = text(app("themes", conftest.seven()))
    assert ":red-background[" in said
    assert "Carr Homes" in said


def test_a_theme_leads_to_its_words(app) -> None:
    at = app("themes", conftest.many())
    theme = themes(conftest.many()).table.iloc[0]
    at.pills(key="themes_choice_0").select(theme["theme"]).run()
    assert not at.exception
    assert f"In their words: {theme['name']}" in text(at)
    assert "Employer 0" in text(at)
    assert "Held you back 10 times at 10 employers. Recurring." in text(at)


def test_without_feedback_the_page_says_so_kindly(app) -> None:
    at = app("themes", conftest.one())
    assert not at.get("plotly_chart")
    assert "class='lede'" in text(at)


def test_what_was_not_recognised_can_be_read(app) -> None:
    assert "recognised no reason" in text(app("themes", conftest.seven()))
