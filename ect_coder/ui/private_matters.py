"""What the window does for privacy: shows the dialog, keeps the sheet, writes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ect_coder.ui.asking import ask_path
from ect_coder.values import Kind
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.analysis.processing import Processing
    from ect_coder.exchange.processing_sheet import Holding
    from ect_coder.study import Study
    from ect_coder.ui.deeds import Deeds
    from ect_coder.ui.pages import Pages


class PrivateMatters:
    """Opens the dialog on privacy over the pages."""

    def __init__(self, study: Study, pages: Pages, deeds: Deeds) -> None:
        self._study = study
        self._pages = pages
        self._deeds = deeds

    def show(self) -> None:
        """Show what is to be known, and keep what is written in the sheet."""
        self._pages.settle()
        from ect_coder.ui.privacy import Privacy

        study = self._study
        dialog = Privacy(study.processing.read(), study.path, self._pages.window(), writable=study.writable)
        dialog.export_wished.connect(self._export)
        if dialog.exec():
            self._deeds.do(partial(study.processing.write, dialog.sheet()))

    def _export(self, sheet: Processing) -> None:
        from ect_coder.exchange import processing_sheet

        proposed = self._study.path.with_name(_("GDPR sheet") + ".docx")
        path = ask_path(self._pages.window(), _("Export the sheet"), proposed, _("Document (*.docx)"), ".docx")
        if path is not None:
            words = _("Exported to {name}").format(name=path.name)
            self._deeds.do(partial(processing_sheet.export, sheet, self._holding(), path), words)

    def _holding(self) -> Holding:
        from ect_coder.exchange.processing_sheet import Holding

        documents = self._study.documents()
        return Holding(
            title=self._study.conventions().title,
            file=self._study.path.name,
            documents=len(documents),
            interviews=sum(each.kind is Kind.INTERVIEW for each in documents),
            codings=sum(each.codings for each in documents),
        )
