"""What lies outside a file is neither called nor opened nor run, whatever the file asks for."""

from __future__ import annotations

import json
import socket

import pytest

from ect_coder.corpus import reading_room
from tests.corpus.hostile import cell, leaf, odt, pages, paragraph, pdf, relations, saved, shown, stream, word, xlsx
from tests.corpus.reading import text_of

CALM = paragraph("Des mots tranquilles.")
P = "<text:p>Des mots tranquilles.</text:p>"
ROWS = cell("texte") + cell("Des mots tranquilles.")
PAGE = "<html><head>{}</head><body><p>Des mots tranquilles.</p>{}</body></html>"
SRT = "00:00:01.000 --> 00:00:02.000\nDes mots tranquilles.\n"
LINK = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href='
ABOVE = 100_000_000


def linked(kind, target):
    return word(CALM, word___rels__document_dot_xml_dot_rels=relations((kind, target)))


def field(code):
    return word(f'{CALM}<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>le résultat</w:t></w:r></w:fldSimple></w:p>')


def acting(action, *more):
    """Make a PDF that acts when it is opened, and a page that acts when it is seen."""
    return pdf(
        pages([4]),
        leaf(5, f"/AA << /O {action} >>"),
        stream(shown("Des mots tranquilles.")),
        *more,
        catalog=f"/OpenAction {action}",
    )


def formula(code):
    return xlsx(ROWS + f'<row><c/><c t="str"><f>{code}</f><v>le résultat</v></c></row>')


