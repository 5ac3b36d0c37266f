"""Projects of QualCoder and Taguette come in from their databases, their passages on their words; hostile ones do not."""

from __future__ import annotations

import json
import sqlite3

import pytest

from ect_coder.coding.memos import About
from ect_coder.corpus.intake import Outcome
from ect_coder.errors import Cancelled, Cause, UnreadableFile
from ect_coder.exchange.export import export_project

TEXT = "Enquêteur : Et au début ?\nMme Duval : 😀 On se méfiait, c’était tendu.\nPuis la confiance est venue."
HTML = "<h1>Entretien</h1>\n<p>Au <b>début</b>, on se   méfiait.</p>\n<p>Puis l’été : confiance &amp; travail.</p>"


def qualcoder(folder, passages=None, more=()):
    """Make a project as QualCoder does: the tables of its documentation, a folder called .qda."""
    folder.mkdir()
    path = folder / "data.qda"
    with sqlite3.connect(path) as there:
        there.executescript(
            """
            CREATE TABLE project (databaseversion TEXT, date TEXT, memo TEXT, about TEXT, bookmarkfile INTEGER);
            CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo TEXT,
                owner TEXT, date TEXT, av_text_id INTEGER, risid INTEGER, UNIQUE(name));
            CREATE TABLE code_cat (catid INTEGER PRIMARY KEY, name TEXT, owner TEXT, date TEXT, memo TEXT,
                supercatid INTEGER);
            CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, owner TEXT,
                date TEXT, color TEXT);
            CREATE TABLE code_text (ctid INTEGER PRIMARY KEY, cid INTEGER, fid INTEGER, seltext TEXT, pos0 INTEGER,
                pos1 INTEGER, owner TEXT, date TEXT, memo TEXT, avid INTEGER, important INTEGER);
            CREATE TABLE code_image (imid INTEGER PRIMARY KEY, id INTEGER, x1 INTEGER, cid INTEGER);
            CREATE TABLE annotation (anid INTEGER PRIMARY KEY, fid INTEGER, pos0 INTEGER, pos1 INTEGER, memo TEXT,
                owner TEXT, date TEXT);
            CREATE TABLE cases (caseid INTEGER PRIMARY KEY, name TEXT, memo TEXT, owner TEXT, date TEXT);
            CREATE TABLE case_text (id INTEGER PRIMARY KEY, caseid INTEGER, fid INTEGER, pos0 INTEGER, pos1 INTEGER);
            CREATE TABLE attribute (attrid INTEGER PRIMARY KEY, name TEXT, attr_type TEXT, value TEXT, id INTEGER);
            INSERT INTO project VALUES ('v11', '2024-01-01 10:00:00', 'Un projet', 'QualCoder', 0);
            INSERT INTO code_cat VALUES (1, 'Coopération', 'Awa', '', '', NULL);
            INSERT INTO code_name VALUES (7, 'Méfiance', 'Quand on doute', 1, 'Awa', '', '#ff0000');
            INSERT INTO code_name VALUES (8, 'Confiance gagnée', '', NULL, 'Awa', '', '#00ff00');
            INSERT INTO code_image VALUES (1, 2, 5, 7);
            INSERT INTO cases VALUES (3, 'Scierie', '', 'Awa', '');
            INSERT INTO case_text VALUES (1, 3, 1, 0, 10);
            INSERT INTO attribute VALUES (1, 'Âge', 'file', '52', 1);
            """
        )
        there.execute("INSERT INTO source VALUES (1, 'Duval.txt', ?, NULL, 'relire', 'Awa', '', NULL, NULL)", (TEXT,))
        there.execute("INSERT INTO source VALUES (2, 'photo.png', NULL, '/images/x', '', 'Awa', '', NULL, NULL)")
        for code, quote, start in passages or [(7, "On se méfiait", None), (8, "la confiance", None)]:
            at = TEXT.index(quote) if start is None else start
            row = (code, quote, at, at + len(quote), "Awa", "2024-02-03 14:05:06", "à revoir")
            there.execute(
                "INSERT INTO code_text (cid, fid, seltext, pos0, pos1, owner, date, memo) VALUES (?, 1, ?, ?, ?, ?, ?, ?)",
                row,
            )
        there.execute("INSERT INTO annotation VALUES (1, 1, 0, 9, 'qui parle ?', 'Awa', '2024-02-03 14:05:06')")
        for statement in more:
            there.execute(statement)
    there.close()
    return folder


