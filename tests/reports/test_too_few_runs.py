"""A report on too few runs says so first, and gives no likelihood word and no title that judges."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.fan import BAND_SHARES
from planner.domain.precision import quantiles_of
from planner.domain.projection import Projection
from planner.reports.document import Notice, ReportContent, Table

FEW = 40


def _with_few_runs(projection: Projection) -> Projection:
    draws = {key: values[:, :FEW] for key, values in projection.draws.items()}
    return replace(
        projection,
        draws=draws,
        draw_count=FEW,
        bands={key: quantiles_of(one, BAND_SHARES)[0] for key, one in draws.items()},
    )


def _few(bench) -> ReportContent:
    few = {found: _with_few_runs(projection) for found, projection in bench.projections.items()}
    return replace(bench, projections=few).report("a", "b")


def test_that_page_one_says_first_that_the_runs_are_too_few(bench) -> None:
    first, *_ = [block for block in _few(bench).sections[0].blocks if isinstance(block, Notice) and block.grave]

    assert f"Too few runs to rely on: {FEW}." in first.text


def test_that_too_few_runs_give_no_likelihood_word_and_no_judging_title(bench) -> None:
    content = _few(bench)
    tables = [block for section in content.sections for block in section.blocks if isinstance(block, Table)]
    compared = [table for table in tables if table.header[-1] == "Likelihood"]

    assert content.title == "“As in 2019” beside 1 option, by Nov 2021"
    assert compared
    assert {row[-1] for table in compared for row in table.rows} == {"–"}
