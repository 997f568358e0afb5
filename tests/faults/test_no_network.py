"""Nothing of the planner asks for a network: not the terminal, not the window, not the engine's own process."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("refuses sockets as Linux lets it", allow_module_level=True)

SCRIPT = Path(__file__).parents[2] / "packaging" / "faults.py"

WINDOW = """
import sys, time
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QSettings
from planner.ui.application import Asked, application, begin, window_of
from planner.ui.desk import Places
from planner.ui.settings import settings

def main():
    folder = Path(sys.argv[1])
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "settings"))
    app = application(["planner"])
    window = window_of(app, Places(folder, folder), settings(), datetime.now, side_process=True)
    window.show()
    begin(window, Asked(folder / "sample.planner"))
    until = time.monotonic() + 60
    while time.monotonic() < until:
        app.processEvents()
        there = window.desk.workspace
        if there is not None and there.projections.is_ready_to_drag:
            break
        time.sleep(0.02)
    print("warm" if there is not None and there.projections.is_ready_to_drag else "cold")
    window.close()

if __name__ == "__main__":
    main()
"""
TERMINAL = (
    ("list", "sample.planner"),
    ("run", "sample.planner", "A", "--draws", "2", "--months", "2", "--out", "a.csv"),
    ("report", "sample.planner", "-s", "A", "-s", "B", "--draws", "2", "--months", "2", "--out", "a.pdf"),
    ("--self-check",),
)


@pytest.fixture
def watched(tmp_path: Path) -> dict[str, str]:
    """An environment in which a socket is refused and noted in `sockets.txt`."""
    specification = importlib.util.spec_from_file_location("faults", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    library = module.compiled(tmp_path)
    if library is None:
        pytest.skip("there is no C compiler here")
    return {**os.environ, "LD_PRELOAD": str(library), "PLANNER_SOCKETS": str(tmp_path / "sockets.txt")}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("words", TERMINAL, ids=lambda words: words[0])
def test_that_no_command_asks_for_a_network(
    sample_path: Path, tmp_path: Path, watched: dict[str, str], words: tuple[str, ...]
) -> None:
    command = [sys.executable, "-m", "planner", *words]

    done = subprocess.run(command, env=watched, cwd=sample_path.parent, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "sockets.txt").exists()


@pytest.mark.timeout(300)
def test_that_neither_the_window_nor_the_engines_process_asks_for_a_network(
    sample_path: Path, tmp_path: Path, watched: dict[str, str]
) -> None:
    script = tmp_path / "window.py"
    script.write_text(WINDOW, "utf-8")

    done = subprocess.run(
        [sys.executable, str(script), str(sample_path.parent)], env=watched, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout.strip()) == (0, "warm"), done.stderr
    assert not (tmp_path / "sockets.txt").exists()


def test_that_a_socket_would_be_noticed(tmp_path: Path, watched: dict[str, str]) -> None:
    asks = "import socket\ntry: socket.socket(socket.AF_INET6)\nexcept PermissionError: print('refused')"

    done = subprocess.run([sys.executable, "-c", asks], env=watched, capture_output=True, text=True, check=True)

    assert done.stdout == "refused\n"
    assert "family 10" in (tmp_path / "sockets.txt").read_text("utf-8")
