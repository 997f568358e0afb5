"""Where LibreOffice is at hand: it opens every office file and prints it, marked on every page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest

from planner.reports.document import ReportContent
from planner.reports.formats.formats import write_report_file

OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["docx", "odt", "xlsx", "ods"])
def test_that_libreoffice_prints_the_file_with_its_marking_on_every_page(
    content: ReportContent, tmp_path: Path, ending: str
) -> None:
    write_report_file(content, tmp_path / f"report.{ending}")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, str(tmp_path / f"report.{ending}")], check=True, capture_output=True, timeout=110)
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "report.pdf").pages]

    assert len(pages) >= 4
    assert all(text.count("OFFICIAL-SENSITIVE · recipients only") >= 2 for text in pages)
    assert "Families home: far less child custody" in pages[0]
