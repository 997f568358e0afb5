"""What players must not know, and a search for it in what is about to be handed to them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from io import BytesIO

from planner.domain.exercise import Exercise, Inject
from planner.reports.document import ReportContent
from planner.reports.exercises.held import lever_title, view_title
from planner.reports.plain_text import plain
from planner.reports.words_in import words_in

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 12
"""Shorter phrases are everybody's words and give nothing away."""
_TAG = re.compile(rb"<[^>]*>")


def withheld_words(exercise: Exercise, cell_id: str = "", sent: Iterable[int] = ()) -> tuple[str, ...]:
    """Phrases that must not reach the players of a cell, or anybody when no cell is named.

    All of injects but those `sent`, what turns bring, what evaluators look for, and other cells' briefs, levers and
    views that the cell does not share.
    """
    out = set(sent)
    phrases = [
        *(text for inject in exercise.injects if inject.number not in out for text in _inject_texts(inject)),
        *(text for turn in exercise.turns for text in (turn.title, turn.brief, turn.message)),
        *(criterion for objective in exercise.objectives for criterion in objective.criteria),
        *_others(exercise, cell_id),
    ]
    return tuple(dict.fromkeys(part for text in phrases for part in _parts(text)))


def leaks(text: str, withheld: Iterable[str]) -> tuple[str, ...]:
    """Which of these phrases stand in a text, however its lines are broken and its letters cased."""
    run = _squeezed(text)
    return tuple(phrase for phrase in withheld if _squeezed(phrase) in run)


def leaks_in(content: ReportContent, exercise: Exercise, cell_id: str = "") -> tuple[str, ...]:
    """Which withheld phrases stand in a document for this cell."""
    return leaks(words_in(content), withheld_words(exercise, cell_id))


def words_in_file(data: bytes) -> str:
    """The text of a written web page or packed office document, without its markup. Not for PDF."""
    if data[:2] != b"PK":
        return _without_tags(data)
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    return "\n".join(map(_without_tags, parts))


def _inject_texts(inject: Inject) -> tuple[str, ...]:
    return inject.title, inject.text, inject.expected_action, inject.trigger, inject.controller


def _others(exercise: Exercise, cell_id: str) -> Iterator[str]:
    own = next((cell for cell in exercise.cells if cell.id == cell_id), None)
    levers = [lever_title(held) for held in own.levers] if own else []
    views = [view_title(view) for view in (*(own.views if own else ()), *exercise.public)]
    known = "\n".join((*levers, *views))
    for cell in exercise.cells:
        if cell is not own:
            yield cell.brief
            titles = (*(lever_title(held) for held in cell.levers), *(view_title(view) for view in cell.views))
            yield from (title for title in titles if title not in known)


def _parts(text: str) -> Iterator[str]:
    for part in _SENTENCE.split(plain(text)):
        if len(part.split()) >= _FEWEST_WORDS and len(part) >= _FEWEST_LETTERS:
            yield part


def _squeezed(text: str) -> str:
    """Without what line ends and typesetting change: blanks, soft hyphens, case."""
    return "".join(text.replace("\u00ad", "").split()).casefold()


def _without_tags(data: bytes) -> str:
    return unescape(_TAG.sub(b"", data).decode("utf-8", errors="replace"))
