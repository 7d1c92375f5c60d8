"""What people write goes into no log and no address, whatever page they look at and whatever fails."""

import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import driving

NAMES = ("Quenby", "Orlaith", "Zorbington")


def test_no_word_of_a_file_is_in_the_log_or_in_an_address(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "zorbington.csv"
    rows = [f"Quenby Works {n},Porter,{n}/05/2026,Rejected,Orlaith said no,Orlaith Fell" for n in range(1, 9)]
    file.write_text("\n".join(["Company,Role,Date,Status,Feedback,Contact", *rows]), encoding="utf-8")
    bad = tmp_path / "quenby.xlsx"
    bad.write_bytes(b"PK\x03\x04 Quenby Orlaith Zorbington")
    log = tmp_path / "log.txt"
    seen: list[str] = []
    with driving.server(log=log) as address:
        one = driving.Visit(browser, address, "wide")
        one.page.on("request", lambda request: seen.append(request.url))
        one.page.on("framenavigated", lambda frame: seen.append(frame.url))
        one.open()
        one.page.locator('input[type="file"]').set_input_files(bad)
        one.page.get_by_text("damaged or incomplete").first.wait_for()
        one.upload(file)
        for name in driving.PAGES:
            one.turn_to(name)
        one.close()
    assert len(seen) > 10
    words = re.compile("|".join(NAMES), re.IGNORECASE)
    assert [url for url in seen if words.search(url)] == []
    assert words.search(log.read_text(encoding="utf-8", errors="replace")) is None
