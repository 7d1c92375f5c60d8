"""The one place where text of the user's becomes safe to show: it is always read as plain words.

Employers are called "A*STAR" or "<script>", notes hold dollars, brackets and smileys. Streamlit's markdown
would read them as signs, so what comes from the file goes through here before it meets markdown or HTML.
Tables (st.dataframe) show text as it is and need nothing.
"""

import re
from collections.abc import Iterable
from html import escape

from analysis.model import Polarity

# Signs that markdown reads. An escaped colon still makes an emoji or an icon, so codes are broken up below.
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&^=])")
# ":smile:", ":red[", "http://", "www.", "name@place", "->" ...: not recognised with a word joiner inside.
_CODES = re.compile(
    r"(:(?=[\w+\-/\[])|(?<=[hH][tT][tT][pP][sS]):|(?<=[hH][tT][tT][pP]):|[wW]{3}(?=\.)|@|[-<>~](?=[-=>]))"
)
_JOINER = "\u2060"
_TINT = {Polarity.WEAKNESS: "red", Polarity.STRENGTH: "green"}


def one_line(text: str) -> str:
    """The text on one line, its white space made single spaces."""
    return " ".join(text.split())


def in_markdown(text: str) -> str:
    """The text for st.markdown, labels, options and messages: shown letter for letter, on one line."""
    return _SIGNS.sub(r"\\\1", _CODES.sub(rf"\1{_JOINER}", one_line(text)))


def in_html(text: str) -> str:
    """The text for st.html: shown letter for letter."""
    return escape(text)


def highlighted(text: str, spans: Iterable[tuple[int, int, Polarity]]) -> str:
    """Feedback for st.markdown with the words behind its themes marked.

    Args:
        text: the feedback as written.
        spans: (start, end, polarity) of the words, half-open, in any order; where two overlap the first wins.

    Returns:
        The text, with what held the seeker back on the red ground, what counted for them on the green one and
        other words in bold.
    """
    parts: list[str] = []
    at = 0
    for start, end, polarity in sorted(spans):
        if start < at or end <= start:
            continue
        parts += [_between(text[at:start]), _marked(text[start:end], polarity)]
        at = end
    return "".join([*parts, _between(text[at:])]).strip()


def _between(text: str) -> str:
    words = in_markdown(text)
    before = " " if text[:1].isspace() and words else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{words}{after}"


def _marked(text: str, polarity: Polarity) -> str:
    words = in_markdown(text)
    colour = _TINT.get(polarity)
    return f":{colour}-background[{words}]" if colour else f":gray-background[{words}]"
