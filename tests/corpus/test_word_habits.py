"""Habits of those who write Word files, and of the programs that save them: odd, valid, and nothing of it is lost."""

from __future__ import annotations

import zipfile

import pytest

from ect_coder.corpus import readers
from tests.corpus.word_processors import paragraph, relations, run, table, word_file

BOLD, MARKED, HIDDEN = "<w:b/>", '<w:highlight w:val="yellow"/>', "<w:vanish/>"


@pytest.fixture
def read(tmp_path):
    def read_body(*body, **parts):
        (source,) = readers.read(word_file(tmp_path / "entretien.docx", *body, **parts)).sources
        return source

    return read_body


def passages(source, kind):
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == kind]


# Characters


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', "→"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', "•"),
        ('<w:r><w:sym w:font="Arial" w:char="00E9"/></w:r>', "é"),
        ("<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r>", "a\nb"),
        ('<w:r><w:t>a</w:t><w:ptab w:alignment="right"/><w:t>b</w:t></w:r>', "a\tb"),
        ("<w:r><w:t>agri</w:t><w:softHyphen/><w:t>culteur</w:t></w:r>", "agri\u00adculteur"),
        ("<m:oMathPara><m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath></m:oMathPara>", "x=2"),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>rubi</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "base (rubi)",
        ),
        (
            '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w:t/></mc:Choice>'
            "<mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "😊",
        ),
        ('<w:bdo w:val="ltr"><w:r><w:t>sens</w:t></w:r></w:bdo>', "sens"),
        ("<w:customXml><w:r><w:t>balise</w:t></w:r></w:customXml>", "balise"),
        ("<w:r><w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t></w:r>", "a\nb"),
    ],
)
def test_every_character_stands_for_something(read, inside, text):
    assert read(paragraph(inside)).text == text


def test_an_unknown_symbol_is_counted(read):
    assert read(paragraph("mot", '<w:r><w:sym w:font="Webdings" w:char="F0FF"/></w:r>')).left_out == {"symbols": 1}


# Fields


def field(code, result):
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    return f"{marks['begin']}<w:r><w:instrText>{code}</w:instrText></w:r>{marks['separate']}{result}{marks['end']}"


def test_a_field_within_a_field_gives_its_result(read):
    inner = field("PAGE", run("3"))
    assert read(paragraph("voir ", field(f"REF x {inner}", run("page ") + inner), ".")).text == "voir page 3."


def test_a_field_that_never_ends_swallows_nothing(read):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    assert read(paragraph("avant", begin), paragraph("après")).text == "avant\naprès"


def test_a_field_over_several_paragraphs_gives_its_result(read):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("separate", "end"))
    assert read(paragraph(begin, separate, "un"), paragraph("deux", end), paragraph("trois")).text == "un\ndeux\ntrois"


# Tracked changes


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(read):
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    assert read(paragraph("un seul ", properties=gone), paragraph("paragraphe"), paragraph("fin")).text == (
        "un seul paragraphe\nfin"
    )


def test_a_last_paragraph_whose_end_was_deleted_is_kept(read):
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    assert read(paragraph("début"), paragraph("fin", properties=gone)).text == "début\nfin"


def test_what_was_moved_is_read_where_it_went(read):
    away = f'<w:moveFrom w:id="1" w:author="a">{run("ailleurs ")}</w:moveFrom>'
    here = f'<w:moveTo w:id="2" w:author="a">{run("ici")}</w:moveTo>'
    source = read(paragraph("avant ", away, here))
    assert source.text == "avant ici"
    assert (source.kept["moves"], source.left_out) == (1, {"moves": 1})


def test_a_deleted_row_is_left_out_and_counted(read):
    gone = f'<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr><w:tc>{paragraph("deux mots")}</w:tc></w:tr>'
    source = read(table(["a", "b"]).replace("</w:tbl>", f"{gone}</w:tbl>"))
    assert source.text == "a\tb"
    assert source.left_out == {"deletions": 1, "words": 2}


# Hidden text


