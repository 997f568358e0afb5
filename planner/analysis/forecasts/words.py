"""A score in an officer's words: what was counted, whether the ranges held, and whether a simple guess did better."""

from __future__ import annotations

from collections.abc import Sequence

from planner.analysis.forecasts.scoring import Guess, Score, ScoredRow, by_series
from planner.domain.breadth import range_name, widest
from planner.domain.observation import Observation
from planner.domain.situation import read_members
from planner.domain.wording import THIN, published, published_range, range_text, value_text, whole
from planner.system.counterparts import Counterpart

FEW = 4
"""Below so many counts nothing is said of coverage."""

_EACH = 3
"""Up to so many series each has its sentences; of more, those alone whose ranges did not hold."""

TOO_EARLY, HELD = "too early to say", "the ranges held"
NOTHING_COUNTED = "No count lies after the start of this forecast, so there is nothing to hold against it yet."

_COLUMNS = ("Median", "Off by", "No change", "Trend", "Percentile")


def series_words(series: Counterpart) -> str:
    """What a series counts: `Held abroad, SDF camps, Syria and Iraq`."""
    named = [_joined(names) for names in read_members(series.members).values()]
    return ", ".join([series.title, *named])


def counted_words(count: Observation) -> str:
    """A count as its table names it: `held_abroad, site=SDF camps, 2020-06`."""
    return ", ".join(part for part in (count.variable, count.members, count.when) if part)


def count_text(count: Observation) -> str:
    """The count itself, or its range."""
    return published(count.value) if count.value is not None else published_range(count.low, count.high)


def error_text(share: float) -> str:
    """A relative error in per cent, below 10 with one decimal: `0.7 %`, `23 %`, `250 %`."""
    percent = 100.0 * share
    return f"{percent:.1f}{THIN}%" if percent < 9.95 else f"{whole(round(percent))}{THIN}%"


def in_words(score: Score) -> tuple[str, ...]:
    """Coverage, then error beside the simple guesses, in a sentence each; then each series with enough counts."""
    if not score.n:
        return (NOTHING_COUNTED,)
    parts = by_series(score)
    whole = tuple(filter(None, (_coverage_words(score), _error_words(score))))
    if len(parts) == 1:
        return whole
    enough = [part for part in parts if part.n >= FEW]
    told = [part for part in enough if len(parts) <= _EACH or _verdict(part) != HELD]
    held, few = len(enough) - len(told), len(parts) - len(enough)
    rest = [f"In {_series(held)} more {HELD}."] if held else []
    rest += [f"{_series(few).capitalize()} with fewer than {FEW} counts: {TOO_EARLY}."] if few else []
    return (*whole, *map(_series_sentence, told), *rest)


def series_verdict(score: Score) -> tuple[str, str]:
    """One series in words: a verdict of a few words, and the sentences that carry it."""
    if score.n < FEW:
        counts = "One count" if score.n == 1 else f"{score.n} counts"
        inside = sum(row.inside(80) for row in score.rows)
        return TOO_EARLY, f"{counts}; {inside} inside the 80{THIN}% band."
    return _verdict(score), " ".join(filter(None, (_coverage_words(score), _error_words(score))))


def table_words(score: Score) -> tuple[tuple[str, ...], ...]:
    """Heading and a row a count, by series, with the widest range that so many draws carry, if any."""
    share = widest(min((row.draws for row in score.rows), default=0))
    header = ("Counted", "When", "Count", range_name(share).capitalize(), *_COLUMNS)
    lines = (header, *(_row_words(row) for part in by_series(score) for row in part.rows))
    return lines if share else tuple((*line[:3], *line[4:]) for line in lines)


def _series(number: int) -> str:
    return "one series" if number == 1 else f"{number} series"


def _series_sentence(score: Score) -> str:
    verdict, sentences = series_verdict(score)
    first = score.rows[0]
    by_year = ", by year" if first.observation.yearly else ""
    return f"{series_words(first.series)}{by_year}: {verdict}. {sentences}"


def _verdict(score: Score) -> str:
    """Whether the 80 per cent band held, and on which side the counts fell when it did not."""
    coverage = score.coverage[80] or 0.0
    if coverage >= 0.6:
        return HELD
    above = sum(row.percentile > 90 for row in score.rows)
    below = sum(row.percentile < 10 for row in score.rows)
    if above > 2 * below:
        return "the counts were higher than forecast"
    if below > 2 * above:
        return "the counts were lower than forecast"
    return "the ranges were too narrow"


def _coverage_words(score: Score) -> str:
    if score.n < FEW:
        return f"{score.n} of the counts can be held against it; {TOO_EARLY} how well the ranges hold."
    inside = {band: sum(row.inside(band) for row in score.rows) for band in score.coverage}
    told = ", ".join(f"{found} inside the {band}{THIN}% band" for band, found in inside.items())
    return f"Of {score.n} counts {told}."


def _error_words(score: Score) -> str:
    """The error of the median, and the simple guesses, the nearer one named when it wins."""
    off, still, trend = score.forecast.mape, score.no_change.mape, score.trend.mape
    if off is None:
        return ""
    guesses = [f"“no change” by {error_text(still)}"] if still is not None else []
    if trend is not None:
        one = "one count that has one" if score.trend.n == 1 else f"{score.trend.n} counts that have one"
        counts = "" if score.trend.n == score.forecast.n else f" on the {one}"
        guesses.append(f"the trend before the start by {error_text(trend)}{counts}")
    beside = f"; {', '.join(guesses)}" if guesses else ""
    return f"The median was off by {error_text(off)} on average{_leaning(score.forecast)}{beside}.{_winner(score)}"


def _leaning(guess: Guess) -> str:
    bias = guess.bias or 0.0
    if abs(bias) < 0.005:
        return ""
    return f", and {error_text(abs(bias))} too {'high' if bias > 0 else 'low'}"


def _winner(score: Score) -> str:
    off, trended = score.forecast.mape, score.forecast_on_trend.mape
    nearer = []
    if off is not None and score.no_change.mape is not None and score.no_change.mape < off:
        nearer.append("“No change”")
    if trended is not None and score.trend.mape is not None and score.trend.mape < trended:
        nearer.append("the trend" if nearer else "The trend")
    return f" {' and '.join(nearer)} came nearer." if nearer else ""


def _row_words(row: ScoredRow) -> tuple[str, ...]:
    quantity, count = row.series.quantity, row.observation
    guesses = (value_text(guess, quantity) if guess is not None else "" for guess in (row.no_change, row.trend))
    off = error_text(abs(row.median - count.value) / count.value) if count.value else ""
    return (
        series_words(row.series),
        count.when,
        count_text(count),
        range_text(*row.outer, quantity),
        value_text(row.median, quantity),
        off,
        *guesses,
        published(round(row.percentile, 1)),
    )


def _joined(names: Sequence[str]) -> str:
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
