"""What a lever left alone does, in words that are read from the situation it stands in."""

from __future__ import annotations

import pytest
from made_up_situation import ABROAD, made_up

from planner.analysis.today import today_words
from planner.system.levers import LEVER_BY_NAME, LEVERS
from planner.system.situations import shipped_situations

NES = shipped_situations()[0]


@pytest.mark.parametrize(
    ("lever", "members", "words"),
    [
        ("transfer_capacity", "", "300 a month"),
        ("release_of_locals", "origin=Syria", "250 a month"),
        ("release_of_locals", "", "270 a month"),
        ("guard_ratio", "site=SDF prisons", "0.70"),
        ("guard_ratio", "", "0.70–1.00"),
        ("delivery_slip", "", "6 mo."),
        ("repatriation_sites", "", "all but Iraqi prisons"),
        ("repatriation_sites", "site=SDF camps", "on"),
        ("deprivation", "", "United Kingdom only"),
        ("reception_places", "", "no limit known"),
        ("pull", "", "as today"),
    ],
)
def test_that_todays_practice_is_read_from_the_situation(lever: str, members: str, words: str) -> None:
    assert today_words(NES, LEVER_BY_NAME[lever], members) == words


def test_that_a_made_up_situation_is_not_told_of_places_it_does_not_have() -> None:
    situation = made_up(ABROAD)
    said = {lever.name: today_words(situation, lever) for lever in LEVERS}

    assert said["deprivation"] == "The Isles only"
    assert said["repatriation_sites"] == "on"
    assert said["release_of_locals"] == "does not apply"
    assert not [words for words in said.values() if "SDF" in words or "Iraqi" in words or not words]
