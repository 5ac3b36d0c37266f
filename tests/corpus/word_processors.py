"""Files as word processors make them, from the XML or the control words that a test is about."""

from __future__ import annotations

import zipfile

WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{whole}:1.0"'
    for name, whole in {
        "office": "office",
        "meta": "meta",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "fo": "xsl-fo-compatible",
    }.items()
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text, properties=""):
    """A run of characters that look the same."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside, properties=""):
    """A paragraph of Word; a plain word in it is a run."""
    runs = (each if each.startswith("<") else run(each) for each in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows):
    """A table of Word, from rows of cells; a plain word is a cell of one paragraph."""
    cells = [[each if each.startswith("<") else paragraph(each) for each in row] for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{_cells(row)}</w:tr>' for row in cells)}</w:tbl>"


def _cells(row):
    return "".join(each if each.startswith("<w:tc>") else f"<w:tc>{each}</w:tc>" for each in row)


def word_file(path, *body, main="word/document.xml", pages=1, **parts):
    """Save a Word file: what stands in its body, and the whole of other parts, such as `styles`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", relations(("officeDocument", main)))
        archive.writestr(main, f"<w:document {WORD}><w:body>{''.join(body)}</w:body></w:document>")
        archive.writestr("docProps/app.xml", f"<Properties xmlns='urn:p'><Pages>{pages}</Pages></Properties>")
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", inside.replace(">", f" {WORD}>", 1))
    return path


def relations(*targets):
    """A part that tells which other parts are what."""
    each = "".join(f'<Relationship Type="{RELATIONS}/{kind}" Target="{target}"/>' for kind, target in targets)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def odt_file(path, body, automatic="", common="", pages=1, extra=()):
    """Save an OpenDocument text: what stands in its body, and its styles."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {ODF}>{common}</office:document-styles>",
        )
        archive.writestr(
            "meta.xml",
            f"<office:document-meta {ODF}><office:meta><meta:document-statistic meta:page-count='{pages}'/></office:meta>"
            "</office:document-meta>",
        )
        for name, content in extra:
            archive.writestr(name, content)
    return path
