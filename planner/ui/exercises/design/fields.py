"""A field of a form as plain text: what kind it is, what stands in it, and how a typed text becomes a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from planner.domain import typed_number
from planner.domain.errors import InputError
from planner.domain.plain_text import shown
from planner.domain.wording import published

Option = tuple[str | None, str]
"""A value to choose, and its words; None is a heading above the values below it."""


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "one line"
    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    PERCENT = "percent"
    CHOICE = "choice"
    SWITCH = "switch"
    MANY = "several"
    LINES = "one on each line"
    IDS = "ids"
    MEMBERS = "for whom"
    FIXED = "not to be changed"
    ACTION = "button"


@dataclass(frozen=True)
class Field:
    """One field; `text` is what stands in it. `width` 0 takes the room there is; `dimensions` are for `MEMBERS`."""

    name: str
    title: str
    kind: Kind = Kind.LINE
    text: str = ""
    options: tuple[Option, ...] = ()
    hint: str = ""
    width: int = 0
    lines: int = 3
    dimensions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """Fields beside one another; `title` begins a section; `beside` is for a second column where there is room."""

    fields: tuple[Field, ...]
    title: str = ""
    beside: bool = False


def line(*fields: Field, title: str = "") -> Line:
    """Fields beside one another."""
    return Line(fields, title)


def beside(*lines: Line) -> tuple[Line, ...]:
    """The same lines in the second column."""
    return tuple(replace(found, beside=True) for found in lines)


def written(kind: Kind, value: object) -> str:
    """A value as it stands in a field."""
    match kind:
        case Kind.SWITCH:
            return "yes" if value else ""
        case Kind.PERCENT:
            assert isinstance(value, float | int)
            return published(float(f"{value * 100:.6g}"))
        case Kind.NUMBER:
            assert isinstance(value, float | int)
            return published(float(value))
        case Kind.LINES:
            assert isinstance(value, tuple)
            return "\n".join(value)
        case Kind.IDS | Kind.MANY:
            assert isinstance(value, tuple)
            return ", ".join(value)
        case _:
            return str(value)


def read(kind: Kind, title: str, text: str) -> object:
    """What a typed text means. Raises `InputError` with one sentence."""
    match kind:
        case Kind.SWITCH:
            return text == "yes"
        case Kind.WHOLE:
            return read_whole(title, text)
        case Kind.NUMBER:
            return read_number(title, text)
        case Kind.PERCENT:
            return read_number(title, text.replace("%", "")) / 100
        case Kind.LINES:
            return tuple(part.strip() for part in text.splitlines() if part.strip())
        case Kind.IDS | Kind.MANY:
            return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
        case _:
            return text.strip()


def read_number(title: str, text: str) -> float:
    """A number; thousands may be parted. Raises `InputError`."""
    try:
        return typed_number.read_number(text)
    except ValueError:
        raise InputError(f"{title} is a number; “{shown(text.strip())}” cannot be read as one.") from None


def read_whole(title: str, text: str) -> int:
    """A whole number. Raises `InputError`."""
    value = read_number(title, text)
    if not value.is_integer():
        raise InputError(f"{title} is a whole number; “{text.strip()}” is not.")
    return int(value)


def choices(values: Sequence[str], words: Callable[[str], str] = str) -> tuple[Option, ...]:
    """Options in order."""
    return tuple((value, words(value)) for value in values)
