"""The wheel, built and installed into a clean environment that holds nothing but the locked run-time packages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]


def run(*words: str | Path, folder: Path) -> str:
    """A command that must succeed, away from the checkout; what it printed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(word) for word in words], cwd=folder, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def lend(target: Path, package: str) -> None:
    """Put one installed package into another environment, by links where the system allows them."""
    try:
        found = distribution(package)
    except PackageNotFoundError:  # not for this system
        return
    roots = {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}
    for root in roots:
        source = Path(str(found.locate_file(root)))
        if os.name == "posix":
            (target / root).symlink_to(source)
        elif source.is_dir():
            shutil.copytree(source, target / root)
        else:
            shutil.copy(source, target / root)


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `planner` command of an installed wheel."""
    folder = tmp_path_factory.mktemp("clean")
    source = folder / "source"
    shutil.copytree(HOUSE, source, ignore=shutil.ignore_patterns(".*", "tests", "build", "dist", "__pycache__"))
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source, folder=folder)
    shutil.rmtree(source)
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip())
    locked = (HOUSE / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    for package in dict.fromkeys(re.findall(r"^([a-z0-9._-]+)==", locked, re.MULTILINE)):
        lend(packages, package)
    wheel = next(folder.glob("*.whl"))
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-q",
        "--no-index",
        "--no-deps",
        wheel,
        folder=folder,
    )
    return python.with_name("planner")


def test_that_the_installed_wheel_finds_everything_it_ships(planner: Path, tmp_path: Path) -> None:
    assert run(planner, "--version", folder=tmp_path).startswith("planner ")
    assert "BROKEN" not in run(planner, "--self-check", folder=tmp_path)


def test_that_the_installed_wheel_makes_lists_and_projects_a_workspace(planner: Path, tmp_path: Path) -> None:
    run(planner, "new", "trial.planner", folder=tmp_path)
    names = [
        found["name"]
        for found in json.loads(run(planner, "list", "trial.planner", "--json", folder=tmp_path))["scenarios"]
    ]
    assert "As in 2019" in names
    table = run(planner, "run", "trial.planner", "As in 2019", "--draws", "4", "--months", "2", folder=tmp_path)
    assert table.startswith("scenario,variable,kind,members,month,stat,value\nAs in 2019,")


def test_that_the_wheel_carries_the_bundle_and_leaves_tests_at_home(planner: Path) -> None:
    installed = next(planner.parents[1].rglob("planner/_bundled"))
    assert (installed / "resources" / "evidence" / "figures.csv").is_file()
    assert (installed / "resources" / "fonts" / "Inter-LICENSE.txt").is_file()
    assert (installed / "db").is_dir()
    assert not list(installed.parents[1].glob("tests"))
