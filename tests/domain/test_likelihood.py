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
