"""Material made by hand: 200 paired runs of one month, in which each option multiplies what the reference has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from planner.analysis.comparison import compare
from planner.analysis.differences import WhatDiffers
from planner.domain.fan import BAND_SHARES
from planner.domain.period import Month
from planner.domain.precision import quantiles_of
from planner.domain.projection import Projection
from planner.domain.scenario import Scenario, Sign
from planner.reports.options_note.material import Material, reported
from planner.system.situations import shipped_situations

NES = shipped_situations()[0]
START, HORIZON = Month.of(2019, 11), Month.of(2019, 12)
CHILDREN = "child_months|nationality=third-country"
REFERENCE = {CHILDREN: 5000.0, "months_without_review": 3000.0, "untracked": 1000.0, "escapes": 800.0}
REFERENCE |= {"plot_involvement": 60.0, "plot_potential_abroad": 90.0}
NAMES = ("As in 2019", "Families home", "Keep abroad", "Third way", "Fourth way")
Factors = Mapping[str, float | Sequence[float]]


def projected(series: Mapping[str, np.ndarray], *, seed: int = 1) -> Projection:
    """Series by key, each of shape (months + 1, draws)."""
    draws = {key: np.asarray(rows, dtype=np.float32) for key, rows in series.items()}
    months, count = next(iter(draws.values())).shape
    central = {key: rows.mean(axis=1).astype(np.float64) for key, rows in draws.items()}
    bands = {key: quantiles_of(rows, BAND_SHARES)[0] for key, rows in draws.items()}
    return Projection("f" * 16, START, months - 1, seed, central=central, bands=bands, draws=draws, draw_count=count)


def material(*options: Factors, draws: int = 200, names: Sequence[str] = NAMES) -> Material:
    """The reference and one option for each set of factors; a factor a draw where a sequence is given."""
    spread = np.linspace(0.8, 1.2, draws)
    made = {
        letter: projected(
            {
                key: np.stack([spread, spread * np.asarray(factors.get(key, 1.0))]) * level
                for key, level in REFERENCE.items()
            }
        )
        for letter, factors in zip("ABCDE", ({}, *options), strict=False)
    }
    return material_of(made, names)


def material_of(made: Mapping[str, Projection], names: Sequence[str] = NAMES) -> Material:
    """Everything a report draws on, from projections by the letters of their scenarios, the reference first."""
    scenarios = tuple(
        Scenario(id=letter, name=name, situation_id=NES.id, sign=Sign(letter=letter, colour=place, dash=min(place, 4)))
        for place, (letter, name) in enumerate(zip(made, names, strict=False), start=1)
    )
    first = made["A"]
    horizon = first.start.plus(first.months)
    shown = reported(first, NES)
    return Material(
        situation=NES,
        reference=scenarios[0],
        options=scenarios[1:],
        chains={one.id: (one,) for one in scenarios},
        projections=made,
        comparison=compare(made, "A", horizon, vocabulary="PHIA", reference_name="A", indicators=shown),
        differs=tuple(WhatDiffers(("A", one.id), (), ()) for one in scenarios[1:]),
        horizon=horizon,
        vocabulary="PHIA",
        results="0123456789abcdef",
    )
