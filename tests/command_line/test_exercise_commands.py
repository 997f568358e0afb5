"""`planner exercise`: ready exercises in, checked, out and in again, packed, replayed, reported."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from one_command import Planner
from small_exercise import PRISONS, SMALL, begun, play_of, play_turn

from planner.domain.progress import silent
from planner.domain.schedule import constant
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.exercises import exercises, playing_turns
from planner.use_cases.exercises.exercise_files import digest_of
from planner.use_cases.exercises.replaying import outcome_of
from planner.use_cases.workspaces import open_workspace

BY = By("lead controller", datetime(2026, 11, 20, 9, 30, tzinfo=UTC))


@pytest.fixture
def played(file: Path) -> Path:
    """A workspace with one play of one turn."""
    with open_workspace(file) as opened:
        play = begun(opened, BY)
        play_turn(opened, BY, play, ("custodian", "guard_ratio", PRISONS, constant(0.8)))
    return file


def test_that_a_ready_exercise_is_added_listed_and_in_order(planner: Planner, file: Path) -> None:
    assert planner("exercise", "new", file, "--from", "october-2019", "--name", "Ours").status == 0
    (found,) = json.loads(planner("exercise", "list", file, "--json").out)
    assert (found["name"], found["turns"], found["plays"]) == ("Ours", 5, 0)
    assert "Ours · 3 cells · 5 turns, 20 months" in planner("exercise", "list", file).out
    done = planner("exercise", "check", file, "ours")
    assert (done.status, done.err) == (0, "Ready to be played.\n")


def test_that_a_workspace_without_exercises_is_not_called_ready(planner: Planner, file: Path) -> None:
    done = planner("exercise", "check", file)
    assert (done.status, done.err) == (
        0,
        "This workspace holds no exercise yet; add one with “planner exercise new”.\n",
    )


def test_that_an_exercise_can_start_from_a_scenario(planner: Planner, file: Path) -> None:
    assert planner("exercise", "new", file, "--name", "Guarded", "--scenario", "D").status == 0
    with open_workspace(file) as opened:
        assert opened.load().exercises[0].given[0].lever == "guard_ratio"
    done = planner("exercise", "new", file, "--from", "october-2019", "--scenario", "D")
    assert "either a ready exercise" in done.err


def test_that_an_exercise_that_cannot_be_played_fails_its_check(planner: Planner, file: Path) -> None:
    assert planner("exercise", "new", file, "--name", "Empty", "--terms", "UK").status == 0
    done = planner("exercise", "check", file)
    assert done.status == 1
    assert "failed   Empty · Turns: The exercise has no turn. Add one." in done.out
    states = {entry["state"] for entry in json.loads(planner("exercise", "check", file, "--json").out)}
    assert states == {"failed", "warning", "note"}


def test_that_an_exercise_goes_out_is_checked_alone_and_comes_in_as_a_copy(
    planner: Planner, file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.exercise"
    planner("exercise", "new", file, "--from", "repatriate-or-wait")
    assert planner("exercise", "export", file, "x1", "--out", out).status == 0
    assert planner("exercise", "check", out).status == 0
    assert "Imported the exercise “Repatriate or wait (copy)”." in planner("exercise", "import", file, out).err


def test_that_replay_prints_the_very_bytes_of_the_window(planner: Planner, played: Path, tmp_path: Path) -> None:
    log, out = tmp_path / "log.json", tmp_path / "outcome.json"
    assert planner("exercise", "log", played, SMALL.name, "--out", log).status == 0
    with open_workspace(played) as file:
        window = outcome_of(play_of(file, "p1"), file.load().situations[0], projecting.compute, silent)
    done = planner("exercise", "replay", log)
    assert (done.status, done.out.encode("utf-8")) == (0, window)
    assert "The same as played." in done.err
    assert planner("exercise", "replay", log, "--out", out).status == 0
    assert out.read_bytes() == window


def test_that_a_replay_that_differs_says_so_and_fails(planner: Planner, played: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    planner("exercise", "log", played, SMALL.name, "--out", log)
    text = log.read_text("utf-8").replace('"value": 0.8', '"value": 0.81')
    body = json.loads(text.replace('"model": "', '"model": "0.'))
    del body["digest"]
    log.write_text(json.dumps({**body, "digest": digest_of(body)}), "utf-8")
    done = planner("exercise", "replay", log)
    assert done.status == 1
    assert "Not the same as played" in done.err
    assert "This log was played with model 0." in done.err


def test_that_a_log_without_a_played_turn_is_not_the_same_as_played(
    planner: Planner, file: Path, tmp_path: Path
) -> None:
    with open_workspace(file) as opened:
        begun(opened, BY)
    log = tmp_path / "log.json"
    planner("exercise", "log", file, SMALL.name, "--out", log)
    done = planner("exercise", "replay", log)
    assert (done.status, "The same as played" in done.err) == (1, False)
    assert "No turn was played" in done.err


def test_that_a_name_that_cannot_be_used_leaves_nothing_behind(planner: Planner, file: Path) -> None:
    assert planner("exercise", "new", file, "--from", "october-2019", "--name", "   ").status == 2
    assert json.loads(planner("exercise", "list", file, "--json").out) == []


def test_that_a_pack_and_a_report_are_written(planner: Planner, played: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    assert planner("exercise", "pack", played, SMALL.name, "--out", folder, "--as", "html").status == 0
    assert len(list(folder.rglob("*.html"))) >= 6
    assert planner("exercise", "pack", played, SMALL.name, "--out", tmp_path / "p", "--players-only").status == 0
    assert not list((tmp_path / "p").rglob("*control*"))
    report = tmp_path / "report.html"
    assert planner("exercise", "report", played, SMALL.name, "--out", report).status == 0
    assert "Prison guards" in report.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("exercise",), "ACTION must be given"),
        (("exercise", "dance"), "invalid choice: 'dance'"),
        (("exercise", "new", "{file}"), "Give the exercise a name with --name"),
        (("exercise", "new", "{file}", "--from", "moon"), "no ready exercise “moon”"),
        (("exercise", "check", "{file}", "moon"), "no exercise “moon” here"),
        (("exercise", "log", "{file}", "moon", "--out", "l.json"), "no exercise “moon” here"),
        (("exercise", "export", "{file}", "x", "--out", "x.json"), "does not end in .exercise"),
        (("exercise", "export", "{file}", "x", "--out", "{file}"), "is the workspace itself"),
        (("exercise", "import", "{file}", "{file}"), "is not an exercise"),
        (("exercise", "replay", "{file}"), "is not the log of an exercise"),
        (("exercise", "replay", "none.json"), "There is no file “none.json”; check the name."),
        (("exercise", "report", "{file}", "x", "--out", "r.foo"), "ends in “.foo”"),
    ],
)
def test_that_wrong_words_are_refused_in_one_line(
    planner: Planner, file: Path, words: tuple[str, ...], said: str
) -> None:
    done = planner(*(word.format(file=file) for word in words))
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_that_an_exercise_without_a_play_has_no_log(planner: Planner, file: Path, tmp_path: Path) -> None:
    with open_workspace(file) as opened:
        exercises.add_exercise(opened, BY, SMALL, "add {}")
    done = planner("exercise", "log", file, SMALL.name, "--out", tmp_path / "log.json")
    assert (done.status, "has not been played" in done.err) == (2, True)


def test_that_a_play_is_named_by_its_number(planner: Planner, played: Path, tmp_path: Path) -> None:
    with open_workspace(played) as file:
        playing_turns.begin_play(file, BY, "x1")
    assert planner("exercise", "log", played, SMALL.name, "--play", "1", "--out", tmp_path / "one.json").status == 0
    done = planner("exercise", "log", played, SMALL.name, "--play", "3", "--out", tmp_path / "three.json")
    assert "has 2 plays, not 3" in done.err


def test_that_a_briefing_prints_what_a_cell_may_know_and_nothing_of_the_other(planner: Planner, played: Path) -> None:
    done = planner("exercise", "briefing", played, SMALL.name, "foreign affairs")
    assert done.status == 0
    assert "Families home: in force" in done.out
    assert "Minors: " in done.out
    assert not any(secret in done.out for secret in ("Prison guards", "0.80", SMALL.injects[3].title))
    assert "no cell “navy” here" in planner("exercise", "briefing", played, SMALL.name, "navy").err


def test_that_files_carry_the_marking(planner: Planner, played: Path, tmp_path: Path) -> None:
    planner("exercise", "log", played, SMALL.name, "--out", tmp_path / "log.json")
    planner("exercise", "export", played, SMALL.name, "--out", tmp_path / "x.exercise")
    written = [json.loads((tmp_path / name).read_text("utf-8")) for name in ("log.json", "x.exercise")]
    assert [body["marking"] for body in written] == ["OFFICIAL", "OFFICIAL"]


def test_that_the_self_check_looks_at_the_ready_exercises(planner: Planner) -> None:
    assert "in order  exercises: 2 can be played" in planner("--self-check").out


def test_that_the_self_check_writes_a_document_in_every_format(planner: Planner) -> None:
    done = planner("--self-check")

    assert done.status == 0
    assert "documents: PDF, Word, Excel, OpenDocument text, OpenDocument spreadsheet, Web page" in done.out
