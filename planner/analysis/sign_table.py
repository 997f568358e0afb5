"""The table of signs: which way each lever may move each headline, measured on paired draws as the world may turn.

`+` or `-`: of the draws that move nine in ten or more do so. `(+)`, `(-)`: the median does.
`0`: no path. `?`: no sign is claimed. A T marks a teaching case, which is explained wherever the number is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from planner.analysis.check_cases import Case, drawn, layer, struck, totals
from planner.domain.scenario import Operation, Scenario
from planner.domain.schedule import Schedule, clear, steps
from planner.domain.situation import SiteKind, Situation
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.march import Watch

DRAWS = 200
MONTH = 60
CHANGES = 6
"""The month after the start in which the lever changes."""
MOST = 0.9
"""Of the draws that move at all, those that must move as claimed."""
HALF = 0.5
"""Of all draws, those that must."""

HEADLINES: Mapping[str, tuple[str, bool]] = {
    "third-country camps": ("camp_foreigners", False),
    "custodian’s prisons": ("prison_people", False),
    "at large": ("at_large", False),
    "untracked": ("untracked_adults", False),
    "plots at home": ("plot_involvement", True),
    "minors held": ("minors_by_site", False),
    "without review": ("months_without_review_by_site", True),
    "escapes": ("escapes", True),
    "frustrated": ("frustrated", False),
}
"""The variable behind each headline, and whether it counts from the start."""

_ROWS = """
guard_ratio            | + T | (+) | -   | ?   | (+) T | +   | + T | -   | 0
added_places           | ?   | +   | -   | (-) | (-)   | (+) | +   | -   | 0
release_of_locals      | (+) | -   | -   | ?   | ?     | -   | -   | -   | 0
transfers              | ?   | (-) | ?   | ?   | ?     | ?   | (-) | ?   | 0
trials                 | ?   | -   | -   | + T | + T   | ?   | -   | -   | 0
repatriation_requests  | -   | -   | -   | + T | + T   | -   | -   | -   | 0
deportation            | -   | -   | -   | + T | + T   | -   | -   | -   | 0
deprivation            | +   | (+) | (+) | -   | - T   | ?   | +   | (+) | 0
exit_screening         | -   | -   | -   | -   | (+) T | -   | -   | -   | +
transit_control        | -   | -   | -   | -   | (+) T | -   | -   | -   | +
entry_screening        | 0   | 0   | 0   | -   | -     | 0   | 0   | 0   | 0
return_blocking        | 0   | 0   | 0   | -   | - T   | 0   | 0   | 0   | 0
evidence_programme     | 0   | 0   | 0   | -   | -     | 0   | 0   | 0   | 0
sentencing             | 0   | 0   | 0   | -   | -     | 0   | 0   | 0   | 0
prison_places          | 0   | 0   | 0   | - T | +     | 0   | 0   | 0   | 0
rehabilitation_places  | 0   | 0   | 0   | -   | (-)   | 0   | 0   | 0   | 0
tracking_places        | 0   | 0   | 0   | -   | (-)   | 0   | 0   | 0   | 0
information_sharing    | -   | -   | -   | -   | ? T   | -   | -   | -   | +
pull                   | +   | +   | +   | +   | +     | +   | +   | +   | +
capture_effort         | +   | +   | -   | (-) | (-)   | +   | +   | + T | 0
custodian_change       | - T | - T | +   | (+) | +     | - T | - T | +   | 0
"""

TEACHING: Mapping[str, str] = {
    "guard_ratio": "fewer held because they escaped is no gain",
    "custodian_change": "fewer held because they escaped is no gain",
    "trials": "whoever comes home is counted at home, whoever stays abroad is not: read “not at home” beside it",
    "repatriation_requests": "whoever comes home is counted at home, whoever stays abroad is not",
    "deportation": "whoever comes home is counted at home, whoever stays abroad is not",
    "deprivation": "whoever stays abroad is not counted at home: read “not at home” beside it",
    "return_blocking": "whoever is blocked is not counted at home: read “not at home” beside it",
    "exit_screening": "stopping travellers moves involvement home",
    "transit_control": "stopping travellers moves involvement home",
    "information_sharing": "stopping travellers moves involvement home",
    "prison_places": "verdicts that cannot be carried out keep people at liberty and out of tracking’s load",
    "capture_effort": "more held are more who can escape",
}
"""Why a lever moves a headline the way that looks wrong."""


@dataclass(frozen=True)
class Sign:
    """One cell: what is claimed, and the shares of draws that moved down and up."""

    lever: str
    headline: str
    claimed: str
    fewer: float
    more: float
    median: float

    @property
    def holds(self) -> bool:
        """Whether the draws bear the claim out."""
        moved = self.fewer + self.more
        match self.claimed:
            case "+":
                return self.more >= MOST * moved and self.more >= HALF
            case "-":
                return self.fewer >= MOST * moved and self.fewer >= HALF
            case "(+)":
                return self.median > 0
            case "(-)":
                return self.median < 0
            case "0":
                return self.fewer == self.more == 0
            case _:
                return True


def claims() -> Mapping[str, Mapping[str, str]]:
    """What is claimed, by lever and headline; a T is left off."""
    rows = [line.split("|") for line in _ROWS.strip().splitlines()]
    return {
        name.strip(): {headline: cell.split()[0] for headline, cell in zip(HEADLINES, cells, strict=True)}
        for name, *cells in rows
    }


def teaching_cases() -> frozenset[tuple[str, str]]:
    """The lever and headline of every teaching case."""
    rows = [line.split("|") for line in _ROWS.strip().splitlines()]
    return frozenset(
        (name.strip(), headline)
        for name, *cells in rows
        for headline, cell in zip(HEADLINES, cells, strict=True)
        if cell.split()[-1] == "T"
    )


def signs(case: Case, world: World = World.TURNING, draws: int = DRAWS) -> Iterator[Sign]:
    """Every cell of the table, measured on paired draws at the horizon of the case."""
    watches = tuple(Watch(name, ()) for name, _ in HEADLINES.values())
    base = _headlines(case, world, draws, watches)
    for lever, row in claims().items():
        moved = _headlines(case, world, draws, watches, setting(case.situation, lever))
        for headline, claimed in row.items():
            change = moved[headline] - base[headline]
            rounding = 1e-9 * np.maximum(np.abs(base[headline]), 1.0)
            yield Sign(
                lever,
                headline,
                claimed,
                float((change < -rounding).mean()),
                float((change > rounding).mean()),
                float(np.median(change)),
            )


def signs_hold(case: Case) -> tuple[bool, str]:
    """Check 14: no claimed sign is flipped as the world may turn, nor any certain one if today's practice holds."""
    if not case.situation.stocks:
        return True, "no people at the start: no sign is claimed"
    still = Case(case.situation, (), min(case.months, MONTH))
    found = list(signs(still))
    wrong = [one for one in found if not one.holds]
    steady = [one for one in signs(still, World.STEADY) if one.claimed in ("+", "-", "0") and _flipped(one)]
    words = "; ".join(f"{one.lever} on {one.headline}: {one.claimed}" for one in (*wrong, *steady)[:6])
    return not (wrong or steady), words or f"{len(found)} signs, in both worlds"


