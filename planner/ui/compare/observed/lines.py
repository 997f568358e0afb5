"""The tables of the page: a line a series, a line a count, a line an assumption that is pulled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.analysis.assumptions import number_text, unit_text
from planner.analysis.forecasts.pulls import Pull
from planner.analysis.forecasts.scoring import Guess, ScoredRow
from planner.analysis.forecasts.words import (
    FEW,
    TOO_EARLY,
    count_text,
    counted_words,
    error_text,
    series_verdict,
    series_words,
)
from planner.domain.breadth import range_name, widest
from planner.domain.observation import Observation
from planner.domain.situation import Situation, read_members
from planner.domain.wording import DASH, NOT_APPLICABLE, THIN, range_text, value_text
from planner.system.parameters import PARAMETER_BY_NAME
from planner.ui.widgets.lines_table import Column, Lines
from planner.use_cases.observations.observed import Observed, SeriesPicture

RANGE = "Range"
SERIES_COLUMNS = (
    Column("Counted", weight=5),
    Column("Counts", width=60, right=True),
    Column(f"50{THIN}%", width=56, right=True, group="Inside"),
    Column(f"80{THIN}%", width=56, right=True, group="Inside"),
    Column(f"95{THIN}%", width=56, right=True, group="Inside"),
    Column("Median", width=72, right=True, group="Off by"),
    Column("No change", width=84, right=True, group="Off by"),
    Column("Trend", width=72, right=True, group="Off by"),
    Column("In words", weight=4, muted=True),
)
COUNT_COLUMNS = (
    Column("Counted", weight=5),
    Column("When", width=84),
    Column("Count", width=112, right=True),
    Column(RANGE, width=120, right=True),
    Column("Median", width=76, right=True),
    Column("Percentile", width=80, right=True),
    Column("Source or reason", weight=4, muted=True),
)
PULL_COLUMNS = (
    Column("Assumption", weight=3),
    Column("Before", width=104, right=True, muted=True),
    Column("After", width=104, right=True),
)


@dataclass(frozen=True)
class CountLine:
    """A line of the table of counts, and the count it stands for."""

    observation: Observation
    cells: tuple[str, ...]


def series_lines(pictures: Sequence[SeriesPicture]) -> Lines:
    """A line a series, with how often its counts fell inside the bands and how far off each guess was."""
    return Lines(SERIES_COLUMNS, tuple(_series_cells(picture) for picture in pictures))


def count_lines(observations: Sequence[Observation], observed: Observed | None) -> tuple[CountLine, ...]:
    """Every count in the file: what was forecast for it, or why nothing is."""
    rows: Mapping[str, ScoredRow] = {}
    why: Mapping[str, str] = {}
    if observed is not None:
        rows = {row.observation.id: row for row in observed.scored.score.rows}
        why = {one.observation.id: one.why for one in observed.scored.left_out}
    return tuple(
        CountLine(found, _count_cells(found, rows.get(found.id), why.get(found.id, ""), told=observed is not None))
        for found in observations
    )


def lines_of_counts(lines: Sequence[CountLine], draws: int) -> Lines:
    """The same as a table shows them, with the widest range that so many draws carry."""
    heading = Column(range_name(widest(draws)).capitalize(), width=120, right=True)
    columns = tuple(heading if column.heading == RANGE else column for column in COUNT_COLUMNS)
    return Lines(columns, tuple(line.cells for line in lines))


def pull_lines(pulls: Sequence[Pull]) -> Lines:
    """A line an assumption: its 95 per cent range before and after, and which way it is pulled."""
    return Lines(PULL_COLUMNS, tuple(_pull_cells(pull) for pull in pulls))


def assumption_id(pull: Pull) -> str:
    """The id in the register an assumption rests on; empty when there is none."""
    return next(iter(pull.assumption.parameter.evidence), "")


def worth_text(observed: Observed, draws: int, situation: Situation) -> str:
    """How many draws those that agree are worth, and of how many counts."""
    chosen = observed.chosen
    if chosen is None:
        return "No count to weigh draws by yet."
    counts = "1 count weighs" if chosen.counts == 1 else f"{chosen.counts} counts weigh"
    return (
        f"Worth {chosen.worth:,.0f} of {draws:,} draws. {counts} as {chosen.independent:.1f}: "
        "neighbouring months repeat one another."
    ).replace(",", THIN)


def _series_cells(picture: SeriesPicture) -> tuple[str, ...]:
    told, verdict = picture.score, series_verdict(picture.score)[0]
    inside = [sum(row.inside(band) for row in told.rows) for band in (50, 80, 95)]
    shares = [f"{found} of {told.n}" if told.n >= FEW else DASH for found in inside]
    name = series_words(picture.series) + (", by year" if picture.yearly else "")
    guesses = (told.forecast, told.no_change, told.trend)
    return (name, str(told.n), *shares, *map(_off, guesses), verdict if told.n else TOO_EARLY)


def _off(guess: Guess) -> str:
    return NOT_APPLICABLE if guess.mape is None else error_text(guess.mape)


def _count_cells(found: Observation, row: ScoredRow | None, why: str, *, told: bool) -> tuple[str, ...]:
    when = str(found.month.year) if found.yearly else found.month.label
    if row is None:
        said = why or ("before the start: gives the trend alone" if told else found.source)
        name = ", ".join(part for part in (found.variable, found.members) if part)
        return name, when, count_text(found), "", "", "", said
    quantity = row.series.quantity
    return (
        series_words(row.series),
        when,
        count_text(found),
        range_text(*row.outer, quantity),
        value_text(row.median, quantity),
        f"{row.percentile:.0f}",
        found.source,
    )


def _pull_cells(pull: Pull) -> tuple[str, ...]:
    parameter = pull.assumption.parameter
    info = PARAMETER_BY_NAME.get(parameter.name)
    title = info.title if info else parameter.name.replace("_", " ")
    members = ", ".join("+".join(names) for names in read_members(parameter.members).values())
    name = ", ".join(part for part in (title, members) if part)
    arrow = "▲" if pull.upwards else "▼"
    return f"{arrow} {name}, {unit_text(parameter.unit)}", _span(pull.before), _span(pull.after)


def _span(three: tuple[float, float, float]) -> str:
    low, _, high = (float(f"{value:.3g}") for value in three)
    return f"{number_text(low)}{DASH}{number_text(high)}"


def name_of(found: Observation) -> str:
    """A count as a message names it."""
    return counted_words(found)
