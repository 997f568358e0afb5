"""What each audience has been told so far: figures up to a month, decisions of other cells by turn."""

from __future__ import annotations

from planner.domain.exercise import View
from planner.domain.period import Month
from planner.domain.play import PUBLIC
from planner.domain.play_state import PlayState

DECISIONS = "decisions:"
"""Before a cell's id: the item of a reveal that tells what the cell decided."""


def views_of(state: PlayState, audience: str) -> tuple[View, ...]:
    """What an audience may see. Raises `KeyError` for an unknown cell."""
    return state.exercise.public if audience == PUBLIC else state.exercise.cell(audience).views


def told_upto(state: PlayState, start: Month, audience: str, item: str) -> Month:
    """The month up to which reports of a figure have reached an audience; the start before anything was revealed."""
    turns = [turn for turn, told, whom in state.told if (told, whom) == (item, audience)]
    return state.exercise.first_month(max(turns) + 1, start) if turns else start


def decisions_told(state: PlayState, audience: str) -> tuple[tuple[int, str], ...]:
    """The turns and cells whose decisions an audience was told, in order."""
    prefix = len(DECISIONS)
    return tuple(
        sorted(
            (turn, item[prefix:]) for turn, item, whom in state.told if whom == audience and item.startswith(DECISIONS)
        )
    )
