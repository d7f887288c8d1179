"""The verslag of a meeting as a document: besluiten first, then who does what, then what was gone through."""

from collections.abc import Iterable, Iterator

from ivp_tui.domein.datum import schrijf_dag, schrijf_datum
from ivp_tui.domein.overleg import Afspraak, Afspraakstatus
from ivp_tui.domein.verslag import Verslag, Verslagpunt
from ivp_tui.rapport.blokken import Alinea, Blok, Document, Kop, Opsomming, Tabel

_KOPPEN = ("Nummer", "Afspraak", "Houder", "Termijn", "Stand")


def verslagdocument(verslag: Verslag) -> Document:
    """The verslag in blocks: heading, besluiten, afspraken, open afspraken, agenda, since the meeting before."""
    titel = f"{verslag.overleg.naam}, {schrijf_datum(verslag.overleg.datum)}"
    return Document(f"Verslag {titel}", verslag.overleg.datum, tuple(_blokken(verslag, titel)))


def _blokken(v: Verslag, titel: str) -> Iterator[Blok]:
    yield Kop(1, f"Verslag {titel}")
    if v.demo:
        yield Alinea("de statussen zijn verzonnen", "DEMO")
    yield Alinea(schrijf_dag(v.overleg.datum), "Datum")
    yield Alinea(v.plaats, "Wijk")
    yield Alinea(v.overleg.aanwezig or "niet genoteerd", "Aanwezig")
    yield Alinea(v.plan, "Plan")
    yield Kop(2, "Besluiten")
    if v.besluiten:
        rijen = tuple((a.nummer, a.tekst, a.wijk or "stad", _vervallen(a)) for a in v.besluiten)
        yield Tabel("Besluiten van dit overleg", ("Nummer", "Besluit", "Wijk", "Stand"), rijen)
    else:
        yield Alinea("Er zijn geen besluiten genomen.")
    yield Kop(2, "Afspraken")
    yield _afspraken(v, v.afspraken, "Afspraken van dit overleg") or Alinea("Er zijn geen afspraken gemaakt.")
    yield Kop(2, "Nog open van eerder")
    yield _afspraken(v, v.eerder, "Open afspraken van eerdere overleggen") or Alinea("Er staat niets open van eerder.")
    yield Kop(2, "Agenda")
    if not v.punten:
        yield Alinea("Er stond niets op de agenda.")
    for nummer, punt in enumerate(v.punten, 1):
        yield from _punt(nummer, punt)
    yield Kop(2, "Sinds vorig overleg")
    yield from _sinds(v)


def _vervallen(a: Afspraak) -> str:
    return a.status.value if a.status is not Afspraakstatus.OPEN else ""


def _afspraken(v: Verslag, afspraken: Iterable[Afspraak], bijschrift: str) -> Tabel | None:
    rijen = tuple(
        (
            a.nummer,
            a.tekst,
            a.actiehouder or "geen houder",
            schrijf_datum(a.termijn) if a.termijn else "geen termijn",
            "te laat" if a.te_laat(v.peildag) else a.status.value,
        )
        for a in afspraken
    )
    return Tabel(bijschrift, _KOPPEN, rijen) if rijen else None


def _punt(nummer: int, punt: Verslagpunt) -> Iterator[Blok]:
    yield Kop(3, f"{nummer}. {punt.naam}")
    yield Alinea(f"{punt.reden}{'' if punt.behandeld else '; niet behandeld'}")
    if punt.regels:
        yield Opsomming(punt.regels)


def _sinds(v: Verslag) -> Iterator[Blok]:
    if v.vorige is None:
        yield Alinea("Dit is het eerste overleg van deze reeks.")
        return
    yield Alinea(f"Vorig overleg: {schrijf_dag(v.vorige.datum)}.")
    if not v.sinds:
        yield Alinea("Er is niets veranderd.")
        return
    rijen = tuple((naam, regel) for naam, regels in v.sinds for regel in regels)
    yield Tabel("Wat er sindsdien veranderde", ("Item", "Wat"), rijen)