def outside(web, secret, command):
    """Give files that ask for the web, for a file of ours, or for a program to be run: by what they ask."""
    return {
        "docx: a template": linked("attachedTemplate", web),
        "docx: an image": linked("image", web),
        "docx: a linked object": linked("oleObject", f"file:///{secret}"),
        "docx: another document": linked("aFChunk", web),
        "docx: a frame": linked("frame", web),
        "docx: a part that lies above the file": word(
            CALM, word___rels__document_dot_xml_dot_rels=relations(("footnotes", f"../../../..{secret}"))
        ),
        "docx: a field that includes a file": field(f"INCLUDETEXT &quot;{secret}&quot;"),
        "docx: a field that runs a program": field(f"DDEAUTO &quot;sh&quot; &quot;-c {command}&quot;"),
        "docx: macros": word(CALM, word__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0" + command.encode()),
        "odt: an image": odt(
            f'<text:p>Des mots tranquilles.<draw:frame><draw:image {LINK}"{web}"/></draw:frame></text:p>'
        ),
        "odt: a section of another file": odt(
            f'<text:section><text:section-source {LINK}"file://{secret}"/>{P}</text:section>'
        ),
        "odt: a linked object": odt(
            f'{P}<text:p><draw:frame><draw:object {LINK}"file://{secret}"/></draw:frame></text:p>'
        ),
        "odt: a link to a running program": odt(
            f'<text:dde-connection-decls><text:dde-connection-decl office:dde-application="{command}"/>'
            f"</text:dde-connection-decls>{P}"
        ),
        "odt: macros": odt(P, Basic__Standard__Module1_dot_xml=f'<x>Shell("{command}")</x>'),
        "xlsx: a formula that asks the web": formula(f"WEBSERVICE(&quot;{web}&quot;)"),
        "xlsx: a formula that runs a program": formula(f"cmd|' /C {command}'!A0"),
        "xlsx: another workbook": xlsx(
            ROWS,
            xl__externalLinks__externalLink1_dot_xml="<externalLink/>",
            xl__externalLinks___rels__externalLink1_dot_xml_dot_rels=relations(("externalLinkPath", web)),
        ),
        "xlsx: a connection": xlsx(
            ROWS, xl__connections_dot_xml=f'<connections><connection url="{web}"/></connections>'
        ),
        "html: images, styles and scripts": saved(
            "x.html",
            PAGE.format(
                f'<link rel="stylesheet" href="{web}"><script src="{web}"></script><base href="{web}">',
                f'<img src="{web}"><img src="file://{secret}"><script>fetch("{web}")</script>',
            ),
        ),
        "html: frames and objects": saved(
            "x.html",
            PAGE.format(
                "", f'<iframe src="file://{secret}"></iframe><object data="{web}"></object><embed src="{web}">'
            ),
        ),
        "html: a page that leads elsewhere": saved(
            "x.html", PAGE.format(f'<meta http-equiv="refresh" content="0;{web}">', "")
        ),
        "html: a page with menus": saved(
            "x.html", PAGE.format(f'<link rel="canonical" href="{web}">', f'<nav><img src="{web}"></nav>')
        ),
        "pdf: an address": acting(f"<< /S /URI /URI ({web}) >>"),
        "pdf: a program": acting(f"<< /S /Launch /F ({command}) >>"),
        "pdf: a script": acting(f"<< /S /JavaScript /JS (app.launchURL\\('{web}'\\)) >>"),
        "pdf: a form that is sent": acting(f"<< /S /SubmitForm /F << /FS /URL /F ({web}) >> >>"),
        "pdf: another file": acting(f"<< /S /GoToR /F ({secret}) /D [0 /Fit] >>"),
        "pdf: a stream that lies elsewhere": acting(
            "<< /S /Named /N /NextPage >>", f"<< /Length 0 /FFilter /FlateDecode /F ({secret}) >>\nstream\n\nendstream"
        ),
        "rtf: a picture": saved(
            "x.rtf", f'{{\\rtf1 Des mots tranquilles.{{\\field{{\\*\\fldinst INCLUDEPICTURE "{web}"}}{{\\fldrslt}}}}}}'
        ),
        "rtf: a template": saved("x.rtf", f"{{\\rtf1 {{\\*\\template {web}}}Des mots tranquilles.}}"),
        "rtf: an object that renews itself": saved(
            "x.rtf", f"{{\\rtf1 Des mots tranquilles.{{\\object\\objautlink\\objupdate{{\\*\\objclass {command}}}}}}}"
        ),
        "rtf: a field that runs a program": saved(
            "x.rtf", f'{{\\rtf1 Des mots tranquilles.{{\\field{{\\*\\fldinst DDEAUTO sh "-c {command}"}}}}}}'
        ),
        "vtt: styles": saved("x.vtt", f"WEBVTT\n\nSTYLE\n::cue {{ background: url({web}) }}\n\n{SRT}"),
        "srt: a picture": saved("x.srt", f"1\n{SRT.replace('mots', f'<img src={web}>mots')}"),
        "md: a picture": saved("x.md", f"Des mots tranquilles.\n\n![]({web})\n\n<img src='{web}'>\n"),
        "csv: formulas": saved("x.csv", f"texte;x\nDes mots tranquilles.;=cmd|' /C {command}'!A0\n"),
        "otr: a recording": saved(
            "x.otr", json.dumps({"text": f"<p>Des mots tranquilles.<img src='{web}'></p>", "media": web})
        ),
        "json: a recording": saved(
            "x.json", json.dumps({"segments": [{"text": "Des mots tranquilles."}], "media": web})
        ),
        "TextGrid: a recording": saved(
            "x.TextGrid",
            f'File type = "ooTextFile"\nObject class = "TextGrid"\n! {web}\n0\n1\n<exists>\n1\n"IntervalTier"\n"a"\n0\n1\n1\n'
            '0\n1\n"Des mots tranquilles."\n',
        ),
    }


ASKED = tuple(outside("", "", ""))


@pytest.fixture
def listener():
    """A server on this machine that nobody should call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.mark.parametrize("apart", [True, False], ids=["beside the program", "in the program"])
@pytest.mark.parametrize("asked", ASKED)
def test_nothing_outside_is_called_opened_or_run(asked, apart, tmp_path, listener, monkeypatch):
    secret, ran = tmp_path / "secret.xml", tmp_path / "ran"
    secret.write_text("<x>Un secret.</x>", encoding="utf-8")
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    monkeypatch.setattr(reading_room, "_SMALL", -1 if apart else ABOVE)
    text = text_of(outside(address, secret.as_posix(), f"touch {ran}")[asked](tmp_path))
    assert "mots tranquilles." in text
    assert "secret" not in text
    assert not ran.exists()
    with pytest.raises(BlockingIOError):
        listener.accept()
