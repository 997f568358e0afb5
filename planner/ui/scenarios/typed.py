"""What an officer types into the editor, read into months, values and schedules; a wrong entry is one sentence."""

from __future__ import annotations

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.plain_text import shown
from planner.domain.quantity import Quantity
from planner.domain.schedule import Schedule, Shape, clear, constant, ramp, steps
from planner.domain.typed_number import read_number, read_whole
from planner.domain.wording import published
from planner.system.catalogue import Lever
from planner.ui.scenarios.draft import dated

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SWITCH = {"on": 1.0, "off": 0.0, "yes": 1.0, "no": 0.0}


def read_month(text: str) -> Month:
    """`Mar 2020`, `March 2020` or `2020-03`. Raises `InputError`."""
    words = text.strip().lower().split()
    if (
        len(words) == 2
        and words[0][:3] in _MONTHS
        and words[1].isdecimal()
        and words[1].isascii()
        and len(words[1]) == 4
    ):
        return Month.of(int(words[1]), _MONTHS.index(words[0][:3]) + 1)
    try:
        return Month.parse(text)
    except ValueError:
        raise InputError(f"“{shown(text.strip())}” is not a month; type it as Mar 2020 or 2020-03.") from None


def read_value(text: str, lever: Lever) -> float:
    """A number in the lever's unit; thousands may be parted. Raises `InputError`."""
    words = text.strip().lower().removeprefix("×").strip()
    if lever.quantity is Quantity.SWITCH and words in _SWITCH:
        return _SWITCH[words]
    try:
        return read_number(words)
    except ValueError:
        example = "on or off" if lever.quantity is Quantity.SWITCH else f"a number, {allowed_text(lever)}"
        said = shown(text.strip())
        raise InputError(f"“{said}” is not a value for {lever.title.lower()}; type {example}.") from None


def write_value(value: float, lever: Lever) -> str:
    """A value as it stands in an entry field."""
    if lever.quantity is Quantity.SWITCH:
        return "on" if value else "off"
    return published(float(f"{value:.6g}"))


def allowed_text(lever: Lever) -> str:
    """The allowed range and unit: `0–5 000 persons/month`."""
    if lever.quantity is Quantity.SWITCH:
        return "on or off"
    joint = "–" if lever.minimum >= 0 else " to "
    return f"{published(lever.minimum)}{joint}{published(lever.maximum)} {lever.unit}"


def typed_schedule(draft: Schedule | None, index: int, name: str, text: str, lever: Lever, start: Month) -> Schedule:
    """The draft with one field typed anew: `month` or `value` of the point at `index`. Raises `InputError`."""
    if draft is None or draft.shape is Shape.CONSTANT:
        return constant(read_value(text, lever))
    if draft.shape is Shape.CLEAR:
        return _typed_clear(draft, name, text, start)
    points = list(dated(draft, start))
    month, value = points[index]
    if name == "value":
        points[index] = (month, read_value(text, lever))
    else:
        month = read_month(text)
        if any(found == month for place, (found, _) in enumerate(points) if place != index):
            raise InputError(f"{month.label} has a point already; choose another month.")
        points[index] = (month, value)
    points.sort()
    return steps(*points) if draft.shape is Shape.STEPS else ramp(*points)


def _typed_clear(draft: Schedule, name: str, text: str, start: Month) -> Schedule:
    if name == "month":
        month = read_month(text)
        return clear(draft.points[0].value, month if month > start else None)
    words = text.lower().removeprefix("in").removesuffix("months").strip()
    try:
        months = read_whole(words)
    except ValueError:
        months = 0
    if months < 1:
        raise InputError(f"“{shown(text.strip())}” is not a number of months; type 24 for two years.")
    return clear(float(months), draft.first_month)