def _flipped(one: Sign) -> bool:
    """Whether most draws move against what is claimed."""
    return one.fewer > 0.5 if one.claimed == "+" else one.more > 0.5 if one.claimed == "-" else one.fewer + one.more > 0


def setting(situation: Situation, lever: str) -> Scenario:
    """How far the table moves a lever, from month 6 on."""
    at = situation.start.plus(CHANGES)
    lasting = situation.months + 1
    prison = next(site.name for site in situation.sites if site.kind is SiteKind.PRISON and not site.nationals_of)
    state = next((site.name for site in situation.sites if site.nationals_of), prison)
    locals_ = [origin.name for origin in situation.origins if origin.local]

    def from_then(value: float) -> Schedule:
        return steps((at, value))

    def times(factor: float) -> Scenario:
        return struck(lever, Operation.MULTIPLY, factor, at, lasting)

    match lever:
        case "guard_ratio":
            return times(1.3)
        case "added_places":
            return layer("guards_follow_places", 1, layer(lever, from_then(5000), members=f"site={prison}"))
        case "release_of_locals":
            first = layer(lever, from_then(1000), members=f"origin={locals_[0]}")
            return layer(lever, from_then(500), first, members=f"origin={locals_[-1]}")
        case "transfers":
            return layer(lever, from_then(300), members=f"site={prison};to_site={state}")
        case "repatriation_requests":
            return layer("transfer_capacity", from_then(5000), layer(lever, clear(24, at)))
        case "exit_screening" | "transit_control" | "entry_screening":
            return layer(lever, from_then(2))
        case "return_blocking":
            return layer(lever, from_then(0.5))
        case "information_sharing":
            return layer(lever, from_then(0.8))
        case "pull" | "deportation":
            return layer(lever, from_then(3))
        case "prison_places":
            return layer(lever, from_then(0))
        case "deprivation":
            return times(5)
        case "custodian_change":
            return struck(lever, Operation.SET, 1, at, 3)
        case _:
            return times(2)


def _headlines(
    case: Case, world: World, draws: int, watches: tuple[Watch, ...], *layers: Scenario
) -> Mapping[str, Array]:
    """Every headline at the horizon, shape (draws,)."""
    blocks = drawn(case, world, watches, *layers, draws=draws)
    found = {}
    for watch, (headline, (_, counts)) in zip(watches, HEADLINES.items(), strict=True):
        rows = totals(blocks, watch)
        found[headline] = rows.sum(axis=0) if counts else rows[-1]
    return found
