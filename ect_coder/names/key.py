"""The key: who is replaced by what, in a file of its own, encrypted with a passphrase (Fernet, by scrypt).

The study holds none of it and works without it. Whoever has both and the passphrase has the names.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Self

from ect_coder import files
from ect_coder.errors import CannotWrite, KeyMissing, NotAKey, PassphraseTooShort, TakenPath, WrongPassphrase
from ect_coder.names.decisions import Decision
from ect_coder.names.found import Label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cryptography.fernet import Fernet

SUFFIX = ".ectkey"
SHORTEST = 8
"""Letters of a passphrase, at least."""
_FORMAT = "ect-coder names 1"
_COST = 2**16
"""Scrypt's n, with r = 8 and p = 1: 64 MB and a fifth of a second for each guess."""
_MOST_COST = 2**20
_SALT = 16


def beside(study: Path) -> Path:
    """Give where the key of a study lies unless a person puts it elsewhere."""
    return study.with_suffix(SUFFIX)


class Key:
    """An opened key. `decide` is on the disk when it returns; the passphrase itself is not kept."""

    def __init__(self, path: Path, cipher: Fernet, head: dict[str, Any], decisions: Iterable[Decision]) -> None:
        self.path = path
        self._cipher = cipher
        self._head = head
        self._decisions = tuple(decisions)

    @classmethod
    def create(cls, path: Path, passphrase: str) -> Self:
        """Make an empty key; raise TakenPath, PassphraseTooShort or CannotWrite."""
        if path.exists():
            raise TakenPath(path=path.name)
        if len(passphrase) < SHORTEST:
            raise PassphraseTooShort(least=SHORTEST)
        head = {"format": _FORMAT, "salt": base64.b64encode(secrets.token_bytes(_SALT)).decode(), "n": _COST}
        made = cls(path, _cipher(head, passphrase), head, ())
        made._write()
        return made

    @classmethod
    def open(cls, path: Path, passphrase: str) -> Self:
        """Open a key; raise KeyMissing, NotAKey or WrongPassphrase."""
        from cryptography.fernet import InvalidToken

        head = _read(path)
        token = head.pop("names")
        cipher = _cipher(head, passphrase)
        try:
            content = json.loads(cipher.decrypt(token.encode()))
        except InvalidToken:
            raise WrongPassphrase(path=path.name) from None
        return cls(path, cipher, head, [_decision(each) for each in content])

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided, in order."""
        return self._decisions

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Write what is decided now in place of what was; raise CannotWrite, and keep what was."""
        before, self._decisions = self._decisions, tuple(decisions)
        try:
            self._write()
        except CannotWrite:
            self._decisions = before
            raise

    def _write(self) -> None:
        content = json.dumps([asdict(each) for each in self._decisions], ensure_ascii=False).encode()
        names = self._cipher.encrypt(content).decode()
        try:
            files.write(self.path, json.dumps({**self._head, "names": names}, indent=1).encode())
        except OSError:
            raise CannotWrite(path=self.path.name) from None


def _read(path: Path) -> dict[str, Any]:
    try:
        head = json.loads(path.read_bytes())
    except OSError:
        raise KeyMissing(path=path.name) from None
    except ValueError:
        raise NotAKey(path=path.name) from None
    if not isinstance(head, dict) or head.get("format") != _FORMAT or not _is_whole(head):
        raise NotAKey(path=path.name)
    return head


def _is_whole(head: dict[str, Any]) -> bool:
    cost = head.get("n")
    texts = all(isinstance(head.get(name), str) for name in ("salt", "names"))
    return texts and isinstance(cost, int) and 1 < cost <= _MOST_COST and cost & (cost - 1) == 0


def _cipher(head: dict[str, Any], passphrase: str) -> Fernet:
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    kdf = Scrypt(salt=base64.b64decode(head["salt"]), length=32, n=head["n"], r=8, p=1)
    return Fernet(base64.urlsafe_b64encode(kdf.derive(passphrase.encode())))


def _decision(told: dict[str, Any]) -> Decision:
    plain = Decision(**told)
    return replace(plain, label=Label(plain.label), variants=tuple(plain.variants))
