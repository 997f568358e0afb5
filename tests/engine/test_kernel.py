"""The compiled kernel on a small system made by hand: what it is written as, and what it computes against the march."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from planner.engine.assemble import System, assemble
from planner.engine.axes import Array, Axis, Space
from planner.engine.books import BooksError
from planner.engine.declare import Equation, Input, Move, Stock, equation
from planner.engine.kernel.library import Library
from planner.engine.kernel.program import kernel_of
from planner.engine.kernel.statements import KernelError
from planner.engine.kernel.writing import mark_of_source, source_of
from planner.engine.march import Block, Watch, march
from planner.engine.vocabulary import Number, either, member, next_along, ratio, renamed, total

PLACE = Axis("place", 0)
TO = Axis("to", 1)
DRAW = Axis("draw", 2)
SPACE = Space({PLACE: ("a", "b", "c"), TO: ("a", "b", "c")}, DRAW)
SIZES = {PLACE: 3, TO: 3}
COMPILER = next((path for name in ("cc", "gcc", "clang") if (path := shutil.which(name))), None)
needs_compiler = pytest.mark.skipif(COMPILER is None, reason="no C compiler here")


@equation("person", PLACE, kind="flow")
def leaving(people: Number, rate: Number, people_at_start: Number, dt: Number) -> Number:
    """A share of those there leaves, more where there were many at the start."""
    busy = people_at_start > 10.0
    return people * -np.expm1(-(rate * either(busy, 2.0, 1.0) * dt))


@equation("person", PLACE, TO)
def going(leaving: Number, pull: Number) -> Number:
    """Where they go: by the pull of each place."""
    return leaving * ratio(pull, total(pull, TO))


@equation("person", PLACE)
def coming(going: Number) -> Number:
    """The same people where they come to."""
    return renamed(total(going, PLACE), TO, PLACE)


@equation("person", PLACE, kind="flow")
def born(people: Number, birth: Number, dt: Number) -> Number:
    """People who are new."""
    return people**0.5 * birth * dt


@equation("person")
def everyone(people: Number) -> Number:
    """All people after the step."""
    return total(people, PLACE)


@equation("1", PLACE)
def neighbour(people: Number, leaving: Number, everyone: Number) -> Number:
    """The share of the place before, and what left here."""
    return next_along(ratio(people, everyone), PLACE) + np.log(1 + leaving)


INPUTS = (Input("rate", "1", (PLACE,)), Input("birth", "1", ()), Input("pull", "1", (TO,)))
STOCKS = (Stock("people", "person", (PLACE,)),)
MOVES = (
    Move("moving", (("people", "leaving"),), (("people", "coming"),)),
    Move("births", (), (("people", "born"),), brings="born"),
)


def _system(*equations: Equation, moves: tuple[Move, ...] = MOVES) -> System:
    found = equations or (leaving, going, coming, born)
    return assemble(INPUTS, found, (everyone, neighbour), STOCKS, moves, (PLACE, TO), DRAW)


def _block(draws: int, steps: int = 5, dt: float = 1.0) -> Block:
    random = np.random.default_rng(7)
    return Block(
        space=SPACE,
        base={
            "rate": random.uniform(0.0, 0.6, (3, 1, draws)),
            "birth": np.array([[[0.3]]]),
            "pull": random.uniform(0.0, 1.0, (1, 3, draws)),
        },
        start={"people": np.array([0.0, 5.0, 90.0]).reshape(3, 1, 1) * np.ones((1, 1, draws))},
        draws=draws,
        steps=steps,
        dt=dt,
    )


WATCHES = (
    Watch("people"),
    Watch("people", ()),
    Watch("leaving"),
    Watch("going", (TO,)),
    Watch("everyone"),
    Watch("neighbour"),
    Watch("rate", ()),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[System], Library]:
    """Compiles a system and loads it."""

    def make(system: System) -> Library:
        kernel = kernel_of(system, ["people", "leaving", "going", "everyone", "neighbour"], SIZES)
        source = source_of(kernel)
        return Library(_compiled(source, tmp_path_factory.mktemp("kernel")), kernel, mark_of_source(source))

    return make


def _compiled(source: str, folder: Path) -> Path:
    text, library = folder / "kernel.c", folder / "kernel.so"
    text.write_text(source, encoding="utf-8")
    named = ["-DNAME=plain", f"-DMARK={mark_of_source(source)}"]
    words = [
        str(COMPILER),
        "-O1",
        "-ffp-contract=off",
        "-shared",
        "-fPIC",
        *named,
        str(text),
        "-lm",
        "-o",
        str(library),
    ]
    subprocess.run(words, check=True, capture_output=True)
    return library


def _worst(found: Mapping[Watch, Array], expected: Mapping[Watch, Array]) -> float:
    """The largest relative distance of any number."""
    return max(
        float(np.max(np.abs(found[watch] - expected[watch]) / np.maximum(np.abs(expected[watch]), 1e-9)))
        for watch in expected
    )


@needs_compiler
@pytest.mark.parametrize("draws", [1, 7, 8, 9, 40])
def test_that_every_variable_is_the_marchs_to_rounding(made: Callable[[System], Library], draws: int) -> None:
    block = _block(draws)

    found = made(_system()).march(block, WATCHES, lambda: None)

    assert found is not None
    assert {watch: values.shape for watch, values in found.items()} == {
        watch: values.shape for watch, values in march(_system(), block, WATCHES).items()
    }
    assert _worst(found, march(_system(), block, WATCHES)) < 1e-12


@needs_compiler
def test_that_steps_of_a_quarter_of_a_month_are_the_marchs_too(made: Callable[[System], Library]) -> None:
    block = _block(3, steps=12, dt=0.25)

    found = made(_system()).march(block, WATCHES, lambda: None)

    assert found is not None
    assert _worst(found, march(_system(), block, WATCHES)) < 1e-12


@needs_compiler
def test_that_a_draw_is_the_same_to_the_bit_whichever_draws_stand_beside_it(made: Callable[[System], Library]) -> None:
    library, block = made(_system()), _block(20)
    base = {name: value[..., 12:13] if value.shape[-1] > 1 else value for name, value in block.base.items()}
    alone = Block(SPACE, base, {"people": block.start["people"][..., 12:13]}, 1, block.steps)

    one, all_ = (library.march(found, WATCHES[:1], lambda: None) for found in (alone, block))

    assert one is not None
    assert all_ is not None
    assert np.array_equal(one[WATCHES[0]][..., 0], all_[WATCHES[0]][..., 12])


@equation("person", PLACE)
def coming_twice(going: Number) -> Number:
    """More come than left: people appear."""
    return 2 * renamed(total(going, PLACE), TO, PLACE)


@needs_compiler
def test_that_books_which_do_not_balance_are_left_to_the_march_to_name(made: Callable[[System], Library]) -> None:
    moving = Move("moving", (("people", "leaving"),), (("people", "coming_twice"),))
    system = _system(leaving, going, coming_twice, born, moves=(moving, MOVES[1]))

    assert made(system).march(_block(3), WATCHES[:1], lambda: None) is None
    with pytest.raises(BooksError, match="moving"):
        march(system, _block(3), WATCHES[:1])


@needs_compiler
def test_that_a_run_can_be_stopped_between_a_few_draws(made: Callable[[System], Library]) -> None:
    looks: list[int] = []

    def pulse() -> None:
        looks.append(1)
        if len(looks) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        made(_system()).march(_block(100), WATCHES[:1], pulse)


@needs_compiler
def test_that_a_library_made_from_another_source_is_refused(tmp_path: Path) -> None:
    kernel = kernel_of(_system(), ["everyone"], SIZES)
    path = _compiled(source_of(kernel), tmp_path)

    with pytest.raises(LookupError):
        Library(path, kernel, "0" * 16)


@needs_compiler
def test_that_a_library_with_nothing_for_this_processor_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.c").write_text("int nothing;", encoding="utf-8")
    empty = tmp_path / "empty.so"
    subprocess.run([str(COMPILER), "-shared", "-fPIC", str(tmp_path / "empty.c"), "-o", str(empty)], check=True)

    with pytest.raises(LookupError, match="nothing for this processor"):
        Library(empty, kernel_of(_system(), ["everyone"], SIZES), "0" * 16)


@needs_compiler
def test_that_it_says_which_variables_it_gives(made: Callable[[System], Library]) -> None:
    library = made(_system())

    assert library.gives(WATCHES)
    assert not library.gives([Watch("coming")])


@equation("1", PLACE)
def first_place(people: Number) -> Number:
    """One member alone, which no loop can take."""
    return member(people, PLACE, 0)


def test_that_an_equation_no_loop_can_carry_out_is_refused_by_name() -> None:
    system = assemble(INPUTS, (leaving, going, coming, born), (first_place,), STOCKS, MOVES, (PLACE, TO), DRAW)

    with pytest.raises(KernelError, match="first_place"):
        kernel_of(system, ["first_place"], SIZES)


def test_that_the_same_system_is_always_written_the_same() -> None:
    one, other = (source_of(kernel_of(_system(), ["everyone"], SIZES)) for _ in range(2))

    assert one == other


def test_that_another_equation_is_another_source() -> None:
    @equation("person", PLACE, kind="flow")
    def born(people: Number, birth: Number, dt: Number) -> Number:
        return people**0.5 * birth * dt * 1.000001

    one, other = (
        mark_of_source(source_of(kernel_of(system, ["everyone"], SIZES)))
        for system in (_system(), _system(leaving, going, coming, born))
    )

    assert one != other


@equation("1", PLACE)
def exponentials(rate: Number) -> Number:
    """e to a number of any size, and what it is above 1."""
    return np.exp(rate) + 1e-300 * np.expm1(rate)


@equation("1", PLACE)
def small_growth(rate: Number) -> Number:
    """e to a small number, less 1."""
    return np.expm1(rate * 1e-3)


@equation("1", PLACE)
def logarithms(rate: Number) -> Number:
    """Of numbers far from and near 1."""
    return np.log(abs(rate) + 1e-300) + np.log2(abs(rate) + 2.0) + np.log1p(abs(rate) * 1e-4)


@equation("1", PLACE)
def powers(rate: Number, birth: Number) -> Number:
    """Powers, with nought and one among bases and exponents."""
    return abs(rate) ** birth + np.maximum(rate, 0.0) ** 0.5 + 0.0 * (np.minimum(rate, 1.0) ** 0.0)


MATHEMATICS = (exponentials, small_growth, logarithms, powers)
NUMBERS = np.array([-700.0, -30.5, -1.0, -0.2, -1e-8, 0.0, 1e-300, 1e-9, 0.2, 0.5, 1.0, 2.0, 31.7, 705.0])


@needs_compiler
@pytest.mark.parametrize("tested", MATHEMATICS, ids=lambda tested: tested.name)
def test_that_the_kernels_own_mathematics_is_right_to_fourteen_digits(tested: Equation, tmp_path: Path) -> None:
    system = assemble(INPUTS, (leaving, going, coming, born), (tested,), STOCKS, MOVES, (PLACE, TO), DRAW)
    kernel = kernel_of(system, [tested.name], SIZES)
    source = source_of(kernel)
    library = Library(_compiled(source, tmp_path), kernel, mark_of_source(source))
    block = _block(NUMBERS.size, steps=0)
    rates = {**block.base, "rate": np.broadcast_to(NUMBERS, (3, 1, NUMBERS.size)), "birth": np.array([[[1.7]]])}
    asked = Block(SPACE, rates, block.start, block.draws, 0)

    found = library.march(asked, [Watch(tested.name)], lambda: None)

    assert found is not None
    expected = march(system, asked, [Watch(tested.name)])
    np.testing.assert_allclose(found[Watch(tested.name)], expected[Watch(tested.name)], rtol=2e-14)
