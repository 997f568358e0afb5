"""Page one: what the options change, in plain sentences, security and rights side by side."""

from __future__ import annotations

from dataclasses import dataclass

from planner.analysis.comparison import Cell, Row
from planner.analysis.roles import Role, common_to_all
from planner.domain.breadth import left_out, widest
from planner.domain.likelihood import Direction
from planner.domain.wording import THIN, whole
from planner.reports.document import Block, Bullets, Facing, Key, Text
from planner.reports.options_note.material import Material, mark_of
from planner.reports.options_note.not_modelled import left_out_sentence
from planner.reports.options_note.places import first_over_sentence
from planner.reports.options_note.sentences import (
    SUBJECTS,
    breakouts_sentence,
    headline,
    level_sentence,
    options_sentence,
    plot_moves,
    plot_sentence,
    trade_off,
)
from planner.reports.plain_text import plain

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven")
_MOST_LEVERS = 1
_MOST_NAMED = 3
_LONGEST_TITLE = 92
_UNCHOSEN = (Text("No security indicator was chosen.", "Security."),)
_SECURITY_SUBJECTS, _RIGHTS_SUBJECTS, _LED = (
    tuple(one.key for one in common_to_all(role))
    for role in (Role.FRONT_SECURITY, Role.FRONT_RIGHTS, Role.TITLE_SECURITY)
)


@dataclass(frozen=True)
class Telling:
    """How much page one tells: sentences a side, the chart, and assumptions that are red twice."""

    indicators: int = 4
    chart: bool = True
    red: int = 3


FULL = Telling()


def title_of(material: Material) -> str:
    """The trade-off in one line: of one option, of two where they mirror each other, or what is traded for what."""
    by = material.horizon.label
    name = mark_of(material.reference).name
    if not material.options:
        return f"“{name}” to {by}"
    if material.too_few:
        options = "1 option" if len(material.options) == 1 else f"{len(material.options)} options"
        return f"“{name}” beside {options}, by {by}"
    said = [_headline(material, place) for place in range(len(material.options))]
    if len(said) == 1:
        return said[0] or f"“{mark_of(material.options[0]).name}” against “{name}”, by {by}"
    if len(said) == 2 and said[0] and _mirrored(material):
        both = f"{said[0]}; {mark_of(material.options[1]).name}: the reverse"
        if len(both) <= _LONGEST_TITLE:
            return both
    count = f"{_NUMBERS[len(said)]} options against “{name}”"
    trades = {_traded(material, place) for place in range(len(said)) if _moves(material, place)}
    traded = trades.pop() if len(trades) == 1 else ""
    return f"{count}: {traded}" if traded else f"{count}, by {by}"


def so_what(material: Material, telling: Telling = FULL) -> tuple[Block, ...]:
    """The answer on one page: every option's change with its range and likelihood, and what is not in the figures."""
    reference, runs = mark_of(material.reference), f"{whole(material.draws)} "
    by, share = material.horizon.label, widest(material.draws)
    less = f" {left_out(material.draws)}".rstrip()
    if not material.options:
        told = f"{share}{THIN}% ranges" if share else "Medians"
        basis = Text(f"{told} of {runs}runs, by {by}; likelihood words of {material.vocabulary}.{less}")
        return (basis, _levels(material, telling), first_over_sentence(material), left_out_sentence(material))
    named = [f"{mark.letter} “{mark.name}”" for mark in map(mark_of, material.options)]
    about = f"{', '.join(named[:-1])} and {named[-1]} " if 1 < len(named) <= _MOST_NAMED else ""
    told = f"{share}{THIN}%" if share else "median"
    said = f"{about}against {reference.letter} “{reference.name}” by {by}: {told} of {runs}paired runs, "
    basis = Text(f"{said[0].upper()}{said[1:]}{material.vocabulary} words.{less}")
    return (basis, *_changes(material, telling), first_over_sentence(material), left_out_sentence(material))


def _changes(material: Material, telling: Telling) -> tuple[Block, ...]:
    """Security beside rights, on the indicators that any option moves first, with the change of every option."""
    options = len(material.options)
    security, rights = _security(material), [_told(material, key) for key in _rights(material)]
    most = min(telling.indicators, max(2, min(len(security), len(rights))))
    security, rights = security[:most], rights[:most]
    facing = Facing("Security", "Rights", ((Bullets(tuple(security or _UNCHOSEN)), Bullets(tuple(rights))),))
    if options == 1:
        mark = mark_of(material.options[0])
        return (Text(what_it_does(material, 0), f"{mark.letter} {mark.name}."), facing)
    key = (Key(tuple(map(mark_of, material.options))),) if options > _MOST_NAMED else ()
    return (*key, facing)


def _security(material: Material) -> list[Text]:
    """What the title speaks of first, then plot involvement at home and abroad, the rest that moves, and breakouts."""
    keys = _by_title(material, tuple(key for key in _SECURITY_SUBJECTS if key != "plot_involvement"))
    said = [_told(material, key) for key in keys]
    home, abroad = (material.row(key) for key in ("plot_involvement", "plot_potential_abroad"))
    if home and abroad:
        said.insert(_led(material, keys), plot_sentence(_lettered(material, home), _lettered(material, abroad)))
    if row := material.row("breakout_chance"):
        letters = [one.sign.letter for one in material.scenarios]
        draws = 0 if material.too_few else material.draws
        said.append(breakouts_sentence(row, letters, draws, material.vocabulary))
    return said


def _led(material: Material, keys: tuple[str, ...]) -> int:
    """How many sentences come before plot involvement: those the title speaks of, at least one."""
    return max(1, sum(key in _spoken(material) for key in keys))


def _rights(material: Material) -> tuple[str, ...]:
    return _by_title(material, _RIGHTS_SUBJECTS)