@pytest.mark.parametrize(
    "styles",
    [
        '<w:style w:type="character" w:styleId="S"><w:rPr><w:vanish/></w:rPr></w:style>',
        '<w:style w:type="character" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:basedOn w:val="P"/></w:style>',
    ],
)
def test_hidden_text_is_named_wherever_that_is_said(read, styles):
    source = read(
        paragraph("vu ", run("pas vu du tout", '<w:rStyle w:val="S"/>')), styles=f"<w:styles>{styles}</w:styles>"
    )
    assert source.text == "vu "
    assert source.left_out == {"hidden": 1, "words": 4}
    assert source.warnings == ("4 hidden words were left out.",)


def test_a_hidden_paragraph_leaves_no_line(read):
    hidden = paragraph(run("secret", HIDDEN), properties=f"<w:rPr>{HIDDEN}</w:rPr>")
    assert read(paragraph("avant"), hidden, paragraph("après")).text == "avant\naprès"


def test_what_is_said_not_to_be_hidden_is_read(read):
    assert read(paragraph(run("vu", '<w:vanish w:val="0"/>'))).text == "vu"


# Looks


@pytest.mark.parametrize(
    ("properties", "marked"),
    [
        ('<w:highlight w:val="green"/>', True),
        ('<w:highlight w:val="lightGray"/>', True),
        ('<w:highlight w:val="none"/>', False),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>', True),
        ('<w:shd w:val="clear" w:fill="fff2cc"/>', True),
        ('<w:shd w:val="clear" w:fill="auto"/>', False),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', False),
        ('<w:shd w:val="clear" w:fill="D9D9D9"/>', False),
    ],
)
def test_a_highlighter_is_told_from_a_grey_ground(read, properties, marked):
    assert passages(read(paragraph("a ", run("passage", properties))), "highlight") == ["passage"] * marked


def test_bold_and_highlighter_may_overlap(read):
    source = read(paragraph(run("un ", BOLD), run("deux ", BOLD + MARKED), run("trois", MARKED)))
    assert passages(source, "bold") == ["un deux"]
    assert passages(source, "highlight") == ["deux trois"]


def test_a_mark_never_crosses_a_line(read):
    source = read(paragraph(f"<w:r><w:rPr>{BOLD}</w:rPr><w:t>un</w:t><w:br/><w:t>deux</w:t></w:r>"))
    assert passages(source, "bold") == ["un", "deux"]


def test_marks_stay_on_their_words_when_letters_are_composed(read):
    source = read(paragraph("e\u0301te\u0301 ", run("gras", BOLD)))
    assert passages(source, "bold") == ["gras"]


