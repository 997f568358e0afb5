"""Shapes and selections of a space: three places, two kinds, draws last."""

from __future__ import annotations

import numpy as np
import pytest

from planner.engine.axes import Axis, Space

PLACE, KIND, DRAW = Axis("place", 0), Axis("kind", 1), Axis("draw", 2)
SPACE = Space({PLACE: ("hill", "field", "shore"), KIND: ("old", "young")}, DRAW)
VALUES = np.arange(24.0).reshape(3, 2, 4)


def test_that_a_space_counts_its_axes_and_members() -> None:
    assert (SPACE.rank, SPACE.size(PLACE), SPACE.size(KIND)) == (3, 3, 2)
    assert SPACE.index(PLACE, "shore") == 2
    with pytest.raises(ValueError, match="not in tuple"):
        SPACE.index(PLACE, "sea")


@pytest.mark.parametrize(
    ("axes", "draws", "shape"),
    [((), 1, (1, 1, 1)), ((PLACE,), 1, (3, 1, 1)), ((KIND,), 5, (1, 2, 5)), ((PLACE, KIND), 4, (3, 2, 4))],
)
def test_that_an_array_has_length_one_where_it_does_not_vary(
    axes: tuple[Axis, ...], draws: int, shape: tuple[int, ...]
) -> None:
    assert SPACE.shape(axes, draws) == shape
    assert SPACE.shape(axes)[-1] == 1


@pytest.mark.parametrize(
    ("axes", "members", "picked"),
    [
        ((PLACE, KIND), {}, VALUES),
        ((PLACE, KIND), {"place": ["shore", "hill"]}, VALUES[[2, 0]]),
        ((PLACE, KIND), {"kind": ["young"]}, VALUES[:, 1:]),
        ((PLACE, KIND), {"place": ["field"], "kind": ["young"]}, VALUES[1:2, 1:]),
        ((PLACE,), {"place": ["field"]}, VALUES[1:2, :1]),
        ((KIND,), {}, VALUES[:1]),
    ],
    ids=["everybody", "in the order named", "one axis", "both axes", "an axis it does not vary over", "the other one"],
)
def test_that_a_selection_picks_its_cells_in_every_draw(
    axes: tuple[Axis, ...], members: dict[str, list[str]], picked: np.ndarray
) -> None:
    np.testing.assert_array_equal(VALUES[SPACE.cells(axes, members)].reshape(picked.shape), picked)
