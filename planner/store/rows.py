"""The one bridge between rows and values, both ways, for settings, situations, scenarios and changes."""

from __future__ import annotations

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.observation import Observation
from planner.domain.period import Month
from planner.domain.scenario import Authorship, Event, Operation, Override, Scenario, Sign, Status, in_tree_order
from planner.domain.schedule import Schedule
from planner.domain.situation import Situation
from planner.domain.workspace import Change, Edit, Settings, Workspace
from planner.store.documents import place_of, read_documents, write_document, write_documents
from planner.store.observations import observation_row, read_observations
from planner.store.tables import (
    Base,
    EventRow,
    HistoryRow,
    ObservationRow,
    OverrideRow,
    ScenarioRow,
    SettingsRow,
    SituationRow,
)
from planner.system.editions import brought_up

_EDITS = TypeAdapter(tuple[Edit, ...])
_SITUATION_COLUMNS = {"id", "name"}
_TABLES: dict[str, type[Base]] = {"situation": SituationRow, "scenario": ScenarioRow, "observation": ObservationRow}
"""The table of each kind that has one of its own."""


def settings_row(settings: Settings) -> SettingsRow:
    """The settings as their one row."""
    return SettingsRow(id=1, **settings.model_dump())


def settings_value(row: SettingsRow) -> Settings:
    """The settings a row holds."""
    return Settings(**{name: getattr(row, name) for name in Settings.model_fields})


def situation_row(situation: Situation, position: int) -> SituationRow:
    """A situation as its row; `position` is its place in the workspace."""
    body = situation.model_dump_json(exclude=_SITUATION_COLUMNS)
    return SituationRow(id=situation.id, position=position, name=situation.name, body=body)


def situation_value(row: SituationRow) -> Situation:
    """The situation a row holds; one that an earlier edition of the model left is read as today's edition has it."""
    body = TypeAdapter(dict[str, object]).validate_json(row.body)
    return brought_up(Situation.model_validate(body | {"id": row.id, "name": row.name}))


def scenario_row(scenario: Scenario) -> ScenarioRow:
    """A scenario as its row, with a row for every override and event."""
    return ScenarioRow(
        id=scenario.id,
        situation_id=scenario.situation_id,
        parent_id=scenario.parent_id,
        position=scenario.position,
        name=scenario.name,
        status=scenario.status.value,
        bookmarked=scenario.bookmarked,
        letter=scenario.sign.letter,
        colour=scenario.sign.colour,
        dash=scenario.sign.dash,
        description=scenario.description,
        overrides=[_override_row(scenario.id, place, override) for place, override in enumerate(scenario.overrides)],
        events=[_event_row(scenario.id, place, event) for place, event in enumerate(scenario.events)],
    )


def scenario_value(row: ScenarioRow) -> Scenario:
    """The scenario a row holds."""
    return Scenario(
        id=row.id,
        name=row.name,
        situation_id=row.situation_id,
        parent_id=row.parent_id,
        sign=Sign(letter=row.letter, colour=row.colour, dash=row.dash),
        position=row.position,
        status=Status(row.status),
        bookmarked=row.bookmarked,
        description=row.description,
        overrides=tuple(_override_value(found) for found in row.overrides),
        events=tuple(_event_value(found) for found in row.events),
    )


def change_row(change: Change) -> HistoryRow:
    """A change as a row of the history, not undone."""
    return HistoryRow(
        label=change.label,
        changed_by=change.who,
        changed_at=change.when.isoformat(),
        undone=False,
        edits=_EDITS.dump_json(change.edits).decode(),
    )


def change_value(row: HistoryRow) -> Change:
    """The change a row of the history holds."""
    return Change(
        label=row.label,
        who=row.changed_by,
        when=datetime.fromisoformat(row.changed_at),
        edits=_EDITS.validate_json(row.edits),
    )


def write_edits(session: Session, edits: tuple[Edit, ...]) -> None:
    """Write the `after` of every edit to its table; None deletes."""
    for edit in edits:
        match edit.after:
            case Settings():
                session.merge(settings_row(edit.after))
            case Situation():
                there = session.get(SituationRow, edit.id)
                session.merge(situation_row(edit.after, place_of(session, there, SituationRow.position)))
            case Scenario():
                session.merge(scenario_row(edit.after))
            case Observation():
                seen = session.get(ObservationRow, edit.id)
                session.merge(observation_row(edit.after, place_of(session, seen, ObservationRow.position)))
            case None if edit.kind in _TABLES:
                session.delete(session.get(_TABLES[edit.kind], edit.id))
            case _:
                write_document(session, edit)


def write_workspace(session: Session, workspace: Workspace) -> None:
    """Write a whole workspace into empty tables."""
    session.add(settings_row(workspace.settings))
    session.add_all(situation_row(found, place) for place, found in enumerate(workspace.situations))
    session.add_all(scenario_row(found) for found in workspace.scenarios)
    session.add_all(observation_row(found, place) for place, found in enumerate(workspace.observations))
    write_documents(session, workspace)


def read_workspace(session: Session) -> Workspace:
    """Everything the file holds, as one value. Raises `ValidationError` on a bad row."""
    return Workspace(
        settings=settings_value(session.scalars(select(SettingsRow)).one()),
        situations=tuple(
            situation_value(row) for row in session.scalars(select(SituationRow).order_by(SituationRow.position))
        ),
        scenarios=in_tree_order(tuple(scenario_value(row) for row in session.scalars(select(ScenarioRow)))),
        observations=read_observations(session),
        **read_documents(session),
    )


def _override_row(scenario_id: str, place: int, override: Override) -> OverrideRow:
    return OverrideRow(
        scenario_id=scenario_id,
        lever=override.lever,
        members=override.members,
        position=place,
        schedule=override.schedule.model_dump_json(),
        changed_by=override.authorship.who,
        changed_at=override.authorship.when.isoformat(),
        why=override.authorship.why,
    )


def _override_value(row: OverrideRow) -> Override:
    return Override(
        lever=row.lever,
        members=row.members,
        schedule=Schedule.model_validate_json(row.schedule),
        authorship=_authorship(row),
    )


def _event_row(scenario_id: str, place: int, event: Event) -> EventRow:
    return EventRow(
        scenario_id=scenario_id,
        id=event.id,
        position=place,
        name=event.name,
        start=str(event.start),
        months=event.months,
        target=event.target,
        members=event.members,
        operation=event.operation.value,
        value=event.value,
        changed_by=event.authorship.who,
        changed_at=event.authorship.when.isoformat(),
        why=event.authorship.why,
    )


def _event_value(row: EventRow) -> Event:
    return Event(
        id=row.id,
        name=row.name,
        start=Month.parse(row.start),
        months=row.months,
        target=row.target,
        members=row.members,
        operation=Operation(row.operation),
        value=row.value,
        authorship=_authorship(row),
    )


def _authorship(row: OverrideRow | EventRow) -> Authorship:
    return Authorship(who=row.changed_by, when=datetime.fromisoformat(row.changed_at), why=row.why)