def _by_title(material: Material, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Those that any option moves, else the first: what the title speaks of before the rest."""
    rows = [row for key in keys if (row := material.row(key))]
    moved = [row.indicator.key for row in rows if any(_has_moved(cell) for cell in row.cells)]
    spoken = _spoken(material)
    found = moved or [row.indicator.key for row in rows[:1]]
    found += [key for key in spoken if key in keys and key not in found]
    return tuple(sorted(found, key=lambda key: key not in spoken))


def _spoken(material: Material) -> set[str]:
    """The indicators that the title names."""
    title = title_of(material)
    return {key for key in (*_LED, *_RIGHTS_SUBJECTS) if SUBJECTS[key].headline in title}


def _has_moved(cell: Cell) -> bool:
    return cell.difference.draws > 0 and not cell.difference.equal and not cell.difference.slight


def _lettered(material: Material, row: Row) -> list[tuple[str, Cell]]:
    letters = [one.sign.letter for one in material.options] if len(material.options) > 1 else [""]
    return list(zip(letters, row.cells, strict=True))


def _told(material: Material, key: str) -> Text:
    row = material.row(key)
    assert row is not None
    return options_sentence(key, _lettered(material, row))


def what_it_does(material: Material, place: int) -> str:
    """The first levers and events an option departs in, in words."""
    differs = material.differs[place]
    changes = [f"{plain(row.title)}, {row.decided[1] or row.texts[1]}" for row in differs.levers]
    changes += [f"{'with' if row.happens[1] else 'without'} the event “{plain(row.name)}”" for row in differs.events]
    if not changes:
        return f"It sets the same levers and events as {material.letter}."
    more = len(changes) - _MOST_LEVERS
    rest = f"; and {more} more under “What differs”" if more > 0 else ""
    return f"It changes: {'; '.join(changes[:_MOST_LEVERS])}{rest}."


def _ranked(material: Material, keys: tuple[str, ...], place: int) -> list[tuple[str, Cell]]:
    """The cells of these indicators, those that move first."""
    found = [(key, cell) for key in keys if (cell := material.cell(key, place)) is not None]
    return sorted(found, key=lambda pair: pair[1].likelihood is None)


def _levels(material: Material, telling: Telling) -> Block:
    """The levels of one scenario, security beside rights: plot involvement second, so that no cut takes it away."""
    home, abroad = "plot_involvement", material.row("plot_potential_abroad")
    keys = tuple(dict.fromkeys((_LED[0], home, *_SECURITY_SUBJECTS)))
    found = [(key, row) for key in keys if (row := material.row(key))]
    security = [level_sentence(key, row, abroad if key == home else None) for key, row in found]
    rights = [level_sentence(key, row) for key in _RIGHTS_SUBJECTS if (row := material.row(key))]
    if chance := material.row("breakout_chance"):
        draws = 0 if material.too_few else material.draws
        security.insert(2, breakouts_sentence(chance, [material.letter], draws, material.vocabulary))
    most = min(telling.indicators, max(2, min(len(security), len(rights))))
    return Facing("Security", "Rights", ((Bullets(tuple(security[:most])), Bullets(tuple(rights[:most]))),))


def _headline(material: Material, place: int) -> str:
    """What one option moves on either side: where the sides go apart if they do, plot involvement never alone."""
    rights, security = (_leading(material, keys, place) for keys in (_RIGHTS_SUBJECTS, _LED))
    if rights is None or security is None:
        return ""
    name, goes = mark_of(material.options[place]).name, trade_off(rights[1])
    apart = (pair for pair in _ranked(material, _LED, place) if _is_apart(trade_off(pair[1]), goes))
    if found := next(apart, None):
        return headline(name, rights, found)
    home, abroad = (material.cell(key, place) for key in ("plot_involvement", "plot_potential_abroad"))
    moves = plot_moves(home, abroad) if home and abroad and _is_apart(trade_off(home), goes) else ""
    return headline(name, rights, moves or security)


def _is_apart(one: Direction | None, other: Direction | None) -> bool:
    return {one, other} == {Direction.HIGHER, Direction.LOWER}


def _leading(material: Material, keys: tuple[str, ...], place: int) -> tuple[str, Cell] | None:
    ranked = _ranked(material, keys, place)
    return ranked[0] if ranked else None


def _traded(material: Material, place: int) -> str:
    """What is traded for what, where one side falls while the other rises in most runs: both count harm."""
    rights, security = (_leading(material, keys, place) for keys in (_RIGHTS_SUBJECTS, _LED))
    if rights is None or security is None:
        return ""
    if not _is_apart(trade_off(rights[1]), trade_off(security[1])):
        return ""
    return f"{SUBJECTS[rights[0]].headline} against {SUBJECTS[security[0]].headline}"


def _moves(material: Material, place: int) -> bool:
    """Whether an option moves any indicator that a title speaks of."""
    return any(_has_moved(cell) for _, cell in _ranked(material, (*_RIGHTS_SUBJECTS, *_LED), place))


def _mirrored(material: Material) -> bool:
    """Whether the second option moves the same two indicators as the first, the other way, and none the same way."""
    for key in (*_RIGHTS_SUBJECTS, *_LED, "plot_involvement"):
        ways = [trade_off(cell) for place in (0, 1) if (cell := material.cell(key, place))]
        if len(ways) == 2 and ways[0] is not None and ways[0] is ways[1]:
            return False
    for keys in (_RIGHTS_SUBJECTS, _LED):
        first, second = (_leading(material, keys, place) for place in (0, 1))
        if first is None or second is None or first[0] != second[0]:
            return False
        one, other = trade_off(first[1]), trade_off(second[1])
        if one is None or other is None or one is other:
            return False
    return True
