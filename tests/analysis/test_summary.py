"""The strip says what the comparison says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from planner.analysis.comparison import compare
from planner.analysis.indicators import headlines
from planner.analysis.summary import summarise, ways, ways_text
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.system.catalogue import Group
from planner.system.situations import shipped_situations

MakeProjection = Callable[..., Projection]
NOV, DEC = Month.of(2019, 11), Month.of(2019, 12)
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


def test_that_what_does_not_move_or_cannot_be_said_has_no_likelihood(projection_of: MakeProjection) -> None:
    nan = np.nan
    before = {"untracked": [[1000.0, 1000.0]], "escapes": [[10.0, 10.0]], "tracking_load": [[nan, nan]]}
    after = {"untracked": [[1010.0, 1010.0]], "escapes": [[10.0, 10.0]], "tracking_load": [[nan, nan]]}

    strip = summarise(projection_of(after), NES, NOV, vocabulary="PHIA", parent=projection_of(before), parent_name="A")

    assert {line.indicator.key: (line.change_text, line.likelihood_text) for line in strip.lines} == {
        "untracked": ("within 2\u202f% of A", ""),
        "escapes": ("no change", ""),
        "tracking_load": ("n/a", ""),
    }


def test_that_a_strip_without_a_parent_tells_no_change(projection_of: MakeProjection) -> None:
    before, _ = _two(projection_of)
    strip = summarise(before, NES, DEC, vocabulary="PHIA")

    assert (strip.horizon, strip.parent_name) == (DEC, "")
    assert {line.change_text for line in strip.lines} == {""}
    assert {line.difference for line in strip.lines} == {None}


@pytest.mark.parametrize("bare", ["parent", "child"])
def test_that_changes_wait_until_both_hold_draws(projection_of: MakeProjection, bare: str) -> None:
    child, parent = _two(projection_of)
    without = {"parent": (child, replace(parent, draws={})), "child": (replace(child, draws={}), parent)}[bare]
    strip = summarise(without[0], NES, DEC, vocabulary="PHIA", parent=without[1], parent_name="A")

    assert {line.change_text for line in strip.lines} == {""}
    assert all(line.range_text for line in strip.lines)


def test_that_a_chance_has_no_median_and_others_have(projection_of: MakeProjection) -> None:
    made = projection_of({"breakout_chance": [[0.5, 0.75]], "escapes": [[100.0, 300.0]]}, times=500)
    lines = {line.indicator.key: line for line in summarise(made, NES, NOV, vocabulary="PHIA").lines}

    assert (lines["breakout_chance"].range_text, lines["breakout_chance"].median_text) == ("63 of 100 runs", "")
    assert (lines["escapes"].range_text, lines["escapes"].median_text) == ("100–300", "200")
    assert lines["escapes"].spread is not None


def test_that_an_indicator_only_draws_can_tell_is_not_known_before(projection_of: MakeProjection) -> None:
    made = projection_of({"occupancy|site=SDF prisons": [[1.0, 1.0], [1.5, 1.5]]})
    lines = {line.indicator.key: line for line in summarise(made, NES, DEC, vocabulary="PHIA").lines}

    assert lines["months_over|site=SDF prisons"].central_text == "not known"
    assert lines["occupancy|site=SDF prisons"].central_text == "150\u202f%"


def test_that_ways_are_medians_where_draws_are_in_and_central_before(projection_of: MakeProjection) -> None:
    made = projection_of({"left_custody|way=home": [[0.0, 0.0, 0.0], [1.0, 2.0, 9.0]]})

    assert ways(made, "left_custody", DEC) == {"home": 2}
    assert ways(replace(made, draws={}, bands={}), "left_custody", DEC) == {"home": 4}
    assert ways(made, "minors_left_custody", DEC) == {}
    assert ways_text(made, "minors_left_custody", DEC) == ""
