"""What the console shows of a play, worked out from its state and the last results: values only, nothing is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from planner.analysis.exercises.conditions import condition_now
from planner.analysis.exercises.gate import gate
from planner.analysis.exercises.in_force import in_force
from planner.analysis.exercises.path import month_reached
from planner.analysis.exercises.preview import NOTHING
from planner.analysis.exercises.public_picture import month_name
from planner.domain.breadth import range_name, widest
from planner.domain.exercise import STEPS, HeldLever, Inject, InjectKind, Step
from planner.domain.period import Month
from planner.domain.play import Ended, Play
from planner.domain.play_state import PlayState, moment_of
from planner.domain.situation import Situation
from planner.domain.wording import DASH
from planner.domain.world import OF_EXERCISES
from planner.system.levers import LEVER_BY_NAME
from planner.ui.exercises.run.clocks import Planned, clock_text, plan_of
from planner.ui.exercises.run.events import Met
from planner.ui.exercises.run.gate_card import GateShown
from planner.ui.exercises.run.inject_words import Before
from planner.ui.exercises.run.preview_card import PreviewRow, PreviewShown
from planner.ui.exercises.run.strip import StepBox, TurnBox
from planner.use_cases.exercises.play_results import TurnResults

LONGEST_NAMES = 36
"""Characters of names in a line of the gate."""

_AFTER = (Step.REVEAL, Step.DISCUSS)


@dataclass(frozen=True)
class Board:
    """A play on the table. `results` are the last ones computed; `current` when they are those of the log."""

    play: Play
    state: PlayState
    situation: Situation
    results: TurnResults | None
    current: bool
    working: bool

    @property
    def start(self) -> Month:
        """The first month of exercise time."""
        return self.situation.start

    def time(self, now: datetime) -> datetime:
        """What the clocks read: the present, and after the end the moment at which play ended."""
        ended = next((entry for entry in reversed(self.play.entries) if isinstance(entry, Ended)), None)
        return moment_of(self.play.began, ended) if self.state.ended and ended is not None else now

    def plan(self, now: datetime) -> tuple[Planned, ...]:
        """Planned clock times at `now`."""
        return plan_of(self.state, self.play.began, now)


def turn_boxes(board: Board, now: datetime) -> tuple[TurnBox, ...]:
    """The strip: played turns, the one on the table with its steps, and those to come with their planned times."""
    state, plan = board.state, {found.turn: found for found in board.plan(now)}
    count = len(state.exercise.turns)
    boxes = []
    for turn in range(1, count + 1):
        months = span_text(board, turn)
        played = turn < state.turn or (turn == state.turn and state.advanced)
        here = turn == state.turn
        title = f"Turn {turn} of {count}" if here else f"Turn {turn}"
        line = months if here or played else f"{months} · {clock_text(plan[turn].begins)}"
        following = turn == state.turn + 1 and state.advanced and not state.ended
        steps = _steps(state, plan[turn]) if here and not state.ended else ()
        boxes.append(TurnBox(turn, title, line, played, here, following, steps))
    return tuple(boxes)


def _steps(state: PlayState, plan: Planned) -> tuple[StepBox, ...]:
    here = STEPS.index(state.step)
    return tuple(
        StepBox(
            step,
            clock_text(time),
            done=at < here,
            here=at == here,
            open=at != here and (step in _AFTER) is state.advanced,
        )
        for at, (step, time) in enumerate(plan.steps)
    )


def span_text(board: Board, turn: int) -> str:
    """`Jul–Nov 2020`, `Nov 2019–Mar 2020`: the first month of a turn and that of the next."""
    first = board.state.exercise.first_month(turn, board.start)
    last = board.state.exercise.first_month(turn + 1, board.start)
    begin = first.label.split()[0] if first.year == last.year else first.label
    return f"{begin}{DASH}{last.label}"


def conditions_of(board: Board) -> Mapping[int, Met]:
    """Every contingency inject's condition on the path as played, with what it reads now."""
    state, results = board.state, board.results
    played = results.played if results else None
    month = results.reached if results else month_reached(state, board.situation)
    found = {}
    for number, each in state.injects.items():
        condition = each.inject.condition
        if each.inject.kind is InjectKind.CONTINGENCY and condition is not None:
            now = condition_now(condition, played, month)
            found[number] = Met(None if played is None else now.met, f"{now.words} · {now.text}")
    return found


