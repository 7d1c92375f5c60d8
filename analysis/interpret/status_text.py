"""From a status or a note as typed to the words it is read as: lower case, no accents, lemmas, cut.

Five signs stand among the words: END between sentences, STEP for an arrow or "then", CUT for other
punctuation, SLASH, and DATE for a date, a weekday or a time.
"""

import re
import unicodedata

from analysis.interpret.status_slips import is_known, repaired
from analysis.reference.status import status_words

END, STEP, CUT, SLASH, DATE, AND = "||", ">", "|", "/", "<d>", "and"
BREAKS = frozenset({END, STEP, CUT, SLASH})
LONGEST = 4000  # characters that are read: how it stands is said early, and pasted adverts are long

_MONTH = (
    r"(?:jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar|brero|braio)?|mar(?:ch|s|zo|co)?|marz|apr(?:il|ile)?|avril|abr(?:il)?"
    r"|may|mai(?:o)?|mayo|maggio|mei|june?|juin|juni|junio|junho|giugno|july?|juillet|juli|julio|julho|luglio"
    r"|aug(?:ust|ustus)?|aout|agosto|sept?(?:ember|embre|iembre)?|setembro|settembre|oct(?:ober|obre|ubre)?|okt(?:ober)?"
    r"|outubro|ottobre|nov(?:ember|embre|iembre|embro)?|dec(?:ember|embre)?|dez(?:ember|embro)?|dic(?:iembre|embre)?)\b"
)
_ROUND = r"(?:round|rnd|int|iv\b|stage|entrev|coll|gespr|runde|vorst|done|complet|tour|entret)"
_DATE = re.compile(
    rf"""
      \b\d{{4}}-\d{{1,2}}-\d{{1,2}}(?:[t ]\d\d:\d\d(?::\d\d)?)?
    | \b\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:\d{{4}}|\d{{2}})\b
    | \b\d{{1,2}}(?:st|nd|rd|th|er|\.|o|)\s?(?:of\s|de\s)?{_MONTH}(?:,?\s*20\d\d\b)?
    | \b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s*{_ROUND})(?:,?\s*20\d\d\b)?
    | \b(?:on|by|until|till|from|am|el|dia)\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th|\.)?(?=\s*(?:$|[,.;)\-]))
    | \b(?:[4-9]|[12]\d|3[01])(?:st|nd|rd|th)\b(?!\s*{_ROUND})
    | \b\d{{1,2}}[/.]\d{{1,2}}\b\.?(?!\s*{_ROUND})
    | \b\d{{1,2}}[:.]\d\d\s?(?:am|pm|uhr|h)?\b
    | \b\d{{1,2}}\s?(?:am|pm|uhr)\b
    | \b20\d\d\b
    """,
    re.VERBOSE,
)
_OF_SO_MANY = re.compile(
    rf"\b([1-9])\s?(?:/|of|out of)\s?[1-9](?=\s+{_ROUND})|(?<=[a-z] )([1-9])\s?(?:of|out of)\s?[1-9]\b"
)
_NTH_GERMAN = re.compile(r"\b([1-9])\.\s(?=gespr|interv|runde|vorst)")
_ELISION = re.compile(r"\b(qu|[a-z])['’`´ʼ](?=\w)")
_APOSTROPHE = re.compile(r"(?<=\w)['’`´ʼ](?=\w)")
_STEP = re.compile(r"[-=]{0,9}>+|→|➡|⇒|➜|➔|⟶|»")
_END = re.compile(r"[.!?](?=\s|$)|[!?;\n\r]|\.{2,}|…")
_CUT = re.compile(r"\s[-–—~]++\s?|[-–—]{1,9}\s|[—–,:(){}\[\]•·\"“”]|(?<!\|)\|(?!\|)")
_TOKEN = re.compile(r"\|\||<d>|[>|/&+]|\d+(?:st|nd|rd|th|eme|ere|er|e|a|o|da|do|ra)?(?![^\W_])|\d+|[^\W\d_]+")
_JOINED = re.compile(r"(?<![^\W_])[^\W_]++(?:[/.\-][^\W_]++)++\.?")
_ONLY_WORDS = re.compile(r"[a-z ]*")
_JOINING, _QUOTES, _DIGITS = frozenset("/.-"), frozenset("'’`´ʼ"), frozenset("0123456789")
_ARROWS, _ENDINGS = frozenset(">→➡⇒➜➔⟶»"), frozenset(".!?;\n\r…")
_STROKED = str.maketrans("łøđ", "lod")  # letters that have no accent to take off
_WITH = re.compile(r"\bw/(?!\w{1,3}\b)")
_JOB_OR_AFTER = frozenset({"post"})  # "the post" is the job, "post interview" is after it
_NTH = re.compile(r"(\d+)\D+")


