"""The one bridge between rows and values, both ways, for settings, situations and scenarios; every row is sealed."""

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
from planner.domain.workspace import KINDS, Edit, Settings, Workspace
from planner.store.documents import place_of, put, read_documents, take_out, write_document, write_documents
from planner.store.observations import observation_row, observation_value
from planner.store.sealing import Unsound, digest_of, key_of, seals, unsound
from planner.store.tables import EventRow, ObservationRow, OverrideRow, ScenarioRow, SettingsRow, SituationRow
from planner.system.editions import brought_up

_SITUATION_COLUMNS = {"id", "name"}


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


def write_edits(session: Session, edits: tuple[Edit, ...]) -> None:
    """Write the `after` of every edit to its table; None deletes."""
    for edit in edits:
        match edit.after:
            case Settings():
                put(session, settings_row(edit.after))
            case Situation():
                there = session.get(SituationRow, edit.id)
                put(session, situation_row(edit.after, place_of(session, there, SituationRow.position)))
            case Scenario():
                put(session, scenario_row(edit.after))
            case Observation():
                seen = session.get(ObservationRow, edit.id)
                put(session, observation_row(edit.after, place_of(session, seen, ObservationRow.position)))
            case None if edit.kind == "situation":
                take_out(session, session.get(SituationRow, edit.id))
            case None if edit.kind == "scenario":
                take_out(session, session.get(ScenarioRow, edit.id))
            case None if edit.kind == "observation":
                take_out(session, session.get(ObservationRow, edit.id))
            case _:
                write_document(session, edit)


def write_workspace(session: Session, workspace: Workspace) -> None:
    """Write a whole workspace into empty tables."""
    put(session, settings_row(workspace.settings))
    for place, situation in enumerate(workspace.situations):
        put(session, situation_row(situation, place))
    for scenario in workspace.scenarios:
        put(session, scenario_row(scenario))
    for place, observation in enumerate(workspace.observations):
        put(session, observation_row(observation, place))
    write_documents(session, workspace)


def read_workspace(session: Session) -> tuple[Workspace, tuple[Unsound, ...]]:
    """Everything the file holds, as one value, and what of it is not as it was saved.

    Raises `ValidationError` on a bad row.
    """
    settings = session.scalars(select(SettingsRow)).one()
    situations = session.scalars(select(SituationRow).order_by(SituationRow.position)).all()
    scenarios = session.scalars(select(ScenarioRow)).all()
    observations = session.scalars(select(ObservationRow).order_by(ObservationRow.position)).all()
    documents, read = read_documents(session)
    workspace = Workspace(
        settings=settings_value(settings),
        situations=tuple(situation_value(row) for row in situations),
        scenarios=in_tree_order(tuple(scenario_value(row) for row in scenarios)),
        observations=tuple(observation_value(row) for row in observations),
        **documents,
    )
    there = {key_of(row): digest_of(row) for row in (settings, *situations, *scenarios, *observations, *read)}
    return workspace, unsound(seals(session), there, KINDS)


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
