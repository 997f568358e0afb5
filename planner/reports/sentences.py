"""Results as plain sentences: ranges first, then how many runs agree, then the likelihood word."""

from __future__ import annotations

from dataclasses import dataclass

from planner.analysis.comparison import Cell, Row
from planner.domain.likelihood import BOUNDARY, Direction, PairedLikelihood, likelihood
from planner.domain.quantity import Quantity
from planner.domain.wording import runs_text, value_text, whole
from planner.reports.document import Text


@dataclass(frozen=True)
class Subject:
    """How an indicator is spoken of: a lead, the noun a count is followed by, and what the headline calls it."""

    lead: str
    noun: str
    headline: str


SUBJECTS = {
    "at_large|group=foreign men": Subject("At large.", "foreign men at large", "foreign men at large"),
    "escapes": Subject("Escapes.", "escapes from custody", "escapes"),
    "untracked": Subject("Untracked.", "adults untracked at home", "people untracked at home"),
    "plot_involvement": Subject("Plot involvement.", "people expected at home", "expected plot involvement at home"),
    "plot_potential_abroad": Subject("Potential abroad.", "people expected", "potential left abroad"),
    "child_months|nationality=third-country": Subject(
        "Children.", "third-country child-months in custody", "child-months in custody"
    ),
    "minors_held|nationality=third-country": Subject("Minors held.", "third-country minors held", "minors held"),
    "months_without_review": Subject("Review.", "person-months without review", "time without review"),
    "deaths_in_custody": Subject("Deaths.", "deaths in custody", "deaths in custody"),
    "minors_without_carer": Subject("Carers.", "minors returned without a carer", "minors returned without a carer"),
    "deprived": Subject("Nationality.", "people deprived of nationality", "people deprived of nationality"),
}
SECURITY_SUBJECTS = ("escapes", "untracked", "plot_involvement", "at_large|group=foreign men")
RIGHTS_SUBJECTS = (
    "child_months|nationality=third-country",
    "months_without_review",
    "deaths_in_custody",
    "minors_without_carer",
)


def change_sentence(key: str, cell: Cell, reference: str, draws: int) -> Text:
    """`Escapes. 54 to 805 fewer escapes from custody; in 97 of 100 runs, almost certain.`"""
    subject, change = SUBJECTS[key], cell.difference
    if change.draws == 0:
        return Text("Not applicable.", subject.lead)
    if change.equal:
        return Text(f"No change against {reference}.", subject.lead)
    if change.slight:
        return Text(f"{_opened(cell.text)}.", subject.lead)
    amount = more_or_fewer(change.spread.low, change.spread.high, subject.noun)
    both_ways = change.spread.low < 0 < change.spread.high
    agreed = f"; {agreement(cell.likelihood, draws, both_ways)}" if cell.likelihood else ""
    return Text(f"{_opened(amount)}{agreed}.", subject.lead)


def plot_sentence(plot: Cell, potential: Cell | None, reference: str, draws: int) -> Text:
    """Plot involvement at home, never without the potential that is still abroad."""
    said = change_sentence("plot_involvement", plot, reference, draws)
    if potential is None:
        return said
    abroad = change_sentence("plot_potential_abroad", potential, reference, draws).text
    return Text(f"{said.text} Still abroad: {abroad[0].lower()}{abroad[1:]}", said.lead)


def more_or_fewer(low: float, high: float, noun: str) -> str:
    """A signed range of counts in words: `54 to 805 fewer escapes`, `from 411 fewer to 489 more adults untracked`."""
    smaller, larger = sorted((abs(low), abs(high)))
    side = "more" if low >= 0 else "fewer"
    if low < 0 < high and _count(low) != "0" and _count(high) != "0":
        return f"from {_count(low)} fewer to {_count(high)} more {noun}"
    if _count(larger) == "0":
        return f"less than 1 more or fewer {noun}"
    if low < 0 < high:
        side = "more" if high > -low else "fewer"
    if _count(smaller) == "0" or low < 0 < high:
        return f"up to {_count(larger)} {side} {noun}"
    if _count(smaller) == _count(larger):
        return f"{_count(larger)} {side} {noun}"
    return f"{_count(smaller)} to {_count(larger)} {side} {noun}"


def agreement(found: PairedLikelihood, draws: int, both_ways: bool) -> str:
    """How many paired runs agree, then the word: `in all 1 000 runs, almost certain`; with the side if it is open."""
    share = found.likelihood.share
    runs = f"all {whole(draws)} runs" if share == 1 else runs_text(share)
    side = ("more " if found.direction is Direction.HIGHER else "fewer ") if both_ways else ""
    mark = BOUNDARY if found.likelihood.boundary else ""
    return f"{side}in {runs}, {found.likelihood.word}{mark}"


def breakout_sentence(row: Row, cell: Cell | None, reference: str, draws: int, vocabulary: str) -> Text:
    """`Breakouts. At least one is likely: 71 of 100 runs (73 under A).`"""
    before = row.reference.median
    now = before + (cell.difference.spread.median if cell else 0.0)
    found = likelihood(now, draws, vocabulary)
    word = f"is {found.word}{BOUNDARY if found.boundary else ''}: " if found else ": "
    against = f" ({runs_text(before).split(' ')[0]} under {reference})" if cell else ""
    return Text(f"At least one {word}{runs_text(now)}{against}.", "Breakouts.")


def level_sentence(key: str, row: Row, beside: Row | None = None) -> Text:
    """`Escapes. 730 to 7 800 escapes from custody, median 2 640.`; `beside` is what must be said with it."""
    subject = SUBJECTS[key]
    abroad = f" Still abroad: {_level(beside, SUBJECTS[beside.indicator.key].noun)}" if beside else ""
    return Text(f"{_level(row, subject.noun)}{abroad}", subject.lead)


def headline(name: str, rights: tuple[str, Cell], security: tuple[str, Cell]) -> str:
    """The trade-off in one line: `Families home: fewer child-months in custody, more people untracked at home`."""
    return f"{name}: {_short(*rights)}, {_short(*security)}"


def _short(key: str, cell: Cell) -> str:
    subject = SUBJECTS[key].headline
    if cell.likelihood is None:
        return f"{subject} about the same"
    if cell.likelihood.likelihood.share < 0.8:
        return f"{subject} may rise or fall"
    side = "more" if cell.likelihood.direction is Direction.HIGHER else "fewer"
    return f"{'less' if side == 'fewer' and subject.startswith(_MASS) else side} {subject}"


_MASS = ("time", "expected", "potential")


def _level(row: Row, noun: str) -> str:
    low, high = _count(row.reference.low), _count(row.reference.high)
    return f"{low if low == high else f'{low} to {high}'} {noun}, median {_count(row.reference.median)}."


def _count(value: float) -> str:
    """A size without its sign, rounded as everywhere else; `0` where it is under half of one."""
    return value_text(abs(value), Quantity.PERSONS).replace("under 1", "0")


def _opened(text: str) -> str:
    return text[0].upper() + text[1:]
