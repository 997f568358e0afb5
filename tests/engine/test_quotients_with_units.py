"""The quotient on quantities with units gives what it gives on numbers."""

from __future__ import annotations

import numpy as np
import pint
import pytest

from planner.engine.vocabulary import ratio

UNITS = pint.UnitRegistry()


@pytest.mark.parametrize(
    ("part", "whole", "found"), [(6.0, 3.0, 2.0), (1.0, 4.0, 0.25), (6.0, 0.0, 0.0), (0.0, 5.0, 0.0)]
)
def test_that_a_quotient_of_quantities_is_that_of_their_numbers(part: float, whole: float, found: float) -> None:
    quotient = ratio(np.array([part]) * UNITS.metre, np.array([whole]) * UNITS.second)

    assert quotient.magnitude.tolist() == [found]
    assert quotient.units == UNITS.metre / UNITS.second
