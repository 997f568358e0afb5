"""What the fonts can show, how wide it is, and the columns that follow from it."""

from __future__ import annotations

import pytest
from format_samples import LONG, VALUES

from planner.reports.document import Table
from planner.reports.drawing.glyphs import ems, named
from planner.reports.formats.columns import broken, measured


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text” ≥ 95\u202f%", "plain – “text” ≥ 95\u202f%"),
        ("\u2068שלום عالم\u2069", "\u2068שלום عالم\u2069"),
        ("中", "[U+4E2D]"),
        ("👩", "[U+1F469]"),
        ("🏴\U000e0067", "[U+1F3F4]"),
    ],
)
def test_that_only_what_no_font_has_is_named(text: str, shown: str) -> None:
    assert named(text) == shown


def test_that_on_demand_all_but_the_text_font_is_named() -> None:
    assert named("a ع", text_font_only=True) == "a [U+0639]"


def test_that_figures_are_equally_wide_in_columns_and_not_in_text() -> None:
    assert ems("111", tabular=True) == ems("888", tabular=True)
    assert ems("111") < ems("888")
    assert ems("0") == pytest.approx(0.631, abs=0.001)


def test_that_columns_fill_the_page_and_no_number_is_broken() -> None:
    columns = measured(VALUES)
    number = 100 * ems("222–3 920", tabular=True) * columns.size / 493

    assert sum(columns.shares) == pytest.approx(100)
    assert columns.size == 12
    assert columns.shares[1] >= number


def test_that_a_writers_widths_are_kept_where_there_is_room() -> None:
    shares = measured(LONG).shares

    assert shares[0] == max(shares)
    assert shares[1] > shares[2]


def test_that_only_a_table_too_wide_for_its_words_is_set_smaller() -> None:
    header = tuple(f"Nov {year}" for year in range(2019, 2029))
    wide = Table("t", header, (("4\u202f840–5\u202f870",) * 10,), frozenset(range(10)))
    few = Table("t", header[:4], (("4\u202f840–5\u202f870",) * 4,), frozenset(range(4)))

    assert measured(wide).size == 10
    assert measured(few).size == 12


def test_that_a_fingerprint_may_be_parted_and_a_word_may_not() -> None:
    assert broken("0123456789abcdef0123456789abcdef").count("\u200b") == 3
    assert broken("misunderstandings, OFFICIAL-SENSITIVE") == "misunderstandings, OFFICIAL-SENSITIVE"
