"""Everything that writes a file, as a thing one child can do: the window's verbs, and the commands of the terminal."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from small_exercise import SMALL, begun
from state import content_of
from trial import FAULTS, Answer

from planner.command_line import commands
from planner.command_line.main import main
from planner.domain.errors import PlannerError
from planner.domain.period import Month
from planner.domain.progress import silent
from planner.domain.scenario import Operation, Status
from planner.domain.schedule import constant
from planner.domain.value import changed
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases import levers, projecting, scenarios
from planner.use_cases.change import By
from planner.use_cases.exercises import exercise_files, exercises, playing_cells, playing_debrief
from planner.use_cases.reports import assurance, reports
from planner.use_cases.settings import change_settings
from planner.use_cases.workspaces import new_workspace

NOW = datetime(2019, 11, 20, 15, 42, tzinfo=UTC)
BY = By("returns desk", NOW)
NAME = "trial.planner"

Work = Callable[[WorkspaceFile, Path], object]


def make_base(folder: Path) -> Path:
    """One small workspace with something of everything: levers, an event, notes, a report, an exercise in play."""
    path = folder / NAME
    with new_workspace(path, situation_id="nes-2019", name="Trial", marking="OFFICIAL", by=BY) as file:
        change_settings(file, BY, changed(file.load().settings, draws=2, months=3))
        levers.set_lever(file, BY, "s1", "transfer_capacity", "", constant(700), "More buses.")
        levers.add_event(
            file, BY, "s2", name="Flood", start=Month.of(2020, 3), months=2, target="transfer_capacity",
            operation=Operation.MULTIPLY, value=0.5,
        )  # fmt: skip
        assurance.log_decision(file, BY, "Two months are enough.", "As agreed.")
        assurance.rate_assumption(file, BY, "U13b", note="Judgement.")
        reports.new_report(file, BY, "Returns", ("s1", "s2"), "s1")
        play = begun(file, BY)
        playing_debrief.note(file, BY, play, "They asked for buses.")
        scenarios.rename(file, BY, "s3", "Families first")
        file.undo()
        keep_result(file, folder)
    exercise_files.export_exercise(SMALL, folder / "small.exercise")
    return path


def keep_result(file: WorkspaceFile, _folder: Path) -> None:
    """Compute a scenario and keep it, as the window does."""
    settings = file.load().settings
    request = projecting.prepare(file.load(), "s1", draws=2, seed=settings.seed + 1, months=2, world=settings.world)
    projecting.keep(file, projecting.compute(request, silent))


def _decide(file: WorkspaceFile, _folder: Path) -> None:
    play = file.load().plays[0]
    cell = play.exercise.cells[0]
    playing_cells.decide(
        file, BY, play.id, cell.id, cell.levers[0].lever, cell.levers[0].members, constant(0.9), "Now."
    )


FILE_VERBS: dict[str, Work] = {
    "set a lever": lambda file, _: levers.set_lever(file, BY, "s1", "transfer_capacity", "", constant(900), "Why."),
    "rename": lambda file, _: scenarios.rename(file, BY, "s2", "Nobody comes"),
    "branch": lambda file, _: scenarios.branch(file, BY, "s1", "A new one"),
    "delete": lambda file, _: scenarios.delete(file, BY, "s2"),
    "move": lambda file, _: scenarios.reparent(file, BY, "s3", "s4"),
    "mark reviewed": lambda file, _: scenarios.set_status(file, BY, "s3", Status.REVIEWED),
    "remove an event": lambda file, _: levers.remove_event(file, BY, "s2", "e1"),
    "undo": lambda file, _: file.undo(),
    "redo": lambda file, _: file.redo(),
    "change the settings": lambda file, _: change_settings(file, BY, changed(file.load().settings, seed=7)),
    "design a report": lambda file, _: reports.change_report(file, BY, "r1", title="Returns by spring"),
    "log a decision": lambda file, _: assurance.log_decision(file, BY, "One more.", "", "", date(2019, 11, 20)),
    "take an exercise": lambda file, _: exercises.take_shipped(file, BY, "october-2019"),
    "note in a play": lambda file, _: playing_debrief.note(file, BY, file.load().plays[0].id, "A second note."),
    "decide in a play": _decide,
    "import an exercise": lambda file, folder: exercise_files.import_exercise(file, BY, folder / "small.exercise"),
    "keep a result": keep_result,
    "remember a view": lambda file, _: file.set_view("window", '{"selected": "s2"}'),
    "fold the history": lambda file, _: file.fold_history(2),
    "save a copy": lambda file, folder: file.save_copy(folder / "copy.planner"),
    "open and close": lambda file, _: file.view("window"),
}
"""What the window does with an open file."""

_WRITE = ["--draws", "2", "--months", "2", "--out"]
COMMANDS: dict[str, tuple[str, ...]] = {
    "planner set": ("set", NAME, "A", "transfer_capacity=800", "--why", "Buses."),
    "planner branch": ("branch", NAME, "A", "Another"),
    "planner new": ("new", "fresh.planner"),
    "planner list": ("list", NAME),
    "planner run": ("run", NAME, "A", *_WRITE, "out.csv"),
    "planner compare": ("compare", NAME, "A", "B", *_WRITE, "out.csv"),
    "planner report": ("report", NAME, "-s", "A", "-s", "B", *_WRITE, "out.html", "--out", "out.xlsx"),
    "planner report in office forms": ("report", NAME, "-s", "A", *_WRITE, "out.docx", "--out", "out.odt"),
    "planner report on pages": ("report", NAME, "-s", "A", *_WRITE, "out.pdf"),
    "planner exercise new": ("exercise", "new", NAME, "--from", "october-2019"),
    "planner exercise import": ("exercise", "import", NAME, "small.exercise"),
    "planner exercise export": ("exercise", "export", NAME, SMALL.name, "--out", "out.exercise"),
    "planner exercise log": ("exercise", "log", NAME, SMALL.name, "--out", "out.json"),
}
"""What the terminal does; every output lies over an older file."""

BEFORE = tuple(f"out.{ending}" for ending in ("csv", "html", "xlsx", "docx", "odt", "pdf", "exercise", "json"))
"""The names under which an older file lies before anything is exported."""

OLDER = Path(__file__).parent.parent / "store" / "planner_0_2.sql"


def write_older(path: Path) -> None:
    """A file as planner 0.2 left it, in place of what is there."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(OLDER.read_text("utf-8"))


