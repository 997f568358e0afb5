"""The facilitator guide: who runs what and when, turn by turn, and how decisions are answered."""

from __future__ import annotations

from datetime import datetime

from planner.domain.exercise import STEPS, Exercise
from planner.domain.exercise_words import ExerciseWords, words_of
from planner.domain.situation import Situation
from planner.domain.wording import published, whole
from planner.domain.world import OF_EXERCISES
from planner.reports.document import Block, Bullets, Heading, Notice, ReportContent, Section, Table, Text
from planner.reports.exercises.frame import edition, framed, opened, paragraphs
from planner.reports.exercises.held import levers_table, views_table
from planner.reports.exercises.injects import injects_table
from planner.reports.exercises.turns import minutes_of, steps_table, turn_span, turns_table
from planner.reports.plain_text import plain
from planner.system.wired import MODEL_VERSION


def facilitator_guide(exercise: Exercise, situation: Situation, marking: str, now: datetime) -> ReportContent:
    """The guide, for those who run the exercise."""
    words = words_of(exercise.terms)
    turns = tuple(_turn(exercise, situation, number) for number in range(1, len(exercise.turns) + 1))
    return framed(
        exercise,
        situation,
        words.facilitator_guide,
        f"{exercise.name}: {words.facilitator_guide}",
        (
            _overview(exercise, situation, words),
            _steps(exercise, words),
            *turns,
            _cells(exercise, situation),
            _after(exercise, words),
        ),
        marking=marking,
        handling="control only",
        now=now,
        stamp=_stamp(exercise),
    )


def _stamp(exercise: Exercise) -> str:
    runs = f"{whole(exercise.draws)} runs"
    return f"edition {edition(exercise)} · model {MODEL_VERSION} · seed {exercise.seed} · {runs} · {OF_EXERCISES.words}"


def _overview(exercise: Exercise, situation: Situation, words: ExerciseWords) -> Section:
    controllers = sorted({plain(inject.controller) for inject in exercise.injects if inject.controller})
    roles = (
        (opened(words.facilitator), "keeps the clock, sends injects, locks, adjudicates, advances and reveals"),
        *((name, f"plays the senders of {_led_by(exercise, name)}") for name in controllers),
        (opened(words.evaluator), "watches the objectives, notes and rates; takes no part"),
        ("Note-taker", "keeps questions and answers that the log does not hold"),
        (f"{opened(words.player)}s", f"decide for {', '.join(plain(cell.name) for cell in exercise.cells)}"),
    )
    return Section(
        "The exercise in short",
        (
            Text(plain(exercise.purpose)),
            Text(
                f"{len(exercise.cells)} cells, {len(exercise.turns)} turns, {len(exercise.injects)} injects, "
                f"{minutes_of(exercise)} minutes of play. Allow 15 minutes before it for the briefing and 25 after it "
                f"for the {words.hot_wash}."
            ),
            Table("Who does what", ("Role", "Task"), roles, widths=(34, 66)),
            turns_table(exercise, situation),
            steps_table(exercise),
            Heading("Before the players come"),
            Bullets(
                (
                    Text(
                        f"Print the {words.situation_manual} for everybody and each {words.cell_briefing} for its own "
                        "cell only. They were searched for what players must not know; look at them all the same."
                    ),
                    Text("Open the public window on the second screen, choose light or dark, and freeze it."),
                    Text("Read the turns below once aloud. Contingencies need a second look at every lock."),
                    Text("Say that groups are counted, never persons, and that what is made up says so."),
                )
            ),
        ),
        name="short",
    )


