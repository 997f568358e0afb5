"""What two scenarios decide differently, and mixtures of the two."""

from __future__ import annotations

import numpy as np
import pytest
from why_scenarios import BY, SITUATION, scenario

from planner.analysis.why.decided import Decisions, decisions_between
from planner.domain.period import Month
from planner.domain.scenario import Event, Operation, Scenario
from planner.engine.overlay import Overlay
from planner.system.resolution import layers_of
from planner.system.run import Layers

MONTHS = 24


def _event(name: str, value: float = 0.5, start: str = "2020-06") -> Event:
    return Event(
        id=name,
        name=name,
        start=Month.parse(start),
        months=3,
        target="guard_ratio",
        operation=Operation.MULTIPLY,
        value=value,
        authorship=BY,
    )


def _between(one: Scenario, other: Scenario) -> Decisions:
    return decisions_between(SITUATION, (one,), (other,), MONTHS)


def _flat(layers: Layers) -> list[tuple[str, str, bytes, bytes]]:
    return [
        (name, overlay.operation, overlay.where.tobytes(), np.where(overlay.where, overlay.value, 0).tobytes())
        for name in sorted(layers)
        for overlay in layers[name]
    ]


def test_that_scenarios_which_set_the_same_have_no_items() -> None:
    one = scenario("A", {("transfer_capacity", ""): "400"})
    other = scenario("B", {("transfer_capacity", ""): "400@2019-11"})

    assert _between(one, other).items == ()


def test_that_a_setting_equal_to_what_holds_anyway_is_no_item() -> None:
    other = scenario("B", {("guards_follow_places", ""): "0", ("trials", "site=SDF prisons"): "1"})

    assert _between(scenario("A", {}), other).items == ()


def test_that_deciding_what_is_uncertain_today_is_an_item_even_at_its_central_value() -> None:
    items = _between(scenario("A", {}), scenario("B", {("transfer_capacity", ""): "300"})).items

    assert [item.name for item in items] == ["transfer_capacity"]


def test_that_a_lever_set_for_several_members_is_one_item() -> None:
    other = scenario("B", {("guard_ratio", "site=SDF prisons"): "1", ("guard_ratio", "site=SDF camps"): "0.5"})

    assert [item.title for item in _between(scenario("A", {}), other).items] == ["Guard ratio"]


def test_that_what_is_set_only_after_the_month_asked_for_is_no_item() -> None:
    assert _between(scenario("A", {}), scenario("B", {("trials", ""): "5@2022-06"})).items == ()


def test_that_an_event_both_hold_is_no_item_whatever_it_is_called() -> None:
    assert _between(scenario("A", {}, _event("incursion")), scenario("B", {}, _event("raid"))).items == ()


def test_that_events_of_one_side_are_items_in_the_order_of_their_months() -> None:
    one = scenario("A", {}, _event("late", 0.5, "2021-01"))
    other = scenario("B", {}, _event("early", 0.4, "2020-02"))

    items = _between(one, other).items

    assert [(item.name, item.removed) for item in items] == [("early", False), ("late", True)]


ONE = scenario("A", {("trials", ""): "2", ("guard_ratio", ""): "0.9"}, _event("shared"), _event("mine", 0.8))
OTHER = scenario("B", {("guard_ratio", ""): "0.6", ("transfer_capacity", ""): "500"}, _event("shared"), _event("x", 2))


def test_that_taking_nothing_is_the_reference_and_taking_everything_the_otherscenario() -> None:
    decisions = _between(ONE, OTHER)

    assert _flat(decisions.layers(())) == _flat(layers_of(SITUATION, (ONE,), MONTHS))
    everything = range(len(decisions.items))
    assert _flat(decisions.layers(everything)) == _flat(layers_of(SITUATION, (OTHER,), MONTHS))


@pytest.mark.parametrize("name", ["trials", "guard_ratio", "transfer_capacity"])
def test_that_taking_one_lever_leaves_the_others_as_in_the_reference(name: str) -> None:
    decisions = _between(ONE, OTHER)
    place = [item.name for item in decisions.items].index(name)

    mixed = decisions.layers((place,))

    theirs, mine = (layers_of(SITUATION, (side,), MONTHS) for side in (OTHER, ONE))
    others = {"trials", "guard_ratio", "transfer_capacity"} - {name}
    assert _first(mixed, name) == _first(theirs, name)
    assert {other: _first(mixed, other) for other in others} == {other: _first(mine, other) for other in others}


def _first(layers: Layers, name: str) -> bytes | None:
    overlays: tuple[Overlay, ...] = tuple(layers.get(name, ()))
    return np.where(overlays[0].where, overlays[0].value, -1).tobytes() if overlays else None
