"""What one cell has been told in a play, and nothing else: its injects, its figures, decisions revealed to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from planner.analysis.exercises.costs import HeldLine, cell_book
from planner.analysis.exercises.in_force import limits_text, schedule_text
from planner.analysis.exercises.path import month_reached
from planner.analysis.exercises.public_picture import WITHHELD, month_name
from planner.analysis.exercises.reporting import ReportedSeries, reported
from planner.analysis.exercises.told import decisions_told, told_upto
from planner.analysis.indicators import indicator
from planner.domain.play_state import InjectStatus, PlayState
from planner.domain.projection import Projection
from planner.domain.situation import Situation
from planner.domain.wording import NOT_KNOWN, range_text


@dataclass(frozen=True)
class BriefedInject:
    """An inject as the cell received it."""

    number: int
    at: datetime | None
    sender: str
    channel: str
    title: str
    text: str


@dataclass(frozen=True)
class BriefedFigure:
    """A figure the cell follows: the last range it was told, and for which month; empty while nothing is."""

    title: str
    text: str
    month_text: str


@dataclass(frozen=True)
class BriefedLever:
    """A lever in the cell's hands, in words; `decided` is empty while the cell has not decided it."""

    title: str
    in_force: str
    decided: str
    limits: str
    cost: int


@dataclass(frozen=True)
class CellBriefing:
    """One cell's page at the turn on the table."""

    name: str
    plays: str
    brief: str
    turn: int
    turn_brief: str
    month_text: str
    injects: tuple[BriefedInject, ...]
    figures: tuple[BriefedFigure, ...]
    levers: tuple[BriefedLever, ...]
    budget_left: float
    decisions_told: tuple[str, ...]


def cell_briefing(state: PlayState, situation: Situation, played: Projection | None, cell_id: str) -> CellBriefing:
    """What a cell may know now; `played` is the path as played, None until it is computed."""
    cell, turn = state.exercise.cell(cell_id), state.exercise.turns[state.turn - 1]
    book = cell_book(state, situation, cell_id)
    series = [
        reported(state.exercise, played, view, told_upto(state, played.start, cell_id, view.indicator))
        if played is not None
        else None
        for view in cell.views
    ]
    return CellBriefing(
        name=cell.name,
        plays=cell.plays,
        brief=cell.brief,
        turn=state.turn,
        turn_brief=turn.brief,
        month_text=month_name(month_reached(state, situation)),
        injects=tuple(
            BriefedInject(one.number, found.at, one.sender, one.channel, one.title, one.text)
            for found in state.injects.values()
            if found.status is InjectStatus.SENT and (not (one := found.inject).to or cell_id in one.to)
        ),
        figures=tuple(
            _figure(view.title or indicator(view.indicator).title, found)
            for view, found in zip(cell.views, series, strict=True)
        ),
        levers=tuple(_lever(line) for line in book.lines),
        budget_left=book.left,
        decisions_told=tuple(
            line
            for turn_told, other in decisions_told(state, cell_id)
            for line in _decided(state, situation, turn_told, other)
        ),
    )


def briefing_lines(found: CellBriefing) -> Iterator[str]:
    """The page as lines of plain text, to print or to copy."""
    yield f"{found.name} · {found.plays} · turn {found.turn}, {found.month_text}"
    yield from filter(None, (found.brief, found.turn_brief))
    yield from ("", "What you have been told")
    yield from (f"  {one.title}: {one.text} {f'({one.month_text})' if one.month_text else ''}" for one in found.figures)
    yield from (f"  {line}" for line in found.decisions_told)
    yield from ("", "What has reached you")
    yield from (f"  {one.number}  {one.sender}: {one.title}. {one.text}" for one in found.injects)
    yield from ("", f"What you can decide, {found.budget_left:g} points left")
    for lever in found.levers:
        decided = f", decided {lever.decided} for {lever.cost}" if lever.decided else ""
        yield f"  {lever.title}: in force {lever.in_force}, allowed {lever.limits}{decided}"


def lever_title(line: HeldLine) -> str:
    """What the cell calls a lever, or its title in the catalogue."""
    return line.held.title or line.in_force.lever.title


def decided_text(line: HeldLine) -> str:
    """What takes hold for a lever: `480`, `in 12 mo.`, `refused`; empty where nothing was decided."""
    if line.choice is None:
        return ""
    if line.choice.decided is None:
        return "refused"
    return schedule_text(line.choice.decided, line.in_force.lever, len(line.in_force.values))


def _lever(line: HeldLine) -> BriefedLever:
    return BriefedLever(lever_title(line), line.in_force.text, decided_text(line), limits_text(line.held), line.cost)


def _figure(title: str, series: ReportedSeries | None) -> BriefedFigure:
    if series is not None and series.view.blank:
        return BriefedFigure(title, WITHHELD, "")
    if series is None or series.latest is None:
        return BriefedFigure(title, NOT_KNOWN, "")
    at = series.latest
    text = range_text(series.lows[at], series.highs[at], indicator(series.view.indicator).quantity)
    return BriefedFigure(title, text, month_name(series.months[at]))


def _decided(state: PlayState, situation: Situation, turn: int, cell_id: str) -> list[str]:
    book = cell_book(state, situation, cell_id, turn)
    return [
        f"Turn {turn}, {book.cell.name}: {lever_title(line)}, {line.in_force.text} → {decided_text(line)}"
        for line in book.lines
        if line.choice is not None
    ]