def _steps(exercise: Exercise, words: ExerciseWords) -> Section:
    return Section(
        "How a turn is run",
        (
            Bullets(
                (
                    Text("Read the brief of the turn, show the message, start the clock.", "Brief."),
                    Text(
                        "Send injects at their minute. Hold one that would drown a cell; skip one with a reason. A "
                        "player-triggered inject is sent when a cell does what it waits for.",
                        "Plan.",
                    ),
                    Text("Each cell seals, and may reopen until it is locked.", "Seal."),
                    Text(
                        "Lock each cell. Look at the preview, then accept each decision or amend it. Amend only what "
                        "could not be done in the world of the exercise, such as places without staff; the reason is "
                        "told to the cell. Do not amend what is merely unwise.",
                        "Lock and adjudicate.",
                    ),
                    Text(
                        "The turn is saved, then played. Reveal item by item to those who would know. The preview and "
                        "true values are never shown.",
                        "Advance and reveal.",
                    ),
                    Text("Ask what surprised them and what they would ask for. Do not tell the answer.", "Discuss."),
                ),
                ordered=True,
            ),
            Text(
                "Rewinding to a turn keeps the path that was left, with its log. The same log and seed give the same "
                "results, to the byte.",
                "If something goes wrong.",
            ),
            Text(
                "The true state of the world is the median of all runs; what an audience is told is that value some "
                "months earlier, off by its noise, with a range round what was reported.",
                "What is true.",
            ),
            Text(
                f"An exercise always runs {OF_EXERCISES.words}: nothing stops or starts by chance, so that what turns "
                "is what the events list turns, and a log replays to the same figures.",
                "Which world.",
            ),
        ),
        name="steps",
    )


def _turn(exercise: Exercise, situation: Situation, number: int) -> Section:
    turn = exercise.turns[number - 1]
    found = tuple(inject for inject in exercise.injects if inject.turn == number)
    minutes = ", ".join(f"{step.value} {turn.minutes[place]}" for place, step in enumerate(STEPS))
    blocks: list[Block] = [Heading("Read aloud"), *paragraphs(turn.brief or "No brief is written for this turn.")]
    if turn.message:
        blocks.append(Notice("Public window.", plain(turn.message)))
    blocks.append(Text(f"{opened(minutes)}.", "Minutes."))
    if found:
        blocks.append(injects_table(exercise, situation, found, f"Injects of turn {number}"))
    name = f": {plain(turn.title)}" if turn.title else ""
    return Section(
        f"Turn {number}, {turn_span(exercise, situation, number)}{name}", tuple(blocks), name=f"turn-{number}"
    )


def _cells(exercise: Exercise, situation: Situation) -> Section:
    blocks: list[Block] = []
    for cell in exercise.cells:
        blocks += [Heading(plain(cell.name)), *paragraphs(cell.brief)]
        blocks.append(Text(f"{published(cell.budget)} points a turn.", "Budget."))
        blocks += [levers_table(exercise, cell, situation)] if cell.levers else []
        blocks += [views_table(cell.name, cell.views)] if cell.views else []
    blocks += [Heading("Everybody"), views_table("everybody", exercise.public)] if exercise.public else []
    return Section("What each cell holds and is told", tuple(blocks), new_page=True, name="cells")


def _after(exercise: Exercise, words: ExerciseWords) -> Section:
    questions = (
        "What did you decide that you would decide again, and what not?",
        "Which figure did you trust, and was that right?",
        "When did security and rights pull apart, and who noticed?",
        "What did you need from another cell, and when did you ask?",
        "What has to change before a real week like this?",
    )
    return Section(
        f"The {words.hot_wash}",
        (
            Text(
                f"Straight after the last turn, 25 minutes. {opened(words.player)}s first, {words.evaluator}s second, "
                f"{words.controller}s last. Write down what is said; it goes into the {words.report}."
            ),
            Bullets(tuple(Text(question) for question in questions)),
            Text(
                "Then show the actual path beside “had you done nothing”. Read out the range and the number of runs "
                "that agree. There is no single best path, and no score.",
                "Debrief.",
            ),
            Text(
                f"Each issue gets an action, a post that owns it and a date in the {words.improvement_plan}. The "
                f"{words.later_meeting} looks at it again after some weeks.",
                "Afterwards.",
            ),
        ),
        name="after",
    )


def _led_by(exercise: Exercise, controller: str) -> str:
    numbers = [str(inject.number) for inject in exercise.injects if plain(inject.controller) == controller]
    return f"inject {numbers[0]}" if len(numbers) == 1 else f"injects {', '.join(numbers[:-1])} and {numbers[-1]}"
