"""The stocks at the start: published totals stay in every draw, what is not published is drawn.

A rule speaks only where the published table has somebody; a situation that starts with nobody stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from planner.domain.situation import Situation, read_members
from planner.engine.axes import Array, Space
from planner.system.dimensions import COHORT, DESTINATION, SITE, STAGE, STANDING
from planner.system.stocks import STOCKS

Numbers = Mapping[str, Array]
Stocks = dict[str, Array]

MONTHS_SINCE = 5
"""From mid-2019, when strength was last counted (F17), to the start."""
FEWEST_LOCALS = 1000.0
"""Local men at large, at least."""
FOREIGN_BOYS = 0.3
"""Third-country boys among those in the custodian's prisons (judgement; O69 saw boys of many countries)."""
_HOME = ("supervised", "awaiting_verdict", "in_prison", "disengaged")


def starting_stocks(situation: Situation, space: Space, numbers: Numbers, multiples: Array) -> Stocks:
    """Every stock at the start, shape of its axes and the draws of `numbers`.

    `numbers` are the parameters in computed units and the facts; `multiples` by which the published share of each
    origin in custody is changed, along ORIGIN and draws.
    """
    stocks = published_stocks(situation, space)
    held = stocks["held_abroad"]
    if held.any():
        held = _split_by_origin(held, numbers, multiples)
        held = _camps(held, numbers)
        held = _custodians_prisons(held, numbers)
        held = _state_prisons(held, numbers)
        stocks["held_abroad"] = _mixed_sites(held, numbers)
    _at_large(stocks, numbers)
    _relocated(stocks, numbers)
    _home(stocks, numbers)
    adults = (stocks["awaiting_verdict"] * numbers["adult"]).sum(axis=COHORT.position, keepdims=True)
    stocks["latent_awaiting"] = adults * numbers["plot_share"]
    draws = max(value.shape[-1] for value in numbers.values())
    return {
        name: np.ascontiguousarray(np.broadcast_to(value, (*value.shape[:-1], draws))) for name, value in stocks.items()
    }


def published_stocks(situation: Situation, space: Space) -> Stocks:
    """The table as published, one column."""
    stocks = {stock.name: np.zeros(space.shape(stock.axes)) for stock in STOCKS}
    axes = {stock.name: stock.axes for stock in STOCKS}
    for cell in situation.stocks:
        stocks[cell.stock][space.cells(axes[cell.stock], read_members(cell.members))] += cell.persons
    return stocks


def _split_by_origin(held: Array, numbers: Numbers, multiples: Array) -> Array:
    """Third-country people in the custodian's camps and prisons: one draw of origins, totals kept. X90, O32d, F30."""
    for sites in (numbers["camp"], numbers["open_prison"]):
        known = held * sites * numbers["foreign"]
        drawn = known * multiples
        held = held - known + drawn * _ratio(_whole(known), _whole(drawn))
    return held


def _camps(held: Array, numbers: Numbers) -> Array:
    """Minors X67 of each origin's families in the camps; men X77 of local residents, the rest as published."""
    camp, foreign, man, minor = (numbers[name] for name in ("camp", "foreign", "man", "minor"))
    families = held * camp * foreign * (1 - man)
    minors = numbers["camp_minors_start"]
    held = held - families + _over_cohorts(families) * (minors * minor + (1 - minors) * numbers["woman"])
    locals_ = held * camp * numbers["local"]
    others = locals_ * (1 - man)
    men = numbers["local_camp_men_start"]
    rest = others * _ratio(1.0, _over_cohorts(others))
    return held - locals_ + _over_cohorts(locals_) * (men * man + (1 - men) * rest)


def _custodians_prisons(held: Array, numbers: Numbers) -> Array:
    """X74 people: the published foreign men, X58 boys, X59 women, and local men by nationality of the camps."""
    prison, camp, foreign, man = (numbers[name] for name in ("open_prison", "camp", "foreign", "man"))
    if not (held * prison).any():
        return held
    kept = held * prison * foreign * man
    boys, women = numbers["prison_boys_start"], numbers["prison_women_start"]
    men = np.maximum(numbers["prison_people_start"] - _whole(kept) - boys - women, 0.0)
    camps = (held * camp).sum(axis=(SITE.position, STANDING.position), keepdims=True)
    families = _shares(_over_cohorts(camps * foreign * (1 - man)))
    nationals = _shares(_over_cohorts(camps * numbers["local"]))
    place = numbers["open_prison_part"] * numbers["unreviewed"]
    boys_by_origin = boys * (FOREIGN_BOYS * families + (1 - FOREIGN_BOYS) * nationals)
    new = boys_by_origin * numbers["minor"] + nationals * (women * numbers["woman"] + men * man)
    return held * (1 - prison) + kept + place * new


