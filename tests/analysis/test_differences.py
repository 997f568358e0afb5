"""What differs between scenarios, in words, on the shipped situation."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from planner.analysis.differences import event_words, lever_words, members_words, schedule_words, what_differs
from planner.domain.period import Month
from planner.domain.scenario import Authorship, Event, Operation, Override, Scenario, Sign
from planner.domain.schedule import parse_schedule
from planner.domain.value import changed
from planner.system.levers import LEVER_BY_NAME
from planner.system.situations import shipped_situations

SITUATION = shipped_situations()[0]
BY = Authorship(who="analyst", when=datetime(2026, 11, 20, tzinfo=UTC))
GUARDS_HALVED = Event(
    id="e1",
    name="Guards halved",
    start=Month.of(2022, 10),
    months=3,
    target="guard_ratio",
    members="site=SDF prisons",
    operation=Operation.MULTIPLY,
    value=0.5,
    authorship=BY,
)


def _scenario(name: str, *overrides: tuple[str, str, str], events: tuple[Event, ...] = ()) -> Scenario:
    return Scenario(
        id=name,
        name=name,
        situation_id=SITUATION.id,
        sign=Sign(letter=name[0].upper(), colour=1, dash=1),
        overrides=tuple(
            Override(lever=lever, members=members, schedule=parse_schedule(text), authorship=BY)
            for lever, members, text in overrides
        ),
        events=events,
    )


BASE = _scenario("base")


def test_that_scenarios_that_set_nothing_do_not_differ() -> None:
    found = what_differs(SITUATION, [[BASE], [BASE, _scenario("child")]])

    assert found.levers == ()
    assert found.events == ()


def test_that_a_lever_set_for_every_member_is_one_row_without_members() -> None:
    found = what_differs(SITUATION, [[BASE], [BASE, _scenario("nobody", ("repatriation_requests", "", "0"))]])

    assert [(row.title, row.texts, row.decided) for row in found.levers] == [
        ("Repatriation requests", ("today: as in 2019, by origin", "0"), ("", "0"))
    ]


def test_that_members_are_named_where_only_some_are_set() -> None:
    child = _scenario("child", ("guard_ratio", "site=SDF prisons+SDF camps", "1@2020-07"))
    (row,) = what_differs(SITUATION, [[BASE], [BASE, child]]).levers

    assert row.title == "Guard ratio: SDF prisons, SDF camps"
    assert row.texts[1] == "today: 0.70, then 1.00 from Jul 2020"
    assert row.decided == ("", "1.00 from Jul 2020")


def test_that_an_uneven_selection_is_split_into_rows_that_can_be_said() -> None:
    child = _scenario(
        "child",
        ("repatriation_requests", "origin=France;cohort=women", "5"),
        ("repatriation_requests", "origin=Germany;cohort=men", "5"),
    )
    found = what_differs(SITUATION, [[BASE], [BASE, child]])

    assert sorted(row.members for row in found.levers) == ["France; women", "Germany; men"]
    assert [row.same_as_reference(index) for row in found.levers for index in (0, 1)] == [True, False] * 2
    assert found.scenario_ids == ("base", "child")


def test_that_a_childs_later_decision_is_told_after_its_parents() -> None:
    parent = _scenario("parent", ("transfer_capacity", "", "450"))
    child = _scenario("child", ("transfer_capacity", "", "600@2020-09"))
    (row,) = what_differs(SITUATION, [[BASE, parent], [BASE, parent, child]]).levers

    assert row.texts == ("450", "450, then 600 from Sep 2020")


def test_that_a_child_that_sets_the_same_value_does_not_differ() -> None:
    parent, child = (_scenario(name, ("transfer_capacity", "", "450")) for name in ("parent", "child"))

    assert what_differs(SITUATION, [[BASE, parent], [BASE, parent, child]]).levers == ()


def test_that_an_event_is_listed_where_it_happens_in_one_scenario_only() -> None:
    shocked = _scenario("shocked", events=(GUARDS_HALVED,))
    (row,) = what_differs(SITUATION, [[BASE], [BASE, shocked]]).events

    assert (row.name, row.happens) == ("Guards halved", (False, True))
    assert row.words == event_words(GUARDS_HALVED) == "guard ratio (SDF prisons) ×\u202f0.5, from Oct 2022 for 3 months"
    assert what_differs(SITUATION, [[shocked], [shocked, _scenario("child")]]).events == ()


def test_that_every_shape_of_schedule_can_be_said() -> None:
    sharing = LEVER_BY_NAME["information_sharing"]
    said = [schedule_words(parse_schedule(text), sharing) for text in ("0.5", "0.5@2020-01", "0.3@2019-12..1@2021-01")]

    assert said == ["0.50", "0.50 from Jan 2020", "0.30 in Dec 2019 to 1.00 in Jan 2021"]
    requests = LEVER_BY_NAME["repatriation_requests"]
    assert schedule_words(parse_schedule("clear 24"), requests) == "everyone eligible within 24 months"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (
            {"operation": Operation.SET, "value": 0.5},
            "guard ratio (SDF prisons) set to 0.5, from Oct 2022 for 3 months",
        ),
        ({"operation": Operation.ADD, "value": 0.1}, "guard ratio (SDF prisons) plus 0.1, from Oct 2022 for 3 months"),
        ({"operation": Operation.ADD, "value": 0}, "guard ratio (SDF prisons) plus 0, from Oct 2022 for 3 months"),
        (
            {"operation": Operation.ADD, "value": -0.1},
            "guard ratio (SDF prisons) minus 0.1, from Oct 2022 for 3 months",
        ),
        ({"months": 1}, "guard ratio (SDF prisons) ×\u202f0.5, from Oct 2022 for 1 month"),
        ({"months": 2}, "guard ratio (SDF prisons) ×\u202f0.5, from Oct 2022 for 2 months"),
        ({"members": ""}, "guard ratio ×\u202f0.5, from Oct 2022 for 3 months"),
        ({"target": "adult_death", "members": ""}, "adult death ×\u202f0.5, from Oct 2022 for 3 months"),
    ],
)
def test_that_an_event_says_what_it_does_where_and_how_long(event: dict[str, object], words: str) -> None:
    assert event_words(changed(GUARDS_HALVED, **event)) == words


def test_that_events_stand_by_date_and_then_by_name() -> None:
    named = [
        changed(GUARDS_HALVED, id=name, name=name, start=Month.of(2022, month))
        for name, month in (("late", 11), ("b", 10), ("a", 10))
    ]
    found = what_differs(SITUATION, [[BASE], [BASE, _scenario("shocked", events=tuple(named))]])

    assert [row.name for row in found.events] == ["a", "b", "late"]


def test_that_members_are_said_by_dimension() -> None:
    assert members_words("site=SDF prisons+SDF camps;cohort=men") == "SDF prisons, SDF camps; men"
    assert members_words("") == ""


def test_that_a_decision_dated_at_the_start_has_no_before() -> None:
    guards, start = LEVER_BY_NAME["transfer_capacity"], SITUATION.start
    said = [
        lever_words(SITUATION, [BASE, _scenario("child", ("transfer_capacity", "", f"450@{month}"))], guards, "")
        for month in (start.plus(-1), start, start.plus(1))
    ]

    assert said == ["450 from Oct 2019", "450 from Nov 2019", "today: 300 a month, then 450 from Dec 2019"]


def test_that_clearing_from_a_month_says_the_month() -> None:
    requests = LEVER_BY_NAME["repatriation_requests"]

    assert schedule_words(parse_schedule("clear 24@2020-03"), requests) == (
        "everyone eligible within 24 months from Mar 2020"
    )


def test_that_a_lever_set_for_two_groups_alike_is_one_row_and_an_uneven_one_is_counted() -> None:
    alike = _scenario("alike", ("repatriation_requests", "origin=France+Germany;cohort=women+men", "5"))
    (row,) = what_differs(SITUATION, [[BASE], [BASE, alike]]).levers

    assert row.members == "France, Germany; men, women"
