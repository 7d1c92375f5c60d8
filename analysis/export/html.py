"""A page of its own: everything in one file, and a browser that is told to fetch nothing."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from analysis.export.drawing import variables
from analysis.figures.theme import palette

_HERE = Path(__file__).parent
_ENDS = {"\0": "", "\r\n": "\n", "\r": "\n"}


def text(words: str) -> str:
    """Any words as HTML that shows them letter for letter."""
    for end, better in _ENDS.items():
        words = words.replace(end, better)
    return escape(words)


def paragraph(words: str, kind: str = "") -> str:
    """A paragraph; "" without words."""
    told = f' class="{kind}"' if kind else ""
    return f"<p{told}>{text(words)}</p>" if words else ""


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Iterable[int] = (), kind: str = ""
) -> str:
    """A table of words.

    Args:
        headers: what stands above the columns.
        rows: the cells.
        numbers: the columns that are set flush right.
        kind: how the page looks at it ("list": one below the other on a phone).
    """
    right = frozenset(numbers)
    classes = [' class="number"' if at in right else "" for at in range(len(headers))]
    head = "".join(
        f'<th scope="col"{look}>{text(name)}</th>' for name, look in zip(headers, classes, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(f"<td{look}>{text(cell)}</td>" for cell, look in zip(row, classes, strict=True))
        + "</tr>"
        for row in rows
    )
    told = f' class="{kind}"' if kind else ""
    return f"<table{told}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def folded(name: str, content: str) -> str:
    """Content that opens on a click."""
    return f'<details><summary>{text(name)}</summary><div class="wide">{content}</div></details>'


def document(title: str, body: str) -> bytes:
    """A whole page in UTF-8 around a body that is HTML already.

    The page says itself that nothing may be fetched and that no script but ours may run.
    """
    script = _file("report.js")
    allowed = b64encode(sha256(script.encode()).digest()).decode()
    rules = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"script-src 'sha256-{allowed}'"
    )
    page = (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n'
        f"<title>{text(title)}</title>\n<style>\n{_colours()}{_file('report.css')}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n<script>{script}</script>\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _colours() -> str:
    """The colours of the product; paper is always light."""
    light, dark = variables(palette("light")), variables(palette("dark"))
    return (
        f":root{{{light}}}\n@media screen and (prefers-color-scheme: dark){{:root{{{dark}}}}}\n"
        "@media print{:root{color-scheme:light}}\n"
    )
