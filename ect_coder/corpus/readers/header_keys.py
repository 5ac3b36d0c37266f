"""What the lines of a header box are called in transcripts, and what they mean to us."""

from __future__ import annotations

import re
import unicodedata

_NAMES = {
    "code": "code / code entretien / n entretien / numéro entretien / entretien n / référence / identifiant",
    "interviewee": "enquêté / enquêtée / enquêtés / enquêtées / interviewé / interviewée / interviewés / interviewées"
    " / interlocuteur / interlocutrice / répondant / répondante / personne interrogée / personne rencontrée"
    " / personne interviewée / personne enquêtée / personnes interrogées / personnes rencontrées / nom / nom prénom"
    " / prénom nom / nom et prénom / prénom et nom / prénom / nom personne / pseudonyme / pseudo / interviewee",
    "function": "fonction / fonctions / fonction occupée / poste / profession / métier / mandat / function / position",
    "role": "rôle / rôle dans projet / statut / qualité / role",
    "structure": "structure / organisation / organisme / entreprise / association / institution / établissement"
    " / employeur / nom structure / structure rattachement / organization",
    "date": "date / date entretien / date interview / date rencontre / date enregistrement / réalisé"
    " / entretien réalisé / date réunion",
    "time": "heure / horaire / heure début / heures / time",
    "place": "lieu / lieux / lieu entretien / lieu rencontre / endroit / lieu réunion / place / location",
    "duration": "durée / durée entretien / durée enregistrement / durée totale / temps entretien / duration / length",
    "interviewer": "enquêteur / enquêtrice / enquêteurs / enquêtrices / intervieweur / intervieweuse / intervieweurs"
    " / interviewer / interviewers / chercheur / chercheuse / chercheurs / entretien mené par / mené par / réalisé par"
    " / conduit par / entretien réalisé par / entretien conduit par / animateur / animatrice",
    "transcriber": "transcripteur / transcriptrice / transcrit par / retranscrit par"
    " / transcription par / retranscription par / transcription réalisée par / transcriber",
    "mode": "mode / modalité / modalités / mode entretien / mode passation / type entretien / modalités entretien",
    "project": "projet / projets / projet concerné / nom projet / projet suivi / initiative / project",
    "survey": "enquête / étude / recherche / projet recherche / programme",
    "participants": "présents / présentes / participants / participantes / personnes présentes / participation",
    "consent": "consentement / consentement éclairé / accord enregistrement / consent",
    "audio": "fichier audio / enregistrement / audio / fichier",
    "guide": "guide / guide entretien / version guide",
    "subject": "objet / sujet / thème / thématique / subject",
    "sector": "secteur / secteur activité / domaine activité",
    "commune": "commune / ville / territoire",
    "gender": "genre / sexe",
    "age": "âge / tranche âge / age",
    "context": "contexte / contexte entretien / conditions entretien",
    "remarks": "remarque / remarques / observation / observations / commentaire / commentaires / notes",
}
SPEAKING = frozenset({"interviewer", "interviewee"})
"""Names of facts whose keys may as well be the labels of speakers."""
_ENDINGS_AND_ARTICLES = "e es s se rice trice euse le la les l de du des d un une à au a en dans pour"
_SMALL = frozenset(_ENDINGS_AND_ARTICLES.split())
_WORD = re.compile(r"[^\W\d_]+")


def _bare(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))


def _core(key: str) -> str:
    """Give the words of a key that carry its meaning: « Date de l’entretien » is « date entretien »."""
    words = [word for word in _WORD.findall(key.casefold()) if word not in _SMALL]
    return " ".join(words)


_BY_KEY = {_core(key): name for name, keys in _NAMES.items() for key in keys.split(" / ")}
_BY_BARE_KEY = {_bare(key): name for key, name in _BY_KEY.items() if key != "enquête"}


def known(key: str) -> str | None:
    """Give the English identifier of what a key means, with or without its accents; None for another key."""
    core = _core(key)
    return _BY_KEY.get(core) or _BY_BARE_KEY.get(_bare(core))
