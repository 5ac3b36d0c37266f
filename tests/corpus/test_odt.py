"""OpenDocument texts of every habit: nothing accepted is lost, nothing deleted comes in, nothing hostile is parsed."""

from __future__ import annotations

import zipfile

import pytest

from ect_coder.corpus import readers
from ect_coder.errors import Cancelled, Cause, UnreadableFile
from tests.corpus.word_processors import ODF, odt_file


@pytest.fixture
def read(tmp_path):
    def read_body(body, **more):
        (source,) = readers.read(odt_file(tmp_path / "entretien.odt", body, **more)).sources
        return source

    return read_body


def p(inside, style=""):
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def passages(source, kind):
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == kind]


def style(name, properties, family="text", attributes=""):
    return (
        f'<style:style style:name="{name}" style:family="{family}" {attributes}>'
        f"<style:text-properties {properties}/></style:style>"
    )


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("un <text:span>deux</text:span> trois", "un deux trois"),
        ("un<text:s/><text:s text:c='2'/>deux", "un   deux"),
        ("un<text:tab/>deux<text:line-break/>trois", "un\tdeux\ntrois"),
        ("\n   un\n   <text:span>\n deux</text:span>\n", "un deux "),
        ("<text:a>lien</text:a>, <text:bookmark text:name='x'/>suite", "lien, suite"),
        ("<text:date>12 mars 2024</text:date>", "12 mars 2024"),
        ("<text:meta>dedans</text:meta>", "dedans"),
        (
            "<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>rubi</text:ruby-text></text:ruby>",
            "base (rubi)",
        ),
        ("avant<text:change text:change-id='1'/>après", "avantaprès"),
        ("vu<text:hidden-text text:is-hidden='true'>caché</text:hidden-text>", "vu"),
        ("<text:placeholder>nom</text:placeholder>", "nom"),
        ("agri\u00adculteur week\u2011end 💶", "agri\u00adculteur week\u2011end 💶"),
        ("<text:number>1.</text:number>mot", "mot"),
    ],
)
def test_the_accepted_text_is_read(read, inside, text):
    assert read(p(inside)).text == text


def test_tracked_changes_are_counted(read):
    region = "<text:changed-region>{}</text:changed-region>"
    changes = region.format("<text:insertion/>") + region.format(f"<text:deletion>{p('deux mots')}</text:deletion>")
    source = read(f"<text:tracked-changes>{changes}</text:tracked-changes>{p('mot')}")
    assert (source.text, source.kept["insertions"]) == ("mot", 1)
    assert source.left_out == {"deletions": 1, "words": 2}


def test_hidden_text_is_named(read):
    automatic = style("H", 'text:display="none"') + style("HP", 'text:display="none"', "paragraph")
    section = f'<text:section text:display="none">{p("trois autres mots")}</text:section>'
    body = p('vu <text:span text:style-name="H">pas vu</text:span>') + p("caché", "HP") + section + p("fin")
    source = read(body, automatic=automatic)
    assert source.text == "vu \nfin"
    assert source.left_out == {"hidden": 3, "words": 6}


def test_looks_come_from_styles(read):
    automatic = (
        style("B", 'fo:font-weight="bold"')
        + style("N", 'fo:font-weight="normal"')
        + style("I", 'fo:font-style="italic" fo:background-color="#ffff00"')
        + style("G", 'fo:background-color="#dddddd"')
        + style("P", "", "paragraph", 'style:parent-style-name="Question"')
    )
    question = style("Question", 'fo:font-weight="bold"', "paragraph")
    common = f"<office:styles>{question}</office:styles>"
    spans = "".join(f'<text:span text:style-name="{name}">{name * 3} </text:span>' for name in "BNIG")
    source = read(p(spans) + p(f"grasse {spans}", "P"), automatic=automatic, common=common)
    assert passages(source, "bold") == ["BBB", "grasse BBB", "III GGG"]
    assert passages(source, "italic") == passages(source, "highlight") == ["III", "III"]


