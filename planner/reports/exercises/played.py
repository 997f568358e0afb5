"""What happened at the table, as tables: decisions and their adjudication, injects, objectives, notes, actions."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from planner.analysis.exercises.decision_log import DecisionRow, decision_log
from planner.domain.exercise_words import ExerciseWords
from planner.domain.play_state import PlayState
from planner.domain.situation import Situation
from planner.domain.wording import DASH
from planner.reports.document import Block, Bullets, Heading, Section, Table, Text
from planner.reports.exercises.frame import opened
from planner.reports.exercises.injects import recipients_text, status_text
from planner.reports.exercises.turns import turn_span
from planner.reports.plain_text import plain


def decisions_section(state: PlayState, situation: Situation) -> Section:
    """Turn by turn: what each cell decided and why, and what control made of it."""
    rows = decision_log(state, situation)
    blocks: list[Block] = []
    for number in range(1, state.turn + 1):
        title = f"Turn {number}, {turn_span(state.exercise, situation, number)}"
        mine = [row for row in rows if row.turn == number]
        blocks.append(Heading(title) if mine else Text("Nothing was decided.", f"{title}."))
        if mine:
            header = ("Cell", "Decision", "Why", "Adjudication")
            cells = tuple(_decision(row) for row in mine)
            blocks.append(Table(f"Decisions of turn {number}", header, cells, widths=(20, 30, 26, 24)))
    return Section("What was decided, and why", tuple(blocks), name="decisions")


def injects_section(state: PlayState, zone: tzinfo | None) -> Section:
    """What became of every inject."""
    rows = tuple(
        (
            str(number),
            plain(found.inject.title),
            recipients_text(state.exercise, found.inject),
            status_text(found, zone),
            plain(found.note) or "none",
        )
        for number, found in sorted(state.injects.items())
    )
    if not rows:
        return Section("Injects", (Text("The exercise had none."),), name="injects")
    header = ("No.", "Inject", "To", "Status", "Evaluator note")
    return Section("Injects", (Table("Log of injects", header, rows, widths=(6, 28, 22, 22, 22)),), name="injects")


def objectives_section(state: PlayState) -> Section:
    """Each objective with its rating and the evaluator's reason."""
    rows = []
    for objective in state.exercise.objectives:
        rated = state.ratings.get(objective.id)
        rating = f"{rated.rating.name}, {rated.rating.value}" if rated else "not rated"
        rows.append(
            (f"{objective.id} {plain(objective.title)}", rating, plain(rated.note) if rated and rated.note else "none")
        )
    if not rows:
        return Section("Objectives", (Text("The exercise had none, so nothing was rated."),), name="objectives")
    found = Table("Ratings by evaluators", ("Objective", "Rating", "Reason"), tuple(rows), widths=(36, 28, 36))
    return Section("Objectives", (found,), name="objectives")


def notes_section(state: PlayState, words: ExerciseWords) -> Section:
    """What was said in the hot wash, then what evaluators and the note-taker wrote during play."""
    said = [note for note in state.notes if note.hot_wash]
    seen = [note for note in state.notes if not note.hot_wash and not note.inject]
    blocks: list[Block] = [
        Bullets(tuple(Text(plain(note.text)) for note in said)) if said else Text("Nothing was written down.")
    ]
    if seen:
        blocks += [Heading("Notes during play"), Bullets(tuple(Text(plain(note.text)) for note in seen))]
    return Section(opened(words.hot_wash), tuple(blocks), name="hot-wash")


def plan_section(state: PlayState, words: ExerciseWords) -> Section:
    """Issue, action, owner, due date and status; owners are posts."""
    title = opened(words.improvement_plan)
    rows = tuple(
        (plain(row.issue), plain(row.action), plain(row.owner), date_text(row.due), row.status.value)
        for _, row in sorted(state.improvements.items())
    )
    if not rows:
        return Section(title, (Text("No action has been agreed yet."),), name="plan")
    header = ("Issue", "Action", "Owner", "Due", "Status")
    return Section(
        title,
        (Table(title, header, rows, widths=(26, 32, 18, 14, 10)), Text("Owners are posts, not persons.")),
        name="plan",
    )


def paths_left(state: PlayState, zone: tzinfo | None) -> tuple[Block, ...]:
    """Paths that were left by rewinding, if any."""
    if not state.left:
        return ()
    rows = tuple(
        (
            f"Path {path.path}",
            ", ".join(str(turn.turn) for turn in path.played) or "none",
            f"{path.at.astimezone(zone):%H:%M}",
            plain(path.reason) or "none given",
        )
        for path in state.left
    )
    return (
        Heading("Paths left by rewinding"),
        Text("They stay in the log and count for nothing else in this report."),
        Table("Paths left", ("Path", "Turns played", "Left at", "Reason"), rows, widths=(16, 22, 14, 48)),
    )


def played_text(began: datetime, ended: datetime, zone: tzinfo | None) -> str:
    """`19 November 2026, 09:30–12:34`."""
    first, last = began.astimezone(zone), ended.astimezone(zone)
    day = f"{first.day} {first:%B %Y}, {first:%H:%M}"
    same = first.date() == last.date()
    return f"{day}{DASH}{last:%H:%M}" if same else f"{day} to {last.day} {last:%B %Y}, {last:%H:%M}"


def date_text(found: date | None) -> str:
    """`31 Jan 2027`, or `no date`."""
    return f"{found.day}\u00a0{found:%b\u00a0%Y}" if found else "no date"


def _decision(row: DecisionRow) -> tuple[str, ...]:
    return plain(row.cell), plain(row.text), plain(row.why) or "no reason given", plain(row.outcome)
