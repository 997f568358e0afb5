"""Pipes, devices, loops of links, names nobody can use, and our own mistakes: one sentence, and nothing is harmed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from one_command import Done, Planner

from planner.command_line import commands

if sys.platform == "win32":
    pytest.skip("needs the pipes and links of POSIX systems", allow_module_level=True)

READING = {
    "list": ("list", "ODD"),
    "check": ("check", "ODD"),
    "run": ("run", "ODD", "A"),
    "compare": ("compare", "ODD", "A", "B"),
    "evidence": ("evidence", "ODD"),
    "trace": ("trace", "ODD", "12345678"),
    "branch": ("branch", "ODD", "A", "New"),
    "set": ("set", "ODD", "A", "transfer_capacity=40"),
    "report": ("report", "ODD", "-s", "A", "--out", "x.html"),
    "exercise list": ("exercise", "list", "ODD"),
    "exercise check": ("exercise", "check", "ODD"),
    "exercise import": ("exercise", "import", "FILE", "ODD"),
    "exercise replay": ("exercise", "replay", "ODD"),
    "score": ("score", "ODD", "A"),
    "score against a table": ("score", "FILE", "A", "--observations", "ODD"),
}
WRITING = {
    "new": ("new", "ODD"),
    "run": ("run", "FILE", "A", "--draws", "2", "--months", "1", "--out", "ODD"),
    "report": ("report", "FILE", "-s", "A", "--draws", "2", "--months", "1", "--out", "ODD"),
}


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "odd.planner")
    return folder / "odd.planner"


def loop(folder: Path) -> Path:
    (folder / "odd.planner").symlink_to(folder / "other.planner")
    (folder / "other.planner").symlink_to(folder / "odd.planner")
    return folder / "odd.planner"


def nowhere(folder: Path) -> Path:
    (folder / "odd.planner").symlink_to(folder / "gone" / "gone.planner")
    return folder / "odd.planner"


def device(folder: Path) -> Path:
    return Path("/dev/zero")


def endless_name(folder: Path) -> Path:
    return folder / f"{'x' * 5000}.planner"


def folder_by_that_name(folder: Path) -> Path:
    (folder / "odd.planner").mkdir()
    return folder / "odd.planner"


def inside_a_file(folder: Path) -> Path:
    (folder / "letter").write_text("not a folder", "utf-8")
    return folder / "letter" / "odd.planner"


def two_hundred_megabytes(folder: Path) -> Path:
    (folder / "odd.planner").touch()
    os.truncate(folder / "odd.planner", 200_000_000)
    return folder / "odd.planner"


ODD = [pipe, loop, nowhere, device, endless_name, folder_by_that_name, inside_a_file, two_hundred_megabytes]


def one_sentence(done: Done) -> bool:
    """Refused with exit status 2, in one short line that a person can read."""
    (line,) = done.err.strip().splitlines()[-1:]
    assert (done.status, done.out) == (2, ""), done
    assert line.startswith("planner: "), line
    assert len(line) < 600, line
    assert "Errno" not in line, line
    return True


@pytest.mark.timeout(60)
@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.__name__)
@pytest.mark.parametrize("verb", READING)
def test_that_what_is_no_ordinary_file_is_refused_by_every_command_that_reads(
    planner: Planner, file: Path, tmp_path: Path, verb: str, odd: Callable[[Path], Path]
) -> None:
    places = {"ODD": str(odd(tmp_path)), "FILE": str(file)}

    assert one_sentence(planner(*(places.get(word, word) for word in READING[verb])))


@pytest.mark.timeout(60)
@pytest.mark.parametrize("odd", [pipe, loop, device, endless_name, folder_by_that_name, inside_a_file])
@pytest.mark.parametrize("verb", WRITING)
def test_that_nothing_is_written_where_no_ordinary_file_can_be(
    planner: Planner, file: Path, tmp_path: Path, verb: str, odd: Callable[[Path], Path]
) -> None:
    before = file.read_bytes()
    places = {"ODD": str(odd(tmp_path)), "FILE": str(file)}

    assert one_sentence(planner(*(places.get(word, word) for word in WRITING[verb])))
    assert file.read_bytes() == before


def alone(*words: str | bytes, home: Path, **more: str) -> Done:
    """A command in a process of its own, with a home of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "planner", *words],
        capture_output=True,
        check=False,
        env={**os.environ, "HOME": str(home), "XDG_STATE_HOME": "", "XDG_DOCUMENTS_DIR": "", **more},
        timeout=60,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_that_an_argument_which_is_not_utf_8_is_refused_in_one_sentence(tmp_path: Path) -> None:
    done = alone("list", b"caf\xe9.planner", home=tmp_path)

    assert one_sentence(done)
    assert "is not written in UTF-8" in done.err


