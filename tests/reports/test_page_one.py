"""What page one says first, worked by hand on made-up runs: its title, its order, and the sites that are over."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from made_material import CHILDREN, NAMES, Factors, material, material_of, projected

from planner.reports.document import Bullets, Facing, Key, Text
from planner.reports.options_note.material import Material
from planner.reports.options_note.places import first_over_sentence
from planner.reports.options_note.so_what import Telling, so_what, title_of

HOME: Factors = {CHILDREN: 0.5, "untracked": 1.5}
STAY: Factors = {CHILDREN: 1.5, "untracked": 0.5}


FULL_TELLING = Telling()


def agreeing(rising: int, draws: int = 200) -> list[float]:
    """Factors under which so many draws rise by half and the others fall by half."""
    return [1.5] * rising + [0.5] * (draws - rising)


@pytest.mark.parametrize(
    ("factors", "said"),
    [
        (HOME, "fewer child-months in custody, more people untracked at home"),
        (STAY, "more child-months in custody, fewer people untracked at home"),
        ({}, "child-months in custody about the same, people untracked at home about the same"),
        ({"untracked": 1.5}, "child-months in custody about the same, more people untracked at home"),
        ({CHILDREN: 0.5}, "fewer child-months in custody, people untracked at home about the same"),
        ({"months_without_review": 0.5}, "less time without review, people untracked at home about the same"),
        ({"months_without_review": 1.5, "escapes": 1.5}, "more time without review, more escapes"),
        ({CHILDREN: 0.5, "untracked": 0.5}, "fewer child-months in custody, fewer people untracked at home"),
        ({CHILDREN: 0.5, "untracked": 0.5, "escapes": 1.5}, "fewer child-months in custody, more escapes"),
        ({CHILDREN: 1.5, "untracked": 1.5, "escapes": 0.5}, "more child-months in custody, fewer escapes"),
        (
            {CHILDREN: 0.5, "plot_involvement": 1.5, "plot_potential_abroad": 0.5},
            "fewer child-months in custody, expected plot involvement moves home",
        ),
        (
            {CHILDREN: 1.5, "plot_involvement": 0.5, "plot_potential_abroad": 1.5},
            "more child-months in custody, expected plot involvement stays abroad",
        ),
        (
            {CHILDREN: 0.5, "plot_involvement": 1.5, "plot_potential_abroad": 1.5},
            "fewer child-months in custody, people untracked at home about the same",
        ),
        (
            {CHILDREN: 1.5, "plot_involvement": 1.5, "plot_potential_abroad": 0.5},
            "more child-months in custody, people untracked at home about the same",
        ),
        (
            {**HOME, "plot_involvement": 1.5, "plot_potential_abroad": 0.5},
            "fewer child-months in custody, more people untracked at home",
        ),
    ],
)
def test_that_the_title_of_one_option_says_what_is_traded(factors: Factors, said: str) -> None:
    assert title_of(material(factors)) == f"Families home: {said}"


@pytest.mark.parametrize(
    ("rising", "said"),
    [
        (200, "more people untracked at home"),
        (160, "more people untracked at home"),
        (159, "people untracked at home may rise or fall"),
        (41, "people untracked at home may rise or fall"),
        (40, "fewer people untracked at home"),
    ],
)
def test_that_a_title_is_sure_from_eight_runs_in_ten_on(rising: int, said: str) -> None:
    assert title_of(material({CHILDREN: 0.5, "untracked": agreeing(rising)})).endswith(f", {said}")


def test_that_the_reference_alone_is_named_with_its_end() -> None:
    assert title_of(material()) == "“As in 2019” to Dec 2019"


@pytest.mark.parametrize(("options", "said"), [((HOME,), "1 option"), ((HOME, STAY), "2 options")])
def test_that_a_title_on_too_few_runs_trades_nothing(options: tuple[Factors, ...], said: str) -> None:
    assert title_of(material(*options, draws=199)) == f"“As in 2019” beside {said}, by Dec 2019"
    assert title_of(material(HOME, draws=200)).startswith("Families home: fewer")


def test_that_two_options_that_mirror_each_other_are_told_in_one_line() -> None:
    names = ("As in 2019", "Home", "Stay")

    assert title_of(material(HOME, STAY, names=names)) == (
        "Home: fewer child-months in custody, more people untracked at home; Stay: the reverse"
    )


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (
            {**STAY, "escapes": 1.5},
            "Two options against “As in 2019”: child-months in custody against people untracked at home",
        ),
        (HOME, "Two options against “As in 2019”: child-months in custody against people untracked at home"),
        ({}, "Two options against “As in 2019”: child-months in custody against people untracked at home"),
        ({CHILDREN: 1.5}, "Two options against “As in 2019”, by Dec 2019"),
        ({CHILDREN: 0.5, "untracked": 0.5}, "Two options against “As in 2019”, by Dec 2019"),
        ({CHILDREN: 1.5, "escapes": 0.5}, "Two options against “As in 2019”, by Dec 2019"),
    ],
    ids=["escapes rise in both", "the same", "nothing moves", "nothing traded", "both fall", "another trade"],
)
def test_that_two_options_are_traded_only_where_each_that_moves_trades_the_same(second: Factors, said: str) -> None:
    first = {**HOME, "escapes": 1.5}

    assert title_of(material(first, second)) == said


def test_that_a_mirrored_title_too_long_for_its_line_counts_the_options_instead() -> None:
    long = (
        "As in 2019",
        "Home",
        "S" * (92 - len("Home: fewer child-months in custody, more people untracked at home; : the reverse")),
    )

    assert len(title_of(material(HOME, STAY, names=long))) == 92
    assert title_of(material(HOME, STAY, names=(*long[:2], f"{long[2]}S"))).startswith("Two options against")


@pytest.mark.parametrize(("options", "word"), [(3, "Three"), (4, "Four")])
def test_that_more_options_are_counted_in_words(options: int, word: str) -> None:
    assert title_of(material(*[HOME] * options)).startswith(f"{word} options against “As in 2019”: child-months")


def sides(found: Material, telling: Telling = FULL_TELLING) -> tuple[list[str], list[str]]:
    """The leads of the security and of the rights sentences, in their order."""
    facing = next(block for block in so_what(found, telling) if isinstance(block, Facing))
    ((security, rights),) = facing.rows
    assert isinstance(security, Bullets)
    assert isinstance(rights, Bullets)
    return [item.lead for item in security.items], [item.lead for item in rights.items]


def test_that_what_the_title_speaks_of_is_said_before_plot_involvement_and_that_before_the_rest() -> None:
    moving = {**HOME, "escapes": 1.2, "months_without_review": 0.9}

    assert sides(material(moving)) == (
        ["Untracked.", "Plot involvement."],
        ["Child-months, third-country.", "Person-months unreviewed."],
    )


def test_that_both_sides_are_cut_to_the_same_number_and_never_below_what_is_asked() -> None:
    moving = {**HOME, "escapes": 1.2, "months_without_review": 0.9}

    assert [len(side) for side in sides(material(moving), Telling(indicators=1))] == [1, 1]
    assert [len(side) for side in sides(material(HOME), Telling(indicators=4))] == [2, 1]


def test_that_without_options_the_levels_stand_side_by_side_and_plot_involvement_among_the_first_two() -> None:
    security, rights = sides(material())

    assert security == ["Untracked.", "Plot involvement."]
    assert rights == ["Children.", "Review."]


@pytest.mark.parametrize("indicators", [2, 3, 4])
def test_that_no_shorter_telling_of_one_scenario_leaves_plot_involvement_out(indicators: int) -> None:
    assert "Plot involvement." in sides(material(), Telling(indicators=indicators))[0]


@pytest.mark.parametrize(("options", "keys"), [(1, 0), (2, 0), (3, 0), (4, 1)])
def test_that_more_than_three_options_get_a_key(options: int, keys: int) -> None:
    blocks = so_what(material(*[HOME] * options))

    assert sum(isinstance(block, Key) for block in blocks) == keys
    assert isinstance(blocks[0], Text)
    assert (NAMES[1] in blocks[0].text) is (options in (2, 3))


def over(**sites: Mapping[str, list[float]]) -> Material:
    """Held by site and letter, month by month from November 2019, on 100 places everywhere; 200 runs alike."""
    made = {}
    for letter in next(iter(sites.values())):
        series = {}
        for site, held in sites.items():
            rows = np.repeat(np.array(held[letter])[:, None], 200, axis=1)
            series |= {f"held|site={site}": rows, f"places|site={site}": np.full_like(rows, 100.0)}
            series[f"occupancy|site={site}"] = rows / 100
        made[letter] = projected(series)
    return material_of(made)


FULL, NEVER, LATE, EARLY = [120.0] * 4, [90.0] * 4, [90.0, 90, 90, 120], [90.0, 90, 120, 120]


@pytest.mark.parametrize(
    ("sites", "said"),
    [
        ({"North": {"A": NEVER}}, "No site is over its places by Feb 2020."),
        ({"North": {"A": FULL}}, "North from the start, for 3 months (A)."),
        ({"North": {"A": FULL, "B": FULL}}, "North from the start, for 3 months (A, B)."),
        ({"North": {"A": FULL, "B": [120.0, 120, 90, 90]}}, "North from the start, for 3 months (A), for 1 month (B)."),
        ({"North": {"A": EARLY, "B": NEVER}}, "North from Jan 2020 (A), not by Feb 2020 (B)."),
        (
            {"North": {"A": LATE}, "South": {"A": FULL}},
            "South from the start, for 3 months (A); North from Feb 2020 (A).",
        ),
        ({"North": {"A": EARLY}, "South": {"A": EARLY}}, "North and South from Jan 2020 (A)."),
        (
            {"North": {"A": LATE}, "South": {"A": EARLY}, "East": {"A": FULL}},
            "East from the start, for 3 months (A); South from Jan 2020 (A); and 1 more site.",
        ),
        (
            {"North": {"A": LATE}, "South": {"A": EARLY}, "East": {"A": FULL}, "West": {"A": LATE}},
            "East from the start, for 3 months (A); South from Jan 2020 (A); and 2 more sites.",
        ),
        (
            {"North": {"A": NEVER, "B": FULL}, "South": {"A": LATE, "B": LATE}, "East": {"A": NEVER, "B": EARLY}},
            "North not by Feb 2020 (A), from the start (B); East not by Feb 2020 (A), from Jan 2020 (B); "
            "and 1 more site.",
        ),
    ],
)
def test_that_the_sites_that_are_over_longest_in_any_scenario_are_named_first(
    sites: Mapping[str, Mapping[str, list[float]]], said: str
) -> None:
    found = first_over_sentence(over(**sites))

    assert (found.lead, found.text) == ("Over places.", said)
