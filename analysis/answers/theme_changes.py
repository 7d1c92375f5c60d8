"""What a user does with themes on screen as changes for the journal: checked, with the names to show."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from analysis.errors import JobSearchError
from analysis.intake.changes import record_event, set_field
from analysis.intake.checks import checked, name_of
from analysis.intake.desk import records
from analysis.metrics.evidence import NO_REASON, Evidence, Untagged
from analysis.metrics.texts import ListedValue
from analysis.metrics.theme_counts import KnownThemes
from analysis.model import (
    OWN_THEME,
    AddTheme,
    Change,
    Dataset,
    EventKind,
    MergeThemes,
    Polarity,
    RemoveTheme,
    RenameTheme,
    SetPlan,
    SetReason,
    TagTheme,
    ThemeEdits,
    UntagTheme,
    text_key,
)

_HINT = "Nothing was changed. Mend it and try again."
_SEPARATORS = re.compile(r"[,;\n]")


def tag(
    ds: Dataset, texts: Iterable[Untagged | Evidence], theme: str, polarity: Polarity
) -> tuple[Change, ...]:
    """Texts, each as a whole, are about a theme: one step when added together.

    Args:
        ds: the search as shown.
        texts: texts that nothing was recognised in, or some of the evidence.
        theme: a theme id.
        polarity: how it is meant.
    """
    shown = KnownThemes(ds.theme_edits)(theme).name
    each = {(one.application_id, one.text): one for one in texts}
    return tuple(
        checked(
            TagTheme, application_id=one.application_id, text_key=text_key(one.text), theme=theme,
            polarity=polarity, about=_about(one), shown=shown,
        )
        for one in each.values()
    )  # fmt: skip


def untag(ds: Dataset, evidence: Iterable[Evidence]) -> tuple[UntagTheme, ...]:
    """These remarks are not there: one change a theme and text, whichever rule found it."""
    known = KnownThemes(ds.theme_edits)
    found = {(one.application_id, one.text, one.found_as or one.theme, one.polarity): one for one in evidence}
    return tuple(
        UntagTheme(
            application_id=application_id, text_key=text_key(text), theme=theme, polarity=polarity,
            about=_about(one), shown=known(one.theme).name,
        )
        for (application_id, text, theme, polarity), one in found.items()
    )  # fmt: skip


def meant_otherwise(ds: Dataset, evidence: Sequence[Evidence], polarity: Polarity) -> tuple[Change, ...]:
    """The remarks of one text on one theme were meant with this polarity; nothing without any."""
    if not evidence:
        return ()
    first = evidence[0]
    return (*untag(ds, evidence), _tag_words(first, first.theme, polarity, ds.theme_edits))


def rename(ds: Dataset, theme: str, name: str) -> tuple[RenameTheme, ...]:
    """A theme goes by another name; "" gives its first one back, its present name changes nothing.

    Raises:
        JobSearchError: another theme has that name.
    """
    known = KnownThemes(ds.theme_edits)
    change: RenameTheme = checked(RenameTheme, theme=theme, name=name, about=known(theme).name)
    _check_free(ds.theme_edits, change.name, theme)
    return () if change.name == known(theme).name else (change,)


def merge(ds: Dataset, theme: str, into: str) -> tuple[MergeThemes, ...]:
    """A theme counts as another one; into "" takes them apart again.

    Raises:
        JobSearchError: both are the same.
    """
    known = KnownThemes(ds.theme_edits)
    shown = known(into).name if into else ""
    return (checked(MergeThemes, theme=theme, into=into, about=known(theme).name, shown=shown),)


def own_theme(
    ds: Dataset,
    name: str,
    polarity: Polarity,
    words: str = "",
    examples: Iterable[Untagged | Evidence] = (),
) -> tuple[Change, ...]:
    """A theme of the user's own, found by words or begun with examples: one step when added together.

    Args:
        ds: the search as shown.
        name: as it shall be shown.
        polarity: how it is meant.
        words: words and phrases with commas, semicolons or new lines between them.
        examples: texts that are about it.

    Raises:
        JobSearchError: no name, one that is taken, or neither words nor examples.
    """
    said = tuple(word.strip() for word in _SEPARATORS.split(words))
    id_ = _new_id(ds.theme_edits, name)
    theme: AddTheme = checked(
        AddTheme, theme=id_, name=name, polarity=polarity, words=said, about=name.strip()
    )
    _check_free(ds.theme_edits, theme.name, id_)
    tags = tag(ds, examples, id_, polarity)
    if not (theme.words or tags):
        raise JobSearchError("Give it words to be found by, or choose texts that are about it.", _HINT)
    return (theme, *(one.model_copy(update={"shown": theme.name}) for one in tags))


def split_off(ds: Dataset, evidence: Sequence[Evidence], name: str) -> tuple[Change, ...]:
    """Remarks become a theme of the user's own, and leave the one they were counted under.

    Raises:
        JobSearchError: no remark, no name, or one that is taken.
    """
    if not evidence:
        raise JobSearchError("Choose the remarks that belong together.", _HINT)
    id_ = _new_id(ds.theme_edits, name)
    sides = [one.polarity for one in evidence]
    most = max(dict.fromkeys(sides), key=sides.count)
    theme: AddTheme = checked(AddTheme, theme=id_, name=name, polarity=most, about=name.strip())
    _check_free(ds.theme_edits, theme.name, id_)
    firsts = {(one.application_id, one.text, one.polarity): one for one in reversed(evidence)}
    tags = (
        _tag_words(one, id_, one.polarity, ds.theme_edits, theme.name) for one in reversed(firsts.values())
    )
    return (theme, *untag(ds, evidence), *tags)


def change_own(ds: Dataset, theme: str, words: str) -> tuple[AddTheme, ...]:
    """A theme of the user's own is found by these words from now on; the same words change nothing."""
    own = ds.theme_edits.own[theme]
    said = tuple(word.strip() for word in _SEPARATORS.split(words))
    name = KnownThemes(ds.theme_edits)(theme).name
    change: AddTheme = checked(
        AddTheme, theme=theme, name=name, polarity=own.polarity, words=said, about=name
    )
    return () if change.words == own.words else (change,)


