"""Exercises and logs of plays as files of their own: JSON under the name and version of its form, read with care."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from planner.analysis.exercises.figures import is_figure
from planner.disk.reading import read_whole
from planner.disk.replacing import replacement_of
from planner.domain.errors import InputError
from planner.domain.exercise import Exercise
from planner.domain.play import Play
from planner.domain.situation import Situation
from planner.domain.workspace import Change
from planner.store.workspace_file import WorkspaceFile
from planner.system.editions import brought_up
from planner.system.levers import LEVER_BY_NAME
from planner.system.situations import shipped_situations
from planner.system.wired import MODEL_VERSION
from planner.use_cases.change import By
from planner.use_cases.exercises.exercises import add_exercise

EXERCISE = "planner exercise"
LOG = "planner exercise log"
VERSION = 1
ENDING = ".exercise"
"""What the name of an exercise file ends in."""
LARGEST = 20_000_000
"""Bytes; a hundred times what the largest exercise takes."""
MOST_PARTS = 200_000
"""Lists, objects and values in one file, counted in its bytes before it is parsed; ten times what a long play takes."""
_MOST = {"cells": 40, "turns": 60, "injects": 1_000, "objectives": 100, "given": 2_000, "events": 500, "public": 100}
"""Of each part of an exercise, as many as can still be shown and played."""
_MOST_HELD = 200
"""Levers in one cell's hands, and figures it is told."""

M = TypeVar("M", bound=BaseModel)


def export_exercise(exercise: Exercise, path: Path, marking: str = "") -> None:
    """Write an exercise to a file of its own, in place of what is there; `marking` is that of its workspace.

    Raises `WorldError` when the disk refuses.
    """
    body = {"format": EXERCISE, "version": VERSION, "marking": marking, "exercise": exercise.model_dump(mode="json")}
    _write(path, body)


def read_exercise(path: Path) -> Exercise:
    """The exercise in such a file. Raises `InputError` with one sentence when it is none, or needs a newer planner."""
    body = _body(path, EXERCISE, "an exercise")
    exercise = _value(Exercise, body.get("exercise"), path)
    _refuse_too_many(exercise, path)
    missing = [held.lever for cell in exercise.cells for held in cell.levers if held.lever not in LEVER_BY_NAME]
    if missing:
        raise InputError(f"“{path.name}” names the lever “{missing[0]}”, which this planner does not have.")
    return exercise


def import_exercise(file: WorkspaceFile, by: By, path: Path) -> Change:
    """Bring an exercise into the workspace under a new id; a name that is taken becomes that of a copy.

    Raises `InputError` when the file cannot be used, `WorldError` when it cannot be read.
    """
    exercise = read_exercise(path)
    situations = (*file.load().situations, *shipped_situations())
    situation = next((found for found in situations if found.id == exercise.situation_id), None)
    keys = [view.indicator for view in (*exercise.public, *(view for cell in exercise.cells for view in cell.views))]
    keys += [inject.condition.indicator for inject in exercise.injects if inject.condition is not None]
    for key in keys:
        if situation is not None and not is_figure(situation, key):
            raise InputError(f"“{path.name}” names the indicator “{key}”, which this planner does not have.")
    return add_exercise(file, by, exercise, "import the exercise “{}”")


def export_log(play: Play, situation: Situation, path: Path, marking: str = "") -> None:
    """Write the log of a play, with all that a replay needs, in place of what is there; `marking` as above.

    Raises `WorldError` when the disk refuses.
    """
    body = {
        "format": LOG,
        "version": VERSION,
        "marking": marking,
        "model": MODEL_VERSION,
        "situation": situation.model_dump(mode="json"),
        "play": play.model_dump(mode="json"),
    }
    _write(path, {**body, "digest": digest_of(body)})


def read_log(path: Path) -> tuple[Play, Situation, str]:
    """A play, its situation and the version of the model it was played with. Raises `InputError` or `WorldError`."""
    body = _body(path, LOG, "the log of an exercise")
    play, situation = _value(Play, body.get("play"), path), _value(Situation, body.get("situation"), path)
    numbers = [entry.number for entry in play.entries]
    if numbers != list(range(1, len(numbers) + 1)):
        raise InputError(f"“{path.name}” is not a whole log: its entries do not follow one another; save it again.")
    if body.pop("digest", None) != digest_of(body):
        raise InputError(f"“{path.name}” does not match its digest: it was changed after it was saved; save it again.")
    return play, brought_up(situation), str(body.get("model"))


def digest_of(body: dict[str, object]) -> str:
    """A mark of all that a log file says, the design and the situation too, however it is laid out."""
    plain = json.dumps(body, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("ascii")).hexdigest()


def _write(path: Path, body: dict[str, object]) -> None:
    with replacement_of(path) as part:
        part.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _body(path: Path, wanted: str, kind: str) -> dict[str, object]:
    """The outer form of a file. Raises `InputError` unless it is of this format and a version that is known."""
    data = read_whole(path, LARGEST, kind)
    if sum(map(data.count, (b"{", b"[", b","))) > MOST_PARTS:
        raise InputError(f"“{path.name}” has more parts than {kind} can have; choose another file.")
    try:
        body = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise InputError(
            f"“{path.name}” is not {kind}: it is not written in JSON; choose a file of the planner."
        ) from None
    if not isinstance(body, dict) or body.get("format") != wanted:
        raise InputError(f"“{path.name}” is not {kind}; choose a file that the planner saved.")
    version = body.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InputError(f"“{path.name}” does not say the version of its form; save it again.")
    if version > VERSION:
        raise InputError(f"“{path.name}” needs a newer planner (form {version}, this one reads {VERSION}); update it.")
    return body


def _value(kind: type[M], data: object, path: Path) -> M:
    try:
        return kind.model_validate_json(json.dumps(data))
    except (ValidationError, ValueError, RecursionError) as wrong:
        where, what = _first(wrong)
        raise InputError(f"“{path.name}” cannot be used: {where}{what}; mend it or choose another file.") from None


def _refuse_too_many(exercise: Exercise, path: Path) -> None:
    """Raises `InputError` for an exercise that nobody could play and no window show."""
    counts = [(len(getattr(exercise, part)), most, part) for part, most in _MOST.items()]
    counts += [(len(cell.levers), _MOST_HELD, "levers in one cell") for cell in exercise.cells]
    counts += [(len(cell.views), _MOST_HELD, "figures in one cell") for cell in exercise.cells]
    for found, most, what in counts:
        if found > most:
            raise InputError(f"“{path.name}” has {found} {what}; an exercise can have {most}. Choose another file.")


def _first(wrong: Exception) -> tuple[str, str]:
    """Where the first thing is wrong, and what."""
    if not isinstance(wrong, ValidationError):
        return "", "its numbers cannot be read"
    first = wrong.errors(include_url=False)[0]
    place = " ".join(str(part) for part in first["loc"])
    said = first["msg"].removeprefix("Value error, ").rstrip(".")
    return (f"at {place}, " if place else ""), said[:1].lower() + said[1:]