def taguette(path, users=("admin",)):
    """Make a database as Taguette does; highlights in bytes of the text between the tags."""
    with sqlite3.connect(path) as there:
        there.executescript(
            """
            CREATE TABLE projects (id INTEGER PRIMARY KEY, name VARCHAR, description TEXT, created DATETIME);
            CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR, description TEXT, filename VARCHAR,
                created DATETIME, project_id INTEGER, text_direction VARCHAR, contents TEXT);
            CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,
                end_offset INTEGER, snippet TEXT);
            CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path VARCHAR, description TEXT);
            CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
            CREATE TABLE commands (id INTEGER PRIMARY KEY, date DATETIME, user_login VARCHAR, project_id INTEGER,
                document_id INTEGER, payload TEXT);
            INSERT INTO projects VALUES (1, 'Vallée', 'Une description', '2024-01-01');
            INSERT INTO tags VALUES (4, 1, 'doute', 'on doute'), (5, 1, 'confiance', '');
            INSERT INTO highlight_tags VALUES (1, 4), (2, 5), (2, 4);
            """
        )
        there.execute("INSERT INTO documents VALUES (9, 'Duval', '', 'd.html', '', 1, 'LEFT_TO_RIGHT', ?)", (HTML,))
        said = "Entretien\nAu début, on se   méfiait.\nPuis l’été : confiance & travail.".encode()
        for number, quote in enumerate(("on se   méfiait", "confiance & travail"), start=1):
            start = said.index(quote.encode())
            row = (number, start, start + len(quote.encode()), f"<p>{quote.replace('&', '&amp;')}</p>")
            there.execute("INSERT INTO highlights VALUES (?, 9, ?, ?, ?)", row)
        payload = json.dumps({"type": "highlight_add", "highlight_id": 1})
        there.execute("INSERT INTO commands VALUES (1, '2024-03-04 09:10:11.123', ?, 1, 9, ?)", (users[0], payload))
    there.close()
    return path


def taken(study, path):
    (report,) = study.take_in([path], coder="Zoé")
    assert report.status is Outcome.IMPORTED, report.reason
    return report


def refused(study, path):
    with pytest.raises(UnreadableFile) as problem:
        study.foreign.read(path)
    return problem.value.details["cause"]


def test_a_project_of_qualcoder_comes_in_with_all_that_has_a_place_here(study, tmp_path):
    report = taken(study, qualcoder(tmp_path / "Vallée.qda"))
    assert [(each.text, each.coder, each.memo) for each in study.excerpts()] == [
        ("On se méfiait", "Awa", "à revoir"),
        ("la confiance", "Awa", "à revoir"),
    ]
    (document,) = study.documents()
    assert (document.name, document.projects, document.attributes) == ("Duval.txt", ("Scierie",), {"Âge": "52"})
    assert report.left_out == {"areas": 1, "sources_without_text": 1}
    memos = {(each.subject.about, each.text) for each in study.memos()}
    assert {(About.STUDY, "Un projet"), (About.DOCUMENT, "relire"), (About.PASSAGE, "qui parle ?")} <= memos
    assert {"Méfiance", "Confiance gagnée"} <= {each.label("fr") for each in study.grid.transversal}


def test_positions_that_say_other_words_give_way_to_the_words(study, tmp_path):
    passages = [(7, "On se méfiait", 3), (8, "des mots qui ne sont plus là", 60)]
    report = taken(study, qualcoder(tmp_path / "p.qda", passages))
    assert study.excerpts()[0].text == "On se méfiait"
    assert sorted(each[:9] for each in report.warnings) == ["1 passage", "1 passage"]


def test_a_database_of_taguette_is_counted_in_bytes_between_the_tags(study, tmp_path):
    taken(study, taguette(tmp_path / "t.sqlite3"))
    assert sorted(each.text for each in study.excerpts()) == [
        "confiance & travail",
        "confiance & travail",
        "on se méfiait",
    ]
    (document,) = study.documents()
    assert study.text(document.id) == "Entretien\nAu début, on se méfiait.\nPuis l’été : confiance & travail."
    assert {each.coder for each in study.excerpts()} == {"Zoé"}


def test_who_made_a_highlight_is_known_where_several_work(study, tmp_path):
    taken(study, taguette(tmp_path / "t.sqlite3", users=("awa",)))
    (mine,) = [each for each in study.excerpts() if each.coder == "awa"]
    assert (mine.text, mine.created[:19]) == ("on se méfiait", "2024-03-04T09:10:11")


