"""What was decided in a play, by whom and why, and what the facilitator made of it: the rows of the decision log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.analysis.exercises.cell_briefing import decided_text, lever_title
from planner.analysis.exercises.costs import HeldLine, cell_book
from planner.analysis.exercises.in_force import schedule_text
from planner.domain.play_layers import cells_in
from planner.domain.play_state import CellState, PlayState
from planner.domain.situation import Situation

ACCEPTED = "Accepted"
WAITING = "Not adjudicated yet"


@dataclass(frozen=True)
class DecisionRow:
    """One decision: `before` was in force, `asked` what the cell sealed, `decided` what took hold."""

    turn: int
    at: datetime | None
    cell: str
    lever: str
    before: str
    asked: str
    decided: str
    why: str
    outcome: str
    amended: bool
    cost: int

    @property
    def text(self) -> str:
        """`Tracking places 167 → 320`."""
        return f"{self.lever} {self.before} → {self.asked}"


def decision_log(state: PlayState, situation: Situation) -> tuple[DecisionRow, ...]:
    """Every decision on the path as it stands, by turn and cell, those of the turn on the table last."""
    return tuple(
        _row(turn, cell_id, state, cells_in(state, turn)[cell_id], line)
        for turn in range(1, state.turn + 1)
        for cell_id in cells_in(state, turn)
        for line in cell_book(state, situation, cell_id, turn).lines
        if line.choice is not None
    )


def decisions_text(state: PlayState, situation: Situation, turn: int) -> str:
    """What a turn decided in one line, the costliest first: `Home within in 12 mo.; Tracking places 480`.

    Where two cells call a lever the same, the cell stands with it.
    """
    books = [cell_book(state, situation, cell_id, turn) for cell_id in cells_in(state, turn)]
    lines = [(book.cell.name, line) for book in books for line in book.lines if line.choice is not None]
    titles = [lever_title(line) for _, line in lines]
    said = [
        (line.cost, f"{title} {decided_text(line)}{f' ({cell})' if titles.count(title) > 1 else ''}")
        for (cell, line), title in zip(lines, titles, strict=True)
    ]
    return "; ".join(text for _, text in sorted(said, key=lambda one: -one[0])) or "nothing decided"


def _row(turn: int, cell_id: str, state: PlayState, cell: CellState, line: HeldLine) -> DecisionRow:
    choice = line.choice
    assert choice is not None
    amendment = choice.amendment
    outcome = ACCEPTED if cell.adjudicated_at else WAITING
    if amendment is not None:
        made = f"Amended to {decided_text(line)}" if amendment.schedule is not None else "Refused"
        outcome = f"{made}: {amendment.reason}"
    return DecisionRow(
        turn=turn,
        at=cell.adjudicated_at or cell.since,
        cell=state.exercise.cell(cell_id).name,
        lever=lever_title(line),
        before=line.in_force.text,
        asked=schedule_text(choice.asked, line.in_force.lever, len(line.in_force.values)),
        decided=decided_text(line),
        why=choice.why,
        outcome=outcome,
        amended=amendment is not None,
        cost=line.cost,
    )
