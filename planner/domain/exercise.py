"""A tabletop exercise as it is designed: objectives, cells, turns and the master events list; `play.py` plays it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from planner.domain.period import Month
from planner.domain.scenario import Event, Operation, Override
from planner.domain.value import Value


class Terms(StrEnum):
    """Whose words the trainer uses."""

    HSEEP = "HSEEP"
    UK = "UK"


class InjectKind(StrEnum):
    """What brings an inject into play: the clock, a condition on an indicator, or something a cell does."""

    SCRIPTED = "scripted"
    CONTINGENCY = "contingency"
    PLAYER = "player-triggered"


class Comparison(StrEnum):
    """How a condition reads its indicator."""

    BELOW = "below"
    ABOVE = "above"


class Step(StrEnum):
    """The steps of a turn, in order."""

    BRIEF = "brief"
    PLAN = "plan"
    SEAL = "seal"
    ADJUDICATE = "lock and adjudicate"
    REVEAL = "advance and reveal"
    DISCUSS = "discuss"


STEPS = tuple(Step)


class Objective(Value):
    """One objective, SMART if it can be, with the criteria it is evaluated by."""

    id: str
    title: str = Field(min_length=1, max_length=160)
    text: str = ""
    criteria: tuple[str, ...] = ()


class HeldLever(Value):
    """A lever in a cell's hands, for some members, between limits in the lever's unit.

    `title` is what the cell calls it. A decision costs `price` points for each `step` it moves the lever from what is
    in force; for `clear N` the lever is N, months, between the same limits.
    """

    lever: str
    members: str = ""
    title: str = ""
    minimum: float
    maximum: float
    price: float = Field(default=0.0, ge=0)
    step: float = Field(default=1.0, gt=0)
    clears: bool = False


class View(Value):
    """What an audience is told of an indicator: `lag` months late, with `noise` (one standard deviation, as a share).

    A blank view is withheld: the audience knows of it and gets no number.
    """

    indicator: str
    title: str = ""
    lag: int = Field(default=0, ge=0, le=24)
    noise: float = Field(default=0.0, ge=0, le=0.5)
    blank: bool = False


class Cell(Value):
    """A group of players: whom they play, what they may decide within a budget a turn, and what they may see."""

    id: str
    name: str = Field(min_length=1, max_length=80)
    plays: str = ""
    brief: str = ""
    budget: float = Field(default=0.0, ge=0)
    levers: tuple[HeldLever, ...] = ()
    views: tuple[View, ...] = ()


class Turn(Value):
    """Months of exercise time and real minutes for its six steps; `message` is the public window's headline."""

    title: str = ""
    months: int = Field(ge=1, le=24)
    minutes: tuple[int, int, int, int, int, int]
    brief: str = ""
    message: str = ""


class Effect(Value):
    """What an inject does to the model: an operation on a lever or parameter, from `delay` months after it is sent."""

    target: str
    members: str = ""
    operation: Operation
    value: float
    months: int = Field(ge=1, le=240)
    delay: int = Field(default=0, ge=0, le=24)


class Condition(Value):
    """When a contingency inject is met: the true median of an indicator, which no cell is told, against a value."""

    indicator: str
    comparison: Comparison
    value: float


class Inject(Value):
    """One row of the master events list.

    `turn` counts from 1; `minute` is real time from the start of the turn, `month` exercise time after its first
    month. `to` are cell ids, empty for all. `public` ones are shown in the public window when sent.
    """

    number: int = Field(ge=1)
    turn: int = Field(ge=1)
    minute: int = Field(default=0, ge=0)
    month: int = Field(default=0, ge=0)
    kind: InjectKind = InjectKind.SCRIPTED
    sender: str = ""
    to: tuple[str, ...] = ()
    channel: str = ""
    title: str = Field(min_length=1, max_length=120)
    text: str = ""
    objective: str = ""
    expected_action: str = ""
    effects: tuple[Effect, ...] = ()
    condition: Condition | None = None
    trigger: str = ""
    controller: str = ""
    evidence: tuple[str, ...] = ()
    public: bool = False


class Exercise(Value):
    """A whole exercise on one situation. `given` and `events` hold before anybody decides.

    `public` are the figures of the public window, the first of them charted. Turns follow one another from the
    situation's start.
    """

    id: str
    name: str = Field(min_length=1, max_length=120)
    purpose: str = ""
    terms: Terms = Terms.HSEEP
    situation_id: str
    given: tuple[Override, ...] = ()
    events: tuple[Event, ...] = ()
    draws: int = Field(default=1000, ge=2, le=10_000)
    seed: int = Field(default=1, ge=0, le=2**32 - 1)
    situation_manual: str = ""
    objectives: tuple[Objective, ...] = ()
    cells: tuple[Cell, ...] = ()
    turns: tuple[Turn, ...] = ()
    injects: tuple[Inject, ...] = ()
    public: tuple[View, ...] = ()

    @property
    def months(self) -> int:
        """Months of exercise time in all turns together."""
        return sum(turn.months for turn in self.turns)

    def first_month(self, turn: int, start: Month) -> Month:
        """The month at which a turn (from 1) begins when the situation starts at `start`."""
        return start.plus(sum(found.months for found in self.turns[: turn - 1]))

    def cell(self, cell_id: str) -> Cell:
        """The cell with this id. Raises `KeyError`."""
        found = next((cell for cell in self.cells if cell.id == cell_id), None)
        if found is None:
            raise KeyError(cell_id)
        return found
