"""What is still missing before a turn can be advanced, listed, so that no button fails silently."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.play_state import CellState, PlayState, Standing


@dataclass(frozen=True)
class GateLine:
    """One condition of the advance, in words that also say who is missing."""

    text: str
    done: bool


@dataclass(frozen=True)
class Gate:
    """Whether the turn can be advanced: `lines` in their order, `action` what the advance does."""

    ready: bool
    lines: tuple[GateLine, ...]
    action: str

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not done yet."""
        return tuple(line.text for line in self.lines if not line.done)


def gate(state: PlayState, preview_current: bool) -> Gate:
    """The gate of the turn on the table. `preview_current` when the preview is that of the decisions as they stand."""
    turn = state.exercise.turns[state.turn - 1]
    if state.advanced:
        return Gate(False, (GateLine(f"Turn {state.turn} is played", True),), "")
    lines = (
        _line(state, "decisions sealed", lambda cell: cell.standing is not Standing.OPEN),
        _line(state, "locked", lambda cell: cell.standing is Standing.LOCKED),
        _line(state, "adjudicated", lambda cell: cell.adjudicated_at is not None),
        GateLine("Preview up to date" if preview_current else "Preview is being computed", preview_current),
    )
    months = "1 month" if turn.months == 1 else f"{turn.months} months"
    return Gate(all(line.done for line in lines), lines, f"Advance {months}")


def _line(state: PlayState, what: str, done: Callable[[CellState], bool]) -> GateLine:
    """`3 of 3 decisions sealed`, or `2 of 3 locked: Custodian open`."""
    cells = state.exercise.cells
    missing = [cell.name for cell in cells if not done(state.cells[cell.id])]
    names = f": {', '.join(missing)} open" if missing else ""
    return GateLine(f"{len(cells) - len(missing)} of {len(cells)} {what}{names}", not missing)
