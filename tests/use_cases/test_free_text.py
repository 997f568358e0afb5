"""Whatever way a text comes into a workspace, it meets one rule: nothing unseen, nothing endless, no person."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.domain.assurance import ROLES
from planner.domain.errors import InputError
from planner.domain.schedule import constant
from planner.domain.value import changed
from planner.domain.workspace import Change
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases import levers, scenarios
from planner.use_cases.change import By
from planner.use_cases.exercises.exercise_files import export_exercise, import_exercise
from planner.use_cases.exercises.exercises import change_exercise, take_shipped
from planner.use_cases.exercises.playing_debrief import note
from planner.use_cases.exercises.playing_turns import begin_play
from planner.use_cases.reports import assurance, reports
from planner.use_cases.settings import change_settings
from planner.use_cases.workspaces import new_workspace

PERSON = "Jean Dupont, 12.03.1988"
TURNED = "OFFICIAL\u202eTERCES"
ENDLESS = "x" * 100_000

Verb = Callable[[WorkspaceFile, By, str], object]


def of_settings(field: str) -> Verb:
    return lambda file, by, text: change_settings(file, by, file.load().settings.model_copy(update={field: text}))


def of_exercise(field: str) -> Verb:
    return lambda file, by, text: change_exercise(file, by, changed(file.load().exercises[0], **{field: text}))


def of_report(field: str) -> Verb:
    return lambda file, by, text: reports.change_report(file, by, "r1", **{field: text})


VERBS: dict[str, Verb] = {
    "the name of a scenario": lambda file, by, text: scenarios.rename(file, by, "s1", text),
    "the description of a scenario": lambda file, by, text: scenarios.describe(file, by, "s1", text),
    "the reason of a lever": lambda file, by, text: levers.set_lever(
        file, by, "s1", "transfer_capacity", "", constant(700), text
    ),
    "the name of a workspace": of_settings("name"),
    "the marking of a workspace": of_settings("marking"),
    "the role that acts": lambda file, by, text: By(text, by.when),
    "the purpose of an exercise": of_exercise("purpose"),
    "the situation manual": of_exercise("situation_manual"),
    "the title of an inject": lambda file, by, text: change_exercise(
        file,
        by,
        changed(
            file.load().exercises[0],
            injects=(changed(file.load().exercises[0].injects[0], text=text), *file.load().exercises[0].injects[1:]),
        ),
    ),
    "a note of a play": lambda file, by, text: note(file, by, "p1", text),
    "the title of a report": of_report("title"),
    "the handling instruction": of_report("handling"),
    "the marking of a report": of_report("marking"),
    "what assurance was done": of_report("assurance"),
    "the post that signs": lambda file, by, text: assurance.sign_assumption(file, by, "U13b", ROLES[2], text),
    "the note on an assumption": lambda file, by, text: assurance.rate_assumption(file, by, "U13b", note=text),
    "a decision": lambda file, by, text: assurance.log_decision(file, by, text),
}


@pytest.fixture
def full(file: WorkspaceFile, by: By) -> WorkspaceFile:
    """With a report r1, an exercise and its play p1."""
    reports.new_report(file, by, "Returns", ("s1", "s2"), "s1")
    take_shipped(file, by, "october-2019")
    begin_play(file, by, file.load().exercises[0].id)
    return file


@pytest.mark.parametrize("text", [PERSON, TURNED, ENDLESS], ids=["a person", "a turned text", "an endless text"])
@pytest.mark.parametrize("verb", VERBS)
def test_that_an_unfit_text_is_refused_in_every_field(full: WorkspaceFile, by: By, verb: str, text: str) -> None:
    before, done = full.load(), full.history()

    with pytest.raises(InputError, match=r"^[^\n]{10,400}$"):
        VERBS[verb](full, by, text)

    assert (full.load(), full.history()) == (before, done)


def test_that_the_refusal_names_the_field_and_what_to_write_instead(file: WorkspaceFile, by: By) -> None:
    with pytest.raises(InputError) as refused:
        scenarios.describe(file, by, "s1", f"First {PERSON} leaves.")

    assert str(refused.value) == (
        "The description “First Jean Dupont, 12.03.1988 leaves.” seems to hold a name with a date of birth. "
        "A workspace travels and holds no persons: write of a group or a post instead."
    )


def test_that_a_new_workspace_takes_no_such_name_and_no_such_marking(tmp_path: Path, by: By) -> None:
    path = tmp_path / "new.planner"

    with pytest.raises(InputError, match="turns the direction"):
        new_workspace(path, situation_id="nes-2019", name="New", marking=TURNED, by=by)
    with pytest.raises(InputError, match="a date of birth"):
        new_workspace(path, situation_id="nes-2019", name=PERSON, marking="OFFICIAL", by=by)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("field", "text"), [("purpose", PERSON), ("purpose", TURNED), ("situation_manual", "a\x1bb"), ("name", TURNED)]
)
def test_that_an_imported_exercise_meets_the_same_rule(
    full: WorkspaceFile, by: By, tmp_path: Path, field: str, text: str
) -> None:
    path = tmp_path / "from-elsewhere.exercise"
    export_exercise(full.load().exercises[0], path)
    body = json.loads(path.read_text("utf-8"))
    body["exercise"][field] = text
    path.write_text(json.dumps(body), "utf-8")
    before = full.load()

    with pytest.raises(InputError):
        import_exercise(full, by, path)

    assert full.load() == before


def test_that_what_an_older_planner_took_may_stay_and_be_copied(tmp_path: Path, by: By) -> None:
    with new_workspace(tmp_path / "old.planner", situation_id="nes-2019", name="Old", marking="O", by=by) as file:
        old = changed(file.load(), scenarios=(changed(file.load().scenarios[0], description=f"{PERSON}\x1b"),))
    with WorkspaceFile.create(tmp_path / "older.planner", old) as file:
        scenarios.duplicate(file, by, "s1")
        scenarios.branch(file, by, "s1", "A child")

        assert sorted(found.description for found in file.load().scenarios) == ["", *[f"{PERSON}\x1b"] * 2]


def test_that_what_a_paste_leaves_behind_is_dropped_from_a_reason(file: WorkspaceFile, by: By) -> None:
    change = levers.set_lever(file, by, "s1", "transfer_capacity", "", constant(700), " repatri\u00adation\u200b ")

    assert file.load().scenario("s1").overrides[0].authorship.why == "repatriation"
    assert isinstance(change, Change)


def test_that_an_ordinary_role_acts() -> None:
    assert By("returns desk", datetime(2026, 11, 20, tzinfo=UTC)).who == "returns desk"
