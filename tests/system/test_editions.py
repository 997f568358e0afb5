"""Files of the first edition are read in the second, with nothing lost."""

from __future__ import annotations

import numpy as np
from made_scenarios import NES, RECONSTRUCTION, event, scenario

from planner.domain.distribution import Range
from planner.domain.situation import Driver, Origin, Parameter, Situation
from planner.domain.value import changed
from planner.system.editions import WITHDRAWN, brought_up
from planner.system.run import project_central

OLD = Parameter(name="breakout_share", range=Range(low=0, central=1, high=5), unit="%", evidence=("U08c",))


def first_edition(situation: Situation) -> Situation:
    """A situation as model 1.0 wrote it: fewer numbers, origins without blocs, drivers without ranges."""
    return changed(
        situation,
        parameters=(*situation.parameters[:20], OLD),
        origins=tuple(Origin(name=origin.name, local=origin.local) for origin in situation.origins),
        drivers=tuple(Driver(target="relocation", schedule=one.schedule, evidence=("R",)) for one in situation.drivers),
    )


def test_that_shipped_situations_of_the_first_edition_become_those_of_the_second() -> None:
    assert brought_up(first_edition(NES)) == NES
    assert brought_up(first_edition(RECONSTRUCTION)) == RECONSTRUCTION


def test_that_other_situations_stay_as_they_are() -> None:
    own = changed(first_edition(NES), id="our-own")

    assert brought_up(own) == own
    assert brought_up(NES) is NES


def test_that_a_situation_of_the_first_edition_can_be_read_from_its_json() -> None:
    body = first_edition(RECONSTRUCTION).model_dump(exclude={"places_follow"})

    assert brought_up(Situation.model_validate(body)) == RECONSTRUCTION


def test_that_an_event_on_a_withdrawn_number_does_nothing() -> None:
    struck = scenario(events=tuple(event(name, "multiply", 5, months=12) for name in WITHDRAWN))

    usual, after = (project_central(NES, chain, months=3, seed=1).central for chain in ((), (struck,)))

    assert [key for key in usual if not np.array_equal(usual[key], after[key], equal_nan=True)] == []
