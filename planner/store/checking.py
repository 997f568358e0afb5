"""What is sound and what is not in an open workspace file, as findings."""

from __future__ import annotations

from pydantic import ValidationError
from sqlalchemy import text
from sqlalchemy.orm import Session

from planner.domain.errors import InputError
from planner.domain.finding import Finding, Severity
from planner.domain.scenario import Scenario, astray, lineage
from planner.domain.workspace import Workspace
from planner.store.history import changes, unsound_steps
from planner.store.naming import named
from planner.store.results import KIND as RESULT
from planner.store.results import unsound_results
from planner.store.rows import read_workspace
from planner.store.sealing import Unsound

_REMEDY = "Open an earlier copy of the file, or have what is readable written into a new one with “check --repair”."

_COMPUTED_AGAIN = "It is computed again when it is next shown."

_NAMED = 100
"""Most scenarios that are named one by one for the same fault."""


def findings(session: Session) -> tuple[Finding, ...]:
    """Everything wrong with the file, from its pages up to its scenarios; empty when it is sound."""
    return (*_pages(session), *_values(session))


def _pages(session: Session) -> tuple[Finding, ...]:
    answers = session.scalars(text("PRAGMA integrity_check")).all()
    damage = tuple(_failure("pages of the file", answer) for answer in answers if answer != "ok")
    strays = session.execute(text("PRAGMA foreign_key_check")).all()
    return damage + tuple(_failure(f"table {row[0]}", f"row {row[1]} belongs to nothing") for row in strays)


def _values(session: Session) -> tuple[Finding, ...]:
    try:
        workspace, found = read_workspace(session)
    except (ValidationError, ValueError) as problem:
        return (_failure("contents of the file", f"something in it cannot be read ({type(problem).__name__})"),)
    found = (*found, *unsound_steps(session), *unsound_results(session))
    circles = (_of_lineage(workspace.scenarios, scenario) for scenario in astray(workspace.scenarios)[:_NAMED])
    return (*circles, *(_of_seal(workspace, one) for one in found[:_NAMED]), *_history(session, workspace))


def _history(session: Session, workspace: Workspace) -> tuple[Finding, ...]:
    try:
        changes(session, workspace)
    except (ValidationError, ValueError, KeyError, TypeError):
        return (_failure("history", "a step of it cannot be read, nor those before it."),)
    return ()


def _of_seal(workspace: Workspace, one: Unsound) -> Finding:
    remedy = _COMPUTED_AGAIN if one.kind == RESULT else _REMEDY
    return Finding(severity=Severity.FAILURE, where=named(workspace, one), what=f"{one.what}.", remedy=remedy)


def _of_lineage(scenarios: tuple[Scenario, ...], scenario: Scenario) -> Finding:
    """Why a scenario that leads to no root cannot be run."""
    try:
        lineage(scenarios, scenario.id)
    except InputError as problem:
        return _failure(f"scenario “{scenario.name}”", str(problem))
    raise AssertionError("a scenario that is astray has a lineage")


def _failure(where: str, what: str) -> Finding:
    return Finding(severity=Severity.FAILURE, where=where, what=what, remedy=_REMEDY)
