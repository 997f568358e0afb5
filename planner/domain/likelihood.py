"""Likelihood words, PHIA and ICD 203: only for shares of simulated draws, never for one deterministic run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.domain.errors import InputError
from planner.domain.wording import THIN, percent_text

BOUNDARY = "‡"


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary and the whole percents it covers, both ends included."""

    word: str
    low: int
    high: int


@dataclass(frozen=True)
class Vocabulary:
    """A published scale of likelihood words, least likely first."""

    name: str
    terms: tuple[Term, ...]


PHIA = Vocabulary(
    "PHIA",
    (
        Term("remote chance", 0, 5),
        Term("highly unlikely", 10, 20),
        Term("unlikely", 25, 35),
        Term("realistic possibility", 40, 49),
        Term("likely", 55, 75),
        Term("highly likely", 80, 90),
        Term("almost certain", 95, 100),
    ),
)
ICD_203 = Vocabulary(
    "ICD 203",
    (
        Term("almost no chance", 1, 5),
        Term("very unlikely", 5, 20),
        Term("unlikely", 20, 45),
        Term("roughly even chance", 45, 55),
        Term("likely", 55, 80),
        Term("very likely", 80, 95),
        Term("almost certain", 95, 99),
    ),
)
VOCABULARIES = {vocabulary.name: vocabulary for vocabulary in (PHIA, ICD_203)}


class Direction(StrEnum):
    """Whether a scenario's draws are mostly above or below the reference's."""

    HIGHER = "higher"
    LOWER = "lower"

    @property
    def sign(self) -> str:
        """▲ or ▼."""
        return "▲" if self is Direction.HIGHER else "▼"


@dataclass(frozen=True)
class Likelihood:
    """A share of draws and its word; `boundary` when the vocabulary has no word, or two, for this share."""

    share: float
    word: str
    boundary: bool

    @property
    def text(self) -> str:
        """`likely`, or with the number in front where the share lies between two words: `93 % almost certain‡`."""
        return f"{percent_text(self.share)} {self.word}{BOUNDARY}" if self.boundary else self.word


@dataclass(frozen=True)
class PairedLikelihood:
    """The direction most draws agree on and how likely it is."""

    direction: Direction
    likelihood: Likelihood

    @property
    def text(self) -> str:
        """`▼ almost certain`."""
        return f"{self.direction.sign} {self.likelihood.text}"

    @property
    def share_text(self) -> str:
        """`lower in 97 %`."""
        return f"{self.direction} in {percent_text(self.likelihood.share)}"


def vocabulary_named(name: str) -> Vocabulary:
    """The vocabulary of a workspace. Raises `InputError` on an unknown name."""
    if name not in VOCABULARIES:
        raise InputError(f"“{name}” is not a likelihood vocabulary; choose {' or '.join(VOCABULARIES)}.")
    return VOCABULARIES[name]


def likelihood(share: float, draws: int, vocabulary: str) -> Likelihood | None:
    """The word for a share (0 to 1) of `draws` draws; None below two draws, where there is nothing to count.

    The word is read off the whole percent that is printed, so that number and word never disagree. Between two
    words the nearer one is taken, at equal distance the less extreme one.
    """
    terms = vocabulary_named(vocabulary).terms
    if draws < 2:
        return None
    percent = int(percent_text(share).split(THIN)[0])
    ranked = sorted(terms, key=lambda term: (_distance(term, percent), abs(term.low + term.high - 100)))
    matches = sum(_distance(term, percent) == 0 for term in terms)
    return Likelihood(share, ranked[0].word, matches != 1)


def paired_likelihood(lower: float, higher: float, draws: int, vocabulary: str) -> PairedLikelihood | None:
    """The direction with the larger share of paired draws, with its word; None when every draw is equal."""
    share, direction = max((higher, Direction.HIGHER), (lower, Direction.LOWER), key=lambda pair: pair[0])
    found = likelihood(share, draws, vocabulary) if share > 0 else None
    return PairedLikelihood(direction, found) if found else None


def legend(vocabulary: str) -> tuple[tuple[str, str], ...]:
    """Every word with its percents, for the annex: `("likely", "55–75 %")`."""
    return tuple((term.word, _span(term)) for term in vocabulary_named(vocabulary).terms)


def _distance(term: Term, percent: int) -> int:
    return max(term.low - percent, percent - term.high, 0)


def _span(term: Term) -> str:
    if term.low == 0:
        return f"up to {term.high}{THIN}%"
    if term.high == 100:
        return f"{term.low}{THIN}% and over"
    return f"{term.low}–{term.high}{THIN}%"
