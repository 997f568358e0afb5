"""What a published number counts; decides how it is written on screen, in reports and in files."""

from __future__ import annotations

from enum import StrEnum


class Quantity(StrEnum):
    """What a number counts; decides how it is written on screen and in reports."""

    PERSONS = "persons"
    PLACES = "places"
    SHARE_OF_PLACES = "share of places"
    PERSON_MONTHS = "person-months"
    CHILD_MONTHS = "child-months"
    EXPECTED = "people expected"
    CHANCE = "chance"
    PERSONS_A_MONTH = "persons a month"
    MONTHS = "months"
    RATIO = "ratio"
    TIMES = "times today"
    SHARE = "share"
    SWITCH = "switch"
    EFFORT = "effort"
    TIER = "tier"
