"""One new workspace, made once and copied for every test, and the `planner` command as a function."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from one_command import Done, Planner, no_window

from planner.command_line.main import main


@pytest.fixture
def planner(capsys: pytest.CaptureFixture[str]) -> Planner:
    """Runs one command in this process."""

    def run(*arguments: str | Path) -> Done:
        capsys.readouterr()
        status = main([str(word) for word in arguments], no_window)
        said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workspace that nobody changes."""
    path = tmp_path_factory.mktemp("made") / "trial.planner"
    assert main(["new", str(path)], no_window) == 0
    return path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Path:
    """A new workspace of one's own."""
    return Path(shutil.copy(made, tmp_path / "trial.planner"))
