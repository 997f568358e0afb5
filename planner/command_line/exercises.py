"""The exercise commands: new, list, check, pack, briefing, export, import, log, replay, report."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from planner.analysis.exercises.cell_briefing import briefing_lines, cell_briefing
from planner.analysis.exercises.checks import check_exercise
from planner.command_line.addressing import find_scenario, unknown
from planner.command_line.console import Console
from planner.command_line.longform import check_place
from planner.disk.replacing import replacement_of
from planner.domain.errors import InputError
from planner.domain.exercise import Cell, Exercise, Terms
from planner.domain.finding import Finding, Severity
from planner.domain.play import Play
from planner.domain.play_state import state_of
from planner.domain.workspace import Workspace
from planner.reports.formats.formats import format_of
from planner.system.situations import shipped_situations
from planner.system.wired import MODEL_VERSION
from planner.use_cases.change import By
from planner.use_cases.exercises import exercise_files, exercises
from planner.use_cases.exercises.exercise_documents import write_after_action, write_pack
from planner.use_cases.exercises.play_debrief import debrief_request, debrief_results, keep_debrief
from planner.use_cases.exercises.play_log import situation_of_play
from planner.use_cases.exercises.play_results import run_all, turn_request
from planner.use_cases.exercises.replaying import outcome_of
from planner.use_cases.projecting import compute
from planner.use_cases.workspaces import open_workspace

_NO_EXERCISE = "This workspace holds no exercise yet; add one with “planner exercise new”."


def obey(arguments: Namespace, console: Console, by: By) -> int:
    """Runs the chosen action; its exit status."""
    return _ACTIONS[arguments.action](arguments, console, by)


def new(arguments: Namespace, console: Console, by: By) -> int:
    """`planner exercise new FILE --name NAME [--from ID | --scenario SCENARIO]`."""
    if arguments.ready and arguments.scenario:
        raise InputError("Take either a ready exercise with --from, or a scenario with --scenario.")
    if not arguments.ready and not arguments.name:
        raise InputError("Give the exercise a name with --name, or take a ready one with --from.")
    with open_workspace(arguments.file) as file:
        if arguments.ready:
            exercises.take_shipped(file, by, arguments.ready, arguments.name or "")
        elif arguments.scenario:
            scenario = find_scenario(file.load(), arguments.scenario)
            exercises.new_from_scenario(file, by, scenario.id, arguments.name)
        else:
            exercises.new_exercise(file, by, arguments.name, arguments.situation, Terms(arguments.terms))
        name = file.load().exercises[-1].name
    console.say(f"Added the exercise “{name}”.")
    return 0


def list_exercises(arguments: Namespace, console: Console, by: By) -> int:
    """`planner exercise list FILE`: every exercise with its cells, turns, injects and plays."""
    with open_workspace(arguments.file) as file:
        workspace = file.load()
    found = [_facts(workspace, exercise) for exercise in workspace.exercises]
    if arguments.json:
        console.print(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    for facts in found:
        console.print(
            "{id}  {name} · {cells} cells · {turns} turns, {months} months · {injects} injects · {plays} plays".format(
                **facts
            )
        )
    if not found:
        console.say(_NO_EXERCISE)
    return 0


def check(arguments: Namespace, console: Console, by: By) -> int:
    """`planner exercise check FILE [NAME]` or `check X.exercise`: exit 1 when a check fails."""
    checked = _checked(arguments)
    entries = [
        {"exercise": exercise.name, "state": _state(finding), "where": finding.where, "detail": _detail(finding)}
        for exercise, findings in checked
        for finding in findings
    ]
    if arguments.json:
        console.print(json.dumps(entries, ensure_ascii=False, indent=2))
    else:
        for entry in entries:
            console.print(f"{entry['state']:8} {entry['exercise']} · {entry['where']}: {entry['detail']}")
    failed = any(entry["state"] == "failed" for entry in entries)
    ready = "Ready to be played." if checked else _NO_EXERCISE
    console.say("Something cannot be played; see above." if failed else ready)
    return 1 if failed else 0


def export(arguments: Namespace, console: Console, by: By) -> int:
    """`planner exercise export FILE NAME --out X.exercise`."""
    check_place(arguments.out, arguments.file)
    if arguments.out.suffix.casefold() != exercise_files.ENDING:
        raise InputError(f"“{arguments.out.name}” does not end in {exercise_files.ENDING}; name it so.")
    with open_workspace(arguments.file) as file:
        workspace = file.load()
    marking = workspace.settings.marking
    exercise_files.export_exercise(find_exercise(workspace, arguments.name), arguments.out, marking)
    console.say(f"{marking} · Wrote “{arguments.out}”.")
    return 0


def bring_in(arguments: Namespace, console: Console, by: By) -> int:
    """`planner exercise import FILE X.exercise`."""
    with open_workspace(arguments.file) as file:
        exercise_files.import_exercise(file, by, arguments.exercise)
        name = file.load().exercises[-1].name
    console.say(f"Imported the exercise “{name}”.")
    return 0


def briefing(arguments: Namespace, console: Console, by: By) -> int:
    """`planner exercise briefing FILE NAME CELL [--play N]`: all that a cell may know now, and nothing else."""
    with open_workspace(arguments.file) as file:
        workspace = file.load()
        play = find_play(workspace, find_exercise(workspace, arguments.name), arguments.play)
        cell = _find_cell(play.exercise, arguments.cell)
        request = turn_request(file, play.id)
        results = run_all((request.played,), request.kept, compute, console.progress)
    situation = situation_of_play(workspace, play.exercise)
    found = cell_briefing(state_of(play), situation, results[request.played.fingerprint], cell.id)
    console.say(f"{workspace.settings.marking} · EXERCISE EXERCISE EXERCISE")
    console.print("\n".join(briefing_lines(found)))
    return 0


def write_log(arguments: Namespace, console: Console, by: By) -> int:
    """`planner exercise log FILE NAME --out LOG [--play N]`: the last play unless another is named."""
    check_place(arguments.out, arguments.file)
    with open_workspace(arguments.file) as file:
        workspace = file.load()
    play = find_play(workspace, find_exercise(workspace, arguments.name), arguments.play)
    marking = workspace.settings.marking
    exercise_files.export_log(play, situation_of_play(workspace, play.exercise), arguments.out, marking)
    console.say(f"{marking} · Wrote “{arguments.out}”.")
    return 0


def replay(arguments: Namespace, console: Console, by: By) -> int:
    """`planner exercise replay LOG`: the outcome as JSON; exit 1 when it is not what the room saw."""
    play, situation, model = exercise_files.read_log(arguments.log)
    if arguments.out is not None:
        check_place(arguments.out, arguments.log)
    outcome = outcome_of(play, situation, compute, console.progress)
    if arguments.out is None:
        console.print(outcome.decode("utf-8").removesuffix("\n"))
    else:
        with replacement_of(arguments.out) as part:
            part.write_bytes(outcome)
        console.say(f"Wrote “{arguments.out}”.")
    if model != MODEL_VERSION:
        console.say(f"This log was played with model {model}; it was computed here with model {MODEL_VERSION}.")
    body = json.loads(outcome)
    if not any(path["turns"] for path in body["paths"]):
        console.say("No turn was played in this log, so there is nothing to compare.")
        return 1
    same = bool(body["same_fingerprints"])
    console.say("The same as played." if same else "Not the same as played: a fingerprint differs.")
    return 0 if same else 1


def pack(arguments: Namespace, console: Console, by: By) -> int:
    """`planner exercise pack FILE NAME --out FOLDER [--as docx] [--players-only]`."""
    with open_workspace(arguments.file) as file:
        workspace = file.load()
    exercise, marking = find_exercise(workspace, arguments.name), workspace.settings.marking
    written = write_pack(
        exercise,
        situation_of_play(workspace, exercise),
        marking,
        arguments.out,
        arguments.endings or ["docx"],
        by.when,
        console.progress,
        players_only=arguments.players_only,
    )
    console.say(f"{marking} · Wrote {len(written)} documents into “{arguments.out}”.")
    return 0


def write_report(arguments: Namespace, console: Console, by: By) -> int:
    """`planner exercise report FILE NAME --out R.docx [--play N]`: what was decided, against what could have been."""
    check_place(arguments.out, arguments.file)
    format_of(arguments.out)
    with open_workspace(arguments.file) as file:
        workspace = file.load()
        play = find_play(workspace, find_exercise(workspace, arguments.name), arguments.play)
        debrief = debrief_results(debrief_request(file, play.id), compute, console.progress)
        keep_debrief(file, debrief)
    situation, marking = situation_of_play(workspace, play.exercise), workspace.settings.marking
    write_after_action(play, debrief, situation, marking, by.who, [arguments.out], by.when, console.progress)
    console.say(f"{marking} · Wrote “{arguments.out}”.")
    return 0


def find_exercise(workspace: Workspace, words: str) -> Exercise:
    """The exercise with this id or name. Raises `InputError` with what there is instead."""
    wanted = words.casefold()
    for exercise in workspace.exercises:
        if wanted in (exercise.id.casefold(), exercise.name.casefold()):
            return exercise
    raise InputError(unknown("exercise", words, [exercise.name for exercise in workspace.exercises]))


def find_play(workspace: Workspace, exercise: Exercise, number: int | None) -> Play:
    """One play of an exercise, the last unless another is named. Raises `InputError` when there is none."""
    plays = [play for play in workspace.plays if play.exercise.id == exercise.id]
    if not plays:
        raise InputError(f"“{exercise.name}” has not been played in this workspace.")
    if number is not None and number > len(plays):
        raise InputError(f"“{exercise.name}” has {len(plays)} plays, not {number}; give a number from 1.")
    return plays[-1 if number is None else number - 1]


def _find_cell(exercise: Exercise, words: str) -> Cell:
    wanted = words.casefold()
    for cell in exercise.cells:
        if wanted in (cell.id.casefold(), cell.name.casefold()):
            return cell
    raise InputError(unknown("cell", words, [cell.name for cell in exercise.cells]))


def _checked(arguments: Namespace) -> list[tuple[Exercise, tuple[Finding, ...]]]:
    path: Path = arguments.file
    if path.suffix.casefold() == exercise_files.ENDING:
        exercise = exercise_files.read_exercise(path)
        situation = next((known for known in shipped_situations() if known.id == exercise.situation_id), None)
        if situation is None:
            raise InputError(f"“{path.name}” is on the situation “{exercise.situation_id}”, which does not come along.")
        return [(exercise, check_exercise(exercise, situation))]
    with open_workspace(path) as file:
        workspace = file.load()
    chosen = [find_exercise(workspace, arguments.name)] if arguments.name else list(workspace.exercises)
    return [(found, check_exercise(found, situation_of_play(workspace, found))) for found in chosen]


def _facts(workspace: Workspace, exercise: Exercise) -> dict[str, object]:
    plays = [state_of(play) for play in workspace.plays if play.exercise.id == exercise.id]
    return {
        "id": exercise.id,
        "name": exercise.name,
        "cells": len(exercise.cells),
        "turns": len(exercise.turns),
        "months": exercise.months,
        "injects": len(exercise.injects),
        "plays": len(plays),
        "turns_played": [len(state.played) for state in plays],
    }


def _state(finding: Finding) -> str:
    return "failed" if finding.severity is Severity.FAILURE else str(finding.severity)


def _detail(finding: Finding) -> str:
    return f"{finding.what} {finding.remedy}".strip()


_ACTIONS: Mapping[str, Callable[[Namespace, Console, By], int]] = {
    "new": new,
    "list": list_exercises,
    "check": check,
    "pack": pack,
    "briefing": briefing,
    "export": export,
    "import": bring_in,
    "log": write_log,
    "replay": replay,
    "report": write_report,
}
