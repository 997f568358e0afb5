"""The Reconstruction weighed by published figures: weights, quantiles, and silence where too few draws count."""

from __future__ import annotations

import numpy as np
import pytest

from planner.analysis.reconstruction import FIGURES, histories, weigh, weighted_quantiles, weights_of
from planner.system.situations import shipped_situations
from planner.system.variants import without_origins

NES, RECONSTRUCTION = shipped_situations()


def test_that_a_history_that_meets_every_figure_weighs_most() -> None:
    meets = [np.array([figure.value, figure.value]) for figure in FIGURES]
    meets[0] = np.array([FIGURES[0].value, FIGURES[0].value * np.exp(FIGURES[0].spread)])

    assert weights_of(meets).tolist() == pytest.approx([1, np.exp(-0.5)])


def test_that_weighted_quantiles_follow_the_weights() -> None:
    values, weights = np.arange(1000.0), np.concatenate((np.zeros(500), np.ones(500)))

    assert weighted_quantiles(values, weights, (0.5,))[0] == pytest.approx(749.5, abs=1)


def test_that_with_too_few_effective_draws_nothing_is_said() -> None:
    found = weigh(RECONSTRUCTION, draws=200)

    assert found.effective < 200
    assert found.told == ()
    assert "nothing is said" in found.sentence


def test_that_a_pass_without_origins_has_the_totals_of_one_with_them() -> None:
    found = histories(RECONSTRUCTION, 100, 1)

    assert np.median(found["ever arrived by January 2015"]) == pytest.approx(20_001, rel=0.05)
    assert np.median(found["women and minors in camps"]) == pytest.approx(9_000, rel=0.25)
    assert {figure.name for figure in FIGURES} <= set(found)


def test_that_only_a_situation_that_starts_with_nobody_can_be_run_without_origins() -> None:
    with pytest.raises(ValueError, match="starts with nobody"):
        without_origins(NES)
