"""Projections made by hand: small enough to work out on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from numpy.typing import ArrayLike

from planner.domain.fan import BAND_SHARES
from planner.domain.period import Month
from planner.domain.precision import quantiles_of
from planner.domain.projection import Projection

MakeProjection = Callable[..., Projection]


@pytest.fixture
def projection_of() -> MakeProjection:
    """`projection_of({"escapes": rows}, seed=1)`: rows have shape (months + 1, draws); central is their mean.

    `times` repeats every draw, so that a few that can be worked out on paper are enough for a range.
    """

    def make(
        series: Mapping[str, ArrayLike], *, seed: int = 1, fingerprint: str = "0123456789abcdef", times: int = 1
    ) -> Projection:
        draws = {key: np.repeat(np.asarray(rows, dtype=np.float32), times, axis=1) for key, rows in series.items()}
        months, count = next(iter(draws.values())).shape
        summary = {key: quantiles_of(rows, BAND_SHARES) for key, rows in draws.items()}
        return Projection(
            fingerprint=fingerprint,
            start=Month.of(2019, 11),
            months=months - 1,
            seed=seed,
            central={key: rows.astype(np.float64).mean(axis=1) for key, rows in draws.items()},
            bands={key: quantiles for key, (quantiles, _) in summary.items()},
            errors={key: errors for key, (_, errors) in summary.items()},
            draws=draws,
            draw_count=count,
        )

    return make
