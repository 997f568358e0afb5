"""Where a play stands: what the entries of its log come to, entry by entry. The log alone decides; no clock is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce

from planner.domain.exercise import Exercise, Inject, Step
from planner.domain.play import (
    Adjudicated,
    Advanced,
    Amendment,
    CellAction,
    CellMoved,
    ClockSet,
    Decided,
    Ended,
    Entry,
    Improvement,
    InjectAction,
    InjectMoved,
    InjectWritten,
    Logged,
    Noted,
    Play,
    Rated,
    Revealed,
    Rewound,
    Shown,
    StepBegan,
)
from planner.domain.schedule import Schedule


class InjectStatus(StrEnum):
    """Where an inject stands."""

    READY = "ready"
    SENT = "sent"
    HELD = "held"
    SKIPPED = "skipped"


class Standing(StrEnum):
    """Where a cell's decisions of a turn stand."""

    OPEN = "open"
    SEALED = "sealed"
    LOCKED = "locked"


@dataclass(frozen=True)
class InjectState:
    """An inject as it reads now, its status since `at`, and the turn its effects belong to once it was sent."""

    inject: Inject
    status: InjectStatus = InjectStatus.READY
    at: datetime | None = None
    reason: str = ""
    turn: int = 0
    opened: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True)
class Choice:
    """A cell's decision on one lever: what it asked for, and what the facilitator made of it."""

    lever: str
    members: str
    asked: Schedule
    why: str
    amendment: Amendment | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What makes a choice unique in a cell and a turn."""
        return self.lever, self.members

    @property
    def decided(self) -> Schedule | None:
        """What takes hold; None when it was refused."""
        return self.amendment.schedule if self.amendment else self.asked


@dataclass(frozen=True)
class CellState:
    """A cell in the turn that is played."""

    choices: tuple[Choice, ...] = ()
    standing: Standing = Standing.OPEN
    since: datetime | None = None
    reason: str = ""
    adjudicated_at: datetime | None = None


@dataclass(frozen=True)
class TurnPlayed:
    """A turn that was advanced: what each cell decided, and the injects whose effects took hold in it."""

    turn: int
    began: datetime
    at: datetime
    cells: Mapping[str, CellState]
    fingerprint: str


@dataclass(frozen=True)
class PathLeft:
    """A path that rewinding left: the turns it had played and why it was left."""

    path: int
    played: tuple[TurnPlayed, ...]
    at: datetime
    reason: str


@dataclass(frozen=True)
class PlayState:
    """Where a play stands after its log.

    What clocks count from (`turn_began`, `step_began`, `pauses`) is on the play's own clock, which goes on from `began`
    whatever is done to the computer's. `pauses` are closed and open spans in which the clocks stood still. `told` holds
    (turn, item, audience) of all that was revealed; `prepared` the ticks that wait for the advance. `starts` is the
    state at the start of each turn.
    """

    exercise: Exercise
    began: datetime | None = None
    turn: int = 0
    step: Step = Step.BRIEF
    turn_began: datetime | None = None
    step_began: datetime | None = None
    pauses: tuple[tuple[datetime, datetime | None], ...] = ()
    injects: Mapping[int, InjectState] = field(default_factory=dict)
    cells: Mapping[str, CellState] = field(default_factory=dict)
    played: tuple[TurnPlayed, ...] = ()
    prepared: frozenset[tuple[str, str]] = frozenset()
    told: frozenset[tuple[int, str, str]] = frozenset()
    message: str = ""
    frozen: bool = False
    path: int = 1
    left: tuple[PathLeft, ...] = ()
    ratings: Mapping[str, Rated] = field(default_factory=dict)
    improvements: Mapping[int, Improvement] = field(default_factory=dict)
    notes: tuple[Noted, ...] = ()
    ended: bool = False
    starts: Mapping[int, PlayState] = field(default_factory=dict)

    @property
    def running(self) -> bool:
        """Whether the clocks run."""
        return not (self.pauses and self.pauses[-1][1] is None)

    @property
    def advanced(self) -> bool:
        """Whether the turn on the table has been played already."""
        return bool(self.played) and self.played[-1].turn == self.turn

    @property
    def open_turn(self) -> int:
        """The turn whose months come next: what is sent or decided now belongs to it."""
        return self.turn + 1 if self.advanced else self.turn

    def elapsed(self, since: datetime, now: datetime) -> timedelta:
        """Time that the clocks ran from `since` to `now`."""
        stopped = timedelta()
        for begin, end in self.pauses:
            first, last = max(begin, since), min(end or now, now)
            stopped += max(last - first, timedelta())
        return max(now - since - stopped, timedelta())


def state_of(play: Play) -> PlayState:
    """Where the play stands."""
    injects = {inject.number: InjectState(inject) for inject in play.exercise.injects}
    cells = {cell.id: CellState() for cell in play.exercise.cells}
    start = PlayState(play.exercise, began=play.began, injects=injects, cells=cells)
    return reduce(_after, play.entries, start)


def moment_of(began: datetime | None, entry: Logged) -> datetime:
    """When an entry was made by the play's own clock; by the computer's where nobody counted."""
    if began is None or entry.ran is None:
        return entry.at
    return began + timedelta(seconds=entry.ran)


def _after(state: PlayState, entry: Entry) -> PlayState:
    match entry:
        case StepBegan():
            return _step_began(state, entry)
        case ClockSet():
            return _clock_set(state, entry)
        case InjectMoved():
            return _inject_moved(state, entry)
        case InjectWritten():
            return _inject_written(state, entry.inject)
        case Noted():
            return _noted(state, entry)
        case Decided():
            return _decided(state, entry)
        case CellMoved():
            return _cell_moved(state, entry)
        case Adjudicated():
            return _adjudicated(state, entry)
        case Advanced():
            return _advanced(state, entry)
        case Revealed():
            return _revealed(state, entry)
        case Shown():
            return replace(state, message=entry.message, frozen=entry.frozen)
        case Rewound():
            return _rewound(state, entry)
        case Rated():
            return replace(state, ratings={**state.ratings, entry.objective: entry})
        case Improvement():
            return replace(state, improvements={**state.improvements, entry.place: entry})
        case Ended():
            return replace(state, ended=True)


def _step_began(state: PlayState, entry: StepBegan) -> PlayState:
    if entry.turn == state.turn:
        return replace(state, step=entry.step, step_began=moment_of(state.began, entry))
    fresh = {cell: CellState() for cell in state.cells}
    moment = moment_of(state.began, entry)
    begun = replace(
        state,
        turn=entry.turn,
        step=entry.step,
        turn_began=moment,
        step_began=moment,
        cells=fresh,
        prepared=frozenset(),
        message="",
    )
    return replace(begun, starts={**state.starts, entry.turn: begun})


def _clock_set(state: PlayState, entry: ClockSet) -> PlayState:
    if entry.running == state.running:
        return state
    moment = moment_of(state.began, entry)
    if entry.running:
        return replace(state, pauses=(*state.pauses[:-1], (state.pauses[-1][0], moment)))
    return replace(state, pauses=(*state.pauses, (moment, None)))


def _inject_moved(state: PlayState, entry: InjectMoved) -> PlayState:
    before = state.injects[entry.inject]
    if entry.action is InjectAction.OPENED:
        return _with_inject(state, replace(before, opened=before.opened | {entry.cell}))
    status = InjectStatus(entry.action.value)
    turn = state.open_turn if status is InjectStatus.SENT else 0
    moved = replace(before, status=status, at=entry.at, reason=entry.reason, turn=turn, opened=frozenset())
    return _with_inject(state, moved)


def _inject_written(state: PlayState, inject: Inject) -> PlayState:
    before = state.injects.get(inject.number, InjectState(inject))
    return _with_inject(state, replace(before, inject=inject))


def _noted(state: PlayState, entry: Noted) -> PlayState:
    noted = replace(state, notes=(*state.notes, entry))
    if not entry.inject:
        return noted
    return _with_inject(noted, replace(state.injects[entry.inject], note=entry.text))


def _decided(state: PlayState, entry: Decided) -> PlayState:
    cell = state.cells[entry.cell]
    others = tuple(found for found in cell.choices if found.key != (entry.lever, entry.members))
    if entry.schedule is None:
        return _with_cell(state, entry.cell, replace(cell, choices=others))
    choice = Choice(entry.lever, entry.members, entry.schedule, entry.why)
    return _with_cell(state, entry.cell, replace(cell, choices=(*others, choice)))


def _cell_moved(state: PlayState, entry: CellMoved) -> PlayState:
    standing = {
        CellAction.SEALED: Standing.SEALED,
        CellAction.REOPENED: Standing.OPEN,
        CellAction.LOCKED: Standing.LOCKED,
        CellAction.RETURNED: Standing.OPEN,
    }[entry.action]
    bare = tuple(replace(choice, amendment=None) for choice in state.cells[entry.cell].choices)
    return _with_cell(state, entry.cell, CellState(bare, standing, entry.at, entry.reason))


def _adjudicated(state: PlayState, entry: Adjudicated) -> PlayState:
    cell = state.cells[entry.cell]
    amended = {(found.lever, found.members): found for found in entry.amendments}
    choices = tuple(replace(choice, amendment=amended.get(choice.key)) for choice in cell.choices)
    return _with_cell(state, entry.cell, replace(cell, choices=choices, adjudicated_at=entry.at))


def _advanced(state: PlayState, entry: Advanced) -> PlayState:
    began = state.turn_began or entry.at
    turn = TurnPlayed(entry.turn, began, entry.at, state.cells, entry.fingerprint)
    return replace(state, played=(*state.played, turn))


def _revealed(state: PlayState, entry: Revealed) -> PlayState:
    tick = {(entry.item, entry.audience)}
    if entry.prepared:
        return replace(state, prepared=state.prepared | tick if entry.on else state.prepared - tick)
    told = {(entry.turn, entry.item, entry.audience)}
    return replace(state, told=state.told | told, prepared=state.prepared - tick)


def _rewound(state: PlayState, entry: Rewound) -> PlayState:
    """As it was when the turn began, on a new path.

    What was noted, rated and planned stays, and so do the clocks, a frozen window and what control wrote of injects.
    """
    start = state.starts[entry.turn]
    left = PathLeft(state.path, state.played, entry.at, entry.reason)
    injects = {number: _rewritten(start.injects.get(number), found) for number, found in state.injects.items()}
    moment = moment_of(state.began, entry)
    begun = replace(
        start,
        turn_began=moment,
        step_began=moment,
        injects=injects,
        pauses=state.pauses,
        frozen=state.frozen,
        path=state.path + 1,
        left=(*state.left, left),
        ratings=state.ratings,
        improvements=state.improvements,
        notes=state.notes,
        ended=False,
    )
    return replace(begun, starts={**start.starts, entry.turn: begun})


def _rewritten(before: InjectState | None, now: InjectState) -> InjectState:
    """An inject as it stood before, in the words and with the note it has now; one that was out stays as it went."""
    if before is None:
        return InjectState(now.inject, note=now.note)
    return replace(before, inject=before.inject if before.turn else now.inject, note=now.note)


def _with_inject(state: PlayState, inject: InjectState) -> PlayState:
    return replace(state, injects={**state.injects, inject.inject.number: inject})


def _with_cell(state: PlayState, cell_id: str, cell: CellState) -> PlayState:
    return replace(state, cells={**state.cells, cell_id: cell})
