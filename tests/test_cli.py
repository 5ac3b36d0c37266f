"""The command line keeps to its contract: one JSON value, exit statuses, one sentence, nothing half-done."""

from __future__ import annotations

import hashlib
import json

import openpyxl
import pytest

from ect_coder import cli
from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.study import Study
from ect_coder.values import Sort

TEXT = "Enq : Au début ?\nMme D : Rien du tout 💶, rien.\nEnq : Et après ?\nMme D : Tout, à l’œuvre.\n"


@pytest.fixture
def run(capfdbinary, tmp_path, monkeypatch):
    """Run one command in a folder with a text; return status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def command(*words):
        capfdbinary.readouterr()
        status = cli.main(["--lang", "en", *map(str, words)])
        out, error = capfdbinary.readouterr()
        return status, out.decode(), error.decode()

    return command


@pytest.fixture
def value(run):
    """Run one command with --json and return its value."""

    def command(*words):
        status, out, error = run(*words, "--json")
        assert status == 0, error
        return json.loads(out)

    return command


@pytest.fixture
def made(run):
    run("new", "s.ect")
    run("import", "s.ect", "a.txt", "--project", "Légumerie", "--date", "2023-11")
    return "s.ect"


def digest(path="s.ect"):
    from pathlib import Path

    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_the_version_is_said(run):
    status, out, _error = run("--version")
    assert (status, out) == (0, "ect-coder 0.1.0\n")


def test_info_has_its_fields(value, made):
    assert value("info", made).keys() >= {
        "title",
        "documents",
        "projects",
        "codings",
        "variables",
        "schema",
        "codebook_version",
        "language",
    }


def test_a_text_is_printed_exactly(run, made):
    status, out, _error = run("text", made, "E01")
    assert (status, out) == (0, TEXT.rstrip("\n"))


def test_a_coding_has_its_fields(value, made):
    coding = value(
        "code", made, 1, 25, 37, "coop_confiance", "--moment", "emergence", "--polarity", "absent", "--coder", "Léa"
    )
    assert coding["text"] == TEXT[25:37]
    assert (coding["pillar"], coding["project"], coding["moment"], coding["polarity"]) == (
        "cooperation",
        "Légumerie",
        "emergence",
        "absent",
    )
    wanted = {"id", "document", "document_name", "kind", "project", "start", "end", "text", "pillar", "variable", "moment", "polarity",
              "intensity", "attribution", "reading", "coder", "memo", "created"}  # fmt: skip
    assert coding.keys() >= wanted


def test_a_coding_without_more_is_present_and_undetermined(value, made):
    coding = value("code", made, "a", 0, 3, "trans_freins")
    assert (coding["moment"], coding["polarity"], coding["pillar"]) == ("undetermined", "present", None)


REFUSED = [
    ("code", "s.ect", 1, 0, 999, "coop_confiance"),
    ("code", "s.ect", 1, 5, 5, "coop_confiance"),
    ("code", "s.ect", 1, 0, 3, "nothing"),
    ("code", "s.ect", "E99", 0, 3, "coop_confiance"),
    ("code", "s.ect", 1, 0, 3, "coop_confiance", "--moment", "never"),
    ("code", "s.ect", 1, 0, 3, "coop_confiance", "--intensity", "4"),
    ("code", "s.ect", 1, 0, 3, "coop_confiance", "--polarity", "absent", "--intensity", "2"),
    ("code", "s.ect", 1, 0, 3, "coop_confiance", "--project", "Autre"),
    ("code", "s.ect", "--from", "none.csv"),
    ("uncode", "s.ect", 7),
    ("excerpts", "s.ect", "--pillar", "nothing"),
    ("excerpts", "s.ect", "--project", "nothing"),
    ("excerpts", "s.ect", "--moment", "nothing"),
    ("search", "s.ect", "…"),
    ("search", "s.ect", "l'oeuvre ET"),
    ("search", "s.ect", "(", "--regex"),
    ("search", "s.ect", "oeuvre", "--project", "nothing"),
    ("search", "s.ect", "oeuvre", "--moment", "nothing"),
    ("estimate", "s.ect", "Légumerie", "trans_freins", "support", "2"),
    ("estimate", "s.ect", "Légumerie", "cooperation", "both", "2"),
    ("estimate", "s.ect", "Légumerie", "cooperation", "support", "5"),
    ("estimate", "s.ect", "Autre", "cooperation", "support", "2"),
    ("estimate", "s.ect", "Légumerie", "cooperation", "support", "2", "--evidence", "9"),
    ("matrix", "s.ect", "--threshold", "4"),
    ("matrix", "s.ect", "--without", "nothing"),
    ("matrix", "s.ect", "--coder", "nobody"),
    ("setting", "s.ect", "threshold", "9"),
    ("setting", "s.ect", "nothing"),
    ("project", "add", "s.ect", "P", "--pivot", "12/04/2019"),
    ("document", "s.ect", "E01", "--role", "king"),
    ("document", "s.ect", "E01", "--date", "2019-13"),
    ("export", "s.ect", "o.pdf"),
    ("export", "s.ect", "none/o.xlsx"),
    ("new", "s.ect"),
    ("info", "none.ect"),
    ("info", "a.txt"),
    ("codebook", "s.ect", "--check", "a.txt"),
]


@pytest.mark.parametrize("words", REFUSED, ids=lambda words: " ".join(map(str, words)))
def test_a_refusal_is_one_sentence_and_changes_nothing(run, made, words):
    before = digest()
    status, out, error = run(*words)
    assert status == 1
    assert out == ""
    assert 1 <= len(error.strip().split("\n")) <= 2
    assert "Traceback" not in error
    assert digest() == before


@pytest.mark.parametrize(
    "words", [("code", "s.ect"), ("nosuch",), ("code", "s.ect", "1", "a", "b", "c"), ("estimate", "s.ect", "P")]
)
def test_wrong_usage_is_two(run, made, words):
    assert run(*words)[0] == 2


def test_an_import_reports_on_each_file(run, value, made, tmp_path):
    (tmp_path / "broken.docx").write_bytes(b"PK nothing")
    (tmp_path / "b.txt").write_text("Autre texte.", encoding="utf-8")
    status, out, error = run("import", made, "a.txt", "broken.docx", "b.txt", "--json")
    reports = json.loads(out)
    assert status == 1
    assert [report["status"] for report in reports] == ["duplicate", "refused", "imported"]
    assert reports[1]["reason"] in error
    assert [document["code"] for document in value("documents", made)] == ["E01", "D01"]


def test_a_folder_is_taken_for_what_lies_in_it(value, made, tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "c.txt").write_text("Encore un.", encoding="utf-8")
    (tmp_path / "in" / "~$lock.docx").write_bytes(b"x")
    assert [report["status"] for report in value("import", made, "in")] == ["imported"]


def test_a_refused_import_makes_no_project(run, value, made):
    run("import", made, "none.docx", "--project", "Jamais")
    assert [project["name"] for project in value("projects", made)] == ["Légumerie"]


def test_many_codings_come_from_a_table_or_none(run, value, made, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text(
        "document,start,end,variable,moment\nE01,0,3,coop_confiance,both\n1,4,6,trans_freins,\n", encoding="utf-8"
    )
    assert value("code", made, "--from", table) == {"codings": 2}
    table.write_text("document,start,end,variable\nE01,0,3,coop_confiance\n\nE01,0,3,nothing\n", encoding="utf-8")
    status, out, error = run("code", made, "--from", table)
    assert (status, out) == (1, "")
    assert "ine 4" in error
    assert len(value("excerpts", made)) == 2


def test_excerpts_at_emergence_include_both(value, run, made):
    for moment in ("emergence", "both", "support"):
        run("code", made, 1, 0, 3, "coop_confiance", "--moment", moment)
    assert {each["moment"] for each in value("excerpts", made, "--moment", "emergence")} == {"emergence", "both"}


def test_words_are_searched_in_documents_and_excerpts(value, run, made):
    (hit,) = value("search", made, "l'oeuvre")
    assert TEXT[hit["start"] : hit["end"]] == hit["text"] == "l’œuvre"
    run("code", made, 1, hit["start"], hit["end"], "coop_confiance")
    assert len(value("excerpts", made, "--words", "OEUVRE")) == 1


def test_suggestions_moments_and_sentences_are_given_with_reasons_and_write_nothing(run, value, made, tmp_path):
    text = (
        "Enq : Et les subventions ?\nMme D : Au départ, chacun a mis de sa poche. On n’avait pas de subvention.\n"
        "Enq : Des bénévoles ?\nMme D : Voilà.\n"
    )
    (tmp_path / "b.txt").write_text(text, encoding="utf-8")
    run("import", made, "b.txt", "--project", "Légumerie")
    before = digest()
    found = value("suggest", made, "b")
    assert {"start", "end", "text", "variable", "pillar", "moment", "score", "why"} <= found[0].keys()
    pocket = next(each for each in found if each["variable"] == "coop_partage_risque")
    assert pocket["text"] == text[pocket["start"] : pocket["end"]] == "Au départ, chacun a mis de sa poche."
    assert (pocket["pillar"], pocket["moment"]) == ("cooperation", "emergence")
    assert "de sa poche" in pocket["why"]
    assert all("Enq" not in each["text"] for each in found)
    paragraphs = value("moments", made, "b")
    assert [each["moment"] for each in paragraphs] == ["undetermined", "emergence", "undetermined", "undetermined"]
    assert [text[each["start"] : each["end"]] for each in paragraphs] == text.splitlines()
    assert [each["text"] for each in value("sentences", made, "b")][1:3] == [
        "Mme D : Au départ, chacun a mis de sa poche.",
        "On n’avait pas de subvention.",
    ]
    for command in ("suggest", "moments", "sentences"):
        assert run(command, made, "b")[0] == 0
        assert run(command, made, "nothing")[0] == 1
    assert digest() == before


def test_forms_and_patterns_are_searched_in_documents(value, made):
    (word, *_rest) = TEXT.split()
    first, *_rest = value("search", made, rf"\b{word}\b", "--regex")
    assert first["start"] == 0
    assert value("search", made, "œuvres", "--lemma") == value("search", made, "oeuvre")
    assert value("search", made, "oeuvre", "--kind", "press") == []


def test_a_document_of_several_projects_needs_one(run, value, made):
    run("project", "add", made, "Atelier")
    run(
        "document",
        made,
        "E01",
        "--project",
        "Légumerie",
        "--project",
        "Atelier",
        "--status",
        "coded",
        "--set",
        "lieu=Poligny",
    )
    assert run("code", made, 1, 0, 3, "coop_confiance")[0] == 1
    assert value("code", made, 1, 0, 3, "coop_confiance", "--project", "Atelier")["project"] == "Atelier"
    (document,) = value("documents", made)
    assert (document["projects"], document["status"], document["attributes"]) == (
        ["Légumerie", "Atelier"],
        "coded",
        {"lieu": "Poligny"},
    )


def test_a_project_changes_only_where_said(run, value, made):
    run("project", "add", made, "Légumerie", "--pivot", "2019-03~", "--set", "commune=Clairval")
    run("project", "add", made, "Légumerie", "--set", "epci=Haut")
    (project,) = value("projects", made)
    assert (project["pivot"], project["attributes"]) == ("2019-03~", {"commune": "Clairval", "epci": "Haut"})


def test_the_matrix_lists_everything(value, made):
    assert [row["id"] for row in value("matrix", made)] == ["cooperation", "anchoring", "resilience", "hybrid_model"]
    rows = value("matrix", made, "--by", "variable")
    assert len(rows) == 27
    assert rows[0]["answer"] == "undocumented"
    assert rows[0]["profile"] is None
    assert rows[0]["emergence"].keys() == {
        "state",
        "weak",
        "codings",
        "voices",
        "affirming",
        "nuancing",
        "denying",
        "intensity",
        "estimate",
        "stale",
    }


def test_an_estimate_goes_stale_and_fresh_again(run, value, made):
    run("estimate", made, "Légumerie", "cooperation", "support", "2", "--why", "vu", "--coder", "Léa")
    run("estimate", made, "Légumerie", "cooperation", "emergence", "NR")
    coding = value("code", made, 1, 0, 3, "coop_confiance", "--moment", "support")
    first, second = value("estimates", made)
    assert (first["value"], first["why"], first["coder"], first["current"], first["stale"]) == (
        2,
        "vu",
        "Léa",
        True,
        True,
    )
    assert (second["value"], second["stale"]) == ("NR", False)
    run("uncode", made, coding["id"])
    assert not value("estimates", made)[0]["stale"]
    assert value("matrix", made)[0]["retained"] == "origin_unknown"


def test_an_estimate_can_be_taken_back(run, value, made):
    run("estimate", made, "Légumerie", "cooperation", "support", "2")
    run("estimate", made, "Légumerie", "cooperation", "support", "none")
    assert [each["current"] for each in value("estimates", made)] == [False, False]
    assert value("matrix", made)[0]["support"]["estimate"] is None


def test_settings_are_shown_and_changed(run, made):
    assert run("setting", made, "threshold")[1] == "2\n"
    run("setting", made, "threshold", "3")
    assert run("setting", made, "threshold")[1] == "3\n"


def test_what_is_left_out_leaves_a_moment_undocumented(run, value, made):
    run("document", made, "E01", "--role", "supporter")
    run("code", made, 1, 0, 3, "coop_confiance", "--moment", "support")
    assert value("matrix", made)[0]["support"]["state"] == "p"
    assert value("matrix", made, "--without", "supporter")[0]["support"]["state"] == "U"
    assert value("matrix", made, "--without", "interview")[0]["support"]["state"] == "U"


def test_retrospective_accounts_can_be_left_out(run, value, made):
    run("code", made, 1, 0, 3, "coop_confiance", "--moment", "emergence")
    assert value("matrix", made, "--without", "retrospective")[0]["emergence"]["state"] == "p"
    run("project", "add", made, "Légumerie", "--pivot", "2019")
    assert value("matrix", made, "--without", "retrospective")[0]["emergence"]["state"] == "U"


def test_factors_are_counted(run, value, made):
    run("code", made, 1, 0, 3, "trans_freins", "--moment", "after")
    row = next(each for each in value("factors", made) if each["id"] == "trans_freins")
    assert row == {
        "project": "Légumerie", "id": "trans_freins", "emergence": {"codings": 0, "voices": 0}, "support": {"codings": 0, "voices": 0},
        "after": {"codings": 1, "voices": 1}, "undetermined": {"codings": 0, "voices": 0},
    }  # fmt: skip


def test_a_sound_study_is_said_to_be_so(value, made):
    assert value("check", made) == {"sound": True, "findings": []}


def test_a_changed_text_is_found(run, made):
    import sqlite3

    run("code", made, 1, 0, 3, "coop_confiance")
    connection = sqlite3.connect(made)
    connection.execute("UPDATE document_text SET text = 'x' || text")
    connection.commit()
    connection.close()
    status, out, _error = run("check", made, "--json")
    assert status == 1
    assert [finding["where"] for finding in json.loads(out)["findings"]] == ["E01", "1", "document_text"]


def test_reading_commands_work_on_a_read_only_study(run, made, tmp_path):
    (tmp_path / made).chmod(0o444)
    assert run("info", made)[0] == 0
    assert run("matrix", made)[0] == 0


def test_the_language_is_chosen_before_the_command(run, made):
    assert cli.main(["--lang", "fr", "info", "none.ect"]) == 1
    assert run("--lang", "xx", "info", made)[0] == 2


def test_values_are_checked_where_their_attribute_is_defined(run, value, made, tmp_path):
    with Study.open(tmp_path / made) as opened:
        opened.attributes.add([Attribute(Owner.PROJECT, "adhérents", sort=Sort.NUMBER)])
    status, _out, _error = run("project", "add", made, "Bois", "--set", "adhérents=1 234,5", "--set", "note=1 234,5")
    assert status == 0
    assert value("projects", made)[-1]["attributes"] == {"adhérents": "1234.5", "note": "1 234,5"}
    before = digest()
    status, out, error = run("project", "add", made, "Bois", "--set", "adhérents=beaucoup")
    assert (status, out, digest()) == (1, "", before)
    assert "adhérents" in error


def test_estimates_go_out_as_a_workbook_and_come_back_all_or_nothing(run, value, made, tmp_path):
    path = tmp_path / "estimates.xlsx"
    assert run("estimates", made, "--to", path)[0] == 0
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(2, 5).value = 2
    book.save(path)
    assert run("estimate", made, "--from", path, "--coder", "Léa")[0] == 0
    (found,) = value("estimates", made)
    assert (found["id"], found["moment"], found["value"], found["coder"]) == ("cooperation", "emergence", 2, "Léa")
    book.worksheets[0].cell(2, 5).value = 3
    book.worksheets[0].cell(4, 5).value = "beaucoup"
    book.save(path)
    status, _out, error = run("estimate", made, "--from", path)
    assert status == 1
    assert "Line 4" in error
    assert len(value("estimates", made)) == 1


def test_estimates_are_written_as_xlsx_only(run, made, tmp_path):
    status, _out, _error = run("estimates", made, "--to", tmp_path / "estimates.ods")
    assert status == 1


def test_an_estimate_gives_its_confidence(run, value, made):
    run("estimate", made, "Légumerie", "cooperation", "support", "2")
    (found,) = value("estimates", made)
    assert (found["confidence"], found["confidence_why"]) == (None, "")


def test_sensitivity_has_its_fields_and_names_voices(value, run, made):
    run("import", made, "a.txt")
    run("code", made, 1, 0, 5, "coop_confiance", "--moment", "emergence")
    rows = value("sensitivity", made)
    assert len(rows) == 31
    (row,) = [each for each in rows if each["id"] == "coop_confiance"]
    assert (row["project"], row["level"], row["flips"]) == ("Légumerie", "variable", True)
    assert row["voices_that_flip"] == ["a"]
    assert row["answers"] == dict.fromkeys(
        (
            "t1",
            "t2",
            "t3",
            "m1",
            "m2",
            "half",
            "without_press",
            "without_supporter",
            "without_retrospective",
            "without_interpreted",
        ),
        "from_emergence",
    )
    status, out, _error = run("sensitivity", made)
    assert status == 0
    assert out.startswith("1 interview, 1 passage, 1 coding, 1 voice\n")
