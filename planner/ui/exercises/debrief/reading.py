"""A play as the debrief reads it: where it stands, its decisions in words; read anew only when the log has grown."""

from __future__ import annotations

from dataclasses import dataclass

from planner.analysis.exercises.decision_log import DecisionRow, decision_log, decisions_text
from planner.domain.play import Advanced, Ended, Play
from planner.domain.play_state import PlayState, state_of
from planner.domain.situation import Situation
from planner.domain.workspace import Workspace
from planner.ui.exercises.debrief.picture import Mark, mark_of


@dataclass(frozen=True, eq=False)
class PlayRead:
    """A play and what its log comes to; `decisions` is a line for each turn played."""

    play: Play
    state: PlayState
    situation: Situation
    log: tuple[DecisionRow, ...]
    decisions: tuple[str, ...]

    @property
    def mark(self) -> Mark:
        """What its debrief is known by."""
        return mark_of(self.play, self.state)


def read_play(workspace: Workspace, play_id: str, before: PlayRead | None) -> PlayRead | None:
    """The play as it is now; None when it, or its situation, is not there."""
    play = next((found for found in workspace.plays if found.id == play_id), None)
    if play is None:
        return None
    if before is not None and before.play == play:
        return before
    situation = next((found for found in workspace.situations if found.id == play.exercise.situation_id), None)
    if situation is None:
        return None
    state = state_of(play)
    return PlayRead(
        play=play,
        state=state,
        situation=situation,
        log=decision_log(state, situation),
        decisions=tuple(decisions_text(state, situation, played.turn) for played in state.played),
    )


def played_words(read: PlayRead) -> str:
    """When it was played, and how far it came."""
    play, state = read.play, read.state
    ends = [entry.at for entry in play.entries if isinstance(entry, Ended | Advanced)]
    last = ends[-1] if ends else play.began
    turns = len(state.exercise.turns)
    day = f"{play.began.day} {play.began:%b %Y, %H:%M}"
    until = f"–{last:%H:%M}" if last.date() == play.began.date() else ""
    over = "" if state.ended else " · not ended yet"
    path = f" · path {state.path}" if state.path > 1 else ""
    return f"Played {day}{until} · {len(state.played)} of {turns} turns{path}{over}"
