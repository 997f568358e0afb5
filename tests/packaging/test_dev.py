"""The set-up script: what it says when something is missing, and that it leaves a finished set-up alone."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "dev.py"


@pytest.fixture
def dev(tmp_path: Path) -> ModuleType:
    """The script as a module, at home in a copy of its own."""
    (tmp_path / "packaging").mkdir()
    for name in ("dev.py", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(SCRIPT.with_name(name), tmp_path / "packaging")
    shutil.copy(SCRIPT.parents[1] / "pyproject.toml", tmp_path)
    spec = importlib.util.spec_from_file_location("dev", tmp_path / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def finished_set_up(dev: ModuleType, kind: str) -> None:
    dev.python().parent.mkdir(parents=True)
    dev.python().touch()
    dev.STAMP.write_text(dev.fingerprint(kind))


def test_that_older_pythons_can_read_the_script_and_get_one_sentence(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert dev.main(["run"]) == 2
    assert capsys.readouterr().out == "The planner needs Python 3.11 or newer; this is Python 3.9.\n"


def test_that_a_wrong_verb_prints_the_three_right_ones() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "start"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert [line.split()[2] for line in done.stderr.splitlines()] == ["run", "test", "lock"]


def test_that_a_finished_set_up_is_left_alone(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    finished_set_up(dev, "run")
    dev.set_up("run")
    assert capsys.readouterr().out == ""


def test_that_what_tests_need_is_enough_to_run_but_not_the_other_way_round(dev: ModuleType) -> None:
    assert dev.fingerprint("test") != dev.fingerprint("run")
    finished_set_up(dev, "test")
    dev.set_up("run")
    assert dev.STAMP.read_text() == dev.fingerprint("test")


@pytest.mark.parametrize("changed", ["packaging/requirements.txt", "pyproject.toml"])
def test_that_changed_versions_ask_for_a_new_set_up(dev: ModuleType, changed: str) -> None:
    before = dev.fingerprint("run")
    with (dev.HOME / changed).open("a") as file:
        file.write("\n# changed\n")
    assert dev.fingerprint("run") != before


@pytest.mark.parametrize(("platform", "workers"), [("offscreen", ["-n", "auto"]), ("xcb", [])])
def test_that_tests_share_the_cores_but_never_a_screen(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, platform: str, workers: list[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert dev.spread()[:2] == workers


def test_that_a_failed_step_of_the_set_up_stops_with_its_own_words(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(dev.SetUpError, match="failed; what it said stands above"):
        dev.step(sys.executable, "-c", "import sys; sys.exit('no such package')")
    assert "no such package" in capsys.readouterr().err


@pytest.fixture
def made(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model of one line, and the file in which a compiler that only counts notes each time it was asked."""
    monkeypatch.setattr(dev, "python", lambda: Path(sys.executable))
    (tmp_path / "planner" / "engine").mkdir(parents=True)
    (tmp_path / "planner" / "engine" / "march.py").write_text("step = 1")
    notes = tmp_path / "made.txt"
    notes.touch()
    compiler = f"with open({str(notes)!r}, 'a') as notes: notes.write('made ')"
    (tmp_path / "packaging" / "kernel.py").write_text(compiler)
    return notes


def on_the_path(folder: Path, monkeypatch: pytest.MonkeyPatch, *compilers: str) -> None:
    """A path on which nothing lies but these."""
    folder.mkdir(exist_ok=True)
    for name in compilers:
        (folder / (f"{name}.exe" if os.name == "nt" else name)).write_text("")
        (folder / (f"{name}.exe" if os.name == "nt" else name)).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_that_the_model_is_compiled_once_and_again_when_it_or_the_compilers_change(
    dev: ModuleType, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_path(tmp_path / "path", monkeypatch, "gcc")
    dev.compile_model()
    dev.compile_model()
    assert made.read_text() == "made "
    (tmp_path / "planner" / "engine" / "march.py").write_text("step = 2")
    dev.compile_model()
    assert made.read_text() == "made made "
    on_the_path(tmp_path / "path", monkeypatch, "clang")
    dev.compile_model()
    assert made.read_text() == "made made made "


def test_that_a_failed_compilation_is_tried_again(
    dev: ModuleType, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_path(tmp_path / "path", monkeypatch, "cc")
    counting = (tmp_path / "packaging" / "kernel.py").read_text()
    (tmp_path / "packaging" / "kernel.py").write_text(f"{counting}\nraise SystemExit(1)")
    with pytest.raises(dev.SetUpError, match="failed; what it said stands above"):
        dev.compile_model()
    with pytest.raises(dev.SetUpError, match="failed; what it said stands above"):
        dev.compile_model()
    assert made.read_text() == "made made "


def test_that_without_a_compiler_one_is_asked_for_and_the_set_up_goes_on_where_there_is_none(
    dev: ModuleType, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    on_the_path(tmp_path / "path", monkeypatch)
    assert not dev.LOCKS["compiler"].exists()  # so that the package manager stops before it asks a registry
    dev.compile_model()
    said = capfd.readouterr()
    assert "Fetching a C compiler for the model" in said.out
    assert "requirements-compiler.txt" in said.err
    assert made.read_text() == "made "
    dev.compile_model()
    assert capfd.readouterr().out == ""


@pytest.mark.skipif(sys.platform != "linux", reason="Debian packages")
@pytest.mark.skipif(shutil.which("apt-get") is None, reason="no apt here")
def test_that_a_person_without_root_gets_the_one_line_to_run(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(dev.SetUpError) as refusal:
        dev.provide_packages(["libegl1", "libgl1"], "Qt misses libEGL.so.1, libGL.so.1")
    assert "sudo apt-get install -y --no-install-recommends libegl1 libgl1" in str(refusal.value)


def test_that_a_machine_without_apt_is_told_what_is_missing(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(dev.SetUpError, match="install what your system calls libegl1"):
        dev.provide_packages(["libegl1"], "Qt misses libEGL.so.1")