def test_looks_come_from_styles_and_what_they_stand_on(read):
    styles = (
        '<w:style w:type="paragraph" w:styleId="Q"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="R"><w:basedOn w:val="Q"/></w:style>'
    )
    question = paragraph("grasse ", run("maigre", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="R"/>')
    assert passages(read(question, styles=f"<w:styles>{styles}</w:styles>"), "bold") == ["grasse"]


@pytest.mark.parametrize(
    "style",
    [
        '<w:name w:val="heading 2"/>',
        '<w:name w:val="Partie"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>',
        '<w:name w:val="Title"/>',
    ],
)
def test_a_heading_is_known_by_its_style(read, style):
    styles = f'<w:styles><w:style w:type="paragraph" w:styleId="T">{style}</w:style></w:styles>'
    assert passages(read(paragraph("Partie 1", properties='<w:pStyle w:val="T"/>'), styles=styles), "heading") == [
        "Partie 1"
    ]


def test_body_text_has_an_outline_level_and_is_no_heading(read):
    assert passages(read(paragraph("Du texte", properties='<w:outlineLvl w:val="9"/>')), "heading") == []


def test_styles_in_a_circle_are_borne(read):
    styles = (
        '<w:styles><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    assert read(paragraph("mot", properties='<w:pStyle w:val="A"/>'), styles=styles).text == "mot"


# Automatic numbers


def numbering(*levels, more=""):
    each = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (style, pattern, start) in enumerate(levels)
    )
    return (
        f'<w:numbering><w:abstractNum w:abstractNumId="0">{each}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}</w:numbering>'
    )


def item(text, depth=0, name="1"):
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>')


@pytest.mark.parametrize(
    ("style", "pattern", "start", "labels"),
    [
        ("decimal", "%1.", 1, ["1.", "2."]),
        ("decimal", "%1)", 9, ["9)", "10)"]),
        ("decimalZero", "%1", 9, ["09", "10"]),
        ("lowerLetter", "%1)", 26, ["z)", "aa)"]),
        ("upperRoman", "%1.", 3, ["III.", "IV."]),
        ("lowerRoman", "(%1)", 9, ["(ix)", "(x)"]),
        ("decimal", "Article %1 –", 1, ["Article 1 –", "Article 2 –"]),
        ("bullet", "\uf0b7", 1, ["–", "–"]),
    ],
)
def test_automatic_numbers_are_written_out(read, style, pattern, start, labels):
    source = read(item("un"), item("deux"), numbering=numbering((style, pattern, start)))
    assert source.text == f"{labels[0]} un\n{labels[1]} deux"


def test_levels_count_within_those_above(read):
    levels = numbering(("decimal", "%1.", 1), ("decimal", "%1.%2", 1))
    items = (item("a"), item("b", 1), item("c", 1), item("d"), item("e", 1))
    assert read(*items, numbering=levels).text == "1. a\n1.1 b\n1.2 c\n2. d\n2.1 e"


def test_a_list_may_begin_again_and_an_empty_item_counts(read):
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    levels = numbering(("decimal", "%1.", 1), more=again)
    items = (item("a"), item(""), item("b"), item("c", name="2"), item("d", name="2"), item("e", name="0"))
    assert read(*items, numbering=levels).text == "1. a\n\n3. b\n1. c\n2. d\ne"


def test_numbers_may_come_with_a_style(read):
    styles = (
        '<w:styles><w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style></w:styles>"
    )
    source = read(
        paragraph("a", properties='<w:pStyle w:val="L"/>'),
        paragraph("b", properties='<w:pStyle w:val="L"/>'),
        numbering=numbering(("decimal", "%1.", 1)),
        styles=styles,
    )
    assert source.text == "1. a\n2. b"


def test_numbered_turns_have_their_speakers(read):
    items = [item(text) for text in ("Eve\u00a0: Un ?", "Max\u00a0: Deux.", "Eve\u00a0: Trois ?", "Max\u00a0: Quatre.")]
    source = read(*items, numbering=numbering(("decimal", "%1.", 1)))
    assert [turn.speaker for turn in source.turns] == ["Eve", "Max", "Eve", "Max"]
    assert source.text.startswith("1. Eve\u00a0: Un ?\n2. Max")


# Tables


def test_cells_of_one_line_stand_side_by_side(read):
    assert (
        read(table(["00:01", "E", "Bonjour"], ["00:02", "", "Oui"], ["", "", ""])).text
        == "00:01\tE\tBonjour\n00:02\t\tOui"
    )


def test_the_last_cell_may_go_on_below(read):
    assert read(table(["E", paragraph("un") + paragraph("deux")])).text == "E\tun\ndeux"


def test_tall_cells_follow_one_another(read):
    assert read(table([paragraph("a1") + paragraph("a2"), "b"])).text == "a1\na2\nb"


def test_a_table_of_one_cell_keeps_its_paragraphs(read):
    assert read(table([paragraph("Date : 2024") + paragraph("Lieu : Clairval")])).text == "Date : 2024\nLieu : Clairval"


def test_each_merged_cell_is_read_once(read):
    first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("fusion")}</w:tc>'
    under = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('dessous')}</w:tc>"
    source = read(table([first, "b"], [under, "c"]))
    assert source.text == "fusion\tb\nc"
    assert source.left_out == {"hidden": 1, "words": 1}


def test_a_table_within_a_table_is_read_in_its_place(read):
    inner = table(["x", "y"], ["z", "t"])
    assert read(table(["a", paragraph("avant") + inner + paragraph("")])).text == "a\tavant\nx\ty\nz\tt"
    assert read(table([inner + paragraph(""), "b"])).kept["tables"] == 2


def test_rows_and_cells_may_be_wrapped(read):
    row = f"<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>{paragraph('dedans')}</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
    assert read(f"<w:tbl>{row}</w:tbl>").text == "dedans"


# Comments


def comments(*each):
    inside = "".join(
        f'<w:comment w:id="{number}" w:author="{author}" w:date="2024-03-12T10:00:00Z"><w:p w14:paraId="{number}A">'
        f"{run(text)}</w:p></w:comment>"
        for number, author, text in each
    )
    return f"<w:comments>{inside}</w:comments>"


