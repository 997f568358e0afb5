"""Every series the system publishes, in the order of the tables: indicators first, then what they rest on."""

from __future__ import annotations

from planner.system.catalogue import Series
from planner.system.indicators import capacity, counts, leaving, people, rights, security
from planner.system.publishing import Reading, readings_in, series_in

INDICATORS = (security, capacity, rights, leaving, counts, people)
"""The modules that declare them."""

SERIES: tuple[Series, ...] = series_in(*INDICATORS)
"""Every published series, in the order of the tables."""

READINGS: tuple[Reading, ...] = readings_in(*INDICATORS)
"""What each is read from, member by member."""

SERIES_BY_NAME = {series.name: series for series in SERIES}
