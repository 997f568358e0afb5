"""What an export stands on, as a value that is kept; and what changed from one export to the next, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planner.analysis.differences import event_words, what_differs
from planner.analysis.indicators import headlines, indicator
from planner.domain.report_design import Issue, IssuedFigure, IssuedScenario, ReportDesign
from planner.domain.scenario import Event, Scenario
from planner.domain.situation import Situation
from planner.domain.wording import whole
from planner.reports.options_note.material import Material
from planner.system.identity import model_mark
from planner.system.wired import MODEL_VERSION


def issue_now(material: Material, design: ReportDesign, *, number: int, when: datetime, who: str, draft: bool) -> Issue:
    """The version an export would be now: every lineage, fingerprint and headline cell, as printed."""
    return Issue(
        id=f"{design.id}/{number}",
        report_id=design.id,
        report_name=design.name,
        number=number,
        draft=draft,
        when=when,
        who=who,
        formats=(),
        results=material.results,
        model_version=MODEL_VERSION,
        model=model_mark(),
        situation_id=material.situation.id,
        seed=material.comparison.seed,
        draws=material.draws,
        months=material.projections[material.reference.id].months,
        world=material.world,
        horizon=material.horizon,
        scenarios=tuple(
            IssuedScenario(
                letter=scenario.sign.letter,
                name=scenario.name,
                fingerprint=material.projections[scenario.id].fingerprint,
                chain=material.chains[scenario.id],
            )
            for scenario in material.scenarios
        ),
        figures=tuple(_figures(material)),
    )


def what_changed(before: Issue, after: Issue, situation: Situation) -> tuple[str, ...]:
    """From one version to the next: model, settings, scenarios, levers and events, then printed figures that moved.

    Empty when nothing did. Figures are compared only where both versions hold them.
    """
    settings = (*model_changed(before, after), *_settings(before, after))
    scenarios = tuple(_scenarios(before, after, situation))
    figures = tuple(_moved(before, after))
    if before.results != after.results and not (settings or scenarios):
        settings = ("The numbers of the situation or the order of its settings changed.",)
    return (*settings, *scenarios, *figures)


def model_changed(before: Issue, after: Issue) -> tuple[str, ...]:
    """That another model made the later version, in a sentence; what is different in it is told by its fingerprint."""
    if before.model_version != after.model_version:
        return (f"Model version: {before.model_version}, now {after.model_version}.",)
    if before.model == after.model:
        return ()
    return (f"Model {after.model_version} is not what it was; look the fingerprint up to see what changed in it.",)


def _figures(material: Material) -> Iterator[IssuedFigure]:
    shown = {found.key for found in headlines(material.projections[material.reference.id], material.situation)}
    for row in material.comparison.rows:
        if row.indicator.key not in shown:
            continue
        yield IssuedFigure(letter=material.letter, indicator=row.indicator.key, text=row.reference_text)
        for option, cell in zip(material.options, row.cells, strict=True):
            yield IssuedFigure(letter=option.sign.letter, indicator=row.indicator.key, text=cell.text)


def _settings(before: Issue, after: Issue) -> Iterator[str]:
    pairs = (
        ("Situation", before.situation_id, after.situation_id),
        ("Seed", str(before.seed), str(after.seed)),
        ("Runs a scenario", whole(before.draws), whole(after.draws)),
        ("Months projected", str(before.months), str(after.months)),
        ("World", before.world.words, after.world.words),
        ("Horizon", before.horizon.label, after.horizon.label),
    )
    for name, old, new in pairs:
        if old != new:
            yield f"{name}: {old}, now {new}."


def _scenarios(before: Issue, after: Issue, situation: Situation) -> Iterator[str]:
    """Scenarios are the same while their id is, whatever they are called."""
    old = {_id(found): found for found in before.scenarios}
    new = {_id(found): found for found in after.scenarios}
    if before.scenarios and after.scenarios and _id(before.scenarios[0]) != _id(after.scenarios[0]):
        yield f"Reference: {_name(before.scenarios[0])}, now {_name(after.scenarios[0])}."
    for key, found in new.items():
        if key not in old:
            yield f"New: {_name(found)}."
            continue
        if (old[key].letter, old[key].name) != (found.letter, found.name):
            yield f"{_name(old[key])} is now {_name(found)}."
        for change in _chain_changes(old[key].chain, found.chain, situation):
            yield f"{found.letter}: {change}."
    yield from (f"Left out: {_name(found)}." for key, found in old.items() if key not in new)


def _chain_changes(before: tuple[Scenario, ...], after: tuple[Scenario, ...], situation: Situation) -> Iterator[str]:
    if not (before and after):
        return
    for row in what_differs(situation, [before, after]).levers:
        yield f"{row.title}: {row.texts[0]}; now {row.texts[1]}"
    old, new = _events(before), _events(after)
    for key, event in new.items():
        if key not in old:
            yield f"the event “{event.name}” was added: {event_words(event)}"
        elif event_words(old[key]) != event_words(event):
            yield f"the event “{event.name}”: {event_words(old[key])}; now {event_words(event)}"
    yield from (f"the event “{event.name}” was taken out" for key, event in old.items() if key not in new)


def _moved(before: Issue, after: Issue) -> Iterator[str]:
    printed = {(one.letter, one.indicator): one.text for one in before.figures}
    for one in after.figures:
        old = printed.get((one.letter, one.indicator))
        if old is not None and old != one.text:
            yield f"{one.letter}, {_title(one.indicator)}: {old}; now {one.text}."


def _events(chain: tuple[Scenario, ...]) -> dict[tuple[str, str], Event]:
    return {(scenario.id, event.id): event for scenario in chain for event in scenario.events}


def _id(found: IssuedScenario) -> str:
    return found.chain[-1].id if found.chain else found.letter


def _name(found: IssuedScenario) -> str:
    return f"{found.letter} “{found.name}”"


def _title(key: str) -> str:
    try:
        return indicator(key).title
    except KeyError:  # an indicator of another version of the planner
        return key
