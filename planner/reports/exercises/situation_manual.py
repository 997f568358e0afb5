"""The situation manual: what every player may know before play, and nothing of what is to come."""

from __future__ import annotations

from datetime import datetime

from planner.domain.exercise import Exercise
from planner.domain.exercise_words import words_of
from planner.domain.situation import Situation
from planner.reports.document import Bullets, Heading, ReportContent, Section, Table, Text
from planner.reports.exercises.frame import framed, paragraphs, terms_table
from planner.reports.exercises.held import views_table
from planner.reports.exercises.turns import minutes_of, steps_table, turns_table
from planner.reports.plain_text import plain

_STEPS = (
    ("Brief.", "You hear where things stand."),
    ("Plan.", "Your cell plans in private; what others send you is brought to you."),
    ("Seal.", "You seal your decisions. Other cells cannot see them; until they are locked you may reopen them."),
    ("Lock and adjudicate.", "Control locks them, and accepts each or changes it with a reason that you are told."),
    ("Advance and reveal.", "Time moves on, and you are told what your cell would be told by then."),
    ("Discuss.", "A short look back, before the next turn."),
)


def situation_manual(exercise: Exercise, situation: Situation, marking: str, now: datetime) -> ReportContent:
    """The manual, for all cells alike."""
    words = words_of(exercise.terms)
    return framed(
        exercise,
        situation,
        words.situation_manual,
        f"{exercise.name}: {words.situation_manual}",
        (
            _purpose(exercise),
            Section("The situation", paragraphs(exercise.situation_manual) or (Text(plain(situation.summary)),)),
            _known(situation),
            _objectives(exercise),
            _play(exercise, situation),
            Section("Words", (terms_table(),), name="words"),
        ),
        marking=marking,
        handling=f"for {words.player}s and control",
        now=now,
    )


def _purpose(exercise: Exercise) -> Section:
    cells = tuple((plain(cell.name), plain(cell.plays) or plain(cell.name)) for cell in exercise.cells)
    return Section(
        "Purpose and cells",
        (Text(plain(exercise.purpose)), Table("Who plays", ("Cell", "Plays"), cells, widths=(32, 68))),
        name="purpose",
    )


def _known(situation: Situation) -> Section:
    return Section(
        "What the starting point asks you to believe",
        (Text(plain(situation.summary)), Bullets(tuple(Text(plain(belief)) for belief in situation.must_believe))),
        name="start",
    )


def _objectives(exercise: Exercise) -> Section:
    rows = tuple((objective.id, plain(objective.title), plain(objective.text)) for objective in exercise.objectives)
    return Section(
        "Objectives",
        (Table("What is practised", ("No.", "Objective", "In full"), rows, widths=(8, 30, 62)),),
        name="objectives",
    )


def _play(exercise: Exercise, situation: Situation) -> Section:
    words = words_of(exercise.terms)
    public = views_table("everybody", exercise.public)
    return Section(
        "How it is played",
        (
            Text(
                f"A {words.tabletop}: {len(exercise.turns)} turns, {minutes_of(exercise)} minutes in all, "
                f"then the {words.hot_wash}."
            ),
            turns_table(exercise, situation),
            Heading("A turn"),
            Bullets(tuple(Text(text, lead) for lead, text in _STEPS), ordered=True),
            steps_table(exercise),
            Heading("What everybody sees"),
            Text(
                "Figures in the public window are reports: late, and off by what reports get wrong. The range shown is "
                "what the reports leave open; its middle is not the truth."
            ),
            public,
            Heading("Rules"),
            Bullets(
                (
                    Text("Decide with what your cell knows. Ask others by message or face to face.", "Stay in role."),
                    Text(
                        "Points are spent by moving a lever, up or down; what is left at the end of a turn is lost.",
                        "Budget.",
                    ),
                    Text("Write one line of reasons for each decision; it goes to the log.", "Reasons."),
                    Text(
                        "Everything said here is exercise talk. Say “this is real” before anything that is.",
                        "Real events.",
                    ),
                    Text(
                        "Groups only. No material about a real person comes into the room, and nothing here is used "
                        "for a decision about anybody.",
                        "Persons.",
                    ),
                )
            ),
        ),
        name="play",
        new_page=True,
    )
