"""A document as one HTML file: nothing fetched, nothing run, tables that can be read aloud, A4 on paper."""

from collections.abc import Iterator

from ivp_tui.rapport.blokken import Alinea, Blok, Document, Kop, Opsomming, Tabel
from ivp_tui.rapport.onschadelijk import html

#: the captions are for who hears the tables; who sees them has the heading above
_STIJL = """
:root { color-scheme: light; }
@page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
body { font: 11pt/1.45 system-ui, "Segoe UI", Arial, sans-serif; color: #111; background: #fff;
  max-width: 48rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6em; } h2 { font-size: 1.3em; margin: 1.5em 0 .4em; } h3 { font-size: 1.05em; margin: 1em 0 .2em; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
p { margin: .3em 0; } ul { margin: .3em 0; padding-left: 1.4em; }
table { border-collapse: collapse; width: 100%; margin: .4em 0; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { border: 1px solid #767676; padding: .25em .5em; text-align: left; vertical-align: top; }
thead { display: table-header-group; } thead th { background: #eee; } tbody th { font-weight: normal; }
tr, li { break-inside: avoid; }
@media print {
  body { font-size: 10pt; margin: 0; max-width: none; padding: 0; }
  p, li { orphans: 2; widows: 2; } thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
""".strip()

_VEILIG = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def als_html(document: Document) -> str:
    """The document as text, ending in a newline."""
    regels = "\n".join(regel for blok in document.blokken for regel in _regels(blok))
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_VEILIG}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html(document.titel)}</title>
<style>
{_STIJL}
</style>
</head>
<body>
<main>
{regels}
</main>
</body>
</html>
"""


def _regels(blok: Blok) -> Iterator[str]:
    match blok:
        case Kop():
            yield f"<h{blok.niveau}>{html(blok.tekst)}</h{blok.niveau}>"
        case Alinea():
            nadruk = f"<strong>{html(blok.nadruk)}:</strong> " if blok.nadruk else ""
            yield f"<p>{nadruk}{html(blok.tekst)}</p>"
        case Opsomming():
            yield "<ul>"
            yield from (f"<li>{html(punt)}</li>" for punt in blok.punten)
            yield "</ul>"
        case Tabel():
            yield from _tabel(blok)


def _tabel(tabel: Tabel) -> Iterator[str]:
    yield f"<table>\n<caption>{html(tabel.bijschrift)}</caption>"
    heel = sum(tabel.breedten)
    yield (
        "<colgroup>"
        + "".join(f'<col style="width: {breed * 100 // heel}%">' for breed in tabel.breedten)
        + "</colgroup>"
    )
    koppen = "".join(f'<th scope="col">{html(kop)}</th>' for kop in tabel.koppen)
    yield f"<thead><tr>{koppen}</tr></thead>\n<tbody>"
    for eerste, *rest in tabel.rijen:
        cellen = "".join(f"<td>{html(cel)}</td>" for cel in rest)
        yield f'<tr><th scope="row">{html(eerste)}</th>{cellen}</tr>'
    yield "</tbody>\n</table>"
