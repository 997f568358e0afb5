"""Who published what an evidence row rests on, under which title, and when: read from the register's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.domain.evidence import EvidenceItem
from planner.system.evidence import ARTICLE

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DAY = rf"\d{{1,2}}(?:\s{_MONTH})?(?:(?:\s?[-–]\s?|\sand\s)\d{{1,2}})?"
_DATE = re.compile(rf"[,\s]*\b((?:(?:{_DAY})\s{_MONTH}\s|{_MONTH}\s|Q[1-4]\s)?(?:19|20)\d\d)\s*$")
_BRACKET = re.compile(r"(.*?)\s*(\((?:low|high)\))?")
_IN_AN_ARTICLE = "Armed Conflict Survey 6:1"


@dataclass(frozen=True)
class Publication:
    """One source of a row; what the register does not say is empty."""

    publisher: str
    title: str
    published: str

    @property
    def words(self) -> str:
        """Title, publisher and date in one line, as far as they are known."""
        return " · ".join(part for part in (self.title, self.publisher, self.published) if part)


def publications_of(item: EvidenceItem) -> tuple[Publication, ...]:
    """The sources of a row, in its order; none for what is this project's own."""
    if item.source == ARTICLE:
        return (Publication(_IN_AN_ARTICLE, ARTICLE.partition(f", {_IN_AN_ARTICLE}")[0], "2020"),)
    return tuple(_publication(part.strip()) for part in item.source.split(";") if part.strip())


def _publication(words: str) -> Publication:
    """`ICSR, From Daesh to Diaspora, 23 Jul 2018`: publisher, title, date; a closing `(low)` stays with the first."""
    plain, bracket = _BRACKET.fullmatch(words).groups(default="")  # type: ignore[union-attr]  # every text matches
    found = _DATE.search(plain)
    rest = plain[: found.start()].strip(" ,") if found else plain
    publisher, _, title = rest.partition(", ")
    return Publication(f"{publisher} {bracket}".strip(), title, found[1] if found else "")
