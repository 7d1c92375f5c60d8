"""Several people at once: nothing yet, three people, many; one person's pages and back; what may leave."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import load
from tests import builders
from tests.pages import conftest
from tests.pages.conftest import ROOT, text

TEXTS = ("We needed more hands-on experience.", "We had many strong applicants.")
COHORT = "pages/share/cohort.py"
SEARCH = (
    "Company,Role,Date applied,Status\n{0} Ltd,Clerk,2026-05-02,Rejected\n{0} Co,Clerk,2026-05-09,Interview\n"
)


def start(search=None, **state) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=40)
    at.session_state["search"] = search
    for key, value in state.items():
        at.session_state[key] = value
    at.run()
    at.switch_page(COHORT).run()
    assert not at.exception, at.exception
    return at


def group(count: int, sent: int = 14):
    rows = [
        {"seeker": f"Person {who:02}", "sector": ("it", "health")[at % 2], "sector_basis": "column",
         "age": 30 + at,
         "company": f"E{who}-{at}", "outcome": "rejected",
         "stage": "interview" if at < who % 6 else "applied",
         "feedback": TEXTS[at] if at < 2 else ""}
        for who in range(count) for at in range(sent)
    ]  # fmt: skip
    return builders.dataset(rows, fingerprint=f"group{count}")


def test_without_a_group_the_page_says_what_it_needs_and_offers_a_sample() -> None:
    for search in (conftest.seven(), None):
        at = start(search)
        assert "For advisers" in text(at)
        assert [one.label for one in at.get("file_uploader")] == ["One spreadsheet for each person"]
        offered = "sample_group" in {one.key for one in at.button}
        assert offered is (search is None)  # it would replace a search of the user's
        assert ("take the place of the search in view" in text(at)) is not offered
    at.button(key="sample_group").click().run()
    assert not at.exception
    assert "24 people have sent 640 applications" in text(at)


@pytest.mark.parametrize("count", [3, 60])
def test_it_is_useful_with_few_and_with_many(count: int) -> None:
    at = start(group(count))
    said = text(at) + str([one.value for one in at.subheader])
    assert f"{count} people have sent" in said
    assert "Who may need a hand" in said
    assert "Quiet for three weeks or more" in said
    assert "Everyone" in said
    shown = [one.value for kind in ("markdown", "subheader", "header") for one in at.get(kind)]
    for wrong in (" nan", "None", "n=", "%", "<NA>"):
        assert not [one for one in shown if wrong in one and "<style>" not in one]
    downloads = {one.proto.label for one in at.get("download_button")}
    assert ("As a workbook" in downloads) is (count >= 5)
    assert ("nothing is offered" in said) is (count < 5)


def test_one_persons_pages_are_one_click_away_and_so_is_the_way_back() -> None:
    at = start(group(3))
    at.button(key="open_quiet_Person 01").click().run()
    assert not at.exception
    assert at.title[0].value == "Where your search stands"
    assert "14 applications" in text(at)
    assert any("Only **Person 01**" in one.value for one in at.markdown)
    at.switch_page("pages/insight/funnel.py").run()
    assert "from 14 applications" in text(at)
    at.button(key="everyone").click().run()
    assert "from 42 applications" in text(at)


def test_the_page_of_all_people_closes_the_view_of_one() -> None:
    at = start(group(3))
    at.button(key="open_quiet_Person 01").click().run()
    at.switch_page(COHORT).run()
    assert "3 people have sent 42 applications" in text(at)
    assert not [one for one in at.button if one.key == "everyone"]
    at.switch_page("pages/search/overview.py").run()
    assert "42 applications" in text(at)


def test_a_name_never_becomes_markup() -> None:
    rows = [{"seeker": name, "age": 60} for name in (conftest.NASTY, "Ben") for _ in range(6)]
    at = start(builders.dataset(rows, fingerprint="nasty"))
    for element in at.markdown:
        assert conftest.NASTY not in element.value


def test_quotes_are_shown_only_when_switched_on() -> None:
    at = start(group(12))
    assert "hands-on experience" not in text(at)
    at.toggle(key="cohort_quotes_0").set_value(True).run()
    assert not at.exception
    assert "hands\\-on experience" in text(at)


def test_several_files_are_put_together_and_a_bad_one_is_named() -> None:
    at = start()
    files = [(f"{name}.csv", SEARCH.format(name).encode(), "text/csv") for name in ("Ann_A", "Ben", "Cem")]
    at.file_uploader(key="cohort_files_0").set_value([*files, ("bad.csv", b"\x00\x01", "text/csv")]).run()
    at.button(key="put_together").click().run()
    assert not at.exception, at.exception
    said = text(at)
    assert "3 people have sent 6 applications" in said
    assert "3 files are put together" in str([one.value for one in at.info])
    assert "bad" in str([one.value for one in at.info])


def test_a_sheet_for_each_person_is_a_group_too() -> None:
    at = start(load(Path(ROOT) / "tests" / "cases" / "own" / "o04_sheet_a_seeker.xlsx"))
    assert "people have sent" in text(at)
