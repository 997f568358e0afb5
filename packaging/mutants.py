"""One-line mutants of a Python file: what each changes, and the text of the file with that change.

Left alone: annotations, decorators, texts, and what only guards (`strict=` of a zip, `errstate`).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

COMPARED: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<=", ">"),
    ast.LtE: ("<", ">="),
    ast.Gt: (">=", "<"),
    ast.GtE: (">", "<="),
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
}
SIGNS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}
RECKONED: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"),
    ast.Pow: ("**", "*"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
}
SWAPPED = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "minimum": "maximum",
    "maximum": "minimum",
    "smaller": "larger",
    "larger": "smaller",
    "floor": "ceil",
    "ceil": "floor",
    "argmin": "argmax",
    "argmax": "argmin",
}
"""Functions and methods that have an opposite."""
DROPPED = {"abs", "fabs", "round", "sorted", "positive", "reversed"}
"""Functions that give back nearly what they are given."""
GUARDS = {"strict", "errstate"}


@dataclass(frozen=True)
class Mutant:
    """One change of one line: `before` and `after` are the stripped line, `text` the whole file."""

    line: int
    before: str
    after: str
    text: str


@dataclass(frozen=True)
class _Edit:
    first: int
    last: int
    words: str


def mutants_of(text: str) -> tuple[Mutant, ...]:
    """Every one-line mutant of a file, in reading order; each still parses."""
    starts = [0]
    for line in text.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    raw = text.encode()

    def at(line: int, column: int) -> int:
        return starts[line - 1] + column

    found = {edit: None for edit in _edits(ast.parse(text), raw, at) if b"\n" not in raw[edit.first : edit.last]}
    ordered = sorted(found, key=lambda edit: (edit.first, edit.last, edit.words))
    return tuple(mutant for edit in ordered if (mutant := _mutant(raw, starts, edit)) is not None)


def _mutant(raw: bytes, starts: list[int], edit: _Edit) -> Mutant | None:
    changed = raw[: edit.first] + edit.words.encode() + raw[edit.last :]
    line = next(number for number, start in enumerate(starts) if start > edit.first)
    text = changed.decode()
    before, after = (found.decode().splitlines()[line - 1].strip() for found in (raw, changed))
    try:
        ast.parse(text)
    except SyntaxError:
        return None
    return Mutant(line, before, after, text) if before != after else None


def _edits(tree: ast.AST, raw: bytes, at: Callable[[int, int], int]) -> Iterator[_Edit]:
    for node in _reached(tree):
        if isinstance(node, ast.expr):
            first, last = at(node.lineno, node.col_offset), at(node.end_lineno or 0, node.end_col_offset or 0)
            yield from _of_expression(node, first, last, raw, at)
        if isinstance(node, (ast.If, ast.IfExp, ast.While)) and isinstance(
            node.test, (ast.Name, ast.Attribute, ast.Call)
        ):
            yield _Edit(*(2 * (at(node.test.lineno, node.test.col_offset),)), "not ")
        if isinstance(node, ast.comprehension):
            for test in node.ifs:
                if isinstance(test, (ast.Name, ast.Attribute, ast.Call)):
                    yield _Edit(*(2 * (at(test.lineno, test.col_offset),)), "not ")


def _of_expression(node: ast.expr, first: int, last: int, raw: bytes, at: Callable[[int, int], int]) -> Iterator[_Edit]:
    if isinstance(node, ast.Constant):
        for words in _other_constants(node.value):
            yield _Edit(first, last, words)
    elif isinstance(node, ast.Compare):
        for left, sign, right in zip([node.left, *node.comparators], node.ops, node.comparators, strict=False):
            for words in COMPARED[type(sign)]:
                yield from _sign(left, right, SIGNS[type(sign)], words, raw, at)
    elif isinstance(node, ast.BinOp) and type(node.op) in RECKONED:
        yield from _sign(node.left, node.right, *RECKONED[type(node.op)], raw, at)
        if isinstance(node.op, ast.BitAnd):
            yield from _without_one((node.left, node.right), at)
    elif isinstance(node, ast.BoolOp):
        both = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield from _sign(left, right, *both, raw, at)
        yield from _without_one(node.values, at)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub, ast.Invert)):
        yield _Edit(first, at(node.operand.lineno, node.operand.col_offset), "")
    elif isinstance(node, ast.Call):
        yield from _of_call(node, at)


def _without_one(parts: Sequence[ast.expr], at: Callable[[int, int], int]) -> Iterator[_Edit]:
    """All conditions but the first, and all but the last."""
    yield _Edit(at(parts[0].lineno, parts[0].col_offset), at(parts[1].lineno, parts[1].col_offset), "")
    ends = [at(part.end_lineno or 0, part.end_col_offset or 0) for part in parts[-2:]]
    yield _Edit(ends[0], ends[1], "")


def _of_call(node: ast.Call, at: Callable[[int, int], int]) -> Iterator[_Edit]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else name
    end = at(node.func.end_lineno or 0, node.func.end_col_offset or 0)
    if name in SWAPPED:
        yield _Edit(end - len(name), end, SWAPPED[name])
    if name in DROPPED and isinstance(node.func, ast.Name) and len(node.args) == 1 and not node.keywords:
        yield _Edit(end - len(name), end, "list" if name in ("sorted", "reversed") else "")


def _sign(
    left: ast.expr, right: ast.expr, sign: str, words: str, raw: bytes, at: Callable[[int, int], int]
) -> Iterator[_Edit]:
    first, last = at(left.end_lineno or 0, left.end_col_offset or 0), at(right.lineno, right.col_offset)
    found = raw[first:last].find(sign.encode())
    if found >= 0:
        yield _Edit(first + found, first + found + len(sign), words)


def _other_constants(value: object) -> tuple[str, ...]:
    if isinstance(value, bool):
        return (str(not value),)
    if isinstance(value, int):
        return (str(value + 1), str(value - 1)) if value > 0 else (str(value + 1),)
    if isinstance(value, float):
        return (repr(value * 1.1 + 0.01),)
    return ()


def _reached(node: ast.AST) -> Iterator[ast.AST]:
    """The node and all below it that a run can come past."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _only_guards(child):
                yield from _reached(child)


def _only_guards(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in GUARDS
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in GUARDS
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return False
