"""How the header of a column is compared: its letters and words without what does not matter."""

import re
import unicodedata

_JOINED = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])")
_NUMBERED = re.compile(
    r"\(?(?:(?:stage|step|phase|stufe|étape|etape|etapa|fase|etap)\s*)?\d{1,2}\s*(?:[.):]\s*|[-–—]\s+)(?=[^\W\d])",
    re.IGNORECASE,
)
YES_NO = re.compile(r" (?:y n(?: g)?|yes no|ja nein|oui non|si no|sim nao|ja nee|tak nie)$")
_OUT = re.compile(r"[^\w+%]+|_")
# the words of a question or a politeness, which name nothing
_FILLERS = frozenset({
    "a", "an", "the", "my", "your", "our", "is", "was", "were", "did", "do", "does", "you", "i",
    "it", "of", "for", "to",
    "de", "del", "della", "dello", "dell", "di", "du", "des", "d", "l", "la", "le", "les", "el", "los",
    "il", "lo", "da", "dos", "der", "die", "das", "den", "dem", "vom", "zur", "zum", "am", "van", "het",
    "een", "un", "une", "una", "um", "uma", "ein", "eine", "op", "em",
})  # fmt: skip


def without_number(header: str) -> str:
    """A header without a number that only counts the columns: "2. Job", "Stage 3 - video interview"."""
    return _NUMBERED.sub("", header.strip(), count=1)


def plain_header(header: str) -> str:
    """A header as it is compared: lower case, no accents, punctuation or number, joined words apart."""
    apart = _JOINED.sub(" ", without_number(header))
    letters = unicodedata.normalize("NFKD", apart.casefold().replace("ł", "l").replace("ß", "ss"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    bare = re.sub(r"['’]s\b", "", bare)
    return " ".join(_OUT.sub(" ", bare).split())


def lean_header(plain: str) -> str:
    """A header as compared without articles, prepositions and the words of a question."""
    return " ".join(word for word in plain.split() if word not in _FILLERS)