@pytest.mark.parametrize("write", [lambda to: qualcoder(to / "p.qda"), lambda to: taguette(to / "t.sqlite3")])
def test_the_same_file_twice_changes_nothing(study, tmp_path, write):
    path = write(tmp_path)
    taken(study, path)
    before = study.excerpts()
    (report,) = study.take_in([path], coder="Zoé")
    assert report.status is Outcome.DUPLICATE
    assert study.excerpts() == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW code_av AS SELECT * FROM code_text",
        "CREATE TRIGGER t AFTER INSERT ON source BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE v USING fts5(a)",
        "DROP TABLE code_name",
        "ALTER TABLE code_text RENAME COLUMN pos0 TO first",
    ],
)
def test_what_these_programs_do_not_have_is_refused(study, tmp_path, statement):
    path = qualcoder(tmp_path / "p.qda", more=[statement])
    assert refused(study, path) is Cause.STRANGE
    assert study.documents() == []


def test_what_is_no_database_or_is_spoilt_is_refused(study, tmp_path):
    path = tmp_path / "p.sqlite3"
    path.write_bytes(b"not a database at all")
    assert refused(study, path) is Cause.RENAMED
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
    assert refused(study, path) is Cause.DAMAGED
    assert refused(study, tmp_path / "gone.qda") is Cause.MISSING


def test_one_that_is_open_elsewhere_is_not_read_half(study, tmp_path):
    path = taguette(tmp_path / "t.sqlite3")
    path.with_name("t.sqlite3-wal").write_bytes(b"x")
    assert refused(study, path) is Cause.FORBIDDEN


def test_values_of_another_sort_than_their_columns_say_cost_their_rows_alone(study, tmp_path):
    odd = [
        "INSERT INTO code_text (cid, fid, seltext, pos0, pos1) VALUES (7, 1, x'00ff', 'here', NULL)",
        "INSERT INTO code_text (cid, fid, seltext, pos0, pos1) VALUES (99, 1, 'a', 0, 4)",
        "INSERT INTO code_text (cid, fid, seltext, pos0, pos1) VALUES (7, 1, '', 5, 5)",
        "UPDATE code_cat SET supercatid = 1",
    ]
    report = taken(study, qualcoder(tmp_path / "p.qda", more=odd))
    assert len(study.excerpts()) == 2
    assert report.left_out["passages_without_place"] == 1
    assert report.left_out["codings_without_code"] == 1


def test_the_file_of_the_other_program_stays_as_it_was(study, tmp_path):
    path = taguette(tmp_path / "t.sqlite3")
    before = path.read_bytes()
    taken(study, path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("t.")] == ["t.sqlite3"]


def test_the_documents_in_the_folder_of_a_project_come_in_with_it_alone(study, tmp_path):
    folder = qualcoder(tmp_path / "Vallée.qda")
    (folder / "documents").mkdir()
    (folder / "documents" / "Duval.txt").write_text(TEXT, encoding="utf-8")
    taken(study, folder)
    assert len(study.documents()) == 1


def test_who_speaks_is_recognised_in_texts_of_other_programs(study, tmp_path):
    long = "\n".join(f"Enquêteur : Et la question {n} ?\nMme Duval : Une réponse, la {n}e." for n in range(6))
    path = qualcoder(tmp_path / "p.qda", more=[f"INSERT INTO source (id, name, fulltext) VALUES (5, 'Long', '{long}')"])
    taken(study, path)
    (document,) = [each for each in study.documents() if each.name == "Long"]
    assert {each.speaker for each in study.layout(document.id).turns} == {"Enquêteur", "Mme Duval"}


def test_an_import_that_is_stopped_leaves_nothing(study, tmp_path):
    def stop(_done, _total):
        raise Cancelled

    found = study.foreign.read(qualcoder(tmp_path / "p.qda"))
    with pytest.raises(Cancelled):
        study.foreign.take_in(found, study.foreign.propose(found), "Zoé", tell=stop)
    assert (study.documents(), study.excerpts(), study.projects(), study.undo_label) == ([], [], [], None)
    assert "Méfiance" not in {each.label("fr") for each in study.grid.transversal}


def test_an_export_that_is_stopped_leaves_nothing(study, interview, tmp_path):
    def stop(_done, _total):
        raise Cancelled

    (tmp_path / "out").mkdir()
    with pytest.raises(Cancelled):
        export_project(study.foreign.packed(study.quoting()), tmp_path / "out" / "o.qdpx", stop)
    assert list((tmp_path / "out").iterdir()) == []


def test_settings_that_do_not_travel_are_said(study, interview, tmp_path):
    path = tmp_path / "o.qdpx"
    before = export_project(study.foreign.packed(study.quoting()), path)
    study.agree("threshold", "3")
    after = export_project(study.foreign.packed(study.quoting()), path)
    assert len(after) == len(before) + 1
