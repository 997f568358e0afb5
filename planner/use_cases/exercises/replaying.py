"""A play computed again from its log and seed alone: the same log gives the same bytes, here and on any other desk."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path

from planner.analysis.exercises.path import path_of
from planner.analysis.indicators import headlines, spread_at
from planner.domain.errors import InputError
from planner.domain.play import Play, Rewound
from planner.domain.play_state import PlayState, TurnPlayed, state_of
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.system.wired import MODEL_VERSION
from planner.use_cases import projecting
from planner.use_cases.exercises.exercise_files import read_log
from planner.use_cases.exercises.play_results import Run, request_of, run_all

OUTCOME = "planner exercise outcome"
_FIGURES = 6
"""Significant figures of an outcome, so that it does not hang on the last bit of a processor."""


def outcome_of(play: Play, situation: Situation, run: Run, report: Report) -> bytes:
    """What a play comes to, path by path and turn by turn, as JSON with the model's version and every fingerprint.

    Raises `InputError` when the log does not follow its exercise, and `Cancelled` through `report`.
    """
    try:
        paths = list(_paths(play))
        state = state_of(play)
        ends = [request_of(play.exercise, situation, path_of(found, situation, _last(found))) for found in paths]
        found = run_all(tuple(ends), {}, run, report)
        told = [
            {
                "path": place.path,
                "turns": [_turn(place, turn, situation, found[end.fingerprint]) for turn in place.played],
            }
            for place, end in zip(paths, ends, strict=True)
        ]
    except (KeyError, IndexError, StopIteration):
        raise InputError("This log does not follow its exercise: an entry names what is not in it.") from None
    turns = [turn for path in told for turn in path["turns"]]  # type: ignore[attr-defined]  # a list, made above
    body = {
        "format": OUTCOME,
        "version": 1,
        "model": MODEL_VERSION,
        "exercise": play.exercise.name,
        "situation": situation.id,
        "draws": play.exercise.draws,
        "seed": play.exercise.seed,
        "months": play.exercise.months,
        "entries": len(play.entries),
        "same_fingerprints": all(turn["fingerprint"] == turn["fingerprint_in_log"] for turn in turns),
        "paths": told,
        "told": [list(item) for item in sorted(state.told)],
        "ratings": {objective: rated.rating.name for objective, rated in sorted(state.ratings.items())},
        "improvements": [row.model_dump(mode="json") for _, row in sorted(state.improvements.items())],
        "ended": state.ended,
    }
    return (json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def replay(path: Path, report: Report) -> bytes:
    """The outcome of the log in a file. Raises `InputError`, `WorldError`, and `Cancelled` through `report`."""
    play, situation, _ = read_log(path)
    return outcome_of(play, situation, projecting.compute, report)


def _paths(play: Play) -> Iterator[PlayState]:
    """Where each path stood when it was left, then the one that was played to the end."""
    for place, entry in enumerate(play.entries):
        if isinstance(entry, Rewound):
            yield state_of(changed(play, entries=play.entries[:place]))
    yield state_of(play)


def _last(state: PlayState) -> int:
    return state.played[-1].turn if state.played else 0


def _turn(state: PlayState, turn: TurnPlayed, situation: Situation, end: Projection) -> dict[str, object]:
    exercise = state.exercise
    asked = request_of(exercise, situation, path_of(state, situation, turn.turn))
    month = exercise.first_month(turn.turn + 1, situation.start)
    row = end.row(month)
    spreads = {shown.key: spread_at(end, shown.key, row) for shown in headlines(end, situation)}
    return {
        "turn": turn.turn,
        "until": str(month),
        "fingerprint": asked.fingerprint,
        "fingerprint_in_log": turn.fingerprint,
        "decisions": [
            {
                "cell": cell_id,
                "lever": choice.lever,
                "members": choice.members,
                "asked": str(choice.asked),
                "decided": str(choice.decided) if choice.decided is not None else None,
            }
            for cell_id, cell in turn.cells.items()
            for choice in cell.choices
        ],
        "injects": sorted(number for number, found in state.injects.items() if found.turn == turn.turn),
        "figures": {
            key: [_figure(found.low), _figure(found.median), _figure(found.high)]
            for key, found in sorted(spreads.items())
            if found is not None
        },
    }


def _figure(value: float) -> float | None:
    return None if math.isnan(value) else float(f"{value:.{_FIGURES}g}")
