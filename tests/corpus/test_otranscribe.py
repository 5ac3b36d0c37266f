"""oTranscribe's files."""

from __future__ import annotations

import json

import pytest

from ect_coder.corpus import readers
from ect_coder.errors import Cause, UnreadableFile

TIME = '<span class="timestamp" data-timestamp="{0}">{1}</span>'
PAGE = (
    f"<p>{TIME.format(1.5, '0:01')}&nbsp;Enquêtrice : Bonjour, <b>vous</b> venez ?<br></p>"
    f"<p>{TIME.format(3723, '1:02:03')} Zoé : Oui &amp; non.</p><p></p>"
    f"{TIME.format(3730, '1:02:10')} Enquêtrice : Ah ?<br />{TIME.format(3735, '1:02:15')} Zoé : Voilà.<br>Fin."
)


@pytest.fixture
def read(tmp_path):
    def read(content, encoding="utf-8"):
        words = content if isinstance(content, str) else json.dumps(content)
        (tmp_path / "entretien.otr").write_bytes(words.encode(encoding))
        (source,) = readers.read(tmp_path / "entretien.otr").sources
        return source

    return read


def test_times_stay_in_the_text_and_are_those_of_the_turns(read):
    source = read({"text": PAGE, "media": "zoé 1.mp3", "media-time": 12.3})
    said = [(turn.speaker, source.text[turn.label_end : turn.end], turn.time) for turn in source.turns]
    assert said == [
        ("Enquêtrice", "Bonjour, vous venez ?", "0:01"),
        ("Zoé", "Oui & non.", "1:02:03"),
        ("Enquêtrice", "Ah ?", "1:02:10"),
        ("Zoé", "Voilà.\nFin.", "1:02:15"),
    ]
    assert source.text.startswith("0:01\u00a0Enquêtrice : Bonjour")
    assert (source.format, source.facts) == ("oTranscribe", (("audio", "zoé 1.mp3"),))


@pytest.mark.parametrize("media", [{}, {"media": ""}, {"media": None, "media-time": ""}, {"media": 3}])
def test_a_file_without_its_recording_is_read(read, media):
    source = read({"text": "<p>Un.</p>"} | media)
    assert (source.text, source.facts) == ("Un.", ())


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Un.", "Un."),
        ("<p>Un<p>deux</b>", "Un\ndeux"),
        ("<div>Un<div>deux</div></div>", "Un\ndeux"),
        ("<script>x</script><p>Un < deux</p>", "xUn < deux"),
        ("<div>" * 5000 + "Un", "Un"),
        ("\ud800Un", "\ufffdUn"),
    ],
)
def test_odd_pages_are_read(read, page, text):
    assert read({"text": page}).text.replace("\n", "") == text.replace("\n", "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(read, encoding):
    assert read('{"text": "<p>Été</p>"}', encoding).text == "Été"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("", Cause.EMPTY),
        ('{"text": "<p>U', Cause.DAMAGED),
        ("[" * 200_000, Cause.DAMAGED),
        ("[]", Cause.RENAMED),
        ('{"media": "x"}', Cause.RENAMED),
        ('{"text": 3}', Cause.RENAMED),
        ('{"text": ""}', Cause.NO_TEXT),
        ('{"text": "<p></p><br>"}', Cause.NO_TEXT),
    ],
)
def test_what_is_no_transcript_is_refused_by_its_cause(read, content, cause):
    with pytest.raises(UnreadableFile) as refusal:
        read(content)
    assert refusal.value.details["cause"] is cause
