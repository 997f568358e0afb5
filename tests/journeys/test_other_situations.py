"""A situation that nobody shipped works everywhere: window, report, exercise and command line, with locals or none."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from made_up_situation import ABROAD, MONTHS, ORIGINS, exercise_on, file_on, made_up
from pytestqt.qtbot import QtBot
from small_exercise import begun, play_of, play_turn, state_in

from planner.command_line.main import main
from planner.domain.progress import silent
from planner.domain.schedule import constant
from planner.domain.situation import Situation
from planner.reports.exercises.withheld import words_in_file
from planner.store.workspace_file import WorkspaceFile
from planner.ui.compare.view import CompareView
from planner.ui.scenarios.strip import IndicatorStrip
from planner.ui.shell.main_window import MainWindow
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.exercises.exercise_documents import write_after_action, write_pack
from planner.use_cases.exercises.play_debrief import debrief_request, debrief_results

NOW = datetime(2026, 11, 20, 15, 42, tzinfo=UTC)
BY = By("returns desk", NOW)
FORMATS = ("pdf", "docx", "xlsx", "odt", "ods", "html")
GUARDS = ("custodian", "guard_ratio", "site=Rivertown gaol", constant(0.9))
SCREENS = ("start", "scenarios", "compare", "evidence", "exercises", "reports")


@pytest.fixture(scope="module", params=[ORIGINS, ABROAD], ids=["three origins, one local", "no local origin"])
def situation(request: pytest.FixtureRequest) -> Situation:
    return made_up(request.param)


@pytest.fixture
def path(tmp_path: Path, situation: Situation) -> Path:
    return file_on(tmp_path / "made-up.planner", situation)


@pytest.fixture
def file(path: Path) -> Iterator[WorkspaceFile]:
    with WorkspaceFile.open(path) as made:
        yield made


def texts_of(window: MainWindow, kind: type[IndicatorStrip]) -> set[str]:
    """What every cell of the strip says."""
    found = window.findChild(kind)
    assert found is not None
    models = [table.model() for table in found.tables]
    return {str(model.index(row, 0).data()) for model in models for row in range(model.rowCount())}


def test_that_every_screen_of_the_window_shows_it(
    qtbot: QtBot, open_window: Callable[..., MainWindow], path: Path
) -> None:
    window = open_window(path)
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=30_000)
    workspace = window.desk.workspace
    assert workspace is not None
    workspace.set_ticked(["s1", "s2"])
    qtbot.waitUntil(lambda: all(map(workspace.projections.is_complete, ("s1", "s2"))), timeout=60_000)

    shown = [(window.show_screen(name), qtbot.wait(100), window.screen_name)[-1] for name in SCREENS]
    compared = window.findChild(CompareView)
    assert compared is not None
    window.show_screen("compare")
    qtbot.waitUntil(lambda: compared.is_up_to_date, timeout=30_000)
    window.show_screen("scenarios")

    assert tuple(shown) == SCREENS
    assert {"Rivertown gaol, of places", "Hill camp, of places"} <= texts_of(window, IndicatorStrip)
    assert "Rivertown gaol, of places" in compared.overview.grid.shown[2].accessibleName()


@pytest.mark.parametrize("ending", FORMATS)
def test_that_a_report_on_it_is_written_in_every_format(path: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"note.{ending}"

    status = main(["report", str(path), "-s", "A", "-s", "B", "--out", str(out)], _no_window)

    assert status == 0
    assert out.stat().st_size > 1000


def test_that_the_report_speaks_of_its_own_sites(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "note.html"
    main(["report", str(path), "-s", "A", "-s", "B", "--out", str(out)], _no_window)
    said = words_in_file(out.read_bytes())

    assert "Rivertown gaol, of places" in said
    assert "Hill camp, held of places" in said
    assert "today: 0.70" in said
    assert not re.findall(r"SDF (?:prisons|camps|sites), |in SDF sites", said)


def test_that_an_exercise_on_it_is_played_and_debriefed(
    file: WorkspaceFile, situation: Situation, tmp_path: Path
) -> None:
    play = begun(file, BY, exercise_on(situation))
    turn = play_turn(file, BY, play, GUARDS)
    request = debrief_request(file, play)
    debrief = debrief_results(request, projecting.compute, silent)
    report = tmp_path / "after-action.html"
    write_after_action(play_of(file, play), debrief, situation, "OFFICIAL", "facilitator", (report,), NOW)
    pack = write_pack(state_in(file, play).exercise, situation, "OFFICIAL", tmp_path / "pack", ("html",), NOW)

    assert "People held in camps" in [row.title for row in turn.at_end]
    assert {"Rivertown gaol, of places", "Hill camp, of places"} <= {row.title for row in debrief.rows}
    assert not [path for path in (report, *pack) if "SDF" in words_in_file(path.read_bytes())]


def test_that_the_command_line_runs_compares_and_checks_it(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran, compared = tmp_path / "run.csv", tmp_path / "compared.csv"

    assert main(["list", str(path)], _no_window) == 0
    assert main(["run", str(path), "B", "--out", str(ran)], _no_window) == 0
    assert main(["compare", str(path), "A", "B", "--out", str(compared)], _no_window) == 0
    assert main(["check", str(path)], _no_window) == 0, capsys.readouterr().out

    sites = {row["members"] for row in csv.DictReader(ran.open(encoding="utf-8")) if row["variable"] == "occupancy"}
    assert sites == {"site=Rivertown gaol", "site=Hill camp"}
    assert len({row["month"] for row in csv.DictReader(compared.open(encoding="utf-8"))}) == MONTHS + 1


def _no_window(_file: Path | None, _sample: bool) -> int:
    raise AssertionError("no window was asked for")
