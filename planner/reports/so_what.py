"""Page one: what the options change, in plain sentences, security and rights side by side."""

from __future__ import annotations

from planner.analysis.comparison import Cell
from planner.domain.wording import THIN, whole
from planner.reports.document import Block, Bullets, Facing, Heading, Key, Notice, Section, Text
from planner.reports.material import Material, mark_of
from planner.reports.plain_text import plain
from planner.reports.sentences import (
    RIGHTS_SUBJECTS,
    SECURITY_SUBJECTS,
    breakout_sentence,
    change_sentence,
    headline,
    level_sentence,
    plot_sentence,
)

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven")
_MOST_LEVERS = 2
_MOST_DESCRIBED = 3


def title_of(material: Material) -> str:
    """One option: its trade-off. Several: how many, against what. None: the scenario itself."""
    by = material.horizon.label
    name = mark_of(material.reference).name
    if not material.options:
        return f"“{name}” to {by}"
    if len(material.options) > 1:
        return f"{_NUMBERS[len(material.options)]} options against “{name}”, by {by}"
    option = mark_of(material.options[0]).name
    rights = _leading(material, RIGHTS_SUBJECTS)
    security = _leading(material, ("untracked", "escapes"))
    return headline(option, rights, security) if rights and security else f"“{option}” against “{name}”, by {by}"


def so_what(material: Material) -> Section:
    """The one-page answer: every option's change with its range and likelihood, and what is not in the figures."""
    reference = mark_of(material.reference)
    basis = Text(
        f"Changes by {material.horizon.label} against {reference.letter} “{reference.name}”: 95{THIN}% ranges of "
        f"{whole(material.draws)} paired runs."
    )
    blocks: list[Block] = [basis] if material.options else [Heading(f"“{reference.name}” itself")]
    if not material.options:
        blocks.append(_levels(material))
    if len(material.options) > _MOST_DESCRIBED:
        blocks += _many(material)
    else:
        for place in range(len(material.options)):
            blocks += _option(material, place)
    return Section("So what", (*blocks, _left_out(material)))


def _option(material: Material, place: int) -> tuple[Block, ...]:
    """Fewer sentences the more options there are, so that all of them stay on one page."""
    mark = mark_of(material.options[place])
    most = {1: 3, 2: 2}.get(len(material.options), 1)
    security, rights = _security(material, place)[:most], _rights(material, place)[:most]
    return (
        Heading(f"{mark.letter} {mark.name}"),
        Text(_what_it_does(material, place)),
        Facing("Security", "Rights", ((Bullets(tuple(security)), Bullets(tuple(rights))),)),
    )


def _many(material: Material) -> tuple[Block, ...]:
    """The first sentence on each option, under its letter."""
    marks = [mark_of(option) for option in material.options]
    sides = []
    for told in (_security, _rights):
        first = [told(material, place)[0] for place in range(len(marks))]
        said = (Text(f"{text.lead} {text.text}", mark.letter) for mark, text in zip(marks, first, strict=True))
        sides.append(Bullets(tuple(said)))
    return (Key(tuple(marks)), Facing("Security", "Rights", ((sides[0], sides[1]),)))


def _security(material: Material, place: int) -> list[Text]:
    cells = _ranked(material, SECURITY_SUBJECTS, place)
    potential = material.cell("plot_potential_abroad", place)
    said = [
        plot_sentence(cell, potential, material.letter, material.draws)
        if key == "plot_involvement"
        else change_sentence(key, cell, material.letter, material.draws)
        for key, cell in cells
    ]
    row = material.row("breakout_chance")
    if row:
        said.insert(3, breakout_sentence(row, row.cells[place], material.letter, material.draws, material.vocabulary))
    return said


def _rights(material: Material, place: int) -> list[Text]:
    cells = _ranked(material, RIGHTS_SUBJECTS, place)
    return [change_sentence(key, cell, material.letter, material.draws) for key, cell in cells]


def _ranked(material: Material, keys: tuple[str, ...], place: int) -> list[tuple[str, Cell]]:
    """The cells of these indicators, those that move first."""
    found = [(key, cell) for key in keys if (cell := material.cell(key, place)) is not None]
    return sorted(found, key=lambda pair: pair[1].likelihood is None)


def _levels(material: Material) -> Block:
    beside = {"plot_involvement": material.row("plot_potential_abroad")}
    security = [level_sentence(key, row, beside.get(key)) for key in SECURITY_SUBJECTS if (row := material.row(key))]
    rights = [level_sentence(key, row) for key in RIGHTS_SUBJECTS if (row := material.row(key))]
    chance = material.row("breakout_chance")
    if chance:
        security.append(breakout_sentence(chance, None, material.letter, material.draws, material.vocabulary))
    return Facing("Security", "Rights", ((Bullets(tuple(security)), Bullets(tuple(rights))),))


def _what_it_does(material: Material, place: int) -> str:
    differs = material.differs[place]
    changes = [f"{plain(row.title)}, {row.decided[1] or row.texts[1]}" for row in differs.levers]
    changes += [f"{'with' if row.happens[1] else 'without'} the event “{plain(row.name)}”" for row in differs.events]
    if not changes:
        return f"It sets the same levers and events as {material.letter}."
    more = len(changes) - _MOST_LEVERS
    rest = f"; and {more} more under “What differs”" if more > 0 else ""
    return f"What it changes: {'; '.join(changes[:_MOST_LEVERS])}{rest}."


def _left_out(material: Material) -> Notice:
    judged = sum(parameter.quality == "R" for parameter in material.situation.parameters)
    return Notice(
        "Not in these figures.",
        "Local recruitment, unless a scenario sets it: a fall in the number at large is not success. Anything after "
        f"{material.situation.start.label}. Costs. Limits not known. {judged} of {len(material.situation.parameters)} "
        "numbers rest on judgement alone.",
    )


def _leading(material: Material, keys: tuple[str, ...]) -> tuple[str, Cell] | None:
    ranked = _ranked(material, keys, 0)
    return ranked[0] if ranked else None
