"""Who else touches a study's folder, and what is left of their quarrels."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from ect_coder.storage.surroundings import Keeper, Mount, by_path, conflicts, is_conflict, keeper_of

WINDOWS = {
    r"C:\Users\Léa\OneDrive\These\étude.ect": Keeper.ONEDRIVE,
    r"C:\Users\Léa\OneDrive - Université de Poitiers\étude.ect": Keeper.ONEDRIVE,
    r"C:\Users\Léa\Université de Poitiers\RURALITES - Documents\étude.ect": Keeper.SHAREPOINT,
    r"\\univ.sharepoint.com@SSL\DavWWWRoot\sites\ect\étude.ect": Keeper.SHAREPOINT,
    r"C:\Users\Léa\Dropbox\étude.ect": Keeper.DROPBOX,
    r"C:\Users\Léa\Dropbox (Clus'Ter)\étude.ect": Keeper.DROPBOX,
    r"G:\Mon Drive\étude.ect": Keeper.GOOGLE_DRIVE,
    r"C:\Users\Léa\iCloudDrive\étude.ect": Keeper.ICLOUD,
    r"C:\Users\Léa\Nextcloud\étude.ect": Keeper.NEXTCLOUD,
    r"C:\Users\Léa\ownCloud\étude.ect": Keeper.OWNCLOUD,
    r"C:\Users\Léa\kDrive\Commun\étude.ect": Keeper.KDRIVE,
    r"C:\Users\Léa\Box\étude.ect": Keeper.BOX,
    r"C:\Users\Léa\Syncthing\étude.ect": Keeper.SYNCTHING,
    r"\\serveur\commun\étude.ect": Keeper.SMB,
    r"C:\Users\Léa\Documents\étude.ect": None,
    r"D:\Boxe\étude.ect": None,
    r"C:\Users\Léa\Documents\OneDrive.ect": None,
}
POSIX = {
    "/Users/lea/Library/CloudStorage/OneDrive-Univ/étude.ect": Keeper.ONEDRIVE,
    "/Users/lea/Library/CloudStorage/GoogleDrive-lea@exemple.fr/My Drive/étude.ect": Keeper.GOOGLE_DRIVE,
    "/Users/lea/Library/Mobile Documents/com~apple~CloudDocs/étude.ect": Keeper.ICLOUD,
    "/home/lea/Nextcloud2/étude.ect": Keeper.NEXTCLOUD,
    "/mnt/labo/étude.ect": Keeper.SMB,
    "/net/labo/étude.ect": Keeper.NFS,
    "/home/lea/étude.ect": None,
}
MOUNTS = [
    Mount(PurePosixPath("/"), "ext4"),
    Mount(PurePosixPath("/mnt/labo"), "cifs"),
    Mount(PurePosixPath("/net"), "nfs4"),
    Mount(PurePosixPath("/home"), "ext4"),
]


@pytest.mark.parametrize(("path", "keeper"), WINDOWS.items())
def test_a_folder_of_windows_is_known_by_its_name(path, keeper):
    assert by_path(PureWindowsPath(path), []) is keeper


@pytest.mark.parametrize(("path", "keeper"), POSIX.items())
def test_a_folder_of_other_systems_is_known_by_its_name_or_file_system(path, keeper):
    assert by_path(PurePosixPath(path), MOUNTS) is keeper


@pytest.mark.parametrize(
    ("mark", "keeper"),
    [(".stfolder", Keeper.SYNCTHING), (".dropbox", Keeper.DROPBOX), (".nextcloudsync.log", Keeper.NEXTCLOUD)],
)
def test_a_folder_with_another_name_is_known_by_what_its_program_leaves(tmp_path, mark, keeper):
    assert keeper_of(tmp_path / "étude.ect") is None
    (tmp_path / mark).touch()
    (tmp_path / "sous-dossier").mkdir()
    assert keeper_of(tmp_path / "sous-dossier" / "étude.ect") is keeper


LEFT = [
    "étude (Léa's conflicted copy 2026-03-02).ect",
    "étude (conflicted copy 2026-03-02 101500).ect",
    "étude (Copie en conflit de Léa 2026-03-02).ect",
    "étude (copie en conflit).ect",
    "étude.sync-conflict-20260302-101500-ABCDEF7.ect",
    "étude_conflict-20260302-101500.ect",
    "étude-PC-de-Lea.ect",
    "étude-DESKTOP-4F2K.ect",
    "étude-Lea-PC.ect",
    "étude (1).ect",
    "étude - Copie.ect",
    "étude (Case Conflict 1).ect",
]
OTHERS = ["étude finale.ect", "étude2.ect", "autre (1).ect", "étude (1).docx", "étude.ect.lock", "étude-suite.ect"]


@pytest.mark.parametrize("name", LEFT)
def test_what_a_quarrel_leaves_is_reported(name):
    assert is_conflict(PurePosixPath(name), PurePosixPath("étude.ect"))


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_not(name):
    assert not is_conflict(PurePosixPath(name), PurePosixPath("étude.ect"))


def test_they_are_found_beside_the_study(tmp_path):
    for name in ("étude.ect", LEFT[0], OTHERS[0]):
        (tmp_path / name).touch()
    assert conflicts(tmp_path / "étude.ect") == [tmp_path / LEFT[0]]
