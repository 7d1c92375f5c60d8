"""Setting the sectors of employers right: at once, undone, kept with what follows."""

from tests.pages import conftest
from tests.pages.conftest import PAGES, text


def labels(at) -> list[str]:
    return [button.label for button in at.button]


def said(at) -> str:
    return text(at).replace("\\", "")


def line(at, name: str):
    return next(one for one in at.selectbox if one.label == f"Sector of {name}")


def test_a_sector_that_is_chosen_counts_at_once(app) -> None:
    at = app("sectors", conftest.seven())
    line(at, "Elm Bank").set_value("finance").run()
    assert not at.exception
    assert "Elm Bank: sector is Finance" in said(at)
    assert "Elm Bank" not in {one.label.removeprefix("Sector of ") for one in at.selectbox}
    at.switch_page(PAGES["applications"]).run()
    row = at.data_editor[0].value.set_index("company").loc["Elm Bank"]
    assert row["sector"].startswith("Finance")
    assert "✎ sector" in row["marks"]
    assert "✎ you set it right here" in text(at)


def test_a_change_is_undone_and_made_again(app) -> None:
    at = app("sectors", conftest.seven())
    before = at.session_state["search"]
    line(at, "Elm Bank").set_value("finance").run()
    at.button(key="undo").click().run()
    assert line(at, "Elm Bank").value is None
    assert "Your last change is taken back" in text(at)
    at.button(key="redo").click().run()
    assert "Your changes (1)" in text(at)
    assert at.session_state["search"] is before


def test_one_guess_or_all_that_are_shown_are_accepted_in_one_click(app) -> None:
    at = app("sectors", conftest.seven())
    assert labels(at).count("Right") == 3
    at.button[labels(at).index("Right")].click().run()
    assert labels(at).count("Right") == 2
    at.button(key="accept_sectors").click().run()
    assert labels(at).count("Right") == 0
    assert "2 changes made together" in text(at)
    at.button(key="undo").click().run()
    assert labels(at).count("Right") == 2


def test_employers_are_found_by_words_and_shown_eight_at_once(app) -> None:
    at = app("sectors", conftest.many())
    assert "all 60 employers" in said(at)
    assert len(at.selectbox) == 8
    at.text_input(key="employer_words_0").set_value("yer 41").run()
    assert [one.label for one in at.selectbox] == ["Sector of Employer 41"]
    at.text_input(key="employer_words_0").set_value("zzz").run()
    assert "No employer here" in text(at)


def test_a_filter_on_a_sector_that_is_gone_is_no_trouble(app) -> None:
    at = app("sectors", conftest.seven())
    at.multiselect(key="filter_sector_0").select("it").run()
    at.selectbox[0].set_value("health").run()
    assert not at.exception
    assert at.multiselect(key="filter_sector_0").value == []


def test_a_search_without_names_has_no_line(app) -> None:
    at = app("sectors", conftest.builders.dataset([{"company": ""}]))
    assert "No application names an employer yet" in said(at)
    assert not at.selectbox
