"""What a count is held against: every name of the long table, with all, some or joined members."""

from __future__ import annotations

import numpy as np
import pytest

from planner.domain.scenario import Scenario, Sign
from planner.domain.situation import Situation
from planner.domain.world import World
from planner.system.counterparts import MembersError, VariableError, countable, counterpart, dimensions_of
from planner.system.record import record
from planner.system.series_draws import series_draws
from planner.system.situations import shipped_situations

ROOT = Scenario(id="s1", name="A", situation_id="nes-2019", sign=Sign(letter="A", colour=1, dash=1))


@pytest.fixture(scope="module")
def situation() -> Situation:
    return shipped_situations()[0]


@pytest.mark.parametrize(
    ("variable", "members", "kind", "said"),
    [
        ("held_abroad", "", "stock", ""),
        ("held_abroad", "site=SDF camps;origin=Iraq+Syria", "stock", "site=SDF camps;origin=Syria+Iraq"),
        ("Held abroad", " origin = iraq , site=sdf camps", "stock", "site=SDF camps;origin=Iraq"),
        ("held_abroad", "cohort=men+women+minors", "stock", ""),
        ("arrivals", "origin=France", "flow", "origin=France"),
        ("recruited_locally", "", "flow", ""),
        ("at_large", "group=local men", "indicator", "group=local men"),
        ("at_large", "cohort=men", "stock", "cohort=men"),
        ("untracked", "", "indicator", ""),
        ("untracked", "origin=France", "stock", "origin=France"),
        ("stock:untracked", "", "stock", ""),
        ("people_untracked", "", "stock", ""),
        ("arrivals", "", "indicator", ""),
        ("arriving", "", "flow", ""),
        ("reported_camps", "nationals=Iraq", "indicator", "nationals=Iraq"),
        ("people|category=captured, at home+supervised", "", "indicator", "category=captured, at home+supervised"),
        ("minors_held", "", "indicator", ""),
        ("minors_held", "nationality=third-country+local", "indicator", ""),
        ("occupancy|site=SDF camps", "", "indicator", "site=SDF camps"),
        ("occupancy[site=SDF camps]", "", "indicator", "site=SDF camps"),
        ("held", "site=SDF camps+SDF prisons", "indicator", "site=SDF prisons+SDF camps"),
    ],
)
def test_that_a_count_is_found_by_its_names(
    situation: Situation, variable: str, members: str, kind: str, said: str
) -> None:
    found = counterpart(situation, variable, members)
    assert (found.kind, found.members) == (kind, said)


@pytest.mark.parametrize(
    ("variable", "said"),
    [("guard_ratio", "lever"), ("held_abrod", "held_abroad"), ("", "nothing called"), ("a[b", "not")],
)
def test_that_what_cannot_be_counted_is_refused(situation: Situation, variable: str, said: str) -> None:
    with pytest.raises(VariableError, match=said):
        counterpart(situation, variable, "")


@pytest.mark.parametrize(
    ("variable", "members", "said"),
    [
        ("held_abroad", "site=SDF camp", "did you mean “SDF camps”"),
        ("held_abroad", "group=local men", "no dimension “group”"),
        ("held_abroad", "SDF camps", "dimension=member"),
        ("held_abroad", "site=SDF camps;site=SDF prisons", "join its members"),
        ("held_abroad", "site=", "dimension=member"),
        ("at_large", "origin=France;group=local men", "no dimension"),
        ("escapes", "site=SDF camps", "it has none"),
        ("occupancy", "", "cannot be added up"),
        ("occupancy", "site=SDF camps+SDF prisons", "cannot be added up"),
        ("held[site=SDF camps]", "site=SDF prisons", "in one place"),
    ],
)
def test_that_wrong_members_are_refused_with_the_way_on(
    situation: Situation, variable: str, members: str, said: str
) -> None:
    with pytest.raises(MembersError, match=said):
        counterpart(situation, variable, members)


def test_that_everything_countable_is_found_with_its_first_members(situation: Situation) -> None:
    first = {name: dimensions_of(situation, name) for name in countable()}
    found = [
        counterpart(
            situation, name, ";".join(f"{dimension}={members[0]}" for dimension, members in [*dimensions.items()][:1])
        )
        for name, dimensions in first.items()
    ]
    assert len(found) == len(countable()) > 60


def test_that_series_are_those_of_the_long_table_to_the_last_digit(situation: Situation) -> None:
    names = [
        ("held_abroad", "site=Iraqi prisons"),
        ("births", ""),
        ("arrivals", ""),
        ("minors_held", "nationality=local"),
    ]
    wanted = [counterpart(situation, *name) for name in names]
    asked = {"months": 3, "draws": 8, "seed": 4, "world": World.STEADY}
    drawn = {
        (one.series.variable, one.series.kind, one.series.members): one.counted
        for one in series_draws(situation, (ROOT,), wanted, **asked)
    }
    rows = {
        (row.variable, row.kind, row.members): row.value
        for row in record(situation, (ROOT,), **asked)
        if (row.month, row.stat) == ("2020-02", "p90")
    }
    assert {key: float(np.quantile(values[3], 0.9)) for key, values in drawn.items()} == pytest.approx(
        {key: rows[key] for key in drawn}, rel=1e-12
    )


def test_that_joined_members_are_their_sum_in_every_draw(situation: Situation) -> None:
    each = [counterpart(situation, "held_abroad", f"origin={name};cohort=women") for name in ("Iraq", "France")]
    both = counterpart(situation, "held_abroad", "cohort=women;origin=France+Iraq")
    ran = series_draws(situation, (ROOT,), (*each, both), months=2, draws=4, seed=1, world=World.TURNING)
    drawn = {one.series: one.there for one in ran}
    np.testing.assert_allclose(drawn[both], drawn[each[0]] + drawn[each[1]], rtol=1e-12)


def test_that_a_count_is_held_against_what_a_count_would_find_and_never_the_stock(situation: Situation) -> None:
    names = [("held_abroad", "site=SDF camps;origin=Iraq"), ("reported_camps", "nationals=Iraq")]
    names += [("held", "site=SDF prisons"), ("reported_prisons", ""), ("at_large", ""), ("reported_strength", "")]
    wanted = [counterpart(situation, *name) for name in names]
    ran = list(series_draws(situation, (ROOT,), wanted, months=2, draws=6, seed=1, world=World.TURNING))
    for count, reported in zip(ran[::2], ran[1::2], strict=True):
        np.testing.assert_allclose(count.counted, reported.counted, rtol=1e-12)
        assert not np.allclose(count.counted, count.there)


def test_that_third_countries_in_the_camps_are_counted_together(situation: Situation) -> None:
    parts = counterpart(situation, "held_abroad", "site=SDF camps;origin=France+Iraq").parts
    assert [part.counted_as for part in parts] == [1, 2]
    whole = counterpart(situation, "held_abroad", "")
    assert [part.ratio is None for part in whole.parts] == [False, False, False, False, True]
