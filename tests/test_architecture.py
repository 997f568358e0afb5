"""The rules of the house, as sentences that a machine can check."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

HOUSE = Path(__file__).resolve().parent.parent
SHIPPED_FOLDERS = {"planner", "resources", "db", "packaging", "tests", ".ci"}
FORBIDDEN_ROOMS = {"utils", "util", "helpers", "common", "core", "manager", "managers", "misc", "db", "resources"}
REGISTRIES = [".".join(words) for words in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]
MACHINE_PATH = re.compile(r"(?<![\w.~}\"'/])/(?:tmp|work|root|farm|home|Users)/\w")
LEFT_BEHIND = re.compile(r"\.git|\.venv|.*_cache|\.hypothesis|__pycache__|build|dist|.*\.egg-info|uv\.lock")
LONGEST_FILE = 400


def code(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (HOUSE / folder).rglob("*.py"))


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file of the project, with its path from the top; what tools leave behind is not the project's."""
    for folder, inside, names in os.walk(HOUSE):
        inside[:] = [name for name in inside if not LEFT_BEHIND.fullmatch(name)]
        for name in (name for name in names if not LEFT_BEHIND.fullmatch(name)):
            path = Path(folder, name)
            with suppress(UnicodeDecodeError):
                yield path.relative_to(HOUSE), path.read_text(encoding="utf-8")


def docstring(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


def test_that_imports_run_downhill_without_rings_and_heavy_libraries_stay_in_their_rooms(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = lint_imports(config_filename=str(HOUSE / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("room", "strangers"),
    [
        ("planner.command_line", ("PySide6", "pyqtgraph")),
        ("planner.use_cases", ("PySide6", "pyqtgraph")),
        ("planner.reports", ("PySide6", "pyqtgraph", "sqlalchemy", "alembic")),
        ("planner.analysis", ("PySide6", "pyqtgraph", "sqlalchemy", "alembic")),
        ("planner.system", ("PySide6", "pyqtgraph", "sqlalchemy", "alembic", "sqlite3")),
        ("planner.engine", ("PySide6", "pyqtgraph", "sqlalchemy", "alembic", "sqlite3")),
    ],
)
def test_that_a_fresh_interpreter_loads_a_room_without_what_it_must_not_know(
    room: str, strangers: tuple[str, ...]
) -> None:
    script = (
        "import importlib, pkgutil, sys\n"
        f"room = importlib.import_module({room!r})\n"
        "for found in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "    importlib.import_module(found.name)\n"
        f"print(*(name for name in {strangers!r} if name in sys.modules))\n"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


def test_that_no_file_tells_more_than_one_idea() -> None:
    long = {
        str(path): lines
        for path in code("planner", "tests", "packaging", "db")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_that_package_files_are_empty() -> None:
    assert [path for path in code("planner", "tests") if path.name == "__init__.py" and path.stat().st_size] == []


def test_that_every_file_says_in_one_to_four_lines_what_lives_in_it() -> None:
    spoken = {
        str(path): docstring(path) for path in code("planner", "packaging", "tests", "db") if path.name != "__init__.py"
    }
    assert [path for path, text in spoken.items() if not 1 <= len(text.splitlines()) <= 4] == []


def test_that_test_names_are_sentences() -> None:
    names = [
        node.name
        for path in code("tests")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test")
    ]
    assert [name for name in names if not re.fullmatch(r"test(_[a-z0-9]+){4,}", name)] == []


def test_that_the_top_of_the_house_holds_only_the_rooms_that_were_agreed() -> None:
    found = {path.parts[0] for path, _ in texts() if len(path.parts) > 1}
    assert found == SHIPPED_FOLDERS


def test_that_no_room_is_named_after_nothing() -> None:
    rooms = [path for path in (HOUSE / "planner").rglob("*") if path.is_dir() or path.suffix == ".py"]
    assert [room for room in rooms if room.stem in FORBIDDEN_ROOMS] == []


def test_that_no_text_names_a_machine_a_registry_or_unfinished_work() -> None:
    unfinished = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    found = [
        f"{path}:{number}: {line.strip()[:80]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if MACHINE_PATH.search(line) or unfinished.search(line) or any(host in line for host in REGISTRIES)
    ]
    assert found == []
