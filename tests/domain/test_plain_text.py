"""The one rule for typed and imported texts."""

from __future__ import annotations

import pytest

from planner.domain.errors import InputError
from planner.domain.plain_text import plain_line, plain_text, shown


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a\x1b[31mb", r"holds a control character \(U\+001B\); take it out"),
        ("a\x00b", r"holds a control character \(U\+0000\)"),
        ("a\x7fb", r"holds a control character \(U\+007F\)"),
        ("a\u202eb", r"holds a character that turns the direction of text \(U\+202E\)"),
        ("a\u2067b", r"holds a character that turns the direction of text \(U\+2067\)"),
        ("a\u200fb", r"holds a character that turns the direction of text \(U\+200F\)"),
        ("a\ue000b", r"holds a character that cannot be shown \(U\+E000\)"),
        ("a\u2028b", r"holds a character that cannot be shown \(U\+2028\)"),
        ("a\U000e0041b", r"holds a character that cannot be shown \(U\+E0041\)"),
        ("x" * 20_001, "is 20001 characters long; use at most 20000"),
    ],
)
def test_that_what_cannot_be_shown_is_refused_by_the_name_of_its_field(text: str, says: str) -> None:
    with pytest.raises(InputError, match=f"^The handling instruction {says}"):
        plain_text(text, "handling instruction")


@pytest.mark.parametrize(
    "text",
    ["Two lines\nand\ta tab", "Türkiye, Côte d’Ivoire", "می‌خواهم", "हिन्दी क्‍ष", "مخيم الهول", "10\u202f800 × 2 – 3"],
)
def test_that_every_script_passes_as_it_was_typed(text: str) -> None:
    assert plain_text(f"  {text} ", "text") == text


def test_that_what_typesetters_leave_behind_is_dropped_without_a_word() -> None:
    assert plain_text("\ufeffrepatri\u00adation of\u200b all\r\nfamilies", "text") == "repatriation of all\nfamilies"


def test_that_a_line_is_one_line_in_single_spaces() -> None:
    assert plain_line(" A \n name\u00a0 with\tgaps ", "name") == "A name with gaps"


def test_that_a_text_from_outside_stands_safely_inside_a_sentence() -> None:
    assert shown("a\u202e\nb\x1b") == "a\ufffd b\ufffd"
    assert shown("x" * 1_000_000) == "x" * 59 + "…"