def test_headings_are_known_and_numbered_by_the_outline(read):
    outline = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
    common = f"<office:styles>{outline}</text:outline-style>{style('Title', '', 'paragraph')}</office:styles>"
    heading = '<text:h text:outline-level="1">{}</text:h>'
    source = read(p("Le titre", "Title") + heading.format("Un") + heading.format("Deux"), common=common)
    assert source.text == "Le titre\n1. Un\n2. Deux"
    assert passages(source, "heading") == ["Le titre", "1. Un", "2. Deux"]


LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" loext:num-list-format="%2%)"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)


def items(*inside, attributes='text:style-name="L"'):
    each = "".join(f"<text:list-item>{one if one.startswith('<') else p(one)}</text:list-item>" for one in inside)
    return f"<text:list {attributes}>{each}</text:list>"


def test_lists_are_numbered_as_they_are_printed(read):
    inner = items("b", "c", attributes="")
    assert read(items(p("a") + p("suite") + inner, "d"), automatic=LISTS).text == "1. a\nsuite\na) b\nb) c\n2. d"


def test_a_list_goes_on_or_begins_again(read):
    again = items("c")
    on = items("d", attributes='text:style-name="L" text:continue-numbering="true"')
    back = items("e", attributes='text:style-name="L" text:continue-list="one"')
    first = items("a", "b", attributes='text:style-name="L" xml:id="one"')
    assert read(first + again + p("entre") + on + back, automatic=LISTS).text == "1. a\n2. b\n1. c\nentre\n2. d\n3. e"


def test_bullets_and_numbers_given_to_an_item(read):
    five = f'<text:list text:style-name="L"><text:list-item text:start-value="5">{p("x")}</text:list-item></text:list>'
    header = f'<text:list text:style-name="L"><text:list-header>{p("sans")}</text:list-header></text:list>'
    assert read(items("a", attributes='text:style-name="B"') + five + header, automatic=LISTS).text == "– a\n5. x\nsans"


def cell(inside, tag="table-cell"):
    return f"<table:{tag}>{inside if inside.startswith('<') else p(inside)}</table:{tag}>"


def table(*rows):
    each = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    return f"<table:table><table:table-column/>{each}</table:table>"


def test_tables_are_read_in_their_place(read):
    covered = cell("", "covered-table-cell")
    inner = table([cell("x"), cell("y")])
    body = p("avant") + table([cell("a"), cell("b")], [covered, cell("c")], [cell(inner + p("")), covered]) + p("après")
    source = read(body)
    assert source.text == "avant\na\tb\nc\nx\ty\naprès"
    assert source.kept["tables"] == 2


def test_header_rows_are_rows(read):
    head = f"<table:table-header-rows><table:table-row>{cell('Qui')}{cell('Quoi')}</table:table-row></table:table-header-rows>"
    assert read(f"<table:table>{head}</table:table>").text == "Qui\tQuoi"


def annotation(name, text, more=""):
    named = f'office:name="{name}"' if name else ""
    return f"<office:annotation {named} {more}><dc:creator>Paule</dc:creator><dc:date>2024-03-12</dc:date>{p(text)}</office:annotation>"


def remarks(source):
    return [(source.text[each.start : each.end], each.text, each.author, each.date) for each in source.remarks]


def test_comments_are_on_their_passages(read):
    close = '<office:annotation-end office:name="{}"/>'
    reply = annotation("c", "Oui.", 'loext:parent-name="b"')
    body = (
        p(f"un {annotation('a', 'Vrai ?')}deux{close.format('a')} trois")
        + p(f"quatre {annotation('', 'Où ?')}cinq")
        + p(f"{annotation('b', 'Long')}six")
        + p(f"sept{close.format('b')} huit {reply}{close.format('c')}")
    )
    assert remarks(read(body)) == [
        ("deux", "Vrai ?", "Paule", "2024-03-12"),
        ("quatre cinq", "Où ?", "Paule", "2024-03-12"),
        ("six\nsept", "Long", "Paule", "2024-03-12"),
        ("six\nsept", "Oui.", "Paule", "2024-03-12"),
    ]


def note(kind, sign, text):
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{sign}</text:note-citation>'
        f"<text:note-body>{p(text)}{p('suite')}</text:note-body></text:note>"
    )


