"""The register's filters, order, search and open items: the rules behind the Evidence screen."""

from __future__ import annotations

import pytest

from planner.domain.distribution import Range
from planner.domain.evidence import EvidenceItem, Kind
from planner.system.evidence import register
from planner.ui.evidence.contested import axes
from planner.ui.evidence.detail import endnote
from planner.ui.evidence.drawings import beyond, dots, draws, ends, round_ticks
from planner.ui.evidence.filtering import COLUMNS, FIRST_KINDS, Filter, kind_counts, matching, ordered, quality_counts
from planner.ui.evidence.opened import Opened
from planner.ui.evidence.table import cell
from planner.ui.evidence.uses import uses

ITEMS = register().items


def item(item_id: str) -> EvidenceItem:
    found = register().get(item_id)
    assert found is not None
    return found


def ids(items: tuple[EvidenceItem, ...]) -> list[str]:
    return [found.id for found in items]


def test_that_every_word_must_occur_somewhere_in_the_row() -> None:
    found = ids(matching(ITEMS, Filter(words="sdf prisons guard")))
    assert "X32" in found
    assert "F29" not in found


def test_that_a_row_is_found_by_the_ids_it_links_to() -> None:
    assert "U08a" in ids(matching(ITEMS, Filter(words="o66")))


def test_that_only_ticked_kinds_are_shown() -> None:
    assert {found.kind for found in matching(ITEMS, Filter(kinds=frozenset({Kind.CLAIM})))} == {Kind.CLAIM}


def test_that_a_count_says_how_many_rows_ticking_would_add() -> None:
    wanted = Filter(words="isis")
    adding = Filter(words="isis", kinds=FIRST_KINDS | {Kind.CLAIM})
    added = len(matching(ITEMS, adding)) - len(matching(ITEMS, wanted))
    assert kind_counts(ITEMS, wanted)[Kind.CLAIM] == added > 0


def test_that_quality_applies_to_assumptions_only() -> None:
    found = matching(ITEMS, Filter(qualities=frozenset({"A"})))
    assert {row.quality for row in found} == {"", "A"}
    assert sum(quality_counts(ITEMS, "").values()) == sum(row.kind is Kind.ASSUMPTION for row in ITEMS)


def test_that_contested_shows_flags_and_what_stands_under_them() -> None:
    found = ids(matching(ITEMS, Filter(contested_only=True)))
    assert {"Q5", "F29", "F55", "O20"} <= set(found)
    assert "F27" not in found


@pytest.mark.parametrize("falling", [False, True])
def test_that_blanks_come_last_in_either_order(falling: bool) -> None:
    rows = ordered(ITEMS, COLUMNS.index("central"), falling=falling)
    known = [row.central for row in rows if row.central is not None]
    assert [row.central for row in rows[: len(known)]] == sorted(known, reverse=falling)


def test_that_ids_are_ordered_by_number_not_by_letters() -> None:
    rows = ids(ordered((item("O20"), item("O06"), item("F29")), COLUMNS.index("Id"), falling=False))
    assert rows == ["F29", "O06", "O20"]


def test_that_a_blank_number_is_blank_in_the_table_and_never_zero() -> None:
    assert cell(item("F29"), "low") == ""
    assert cell(item("F29"), "central") == "10\u202f000"


def test_that_a_verbal_quantity_stays_verbal() -> None:
    assert cell(item("F03"), "central") == "“thousands”"


def test_that_an_endnote_says_that_its_text_is_not_held() -> None:
    assert endnote(item("F29")).endswith("text not held")
    assert "nearest only" in endnote(item("F29"))


def test_that_sources_of_one_flag_share_an_axis_when_they_count_people() -> None:
    sources = [item(link) for link in item("Q5").links]
    (marks,) = axes(sources).values()
    assert {mark.name for mark in marks} >= {"F29", "F55", "O20"}


def test_that_shares_are_not_drawn_on_an_axis_of_people() -> None:
    people = [item("F29"), item("F55")]
    shares = [found for found in ITEMS if found.unit == "%" and found.central is not None][:2]
    assert len(axes([*people, *shares])) == 2


def test_that_an_item_says_what_rests_on_it() -> None:
    assert "routine escape" in uses(item("U08a"))
    assert "lever information sharing" in uses(item("X01"))


def test_that_a_flag_says_what_rests_on_its_sources() -> None:
    assert any("(F05)" in use for use in uses(item("Q3")))


def test_that_a_distribution_is_always_one_hundred_dots_on_its_axis() -> None:
    placed = dots(Range(low=0.1, central=0.5, high=2), bins=40)
    assert len(placed) == len(set(placed)) == 100
    assert all(0 <= column < 40 for column, _ in placed)


def test_that_two_of_a_hundred_draws_lie_beyond_each_end_and_the_axis_holds_them() -> None:
    numbers = Range(low=0.1, central=0.5, high=2)

    assert beyond(numbers) == (2, 2)
    assert ends(numbers) == pytest.approx((0.5 * 0.2 ** (2.575829 / 1.959964), 0.5 * 4 ** (2.575829 / 1.959964)))


def test_that_half_of_the_dots_of_a_ratio_lie_below_its_central_value() -> None:
    assert (draws(Range(low=0.1, central=0.5, high=2)) < 0.5).sum() == 50


def test_that_no_draw_of_a_share_passes_its_whole() -> None:
    numbers = Range(low=10, central=45, high=95, whole=100)

    assert 0 < ends(numbers)[0] < ends(numbers)[1] < 100


def test_that_a_fixed_number_is_one_pile() -> None:
    assert {column for column, _ in dots(Range(low=1, central=1, high=1), bins=9)} == {4}


def test_that_ticks_are_round_numbers_inside_the_bounds() -> None:
    assert round_ticks(0, 12_000) == [0, 5_000, 10_000]


def test_that_a_pinned_item_stays_while_others_are_looked_at() -> None:
    opened = Opened().show("Q5").toggle_pin("Q5").show("F29").show("O20")
    assert opened.shown == ("Q5", "O20")


def test_that_two_pins_leave_no_place_and_say_so() -> None:
    opened = Opened().toggle_pin("Q5").toggle_pin("F29").show("O20")
    assert opened.shown == ("Q5", "F29")
    assert opened.is_full


def test_that_closing_takes_an_item_away_even_when_pinned() -> None:
    assert Opened().show("Q5").toggle_pin("Q5").close("Q5").shown == ()
