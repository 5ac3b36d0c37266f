"""Another codebook taken in: what changes is named, what it lacks stays, and one undo takes all of it back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_coder.codebook import edits, files
from ect_coder.codebook.grid import Card, Code, Grid, Illustration, Pillar
from ect_coder.codebook.incoming import merge
from ect_coder.codebook.plain import CARD, canonical, plain
from ect_coder.coding.codings import NewCoding
from ect_coder.errors import NotMovable, TakenName
from ect_coder.values import Moment, Polarity, Span

TRUST, RISK, BRAKES = "coop_confiance", "coop_partage_risque", "trans_freins"
OTHER = "00000000-0000-4000-8000-000000000009"
ECT = files.default()


def described(grid, key, language="fr", **fields):
    return edits.describe(grid, key, replace(grid.code(key).card(language), **fields), language)


def changes(theirs, ours=ECT, **options):
    return [(change.what, change.key) for change in merge(ours, theirs, "fr", **options).codes]


def test_the_same_codebook_changes_nothing():
    revision = merge(ECT, ECT, "fr", retire=True)
    assert not revision
    assert revision.grid == ECT


def test_a_changed_definition_changes_the_meaning_and_a_label_does_not():
    theirs = described(described(ECT, TRUST, definition="Autre."), RISK, label="Partage des risques")
    found = {change.key: change for change in merge(ECT, theirs, "fr").codes}
    assert (found[TRUST].fields, found[TRUST].meaning) == (("definition_fr",), True)
    assert (found[RISK].fields, found[RISK].meaning) == (("label_fr",), False)


def test_a_change_beside_the_card_in_the_studys_language_is_told_apart():
    theirs = described(ECT, TRUST, "en", definition="Other.")
    theirs = edits.put(theirs, replace(theirs.code(RISK), hints=("perte",)))
    assert changes(theirs) == [("annotate", RISK), ("annotate", TRUST)]


def test_only_the_code_that_was_moved_is_said_to_move():
    assert changes(edits.move(ECT, TRUST, "cooperation", 0)) == [("move", TRUST)]
    theirs = edits.move(ECT, TRUST, "anchoring", 2)
    assert changes(theirs) == [("move", TRUST)]
    assert merge(ECT, theirs, "fr").grid == theirs


def test_what_the_other_codebook_lacks_stays_where_it_was():
    theirs = edits.drop(edits.drop(ECT, TRUST), BRAKES)
    revision = merge(ECT, theirs, "fr")
    assert (bool(revision), revision.grid, revision.absent) == (False, ECT, (TRUST, BRAKES))


def test_what_it_lacks_is_retired_if_that_is_wished():
    revision = merge(ECT, edits.drop(ECT, TRUST), "fr", retire=True)
    assert revision.keys("retire") == [TRUST]
    assert revision.grid == edits.retire(ECT, TRUST)


def test_a_pillar_that_is_lacking_stays_with_its_variables():
    theirs = replace(ECT, pillars=ECT.pillars[:3])
    assert merge(ECT, theirs, "fr").grid == ECT


def test_a_card_in_a_language_that_is_lacking_stays():
    code = ECT.code(TRUST)
    theirs = edits.put(ECT, replace(code, cards={"fr": code.cards["fr"]}))
    assert not merge(ECT, theirs, "fr")


def test_a_code_is_found_again_by_guid_then_by_id_then_by_label():
    code = ECT.code(TRUST)
    strangers = (
        replace(code, id="other"),
        replace(code, guid=OTHER),
        replace(code, id="other", guid=OTHER),
    )
    for stranger in strangers:
        theirs = edits.add(edits.drop(ECT, TRUST), stranger, edits.place_of(ECT, TRUST))
        assert merge(ECT, theirs, "fr").grid == ECT


def test_a_new_code_takes_no_id_of_the_bin():
    binned = Code("cooperation_tout", OTHER, {"fr": Card("Tout")}, "cooperation")
    theirs = edits.add(ECT, binned)
    (key,) = merge(ECT, theirs, "fr", [binned]).keys("add")
    assert key != binned.id
    assert merge(ECT, theirs, "fr").keys("add") == [binned.id]


def test_a_new_pillar_comes_last_with_its_variables():
    pillar = replace(ECT.pillars[0], id="care", guid=OTHER, labels={"fr": "Soin"}, definitions={}, variables=())
    code = Code("care_time", OTHER[:-1] + "8", {"fr": Card("Temps")}, "care")
    theirs = replace(ECT, pillars=(replace(pillar, variables=(code,)),))
    revision = merge(ECT, theirs, "fr")
    assert [each.id for each in revision.grid.pillars][-1] == "care"
    assert [(each.what, each.key) for each in revision.pillars] == [("add", "care")]
    assert revision.keys("add") == ["care_time"]


def test_a_pillars_colour_and_label_are_taken_in():
    theirs = edits.recolour(ECT, "cooperation", "#123456")
    theirs = replace(theirs, pillars=(replace(theirs.pillars[0], labels={"fr": "Coop"}), *theirs.pillars[1:]))
    (change,) = merge(ECT, theirs, "fr").pillars
    assert (change.what, change.fields) == ("annotate", ("colour", "labels"))
    assert merge(ECT, theirs, "fr").grid.pillars[0].labels == {"fr": "Coop", "en": "Cooperation"}


def test_a_variable_that_would_leave_the_pillars_is_refused():
    code = replace(ECT.code(TRUST), pillar=None, examples={})
    with pytest.raises(NotMovable) as refusal:
        merge(ECT, edits.add(edits.drop(ECT, TRUST), code), "fr")
    assert refusal.value.details["name"] == "Confiance et interconnaissance"


def test_a_label_that_two_codes_would_have_is_refused():
    code = Code("more", OTHER, {"fr": Card("PARTAGE du risque")}, "anchoring")
    with pytest.raises(TakenName):
        merge(ECT, replace(edits.add(ECT, code), transversal=()), "fr")
    with pytest.raises(TakenName):
        merge(ECT, edits.put(ECT, replace(ECT.code(TRUST), cards={"fr": Card("Partage du risque")})), "fr")


def test_an_import_is_one_step_and_its_codings_are_to_review(study, interview):
    for start, key in ((0, TRUST), (12, RISK)):
        study.code(NewCoding(interview, Span(start, start + 6), key, coder="Léa"))
    theirs = described(described(study.grid, TRUST, definition="Autre."), RISK, definition="Autre aussi.")
    theirs = edits.recolour(edits.drop(edits.move(theirs, TRUST, "anchoring"), BRAKES), "cooperation", "#123456")
    before = study.grid
    study.codebook.adopt(study.codebook.compare(theirs, retire=True), "Léa", meaning=[TRUST])
    assert study.codebook.to_review() == [1]
    assert (study.grid.code(TRUST).pillar, study.grid.code(BRAKES).retired) == ("anchoring", True)
    assert study.codebook.versions()[-1].edits == (
        edits.Edit("cooperation", "recolour"),
        edits.Edit(RISK, "describe"),
        edits.Edit(TRUST, "describe", meaning=True),
        edits.Edit(TRUST, "move"),
        edits.Edit(BRAKES, "retire"),
    )
    assert study.undo() == "import a codebook"
    assert (study.grid, study.codebook.to_review()) == (before, [])


def test_an_unchanged_codebook_makes_no_version(study):
    study.codebook.adopt(study.codebook.compare(study.grid), "Léa")
    assert (len(study.codebook.versions()), study.undo_label) == (1, None)


# Any codebook

LETTERS = st.characters(exclude_categories=("Cs", "Cn", "Co"))
WORDS = st.text(LETTERS, max_size=12)
LABELS = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12)
CARDS = st.builds(Card, LABELS, *[WORDS] * (len(CARD) - 1))
SHOWN = st.builds(Illustration, st.sampled_from([Polarity.PRESENT, Polarity.MIXED]), st.none() | st.integers(1, 3))
SHOWN |= st.just(Illustration(Polarity.ABSENT))
MOMENTS = st.sampled_from([Moment.EMERGENCE, Moment.SUPPORT])
LANGUAGES = st.sampled_from(["fr", "en"])


@st.composite
def grids(draw):
    """Draw a sound codebook: two pillars, one to five variables, up to three transversal codes."""
    numbers = iter(range(1, 99))

    def guid():
        return f"00000000-0000-4000-8000-{next(numbers):012}"

    def code(key, pillar, parents):
        return Code(
            id=key,
            guid=guid(),
            cards=draw(st.dictionaries(LANGUAGES, CARDS, min_size=1)),
            pillar=pillar,
            parent=draw(st.none() | st.sampled_from(parents)) if parents else None,
            documents=pillar is not None or draw(st.booleans()),
            status=draw(WORDS),
            source=draw(WORDS),
            hints=tuple(draw(st.lists(WORDS, max_size=3))),
            examples=draw(st.dictionaries(MOMENTS, SHOWN)) if pillar else {},
            retired=draw(st.booleans()),
        )

    pillars = []
    for rank in range(2):
        labels = draw(st.dictionaries(LANGUAGES, LABELS, min_size=1))
        keys = [f"v{rank}_{number}" for number in range(draw(st.integers(1, 3)))]
        pillars.append(
            Pillar(
                f"p{rank}",
                guid(),
                draw(st.sampled_from("CARM")),
                draw(st.sampled_from(["#0072B2", "#abcdef"])),
                labels,
                {language: draw(WORDS) for language in labels},
                tuple(code(key, f"p{rank}", []) for key in keys),
            )
        )
    keys = [f"t{number}" for number in range(draw(st.integers(0, 3)))]
    transversal = tuple(code(key, None, keys[:rank]) for rank, key in enumerate(keys))
    title = draw(LABELS)
    return Grid("Mine", "1.0", guid(), {"fr": title, "en": title}, tuple(pillars), transversal)


@given(grids())
def test_a_codebook_comes_back_from_its_plain_values_as_its_canonical_self(grid):
    filed = canonical(grid)
    assert files.checked(plain(filed), "x.toml", lambda _where: 1) == filed
    assert canonical(filed) == filed


@given(grids(), grids())
def test_after_an_import_there_is_nothing_left_to_import(ours, theirs):
    try:
        revision = merge(ours, canonical(theirs), "fr")
    except (TakenName, NotMovable):
        return
    assert not merge(revision.grid, canonical(theirs), "fr")
    assert {code.id for code in ours.codes} <= {code.id for code in revision.grid.codes}