def words_of(text: str, memo: dict[str, str] | None = None) -> list[str]:
    """The lemmas of a text, with the signs that cut it; fillers are left out. No text, no words.

    Args:
        text: as typed.
        memo: words already looked up, which the caller shares between texts.
    """
    known = memo if memo is not None else {}
    found: list[str] = []
    job_or_after = False
    for token in _TOKEN.findall(_written_out(text[:LONGEST])):
        lemma = known.get(token)
        if lemma is None:
            lemma = known[token] = _lemma(token)
        if job_or_after and lemma in status_words().after_post:
            found[-1] = "after"
        job_or_after = token in _JOB_OR_AFTER
        if " " in lemma:
            found += lemma.split()
        elif lemma:
            found.append(lemma)
    return found


def exact_lemma(word: str) -> str:
    """The lemma of a word of the lists themselves: no typing slips are repaired; "" for a filler."""
    words = status_words()
    if word in words.fillers:
        return ""
    return words.lemmas.get(word) or words.signs.get(word) or word


def plain(text: str) -> str:
    """The text in lower case, accents, ligatures and full-width forms folded."""
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(_STROKED)
    return "".join(char for char in folded if not unicodedata.combining(char))


def _written_out(text: str) -> str:
    """The text in plain lower case with short forms written out and the signs in place."""
    if text.isascii():
        text = text.lower()
    else:
        for sign, word in status_words().emoji.items():
            if sign in text:
                text = text.replace(sign, f" {word} ")
        text = plain(text)
    return text if _ONLY_WORDS.fullmatch(text) else _with_signs(text.replace("_", " "))


def _with_signs(text: str) -> str:
    """Each pass only where one of its signs is there: most cells hold few of them."""
    signs = set(text)
    if not _JOINING.isdisjoint(signs):
        text = _WITH.sub("with ", text)
        text = _JOINED.sub(_short_form, text)
    if not _QUOTES.isdisjoint(signs):
        text = _APOSTROPHE.sub("", _ELISION.sub(r"\1 ", text))
    if not _DIGITS.isdisjoint(signs):
        text = _OF_SO_MANY.sub(lambda hit: hit.group(1) or hit.group(2), text)
        text = _DATE.sub(" \x00 ", _NTH_GERMAN.sub(r"\1th ", text))
    if not _ARROWS.isdisjoint(signs):
        text = _STEP.sub(f" {STEP} ", text)
    if not _ENDINGS.isdisjoint(signs):
        text = _END.sub(f" {END} ", text)
    return _CUT.sub(f" {CUT} ", text).replace("\x00", DATE)


def _short_form(hit: re.Match[str]) -> str:
    words = status_words().written.get(hit.group())
    return hit.group() if words is None else f" {words} "


def _lemma(token: str) -> str:
    """What a token is read as: a sign, a lemma, some lemmas for a compound, "" for a filler."""
    words = status_words()
    if token in BREAKS or token == DATE:
        return token
    if token[0].isdigit() and token not in words.lemmas:
        return _number(token)
    if not is_known(token):
        token = repaired(token)
    read_as = words.signs.get(token) or words.written.get(token, token)
    return " ".join(filter(None, map(exact_lemma, read_as.split())))


def _number(token: str) -> str:
    """1st and 2nd for "7th" and the like, "" for numbers that count no rounds."""
    nth = _NTH.fullmatch(token)
    if nth is None or not 1 <= int(nth.group(1)) <= 9:
        return ""
    return "1st" if nth.group(1) == "1" else "2nd"
