"""Places and words in a drawing of ours: per cent across, pixels down, text that stays text."""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple

Colours = Callable[[str], str]

_MARKUP = re.compile(r"(<b>|</b>|<br>)")
_TAGS = re.compile(r"<extra>.*?</extra>|<[^>]+>")
_LINE_HEIGHT = 1.2


class Frame(NamedTuple):
    """Where things stand: per cent across, pixels down."""

    top: float
    bottom: float
    across: tuple[float, float]
    down: tuple[float, float]

    def x(self, value: float) -> float:
        """Where a value stands across, in per cent."""
        start, end = self.across
        return 100 * (value - start) / (end - start)

    def y(self, value: float) -> float:
        """Where a value stands down, in pixels."""
        start, end = self.down
        return self.bottom - (value - start) / (end - start) * (self.bottom - self.top)


class Look(NamedTuple):
    """How words look: their colour, which end stands at their place, and more attributes."""

    fill: str
    anchor: str
    more: str


def says(template: object, element: str) -> str:
    """The end of an element: with its words when it says some, else empty."""
    words = unescape(_TAGS.sub("", str(template).replace("<br>", ". "))).strip()
    if not words or "%{" in words:
        return "/>"
    told = escape(words)
    return f' class="says" data-says="{told}"><title>{told}</title></{element}>'


def text_at(x: float, y: float, markup: str, look: Look) -> str:
    """Words at a place; `markup` is escaped text with <b> and <br>."""
    lines, bold, line = [], False, ""
    for part in _MARKUP.split(markup):
        if part == "<br>":
            lines.append(line)
            line = ""
        elif part in ("<b>", "</b>"):
            bold = part == "<b>"
        elif part:
            words = escape(unescape(part))
            line += f'<tspan font-weight="700">{words}</tspan>' if bold else words
    lines.append(line)
    first, *rest = lines
    more = "".join(f'<tspan x="{x:.2f}%" dy="{_LINE_HEIGHT}em">{one}</tspan>' for one in rest)
    end = f'fill="{look.fill}" {look.more} text-anchor="{look.anchor}"'
    return f'<text x="{x:.2f}%" y="{y:.1f}" {end}>{first}{more}</text>'
