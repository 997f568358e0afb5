"""The system, wired: importing this module refuses a wrong name, circle or dimension."""

from __future__ import annotations

from planner.engine.assemble import System, assemble
from planner.engine.declare import Delay, equations_in
from planner.system import (
    borders,
    breakouts,
    capacity,
    custodians,
    custody,
    home,
    movements,
    plots,
    repatriation,
    theatre,
)
from planner.system.dimensions import AXES, DRAW, SITE
from planner.system.outside import INPUTS
from planner.system.series import INDICATORS
from planner.system.stocks import MOVES, STOCKS

MODEL_VERSION = "2.0"

PLACES_DELIVERED = Delay("places_delivered", "added_places", "delivery_slip", "person", (SITE,))

CHAPTERS = (borders, theatre, custodians, capacity, breakouts, custody, movements, repatriation, home, plots)
"""The modules of equations, in reading order; the indicators follow."""

SYSTEM: System = assemble(
    inputs=INPUTS,
    equations=(PLACES_DELIVERED, *equations_in(*CHAPTERS)),
    indicators=equations_in(*INDICATORS),
    stocks=STOCKS,
    moves=MOVES,
    axes=AXES,
    draw=DRAW,
)
