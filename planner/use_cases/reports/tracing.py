"""From a printed fingerprint back to what made it: the same now, changed since and how, or not known here."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.report_design import Issue, IssuedScenario
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.wording import whole
from planner.domain.workspace import Workspace
from planner.domain.world import World
from planner.reports.options_note.issuing import model_changed, what_changed
from planner.reports.options_note.marks import read_mark, results_mark, spaced
from planner.reports.options_note.sign_off import day_text
from planner.store.workspace_file import WorkspaceFile
from planner.system.identity import model_mark
from planner.system.run import fingerprint
from planner.system.wired import MODEL_VERSION
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.models import OtherModel, other_model
from planner.use_cases.reports.report_requests import prepare_report

_MOST_TRIED = 200_000
"""Combinations of present scenarios and horizons that are tried before a short fingerprint is given up."""
_MOST_OPTIONS = 7


class Outcome(StrEnum):
    """What became of a fingerprint."""

    SAME = "same"
    CHANGED = "changed"
    OTHER_MODEL = "other model"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Trace:
    """What a fingerprint stands for here. `where` says it in words, `changed` what is different since, in sentences.

    `issue_id` and `letters` name the version and the scenarios in it that `restoring.restore` can bring back.
    """

    asked: str
    outcome: Outcome
    where: str
    changed: tuple[str, ...] = ()
    report_id: str = ""
    issue_id: str = ""
    scenario_ids: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()

    @property
    def can_restore(self) -> bool:
        """Whether scenarios as they were can be brought back."""
        return bool(self.letters)

    @property
    def sentence(self) -> str:
        """The answer in one sentence."""
        match self.outcome:
            case Outcome.SAME:
                return f"{self.asked} is {self.where}: the planner gives the same numbers now."
            case Outcome.CHANGED:
                return f"{self.asked} is {self.where}; it has changed since."
            case Outcome.OTHER_MODEL:
                return f"{self.asked} is {self.where}: the inputs are the same, but another model made it."
            case _:
                return f"{self.asked} is not known in this workspace; it may come from another file."


def trace(file: WorkspaceFile, text: str) -> Trace:
    """What a fingerprint stands for in this file: 8 digits of a report or 16 of a scenario, spaces allowed.

    Raises `InputError` for what is neither.
    """
    mark = read_mark(text)
    if mark is None:
        raise InputError(
            f"“{text.strip()[:40]}” is no fingerprint; type the 8 digits at the foot of a report’s page, such as "
            "7c1e 94b2, or the 16 of a scenario."
        )
    workspace = file.load()
    if len(mark) == 8:
        found = _report_now(workspace, mark) or _issued_report(file, workspace, mark) or _compared_now(workspace, mark)
        return found or Trace(spaced(mark), Outcome.UNKNOWN, "")
    found = _scenario_now(workspace, mark) or _issued_scenario(file, workspace, mark) or _kept(file, mark)
    return found or Trace(mark, Outcome.UNKNOWN, "")


def _report_now(workspace: Workspace, mark: str) -> Trace | None:
    """A stored report that would have this fingerprint if it were written now."""
    by = By("reader", datetime.min)
    for design in workspace.reports:
        try:
            request = prepare_report(workspace, design, by)
        except InputError:  # a report that cannot be made now has no fingerprint now
            continue
        if request.results == mark:
            return Trace(
                spaced(mark),
                Outcome.SAME,
                f"the report “{design.name}”",
                report_id=design.id,
                scenario_ids=tuple(run.chain[-1].id for run in request.runs),
            )
    return None


def _issued_report(file: WorkspaceFile, workspace: Workspace, mark: str) -> Trace | None:
    for issue in reversed(workspace.issues):
        if issue.results == mark:
            return _of_issue(file, workspace, issue, issue.scenarios, spaced(mark), _version(issue))
    return None


def _issued_scenario(file: WorkspaceFile, workspace: Workspace, mark: str) -> Trace | None:
    for issue in reversed(workspace.issues):
        for issued in issue.scenarios:
            if issued.fingerprint == mark:
                where = f"{issued.letter} “{issued.name}” in {_version(issue)}"
                return _of_issue(file, workspace, issue, (issued,), mark, where)
    return None


def _of_issue(
    file: WorkspaceFile, workspace: Workspace, issue: Issue, issued: tuple[IssuedScenario, ...], asked: str, where: str
) -> Trace:
    """The scenarios of a version as they are now, and the model, against what they were then."""
    then = changed(issue, scenarios=issued, figures=(), results=_mark_of(issued, issue.horizon))
    now = _as_now(workspace, then)
    situation = next((one for one in workspace.situations if one.id == issue.situation_id), None)
    if situation is None:
        gone = ("Its situation is no longer in this workspace.",)
        return Trace(asked, Outcome.CHANGED, where, gone, issue.report_id, issue.id)
    outcome = Outcome.SAME if then.results == now.results else Outcome.CHANGED
    other = other_model(file, then.model, then.model_version) if outcome is Outcome.CHANGED else None
    short = model_changed(then, now) if other is not None else ()
    if other is not None and _same_inputs(situation, then, now):
        outcome = Outcome.OTHER_MODEL
    return Trace(
        asked,
        outcome,
        where,
        (*_made_with(other), *(line for line in what_changed(then, now, situation) if line not in short)),
        issue.report_id,
        issue.id,
        tuple(one.chain[-1].id for one in now.scenarios),
        tuple(one.letter for one in issued if one.chain),
    )


def _same_inputs(situation: Situation, then: Issue, now: Issue) -> bool:
    """Whether this model gives what was issued the fingerprints that the scenarios have now."""
    try:
        prints = [
            fingerprint(situation, one.chain, months=then.months, draws=then.draws, seed=then.seed, world=then.world)
            for one in then.scenarios
        ]
    except KeyError:  # the other model had a lever that this one has not
        return False
    return prints == [one.fingerprint for one in now.scenarios]


def _as_now(workspace: Workspace, then: Issue) -> Issue:
    """The version as its scenarios, its world and the settings stand now; scenarios that are gone are left out."""
    settings = workspace.settings
    design = next((one for one in workspace.reports if one.id == then.report_id), None)
    world = design.world if design else then.world
    there = {scenario.id for scenario in workspace.scenarios}
    now = []
    for one in then.scenarios:
        scenario_id = one.chain[-1].id if one.chain else ""
        if scenario_id in there:
            run = projecting.prepare(
                workspace, scenario_id, draws=settings.draws, seed=settings.seed, months=settings.months, world=world
            )
            last = run.chain[-1]
            now.append(
                IssuedScenario(letter=last.sign.letter, name=last.name, fingerprint=run.fingerprint, chain=run.chain)
            )
    return changed(
        then,
        scenarios=tuple(now),
        results=_mark_of(now, then.horizon),
        model_version=MODEL_VERSION,
        model=model_mark(),
        seed=settings.seed,
        draws=settings.draws,
        months=settings.months,
        world=world,
    )


def _compared_now(workspace: Workspace, mark: str) -> Trace | None:
    """Present scenarios against one of them, at some month: what a report that was never stored was about."""
    tried = 0
    for found, world, runs in _groups(workspace):
        months = [found.start.plus(step) for step in range(workspace.settings.months, 0, -1)]
        for reference, options in _choices(list(runs)):
            tried += len(months)
            if tried > _MOST_TRIED:
                return None
            for month in months:
                if results_mark(runs[reference], [runs[one] for one in options], month) == mark:
                    return _of_choice(workspace, (reference, *options), month, world, mark)
    return None


def _groups(workspace: Workspace) -> Iterator[tuple[Situation, World, dict[str, str]]]:
    """By situation and world: the fingerprint of every scenario on it, by id."""
    settings = workspace.settings
    for situation, world in itertools.product(workspace.situations, World):
        mine = (one for one in workspace.scenarios if one.situation_id == situation.id)
        yield (
            situation,
            world,
            {
                one.id: projecting.prepare(
                    workspace, one.id, draws=settings.draws, seed=settings.seed, months=settings.months, world=world
                ).fingerprint
                for one in mine
            },
        )


def _choices(ids: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every reference with every set of options, small sets first."""
    for size in range(min(len(ids), _MOST_OPTIONS + 1)):
        for reference in ids:
            for options in itertools.combinations([one for one in ids if one != reference], size):
                yield reference, options


