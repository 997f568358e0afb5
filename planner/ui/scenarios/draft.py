"""A schedule while it is being edited: its kind, and points moved, added and taken away. Plain arithmetic, no Qt."""

from __future__ import annotations

from enum import StrEnum

from planner.domain.period import Month
from planner.domain.schedule import Point, Schedule, Shape, clear, constant, ramp, steps


class Kind(StrEnum):
    """The kinds of schedule an officer chooses from; a ramp is two points joined."""

    CONSTANT = "Constant"
    STEPS = "Steps"
    RAMP = "Ramp"
    POINTS = "Points"
    CLEAR = "Clear within"


def kind_of(schedule: Schedule) -> Kind:
    """Which kind a schedule is."""
    if schedule.shape is Shape.POINTS:
        return Kind.RAMP if len(schedule.points) == 2 else Kind.POINTS
    return {Shape.CONSTANT: Kind.CONSTANT, Shape.STEPS: Kind.STEPS, Shape.CLEAR: Kind.CLEAR}[schedule.shape]


def dated(schedule: Schedule, start: Month) -> tuple[tuple[Month, float], ...]:
    """The points with their months; a constant speaks from `start`."""
    return tuple((point.month if point.month is not None else start, point.value) for point in schedule.points)


def as_kind(schedule: Schedule, kind: Kind, start: Month, horizon: Month, value: float) -> Schedule:
    """The same schedule as another kind, keeping what can be kept; `value` is used where `clear` leaves none."""
    points = ((start, value),) if schedule.shape is Shape.CLEAR else dated(schedule, start)
    match kind:
        case Kind.CONSTANT:
            return constant(points[-1][1])
        case Kind.STEPS:
            return steps(*points)
        case Kind.RAMP:
            return ramp(points[0], points[-1]) if len(points) > 1 else ramp(*_pair(points[0], horizon))
        case Kind.POINTS:
            return ramp(*_with_a_middle(points if len(points) > 1 else _pair(points[0], horizon)))
        case Kind.CLEAR:
            return clear(24, points[0][0] if points[0][0] > start else None)


def with_point_moved(
    schedule: Schedule, index: int, month: Month, value: float, start: Month, horizon: Month
) -> Schedule:
    """A point somewhere else, held between its neighbours and inside the projection; a constant moves up and down."""
    if schedule.shape is Shape.CONSTANT:
        return constant(value)
    points = list(dated(schedule, start))
    earliest = points[index - 1][0].plus(1) if index > 0 else start
    latest = points[index + 1][0].plus(-1) if index + 1 < len(points) else horizon
    points[index] = (max(earliest, min(month, latest)), value)
    return _with_points(schedule, points)


def with_point_added(schedule: Schedule, month: Month, value: float, start: Month) -> Schedule:
    """One more point. A constant turns into steps. A month that has a point already gets the new value."""
    points = dict(dated(schedule, start)) | {month: value}
    ordered = sorted(points.items())
    return steps(*ordered) if schedule.shape is not Shape.POINTS else ramp(*ordered)


def without_point(schedule: Schedule, index: int, start: Month) -> Schedule:
    """One point less; the last one stays."""
    points = [point for place, point in enumerate(dated(schedule, start)) if place != index]
    return _with_points(schedule, points) if points else schedule


def free_month(schedule: Schedule, start: Month, horizon: Month) -> Month | None:
    """Where “add a point” puts the next one: half a year after the last where there is room; None when full."""
    last = dated(schedule, start)[-1][0]
    return min(last.plus(6), horizon) if last < horizon else None


def _with_points(schedule: Schedule, points: list[tuple[Month, float]]) -> Schedule:
    return Schedule(shape=schedule.shape, points=tuple(Point(month=month, value=value) for month, value in points))


def _pair(point: tuple[Month, float], horizon: Month) -> tuple[tuple[Month, float], tuple[Month, float]]:
    month, value = point
    later = min(month.plus(12), horizon)
    first = month if month < later else month.plus(-1)
    return (first, value), (later, value)


def _with_a_middle(points: tuple[tuple[Month, float], ...]) -> tuple[tuple[Month, float], ...]:
    (first, low), (last, high) = points[0], points[-1]
    if len(points) > 2 or last - first < 2:
        return points
    share = ((last - first) // 2) / (last - first)
    return points[0], (first.plus((last - first) // 2), low + share * (high - low)), points[-1]
