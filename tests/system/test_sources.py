"""Who published what, and when: read from the words of the register, and said to be unknown where it is."""

from __future__ import annotations

import pytest

from planner.domain.evidence import EvidenceItem, Kind
from planner.system.evidence import register
from planner.system.sources import publications_of

Parts = tuple[str, str, str]


def parts(source: str) -> list[Parts]:
    item = EvidenceItem(id="O99", kind=Kind.OUTSIDE, text="Made up", source=source)
    return [(one.publisher, one.title, one.published) for one in publications_of(item)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("ICSR, From Daesh to Diaspora, 23 Jul 2018", [("ICSR", "From Daesh to Diaspora", "23 Jul 2018")]),
        ("Soufan Center 2017", [("Soufan Center", "", "2017")]),
        ("Lead IG report on OIR, Q2 2019", [("Lead IG report on OIR", "", "Q2 2019")]),
        ("AFP and Reuters, 20-21 Apr 2019", [("AFP and Reuters", "", "20-21 Apr 2019")]),
        ("OCHA 19 Jun and 21 Nov 2019", [("OCHA", "", "19 Jun and 21 Nov 2019")]),
        ("IRC, 16 Sep 2019; WHO, 22 Sep 2019", [("IRC", "", "16 Sep 2019"), ("WHO", "", "22 Sep 2019")]),
        ("President, 18 Oct 2019 (high)", [("President (high)", "", "18 Oct 2019")]),
        ("UNHCR", [("UNHCR", "", "")]),
        ("", []),
    ],
)
def test_that_publisher_title_and_date_are_told_apart(source: str, found: list[Parts]) -> None:
    assert parts(source) == found


def test_that_a_figure_of_the_article_names_the_article() -> None:
    figure = next(item for item in register().items if item.kind is Kind.FIGURE)
    (article,) = publications_of(figure)
    assert article.words == "ISIS Foreign Fighters after the Fall of the Caliphate · Armed Conflict Survey 6:1 · 2020"


def test_that_every_outside_row_names_a_publisher() -> None:
    rows = [item for item in register().items if item.kind is Kind.OUTSIDE]
    assert [
        item.id for item in rows if not all(one.publisher for one in publications_of(item)) or not item.source
    ] == []