def _state_prisons(held: Array, numbers: Numbers) -> Array:
    """Foreigners X78, minors X79, the rest local adults, each in proportion; the total is kept. F27."""
    state = numbers["prison"] * (1 - numbers["open_prison"])
    inside = held * state
    if not inside.any():
        return held
    whole = _whole(inside)
    foreign = _scaled(inside * numbers["foreign"], numbers["state_foreigners_start"])
    minors_left = np.maximum(numbers["state_minors_start"] - _whole(foreign * numbers["minor"]), 0.0)
    minors = _scaled(inside * numbers["local"] * numbers["minor"], minors_left)
    adults = _scaled(inside * numbers["local"] * numbers["adult"], whole - _whole(foreign) - _whole(minors))
    return held - inside + foreign + minors + adults


def _mixed_sites(held: Array, numbers: Numbers) -> Array:
    """X76 people at Turkish-controlled sites, composed as published."""
    inside = held * numbers["turkish"]
    return held - inside + _scaled(inside, numbers["mixed_people_start"])


def _at_large(stocks: Stocks, numbers: Numbers) -> None:
    """Foreigners X17; local men are what is left of F17 carried five months on, at least 1,000. X75, X52, X53."""
    known = stocks["at_large"]
    if not known.any():
        return
    net = numbers["recruits_share"] - numbers["death_at_large"] - numbers["capture_at_large"] - numbers["leave_unseen"]
    strength = numbers["strength_before"] * np.exp(MONTHS_SINCE * net)
    foreign = known * numbers["foreign"]
    left = np.maximum(strength - numbers["at_large_foreign_start"], FEWEST_LOCALS)
    grown = _scaled(foreign, numbers["at_large_foreign_start"]) - foreign
    stocks["at_large"] = foreign + grown + _scaled(known * numbers["local"], left)
    _account_for(stocks, grown)


def _relocated(stocks: Stocks, numbers: Numbers) -> None:
    """X18 in all. F21 is a floor and doubtful."""
    known = stocks["relocated"]
    if not known.any():
        return
    stocks["relocated"] = _scaled(known, numbers["relocated_start"])
    _account_for(stocks, (stocks["relocated"] - known).sum(axis=DESTINATION.position, keepdims=True))


def _account_for(stocks: Stocks, grown: Array) -> None:
    """Unaccounted people are travelled minus all the rest: what is added elsewhere is theirs, never below 0."""
    stocks["unaccounted"] = np.maximum(stocks["unaccounted"] - grown, 0.0)


def _home(stocks: Stocks, numbers: Numbers) -> None:
    """X80 of the adults at home are untracked, the other stocks in proportion; everyone home is kept. F44, F47."""
    adult = numbers["adult"]
    untracked = stocks["untracked"] * adult
    if not untracked.any():
        return
    others = {name: stocks[name] * adult for name in _HOME}
    rest = others["in_prison"].sum(axis=STAGE.position, keepdims=True) + sum(
        value for name, value in others.items() if name != "in_prison"
    )
    share = numbers["untracked_start"]
    stocks["untracked"] = stocks["untracked"] + share * (untracked + rest) - untracked
    factor = (1 - share) * _ratio(untracked + rest, rest)
    for name, value in others.items():
        stocks[name] = stocks[name] + value * (factor - 1)


def _scaled(people: Array, to: Array) -> Array:
    return people * _ratio(to, _whole(people))


def _shares(people: Array) -> Array:
    return people * _ratio(1.0, _whole(people))


def _whole(people: Array) -> Array:
    """The sum of every cell, draw by draw."""
    return np.asarray(people.sum(axis=tuple(range(people.ndim - 1)), keepdims=True))


def _over_cohorts(people: Array) -> Array:
    return np.asarray(people.sum(axis=COHORT.position, keepdims=True))


def _ratio(part: Array | float, whole: Array) -> Array:
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), 0.0)
