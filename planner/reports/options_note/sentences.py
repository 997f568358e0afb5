"""Results as plain sentences: ranges first, then how many runs agree, then the likelihood word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.analysis.comparison import Cell, Row
from planner.domain.likelihood import BOUNDARY, Direction, likelihood
from planner.domain.quantity import Quantity
from planner.domain.wording import SURE, Errors, runs_text, value_text
from planner.reports.document import Text


@dataclass(frozen=True)
class Subject:
    """How an indicator is spoken of: a lead, the noun a count is followed by, what the headline calls it, and a lead
    that says what is counted."""

    lead: str
    noun: str
    headline: str
    counted: str


SUBJECTS = {
    "at_large|group=foreign men": Subject(
        "At large.", "foreign men at large", "foreign men at large", "At large, foreign men."
    ),
    "escapes": Subject("Escapes.", "escapes from custody", "escapes", "Escapes."),
    "untracked": Subject("Untracked.", "adults untracked at home", "people untracked at home", "Untracked."),
    "plot_involvement": Subject(
        "Plot involvement.", "people expected at home", "expected plot involvement at home", "Plot involvement."
    ),
    "plot_potential_abroad": Subject(
        "Potential abroad.", "people expected", "potential left abroad", "Potential abroad."
    ),
    "child_months|nationality=third-country": Subject(
        "Children.", "third-country child-months in custody", "child-months in custody", "Child-months, third-country."
    ),
    "minors_held|nationality=third-country": Subject(
        "Minors held.", "third-country minors held", "minors held", "Minors held, third-country."
    ),
    "months_without_review": Subject(
        "Review.", "person-months without review", "time without review", "Person-months unreviewed."
    ),
    "deaths_in_custody": Subject("Deaths.", "deaths in custody", "deaths in custody", "Deaths in custody."),
    "minors_without_carer": Subject(
        "Carers.",
        "minors returned without a carer",
        "minors returned without a carer",
        "Minors returned without a carer.",
    ),
    "deprived": Subject(
        "Nationality.", "people deprived of nationality", "people deprived of nationality", "Deprived of nationality."
    ),
}
_ABROAD = "plot_potential_abroad"
_MOSTLY = 0.8
"""From this share of runs on, a headline says that something rises or falls."""


def more_or_fewer(low: float, high: float, noun: str, errors: Errors = SURE) -> str:
    """A signed range of counts in words: `54 to 805 fewer escapes`, `from 411 fewer to 489 more adults untracked`.

    `errors` are the standard errors of the ends, as in `wording.range_text`.
    """
    first, last = _count(low, errors[0]), _count(high, errors[1])
    smaller, larger = (last, first) if abs(high) < abs(low) else (first, last)
    side = "more" if low >= 0 else "fewer"
    if low < 0 < high and first != "0" and last != "0":
        return f"from {first} fewer to {last} more {noun}"
    if larger == "0":
        return f"less than 1 more or fewer {noun}"
    if low < 0 < high:
        side = "more" if high > -low else "fewer"
    if smaller == "0" or low < 0 < high:
        return f"up to {larger} {side} {noun}"
    if smaller == larger:
        return f"{larger} {side} {noun}"
    return f"{smaller} to {larger} {side} {noun}"


def options_sentence(key: str, cells: Sequence[tuple[str, Cell]]) -> Text:
    """`Escapes. B 34 to 652 more; C 44 to 848 fewer; both almost certain.`: what is counted is said in the lead."""
    words = [_likely(cell) for _, cell in cells]
    same = len(cells) > 1 and len(set(words)) == 1 and words[0] != ""
    said = [f"{letter} {_change(cell)}".lstrip() for letter, cell in cells]
    told = [text if same or not word else f"{text}, {word}" for text, word in zip(said, words, strict=True)]
    close = f"; {'both' if len(words) == 2 else 'all'} {words[0]}" if same else ""
    return Text(_opened(f"{'; '.join(told)}{close}."), SUBJECTS[key].counted)


def plot_sentence(home: Sequence[tuple[str, Cell]], abroad: Sequence[tuple[str, Cell]]) -> Text:
    """`At home B 1 to 20 more, likely; still abroad B 2 to 90 fewer, almost certain.`: never one without the other."""
    here, there = (options_sentence(key, cells).text for key, cells in (("plot_involvement", home), (_ABROAD, abroad)))
    return Text(f"At home {_closed_low(here)} Still abroad: {_closed_low(there)}", SUBJECTS["plot_involvement"].lead)


def _closed_low(text: str) -> str:
    return text if text[1:2] == " " else text[:1].lower() + text[1:]


def _likely(cell: Cell) -> str:
    """How likely the change is; where the range goes both ways, which way the word means."""
    if cell.likelihood is None:
        return ""
    word, spread = cell.likelihood.likelihood.text, cell.difference.spread
    if not spread.low < 0 < spread.high:
        return word
    return f"{'more' if cell.likelihood.direction is Direction.HIGHER else 'fewer'}: {word}"


def _change(cell: Cell) -> str:
    change = cell.difference
    if change.draws == 0 or change.equal or change.slight:
        return cell.text
    spread = change.spread
    said = more_or_fewer(spread.low, spread.high, "", spread.errors).strip()
    return said if spread.share else f"median {said}"


def breakouts_sentence(row: Row, letters: Sequence[str], draws: int, vocabulary: str) -> Text:
    """`Breakouts. At least one: 73 of 100 runs (A), 71 (B), 72 (C), all likely.`"""
    base = row.reference.median
    chances = [base, *(base + cell.difference.spread.median for cell in row.cells)]
    found = [likelihood(chance, draws, vocabulary) for chance in chances]
    words = [f" {one.word}{BOUNDARY if one.boundary else ''}" if one else "" for one in found]
    same = len(set(words)) == 1
    runs = [runs_text(chances[0]), *(runs_text(chance).partition(" ")[0] for chance in chances[1:])]
    said = [f"{run} ({letter}){'' if same else word}" for run, letter, word in zip(runs, letters, words, strict=True)]
    all_of_them = {1: "", 2: " both"}.get(len(words), " all")
    close = f",{all_of_them}{words[0]}" if same and words[0] else ""
    return Text(f"At least one: {', '.join(said)}{close}.", "Breakouts.")


def level_sentence(key: str, row: Row, beside: Row | None = None) -> Text:
    """`Escapes. 730 to 7 800 escapes from custody, median 2 640.`; `beside` is what must be said with it."""
    subject = SUBJECTS[key]
    abroad = f" Still abroad: {_level(beside, SUBJECTS[beside.indicator.key].noun)}" if beside else ""
    return Text(f"{_level(row, subject.noun)}{abroad}", subject.lead)


def headline(name: str, rights: tuple[str, Cell], security: tuple[str, Cell] | str) -> str:
    """The trade-off in one line: `Families home: fewer child-months in custody, more people untracked at home`."""
    return f"{name}: {_short(*rights)}, {security if isinstance(security, str) else _short(*security)}"


def plot_moves(home: Cell, abroad: Cell) -> str:
    """Where plot involvement goes, home and abroad together; empty where it does not move from one to the other."""
    match trade_off(home), trade_off(abroad):
        case Direction.HIGHER, Direction.LOWER:
            return "expected plot involvement moves home"
        case Direction.LOWER, Direction.HIGHER:
            return "expected plot involvement stays abroad"
        case _:
            return ""


def trade_off(cell: Cell) -> Direction | None:
    """Where an indicator goes, as the headline says it; None where it stays about the same or may go either way."""
    if cell.likelihood is None or cell.likelihood.likelihood.share < _MOSTLY:
        return None
    return cell.likelihood.direction


def _short(key: str, cell: Cell) -> str:
    subject = SUBJECTS[key].headline
    if cell.likelihood is None:
        return f"{subject} about the same"
    if cell.likelihood.likelihood.share < _MOSTLY:
        return f"{subject} may rise or fall"
    side = "more" if cell.likelihood.direction is Direction.HIGHER else "fewer"
    return f"{'less' if side == 'fewer' and subject.startswith(_MASS) else side} {subject}"


_MASS = ("time", "expected", "potential")


def _level(row: Row, noun: str) -> str:
    spread, median = row.reference, _count(row.reference.median)
    if not spread.share:
        return f"Median {median} {noun}."
    low, high = (_count(end, error) for end, error in zip((spread.low, spread.high), spread.errors, strict=True))
    return f"{low if low == high else f'{low} to {high}'} {noun}, median {median}."


def _count(value: float, error: float = 0.0) -> str:
    """A size without its sign, rounded as everywhere else; `0` where it is under half of what its last digit counts."""
    said = value_text(abs(value), Quantity.PERSONS, error=error)
    return "0" if said.startswith("under") else said


def _opened(text: str) -> str:
    return text[0].upper() + text[1:]
