"""Exercises and logs as files: read back as they were, refused in one sentence, replayed to the same bytes."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from small_exercise import CAMPS, PRISONS, SMALL, begun, play_of, play_turn, state_in

from planner.domain.errors import InputError
from planner.domain.exercise import View
from planner.domain.progress import silent
from planner.domain.schedule import constant
from planner.domain.value import changed
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.exercises import exercises, playing_debrief, playing_injects, playing_turns
from planner.use_cases.exercises.exercise_files import (
    LARGEST,
    digest_of,
    export_exercise,
    export_log,
    import_exercise,
    read_exercise,
    read_log,
)
from planner.use_cases.exercises.replaying import outcome_of, replay


def exported(tmp_path: Path) -> Path:
    path = tmp_path / "small.exercise"
    export_exercise(SMALL, path)
    return path


def edited(path: Path, change: Callable[[dict[str, object]], object]) -> Path:
    body = json.loads(path.read_text("utf-8"))
    change(body)
    path.write_text(json.dumps(body), "utf-8")
    return path


def sealed_anew(path: Path, change: Callable[[dict[str, object]], object]) -> Path:
    """A log that was changed by somebody who knows how to give it a new digest."""
    body = json.loads(edited(path, change).read_text("utf-8"))
    del body["digest"]
    path.write_text(json.dumps({**body, "digest": digest_of(body)}), "utf-8")
    return path


def test_that_an_exported_exercise_reads_back_as_it_was(tmp_path: Path) -> None:
    assert read_exercise(exported(tmp_path)) == SMALL


def test_that_importing_twice_gives_a_new_id_and_the_name_of_a_copy(
    file: WorkspaceFile, by: By, tmp_path: Path
) -> None:
    path = exported(tmp_path)
    import_exercise(file, by, path)
    import_exercise(file, by, path)
    assert [(found.id, found.name) for found in file.load().exercises] == [
        ("x1", "Two short turns"),
        ("x2", "Two short turns (copy)"),
    ]


def test_that_importing_brings_the_situation_along(file: WorkspaceFile, by: By, tmp_path: Path) -> None:
    path = tmp_path / "small.exercise"
    export_exercise(changed(SMALL, situation_id="reconstruction"), path)
    import_exercise(file, by, path)
    assert "reconstruction" in [situation.id for situation in file.load().situations]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda body: body.update(version=2), "needs a newer planner"),
        (lambda body: body.update(version="1"), "does not say the version"),
        (lambda body: body.update(format="planner exercise log"), "is not an exercise"),
        (lambda body: body["exercise"].update(draws=1), "cannot be used: at draws, input should be greater"),
        (lambda body: body["exercise"].update(people=[]), "cannot be used: at people, extra inputs"),
        (lambda body: body.pop("exercise"), "cannot be used"),
        (lambda body: body["exercise"]["cells"][0]["levers"][0].update(lever="wall"), "names the lever “wall”"),
        (lambda body: body["exercise"]["public"][0].update(indicator="calm"), "names the indicator “calm”"),
        (lambda body: body["exercise"].update(situation_id="moon"), "no situation “moon”"),
    ],
)
def test_that_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    file: WorkspaceFile, by: By, tmp_path: Path, change: Callable[[dict[str, object]], object], said: str
) -> None:
    path = edited(exported(tmp_path), change)
    with pytest.raises(InputError, match=said) as refusal:
        import_exercise(file, by, path)
    assert "\n" not in str(refusal.value)
    assert file.load().exercises == ()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[1]", b"{", b"[" * 100_000, b'{"format": "planner exercise"}'])
def test_that_what_is_no_exercise_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.exercise"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"“bad\.exercise”"):
        read_exercise(path)


def test_that_a_file_that_is_too_large_or_not_there_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.exercise"
    with path.open("wb") as out:
        out.truncate(LARGEST + 1)
    with pytest.raises(InputError, match="too many for an exercise"):
        read_exercise(path)
    with pytest.raises(InputError, match=r"^There is no file “.*none\.exercise”; check the name\.$"):
        read_exercise(tmp_path / "none.exercise")
    with pytest.raises(InputError, match="no ordinary file"):
        read_exercise(tmp_path)


def log_of(file: WorkspaceFile, play: str, path: Path) -> Path:
    export_log(play_of(file, play), file.load().situations[0], path)
    return path


@pytest.fixture
def played(file: WorkspaceFile, by: By) -> str:
    """Two turns, a rewind to the second, and that played otherwise."""
    play = begun(file, by)
    playing_injects.send_inject(file, by, play, 1)
    play_turn(file, by, play, ("custodian", "guard_ratio", PRISONS, constant(0.8)))
    playing_turns.prepare_reveal(file, by, play, CAMPS, "public", True)
    playing_turns.reveal(file, by, play)
    playing_turns.begin_next_turn(file, by, play)
    play_turn(file, by, play, ("custodian", "guard_ratio", PRISONS, constant(0.9)))
    playing_turns.rewind(file, by, play, 2, "try without")
    play_turn(file, by, play)
    playing_turns.end_play(file, by, play)
    return play


def test_that_a_log_replays_to_the_bytes_of_the_window(file: WorkspaceFile, played: str, tmp_path: Path) -> None:
    path = log_of(file, played, tmp_path / "log.json")
    here = outcome_of(play_of(file, played), file.load().situations[0], projecting.compute, silent)
    assert replay(path, silent) == here == replay(path, silent)


def test_that_an_outcome_tells_every_path_and_finds_the_same_fingerprints(
    file: WorkspaceFile, played: str, tmp_path: Path
) -> None:
    found = json.loads(replay(log_of(file, played, tmp_path / "log.json"), silent))
    assert found["same_fingerprints"] is True
    assert [[turn["turn"] for turn in path["turns"]] for path in found["paths"]] == [[1, 2], [1, 2]]
    left, kept = (path["turns"][1] for path in found["paths"])
    assert left["decisions"][0]["decided"] == "0.9"
    assert kept["decisions"] == []
    assert left["fingerprint"] != kept["fingerprint"]
    assert left["figures"]["escapes"] != kept["figures"]["escapes"]
    assert found["told"] == [[1, CAMPS, "public"]]


def test_that_a_tampered_log_is_told_from_a_true_one(file: WorkspaceFile, played: str, tmp_path: Path) -> None:
    path = log_of(file, played, tmp_path / "log.json")

    def other_decision(body: dict[str, object]) -> None:
        entries = body["play"]["entries"]  # type: ignore[index]
        next(found for found in entries if found["kind"] == "decision")["schedule"]["points"][0]["value"] = 0.75

    assert json.loads(replay(sealed_anew(path, other_decision), silent))["same_fingerprints"] is False


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body["play"].update(entries=[]),
        lambda body: body["play"]["entries"].pop(),
        lambda body: body["play"]["entries"][1].update(who="somebody else"),
        lambda body: body["play"]["exercise"].update(purpose="another"),
        lambda body: body.pop("digest"),
    ],
)
def test_that_a_log_changed_after_it_was_saved_is_refused(
    file: WorkspaceFile, played: str, tmp_path: Path, change: Callable[[dict[str, object]], object]
) -> None:
    path = edited(log_of(file, played, tmp_path / "log.json"), change)
    with pytest.raises(InputError, match="does not match its digest"):
        replay(path, silent)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda body: body["play"]["entries"].pop(3), "not a whole log"),
        (lambda body: body["play"]["entries"][1].update(inject=77), "does not follow its exercise"),
        (lambda body: body["play"]["exercise"].update(cells=[]), "does not follow its exercise"),
        (lambda body: body["play"]["entries"][0].update(kind="dance"), "cannot be used"),
        (lambda body: body.update(situation=None), "cannot be used"),
        (lambda body: body.update(version=9), "needs a newer planner"),
    ],
)
def test_that_a_broken_log_is_refused_in_one_sentence(
    file: WorkspaceFile, played: str, tmp_path: Path, change: Callable[[dict[str, object]], object], said: str
) -> None:
    path = sealed_anew(log_of(file, played, tmp_path / "log.json"), change)
    with pytest.raises(InputError, match=said):
        replay(path, silent)


def test_that_a_log_reads_back_as_the_play_it_was(file: WorkspaceFile, played: str, tmp_path: Path) -> None:
    play, situation, _ = read_log(log_of(file, played, tmp_path / "log.json"))
    assert play == play_of(file, played)
    assert situation == file.load().situations[0]


def test_that_a_ready_exercise_is_taken_changed_duplicated_and_deleted(file: WorkspaceFile, by: By) -> None:
    exercises.take_shipped(file, by, "october-2019")
    taken = file.load().exercises[0]
    with pytest.raises(InputError, match="There is no ready exercise “moon”; there are october-2019"):
        exercises.take_shipped(file, by, "moon")
    made = exercises.change_exercise(file, by, changed(taken, public=(View(indicator=CAMPS, noise=0.1),)))
    assert made.label == "change the public window of “October 2019”"
    exercises.duplicate_exercise(file, by, taken.id)
    assert file.load().exercises[1].name == "October 2019 (copy)"
    with pytest.raises(InputError, match="already an exercise “October 2019”"):
        exercises.new_exercise(file, by, "october 2019", "nes-2019")
    exercises.delete_exercise(file, by, taken.id)
    assert [found.name for found in file.load().exercises] == ["October 2019 (copy)"]


def test_that_an_exercise_from_a_scenario_begins_with_all_it_sets_and_inherits(file: WorkspaceFile, by: By) -> None:
    exercises.new_from_scenario(file, by, "s4", "Guarded")
    made = file.load().exercises[0]
    assert [override.lever for override in made.given] == ["guard_ratio", "added_places", "guards_follow_places"]
    assert made.purpose == "Starts from the scenario “Guarded prisons”."


def test_that_pasted_halves_of_characters_do_not_reach_the_file(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    playing_debrief.note(file, by, play, "half \ud83d of a sign")
    assert state_in(file, play).notes[0].text == "half ? of a sign"


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "body",
    [
        '{"format": "planner exercise", "version": 1, "exercise": {"cells": [' + "{}," * 6_000_000 + "{}]}}",
        '{"format": "planner exercise", "version": 1, "exercise": ' + "[" * 500_000 + "]" * 500_000 + "}",
        '{"a": [' + "1," * 9_000_000 + "1]}",
    ],
    ids=["millions of cells", "half a million deep", "millions of numbers"],
)
def test_that_a_file_of_endless_parts_is_refused_before_it_fills_the_memory(tmp_path: Path, body: str) -> None:
    path = tmp_path / "bomb.exercise"
    path.write_text(body, "utf-8")

    tracemalloc.start()
    with pytest.raises(InputError, match="has more parts than an exercise can have"):
        read_exercise(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 100_000_000


def test_that_an_exercise_with_more_cells_than_can_be_played_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "crowd.exercise"
    crowd = tuple(changed(SMALL.cells[0], id=f"c{number}") for number in range(41))
    export_exercise(changed(SMALL, cells=crowd), path)

    with pytest.raises(InputError, match="has 41 cells; an exercise can have 40"):
        read_exercise(path)
