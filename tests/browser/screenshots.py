"""Pictures of every page, wide, on a phone and in the dark: python -m tests.browser.screenshots FOLDER."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import driving


def main(folder: Path, file: Path | None = None) -> None:
    """Write one picture a page and mode into the folder; of the sample, or of a file that is given."""
    folder.mkdir(parents=True, exist_ok=True)
    with driving.server() as address, sync_playwright() as playwright:
        browser = driving.launch(playwright)
        for mode in driving.MODES:
            visit = driving.Visit(browser, address, mode)
            visit.open()
            visit.picture(folder / f"start_{mode}.png")
            if file is None:
                visit.sample()
            else:
                visit.upload(file)
            for name in driving.PAGES:
                visit.turn_to(name)
                word = name.lower().replace(" ", "_").replace("?", "")
                visit.picture(folder / f"{word}_{mode}.png")
            visit.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
