"""The codebook from a terminal: written to files, taken in from them, or refused with one sentence."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from ect_coder import cli
from ect_coder.study import Study

TRUST = "coop_confiance"


@pytest.fixture
def run(capfdbinary, tmp_path, monkeypatch):
    """Run one command in a folder of its own; return status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)

    def command(*words):
        capfdbinary.readouterr()
        status = cli.main(["--lang", "en", *map(str, words)])
        out, error = capfdbinary.readouterr()
        return status, out.decode(), error.decode()

    return command


@pytest.fixture
def made(run):
    """A study with one coding of *Confiance*."""
    Study.create(Path("s.ect"), language="fr").close()
    Path("a.txt").write_text("Au début, rien.\n", encoding="utf-8")
    run("import", "s.ect", "a.txt", "--project", "Légumerie")
    run("code", "s.ect", 1, 0, 8, TRUST)
    return "s.ect"


def digest():
    return hashlib.sha256(Path("s.ect").read_bytes()).hexdigest()


def write(content, name="book.csv"):
    Path(name).write_text(content, encoding="utf-8")
    return name


@pytest.mark.parametrize("suffix", ["toml", "csv", "xlsx", "docx"])
def test_the_codebook_is_written_by_the_suffix_of_its_file(run, made, suffix):
    assert run("codebook", made, "--to", f"o.{suffix}") == (0, "", f"Wrote o.{suffix}.\n")
    assert Path(f"o.{suffix}").stat().st_size > 1000


@pytest.mark.parametrize("suffix", ["toml", "csv", "xlsx"])
def test_what_was_written_changes_nothing_when_it_comes_back(run, made, suffix):
    run("codebook", made, "--to", f"o.{suffix}")
    before = digest()
    status, out, _error = run("codebook", made, "--from", f"o.{suffix}")
    assert (status, out) == (0, "Nothing to change: the study's codebook says this already.\n")
    assert digest() == before


def test_what_changed_is_said_in_plain_words(run, made):
    table = write(
        "label_fr;pillar;definition_fr\nConfiance et interconnaissance;anchoring;Se fier.\nTemps;anchoring;\n"
    )
    status, out, _error = run("codebook", made, "--from", table, "--coder", "Léa")
    assert (status, out) == (0, "1 code added, 1 code changed, 1 code moved\n")
    with Study.open(Path(made), writable=False) as study:
        assert study.codebook.versions()[-1].coder == "Léa"
        assert (study.grid.code(TRUST).pillar, study.codebook.to_review()) == ("anchoring", [])


def test_meaning_puts_the_codings_of_changed_cards_among_those_to_review(run, made):
    table = write(f"id,definition_fr\n{TRUST},Se fier.\n")
    status, out, _error = run("codebook", made, "--from", table, "--meaning", "--json")
    value = json.loads(out)
    assert status == 0
    assert (value["changed"], value["meaning"], value["to_review"]) == ([TRUST], [TRUST], 1)
    assert set(value) == {
        "added", "changed", "moved", "retired", "offered", "pillars", "absent", "meaning", "to_review",
    }  # fmt: skip


def test_codes_that_the_file_lacks_are_retired_only_if_wished(run, made):
    table = write(f"id\n{TRUST}\n")
    assert json.loads(run("codebook", made, "--from", table, "--json")[1])["retired"] == []
    retired = json.loads(run("codebook", made, "--from", table, "--retire", "--json")[1])["retired"]
    assert (len(retired), TRUST in retired) == (48, False)


def test_a_written_codebook_makes_a_new_study(run, made):
    run("codebook", made, "--to", "o.toml")
    assert run("new", "t.ect", "--codebook", "o.toml")[0] == 0
    assert json.loads(run("codebook", "t.ect", "--to", "p.toml", "--json")[1])["name"] == "ECT"
    assert Path("p.toml").read_bytes() == Path("o.toml").read_bytes()


REFUSED = [
    (("--to", "o.pdf"), ".pdf"),
    (("--to", "none/o.csv"), "o.csv"),
    (("--from", "o.docx"), ".docx"),
    (("--from", "none.csv"), "none.csv"),
    (("--from", "a.txt"), ".txt"),
    (("--from", "bad.toml"), "line 1"),
    (("--from", "bad.csv"), "couleur"),
    (("--from", "taken.csv"), "Partage du risque"),
]


@pytest.mark.parametrize(
    ("words", "said"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_a_refusal_is_one_sentence_and_changes_nothing(run, made, words, said):
    write("format = 2", "bad.toml")
    write("id;couleur\n", "bad.csv")
    write(f"id;label_fr\n{TRUST};Partage du risque\n", "taken.csv")
    before = digest()
    status, out, error = run("codebook", made, *words)
    assert (status, out, error.count("\n")) == (1, "", 1)
    assert said in error
    assert digest() == before


@pytest.mark.parametrize(
    "words",
    [("--to", "o.csv", "--from", "o.csv"), ("--check", "o.toml", "--to", "o.csv"), ("--meaning",), ("--coder", "L")],
)
def test_options_that_do_not_go_together_are_wrong_usage(run, made, words):
    assert run("codebook", made, *words)[0] == 2