def open_and_do(folder: Path, work: Work) -> Answer:
    """Open, do it, and say whether it was done and what the file is believed to hold; faults end with the verb."""
    try:
        with WorkspaceFile.open(folder / NAME) as file:
            try:
                work(file, folder)
            except PlannerError as refused:
                FAULTS.off()
                return {"done": False, "refusal": str(refused), **_belief(file)}
            return {"done": True, "refusal": "", **_belief(file)}
    except PlannerError as refused:
        return {"done": False, "refusal": str(refused)}


def _belief(file: WorkspaceFile) -> Answer:
    return {"standing": str(file.look()), "known": content_of(file), "read only": file.read_only}


def command(folder: Path, words: tuple[str, ...]) -> Answer:
    """One command line in this folder; its exit status."""
    commands.datetime = Clock  # type: ignore[attr-defined]  # the terminal's clock
    os.chdir(folder)
    status = main(words, lambda *_: 0)
    return {"done": status == 0, "status": status, "refusal": "" if status == 0 else "status"}


class Clock(datetime):
    """A clock that stands still, so that the same command writes the same file."""

    @classmethod
    def now(cls, tz: object = None) -> Clock:  # type: ignore[override]
        return cls(2019, 11, 20, 15, 42, tzinfo=UTC)


def fresh(base: Path, folder: Path) -> Path:
    """A folder of its own for one trial: the base, an exercise beside it, and older files under every name written."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for found in base.parent.iterdir():
        if found.is_file():
            shutil.copy(found, folder / found.name)
    for name in BEFORE:
        (folder / name).write_text("older", "utf-8")
    return folder / NAME
