"""The frame of every document of an exercise: its marking, what it is, its edition, and the pieces they share."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from planner.domain.exercise import Exercise
from planner.domain.exercise_words import words_that_differ
from planner.domain.situation import Situation
from planner.reports.document import Block, Notice, ReportContent, Section, Table, Text
from planner.reports.plain_text import plain

EXERCISE = "EXERCISE EXERCISE EXERCISE"
"""Stands beside the marking on every page, so that nobody takes it for the real thing."""
TO_FILL = "……………"
"""Where something is written by hand; no cell of a table is left blank."""


def framed(
    exercise: Exercise,
    situation: Situation,
    kind: str,
    title: str,
    sections: Sequence[Section],
    *,
    marking: str,
    handling: str,
    now: datetime,
    author_role: str = "exercise planning team",
    stamp: str = "",
) -> ReportContent:
    """A document of this exercise; its stamp is the name and the edition, or what is given in its place."""
    return ReportContent(
        marking=exercise_marking(marking),
        kind=opened(kind),
        title=plain(title),
        author_role=plain(author_role),
        date=f"{now.day} {now:%B %Y}",
        illustrative=Notice(
            "Exercise.",
            f"What is made up for it says so. It starts from {situation.start.label} and knows nothing later.",
        ),
        stamp=f"{plain(exercise.name)} · {stamp or f'edition {edition(exercise)}'}",
        sections=tuple(sections),
        handling=handling,
        made=now,
    )


def exercise_marking(marking: str) -> str:
    """The marking with EXERCISE EXERCISE EXERCISE beside it, once."""
    return marking if EXERCISE in marking.upper() else f"{plain(marking)} · {EXERCISE}"


def edition(exercise: Exercise) -> str:
    """Eight hex digits of the whole exercise: documents of one edition belong together."""
    digest = hashlib.sha256(exercise.model_dump_json().encode()).hexdigest()
    return f"{digest[:4]} {digest[4:8]}"


def paragraphs(text: str) -> tuple[Block, ...]:
    """A typed text as paragraphs, parted at empty lines."""
    return tuple(Text(plain(part)) for part in text.split("\n\n") if part.strip())


def opened(words: str) -> str:
    """The words with a capital at the front."""
    return words[:1].upper() + words[1:]


def terms_table() -> Table:
    """The words of the two vocabularies."""
    return Table("The same things in two vocabularies", ("HSEEP", "UK"), words_that_differ(), widths=(50, 50))
