"""What a person reads: French whole and fresh, numbers and errors as the language writes them."""

from __future__ import annotations

import ast
import io
import re
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo

import ect_coder
from ect_coder import errors, wording
from ect_coder.wording import explain, ngettext, number
from tools import words


def test_every_text_is_in_the_catalogue_and_translated():
    catalogue = words.french()
    wanted = {(message.id, message.context) for message in words.template() if message.id}
    held = {(message.id, message.context) for message in catalogue if message.id}
    assert wanted == held
    assert [message.id for message in catalogue if message.id and not words.done(message.string)] == []


def test_the_compiled_catalogue_is_fresh():
    compiled = io.BytesIO()
    write_mo(compiled, words.french())
    assert compiled.getvalue() == words.CATALOGUE.with_suffix(".mo").read_bytes()


def test_a_translation_keeps_its_fields():
    for message in words.french():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in strings:
            assert set(re.findall(r"{\w+}", text)) <= set(re.findall(r"{\w+}", " ".join(ids)))


def test_french_puts_unbreakable_spaces():
    for message in words.french():
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            assert not re.search(r" [:;?!»]|« ", text), text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_error_has_its_sentence(language):
    wording.use_language(language)
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.EctError)]
    details = dict.fromkeys(
        [
            "path",
            "name",
            "value",
            "field",
            "allowed",
            "start",
            "end",
            "length",
            "least",
            "line",
            "reason",
            "column",
            "problem",
            "suffix",
            "theirs",
            "ours",
            "backups",
            "moment",
            "keys",
            "who",
            "since",
            "kept",
            "others",
        ],
        "x",
    )
    for kind in kinds:
        for cause in errors.Cause if kind is errors.UnreadableFile else [""]:
            if kind is not errors.EctError:
                assert explain(kind(**details, cause=cause)) != wording._("Something stopped the work."), kind


def test_numbers_and_plurals_follow_the_language():
    wording.use_language("fr")
    assert (number(1234.5, 1), ngettext("{n} voice", "{n} voices", 0)) == ("1\u202f234,5", "0\xa0voix")
    assert wording.quoted("a") == "«\u00a0a\u00a0»"
    wording.use_language("en")
    assert (number(1234.5, 1), ngettext("{n} voice", "{n} voices", 1)) == ("1,234.5", "1 voice")


def test_no_text_hides_where_the_catalogue_cannot_see_it():
    """Texts inside an f-string are not collected by every Python that is allowed."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in Path(ect_coder.__file__).parent.rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in words.KEYWORDS
        if any(isinstance(each, ast.Constant) for each in call.args)
    ]
    assert hidden == []