def remove_own(ds: Dataset, theme: str) -> tuple[RemoveTheme, ...]:
    """A theme of the user's own is no more."""
    return (RemoveTheme(theme=theme, about=KnownThemes(ds.theme_edits)(theme).name),)


def plan(ds: Dataset, theme: str, text: str, on: date) -> tuple[SetPlan, ...]:
    """What the user will do about a theme from a day on; "" for nothing any more, the same changes nothing.

    Raises:
        JobSearchError: the plan is longer than a thousand letters.
    """
    change: SetPlan = checked(
        SetPlan, theme=theme, text=text, on=on, about=KnownThemes(ds.theme_edits)(theme).name
    )
    before = ds.theme_edits.plans.get(theme)
    same = (before is None and not change.text) or (
        before is not None and (before.text, before.on) == (change.text, change.on)
    )
    return () if same else (change,)


def reason(ds: Dataset, value: ListedValue, theme: str, polarity: Polarity) -> tuple[SetReason, ...]:
    """What a value of the user's list of reasons means; theme "" for no reason: the text counts then."""
    if (value.theme, value.polarity) == (theme, str(polarity)):
        return ()
    shown = KnownThemes(ds.theme_edits)(theme).name if theme else ""
    return (
        checked(
            SetReason, value=value.key, theme=theme, polarity=polarity, about=f"“{value.value}”", shown=shown
        ),
    )


def add_feedback(
    ds: Dataset, application_id: str, text: str, on: date, *, refused: bool
) -> tuple[Change, ...]:
    """Words of an employer's, put below what stands in the feedback of an application already.

    Args:
        ds: the search as shown.
        application_id: whose it is.
        text: the words, a pasted letter or a remark.
        on: the day they came.
        refused: whether they say no; else they are feedback received.

    Raises:
        JobSearchError: nothing to add, or no such application.
    """
    words = text.strip()
    if not words:
        raise JobSearchError("There is nothing to add yet.", "Paste what they wrote.")
    rows = ds.applications[ds.applications["application_id"] == application_id]
    before = rows["feedback"].iloc[0].strip() if len(rows) else ""
    after = f"{before}\n\n{words}" if before else words
    kind = EventKind.REJECTED if refused else EventKind.FEEDBACK_RECEIVED
    return (
        set_field(ds, application_id, "feedback", after),
        record_event(ds, application_id, kind, on),
        *_said_of(ds.theme_edits, application_id, before, after),
    )


def applications_by_name(ds: Dataset) -> dict[str, str]:
    """The applications to choose from, newest first, those without a day last: id -> names as shown."""
    rows = records(ds.applications)
    rows.sort(key=lambda row: row["applied_on"] or date.min, reverse=True)
    return {row["application_id"]: name_of(row) for row in rows}


def says_nothing(ds: Dataset, texts: Iterable[Untagged]) -> tuple[Change, ...]:
    """These texts give no reason."""
    return tag(ds, texts, NO_REASON, Polarity.EXTERNAL)


def _said_of(edits: ThemeEdits, application_id: str, before: str, after: str) -> Iterator[Change]:
    """What the user said of a text, said again of the longer text that begins with it."""
    place, known = (application_id, text_key(before)), KnownThemes(edits)
    common = {"application_id": application_id, "text_key": text_key(after)}
    for off in sorted(edits.off.get(place, ()), key=str):
        yield UntagTheme(**common, theme=off.theme, polarity=off.polarity, shown=known(off.theme).name)
    for tag in edits.tags.get(place, ()):
        yield TagTheme(
            **common, theme=tag.theme, polarity=tag.polarity, start=tag.start, end=tag.end or len(before),
            shown=known(tag.theme).name,
        )  # fmt: skip


def _tag_words(one: Evidence, theme: str, polarity: Polarity, edits: ThemeEdits, shown: str = "") -> TagTheme:
    return TagTheme(
        application_id=one.application_id, text_key=text_key(one.text), theme=theme, polarity=polarity,
        start=one.start, end=one.end if one.end > one.start else 0, about=_about(one),
        shown=shown or KnownThemes(edits)(theme).name,
    )  # fmt: skip


def _about(text: Untagged | Evidence) -> str:
    return name_of({"company": text.company, "role": text.role}) or "An application"


def _check_free(edits: ThemeEdits, name: str, theme: str) -> None:
    names = KnownThemes(edits).names()
    if any(known.casefold() == name.casefold() for id_, known in names.items() if id_ != theme):
        raise JobSearchError(
            f"There is a theme called “{name}” already.", "Choose another name, or join the two."
        )


def _new_id(edits: ThemeEdits, name: str) -> str:
    word = re.sub(r"\W+", "_", name.strip().casefold()).strip("_") or "theme"
    id_, number = f"{OWN_THEME}{word}", 2
    while id_ in edits.own:
        id_, number = f"{OWN_THEME}{word}_{number}", number + 1
    return id_
