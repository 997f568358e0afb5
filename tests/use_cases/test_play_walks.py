"""Whatever happens at the table: what may be undone goes back step by step, the log alone tells where a play stands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_exercise import CAMPS, FAMILIES, MINORS, PAIR, PRISONS, SCRIPTED, begun, play_of, state_in

from planner.domain.errors import InputError
from planner.domain.exercise import Step
from planner.domain.play import Amendment, Play, Rating
from planner.domain.play_state import PlayState, state_of
from planner.domain.progress import silent
from planner.domain.schedule import clear, constant
from planner.domain.value import changed
from planner.domain.workspace import Change, Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.exercises import playing_cells, playing_debrief, playing_injects, playing_turns
from planner.use_cases.exercises.exercise_files import export_log
from planner.use_cases.exercises.play_results import turn_request
from planner.use_cases.exercises.replaying import outcome_of, replay
from planner.use_cases.history import redo, undo
from planner.use_cases.workspaces import new_workspace, open_workspace

Verb = Callable[[WorkspaceFile, By], Change]
PLAY = "p1"

cells = st.sampled_from(["custodian", "foreign"])
injects = st.integers(1, 6)
decisions = st.sampled_from(
    [
        ("custodian", "guard_ratio", PRISONS, constant(0.9)),
        ("custodian", "guard_ratio", PRISONS, constant(0.5)),
        ("foreign", "repatriation_requests", FAMILIES, clear(30)),
        ("foreign", "tracking_places", PAIR, constant(80)),
    ]
)
reveals = st.sampled_from([(CAMPS, "public"), (MINORS, "foreign"), ("decisions:custodian", "foreign")])


def verb(make: Callable[..., Verb], *arguments: st.SearchStrategy[object]) -> st.SearchStrategy[Verb]:
    return st.builds(make, *arguments)


def lock_up(file: WorkspaceFile, by: By) -> Change:
    """Whatever is missing before the advance, done for every cell; the last gesture may be refused."""
    for cell in ("custodian", "foreign"):
        for gesture in (playing_cells.seal, playing_cells.lock, playing_cells.adjudicate):
            with suppress(InputError):
                gesture(file, by, PLAY, cell)
    return playing_cells.adjudicate(file, by, PLAY, "foreign")


def go_on(file: WorkspaceFile, by: By) -> Change:
    """Advance with the fingerprint the log asks for; no results are needed to walk."""
    return playing_turns.advance(file, by, PLAY, turn_request(file, PLAY).decided.fingerprint)


verbs = st.one_of(
    verb(lambda step: lambda file, by: playing_turns.begin_step(file, by, PLAY, step), st.sampled_from(Step)),
    verb(lambda on: lambda file, by: playing_turns.set_clock(file, by, PLAY, on), st.booleans()),
    verb(lambda one: lambda file, by: playing_injects.send_inject(file, by, PLAY, one), injects),
    verb(lambda one: lambda file, by: playing_injects.hold_inject(file, by, PLAY, one), injects),
    verb(lambda one: lambda file, by: playing_injects.ready_inject(file, by, PLAY, one), injects),
    verb(lambda one: lambda file, by: playing_injects.skip_inject(file, by, PLAY, one, "no time"), injects),
    verb(lambda one, cell: lambda file, by: playing_injects.opened_inject(file, by, PLAY, one, cell), injects, cells),
    verb(lambda one: lambda file, by: playing_injects.copy_inject_to_next_turn(file, by, PLAY, one), injects),
    verb(
        lambda one: (
            lambda file, by: playing_injects.write_inject(file, by, PLAY, changed(SCRIPTED, number=one, text="new"))
        ),
        injects,
    ),
    verb(lambda one: lambda file, by: playing_injects.note_inject(file, by, PLAY, one, "seen"), injects),
    verb(lambda one: lambda file, by: playing_cells.decide(file, by, PLAY, *one), decisions),
    verb(lambda one: lambda file, by: playing_cells.withdraw(file, by, PLAY, *one[:3]), decisions),
    verb(lambda cell: lambda file, by: playing_cells.seal(file, by, PLAY, cell), cells),
    verb(lambda cell: lambda file, by: playing_cells.reopen(file, by, PLAY, cell), cells),
    verb(lambda cell: lambda file, by: playing_cells.lock(file, by, PLAY, cell), cells),
    verb(lambda cell: lambda file, by: playing_cells.return_to_cell(file, by, PLAY, cell, "again"), cells),
    verb(
        lambda one: (
            lambda file, by: playing_cells.adjudicate(
                file, by, PLAY, one[0], [Amendment(lever=one[1], members=one[2], schedule=None, reason="no")]
            )
        ),
        decisions,
    ),
    st.just(lock_up),
    st.just(go_on),
    st.just(lambda file, by: playing_turns.begin_next_turn(file, by, PLAY)),
    verb(
        lambda one, on: lambda file, by: playing_turns.prepare_reveal(file, by, PLAY, *one, on), reveals, st.booleans()
    ),
    st.just(lambda file, by: playing_turns.reveal(file, by, PLAY)),
    verb(lambda on: lambda file, by: playing_turns.freeze(file, by, PLAY, on), st.booleans()),
    verb(lambda text: lambda file, by: playing_turns.show(file, by, PLAY, text), st.sampled_from(["One.", "Two."])),
    verb(lambda turn: lambda file, by: playing_turns.rewind(file, by, PLAY, turn, "again"), st.integers(1, 2)),
    st.just(lambda file, by: playing_debrief.rate(file, by, PLAY, "O1", Rating.M)),
    st.just(lambda file, by: playing_debrief.improve(file, by, PLAY, 1, "issue", "action", "planner")),
    st.just(lambda file, by: playing_turns.end_play(file, by, PLAY)),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, by: By) -> Path:
    """A workspace in which a play has just begun."""
    path = tmp_path_factory.mktemp("plays") / "template.planner"
    with new_workspace(path, situation_id="nes-2019", name="Walk", marking="OFFICIAL", by=by) as file:
        begun(file, by)
    return path


def walk(file: WorkspaceFile, by: By, steps: list[Verb]) -> list[Workspace]:
    """Every state from the first to the last; refused verbs leave the state as it was."""
    states = [file.load()]
    for step in steps:
        with suppress(InputError):
            step(file, by)
        states += [file.load()] if file.load() != states[-1] else []
    return states


def steps_back(file: WorkspaceFile) -> int:
    """How many changes undo takes back before it refuses or the play has only begun."""
    taken = 0
    with suppress(InputError):
        while len(play_of(file, PLAY).entries) > 1:
            undo(file)
            taken += 1
    return taken


def folded(play: Play) -> PlayState:
    """The state of a play read from its text."""
    return state_of(Play.model_validate_json(play.model_dump_json()))


@settings(max_examples=25, deadline=None)
@given(taken=st.lists(verbs, max_size=25))
def test_that_any_play_is_whole_after_a_restart_and_what_may_be_undone_is_taken_back_and_made_again(
    template: Path, by: By, taken: list[Verb]
) -> None:
    path = Path(shutil.copy(template, template.with_name("walk.planner")))
    with open_workspace(path) as file:
        walk(file, by, taken)
        last = file.load()
    with open_workspace(path) as file:
        assert file.load() == last
        assert file.check() == ()
        play = play_of(file, PLAY)
        assert [entry.number for entry in play.entries] == list(range(1, len(play.entries) + 1))
        assert folded(play) == state_in(file, PLAY)
        back = steps_back(file)
        for _ in range(back):
            redo(file)
        assert file.load() == last


@settings(max_examples=3, deadline=None)
@given(taken=st.lists(verbs, min_size=6, max_size=15))
def test_that_the_log_of_any_play_replays_to_the_same_bytes(template: Path, by: By, taken: list[Verb]) -> None:
    path = Path(shutil.copy(template, template.with_name("replay.planner")))
    log = template.with_name("log.json")
    with open_workspace(path) as file:
        walk(file, by, [*taken, lock_up, go_on])
        play, situation = play_of(file, PLAY), file.load().situations[0]
        export_log(play, situation, log)
        here = outcome_of(play, situation, projecting.compute, silent)
    assert replay(log, silent) == here
    assert b'"same_fingerprints": true' in here