def start(number):
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number):
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def remarks(source):
    return [(source.text[each.start : each.end], each.text, each.author) for each in source.remarks]


def test_a_comment_is_on_its_exact_passage(read):
    body = paragraph("avant ", start(0), "le passage ", end(0), "après")
    source = read(body, comments=comments((0, "Paule", "Vrai ?")))
    assert remarks(source) == [("le passage", "Vrai ?", "Paule")]
    assert (source.remarks[0].date, source.kept["comments"], source.left_out) == ("2024-03-12T10:00:00Z", 1, {})


def test_a_comment_may_span_paragraphs_and_cells(read):
    body = (paragraph("a ", start(0), "b"), table(["c", paragraph("d", end(0))]), paragraph("e"))
    assert remarks(read(*body, comments=comments((0, "P", "Long")))) == [("b\nc\td", "Long", "P")]


def test_a_comment_may_begin_between_paragraphs(read):
    body = (paragraph("a"), start(0), paragraph("b"), '<w:commentRangeEnd w:id="0"/>', paragraph("c"))
    assert remarks(read(*body, comments=comments((0, "P", "Ici")))) == [("b", "Ici", "P")]


def test_a_comment_without_a_passage_is_on_its_paragraph(read):
    point = '<w:r><w:commentReference w:id="0"/></w:r>'
    body = (paragraph("un"), paragraph("deux ", point, "trois"))
    assert remarks(read(*body, comments=comments((0, "P", "Où ?")))) == [("deux trois", "Où ?", "P")]


def test_a_reply_stands_where_the_comment_does(read):
    extended = '<w15:commentsEx><w15:commentEx w15:paraId="1A" w15:paraIdParent="0A"/></w15:commentsEx>'
    source = read(
        paragraph(start(0), "ici", end(0), " et là"),
        comments=comments((0, "Paule", "Vrai ?"), (1, "Léo", "Oui.")),
        commentsExtended=extended,
    )
    assert remarks(source) == [("ici", "Vrai ?", "Paule"), ("ici", "Oui.", "Léo")]


def test_comments_overlap(read):
    body = paragraph(start(0), "un ", start(1), "deux ", end(0), "trois", end(1))
    found = remarks(read(body, comments=comments((0, "P", "A"), (1, "P", "B"))))
    assert found == [("un deux", "A", "P"), ("deux trois", "B", "P")]


def test_a_comment_that_the_text_does_not_cite_is_counted(read):
    source = read(paragraph("mot"), comments=comments((7, "P", "Orphelin")))
    assert (source.remarks, source.left_out) == ((), {"comments": 1})


# Notes


def test_notes_are_numbered_as_they_are_cited(read):
    cite = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph("<w:r><w:footnoteRef/></w:r>", f" note {number}")}</w:footnote>'
        for number in (2, 5, 9)
    )
    source = read(
        paragraph("a", cite.format(5), " b", cite.format(2), " c", cite.format(5)),
        footnotes=f"<w:footnotes>{notes}</w:footnotes>",
    )
    assert source.text == "a[1] b[2] c[1]\n[1] note 5\n[2] note 2\n[3] note 9"
    assert source.kept["footnotes"] == 3


def test_a_note_of_several_paragraphs_is_one_line_and_nobody_says_it(read):
    turns = [paragraph(f"{who}\u00a0: oui.") for who in ("Eve", "Max", "Eve", "Max")]
    note = f'<w:endnote w:id="1">{paragraph("un")}{paragraph("deux")}</w:endnote>'
    source = read(*turns, endnotes=f"<w:endnotes>{note}</w:endnotes>")
    assert source.text.endswith("Max\u00a0: oui.\n[i] un deux")
    assert source.text[: source.turns[-1].end].endswith("oui.")


# Drawings and what is embedded


