"""A file named at the start: opened, read again when it is saved, never written to."""

import os
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui import memory
from tests.pages.conftest import PAGES, ROOT, text
from tests.pages.test_memory import NEW, OLD, correct, sector_of


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "search.csv"
    path.write_text(OLD, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["app.py", str(path)])
    return path


def save(path: Path, words: str) -> None:
    """Save as an editor does; the time of a file may be too coarse for a test."""
    stamp = path.stat().st_mtime_ns
    path.write_text(words, encoding="utf-8")
    os.utime(path, ns=(stamp + 10**9, stamp + 10**9))


def visit() -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    assert not at.exception
    return at


def said(at: AppTest) -> str:
    return " ".join(one.value for one in at.info)


def test_it_is_open_at_once_and_stays_as_it_is(file: Path) -> None:
    before = file.read_bytes()
    at = visit()
    assert len(at.session_state["search"]) == 2
    assert "Following" in text(at)
    correct(at)
    assert file.read_bytes() == before


def test_when_it_is_saved_it_is_read_again_and_corrections_stay(file: Path) -> None:
    at = correct(visit())
    save(file, NEW)
    at.run()
    assert not at.exception
    assert "was saved, and read again. 1 application new and 1 application changed." in said(at).replace(
        "\\", ""
    )
    assert len(at.session_state["search"]) == 3
    assert "Retail" in sector_of(at, "Elm Bank")


def test_saved_without_a_change_nothing_is_said(file: Path) -> None:
    at = visit()
    save(file, OLD)
    at.run()
    assert said(at) == ""
    assert len(at.session_state["search"]) == 2


def test_half_saved_the_last_version_stays_until_it_is_whole(file: Path) -> None:
    at = visit()
    save(file, "")
    at.run()
    assert not at.exception
    assert len(at.session_state["search"]) == 2
    save(file, NEW)
    at.run()
    assert len(at.session_state["search"]) == 3


def test_a_file_that_is_not_there_is_said(file: Path) -> None:
    file.unlink()
    at = visit()
    assert at.title[0].value == "Start with the spreadsheet you already keep"
    assert "is not there" in text(at)
    file.write_text(OLD, encoding="utf-8")
    at.run()
    assert len(at.session_state["search"]) == 2


def test_another_search_asks_before_it_takes_the_place(file: Path) -> None:
    at = visit()
    save(file, OLD.replace("Elm Bank", "Oak Homes").replace("Fell Audit", "Zed Labs"))
    at.run()
    assert "Please look at what it changes" in said(at)
    assert len(at.session_state["search"]) == 2
    at.switch_page(PAGES["import_file"]).run()
    at.button(key="use_new").click().run()
    assert "Oak Homes" in set(at.session_state["search"].applications["company"])


def test_forgotten_it_comes_back_only_when_it_is_saved_again(file: Path) -> None:
    at = visit()
    at.button(key="forget").click().run()
    assert at.session_state["search"] is None
    save(file, NEW)
    at.run()
    assert len(at.session_state["search"]) == 3


def test_where_others_reach_the_page_no_file_is_opened(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "offered", lambda: False)
    assert visit().session_state["search"] is None
