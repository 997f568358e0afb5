"""The strip says what the comparison says."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from planner.analysis.comparison import compare
from planner.analysis.indicators import headlines
from planner.analysis.summary import summarise
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.system.catalogue import Group
from planner.system.situations import shipped_situations

MakeProjection = Callable[..., Projection]
DEC = Month.of(2019, 12)
NES = shipped_situations()[0]


def _two(projection_of: MakeProjection) -> tuple[Projection, Projection]:
    spread = np.linspace(500, 1500, 40)
    keys = ("untracked", "escapes", "awaiting_verdict", "child_months|nationality=third-country")
    before = {key: np.stack([spread, spread]) for key in keys}
    after = {key: np.stack([spread, spread * (0.5 if key != "awaiting_verdict" else 1)]) for key in keys}
    return projection_of(before), projection_of(after)


def test_that_strip_and_comparison_cannot_disagree(projection_of: MakeProjection) -> None:
    before, after = _two(projection_of)
    strip = summarise(after, NES, DEC, vocabulary="PHIA", parent=before, parent_name="A")
    table = compare(
        {"a": before, "b": after}, "a", DEC, vocabulary="PHIA", reference_name="A", indicators=headlines(before, NES)
    )
    reference_strip = summarise(before, NES, DEC, vocabulary="PHIA")

    assert [line.change_text for line in strip.lines] == [row.cells[0].text for row in table.rows]
    assert [line.likelihood for line in strip.lines] == [row.cells[0].likelihood for row in table.rows]
    assert [line.range_text for line in reference_strip.lines] == [row.reference_text for row in table.rows]


def test_that_security_capacity_and_rights_each_have_lines(projection_of: MakeProjection) -> None:
    before, after = _two(projection_of)
    strip = summarise(after, NES, DEC, vocabulary="PHIA", parent=before, parent_name="A")

    assert [line.indicator.series for line in strip.of(Group.SECURITY)] == ["escapes", "untracked"]
    assert [line.change_text for line in strip.of(Group.CAPACITY)] == ["no change"]
    assert [line.likelihood_text for line in strip.of(Group.RIGHTS)] == ["▼ almost certain"]


def test_that_a_central_run_alone_has_no_range_and_no_likelihood(projection_of: MakeProjection) -> None:
    full, _ = _two(projection_of)
    bare = Projection(full.fingerprint, full.start, full.months, full.seed, full.central)
    strip = summarise(bare, NES, DEC, vocabulary="PHIA", parent=full, parent_name="A")

    assert {line.range_text for line in strip.lines} == {""}
    assert {line.likelihood for line in strip.lines} == {None}
    assert {line.central_text for line in strip.lines} == {"1\u202f000", "1.0\u202fk"}


def test_that_a_stored_summary_shows_its_ranges_without_draws(projection_of: MakeProjection) -> None:
    full, _ = _two(projection_of)
    stored = Projection(full.fingerprint, full.start, full.months, full.seed, full.central, full.bands, {}, 40)

    assert [line.range_text for line in summarise(stored, NES, DEC, vocabulary="PHIA").lines] == [
        line.range_text for line in summarise(full, NES, DEC, vocabulary="PHIA").lines
    ]


def test_that_the_ways_minors_left_add_up(projection_of: MakeProjection) -> None:
    counts = {"home": 6430.4, "came of age": 403.3, "escaped": 53.2, "died": 39.1}
    projection = projection_of({f"minors_left_custody|way={way}": np.full((2, 3), n) for way, n in counts.items()})

    strip = summarise(projection, NES, DEC, vocabulary="PHIA")

    assert strip.minors_left_custody == "home 6\u202f430 · came of age 410 · escaped 50 · died 40"