def test_notes_come_at_the_end_with_their_own_signs(read):
    source = read(p(f"a{note('endnote', 'i', 'la fin')} b{note('footnote', '*', 'le bas')}"))
    assert source.text == "a[i] b[*]\n[*] le bas suite\n[i] la fin suite"
    assert passages(source, "note") == ["[*] le bas suite", "[i] la fin suite"]


def test_text_boxes_are_read_once_and_pictures_counted(read):
    inner = f"<draw:frame><draw:text-box>{p('dedans')}</draw:text-box></draw:frame>"
    box = f"<draw:frame><draw:text-box>{p('dehors ' + inner)}</draw:text-box></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('forme')}<draw:enhanced-geometry/></draw:custom-shape></draw:g>"
    picture = "<draw:frame><draw:image/></draw:frame>"
    chart = "<draw:frame><draw:object/><draw:image/></draw:frame>"
    source = read(p(f"ancre{box}{shape}{picture}{chart}"))
    assert source.text == "ancre\ndehors \ndedans\nforme"
    assert source.kept["text_boxes"] == 3
    assert source.left_out == {"images": 1, "objects": 1}


def test_the_template_of_an_index_is_no_text(read):
    source = "<text:table-of-content-source><text:index-title-template>Modèle</text:index-title-template></text:table-of-content-source>"
    body = f"<text:table-of-content>{source}<text:index-body>{p('Partie 1')}</text:index-body></text:table-of-content>"
    assert read(f"<text:sequence-decls/>{body}").text == "Partie 1"


def test_pages_are_counted_where_the_file_tells_all_of_them(read):
    broken = '<style:style style:name="N" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>'
    body = p("un <text:soft-page-break/>suite") + "<text:soft-page-break/>" + p("trois") + p("quatre", "N")
    assert [leaf.start for leaf in read(body, automatic=broken, pages=4).leaves] == [0, 3, 9, 15]
    assert read(body, automatic=broken, pages=5).leaves == ()


def test_page_headers_that_hold_words_are_counted(read):
    header = f"<office:master-styles><style:master-page><style:header>{p('Étude')}</style:header>"
    common = f"{header}<style:footer>{p('<text:page-number>3</text:page-number>')}</style:footer></style:master-page></office:master-styles>"
    assert read(p("mot"), common=common).left_out == {"headers": 1}


def refusal_of(path):
    with pytest.raises(UnreadableFile) as refusal:
        readers.read(path)
    return refusal.value.details["cause"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", Cause.EMPTY),
        (b"PK\x03\x04 cut short", Cause.DAMAGED),
        (b"{\\rtf1 a}", Cause.RENAMED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Cause.RENAMED),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path, content, cause):
    (tmp_path / "x.odt").write_bytes(content)
    assert refusal_of(tmp_path / "x.odt") is cause


def test_a_protected_text_is_refused_as_such(tmp_path):
    manifest = (
        "META-INF/manifest.xml",
        "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
    )
    assert refusal_of(odt_file(tmp_path / "x.odt", p("mot"), extra=[manifest])) is Cause.PROTECTED


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("<office:document-content", Cause.DAMAGED),
        ('<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>', Cause.ENTITIES),
        (
            f"<office:document-content {ODF}><office:body><office:spreadsheet/></office:body></office:document-content>",
            Cause.RENAMED,
        ),
        (
            f"<office:document-content {ODF}><office:body><office:text/></office:body></office:document-content>",
            Cause.NO_TEXT,
        ),
    ],
)
def test_a_content_that_is_no_text_is_refused(tmp_path, content, cause):
    with zipfile.ZipFile(tmp_path / "x.odt", "w") as archive:
        archive.writestr("content.xml", content)
    assert refusal_of(tmp_path / "x.odt") is cause


def test_a_file_cut_short_is_refused(tmp_path):
    path = odt_file(tmp_path / "x.odt", p("mot " * 5_000))
    path.write_bytes(path.read_bytes()[:-300])
    assert refusal_of(path) is Cause.DAMAGED


def test_a_long_reading_can_be_stopped(tmp_path):
    with pytest.raises(Cancelled):
        readers.read(odt_file(tmp_path / "x.odt", p("mot") * 600), lambda: True)
