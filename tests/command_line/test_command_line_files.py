"""Files that are no sound workspace, and disks that are full: one sentence, exit status 2, nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from one_command import Done, Planner

COMMANDS = (["list"], ["check"], ["run", "A"], ["set", "A", "transfer_capacity=40"], ["evidence"])


def with_file(command: list[str], path: Path) -> list[str]:
    return [command[0], str(path), *command[1:]]


def refused(done: Done, says: str) -> bool:
    return done.status == 2 and done.out == "" and done.err.count("\n") == 1 and says in done.err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_that_a_text_file_under_our_ending_is_refused(planner: Planner, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "notes.planner"
    path.write_text("Minutes of the meeting\n" * 500)
    before = path.read_bytes()
    assert refused(planner(*with_file(command, path)), "“notes.planner” is not a planner workspace")
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_that_another_programs_database_is_refused(planner: Planner, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "accounts.planner"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE scenario (id TEXT)")
    before = path.read_bytes()
    assert refused(planner(*with_file(command, path)), "“accounts.planner” is not a planner workspace")
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_that_a_truncated_file_is_told_and_left_as_it_is(planner: Planner, file: Path, command: list[str]) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert refused(planner(*with_file(command, file)), "“trial.planner” is damaged")
    assert file.read_bytes() == whole[: len(whole) // 2]


def test_that_an_empty_file_is_refused(planner: Planner, tmp_path: Path) -> None:
    path = tmp_path / "empty.planner"
    path.touch()
    assert refused(planner("list", path), "“empty.planner”")
    assert path.read_bytes() == b""


def test_that_scenarios_in_a_circle_are_named_and_never_run(planner: Planner, file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE scenario SET parent_id = 's2' WHERE id = 's1'")
        database.commit()
    assert refused(planner("run", file, "s1"), "would inherit from itself; choose another parent")
    done = planner("check", file)
    assert done.status == 1
    assert "would inherit from itself" in done.out


def test_that_a_value_no_officer_could_set_is_named_and_never_run(planner: Planner, file: Path) -> None:
    planner("branch", file, "As in 2019", "Tampered")
    planner("set", file, "Tampered", "transfer_capacity=500")
    with closing(sqlite3.connect(file)) as database:
        wrong = '{"shape":"constant","points":[{"month":null,"value":-7.0}]}'
        database.execute("UPDATE override SET schedule = ? WHERE schedule LIKE '%500%'", (wrong,))
        database.commit()
    assert refused(planner("run", file, "Tampered"), "“Tampered” cannot be run: Transfer capacity must be from 0")
    done = planner("check", file)
    assert done.status == 1
    assert "-7 is outside" in done.out


def limited(limit: int, *arguments: str | Path) -> Done:
    """A command in a process that may not write beyond `limit` bytes of any file, as on a full disk."""
    resource = pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-m", "planner", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    return Done(done.returncode, done.stdout, done.stderr)


def test_that_a_full_disk_leaves_the_workspace_as_it_was(planner: Planner, file: Path) -> None:
    before = planner("list", file, "--json").out
    done = limited(8192, "set", file, "A", "transfer_capacity=40")
    assert refused(done, "“trial.planner”")
    assert "full" in done.err
    after = planner("list", file, "--json")
    assert (after.status, after.out) == (0, before)


def test_that_a_full_disk_leaves_no_half_workspace(tmp_path: Path) -> None:
    done = limited(8192, "new", tmp_path / "new.planner")
    assert refused(done, "full")
    assert list(tmp_path.iterdir()) == []


def test_that_a_full_disk_leaves_the_older_export(file: Path) -> None:
    out = file.with_name("x.csv")
    out.write_text("older")
    done = limited(1_000_000, "run", file, "A", "--draws", "2", "--months", "2", "--out", out)
    assert done.status == 2
    assert "The disk that holds “x.csv” is full; nothing was changed" in done.err.splitlines()[-1]
    assert out.read_text() == "older"
    assert {path.name for path in file.parent.iterdir()} == {"trial.planner", "x.csv"}


def test_that_a_file_open_elsewhere_is_read_but_not_changed(planner: Planner, file: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from planner.use_cases.workspaces import open_workspace\n"
            f"file = open_workspace(Path({str(file)!r})); print('held', flush=True); sys.stdin.read()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    listed = planner("list", file)
    changed = planner("set", file, "A", "transfer_capacity=40")
    holder.communicate()
    assert listed.status == 0
    assert changed.status == 2
    assert "another planner" in changed.err


def test_that_a_copy_of_a_sound_file_is_sound(planner: Planner, file: Path) -> None:
    copy = Path(shutil.copy(file, file.with_name("copy.planner")))
    assert planner("list", copy).status == 0
