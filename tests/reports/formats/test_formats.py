"""Files of a report in every format: chosen by their ending, written whole or not at all, telling of nobody."""

from __future__ import annotations

import errno
import getpass
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from planner.domain.errors import Cancelled, InputError, WorldError
from planner.reports.document import ReportContent
from planner.reports.formats.formats import FORMATS, format_of, write_report_file, write_report_files

ENDINGS = tuple(FORMATS)
BEGINNINGS = {
    "pdf": b"%PDF-1.7",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "odt": b"PK\x03\x04",
    "ods": b"PK\x03\x04",
    "html": b"<!DOCTYPE html>",
}


def test_that_there_are_six_formats_each_with_a_name_and_a_use() -> None:
    assert set(ENDINGS) == set(BEGINNINGS)
    assert len({found.name for found in FORMATS.values()}) == 6
    assert all(found.purpose and found.ending == ending for ending, found in FORMATS.items())


@pytest.mark.parametrize("ending", ENDINGS)
def test_that_the_ending_decides_the_format(content: ReportContent, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"report.{ending.upper()}"
    write_report_file(content, target)

    assert target.read_bytes().startswith(BEGINNINGS[ending])
    assert [found.name for found in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize(("name", "said"), [("report.rtf", "ends in “.rtf”"), ("report", "has no ending")])
def test_that_another_ending_is_refused_with_those_there_are(name: str, said: str) -> None:
    with pytest.raises(
        InputError, match=rf"^“{name}” {said}; a report ends in .pdf, .docx, .xlsx, .odt, .ods, .html\.$"
    ):
        format_of(Path(name))


@pytest.mark.parametrize("ending", ENDINGS)
def test_that_a_full_disk_leaves_the_old_file(
    content: ReportContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    target = tmp_path / f"report.{ending}"
    target.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(WorldError, match="is full; nothing was changed"):
        write_report_file(content, target)
    assert target.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == [target.name]


def test_that_a_file_held_open_elsewhere_stays_as_it_was(
    content: ReportContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.docx"
    target.write_bytes(b"old")

    def held(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(os, "replace", held)

    with pytest.raises(WorldError, match="choose another folder"):
        write_report_file(content, target)
    assert target.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == [target.name]


def test_that_a_missing_folder_is_said_in_one_sentence(content: ReportContent, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="is not there; reconnect it or choose another place"):
        write_report_file(content, tmp_path / "nowhere" / "report.ods")


def test_that_all_files_are_made_before_the_first_is_put_in_place(content: ReportContent, tmp_path: Path) -> None:
    paths = [tmp_path / "report.pdf", tmp_path / "report.html", tmp_path / "report.xlsx"]

    def stop(_fraction: float, note: str) -> None:
        if note.startswith("Excel: Sheet"):
            raise Cancelled

    with pytest.raises(Cancelled):
        write_report_files(content, paths, stop)
    assert list(tmp_path.iterdir()) == []


def test_that_progress_names_the_format_and_never_goes_back(content: ReportContent, tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    paths = [tmp_path / f"report.{ending}" for ending in ENDINGS]
    write_report_files(content, paths, lambda fraction, note: told.append((fraction, note)))
    fractions = [fraction for fraction, _ in told]

    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert all(any(note.startswith(found.name) for _, note in told) for found in FORMATS.values())


def test_that_an_unknown_ending_stops_all_before_anything_is_written(content: ReportContent, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="rtf"):
        write_report_files(content, [tmp_path / "report.pdf", tmp_path / "report.rtf"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_that_no_file_tells_who_made_it_or_where(content: ReportContent, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"report.{ending}"
    write_report_file(content, target)
    held = b"\n".join(_members(target.read_bytes()))
    places = {str(Path.home()), os.getcwd(), str(tmp_path), tempfile.gettempdir()} - {"/"}
    told = [name for name in {getpass.getuser(), os.uname().nodename} if name.encode() in held and len(name) > 4]

    assert [place for place in places if place.encode() in held] == []
    assert told == []
    assert b"python-docx" not in held


def test_that_choosing_a_format_loads_no_writer() -> None:
    script = (
        "import sys, planner.reports.formats.formats\n"
        "print([m for m in ('typst', 'docx', 'xlsxwriter') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"


def _members(data: bytes) -> list[bytes]:
    """The file itself, and what is packed in it."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return [data]
    archive = zipfile.ZipFile(io.BytesIO(data))
    return [archive.comment, *(name.encode() for name in archive.namelist()), *map(archive.read, archive.namelist())]
