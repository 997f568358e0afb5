"""The master events list as values: one row an inject, with its words, its sign and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.exercise import Exercise, Inject, InjectKind
from planner.domain.period import Month
from planner.domain.play_state import InjectState, InjectStatus, PlayState
from planner.ui.exercises.run.clocks import Planned, planned_of_inject

ARROW = "→"
LETTERS = {InjectKind.SCRIPTED: "S", InjectKind.PLAYER: "P", InjectKind.CONTINGENCY: "C"}


class Filter(StrEnum):
    """What the chips above the list keep."""

    ALL = "All"
    SENT = "Sent"
    READY = "Ready"
    HELD = "Held"
    SKIPPED = "Skipped"
    CONDITIONAL = "Conditional"


@dataclass(frozen=True)
class Pill:
    """A status with its icon and its word; `kind` as in `widgets.text.pill`."""

    word: str
    icon: str
    kind: str = "plain"


@dataclass(frozen=True)
class Met:
    """Whether a condition holds now, and the sentence that says so; `met` is None while nothing is computed."""

    met: bool | None
    now: str


@dataclass(frozen=True)
class EventRow:
    """One row of the list. `line` is the condition or the trigger, with its present value; `past` rows are muted."""

    number: int
    time: str
    clock: str
    letter: str
    kind: InjectKind
    ways: str
    title: str
    pill: Pill
    line: str = ""
    past: bool = False
    status: InjectStatus = InjectStatus.READY
    whole: str = ""

    @property
    def spoken(self) -> str:
        """The row in one sentence."""
        parts = (f"Inject {self.number}", self.title, self.kind, self.time, self.ways, self.pill.word, self.line)
        return ", ".join(part for part in parts if part)


def event_rows(
    state: PlayState, plan: tuple[Planned, ...], start: Month, conditions: Mapping[int, Met]
) -> tuple[EventRow, ...]:
    """Every inject, in the order of play."""
    exercise = state.exercise
    found = sorted(state.injects.values(), key=lambda each: (each.inject.turn, each.inject.minute, each.inject.number))
    return tuple(_row(each, state, exercise, plan, start, conditions.get(each.inject.number)) for each in found)


def kept_by(rows: tuple[EventRow, ...], wanted: Filter) -> tuple[EventRow, ...]:
    """The rows a chip keeps."""
    if wanted is Filter.ALL:
        return rows
    if wanted is Filter.CONDITIONAL:
        return tuple(row for row in rows if row.kind is InjectKind.CONTINGENCY)
    return tuple(row for row in rows if row.status.value == wanted.value.casefold())


def counts(rows: tuple[EventRow, ...]) -> dict[Filter, int]:
    """How many rows each chip would keep."""
    return {wanted: len(kept_by(rows, wanted)) for wanted in Filter}


def next_ready(rows: tuple[EventRow, ...], turn: int) -> int:
    """The inject to look at: the first that is ready and not conditional, from this turn on; 0 when there is none."""
    label = f"T{turn} "
    here = [row for row in rows if row.status is InjectStatus.READY and row.time.startswith(label)]
    ready = [row for row in rows if row.status is InjectStatus.READY and not row.past]
    plain = [row for row in (*here, *ready) if row.kind is InjectKind.SCRIPTED]
    found = next(iter((*plain, *ready, *rows)), None)
    return found.number if found else 0


def ways_text(inject: Inject, exercise: Exercise, *, short: bool = True) -> str:
    """`Press → Foreign`: from whom to whom; everybody is “all”."""
    names = {cell.id: cell.name for cell in exercise.cells}
    to = [names.get(found, found) for found in inject.to]
    shown = [_short(name) for name in to] if short else to
    return f"{inject.sender or 'Control'} {ARROW} {', '.join(shown) or 'all'}"


def pill_of(found: InjectState, state: PlayState, met: Met | None) -> Pill:
    """Where an inject stands, as icon and word."""
    at = f" {found.at:%H:%M}" if found.at else ""
    match found.status:
        case InjectStatus.SENT:
            return Pill(f"Sent{at}", "send")
        case InjectStatus.HELD:
            return Pill("Held", "hold", "warn")
        case InjectStatus.SKIPPED:
            return Pill("Skipped", "skip")
    if found.inject.kind is not InjectKind.CONTINGENCY:
        return Pill("Ready", "ready", "accent")
    if found.inject.turn > state.open_turn:
        return Pill("Waits", "condition")
    if met is None or met.met is None:
        return Pill("Not known", "condition")
    return Pill("Met", "condition", "good") if met.met else Pill("Not met", "condition")


def _row(
    found: InjectState, state: PlayState, exercise: Exercise, plan: tuple[Planned, ...], start: Month, met: Met | None
) -> EventRow:
    inject = found.inject
    month = exercise.first_month(inject.turn, start).plus(inject.month)
    due = planned_of_inject(plan, inject.turn, inject.minute)
    return EventRow(
        inject.number,
        f"T{inject.turn} · {month.label}",
        f"{found.at:%H:%M}" if found.at and found.status is InjectStatus.SENT else due,
        LETTERS[inject.kind],
        inject.kind,
        ways_text(inject, exercise),
        inject.title,
        pill_of(found, state, met),
        _line(inject, met),
        found.status in (InjectStatus.SENT, InjectStatus.SKIPPED),
        found.status,
        ways_text(inject, exercise, short=False),
    )


def _line(inject: Inject, met: Met | None) -> str:
    if inject.kind is InjectKind.CONTINGENCY:
        return met.now if met else "Condition not computed yet"
    return f"When {inject.trigger[:1].lower()}{inject.trigger[1:]}" if inject.trigger else ""


def _short(name: str) -> str:
    """The first word of a cell's name, which is enough in a row."""
    return name.split()[0].rstrip(",")
