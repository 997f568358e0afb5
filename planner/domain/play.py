"""One play of an exercise as its log: every entry is a fact, written before it shows, and nothing else is kept.

What the entries come to is worked out in `play_state.py`.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from planner.domain.exercise import Exercise, Inject, Step
from planner.domain.schedule import Schedule
from planner.domain.value import Value

PUBLIC = "public"
"""The audience that is everybody, beside the cells by id."""


class InjectAction(StrEnum):
    """What happened to an inject. `READY` takes a hold back; `OPENED` is a cell that has read it."""

    SENT = "sent"
    HELD = "held"
    SKIPPED = "skipped"
    READY = "ready"
    OPENED = "opened"


class CellAction(StrEnum):
    """What happened to a cell's decisions of a turn."""

    SEALED = "sealed"
    REOPENED = "reopened"
    LOCKED = "locked"
    RETURNED = "returned"


class Rating(StrEnum):
    """An evaluator's rating of an objective, as HSEEP has it."""

    P = "performed without challenges"
    S = "performed with some challenges"
    M = "performed with major challenges"
    U = "unable to be performed"


class ActionStatus(StrEnum):
    """How far an action of the improvement plan is."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"


class Logged(Value):
    """What every entry has: its number from 1, when it happened, and the role that did it.

    `ran` are the seconds the play had run by a clock that nobody sets, pauses included; None where nobody counted.
    """

    number: int = Field(ge=1)
    at: datetime
    who: str
    ran: float | None = Field(default=None, ge=0)


class StepBegan(Logged):
    """A step of a turn began; the clock of the step starts. The first one of a play begins turn 1."""

    kind: Literal["step"] = "step"
    turn: int = Field(ge=1)
    step: Step


class ClockSet(Logged):
    """All clocks were stopped, or run again."""

    kind: Literal["clock"] = "clock"
    running: bool


class InjectMoved(Logged):
    """An inject was sent, held, skipped, made ready again, or opened by a cell; skipping needs a reason.

    `public` is set when sending it put it before the room.
    """

    kind: Literal["inject"] = "inject"
    inject: int
    action: InjectAction
    cell: str = ""
    reason: str = ""
    public: bool = False


class InjectWritten(Logged):
    """An inject was changed or added during play; it holds as written here."""

    kind: Literal["written"] = "written"
    inject: Inject


class Noted(Logged):
    """A note of the evaluator (on an inject, when `inject` is not 0), of the note-taker or of the hot wash."""

    kind: Literal["note"] = "note"
    inject: int = 0
    text: str
    hot_wash: bool = False


class Decided(Logged):
    """A cell decided a lever it holds for this turn; without a schedule it takes the decision back."""

    kind: Literal["decision"] = "decision"
    cell: str
    lever: str
    members: str = ""
    schedule: Schedule | None
    why: str = ""


class CellMoved(Logged):
    """A cell sealed or reopened its decisions, or they were locked or returned to it, with the reason."""

    kind: Literal["cell"] = "cell"
    cell: str
    action: CellAction
    reason: str = ""


class Amendment(Value):
    """A decision the facilitator changed; without a schedule it is refused."""

    lever: str
    members: str = ""
    schedule: Schedule | None
    reason: str = Field(min_length=1)


class Adjudicated(Logged):
    """A cell's locked decisions were accepted, or amended with reasons."""

    kind: Literal["adjudicated"] = "adjudicated"
    cell: str
    amendments: tuple[Amendment, ...] = ()


class Advanced(Logged):
    """The turn was played: the decisions as adjudicated and the effects of sent injects took hold.

    `fingerprint` is that of the results the turn was advanced with.
    """

    kind: Literal["advanced"] = "advanced"
    turn: int = Field(ge=1)
    fingerprint: str


class Revealed(Logged):
    """An audience was told an item: an indicator's key, or `decisions:CELL`. `prepared` ticks wait for the advance."""

    kind: Literal["revealed"] = "revealed"
    item: str
    audience: str
    turn: int = Field(ge=1)
    prepared: bool = False
    on: bool = True


class Shown(Logged):
    """What the public window says, and whether it is frozen on its last screen."""

    kind: Literal["shown"] = "shown"
    message: str
    frozen: bool = False


class Rewound(Logged):
    """Play went back to the start of a turn; what was played after it stays in the log as an earlier path."""

    kind: Literal["rewound"] = "rewound"
    turn: int = Field(ge=1)
    reason: str = ""


class Rated(Logged):
    """An evaluator rated an objective."""

    kind: Literal["rating"] = "rating"
    objective: str
    rating: Rating
    note: str = ""


class Improvement(Logged):
    """A row of the improvement plan, by its place; the last entry for a place holds. The owner is a post."""

    kind: Literal["improvement"] = "improvement"
    place: int = Field(ge=1)
    issue: str
    action: str
    owner: str
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN


class Ended(Logged):
    """The last turn was discussed and play ended; the debrief goes on."""

    kind: Literal["ended"] = "ended"


Entry = Annotated[
    StepBegan
    | ClockSet
    | InjectMoved
    | InjectWritten
    | Noted
    | Decided
    | CellMoved
    | Adjudicated
    | Advanced
    | Revealed
    | Shown
    | Rewound
    | Rated
    | Improvement
    | Ended,
    Field(discriminator="kind"),
]


class Play(Value):
    """One play: the exercise as it was when play began, and its log in order."""

    id: str
    exercise: Exercise
    began: datetime
    entries: tuple[Entry, ...] = ()


FINAL_ENTRIES = ("advanced", "rewound", "ended")
"""Entries that undo does not take back: a played turn is left by rewinding."""
