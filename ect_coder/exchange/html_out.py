"""Documents to read, as one HTML file that needs nothing else and loads nothing: no script, no link, all escaped."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from ect_coder.exchange.blocks import Heading, Line, Look, Table, Verbatim
from ect_coder.wording import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ect_coder.exchange.blocks import Block

STYLE = """
:root{color-scheme:light dark;--ink:#1f2328;--quiet:#5a5e66;--line:#d9d7d2;--paper:#fff;--tint:#f4f3f0}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--quiet:#b0b3ba;--line:#45474d;--paper:#1e1f22;--tint:#2a2c30}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:2.5rem 1.5rem 4rem;color:var(--ink);background:var(--paper);
font:1rem/1.5 "Segoe UI",Calibri,Arial,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem}h2{font-size:1.35rem;margin:2.6rem 0 .6rem}
h3{font-size:1.1rem;margin:1.8rem 0 .4rem}h4{font-size:1rem;margin:1.2rem 0 .3rem;color:var(--quiet)}
p{margin:.3rem 0}.note{color:var(--quiet);font-size:.88rem}
table{border-collapse:collapse;width:100%;margin:.6rem 0 1.2rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--line);white-space:pre-line}
thead th{color:var(--quiet);font-size:.88rem}tbody th{font-weight:600}
blockquote{white-space:pre-line;margin:.2rem 0 1rem;padding-left:.9rem;border-left:3px solid var(--line)}
footer{margin-top:3rem;color:var(--quiet);font-size:.88rem}
@media print{body{max-width:none;padding:0}h2.page{break-before:page}tr,blockquote{break-inside:avoid}}
"""
_CONTROLS = bytes(code for code in range(0x20) if chr(code) not in "\t\n\r")
_BETWEEN = "\0"
_SAFE = "default-src 'none'; style-src 'unsafe-inline'"


def write(blocks: Iterable[Block], foot: str, path: Path) -> None:
    """Write a document; `foot` ends it."""
    blocks = list(blocks)
    title = next((each.words for each in blocks if isinstance(each, Heading) and each.level == 0), foot)
    body = "\n".join(part for block in blocks for part in _parts(block))
    path.write_bytes(encoded(page(title, body, foot)))


def page(title: str, body: str, foot: str, style: str = "", script: str = "", allowed: str = "") -> str:
    """Give a whole page; `allowed` is what its own script needs to be let run."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_SAFE}{allowed}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(title)}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>\n"
        f"{body}\n<footer>{escaped(foot)}</footer>\n{script}</body>\n</html>\n"
    )


def encoded(page: str) -> bytes:
    """Give the bytes of a page, without the characters that no page may hold: controls, and U+FFFE and U+FFFF."""
    return page.encode().translate(None, _CONTROLS).replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")


def escaped(text: str) -> str:
    """Write a text so that a page shows it as it is, whatever it holds."""
    return html.escape(text)


def all_escaped(texts: Iterable[str]) -> list[str]:
    """Write many texts so, in one go: several times as fast as one by one."""
    return html.escape(_BETWEEN.join(text.replace(_BETWEEN, "") for text in texts)).split(_BETWEEN)


def _parts(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        rank = block.level + 1
        kind = ' class="page"' if block.new_page else ""
        yield f"<h{rank}{kind}>{escaped(block.words)}</h{rank}>"
    elif isinstance(block, Verbatim):
        yield f'<p class="note">{escaped(block.said)}</p>'
        yield f"<blockquote>{escaped(block.words)} ({escaped(block.source)})</blockquote>"
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        yield _line(block)


def _line(block: Line) -> str:
    words = escaped(block.words)
    if block.look is Look.ITEM:
        return f"<p>•\u00a0{words}</p>"
    return f'<p class="note">{words}</p>' if block.look is Look.NOTE else f"<p>{words}</p>"


def _table(block: Table) -> Iterator[str]:
    header = "".join(f'<th scope="col">{escaped(each)}</th>' for each in block.header)
    yield f"<table><thead><tr>{header}</tr></thead><tbody>"
    for first, *others in block.rows:
        cells = "".join(f"<td>{escaped(each)}</td>" for each in others)
        yield f'<tr><th scope="row">{escaped(first)}</th>{cells}</tr>'
    yield "</tbody></table>"
