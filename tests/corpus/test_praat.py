"""Praat's TextGrid in both forms, its encodings, and what is missing in it."""

from __future__ import annotations

import pytest

from ect_coder.corpus import readers
from ect_coder.errors import Cause, UnreadableFile

ZOE = ("IntervalTier", "Zoé", [(0, 1.5, ""), (1.5, 4, 'Qui dit « "oui" » ?'), (4, 9, ""), (9, 10, "Voilà !")])
MAX = ("IntervalTier", "Max", [(0, 4, ""), (4, 8.25, "Moi : 3 fois."), (8.25, 10, " ")])
WORDS = ("IntervalTier", "Max - words", [(4, 5, "Moi"), (5, 6, "3"), (6, 8, "fois")])
POINTS = ("TextTier", "gestes", [(2, "main levée")])


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def long(*tiers):
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0 ", "xmax = 10 ", "tiers? <exists> "]
    lines += [f"size = {len(tiers)} ", "item []: "]
    for rank, (kind, name, marks) in enumerate(tiers, 1):
        lines += [
            f"    item [{rank}]:",
            f'        class = "{kind}" ',
            f"        name = {quoted(name)} ",
            "        xmin = 0 ",
            "        xmax = 10 ",
        ]
        unit = "points" if kind == "TextTier" else "intervals"
        lines.append(f"        {unit}: size = {len(marks)} ")
        for number, mark in enumerate(marks, 1):
            *times, text = mark
            names = ("number",) if kind == "TextTier" else ("xmin", "xmax")
            lines.append(f"        {unit} [{number}]:")
            lines += [f"            {each} = {time} " for each, time in zip(names, times, strict=True)]
            lines.append(f"            {'mark' if kind == 'TextTier' else 'text'} = {quoted(text)} ")
    return "\n".join(lines) + "\n"


def short(*tiers):
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "0", "10", "<exists>", str(len(tiers))]
    for kind, name, marks in tiers:
        lines += [f'"{kind}"', quoted(name), "0", "10", str(len(marks))]
        for mark in marks:
            *times, text = mark
            lines += [*map(str, times), quoted(text)]
    return "\n".join(lines) + "\n"


@pytest.fixture
def read(tmp_path):
    def read(text, encoding="utf-8"):
        (tmp_path / "entretien.TextGrid").write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        (source,) = readers.read(tmp_path / "entretien.TextGrid").sources
        return source

    return read


def said(source):
    return [(turn.speaker, source.text[turn.label_end : turn.end], turn.time) for turn in source.turns]


@pytest.mark.parametrize("form", [long, short])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_both_forms_in_every_encoding(read, form, encoding, line_end):
    source = read(form(ZOE, MAX).replace("\n", line_end), encoding)
    assert said(source) == [
        ("Zoé", 'Qui dit « "oui" » ?', "00:00:01.500"),
        ("Max", "Moi : 3 fois.", "00:00:04"),
        ("Zoé", "Voilà !", "00:00:09"),
    ]
    assert (source.format, source.left_out) == ("Praat", {})


@pytest.mark.parametrize("form", [long, short])
def test_words_one_by_one_and_points_are_left_out_and_counted(read, form):
    source = read(form(ZOE, MAX, WORDS, POINTS))
    assert len(source.turns) == 3
    assert source.left_out == {"tiers": 2, "words": 3 + 2}


def test_words_are_read_where_there_is_nothing_else(read):
    assert said(read(long(WORDS))) == [("", "Moi 3 fois", "00:00:04")]


def test_a_single_tier_names_no_speaker(read):
    assert said(read(short(MAX))) == [("", "Moi : 3 fois.", "00:00:04")]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", Cause.EMPTY),
        ("Une lettre.", Cause.RENAMED),
        ('File type = "ooTextFile"\nObject class = "Pitch 1"\n', Cause.RENAMED),
        ('File type = "ooTextFile"\nObject class = "TextGrid"\n', Cause.DAMAGED),
        (short(ZOE).replace("1.5\n4\n", "1.5\n"), Cause.DAMAGED),
        (short(ZOE, MAX).replace('<exists>\n2', '<exists>\n3'), Cause.DAMAGED),
        (short(ZOE).replace('"Zoé"\n0\n10\n4', '"Zoé"\n0\n10\n5'), Cause.DAMAGED),
        (short(ZOE).replace('"Zoé"\n0\n10\n4', '"Zoé"\n0\n10\n4.5'), Cause.DAMAGED),
        (short(ZOE).replace('"Zoé"\n0\n10\n4', '"Zoé"\n0\n10\n-4'), Cause.DAMAGED),
        (short(ZOE).replace('"Zoé"\n0\n10\n4', '"Zoé"\n0\n10\n99999999999'), Cause.DAMAGED),
        (long(ZOE)[:-60], Cause.DAMAGED),
        (long(ZOE).replace("IntervalTier", "AutreTier"), Cause.DAMAGED),
        (long(ZOE).replace("xmin = 1.5", "xmin = --undefined--"), Cause.DAMAGED),
        (short(), Cause.NO_TEXT),
        (short(POINTS), Cause.NO_TEXT),
        (short(("IntervalTier", "Zoé", [(0, 10, "")])), Cause.NO_TEXT),
    ],
)  # fmt: skip
def test_what_is_missing_is_refused_by_its_cause(read, text, cause):
    with pytest.raises(UnreadableFile) as refusal:
        read(text)
    assert refusal.value.details["cause"] is cause