def test_a_text_box_within_a_text_box_is_read_once(read):
    inner = f"<w:r><w:pict><w:txbxContent>{paragraph('dedans')}</w:txbxContent></w:pict></w:r>"
    box = f"<w:r><w:drawing><w:txbxContent>{paragraph('dehors', inner)}</w:txbxContent></w:drawing></w:r>"
    assert read(paragraph("ancre", box)).text == "ancre\ndehors\ndedans"


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<w:drawing/>", "images"),
        ("<w:pict/>", "images"),
        ("<w:object/>", "objects"),
        (
            '<w:drawing><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing>',
            "objects",
        ),
    ],
)
def test_what_is_drawn_or_embedded_is_counted(read, inside, what):
    assert read(paragraph("mot", f"<w:r>{inside}</w:r>")).left_out == {what: 1}


def test_another_document_inside_is_named_and_not_read(read):
    source = read(paragraph("mot"), '<w:altChunk r:id="rId1"/>')
    assert source.left_out == {"embedded": 1}
    assert source.warnings == ("Another document is embedded in this one; it was not read.",)


def test_a_page_header_that_holds_words_is_counted(read):
    body = paragraph("mot")
    source = read(body, header=f"<w:hdr>{paragraph('Étude ECT')}</w:hdr>", footer=f"<w:ftr>{paragraph('12')}</w:ftr>")
    assert source.left_out == {"headers": 1}


# Pages


def test_pages_are_those_that_word_last_laid_out(read):
    page = "<w:r><w:lastRenderedPageBreak/><w:t>suite</w:t></w:r>"
    source = read(paragraph("un ", page), paragraph(page), pages=3)
    assert [(leaf.start, leaf.label) for leaf in source.leaves] == [(0, "1"), (3, "2"), (9, "3")]


def test_pages_that_the_file_does_not_tell_wholly_are_not_guessed(read):
    page = paragraph("<w:r><w:lastRenderedPageBreak/><w:t>suite</w:t></w:r>")
    assert read(paragraph("un"), page, pages=3).leaves == ()
    assert read(paragraph("un"), table([page, page]), pages=2).leaves == ()


# Files


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".dotx", ".dotm", ".DOCX"])
def test_macros_and_templates_are_read_as_texts(tmp_path, suffix):
    path = word_file(tmp_path / f"entretien{suffix}", paragraph("mot"), vbaProject="<x>Sub AutoOpen()</x>")
    (source,) = readers.read(path).sources
    assert source.text == "mot"


def test_the_main_part_may_have_another_name(tmp_path):
    path = word_file(tmp_path / "a.docx", paragraph("mot"), main="word/document2.xml")
    (source,) = readers.read(path).sources
    assert source.text == "mot"


def test_the_strict_form_is_read(tmp_path):
    path = tmp_path / "strict.docx"
    word_file(path, paragraph("gras"), main="word/document.xml")
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content["word/document.xml"] = content["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, inside in content.items():
            archive.writestr(name, inside)
    (source,) = readers.read(path).sources
    assert source.text == "gras"


def test_what_lies_outside_the_file_is_not_followed(tmp_path):
    outside = relations(("styles", "file:///etc/passwd"), ("attachedTemplate", "https://exemple.fr/modele.dotm"))
    outside = outside.replace("/>", ' TargetMode="External"/>')
    path = word_file(tmp_path / "a.docx", paragraph("mot"), **{"_rels/document.xml": "<x/>"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", outside)
    (source,) = readers.read(path).sources
    assert source.text == "mot"


def test_a_google_document_is_read(read):
    grey = '<w:shd w:fill="auto" w:val="clear"/>'
    yellow = '<w:shd w:fill="ffff00" w:val="clear"/>'
    body = paragraph(
        run("Eve : ", '<w:rtl w:val="0"/><w:b w:val="1"/>' + grey),
        run("Oui.", '<w:rtl w:val="0"/><w:b w:val="0"/>' + yellow),
        properties='<w:pageBreakBefore w:val="0"/>',
    )
    wrapped = f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>"
    source = read(wrapped)
    assert source.text == "Eve : Oui."
    assert (passages(source, "bold"), passages(source, "highlight")) == (["Eve :"], ["Oui."])


def test_marks_stay_on_their_words_when_an_accent_stands_in_a_run_of_its_own(read):
    source = read(
        paragraph(run("e", BOLD), run("\u0301", BOLD), run("te\u0301 "), run("e"), run("\u0301te\u0301 ", BOLD), "fin")
    )
    assert source.text == "été été fin"
    assert passages(source, "bold") == ["é", "té"]
