"""Mass breakouts: whole numbers of events, each freeing at least 100 people, before anything else happens in a step."""

from __future__ import annotations

import numpy as np

from planner.engine.declare import equation
from planner.engine.vocabulary import Number, either, poisson_count, ratio, smaller
from planner.system.dimensions import CUSTODY_CELL, SITE

_MOST_OF_A_SITE = 0.9
_MOST_AT_ONCE = 0.5


@equation("1/month", SITE)
def breakout_hazard(
    breakout_rate: Number,
    breakout_by_site: Number,
    escape_ratio: Number,
    held_by_site: Number,
    enough_held: Number,
    most_breakouts: Number,
) -> Number:
    """Rate of mass breakouts at each site, none below 200 held, at most one in two months. U08b, X37, O40, O41."""
    rate = smaller(most_breakouts, breakout_rate * breakout_by_site * escape_ratio)
    return rate * (held_by_site >= enough_held)


@equation("1", SITE)
def breakouts(breakout_hazard: Number, breakout_uniform: Number, random_events: Number, dt: Number) -> Number:
    """Breakouts in the step: a Poisson count from the random number of month and site; its mean in the central run."""
    expected = breakout_hazard * dt
    return either(random_events > 0, poisson_count(breakout_uniform, expected), expected)


@equation("person", SITE)
def freed_at_once(
    breakout_least: Number,
    breakout_size: Number,
    breakout_spread: Number,
    breakout_size_score: Number,
    random_events: Number,
    held_by_site: Number,
) -> Number:
    """People one breakout frees: 100 and U22·exp(X82·n) more, at most half of the site; the mean in the central run.

    U22, X82, O40, O41.
    """
    noise = either(random_events > 0, breakout_spread * breakout_size_score, breakout_spread**2 / 2)
    return smaller(breakout_least + breakout_size * np.exp(noise), held_by_site * _MOST_AT_ONCE)


@equation("person", SITE)
def freed_by_site(breakouts: Number, freed_at_once: Number, held_by_site: Number) -> Number:
    """People freed in the step, all breakouts of a site together, at most nine in ten of those held."""
    return smaller(breakouts * freed_at_once, held_by_site * _MOST_OF_A_SITE)


@equation("person", *CUSTODY_CELL, kind="flow")
def broke_out(held_abroad: Number, freed_by_site: Number, held_by_site: Number) -> Number:
    """Freed in mass breakouts, pro rata over who is there, gross of those recaptured. W09, F36."""
    return held_abroad * ratio(freed_by_site, held_by_site)


@equation("person", *CUSTODY_CELL)
def held_after_breakouts(held_abroad: Number, broke_out: Number) -> Number:
    """Those whom no mass breakout has freed: the hazards act on them."""
    return held_abroad - broke_out
