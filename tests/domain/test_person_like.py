"""What looks like a person is found; what an officer writes of events, groups and evidence is left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from planner.assets import data_root
from planner.domain.person_like import looks_like_a_person

PERSONS = [
    "Jean Dupont, 12.03.1988",
    "Interview with Ahmed al-Rashid (b. 4 May 1990) in the camp.",
    "Ahmed al-Rashid born 4 May 1990",
    "Anna Müller geb. 01.02.1995",
    "Maria O’Neill – 1987-06-30",
    "DUPONT Jean, 12/03/1988",
    "Dupont;Jean;12/03/1988",
    "DOB 12/03/1988",
    "date of birth: 12 March 1988",
    "D.O.B.: 1988-03-12",
    "née le 12 mars 1988",
    "Passport no. X1234567",
    "his passport 12AB34567 was found",
    "passport: 300012345",
    "Travel document number AB 1234567",
    "ID card L01X00T471",
    "ID number 784512369",
    "Reisepass Nr. C01X00T47",
    "National insurance number AB 12 34 56 C",
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "CPR 010190-1234",
    "NIR 2 55 08 14 168 025 38",
    "Keep for June 2021: John Smith, March 4, 1985, leaves first.",
]
NOBODY = [
    "",
    "The Turkish offensive began on 9 October 2019.",
    "Baghouz fell on 23 March 2019; Al-Hol grew to 73 000.",
    "Al-Hol Camp, 14 October 2019",
    "Security Council resolution 2178, 24 September 2014",
    "Geneva Convention, 12 August 1949",
    "New York, 11 September 2001",
    "The Hague, 5 October 1961",
    "children born on or after 1 January 2012",
    "born in custody between 2014 and 2019",
    "Minors born before 1 July 2019 keep the nationality.",
    "Passports revoked: 12 000 since 2014; 3 500 visas refused.",
    "passport revocation from 2020-01",
    "France 2019-12, Germany 2020-01",
    "F29, X19, U13b and D4 of the register",
    "Fingerprint 4f3a 91c2 or 12345678 at the foot",
    "600@2020-07..450@2021-01",
    "SDF prisons, 10 000 men, 8 000 places",
    "Head of modelling, central unit",
    "returns.desk@office.example",
    "Tel. 030 1234567, room 12-345",
    "Decision of the Home Secretary, 19 February 2019",
    "Turn 2, 12.03.2020: Cell Alpha decides",
    "sha256 9f86d081884c7d659a2feaa0c55ad015",
    "Coalition Forces, 1991-01-17",
    "version 2019-11 of 010190",
    "Option A, Option B; 01/12/2019",
]


@pytest.mark.parametrize("text", PERSONS)
def test_that_a_person_is_noticed(text: str) -> None:
    assert looks_like_a_person(text)


@pytest.mark.parametrize("text", NOBODY)
def test_that_events_groups_and_evidence_are_left_alone(text: str) -> None:
    assert looks_like_a_person(text) == ""


def shipped_texts() -> Iterator[tuple[str, str]]:
    """Every text that comes with the planner: evidence, situations, exercises, help; by line or by value."""
    for path in sorted((data_root() / "resources").rglob("*")):
        if path.suffix in (".csv", ".md", ".txt", ".html", ".typ"):
            yield from ((path.name, line) for line in path.read_text("utf-8").splitlines())
        elif path.suffix in (".json", ".exercise"):
            yield from ((path.name, text) for text in texts_in(json.loads(path.read_text("utf-8"))))


def texts_in(value: object) -> Iterator[str]:
    """Every text inside a JSON value."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, str):
        yield value
    for part in parts:
        yield from texts_in(part)


def test_that_no_shipped_text_is_taken_for_a_person() -> None:
    found = [(name, text, sign) for name, text in shipped_texts() if (sign := looks_like_a_person(text))]

    assert found == []
    assert sum(1 for _ in shipped_texts()) > 1_000


@pytest.mark.timeout(10)
def test_that_long_and_odd_texts_are_read_in_no_time() -> None:
    odd = [
        "A" * 20_000 + " 1",
        "Aa " * 7_000 + "1",
        "passport " * 2_000 + "1",
        "<" * 20_000 + "1",
        "1 " * 10_000,
        "12.",
    ]

    assert [looks_like_a_person(text) for text in odd] == [""] * len(odd)
