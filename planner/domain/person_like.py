"""Texts that look like a person: a name with a date of birth, the number of a passport or another document.

A workspace holds groups and posts, never persons. Dates of events, ids of evidence, fingerprints, and counts of
people pass; so does a name alone, because places and posts have names too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    "Nov(?:ember)?|Dec(?:ember)?|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|mars|avril|juin|"
    "juillet|août|septembre|octobre|novembre|décembre"
)
_YEAR = r"(?P<year{}>(?:19|20)\d\d)"
_NUMERIC = rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR.format(1)}|{_YEAR.format(2)}-\d{{2}}-\d{{2}})"
_IN_WORDS = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s(?:{_MONTHS})\s{_YEAR.format(3)}"
    rf"|(?:{_MONTHS})\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR.format(4)})"
)
_DATE = rf"(?:{_NUMERIC}|{_IN_WORDS})"
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
_PARTICLE = r"(?:(?:al|el|bin|ibn|bint|abu|umm|van|von|de|der|del|di|da|la|le)[\s-])?"

_BORN = re.compile(
    r"\b(?:born|date\sof\sbirth|birth\s?date|d\.?\s?o\.?\s?b\.?|née?|geboren|geb\.|geburtsdatum|date\sde\snaissance)"
    rf"\W{{0,3}}(?:(?:on|am|le|the)\s)?{_DATE}",
    re.IGNORECASE,
)
_DATES = re.compile(_DATE)
_NUMERIC_DATES = re.compile(_NUMERIC)
_NAME_BEFORE = re.compile(rf"(?P<name>{_WORD}(?:\s{_PARTICLE}{_WORD}){{1,4}})(?:,|;|:|\s[–—-])?\s\(?(?:b\.\s|\*\s?)?\Z")
_ROW_BEFORE = re.compile(rf"(?P<name>{_WORD}[,;\t]\s?{_WORD})[,;\t]\s?\Z")
_LONGEST_NAME = 80
"""Characters before a date that are searched for a name."""
_DOCUMENT = re.compile(
    r"\b(?:passport|travel\sdocument|identity\scard|ID\scard|national\sID|ID\s(?:no\.?|number)|residence\spermit|visa|"
    r"driving\slicence|laissez-passer|birth\scertificate|national\sinsurance|social\ssecurity|case\sfile|"
    r"Reisepass|Personalausweis|passeport|carte\sd[’']identité|pasaport)"
    r"\W{0,2}(?:(?i:no|number|nr|num|n°|№)\b\.?|#|№|n°)?\W{0,3}"
    r"(?:[A-Z]{1,3}[ -]?\d{5,9}[A-Z]?|\d{6,12}|(?=[A-Z0-9]{0,7}\d(?:[A-Z]*\d){4})[A-Z0-9]{8,12})(?![\w-])",
    re.IGNORECASE,
)
_MACHINE_READABLE = re.compile(r"[A-Z][A-Z0-9<]{23,}")
_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b")
_DATED_NUMBER = re.compile(r"(?<![\d-])(\d\d)(\d\d)(\d\d)[-+]\d{4}(?![\d-])")
_FRENCH = re.compile(r"(?<!\d)[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d(?!\d)")

_BIRTH_YEARS = range(1910, 2011)
"""A date beside a name is read as a birth only in these years; the events of this field are later."""

_PLACES_AND_POSTS = """\
a act after agency agreement airport an and annex april arab army article as assembly at attack attacks august battle
bay before between border brigade by camp cell center central centre chapter charter child children city coalition
commission committee conference congress convention council court crescent cross dated day december decision
declaration department directive draft east eastern european evidence facility february federal figure for force
forces friday from front general great group in inject international islamic island it january july june kingdom law
letter lower march may meeting memo middle ministry monday month movement national nations new north northern note
november october of offensive office on operation option or page parliament part party plan prison program programme
protocol published qaeda red regulation report republic resolution review rights river saturday saudi scenario section
security september siege signed since source south southern state states statute strategy summit sunday table taliban
that the these this those thursday to town treaty tuesday turn under union unit united until updated upper version war
wednesday week west western"""
_NO_NAMES = frozenset(_PLACES_AND_POSTS.split())


def looks_like_a_person(text: str) -> str:
    """What in a text looks like a person, as “a date of birth”; empty when nothing does."""
    if not any(character.isdigit() for character in text) and "<<" not in text:
        return ""
    return next(_signs(text), "")


def _signs(text: str) -> Iterator[str]:
    if _BORN.search(text):
        yield "a date of birth"
    if any(_is_birth(text, date, _NAME_BEFORE) for date in _DATES.finditer(text)):
        yield "a name with a date of birth"
    if any(_is_birth(text, date, _ROW_BEFORE) for date in _NUMERIC_DATES.finditer(text)):
        yield "a name with a date of birth"
    if _DOCUMENT.search(text) or any("<<" in found[0] for found in _MACHINE_READABLE.finditer(text)):
        yield "the number of a passport or another document"
    if _INSURANCE.search(text) or any(map(_is_dated, _DATED_NUMBER.finditer(text))):
        yield "a personal number"
    if any(_has_key(found[0]) for found in _FRENCH.finditer(text)):
        yield "a personal number"


def _is_birth(text: str, date: re.Match[str], before: re.Pattern[str]) -> bool:
    """A name, no institution or place, right before a date on which somebody now grown up could be born."""
    years = [int(year) for key, year in date.groupdict().items() if key.startswith("year") and year]
    if years[0] not in _BIRTH_YEARS:
        return False
    found = before.search(text[max(0, date.start() - _LONGEST_NAME) : date.start()])
    words = re.findall(r"[^\W\d_]+", found["name"].casefold()) if found else ("the",)
    return not any(word in _NO_NAMES for word in words)


def _is_dated(found: re.Match[str]) -> bool:
    """Six digits that are a day, as in the personal numbers of the Nordic states."""
    first, month, last = (int(part) for part in found.groups())
    return 1 <= month <= 12 and (1 <= first <= 31 or 1 <= last <= 31)


def _has_key(number: str) -> bool:
    """Whether the last two digits of a French number are the key of the others."""
    digits = number.replace(" ", "").replace("2A", "19").replace("2B", "18")
    return digits.isdigit() and 97 - int(digits[:-2]) % 97 == int(digits[-2:])
