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
