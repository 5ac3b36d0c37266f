"""Plain texts in every encoding that French has met."""

from __future__ import annotations

import pytest

from ect_coder.corpus import readers
from ect_coder.errors import Cause, UnreadableFile

WORDS = "L’œuvre coûte 2 000 €.\nVoilà."


@pytest.mark.parametrize(("encoding", "warned"), [("utf-8", 0), ("utf-8-sig", 0), ("utf-16", 0), ("cp1252", 1)])
def test_the_encoding_is_found(tmp_path, encoding, warned):
    path = tmp_path / "texte.TXT"
    path.write_bytes(WORDS.encode(encoding))
    (source,) = readers.read(path).sources
    assert source.text == WORDS
    assert len(source.warnings) == warned


@pytest.mark.parametrize("content", [b"PK\x03\x04zip", b"%PDF-1.4", b"\0" * 400])
def test_a_renamed_file_is_refused(tmp_path, content):
    path = tmp_path / "faux.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refusal:
        readers.read(path)
    assert refusal.value.details["cause"] is Cause.RENAMED
