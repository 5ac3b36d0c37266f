"""Invented pages of press databases, built from the description of their markup: one function per layout."""

from __future__ import annotations

INSTITUTION = "Université-Exemple"
PARAGRAPHS = ("Premier paragraphe inventé.", "Second paragraphe.")


def page(*articles: str, charset: str = "utf-8") -> str:
    """A page as Europresse saves it."""
    head = f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>Europresse</title></head><body>\n'
    return head + "\n".join(articles) + "\n</body></html>\n"


def _text(paragraphs) -> str:
    return "".join(f"<p>{each}</p>" for each in paragraphs)


def _certificate(number: str) -> str:
    return f"""<footer><div class="Doc-LegalInfo"><small>© 2024 {INSTITUTION}. Tous droits réservés. Le présent
 document est protégé par les lois et conventions internationales sur le droit d'auteur.</small></div>
 <div id="divPubliC"><span class="publiC-lblNodoc">{number}</span>
 <span>Ce certificat est émis à <b>{INSTITUTION}</b> à des fins de visualisation personnelle.</span>
 <span>Date d'émission : <b><span id="PubliC_lblEndDate">2026-11-02</span></b></span></div></footer>"""


def current(
    title="Une scierie voit le jour",
    paragraphs=PARAGRAPHS,
    newspaper="Le Quotidien du Val",
    header="Économie, mercredi 11 septembre 2024 412 mots, p. 11",
    number="news·20240911·QDV·abc_123",
    surtitle="",
    subtitle="",
    author="Jeanne Exemple",
    body="",
    beside="",
) -> str:
    """An article in the markup of 2019 and later."""
    above = f'<p class="sm-margin-bottomNews">{surtitle}</p>' if surtitle else ""
    below = f'<p class="sm-margin-TopNews rdp__subtitle">{subtitle}</p>' if subtitle else ""
    text = body or f'<div class="docOcurrContainer">{_text(paragraphs)}</div>'
    return f"""<article><header>
 <div class="rdp__DocPublicationName"><span class="DocPublicationName">{newspaper}</span></div>
 <div class="rdp__DocHeader"><span class="DocHeader">{header}</span></div>
 <div class="titreArticle">{above}<p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">{title}</p>
 {below}</div>
 <p class="sm-margin-bottomNews">{author}</p></header>
 <section><div class="DocText clearfix">{text}</div></section>
 <aside><div><b>Note(s) : </b></div></aside>{beside}
 {_certificate(number)}</article>"""


def middle(
    title="Une scierie voit le jour",
    paragraphs=PARAGRAPHS,
    newspaper="Le Quotidien du Val   ",
    header="Friday, November 13, 2015 1,412 words, p. 3",
    number="news·20151113·QDV·abc_123",
    surtitle="Bois",
    subtitle="Trois communes s'associent",
    author="Jeanne Exemple",
) -> str:
    """An article in the markup of about 2015."""
    return f"""<article><header>
 <div><span class="DocPublicationName">{newspaper}</span></div>
 <div><span class="DocHeader">{header}</span></div>
 <div class="titreArticle"><p class="sm-margin-bottom">{surtitle}</p><p class="titreArticleVisu">{title}</p></div>
 <div><p>{subtitle}</p></div>
 <div>{author}</div></header>
 <div class="DocText"><div class="docOcurrContainer">{_text(paragraphs)}</div></div>
 <aside><div>Illustration(s) : <p>La scierie vue du ciel.</p></div></aside>
 <footer><div>Ce certificat est émis à {INSTITUTION}</div><div id="PubliC_lblNodoc">{number}</div></footer></article>"""


def legacy(
    title="Une scierie voit le jour",
    paragraphs=PARAGRAPHS,
    newspaper="Le Quotidien du Val",
    number="news·20120911·QDV·abc_123",
) -> str:
    """An article in a cell of a table, as until about 2012."""
    text = "".join(f"<p></p>{each}" for each in paragraphs)
    return f"""<table><tr><td>
<span class="DocPublicationName">{newspaper}</span><br>
<span class="DocHeader">Économie</span>, <span class="DocHeader">mardi 11 septembre 2012</span>,
<span class="DocHeader">412 mots</span>, <span class="DocHeader">p. 11</span><br>
Bois<br><span class="TitreArticleVisu">{title}</span><br>Jeanne Exemple
{text}<p></p>© 2012 Le Quotidien du Val. Tous droits réservés.<br>Numéro de document : {number}
<table><tr><td class="txtCertificat">Ce certificat est émis à
<span id="ucPubliC_lblCertificatIssuedTo">{INSTITUTION}</span></td></tr></table></td></tr></table>"""


FACTIVA = {
    "HD": "Une scierie voit le jour",
    "BY": "Jeanne Exemple",
    "WC": "1 412 mots",
    "PD": "11 septembre 2024",
    "ET": "06:00",
    "SN": "Le Quotidien du Val",
    "SC": "QUOVAL",
    "PG": "11",
    "LA": "Français",
    "CY": "© 2024 Le Quotidien du Val",
    "LP": "<p class='articleParagraph frarticleParagraph'>Premier paragraphe inventé.</p>",
    "TD": "<p class='articleParagraph frarticleParagraph'>Second\n paragraphe.</p>",
    "AN": "Document QUOVAL0020240911ek9b00001",
}


def factiva(**values: str) -> str:
    """An article in Factiva's indexed display."""
    rows = "".join(
        f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'
        for code, value in (FACTIVA | values).items()
    )
    return f'<div class="article frArticle"><table>{rows}</table></div>'


def factiva_lines(title="Une scierie voit le jour", number="QUOVAL0020240911ek9b00001") -> list[str]:
    """The lines of an article in Factiva's RTF."""
    head = [title, "Jeanne Exemple", "412 mots", "11 septembre 2024", "06:00", "Le Quotidien du Val", "QUOVAL", "11"]
    return [*head, "Français", "© 2024 Le Quotidien du Val", *PARAGRAPHS, f"Document {number}"]


def nexis_lines(title="Une scierie voit le jour") -> list[str]:
    """The lines of an article of Nexis Uni."""
    return [
        title,
        "Le Quotidien du Val",
        "September 11, 2024 Wednesday",
        "Copyright 2024 Le Quotidien du Val All Rights Reserved",
        "Section: ECONOMY; Pg. 11",
        "Length: 412 words",
        "Byline: Jeanne Exemple",
        "Body",
        *PARAGRAPHS,
        "Load-Date: September 12, 2024",
        "End of Document",
    ]


def nexis_lines_in_french(title="Une scierie voit le jour") -> list[str]:
    """The same with French labels."""
    return [
        title,
        "Le Quotidien du Val",
        "mercredi 11 septembre 2024",
        "Rubrique : Économie ; p. 11",
        "Longueur : 412 mots",
        "Auteur : Jeanne Exemple",
        "Corps",
        *PARAGRAPHS,
        "Date de chargement : 12 septembre 2024",
        "Fin du document",
    ]


def pdf_lines(title="Une scierie voit le jour", number="news·20240911·QDV·abc_123") -> list[str]:
    """The lines of an article in Europresse's PDF."""
    return [
        "Nom de la source",
        "Mercredi 11 septembre 2024",
        "Le Quotidien du Val • p. 11 • 412 mots",
        title,
        *PARAGRAPHS,
        "© 2024 Le Quotidien du Val. Tous droits réservés. Le présent document est protégé.",
        f"Certificat émis le 2 novembre 2026 à {INSTITUTION} à des fins de visualisation personnelle et temporaire.",
        number,
    ]