def test_that_a_home_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("no folder", "utf-8")

    done = alone("--prepare-sample", home=tmp_path / "home")

    assert one_sentence(done)


@pytest.mark.parametrize("column", ["scenario.name", "scenario.description", "override.why", "situation.body"])
def test_that_a_column_of_text_that_is_none_is_called_damage(planner: Planner, file: Path, column: str) -> None:
    table, name = column.split(".")
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(f"UPDATE {table} SET {name} = CAST(x'ff00fe' AS TEXT)")

    done = planner("list", file)

    assert one_sentence(done)
    assert "is damaged" in done.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("set", "FILE", "A", "transfer_capacity=1_000"), "“1_000” is not a number"),
        (("set", "FILE", "A", "transfer_capacity=１２"), "“１２” is not a number"),
        (("set", "FILE", "A", "transfer_capacity=" + "9" * 100_000), "is not a number"),
        (("run", "FILE", "A", "--draws", "１２"), "cannot be used; give a whole number"),
        (("run", "FILE", "A", "--draws", "1_000"), "cannot be used; give a whole number"),
        (("set", "FILE", "A", "transfer_capacity=800", "--why", "a\x1b[2Jb"), "The reason holds a control character"),
        (("set", "FILE", "A", "transfer_capacity=800", "--why", "a\u202eb"), "turns the direction of text"),
        (("set", "FILE", "A", "transfer_capacity=800", "--why", "x" * 100_000), "at most 2000"),
        (("set", "FILE", "A", "transfer_capacity=800", "--by", "x" * 100_000), "at most 120"),
        (("set", "FILE", "A", "transfer_capacity=800", "--by", "a\nb\x07"), "The role holds a control character"),
        (("set", "FILE", "A", "transfer_capacity=800", "--why", "Jean Dupont, 12.03.1988"), "a name with a date of"),
        (("branch", "FILE", "A", "Passport no. X1234567"), "the number of a passport"),
        (("new", "NEW", "--marking", "SECRET\u202e"), "The marking holds"),
    ],
)
def test_that_one_rule_holds_for_what_is_typed(planner: Planner, file: Path, words: tuple[str, ...], says: str) -> None:
    places = {"FILE": str(file), "NEW": str(file.with_name("new.planner"))}
    before = file.read_bytes()

    done = planner(*(places.get(word, word) for word in words))

    assert one_sentence(done)
    assert says in done.err
    assert file.read_bytes() == before


def test_that_a_mistake_of_ours_is_one_sentence_and_a_report_without_the_workspace(
    planner: Planner, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> int:
        raise ValueError("Families of Raqqa")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(commands, "_READERS", {"list": broken})

    done = planner("list", file)

    assert done.status == 3
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("planner: The planner made a mistake; your workspace is safe on disk as last saved")
    (report,) = (tmp_path / "state").rglob("report-*.txt")
    assert "in broken" in report.read_text("utf-8")
    assert "ValueError: (its words are left out" in report.read_text("utf-8")


def test_that_what_escapes_in_a_thread_or_while_objects_end_is_said_and_not_shown(tmp_path: Path) -> None:
    script = (
        "import threading, gc\n"
        "from planner.command_line.console import terminal\n"
        "from planner.command_line.main import say_last\n"
        "say_last(terminal())\n"
        "class Ends:\n    def __del__(self): raise ValueError('Families')\n"
        "thread = threading.Thread(target=lambda: 1 / 0); thread.start(); thread.join()\n"
        "Ends(); gc.collect()\n"
        "raise KeyError('Families')\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path)},
    )

    assert [line.split(";")[0] for line in done.stderr.splitlines()] == ["planner: The planner made a mistake"] * 3
    assert len(list(tmp_path.rglob("report-*.txt"))) == 3