def _of_choice(workspace: Workspace, ids: Sequence[str], month: Month, world: World, mark: str) -> Trace:
    reference, *options = (workspace.scenario(one) for one in ids)
    names = ", ".join(f"{one.sign.letter} “{one.name}”" for one in options)
    against = f"{reference.sign.letter} “{reference.name}”"
    where = f"{names} against {against} by {month.label}" if names else f"{against} to {month.label}"
    where = f"{where} ({world.words})"
    return Trace(spaced(mark), Outcome.SAME, where, scenario_ids=tuple(ids))


def _scenario_now(workspace: Workspace, mark: str) -> Trace | None:
    for _, world, runs in _groups(workspace):
        for scenario_id, found in runs.items():
            if found == mark:
                scenario = workspace.scenario(scenario_id)
                where = f"{scenario.sign.letter} “{scenario.name}” as it is now ({world.words})"
                return Trace(mark, Outcome.SAME, where, scenario_ids=(scenario_id,))
    return None


def _kept(file: WorkspaceFile, mark: str) -> Trace | None:
    """A result the file still holds, of a scenario or of settings that are no more."""
    found = file.kept(mark, with_draws=False)
    if found is None:
        return None
    runs = f"{whole(found.draw_count)} runs with seed {found.seed}"
    where = f"a result of {found.months} months and {runs} ({found.world.words}), kept here"
    other = other_model(file, found.model)
    gone = "No scenario gives it with the present settings: levers, events or settings were changed since."
    return Trace(mark, Outcome.CHANGED, where, _made_with(other) if other else (gone,))


def _made_with(other: OtherModel | None) -> tuple[str, ...]:
    """What another model was, and every part of it that is different now."""
    return (f"Made with {other.summary}.", *other.sentences) if other is not None else ()


def _version(issue: Issue) -> str:
    return f"version {issue.number} of “{issue.report_name}”, {day_text(issue.when.date())}"


def _mark_of(scenarios: Sequence[IssuedScenario], horizon: Month) -> str:
    prints = [one.fingerprint for one in scenarios]
    return results_mark(prints[0], prints[1:], horizon) if prints else ""