def before_of(board: Board, inject: Inject) -> Before:
    """What is in force, when an inject's turn begins, of each lever that it strikes."""
    keys = {(effect.target, effect.members) for effect in inject.effects if effect.target in LEVER_BY_NAME}
    held = [HeldLever(lever=lever, members=members, minimum=0, maximum=1) for lever, members in sorted(keys)]
    if not held:
        return {}
    there = in_force(board.state, board.situation, inject.turn, held)
    return {key: there[key].struck for key in keys}


def preview_shown(board: Board, chosen: int) -> PreviewShown:
    """The preview card: the end of the turn, or of the exercise."""
    state, results = board.state, board.results
    turn = state.turn
    end_of_turn = state.exercise.first_month(turn + 1, board.start)
    end = board.start.plus(state.exercise.months)
    choices = (f"End of turn, {end_of_turn.label}", f"End of exercise, {end.label}")
    month = (end_of_turn, end)[chosen]
    rows: tuple[PreviewRow, ...] = ()
    waiting = ""
    if results is not None and results.turn == turn:
        found = results.at_end if chosen else results.at_end_of_turn
        rows = tuple(
            PreviewRow(
                row.title,
                row.text.removesuffix(f" of {NOTHING}"),
                *row.ends,
                "" if row.runs_text == row.text else row.runs_text,
            )
            for row in found
        )
    elif board.working:
        waiting = "The preview is being computed; everything else goes on."
    judged = all(cell.adjudicated_at for cell in state.cells.values())
    verb = "Decisions as adjudicated" if judged else "As decided so far"
    verb = "What the decisions did" if state.advanced else verb
    draws = f"{state.exercise.draws:,}".replace(",", "\u202f")
    return PreviewShown(
        f"{'Preview' if not state.advanced else 'Result'} of turn {turn}",
        choices,
        chosen,
        f"{verb}, against nothing new this turn. Same {draws} draws, {OF_EXERCISES.words}.",
        f"Change by {month.label}",
        range_name(widest(state.exercise.draws)),
        rows,
        not board.current,
        waiting,
        not board.current and not board.working,
    )


def gate_shown(board: Board) -> GateShown:
    """The gate of the turn: the advance, then the next turn, then the end."""
    state = board.state
    if state.ended:
        return GateShown(((True, "The play has ended"),), "Go to the debrief", True)
    if not state.advanced:
        found = gate(state, board.current)
        month = state.exercise.first_month(state.turn + 1, board.start)
        lines = tuple((line.done, _brief(line.text)) for line in found.lines)
        if not board.current and not board.working:
            lines = (*lines[:-1], (False, "Preview not computed"))
        missing = "" if found.ready else f"Missing: {'; '.join(found.missing)}"
        return GateShown(lines, f"{found.action} to {month_name(month)}", found.ready, missing)
    waiting = len(state.prepared)
    told = any(turn == state.turn for turn, _, _ in state.told)
    words = f"{waiting} ticks wait for Reveal" if waiting > 1 else "1 tick waits for Reveal"
    revealed = (not waiting, words if waiting else ("Revealed" if told else "Nothing was ticked to reveal"))
    lines = ((True, f"Turn {state.turn} is played"), revealed)
    if state.turn == len(state.exercise.turns):
        return GateShown(lines, "End the play", True)
    return GateShown(lines, f"Begin turn {state.turn + 1}", True)


def _brief(line: str) -> str:
    """A line of the gate; many missing cells are only counted here, and named in the button's tooltip."""
    count, _, names = line.partition(": ")
    return line if len(names) <= LONGEST_NAMES else count
