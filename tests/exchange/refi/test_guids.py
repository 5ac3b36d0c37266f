"""GUIDs are compared as they mean, and derived as the standard library would."""

import uuid

import pytest

from ect_coder.exchange.refi import guids


@pytest.mark.parametrize("parts", [("a",), ("set", "moment"), ("é", "💶", ""), ("",)])
def test_a_derived_guid_is_one_of_version_5(parts):
    wanted = uuid.uuid5(uuid.UUID("6D1C2F0E-6F0B-5B7E-9A57-0ECBC0DE0001"), "\x1f".join(parts))
    assert guids.derived(*parts) == str(wanted).upper()


@pytest.mark.parametrize(
    "written", ["{0a1b2c3d-0000-4000-8000-00000000000f}", " 0A1B2C3D-0000-4000-8000-00000000000F "]
)
def test_case_braces_and_spaces_make_no_other_guid(written):
    assert guids.plain(written) == "0A1B2C3D-0000-4000-8000-00000000000F"
    assert guids.valid(guids.plain(written))
    assert not guids.valid(guids.plain("x"))
