"""The scenarios whose results are frozen, and the numbers that are kept of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from planner.domain.fan import BAND_SHARES
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.scenario import Authorship, Event, Operation, Override, Scenario, Sign
from planner.domain.schedule import parse_schedule
from planner.domain.world import World
from planner.system.run import project
from planner.system.situations import shipped_situations

FOLDER = Path(__file__).resolve().parent
MONTHS, DRAWS, SEED = 60, 60, 1
ROWS = (12, 36, 60)
BANDS = (0.025, 0.5, 0.975)
KEYS = (
    "at_large|group=foreign men",
    "at_large|group=local men",
    "at_large|group=women and minors",
    "escapes",
    "escapes_net",
    "breakout_chance",
    "untracked",
    "plot_involvement",
    "plot_latent_home",
    "plot_latent_prison",
    "plot_potential_abroad",
    "plot_frustrated",
    "relocated",
    "arrivals",
    "held|site=SDF prisons",
    "held|site=SDF camps",
    "held|site=Iraqi prisons",
    "held|site=Turkish-controlled sites",
    "places|site=SDF prisons",
    "occupancy|site=SDF camps",
    "bed_months_over",
    "awaiting_verdict",
    "rehabilitation_waiting",
    "tracking_load",
    "unmet_requests",
    "minors_held|nationality=third-country",
    "minors_held|nationality=local",
    "child_months|nationality=third-country",
    "months_without_review|nationality=third-country",
    "deaths_in_custody|nationality=local",
    "deprived",
    "risk_transfers",
    "minors_without_carer",
    "left_custody|way=home",
    "left_custody|way=resettled",
    "people|category=captured, at home",
    "people|category=supervised",
    "people|category=frustrated travellers",
    "people|category=disengaged",
    "people|category=unaccounted",
    "escapes_by_way|way=breakouts",
    "recruits_assumed",
    "camps|nationals=Syria",
    "camps|nationals=Iraq",
    "camps|nationals=third-country",
    "reported_camps|nationals=Iraq",
    "reported_prisons",
    "reported_strength",
    "minors_held_at|site=SDF prisons",
    "bloc_open_months|bloc=Russia",
    "programme_months",
)

_NOTED = Authorship(who="baseline", when=datetime(2026, 11, 20, tzinfo=UTC))
_COLLAPSE = Event(
    id="e1",
    name="Change of custodian",
    start=Month.of(2022, 10),
    months=3,
    target="custodian_change",
    operation=Operation.SET,
    value=1,
    authorship=_NOTED,
)
_DECISIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "as-in-2019": (),
    "nobody-repatriated": (("repatriation_requests", "", "0"),),
    "families-home-in-2-years": (
        ("repatriation_requests", "cohort=women+minors", "clear 24"),
        ("transfer_capacity", "", "450@2020-03,600@2020-09"),
        ("tracking_places", "", "300@2020-07"),
        ("rehabilitation_places", "", "150@2020-07"),
    ),
    "guarded-prisons": (
        ("added_places", "site=SDF prisons", "2000@2020-06,4000@2021-06"),
        ("guards_follow_places", "", "1"),
        ("guard_ratio", "site=SDF prisons+SDF camps", "0.7@2020-01..1@2021-01"),
    ),
    "leave-abroad-and-deprive": (("repatriation_requests", "", "0"), ("deprivation", "", "2")),
    "full-sharing-and-screening": (
        ("information_sharing", "", "0.3@2020-01..1@2021-01"),
        ("exit_screening", "", "2"),
        ("entry_screening", "", "2"),
        ("transit_control", "", "2"),
    ),
    "custodian-change": (),
    "moved-held-and-received": (
        ("repatriation_requests", "cohort=men", "60"),
        ("repatriation_tiers", "cohort=men", "1"),
        ("repatriation_tiers", "cohort=women+minors", "2"),
        ("transfer_capacity", "", "30"),
        ("repatriation_sites", "site=SDF camps", "0@2021-01"),
        ("reception_places", "", "4"),
        ("deportation", "", "3"),
        ("release_of_locals", "", "900@2020-03"),
        ("transfers", "site=SDF prisons;to_site=Iraqi prisons", "40@2020-06"),
        ("added_places", "site=SDF prisons", "1500@2020-06"),
        ("delivery_slip", "", "18"),
        ("trials", "", "4"),
    ),
    "courts-and-prisons": (
        ("repatriation_requests", "", "40"),
        ("decisions_meet_practice", "", "1"),
        ("evidence_programme", "", "2@2020-06"),
        ("sentencing", "", "0.5"),
        ("prison_places", "", "6"),
    ),
    "a-harder-theatre": (
        ("pull", "", "3"),
        ("capture_effort", "", "2@2020-01"),
        ("local_recruitment", "", "50"),
        ("return_blocking", "", "0.5"),
        ("custodian_change_rate", "", "2"),
        ("grievance", "", "1"),
        ("inspiration", "", "3"),
    ),
}
RECONSTRUCTION = "reconstruction"
NAMES = tuple(f"{name}.{world}" for name in (*_DECISIONS, RECONSTRUCTION) for world in World)
"""Every scenario on north-east Syria, and the Reconstruction left alone, in both worlds."""

Frozen = Mapping[str, Mapping[str, list[float]]]


def levers_set(name: str) -> frozenset[str]:
    """The levers that a frozen scenario sets."""
    return frozenset(lever for lever, _, _ in _DECISIONS.get(name.partition(".")[0], ()))


def scenario(name: str, without: str = "") -> Scenario:
    """One of the frozen scenarios; one lever may be left alone."""
    return Scenario(
        id=name,
        name=name,
        situation_id="nes-2019",
        sign=Sign(letter="A", colour=1, dash=1),
        overrides=tuple(
            Override(lever=lever, members=members, schedule=parse_schedule(words), authorship=_NOTED)
            for lever, members, words in _DECISIONS[name]
            if lever != without
        ),
        events=(_COLLAPSE,) if name == "custodian-change" else (),
    )


def results(name: str) -> Frozen:
    """Central values and the three band edges of every kept series, at months 12, 36 and 60."""
    short, _, world = name.partition(".")
    nes, reconstruction = shipped_situations()
    situation, chain = (reconstruction, ()) if short == RECONSTRUCTION else (nes, (scenario(short),))
    run = project(situation, chain, months=MONTHS, draws=DRAWS, seed=SEED, world=World(world))
    return {key: dict(_numbers(run, key)) for key in KEYS}


def _numbers(run: Projection, key: str) -> Iterator[tuple[str, list[float]]]:
    yield "central", [float(run.central[key][row]) for row in ROWS]
    for share in BANDS:
        band = run.bands[key][BAND_SHARES.index(share)]
        yield f"p{100 * share:g}", [float(value) for value in np.asarray(band)[list(ROWS)]]
