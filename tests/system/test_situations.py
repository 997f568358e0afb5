"""The shipped situations: every number has its evidence, unit and place, and the totals are the published ones."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.domain.distribution import Family, whole_of
from planner.domain.period import Month
from planner.domain.situation import COHORTS, Parameter, Situation, StartingStock, read_members
from planner.system.evidence import register
from planner.system.facts import blocs_of
from planner.system.parameters import PARAMETER_BY_NAME, PARAMETERS
from planner.system.situations import shipped_situations

NES, RECONSTRUCTION = shipped_situations()
BOTH = pytest.mark.parametrize("situation", [NES, RECONSTRUCTION], ids=lambda situation: situation.id)
HOUSE = Path(__file__).resolve().parents[2]
SOURCE = HOUSE.parent / "shared" / "evidence" / "starting_position_2019_11.csv"
SHORT_NAMES = {
    "Other Middle East and North Africa": "Other MENA",
    "Rest of the world": "Rest of world",
    "Turkish-controlled sites": "Turkish-controlled",
}
LOCAL_ONLY = ("released_steadily", "leaving_unprompted", "batches", "batch_size", "programme_begins", "programme_pace")
SPARSE = {"usual_transfers", "captured_at", "foreign_captured_at", *LOCAL_ONLY}
AT_HOME = ("untracked", "supervised", "awaiting_verdict", "in_prison", "disengaged")


def names(situation: Situation, dimension: str) -> tuple[str, ...]:
    return {
        "origin": tuple(origin.name for origin in situation.origins),
        "cohort": COHORTS,
        "site": tuple(site.name for site in situation.sites),
        "to_site": tuple(site.name for site in situation.sites),
        "destination": situation.destinations,
        "bloc": blocs_of(situation.origins),
        "standing": ("unreviewed", "sentenced", "deprived"),
        "stage": ("1", "2", "3"),
    }[dimension]


def one(members: str) -> dict[str, str]:
    return {dimension: " + ".join(chosen) for dimension, chosen in read_members(members).items()}


def persons(condition: Callable[[StartingStock, dict[str, str]], bool], situation: Situation = NES) -> float:
    return sum(cell.persons for cell in situation.stocks if condition(cell, one(cell.members)))


def foreign(members: dict[str, str]) -> bool:
    return members["origin"] not in {"Syria", "Iraq"}


def central(situation: Situation, name: str) -> dict[str, float]:
    return {found.members: found.range.central for found in situation.parameters if found.name == name}


def without_evidence(situation: Situation) -> list[str]:
    ids = {item.id for item in register().items} | {"R"}
    numbers = (
        *((f"{found.name} {found.members}", found.evidence) for found in situation.parameters),
        *((f"{cell.stock} {cell.members}", cell.evidence) for cell in situation.stocks),
        *((f"{driver.target} {driver.members}", driver.evidence) for driver in situation.drivers),
    )
    return [name for name, evidence in numbers if not evidence or not set(evidence) <= ids]


@BOTH
def test_that_every_number_points_to_evidence_or_says_it_is_judgement(situation: Situation) -> None:
    assert without_evidence(situation) == []


@pytest.mark.parametrize("evidence", [(), ("F99",), ("U01", "a hunch")])
def test_that_a_number_without_evidence_is_found(evidence: tuple[str, ...]) -> None:
    first = NES.parameters[0].model_copy(update={"evidence": evidence})
    assert without_evidence(NES.model_copy(update={"parameters": (first, *NES.parameters[1:])})) == [
        "attempted_travel "
    ]


@BOTH
def test_that_every_parameter_of_the_system_has_its_cells_and_no_other(situation: Situation) -> None:
    cells = [(found.name, found.members) for found in situation.parameters]
    wanted = {
        (info.name, ";".join(f"{dimension}={name}" for dimension, name in zip(info.dimensions, chosen, strict=True)))
        for info in PARAMETERS
        for chosen in itertools.product(*(names(situation, dimension) for dimension in info.dimensions))
    }
    sparse = {cell for cell in wanted if cell[0] in SPARSE}
    assert len(cells) == len(set(cells))
    assert wanted - sparse <= set(cells) <= wanted
    assert {members for name, members in cells if name in LOCAL_ONLY} == {"origin=Syria", "origin=Iraq"}
    assert {members for name, members in cells if name == "usual_transfers"} == {
        "site=SDF prisons;to_site=Iraqi prisons"
    }


@BOTH
def test_that_every_parameter_is_in_its_published_unit(situation: Situation) -> None:
    units = {(found.name, found.unit) for found in situation.parameters}
    assert units == {(info.name, info.published_unit) for info in PARAMETERS}


@BOTH
def test_that_every_parameter_says_how_good_it_is_and_from_when(situation: Situation) -> None:
    assert {found.quality for found in situation.parameters} <= {"R", "A", "G"}
    assert {found.dated for found in situation.parameters} == {"2019-12"}


def test_that_a_parameter_that_names_one_assumption_has_its_numbers() -> None:
    items = {item.id: item for item in register().items}
    resting = [
        (info.name, info.evidence[0]) for info in PARAMETERS if not info.dimensions and info.evidence[0][0] in "UX"
    ]
    numbers = {found.name: found for found in NES.parameters}
    differing = [
        name
        for name, assumption in resting
        if numbers[name].evidence[0] != assumption
        or numbers[name].range.model_dump()
        != items[assumption].model_dump(include={"low", "central", "high"}) | {"whole": whole_of(numbers[name].unit)}
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("name", "members", "low", "middle", "high", "unit"),
    [
        ("attempted_travel", "", 5, 50, 290, "persons/month"),
        ("site_places", "site=SDF camps", 30000, 40000, 50000, "places"),
        ("guards_today", "site=Iraqi prisons", 0.6, 0.9, 0.98, "ratio"),
        ("guards_today", "site=Third-country facility", 1, 1, 1, "ratio"),
        ("trial_rate", "site=SDF prisons", 0.0002, 0.002, 0.01, "per month"),
        ("trial_rate", "site=SDF camps", 0, 0, 0, "per month"),
        ("released_steadily", "origin=Syria", 90, 420, 850, "persons/month"),
        ("leaving_unprompted", "origin=Iraq", 3, 25, 120, "persons/month"),
        ("usual_transfers", "site=SDF prisons;to_site=Iraqi prisons", 15, 75, 200, "persons/month"),
        ("return_cohort", "cohort=minors", 0.15, 0.42, 0.8, "multiple"),
        ("child_death", "", 2, 5, 12, "per 1,000 child-years"),
        ("central_asian_share", "", 0.1, 0.45, 0.75, "share"),
        ("bloc_opens", "bloc=Russia", 0.003, 0.033, 0.13, "per month"),
    ],
)
def test_that_today_reads_as_the_evidence_does(
    name: str, members: str, low: float, middle: float, high: float, unit: str
) -> None:
    found = next(found for found in NES.parameters if (found.name, found.members) == (name, members))
    assert (found.range.low, found.range.central, found.range.high, found.unit) == (low, middle, high, unit)


@pytest.mark.parametrize(
    ("name", "shares"), [("X38", "destination_pull"), ("X39", "attempt_cohort"), ("X37", "breakout_by_site")]
)
def test_that_shares_are_those_of_the_register_in_its_order(name: str, shares: str) -> None:
    item = register().get(name)
    assert item is not None
    assert list(central(NES, shares).values()) == [
        float(share) for share in item.unit.removeprefix("shares ").split("/")
    ]


@BOTH
@pytest.mark.parametrize("name", ["travel_share", "attempt_cohort", "destination_pull"])
def test_that_shares_sum_to_one(situation: Situation, name: str) -> None:
    assert sum(central(situation, name).values()) == pytest.approx(1, abs=1e-12)


def test_that_breakout_shares_sum_to_one_over_the_sites_that_hold_people() -> None:
    held = {one(cell.members)["site"] for cell in NES.stocks if cell.stock == "held_abroad"}
    shares = central(NES, "breakout_by_site")
    assert sum(share for members, share in shares.items() if one(members)["site"] in held) == pytest.approx(1)


def test_that_travel_follows_the_published_counts_where_there_are_any() -> None:
    shares = central(NES, "travel_share")
    published = {"Russia": 3417, "Tunisia": 2926, "France": 1910, "United Kingdom": 850, "Central Asia": 5000}
    assert {name: shares[f"origin={name}"] for name in published} == pytest.approx(
        {name: count / 41490 for name, count in published.items()}, abs=1e-5
    )
    assert (shares["origin=Syria"], shares["origin=Iraq"]) == (0, 0)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("routine_escape", Family.LOGNORMAL),
        ("charged_share", Family.LOGIT_NORMAL),
        ("death_cohort", Family.LOGNORMAL),
        ("travel_share", Family.FIXED),
    ],
)
def test_that_the_form_of_a_distribution_follows_from_its_range(name: str, family: Family) -> None:
    assert [found for found in NES.parameters if found.name == name][-1].range.family is family


@pytest.mark.parametrize(
    ("site", "published"),
    [("SDF prisons", 10000), ("SDF camps", 68744), ("Iraqi prisons", 17000), ("Turkish-controlled sites", 1000)],
)
def test_that_people_held_sum_to_the_published_total_of_the_site(site: str, published: int) -> None:
    assert persons(lambda cell, members: members.get("site") == site) == published


@pytest.mark.parametrize(
    ("stock", "published"), [("at_large", 16000), ("relocated", 1400), ("unaccounted", 13364), ("frustrated", 780)]
)
def test_that_people_elsewhere_sum_to_the_published_total(stock: str, published: int) -> None:
    assert persons(lambda cell, members: cell.stock == stock) == pytest.approx(published)


def test_that_all_people_sum_to_the_published_total() -> None:
    assert persons(lambda cell, members: True) == pytest.approx(143374)


def test_that_returned_people_are_those_of_the_published_counts() -> None:
    assert persons(lambda cell, members: cell.stock in AT_HOME) == pytest.approx(7366 + 342 + 252, abs=1)


def test_that_the_camps_hold_the_nationalities_of_the_published_count() -> None:
    camps = {
        nationality: persons(
            lambda cell, members, wanted=wanted: members.get("site") == "SDF camps" and wanted(members["origin"])
        )
        for nationality, wanted in {
            "Iraq": lambda origin: origin == "Iraq",
            "Syria": lambda origin: origin == "Syria",
            "third-country": lambda origin: origin not in {"Iraq", "Syria"},
        }.items()
    }
    assert camps == {"Iraq": 30897, "Syria": 27813, "third-country": 10029 + 5}


def test_that_local_people_have_no_stocks_at_home_or_elsewhere() -> None:
    assert {cell.stock for cell in NES.stocks if not foreign(one(cell.members))} == {"held_abroad", "at_large"}


@pytest.mark.skipif(not SOURCE.is_file(), reason="source table not beside")
def test_that_the_starting_position_is_the_source_table_under_full_names() -> None:
    with SOURCE.open(encoding="utf-8", newline="") as lines:
        source = {
            (row["stock"].split(" (")[0], row["site"], row["standing"], row["origin"], row["cohort"]): int(
                row["persons"]
            )
            for row in csv.DictReader(lines)
        }
    summed = dict.fromkeys(source, 0.0)
    for cell in NES.stocks:
        told = [one(cell.members).get(dimension, "") for dimension in ("site", "standing", "origin", "cohort")]
        summed[(cell.stock, *(SHORT_NAMES.get(name, name) for name in told))] += cell.persons
    assert summed == pytest.approx(source)


@BOTH
def test_that_every_starting_cell_names_members_that_exist(situation: Situation) -> None:
    assert [
        cell.members
        for cell in situation.stocks
        for dimension, name in one(cell.members).items()
        if name not in names(situation, dimension)
    ] == []


def test_that_what_one_must_believe_follows_from_the_numbers() -> None:
    minors = persons(lambda cell, members: foreign(members) and members.get("cohort") == "minors")
    lost = persons(lambda cell, members: cell.stock == "unaccounted" and members["cohort"] == "men")
    assert (minors, minors - 4640, minors - 4640 - 730) == (8826, 4186, 3456)
    assert lost == 13339
    assert NES.must_believe[0].startswith("About 4\u202f200 more foreign minors are placed")
    assert NES.must_believe[1].startswith("13\u202f339 foreign men")


def test_that_every_contested_flag_stands_beside_the_situation() -> None:
    assert NES.contested == tuple(f"Q{number}" for number in range(1, 14))
    assert set(RECONSTRUCTION.contested) <= set(NES.contested)


def test_that_every_third_country_origin_has_one_bloc_and_no_local_one() -> None:
    assert [origin.name for origin in NES.origins if bool(origin.bloc) == origin.local] == []
    assert blocs_of(NES.origins) == (
        "Western Europe",
        "Russia",
        "Middle East and North Africa with Türkiye",
        "Central Asia",
        "South and East Asia",
        "United States",
        "Rest of the world",
    )


def test_that_no_shipped_range_says_that_a_share_may_be_nought_or_the_whole() -> None:
    families = {found.range.family for situation in (NES, RECONSTRUCTION) for found in situation.parameters}
    assert families == {Family.FIXED, Family.LOGNORMAL, Family.LOGIT_NORMAL}


def test_that_numbers_that_stand_on_one_row_of_the_register_are_one_belief() -> None:
    found = {one.name: one.key for one in NES.parameters if one.name in {"death_cohort", "guards_today"}}
    assert [one.key for one in NES.parameters if one.belief == "X41"] == ["X41", "X41"]
    assert found["guards_today"] == "guards_today/site=Third-country facility"


def test_that_sites_and_origins_are_marked_as_the_model_needs() -> None:
    assert [origin.name for origin in NES.origins if origin.local] == ["Syria", "Iraq"]
    assert [origin.name for origin in NES.origins if origin.european] == [
        "United Kingdom",
        "France",
        "Germany",
        "Other EU",
    ]
    assert [origin.name for origin in NES.origins if origin.central_asian] == ["Central Asia"]
    assert [origin.name for origin in NES.origins if origin.deprives] == ["United Kingdom"]
    assert [(site.name, site.nationals_of) for site in NES.sites if site.risk_state] == [("Iraqi prisons", "Iraq")]


def test_that_the_reconstruction_starts_with_nobody_a_month_before_its_first_arrivals() -> None:
    assert (RECONSTRUCTION.start, RECONSTRUCTION.months) == (Month.of(2012, 12), 82)
    assert RECONSTRUCTION.start.plus(RECONSTRUCTION.months) == Month.of(2019, 10)
    assert RECONSTRUCTION.stocks == ()


def test_that_drivers_follow_parameters_within_the_months_of_the_situation() -> None:
    last = RECONSTRUCTION.start.plus(RECONSTRUCTION.months)
    months = [point.month for driver in RECONSTRUCTION.drivers for point in driver.schedule.points if point.month]
    targets = {(driver.target, tuple(one(driver.members))) for driver in RECONSTRUCTION.drivers}
    assert min(months) == RECONSTRUCTION.start
    assert max(months) < last
    assert {dimensions for name, dimensions in targets} <= {(), ("cohort",)}
    assert {name for name, _ in targets} <= PARAMETER_BY_NAME.keys()


def test_that_attempts_of_the_reconstruction_are_arrivals() -> None:
    stops: list[Parameter] = [
        found for found in RECONSTRUCTION.parameters if found.name in {"stopped_at_departure", "stopped_in_transit"}
    ]
    assert [found.range.high for found in stops] == [0, 0]
