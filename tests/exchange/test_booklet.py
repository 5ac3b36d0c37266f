"""The evidence booklet: each cell opens its verbatims, and nothing comes from anywhere."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from lxml import html

from ect_coder.exchange.export import export

TEXT = "pourtant on se connaissait bien, on s'était toujours dépannés entre maraîchers, la confiance elle y était"


@pytest.fixture(scope="module")
def path(example, tmp_path_factory):
    target = tmp_path_factory.mktemp("out") / "o.html"
    export(example, target)
    return target


@pytest.fixture(scope="module")
def page(path):
    return html.fromstring(path.read_bytes().decode())


def cell(page, project, rank):
    (row,) = [each for each in page.find_class("matrix")[0].iter("tr") if each[0].text_content() == project]
    return row[rank]


def test_each_cell_that_has_codings_opens_them(page):
    assert cell(page, "Légumerie des Combes", 1).text_content() == "absent\n3 voices, 11 excerpts\nestimated 0"
    (link,) = cell(page, "Légumerie des Combes", 1).iter("a")
    details = page.get_element_by_id(link.get("href").removeprefix("#"))
    assert details.tag == "details"
    assert details[0].text_content() == "emergence · absent · 11 excerpts"
    assert len(list(details.iter("blockquote"))) == 11
    assert TEXT in details.text_content()


def test_every_link_has_its_place_and_every_place_is_one(page):
    targets = [each.get("href") for each in page.iter("a")]
    places = [each.get("id") for each in page.iter("details")]
    assert len(places) == len(set(places))
    assert {each.removeprefix("#") for each in targets} <= set(places)
    assert all(each.startswith("#") for each in targets)


def test_for_and_against_stand_apart_with_who_says_it(page):
    (link,) = cell(page, "Légumerie des Combes", 1).iter("a")
    details = page.get_element_by_id(link.get("href").removeprefix("#"))
    assert [each.text_content() for each in details.iter("h4")] == ["For", "Against"]
    (quote,) = [each for each in details.iter("blockquote") if TEXT in each.text_content()]
    said = quote.find("cite").text_content()
    assert re.fullmatch(r"Trust and mutual acquaintance · present · E01, §\u00a0\d+ \(carrier, 2023\)", said)


def test_what_no_one_mentions_is_said_and_opens_nothing(page):
    silent = cell(page, "Légumerie des Combes", 5)
    assert silent.text_content() == "not mentioned"
    assert not list(silent.iter("a"))


def test_nothing_comes_from_anywhere(path, page):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?:|//|url\(|@import|<link|<img|<iframe", text)
    assert not list(page.xpath("//@src"))
    (script,) = page.iter("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    (policy,) = page.xpath("//meta[@http-equiv]/@content")
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def test_every_coding_of_a_project_is_there(page, example):
    shown = page.text_content()
    for coding in example.codings:
        assert coding.text in shown


def test_the_same_study_gives_the_same_bytes(example, path, tmp_path):
    export(example, tmp_path / "o.html")
    assert (tmp_path / "o.html").read_bytes() == path.read_bytes()
