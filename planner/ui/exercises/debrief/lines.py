"""The tables of a debrief as ready-written lines: turn by turn, the decision log, the improvement plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.analysis.exercises.debrief import EFFECTS, NONE_WAS_LOWER, AlternativeResult, TurnEffect
from planner.analysis.exercises.decision_log import ACCEPTED, WAITING, DecisionRow
from planner.analysis.exercises.preview import PreviewRow
from planner.domain.play import ActionStatus, Improvement
from planner.domain.play_layers import cells_in
from planner.domain.play_state import PlayState
from planner.domain.wording import NO_CHANGE, NONE
from planner.ui.widgets.lines_table import Column, Lines

NOT_YET = "…"
"""What stands where alternatives are still being tried."""

_LITTLE = "within 2\u202f%"

_RANGE = 116
"""Width in px of a paired range."""

_CHANGED = "What the turn changed"
_SECURITY, _RIGHTS = "Fewest escapes instead", "Fewest child-months instead"

STATUS = {
    ActionStatus.OPEN: ("Open", "plain", "draft"),
    ActionStatus.STARTED: ("Started", "accent", "clock"),
    ActionStatus.DONE: ("Done", "good", "tick"),
}
"""The word, look and icon of each state of an action."""


def turn_lines(state: PlayState, decisions: Sequence[str], turns: Sequence[TurnEffect] | None) -> Lines:
    """What each turn changed, and the best alternatives side by side; dots while they are being tried."""
    titles = [title for _, title in EFFECTS]
    columns = (
        Column("Turn", width=44, right=True),
        Column("Main decisions", weight=3),
        *(Column(title, width=_RANGE, right=True, group=_CHANGED) for title in titles),
        Column("Alternative", weight=2, group=_SECURITY),
        Column("Escapes", width=_RANGE, right=True, group=_SECURITY),
        Column("Alternative", weight=2, group=_RIGHTS),
        Column("Child-months", width=_RANGE, right=True, group=_RIGHTS),
    )
    by_turn = {found.turn: found for found in turns or ()}
    rows = tuple(
        (str(played.turn), said, *_effects(by_turn.get(played.turn), len(titles)))
        for played, said in zip(state.played, decisions, strict=True)
    )
    return Lines(columns, rows)


def _effects(found: TurnEffect | None, count: int) -> tuple[str, ...]:
    if found is None:
        return (NOT_YET,) * (count + 4)
    return (
        *(short(row) for row in found.changed),
        *_best(found.best_security, found.best_security.security if found.best_security else None),
        *_best(found.best_rights, found.best_rights.rights if found.best_rights else None),
    )


def _best(result: AlternativeResult | None, row: PreviewRow | None) -> tuple[str, str]:
    return (result.alternative.text, short(row)) if result and row else (NONE_WAS_LOWER, "")


def short(row: PreviewRow) -> str:
    """A paired range in few words: `none` for no change, `within 2 %` for a slight one."""
    if row.text == NO_CHANGE:
        return NONE
    return _LITTLE if row.difference.slight else row.text


def log_lines(state: PlayState, rows: Sequence[DecisionRow], *, everything: bool) -> Lines:
    """The decisions with what the facilitator made of them; `everything` names cells that decided nothing too."""
    columns = (
        Column("Turn", width=44, right=True),
        Column("Clock", width=56, right=True),
        Column("Cell", weight=2),
        Column("Decision", weight=4),
        Column("Adjudication and reason", weight=4),
    )
    made = [((row.turn, _place(state, row.cell)), _decision(row)) for row in rows]
    if everything:
        made += _without_decision(state)
    return Lines(columns, tuple(cells for _, cells in sorted(made, key=lambda found: found[0])))


def _decision(row: DecisionRow) -> tuple[str, ...]:
    why = f" · {row.why}" if row.why else ""
    clock = f"{row.at:%H:%M}" if row.at else ""
    return (str(row.turn), clock, row.cell, f"{row.text}{why}", row.outcome)


def _without_decision(state: PlayState) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    made: list[tuple[tuple[int, int], tuple[str, ...]]] = []
    for turn in range(1, state.turn + 1):
        for cell_id, cell in cells_in(state, turn).items():
            if not cell.choices:
                name = state.exercise.cell(cell_id).name
                at = cell.adjudicated_at or cell.since
                outcome = ACCEPTED if cell.adjudicated_at else WAITING
                words = (str(turn), f"{at:%H:%M}" if at else "", name, NO_CHANGE, outcome)
                made.append(((turn, _place(state, name)), words))
    return made


def _place(state: PlayState, cell_name: str) -> int:
    return [cell.name for cell in state.exercise.cells].index(cell_name)


def plan_lines(improvements: Sequence[Improvement]) -> Lines:
    """The improvement plan."""
    pills = {word: (kind, icon) for word, kind, icon in STATUS.values()}
    columns = (
        Column("", width=32, right=True, muted=True),
        Column("Issue", weight=3),
        Column("Action", weight=3),
        Column("Owner", weight=2),
        Column("Due", width=100, right=True),
        Column("Status", width=92, pills=pills),
    )
    rows = tuple(
        (str(found.place), found.issue, found.action, found.owner, day(found.due), STATUS[found.status][0])
        for found in improvements
    )
    return Lines(columns, rows)


def day(when: date | None) -> str:
    """`31 Jan 2027`; a dash when nothing was agreed."""
    return f"{when.day} {when:%b %Y}" if when else "—"
