"""Memos, handed over: a document to read (Word), or a table."""

from __future__ import annotations

import csv
import io
from itertools import groupby
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.exchange.csv_out import guarded
from ect_coder.wording import _, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ect_coder.coding.memos import About, Memo


def write_document(memos: Sequence[Memo], title: str, told: str, path: Path) -> None:
    """Write memos as a Word document: a chapter for each kind of subject, a heading for each memo; `told` ends it."""
    from docx import Document

    book = Document()
    book.add_heading(_("Memos – {study}").format(study=title), level=0)
    for about, group in groupby(memos, key=_kind):
        book.add_heading(labels.memo_about(about), level=1)
        for memo in group:
            if memo.label:
                book.add_heading(memo.label, level=2)
            if memo.quote:
                book.add_paragraph(quoted(memo.quote), style="Quote")
            for paragraph in memo.text.split("\n"):
                book.add_paragraph(paragraph)
            signed = book.add_paragraph(labels.signed(memo.coder, memo.created))
            signed.runs[0].italic = True
    if told:
        book.add_paragraph(told)
    book.save(str(path))


def write_table(memos: Sequence[Memo], _title: str, _told: str, path: Path) -> None:
    """Write memos as CSV that Excel opens by a double click: UTF-8 with a mark, semicolons, no formula."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=";")
    rows.writerow([_("About"), _("Subject"), _("Passage"), _("Memo"), _("Coder"), _("Date")])
    for memo in memos:
        cells = (labels.memo_about(_kind(memo)), memo.label, memo.quote, memo.text, memo.coder, memo.created[:10])
        rows.writerow([guarded(cell, raw=False) for cell in cells])
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")


def _kind(memo: Memo) -> About:
    return memo.subject.about
