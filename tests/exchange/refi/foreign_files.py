"""Files as other programs write them, made small: each with the habits that were seen in real ones."""

from __future__ import annotations

import zipfile

NS = "urn:QDA-XML:project:1.0"


def guid(number):
    return f"00000000-0000-4000-8000-{number:012d}"


def qdpx(path, inside, texts=(), *, qde="project.qde", folder="sources", origin="Test", attributes=""):
    xml = (
        f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="{NS}" name="Étude" origin="{origin}"{attributes}>'
        f"{inside}</Project>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(qde, xml)
        for name, content in dict(texts).items():
            archive.writestr(f"{folder}/{name}" if folder else name, content)
    return path


def codes(*names, more=""):
    listed = "".join(
        f'<Code guid="{guid(100 + rank)}" name="{name}" isCodable="true"/>' for rank, name in enumerate(names)
    )
    return f"<CodeBook><Codes>{listed}{more}</Codes></CodeBook>"


def coding(number, code=0, extra=""):
    return f'<Coding guid="{guid(number)}"{extra}><CodeRef targetGUID="{guid(100 + code)}"/></Coding>'


def selection(number, start, end, inside, name=""):
    return (
        f'<PlainTextSelection guid="{guid(number)}" startPosition="{start}" endPosition="{end}" name="{name}">'
        f"{inside}</PlainTextSelection>"
    )


def source(inside, *, number=1, name="Entretien", place="internal://t.txt"):
    return f'<Sources><TextSource guid="{guid(number)}" name="{name}" plainTextPath="{place}">{inside}</TextSource></Sources>'


TEXT = "Un émoji 💶 ici.\nLa mairie a prêté la salle 🎉 hier.\nPuis chacun a mis de sa poche.\n"
QUOTES = ("La mairie", "prêté la salle", "hier", "chacun", "de sa poche", "Puis")


def utf16(text, position):
    return len(text[:position].encode("utf-16-le")) // 2


def crlf(text, position):
    return position + text[:position].count("\n")


def selections(text, count, named=False):
    """Selections of the quotes, each coded, their positions counted in the file's own way."""
    found = []
    for rank, quote in enumerate(QUOTES):
        start = text.index(quote)
        places = count(start), count(start + len(quote))
        found.append(selection(200 + rank, *places, coding(300 + rank, rank % 2), quote if named else "1,2"))
    return "".join(found)


def nvivo_windows(path):
    """CRLF texts with a mark, counted in UTF-16 units with both; « Sources »; a code that is a case; a linked memo."""
    both = TEXT.replace("\n", "\r\n")

    def count(position):
        return utf16(both, crlf(TEXT, position))

    case = guid(900)
    more = f'<Code guid="{case.lower()}" name="Scierie" isCodable="true"/>'
    of_case = f'<Coding guid="{guid(901)}"><CodeRef targetGUID="{case}"/></Coding>'
    variables = f'<Variables><Variable guid="{guid(800)}" name="Personne:Âge" typeOfVariable="Text"/></Variables>'
    value = f'<VariableValue><VariableRef targetGUID="{guid(800)}"/><TextValue>52</TextValue></VariableValue>'
    inside = (
        codes("Confiance", "Argent", more=more)
        + variables
        + f'<Cases><Case guid="{case}" name="Scierie"/></Cases>'
        + source(selections(TEXT, count) + of_case + value)
        + f'<Notes><Note guid="{guid(700)}" name="m" plainTextPath="internal://n.txt"/></Notes>'
        + f'<Links><Link guid="{guid(701)}" originGUID="{guid(1)}" targetGUID="{guid(700)}"/></Links>'
    )
    marked = b"\xef\xbb\xbf"
    texts = {"t.txt": marked + both.encode(), "n.txt": marked + b"Un m\xc3\xa9mo li\xc3\xa9"}
    return qdpx(path, inside, texts, folder="Sources", origin="NVivo Windows 12.6")


def nvivo_mac(path):
    """LF texts counted in UTF-16 units, a hidden file in the archive."""
    inside = codes("Confiance", "Argent") + source(selections(TEXT, lambda place: utf16(TEXT, place)))
    return qdpx(path, inside, {"t.txt": TEXT, ".root": ""}, origin="NVivo Mac 12.7")


def atlas(path):
    """CRLF counted as one; the project named after itself; comments as descriptions; flat names; a PDF's twin GUIDs."""
    rest = TEXT.replace("💶", "€").replace("🎉", "!")
    places = selections(rest, lambda place: place, named=True)
    described = places.replace("</PlainTextSelection>", "<Description>À revoir</Description></PlainTextSelection>", 1)
    pdf = (
        f'<PDFSource guid="{guid(2)}" name="Rapport" path="internal://r.pdf">'
        f'<PDFSelection guid="{guid(60)}" page="1" firstX="1" firstY="2" secondX="3" secondY="4">{coding(61)}</PDFSelection>'
        f'<Representation guid="{guid(2)}" plainTextPath="internal://r.txt">'
        f"{selection(60, 0, 7, coding(62))}</Representation></PDFSource></Sources>"
    )
    inside = codes("Argent::prêts", "Confiance") + source(described).replace("</Sources>", pdf)
    texts = {"t.txt": rest.replace("\n", "\r\n"), "r.txt": "Rapport annuel", "r.pdf": b"%PDF-1.4"}
    return qdpx(path, inside, texts, qde="Mon projet.qde", origin="ATLAS.ti 24")


def maxqda(path):
    """Parents that are codable, document groups as sets, variables of documents, no names of selections."""
    more = (
        f'<Code guid="{guid(150)}" name="Liens" isCodable="true" color="#ff0000">'
        f'<Code guid="{guid(101)}" name="Confiance" isCodable="true"/></Code>'
    )
    sets = f'<Sets><Set guid="{guid(500)}" name="Élus"><MemberSource targetGUID="{guid(1)}"/></Set></Sets>'
    inside = codes("Confiance", more=more) + source(selections(TEXT, lambda place: place)) + sets
    return qdpx(path, inside, {"t.txt": TEXT}, origin="MAXQDA 24")


def qualcoder(path):
    """A mark that is not counted, categories that cannot be coded with, users, dates in another form."""
    users = f'<Users><User guid="{guid(10)}" name="Omar"/></Users>'
    more = (
        f'<Code guid="{guid(151)}" name="Catégorie" isCodable="false">'
        f'<Code guid="{guid(101)}" name="Argent" isCodable="true"/></Code>'
    )
    who = f' creatingUser="{guid(10)}" creationDateTime="12/3/2020"'
    inside = users + codes("Confiance", more=more) + source(selections(TEXT, lambda place: place))
    inside = inside.replace(f'<Coding guid="{guid(300)}">', f'<Coding guid="{guid(300)}"{who}>')
    return qdpx(path, inside, {"t.txt": b"\xef\xbb\xbf" + TEXT.encode()}, origin="QualCoder 3.6")


def slips(path):
    """Codes without isCodable, empty containers, elements out of order, a selection without end, an unknown code."""
    more = f'<Code guid="{guid(100)}" name="Confiance"/>'
    broken = (
        selection(20, 0, 2, coding(21))
        + f'<PlainTextSelection guid="x" startPosition="1.0" endPosition="5">{coding(22)}</PlainTextSelection>'
        + selection(23, 9, 3, coding(24))
        + selection(25, 3, 9_999, coding(26))
        + selection(27, 3, 8, coding(28, 77))
        + selection(29, 0, 2, coding(30))
    )
    inside = "<Users/><Sets/><Foo/>" + source(broken) + f"<CodeBook><Codes>{more}</Codes></CodeBook>"
    return qdpx(path, inside, {"t.txt": TEXT}, attributes=' creationDateTime="hier"')
