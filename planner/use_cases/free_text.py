"""The one gate for texts on their way into a workspace, whichever verb, window, command or import they come through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel

from planner.domain.errors import InputError
from planner.domain.person_like import looks_like_a_person
from planner.domain.plain_text import LONGEST_LINE, LONGEST_REASON, LONGEST_TEXT, plain_text, shown
from planner.domain.workspace import Edit, Workspace

_WORDS = {"why": "reason", "who": "role", "text": "text", "body": "text"}
"""What a person calls a field, where its name says it less well."""
_LONGEST = {"name": LONGEST_LINE, "who": LONGEST_LINE, "marking": LONGEST_LINE, "why": LONGEST_REASON}


def refuse_unfit(there: Workspace, edits: Sequence[Edit]) -> None:
    """Raises `InputError` for a new text that cannot be shown, is too long, or looks like a person.

    What the workspace `there` holds already passes: it may be moved, copied and kept as it is.
    """
    for edit in edits:
        if edit.after is not None:
            known = {text for _, text in _texts(edit.before)}
            refuse_unfit_texts(((name, text) for name, text in _texts(edit.after) if text not in known), there)


def refuse_unfit_texts(texts: Mapping[str, str] | Iterator[tuple[str, str]], there: Workspace | None = None) -> None:
    """The same for texts by the name of their field."""
    held: set[str] | None = None
    for name, text in texts.items() if isinstance(texts, Mapping) else texts:
        problem = problem_with(name, text)
        if problem is not None:
            if held is None:
                held = {found for _, found in _texts(there)}
            if text not in held:
                raise problem


def problem_with(field: str, text: str) -> InputError | None:
    """Why a text may not go into a field, in one sentence; None when it may."""
    what = _WORDS.get(field, field.replace("_", " "))
    try:
        plain_text(text, what, _LONGEST.get(field, LONGEST_TEXT))
    except InputError as wrong:
        return wrong
    sign = looks_like_a_person(text)
    if not sign:
        return None
    return InputError(
        f"The {what} “{shown(text)}” seems to hold {sign}. A workspace travels and holds no persons: "
        "write of a group or a post instead."
    )


def _texts(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text inside a value, with the name of its field."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from _texts(getattr(value, field), field)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, name)
