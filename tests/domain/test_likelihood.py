"""Likelihood words: the published bands, their gaps and the direction."""

from __future__ import annotations

import pytest

from planner.domain.errors import InputError
from planner.domain.likelihood import VOCABULARIES, Direction, legend, likelihood, paired_likelihood


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.03, "remote chance"),
        (0.15, "highly unlikely"),
        (0.3, "unlikely"),
        (0.45, "realistic possibility"),
        (0.71, "likely"),
        (0.85, "highly likely"),
        (1.0, "almost certain"),
        (0.94, "94\u202f% almost certain‡"),
        (0.78, "78\u202f% highly likely‡"),
        (0.5, "50\u202f% realistic possibility‡"),
        (0.06, "6\u202f% remote chance‡"),
    ],
)
def test_that_phia_words_follow_the_share_and_mark_the_gaps(share: float, text: str) -> None:
    found = likelihood(share, 1000, "PHIA")
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.03, "almost no chance"),
        (0.5, "roughly even chance"),
        (0.71, "likely"),
        (0.999, "almost certain"),
        (1.0, "100\u202f% almost certain‡"),
        (0.2, "20\u202f% unlikely‡"),
    ],
)
def test_that_icd_words_follow_the_share_and_mark_shared_bounds(share: float, text: str) -> None:
    found = likelihood(share, 1000, "ICD 203")
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
@pytest.mark.parametrize("percent", range(101))
def test_that_every_share_has_a_word(vocabulary: str, percent: int) -> None:
    found = likelihood(percent / 100, 200, vocabulary)
    assert found is not None
    assert found.word


def test_that_one_deterministic_run_has_no_likelihood() -> None:
    assert likelihood(1.0, 1, "PHIA") is None
    assert paired_likelihood(1.0, 0.0, 1, "PHIA") is None


def test_that_the_direction_is_the_one_most_draws_agree_on() -> None:
    found = paired_likelihood(0.97, 0.03, 1000, "PHIA")
    assert found is not None
    assert found.direction is Direction.LOWER
    assert (found.text, found.share_text) == ("▼ almost certain", "lower in 97\u202f%")


def test_that_equal_draws_have_no_direction() -> None:
    assert paired_likelihood(0.0, 0.0, 1000, "PHIA") is None


def test_that_an_unknown_vocabulary_is_refused_in_one_sentence() -> None:
    with pytest.raises(InputError, match="choose PHIA or ICD 203"):
        likelihood(0.5, 100, "Sherman Kent")


def test_that_the_legend_prints_every_band() -> None:
    assert ("likely", "55–75\u202f%") in legend("PHIA")
    assert legend("PHIA")[0] == ("remote chance", "up to 5\u202f%")


@pytest.mark.parametrize(
    ("vocabulary", "word", "low", "high"),
    [
        ("PHIA", "remote chance", 0, 5),
        ("PHIA", "highly unlikely", 10, 20),
        ("PHIA", "unlikely", 25, 35),
        ("PHIA", "realistic possibility", 40, 49),
        ("PHIA", "likely", 55, 75),
        ("PHIA", "highly likely", 80, 90),
        ("PHIA", "almost certain", 95, 100),
        ("ICD 203", "almost no chance", 1, 4),
        ("ICD 203", "very unlikely", 6, 19),
        ("ICD 203", "unlikely", 21, 44),
        ("ICD 203", "roughly even chance", 46, 54),
        ("ICD 203", "likely", 56, 79),
        ("ICD 203", "very likely", 81, 94),
        ("ICD 203", "almost certain", 96, 99),
    ],
)
def test_that_a_word_stands_alone_from_its_first_percent_to_its_last(
    vocabulary: str, word: str, low: int, high: int
) -> None:
    inside = [likelihood(percent / 100, 1000, vocabulary) for percent in (low, high)]
    outside = [likelihood(percent / 100, 1000, vocabulary) for percent in (low - 1, high + 1) if 0 <= percent <= 100]

    assert [found.text for found in inside if found] == [word, word]
    assert all(found is not None and found.boundary for found in outside)


@pytest.mark.parametrize(
    ("percent", "word"),
    [
        (7, "remote chance"),
        (8, "highly unlikely"),
        (22, "highly unlikely"),
        (23, "unlikely"),
        (37, "unlikely"),
        (38, "realistic possibility"),
        (52, "realistic possibility"),
        (53, "likely"),
        (77, "likely"),
        (78, "highly likely"),
        (92, "highly likely"),
        (93, "almost certain"),
    ],
)
def test_that_a_gap_is_parted_in_its_middle(percent: int, word: str) -> None:
    found = likelihood(percent / 100, 1000, "PHIA")

    assert found is not None
    assert (found.word, found.text) == (word, f"{percent}\u202f% {word}‡")


@pytest.mark.parametrize(("percent", "word"), [(5, "very unlikely"), (95, "very likely"), (45, "roughly even chance")])
def test_that_of_two_words_the_less_extreme_one_is_taken(percent: int, word: str) -> None:
    found = likelihood(percent / 100, 1000, "ICD 203")

    assert found is not None
    assert (found.word, found.boundary) == (word, True)


def test_that_two_draws_are_enough_to_count() -> None:
    found = likelihood(0.5, 2, "PHIA")

    assert found is not None
    assert found.share == 0.5


def test_that_more_draws_above_point_up_and_as_many_either_way_too() -> None:
    up, even = (paired_likelihood(lower, 0.45, 1000, "PHIA") for lower in (0.3, 0.45))

    assert up is not None
    assert (up.text, up.share_text) == ("▲ realistic possibility", "higher in 45\u202f%")
    assert even is not None
    assert even.direction is Direction.HIGHER


def test_that_a_legend_says_where_a_scale_ends_and_where_it_does_not() -> None:
    assert legend("PHIA")[-1] == ("almost certain", "95\u202f% and over")
    assert legend("ICD 203")[0] == ("almost no chance", "1–5\u202f%")
    assert legend("ICD 203")[-1] == ("almost certain", "95–99\u202f%")
