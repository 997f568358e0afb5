"""Notes of assurance, reports, exercises and plays: in the file, through the history, and back exactly as they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.domain.assurance import AssumptionNote, DecisionNote, Grade, Signature
from planner.domain.exercise import (
    Cell,
    Comparison,
    Condition,
    Effect,
    Exercise,
    HeldLever,
    Inject,
    InjectKind,
    Objective,
    Step,
    Turn,
    View,
)
from planner.domain.period import Month
from planner.domain.play import (
    Adjudicated,
    Advanced,
    Amendment,
    CellAction,
    CellMoved,
    ClockSet,
    Decided,
    Ended,
    Entry,
    Improvement,
    InjectAction,
    InjectMoved,
    InjectWritten,
    Noted,
    Play,
    Rated,
    Rating,
    Revealed,
    Rewound,
    Shown,
    StepBegan,
)
from planner.domain.report_design import Issue, IssuedFigure, IssuedScenario, ReportDesign
from planner.domain.scenario import Operation
from planner.domain.schedule import clear, constant
from planner.domain.workspace import Change, Edit, Kept, Workspace
from planner.store.workspace_file import WorkspaceFile

WHEN = datetime(2026, 11, 20, 15, 42, tzinfo=UTC)
SIGNED = Signature(role="Analyst", post="Senior analyst, custody team", on=date(2026, 11, 16), fingerprint="7c1e94b2")
INJECT = Inject(
    number=1,
    turn=1,
    kind=InjectKind.CONTINGENCY,
    sender="Prison authority",
    to=("custodian",),
    title="Guards below half",
    effects=(Effect(target="guard_ratio", members="site=Camps", operation=Operation.MULTIPLY, value=0.7, months=2),),
    condition=Condition(indicator="guards|site=Camps", comparison=Comparison.BELOW, value=0.5),
    evidence=("E27",),
)
EXERCISE = Exercise(
    id="x1",
    name="October 2019",
    situation_id="small",
    objectives=(Objective(id="O1", title="Agree who goes home", criteria=("A date is named.",)),),
    cells=(
        Cell(
            id="custodian",
            name="Custodian",
            budget=60,
            levers=(HeldLever(lever="guard_ratio", minimum=0.4, maximum=1.0, price=5, step=0.1),),
            views=(View(indicator="escapes", lag=1, noise=0.03),),
        ),
    ),
    turns=(Turn(months=4, minutes=(4, 12, 4, 6, 3, 7)),),
    injects=(INJECT,),
)


def entries() -> tuple[Entry, ...]:
    """One of every kind, in the order of a log."""
    said = {"at": WHEN, "who": "lead controller"}
    return (
        StepBegan(number=1, turn=1, step=Step.BRIEF, **said),
        ClockSet(number=2, running=False, **said),
        InjectMoved(number=3, inject=1, action=InjectAction.SKIPPED, reason="no time", **said),
        InjectWritten(number=4, inject=INJECT, **said),
        Noted(number=5, inject=1, text="Camps were not weighed.", **said),
        Decided(number=6, cell="custodian", lever="guard_ratio", schedule=constant(0.7), why="thin", **said),
        Decided(number=7, cell="custodian", lever="repatriation_requests", schedule=clear(12), **said),
        CellMoved(number=8, cell="custodian", action=CellAction.LOCKED, **said),
        Adjudicated(
            number=9,
            cell="custodian",
            amendments=(Amendment(lever="guard_ratio", schedule=None, reason="no staff"),),
            **said,
        ),
        Advanced(number=10, turn=1, fingerprint="5b20e1c7", **said),
        Revealed(number=11, item="escapes", audience="public", turn=1, **said),
        Shown(number=12, message="The camps hold more people than they have places.", **said),
        Rewound(number=13, turn=1, reason="the clock was wrong", **said),
        Rated(number=14, objective="O1", rating=Rating.S, **said),
        Improvement(
            number=15, place=1, issue="late", action="rehearse", owner="planner", due=date(2027, 1, 31), **said
        ),
        Ended(number=16, **said),
    )


def documents() -> dict[str, Kept]:
    """One of every kind of document, by its kind."""
    return {
        "assumption": AssumptionNote(id="U13b", impact=Grade.RED, owner="analyst", signature=SIGNED),
        "decision": DecisionNote(id="d1", on=date(2026, 11, 2), decision="Use 60 months.", role="Commissioner"),
        "report": ReportDesign(
            id="r1",
            name="Families home",
            scenario_ids=("s1", "s2"),
            reference_id="s1",
            horizon=Month.of(2024, 11),
            do_not_use_after=date(2027, 5, 31),
            signatures=(SIGNED,),
        ),
        "issue": Issue(
            id="r1/1",
            report_id="r1",
            report_name="Families home",
            number=1,
            when=WHEN,
            who="analyst",
            formats=("pdf",),
            results="7c1e94b2",
            model_version="1.0",
            situation_id="small",
            seed=1,
            draws=1000,
            months=60,
            horizon=Month.of(2024, 11),
            scenarios=(IssuedScenario(letter="A", name="As in 2019", fingerprint="f00d", chain=()),),
            figures=(IssuedFigure(letter="A", indicator="escapes", text="730–7 800"),),
        ),
        "exercise": EXERCISE,
        "play": Play(id="p1", exercise=EXERCISE, began=WHEN, entries=entries()),
    }


@pytest.mark.parametrize("kind", ["assumption", "decision", "report", "issue", "exercise", "play"])
def test_that_a_document_comes_back_from_file_and_history_and_can_be_taken_back(
    file: WorkspaceFile, path: Path, change: Callable[..., Change], kind: str
) -> None:
    document = documents()[kind]
    before = file.load()
    file.commit(change(Edit(kind=kind, id=document.id, before=None, after=document)))  # type: ignore[union-attr]
    held = file.load()
    file.close()

    with WorkspaceFile.open(path) as again:
        assert again.load() == held != before
        assert again.history()[-1].edits[0].after == document
        again.undo()
        assert again.load() == before
        again.redo()
        assert again.load() == held


def test_that_every_entry_of_a_log_is_one_row_and_comes_back_in_order(
    file: WorkspaceFile, path: Path, change: Callable[..., Change]
) -> None:
    empty = Play(id="p1", exercise=EXERCISE, began=WHEN)
    file.commit(change(Edit(kind="play", id="p1", before=None, after=empty)))
    for entry in entries():
        file.commit(change(Edit(kind="entry", id=f"p1/{entry.number}", before=None, after=entry)))
    file.close()

    with WorkspaceFile.open(path) as again:
        assert again.load().plays[0].entries == entries()
        again.undo()
        assert again.load().plays[0].entries == entries()[:-1]
        again.redo()
        assert again.load().plays[0].entries == entries()


def test_that_an_entry_that_does_not_follow_the_log_is_refused(
    file: WorkspaceFile, change: Callable[..., Change]
) -> None:
    file.commit(change(Edit(kind="play", id="p1", before=None, after=Play(id="p1", exercise=EXERCISE, began=WHEN))))

    with pytest.raises(ValueError, match="does not follow"):
        file.commit(change(Edit(kind="entry", id="p1/2", before=None, after=entries()[1])))


def test_that_a_new_file_with_documents_and_plays_comes_back_whole(tmp_path: Path, workspace: Workspace) -> None:
    kept = documents()
    full = workspace.model_copy(
        update={
            "assumptions": (kept["assumption"],),
            "decisions": (kept["decision"],),
            "reports": (kept["report"],),
            "issues": (kept["issue"],),
            "exercises": (kept["exercise"],),
            "plays": (kept["play"],),
        }
    )

    with WorkspaceFile.create(tmp_path / "full.planner", full) as file:
        assert file.load() == full
