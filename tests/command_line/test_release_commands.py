"""What makes a file fit to be sent, and a damaged one readable, from the terminal: release, fold, check --repair."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from one_command import Planner


def test_that_a_release_copy_says_what_it_holds(planner: Planner, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "release.planner"

    done = planner("release", file, "-s", "B", "--out", out)

    assert done.status == 0
    assert "OFFICIAL · Wrote" in done.err
    assert "without history" in done.err
    assert "because chosen scenarios build on it: “As in 2019”" in done.err
    assert json.loads(planner("list", out, "--json").out)["scenarios"][1]["parent"] == "As in 2019"


def test_that_a_release_under_a_lower_marking_or_of_nothing_is_refused(
    planner: Planner, file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "release.planner"
    nothing = planner("release", file, "--out", out)
    unknown = planner("release", file, "-s", "A", "--document", "moon", "--out", out)
    lower = planner("release", file, "-s", "A", "--marking", "PUBLIC", "--out", out)

    assert [done.status for done in (nothing, unknown, lower)] == [2, 2, 2]
    assert "choose at least one" in nothing.err
    assert "There is no document “moon” here" in unknown.err
    assert "cannot be released as PUBLIC" in lower.err
    assert not out.exists()


def test_that_old_history_is_folded(planner: Planner, file: Path) -> None:
    for value in ("400", "500", "600"):
        planner("set", file, "B", f"transfer_capacity={value}")

    assert "2 steps were folded away; the last 1 can still be undone" in planner("fold", file, "--keep", "1").err
    assert "nothing was folded away" in planner("fold", file, "--keep", "1").err


def test_that_check_names_what_is_not_as_it_was_saved_and_repair_writes_what_is_readable(
    planner: Planner, file: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE scenario SET name = 'Another name' WHERE id = 's2'")

    checked = planner("check", file)
    repaired = planner("check", file, "--repair", tmp_path / "repaired.planner")

    assert (checked.status, repaired.status) == (1, 1)
    assert "scenario “Another name”: is not as it was saved." in checked.out
    assert "The scenario “Another name” can be read, but is not as it was saved" in repaired.out
    assert planner("check", tmp_path / "repaired.planner", "--json").status == 0


def test_that_a_sound_file_is_repaired_without_a_word_of_loss(planner: Planner, file: Path, tmp_path: Path) -> None:
    done = planner("check", file, "--repair", tmp_path / "again.planner")

    assert (done.status, done.out.strip()) == (0, "Everything could be read; nothing is missing.")


def test_that_an_export_never_takes_the_place_of_another_workspace(
    planner: Planner, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.planner"
    planner("new", other)
    before = other.read_bytes()

    done = planner("run", file, "A", "--draws", "2", "--months", "2", "--out", other)

    assert done.status == 2
    assert "“other.planner” is a workspace, which an export would replace; choose another name." in done.err
    assert other.read_bytes() == before


def test_that_an_export_never_takes_the_name_of_a_workspace(planner: Planner, file: Path, tmp_path: Path) -> None:
    done = planner("run", file, "A", "--draws", "2", "--months", "2", "--out", tmp_path / "new.planner")

    assert (done.status, done.out) == (2, "")
    assert "new.planner” would look like a workspace; choose a name that ends otherwise, such as .csv." in done.err
    assert not (tmp_path / "new.planner").exists()
