"""The wheel, built and installed into a clean environment that holds nothing but the locked run-time packages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

import pytest

from planner.assets import compiled_model

WITH_COMPILER = pytest.mark.skipif(
    not any(map(shutil.which, ("cc", "gcc", "clang"))) and find_spec("ziglang") is None, reason="no C compiler here"
)
WITHOUT_ZIG = pytest.mark.skipif(
    find_spec("ziglang") is not None, reason="zig's compiler is a package, not on the path"
)
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


def wheel_of(folder: Path) -> Path:
    """The wheel of a copy of the house in which the library of another edition was left, built into `folder`."""
    source = folder / "source"
    left = shutil.ignore_patterns(".*", "_compiled", "tests", "build", "dist", "__pycache__")
    shutil.copytree(HOUSE, source, ignore=left)
    (source / "planner" / "_compiled").mkdir()
    (source / "planner" / "_compiled" / compiled_model().name).write_bytes(b"of another edition")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source, folder=folder)
    shutil.rmtree(source)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `planner` command of an installed wheel."""
    folder = tmp_path_factory.mktemp("clean")
    wheel = wheel_of(folder)
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip())
    locked = (HOUSE / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    for package in dict.fromkeys(re.findall(r"^([a-z0-9._-]+)==", locked, re.MULTILINE)):
        lend(packages, package)
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


@WITH_COMPILER
def test_that_the_installed_wheel_runs_the_compiled_model_it_carries(planner: Path, tmp_path: Path) -> None:
    where = (
        "import planner.system.compiled as c, planner.assets as a; print(c.library() is not None, a.compiled_model())"
    )
    serves, place = run(planner.with_name("python"), "-c", where, folder=tmp_path).split(maxsplit=1)

    assert serves == "True"
    assert Path(place.strip()).is_relative_to(planner.parents[1])


@WITHOUT_ZIG
def test_that_a_wheel_made_without_a_compiler_holds_no_library_and_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    wheel = wheel_of(tmp_path)
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "unpacked")

    assert wheel.name.endswith("-py3-none-any.whl")
    assert not list((tmp_path / "unpacked").rglob("model.*"))
    assert not (tmp_path / "unpacked" / "planner" / "_compiled").exists()
    run(sys.executable, "-m", "planner", "new", "trial.planner", folder=tmp_path / "unpacked")
    words = ("run", "trial.planner", "As in 2019", "--draws", "2", "--months", "1")
    table = run(sys.executable, "-m", "planner", *words, folder=tmp_path / "unpacked")
    assert table.startswith("scenario,variable,kind,members,month,stat,value\nAs in 2019,")
