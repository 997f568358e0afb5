"""Tests an installation from inside: every shipped file and exercise, a document in each format, a scratch workspace,
one projection. No Qt."""

from __future__ import annotations

import csv
import json
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from planner import assets
from planner.analysis.exercises.checks import check_exercise
from planner.command_line.console import Console
from planner.command_line.screen import QT_LIBRARIES, missing
from planner.domain.finding import Severity
from planner.domain.progress import silent
from planner.domain.scenario import lineage
from planner.reports.exercises.packs import pack_contents
from planner.reports.formats.formats import FORMATS
from planner.store.schema import planner_version
from planner.system.evidence import register
from planner.system.exercises import shipped_exercises
from planner.system.run import project_central
from planner.system.situations import shipped_situations
from planner.system.wired import MODEL_VERSION
from planner.use_cases.change import By
from planner.use_cases.workspaces import new_workspace, open_workspace

_SHORT_RUN = 6


def print_version(console: Console) -> int:
    """`planner --version`."""
    console.print(f"planner {planner_version()} (model {MODEL_VERSION})")
    return 0


def run(console: Console) -> int:
    """`planner --self-check`: one line for each part; exit 1 when any is broken."""
    broken = 0
    for name, probe in _PROBES.items():
        try:
            console.print(f"in order  {name}: {probe()}")
        except Exception as problem:  # noqa: BLE001 - a broken installation breaks anywhere, and here it is told
            broken += 1
            console.print(f"BROKEN    {name}: {type(problem).__name__}, {problem}")
    console.say(f"{broken} parts are broken; install the planner again." if broken else "All in order.")
    return 1 if broken else 0


def _shipped_files() -> str:
    files = [path for path in assets.data_root().joinpath("resources").rglob("*") if path.is_file()]
    if not files:
        raise FileNotFoundError("no file is shipped under resources")
    for path in files:
        _READERS.get(path.suffix, _read_anything)(path)
    return f"{len(files)} files can be read"


def _read_anything(path: Path) -> object:
    if not path.read_bytes():
        raise ValueError(f"{path.name} is empty")
    return None


_READERS: Mapping[str, Callable[[Path], object]] = {
    ".svg": ElementTree.parse,
    ".csv": lambda path: list(csv.reader(path.read_text(encoding="utf-8").splitlines(), strict=True)),
    ".json": lambda path: json.loads(path.read_text(encoding="utf-8")),
    ".toml": lambda path: tomllib.loads(path.read_text(encoding="utf-8")),
}


def _libraries() -> str:
    absent = missing(QT_LIBRARIES)
    if absent:
        raise OSError(f"the window needs {', '.join(absent)}; the commands work without")
    return "Qt finds what it loads"


def _evidence() -> str:
    return f"{len(register().items)} items, {len(shipped_situations())} situations"


def _exercises() -> str:
    situations = {situation.id: situation for situation in shipped_situations()}
    for exercise in shipped_exercises():
        findings = check_exercise(exercise, situations[exercise.situation_id])
        failures = [found.what for found in findings if found.severity is Severity.FAILURE]
        if failures:
            raise ValueError(f"{exercise.name}: {failures[0]}")
    return f"{len(shipped_exercises())} can be played"


def _documents() -> str:
    """The first ready exercise's manual in every format: the writers' libraries, templates and fonts are all there."""
    exercise = shipped_exercises()[0]
    situation = next(found for found in shipped_situations() if found.id == exercise.situation_id)
    _, manual = pack_contents(exercise, situation, "OFFICIAL", datetime.now(UTC))[0]
    for found in FORMATS.values():
        if not found.make(manual, silent):
            raise ValueError(f"{found.name} came out empty")
    return ", ".join(found.name for found in FORMATS.values())


def _workspace_and_projection() -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "scratch.planner"
        by = By("self-check", datetime.now(UTC))
        new_workspace(path, situation_id="nes-2019", name="Scratch", marking="OFFICIAL", by=by).close()
        with open_workspace(path) as file:
            failures = [found.what for found in file.check() if found.severity is Severity.FAILURE]
            workspace = file.load()
    if failures:
        raise ValueError(failures[0])
    scenario = workspace.scenarios[0]
    chain = lineage(workspace.scenarios, scenario.id)
    found = project_central(workspace.situation_of(scenario), chain, months=_SHORT_RUN, seed=1)
    return f"{len(found.central)} series over {found.months} months"


_PROBES: Mapping[str, Callable[[], str]] = {
    "shipped files": _shipped_files,
    "system libraries": _libraries,
    "evidence": _evidence,
    "exercises": _exercises,
    "documents": _documents,
    "workspace and projection": _workspace_and_projection,
}
