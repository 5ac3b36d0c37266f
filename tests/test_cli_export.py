"""What leaves by the command line: by suffix and name, for an audience, and what was left out is said."""

from __future__ import annotations

import pytest

from ect_coder import cli


@pytest.fixture
def run(capfdbinary, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Au début on était trois. Ensuite on a signé.", encoding="utf-8")

    def command(*words):
        capfdbinary.readouterr()
        status = cli.main(["--lang", "en", *map(str, words)])
        out, error = capfdbinary.readouterr()
        return status, out.decode(), error.decode()

    command("new", "s.ect")
    command("import", "s.ect", "a.txt", "--project", "Légumerie")
    command("code", "s.ect", 1, 0, 8, "coop_confiance", "--moment", "emergence")
    command("code", "s.ect", 1, 0, 8, "trans_limites_accompagnement", "--moment", "support")
    return command


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("o.xlsx", ""),
        ("o.csv", ""),
        ("o.csv", "qca_crisp"),
        ("o.csv", "calibration"),
        ("o.docx", ""),
        ("o.docx", "sheets"),
        ("o.docx", "week"),
        ("o.docx", "methods"),
        ("o.html", ""),
        ("o.html", "report"),
    ],
)
def test_each_output_is_written_and_nothing_is_printed_but_that(run, tmp_path, file, what):
    status, out, error = run("export", "s.ect", file, *(["--what", what] if what else []))
    assert (status, out) == (0, "")
    assert error == f"Wrote {file}. For: research.\n"
    assert (tmp_path / file).stat().st_size > 0


def test_what_an_audience_is_not_given_is_said(run, tmp_path):
    status, _out, error = run("export", "s.ect", "o.csv", "--audience", "structure")
    assert status == 0
    assert error == (
        "Wrote o.csv. For: structure. Left out: “Limits of the support” (1 coding); memos and passages to discuss.\n"
    )
    assert "trans_limites_accompagnement" not in (tmp_path / "o.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("o.docx", "--what", "qca"),
            "“qca” is not possible for --what; possible values: report, sheets, week, methods.",
        ),
        (
            ("o.docx", "--audience", "friends"),
            "“friends” is not possible for --audience; possible values: research, structure, public.",
        ),
        (
            ("o.docx", "--what", "week", "--since", "hier"),
            "“hier” is not a date: write 2019, 2019-04, 2019-04-12 or 2019~.",
        ),
        (("o.odt",), "Nothing can be exported as “.odt”; use .xlsx, .csv, .docx, .html, .qdpx or .qdc."),
    ],
)
def test_a_wish_that_cannot_be_granted_is_refused_in_one_sentence(run, tmp_path, words, said):
    status, out, error = run("export", "s.ect", *words)
    assert (status, out, error) == (1, "", f"{said}\n")
    assert not list(tmp_path.glob("o.*"))
