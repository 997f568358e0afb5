"""The after-action report: what was decided, what it changed, how the objectives were met, and what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from planner.analysis.exercises.debrief import Debrief
from planner.analysis.exercises.preview import PreviewRow
from planner.analysis.roles import Role, common_to_all
from planner.domain.breadth import left_out, range_name, widest
from planner.domain.exercise_words import ExerciseWords, words_of
from planner.domain.play import ActionStatus, Play
from planner.domain.play_state import PlayState
from planner.domain.situation import Situation
from planner.domain.wording import whole
from planner.domain.world import OF_EXERCISES
from planner.reports.document import Block, Bullets, Facing, Heading, Notice, ReportContent, Section, Table, Text
from planner.reports.exercises.changes import (
    alternative_cells,
    alternative_words,
    change_cell,
    change_words,
    runs_words,
)
from planner.reports.exercises.frame import edition, framed
from planner.reports.exercises.path_figures import path_figures
from planner.reports.exercises.played import (
    decisions_section,
    injects_section,
    notes_section,
    objectives_section,
    paths_left,
    plan_section,
    played_text,
)
from planner.reports.plain_text import plain
from planner.system.catalogue import Group
from planner.system.wired import MODEL_VERSION


def after_action_content(
    play: Play, state: PlayState, debrief: Debrief, situation: Situation, marking: str, author_role: str, now: datetime
) -> ReportContent:
    """The report on a play as its log stands; `debrief` must be that of the same log.

    Clock times are printed in the zone of `now`.
    """
    words = words_of(state.exercise.terms)
    mark = f"{debrief.actual.fingerprint[:4]} {debrief.actual.fingerprint[4:8]}"
    stamp = f"model {MODEL_VERSION} · seed {state.exercise.seed} · {whole(debrief.draws)} runs"
    stamp = f"{stamp} · {OF_EXERCISES.words} · results {mark}"
    return framed(
        state.exercise,
        situation,
        words.report,
        f"{state.exercise.name}: {words.report}",
        (
            _front(play, state, debrief, words, now),
            plan_section(state, words),
            objectives_section(state),
            decisions_section(state, situation),
            _against_nothing(debrief, stamp),
            _turn_by_turn(debrief),
            notes_section(state, words),
            injects_section(state, now.tzinfo),
            _limits(play, state, debrief, situation, now),
        ),
        marking=marking,
        handling="",
        now=now,
        author_role=author_role,
        stamp=stamp,
    )


def _front(play: Play, state: PlayState, debrief: Debrief, words: ExerciseWords, now: datetime) -> Section:
    exercise = state.exercise
    ended = play.entries[-1].at if play.entries else play.began
    rated = [f"{key} {state.ratings[key].rating.name}" for key in sorted(state.ratings)]
    still = sum(row.status is not ActionStatus.DONE for row in state.improvements.values())
    sides = tuple(_said(debrief.rows, role) for role in (Role.PLAYED_SECURITY, Role.PLAYED_RIGHTS))
    return Section(
        "In short",
        (
            Text(plain(exercise.purpose)),
            Text(
                f"{played_text(play.began, ended, now.tzinfo)}; {len(state.played)} of {len(exercise.turns)} turns, "
                f"{', '.join(plain(cell.name) for cell in exercise.cells)}.",
                "Played.",
            ),
            Heading(f"The decisions against “had you done nothing”, by {debrief.horizon.label}"),
            Facing("Security", "Rights", ((Bullets(sides[0]), Bullets(sides[1])),)),
            Text(f"{', '.join(rated)}." if rated else "None has been rated yet.", "Objectives."),
            Text(
                f"{len(state.improvements)} agreed, {still} still to be done.",
                f"Actions in the {words.improvement_plan}.",
            ),
            Notice(
                "Read with care.",
                "Injects are in both paths: what differs is what the cells decided. Fewer escapes and fewer "
                "child-months can pull apart, and no path is best at both. The world after "
                f"{debrief.actual.start.label} is not in the model; what guards and crowding do to escapes rests on "
                "judgement (U07, X09, both rated R).",
            ),
        ),
        name="short",
    )


def _said(rows: Sequence[PreviewRow], role: Role) -> tuple[Text, ...]:
    found = {row.indicator.key: row for row in rows}
    keys = [one.key for one in common_to_all(role)]
    said = tuple(Text(f"{change_words(found[key])}.", f"{found[key].title}:") for key in keys if key in found)
    return said or (Text("Nothing to compare."),)


def _against_nothing(debrief: Debrief, stamp: str) -> Section:
    tables = (
        _rows_table(group.value, [row for row in debrief.rows if row.indicator.group is group], debrief.draws)
        for group in (Group.SECURITY, Group.CAPACITY, Group.RIGHTS)
    )
    return Section(
        "The actual path against “had you done nothing”",
        (
            Text(
                f"Both paths were run {whole(debrief.draws)} times with the same draws and the same injects. Levels "
                "overlap widely; the difference is taken run by run, and is what to read. Exercises run as "
                f"{OF_EXERCISES.words}: only their events turn it. {left_out(debrief.draws)}".rstrip()
            ),
            *path_figures(debrief, stamp),
            Heading(f"All indicators, by {debrief.horizon.label}"),
            *(table for table in tables if table.rows),
            Text(
                "Plot involvement is an expectation for groups, read only with what is not yet realised and what is "
                "still abroad; alone it would always favour leaving people abroad."
            ),
        ),
        new_page=True,
        name="paths",
    )


def _rows_table(group: str, rows: Sequence[PreviewRow], draws: int) -> Table:
    told = range_name(widest(draws))
    return Table(
        f"{group}: actual minus nothing",
        ("Indicator", told[:1].upper() + told[1:], "In how many runs"),
        tuple((row.title, change_cell(row), runs_words(row)) for row in rows),
        frozenset({1}),
        (44, 28, 28),
    )


def _turn_by_turn(debrief: Debrief) -> Section:
    effects = tuple(
        (f"Turn {turn.turn}", plain(turn.decisions), *(change_cell(row) for row in turn.changed))
        for turn in debrief.turns
    )
    shown = [row.title for row in debrief.turns[0].changed] if debrief.turns else []
    blocks: list[Block] = [
        Text(
            f"What each turn changed by {debrief.horizon.label}: the path as played, against the same path without "
            "the decisions of that turn."
        ),
        Table(
            "What each turn changed",
            ("Turn", "Decisions", *shown),
            effects,
            frozenset(range(2, 2 + len(shown))),
            (10, 36, *(54 // max(len(shown), 1) for _ in shown)),
        ),
        Text(
            "What could have been decided instead: one lever of one cell, as far as its points reached, all else as "
            f"played; {whole(debrief.alternative_draws)} runs each, so the "
            f"{range_name(widest(debrief.alternative_draws))} is told. "
            "The lowest is told for security and for rights side by side, with what it does to the other."
        ),
        _alternatives(debrief, "Fewest escapes instead", security=True),
        _alternatives(debrief, "Fewest child-months instead", security=False),
    ]
    return Section("Turn by turn", tuple(blocks), new_page=True, name="turns")


def _alternatives(debrief: Debrief, caption: str, *, security: bool) -> Table:
    rows = []
    for turn in debrief.turns:
        best = turn.best_security if security else turn.best_rights
        rows.append((f"Turn {turn.turn}", str(turn.tried), alternative_words(best), *alternative_cells(best)))
    header = ("Turn", "Tried", "Alternative", "Escapes", "Child-months")
    return Table(caption, header, tuple(rows), frozenset({1, 3, 4}), (10, 8, 40, 21, 21))


def _limits(play: Play, state: PlayState, debrief: Debrief, situation: Situation, now: datetime) -> Section:
    rows = (
        ("Exercise", f"{plain(state.exercise.name)}, edition {edition(state.exercise)}"),
        ("Situation", plain(situation.name)),
        ("Model version", MODEL_VERSION),
        ("Seed", str(state.exercise.seed)),
        ("World", OF_EXERCISES.words),
        ("Runs a path", whole(debrief.draws)),
        ("Runs an alternative", whole(debrief.alternative_draws)),
        ("Results, actual path", debrief.actual.fingerprint),
        ("Results, nothing decided", debrief.nothing.fingerprint),
        ("Entries in the log", whole(len(play.entries))),
        ("Path in play", f"{state.path} of {len(state.left) + 1}"),
    )
    return Section(
        "Limits, and how to replay",
        (
            Bullets(
                (
                    Text("What the model answers if its assumptions hold, not what would have happened.", "Results."),
                    Text(
                        "They cover the uncertainty of the numbers, not whether the system is drawn rightly.", "Ranges."
                    ),
                    Text("Groups, never persons. Not for any decision about an individual.", "Use."),
                    Text("The exercise stops where it was stopped; effects that come later are not in it.", "Horizon."),
                )
            ),
            Text("The log, the seed and this model version give the same results again, byte for byte.", "Replay."),
            Table("What the results rest on", ("What", "Value"), rows, widths=(40, 60)),
            *paths_left(state, now.tzinfo),
        ),
        new_page=True,
        name="limits",
    )
