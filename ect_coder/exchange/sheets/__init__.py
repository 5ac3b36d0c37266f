"""The sheets of the workbook as values: what each column means, and rows. No file yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.exchange.sheets.answers import answers, factors, matrix
from ect_coder.exchange.sheets.cards import codebook
from ect_coder.exchange.sheets.coded import codings
from ect_coder.exchange.sheets.dictionary import dictionary
from ect_coder.exchange.sheets.records import documents, projects
from ect_coder.exchange.sheets.shape import Cell, Column, Sheet, Type, apart, told_apart
from ect_coder.exchange.sheets.wide import wide

if TYPE_CHECKING:
    from ect_coder.analysis.whole import Whole

__all__ = ["Cell", "Column", "Sheet", "Type", "apart", "codings", "projects", "sheets"]


def sheets(whole: Whole) -> list[Sheet]:
    """Give the sheets after « Read me », in the contract's order, the dictionary last."""
    makers = (wide, codings, matrix, factors, answers, projects, documents, codebook)
    found = [told_apart(make(whole)) for make in makers]
    return [*found, dictionary(found)]
