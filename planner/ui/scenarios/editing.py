"""What the schedule editor shows, as a frozen value, and the texts and pictures made from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.period import Month
from planner.domain.quantity import Quantity
from planner.domain.schedule import Schedule, Shape, constant, steps
from planner.domain.situation import Situation
from planner.domain.wording import NO_LIMIT, published, setting_text
from planner.ui.plots.content import Array
from planner.ui.plots.schedule_layer import SchedulePicture
from planner.ui.scenarios.draft import Kind, dated
from planner.ui.scenarios.lever_lines import LeverLine, shown_value
from planner.ui.scenarios.point_rows import PointRow
from planner.ui.scenarios.typed import write_value


@dataclass(frozen=True, eq=False)
class Editing:
    """A lever on the bench: its line, the scenario's colour, the months shown, and why it cannot be changed, if so."""

    situation: Situation
    line: LeverLine
    months: int
    colour: int
    whom: str
    closed: str = ""

    @property
    def start(self) -> Month:
        """The first month of the situation."""
        return self.situation.start

    @property
    def horizon(self) -> Month:
        """The last projected month."""
        return self.start.plus(self.months)


def first_draft(editing: Editing, month: Month) -> Schedule | None:
    """The setting as it is; for what is not set here, one step at `month` with the inherited value, if it is known."""
    line = editing.line
    if line.set_here and line.override is not None:
        return line.override.schedule
    value = inherited_value(editing, month)
    if value is None:
        return None
    return steps((month, value)) if month > editing.start else constant(value)


def inherited_value(editing: Editing, month: Month) -> float | None:
    """What every member inherits at a month, rounded as shown; None where no limit is known or members differ."""
    column = editing.line.inherited[:, min(max(month - editing.start, 0), editing.line.inherited.shape[1] - 1)]
    value = shown_value(float(column[0]), editing.line.lever)
    return value if np.isfinite(value) and bool((column == column[0]).all()) else None


def inherited_words(editing: Editing, month: Month) -> str:
    """What is inherited at a month, in short: one value, or from the smallest to the largest member."""
    column = editing.line.inherited[:, min(max(month - editing.start, 0), editing.line.inherited.shape[1] - 1)]
    ends = [shown_value(float(end), editing.line.lever) for end in (column.min(), column.max())]
    texts = list(dict.fromkeys(setting_text(end, editing.line.lever.quantity, NO_LIMIT) for end in ends))
    return "–".join(texts)


def point_rows(editing: Editing, draft: Schedule | None, *, touched: bool) -> tuple[PointRow, ...]:
    """The table beside the plot; a first row says what holds before the first point."""
    if draft is None:
        return (PointRow(None, "", inherited_words(editing, editing.start), removable=False),)
    lever = editing.line.lever
    if draft.shape is Shape.CLEAR:
        return (
            PointRow((draft.first_month or editing.start).label, published(draft.points[0].value), removable=False),
        )
    rows = []
    for month, value in dated(draft, editing.start):
        text, before = write_value(value, lever), inherited_words(editing, month)
        struck = before if touched and before != setting_text(value, lever.quantity) else ""
        shown_month = month.label if draft.shape is not Shape.CONSTANT else None
        rows.append(PointRow(shown_month, text, struck, removable=len(draft.points) > 1))
    return tuple(rows)


def picture_of(editing: Editing, draft: Schedule | None, chosen: int, *, touched: bool) -> SchedulePicture:
    """The plot of a draft over what is inherited."""
    line = editing.line
    inherited = _over(line.inherited.mean(axis=0), editing.months)
    words = inherited_words(editing, editing.horizon)
    words = f"inherited, mean of {line.cells}" if "–" in words else f"inherited {words}"
    draws_points = draft is not None and draft.shape is not Shape.CLEAR
    points = tuple((month - editing.start, value) for month, value in dated(draft, editing.start)) if draft else ()
    inside = draws_points and all(0 <= row <= editing.months for row, _ in points)
    return SchedulePicture(
        title=line.title,
        quantity=line.lever.quantity,
        start=editing.start,
        months=editing.months,
        values=_values(draft, editing) if draft and draws_points and touched else np.full(editing.months + 1, np.nan),
        inherited=inherited,
        inherited_words=words,
        points=points if inside else (),
        low=line.lever.minimum,
        high=line.lever.maximum,
        colour=editing.colour,
        chosen=chosen if touched else -1,
        movable=not editing.closed,
    )


def kinds_for(line: LeverLine) -> tuple[Kind, ...]:
    """The kinds a lever can have: switches and tiers only jump, only requests can be cleared."""
    if line.lever.quantity in (Quantity.SWITCH, Quantity.TIER):
        return (Kind.CONSTANT, Kind.STEPS)
    kinds = (Kind.CONSTANT, Kind.STEPS, Kind.RAMP, Kind.POINTS)
    return (*kinds, Kind.CLEAR) if line.lever.can_clear else kinds


def _values(draft: Schedule, editing: Editing) -> Array:
    known = [draft.value_at(editing.start.plus(row)) for row in range(editing.months + 1)]
    return np.array([np.nan if value is None else value for value in known])


def _over(values: Array, months: int) -> Array:
    """`values` over months 0 to `months`, the last one held."""
    rows = np.minimum(np.arange(months + 1), len(values) - 1)
    held: Array = values[rows]
    return held
