"""The small chart of the sample's card: third-country minors held under its first two scenarios, from the engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

import numpy as np
from numpy.typing import NDArray

from planner.domain.period import Month
from planner.domain.scenario import Authorship, Override, Scenario, Sign
from planner.domain.schedule import constant
from planner.domain.world import World
from planner.system.situations import shipped_situations

KEY = "minors_held|nationality=third-country"
DRAWS = 250
"""The fewest that carry an 80 % range: the card computes them each time the planner starts."""
SEED = 1
AS_IN_2019 = Sign(letter="A", colour=1, dash=1)
NOBODY = Sign(letter="B", colour=2, dash=2)


@dataclass(frozen=True)
class Fan:
    """One scenario's low, median and high, each of shape (months + 1,): the widest printable range of the draws."""

    name: str
    sign: Sign
    low: NDArray[np.float64]
    median: NDArray[np.float64]
    high: NDArray[np.float64]


@dataclass(frozen=True)
class SamplePicture:
    """What the card draws."""

    start: Month
    fans: tuple[Fan, ...]


@cache
def sample_picture() -> SamplePicture:
    """Both scenarios run for the card, once; call it off the window's thread."""
    from planner.system.run import project  # wiring the system takes half a second, which the first picture cannot wait

    situation = shipped_situations()[0]
    by = Authorship(who="sample", when=datetime(2019, 11, 19))
    nobody = Override(lever="repatriation_requests", schedule=constant(0), authorship=by)
    root = Scenario(id="root", name="As in 2019", situation_id=situation.id, sign=AS_IN_2019)
    child = Scenario(
        id="child",
        name="Nobody repatriated",
        situation_id=situation.id,
        parent_id="root",
        sign=NOBODY,
        overrides=(nobody,),
    )
    fans = []
    for chain in ((root,), (root, child)):
        run = project(situation, chain, months=situation.months, draws=DRAWS, seed=SEED, world=World.TURNING, threads=1)
        fan = run.fan(KEY)
        assert fan is not None
        fans.append(Fan(chain[-1].name, chain[-1].sign, fan.outer.low, fan.median, fan.outer.high))
    return SamplePicture(situation.start, tuple(fans))
