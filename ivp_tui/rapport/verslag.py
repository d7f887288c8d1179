"""The verslag of a meeting as a document: what was decided and who does what first, then what was gone through."""

import re
from collections.abc import Callable, Iterable, Iterator

from ivp_tui.domein.datum import WEEKDAGEN, schrijf_datum, schrijf_voluit
from ivp_tui.domein.overleg import Afspraak, Afspraakstatus, Overleg
from ivp_tui.domein.verslag import Verslag, Verslagpunt
from ivp_tui.rapport.blokken import Alinea, Blok, Document, Kop, Opsomming, Tabel

#: a column: its heading, and what stands in it
_Kolom = tuple[str, Callable[[Afspraak], str]]

#: how wide a page is between its margins; and columns that are as wide as what they hold, whatever stands beside them
_BLAD = 170
_VAST = {"Nummer": 26, "Termijn": 29, "Wijk": 24, "Stand": 28}

#: the parts in which the others share what is left
_DELEN = {"Besluit": 1, "Afspraak": 3, "Houder": 2}

_GEWOON = (Afspraakstatus.OPEN, Afspraakstatus.GENOMEN)


def verslagdocument(verslag: Verslag) -> Document:
    """The verslag in blocks: who and when, besluiten, afspraken, what changed before, the agenda, what was not on it.

    A part of which there is nothing to tell is left out, but for what a reader would look for.
    """
    titel = f"Verslag {_naam(verslag.overleg)}, {schrijf_voluit(verslag.overleg.datum)}"
    blokken = (_kop, _besluiten, _afspraken, _sinds, _agenda, _buiten)
    delen = tuple(blok for deel in blokken for blok in deel(verslag))
    return Document(titel, verslag.overleg.datum, (Kop(1, titel), *delen))


def _naam(o: Overleg) -> str:
    """The name of the meeting with its wijk, once."""
    staat_er = re.search(rf"(?<!\w){re.escape(o.wijk)}(?!\w)", o.naam, re.IGNORECASE)
    return o.naam if staat_er or not o.wijk else f"{o.naam} {o.wijk}"


def _dag(o: Overleg) -> str:
    return f"{WEEKDAGEN[o.datum.weekday()]} {schrijf_voluit(o.datum)}"


def _kop(v: Verslag) -> Iterator[Blok]:
    o = v.overleg
    if v.demo:
        yield Alinea("de statussen zijn verzonnen", "DEMO")
    if o.is_open:
        yield Alinea("het overleg is nog niet gesloten; dit is het verslag tot nu toe", "Concept")
    if o.soort and o.soort.casefold() != o.naam.casefold():
        yield Alinea(o.soort, "Overleg")
    yield Alinea(_dag(o), "Datum")
    yield Alinea(f"{o.wijk}, {v.gemeente}", "Wijk") if o.wijk else Alinea(v.gemeente, "Gemeente")
    yield Alinea(o.aanwezig or "niet genoteerd", "Aanwezig")
    yield Alinea(_dag(v.vorige) if v.vorige else "geen; dit is het eerste van deze reeks", "Vorig overleg")
    yield Alinea(v.plan, "Plan")


# besluiten and afspraken


def _besluiten(v: Verslag) -> Iterator[Blok]:
    yield Kop(2, "Besluiten")
    eigen = (("Nummer", _nummer), ("Besluit", _tekst))
    yield _tabel(v, v.besluiten, "Besluiten van dit overleg", eigen) or Alinea("Er zijn geen besluiten genomen.")


def _afspraken(v: Verslag) -> Iterator[Blok]:
    eigen = (
        ("Nummer", _nummer),
        ("Afspraak", _tekst),
        ("Houder", lambda a: a.actiehouder or "geen houder"),
        ("Termijn", lambda a: schrijf_datum(a.termijn) if a.termijn else "geen termijn"),
    )
    yield Kop(2, "Afspraken")
    if v.eerder or v.afgehandeld:
        yield Kop(3, "Nieuw")
    yield _tabel(v, v.afspraken, "Nieuwe afspraken", eigen) or Alinea("Er zijn geen afspraken gemaakt.")
    nog_open = _tabel(v, v.eerder, "Afspraken van eerdere overleggen die nog open zijn", eigen)
    if nog_open is not None:
        yield Kop(3, "Nog open van eerder")
        yield nog_open
    klaar = _tabel(v, v.afgehandeld, "Afspraken die sinds het vorig overleg zijn afgehandeld", eigen[:3])
    if klaar is not None:
        yield Kop(3, "Afgehandeld sinds vorig overleg")
        yield klaar


def _tabel(v: Verslag, afspraken: Iterable[Afspraak], bijschrift: str, kolommen: tuple[_Kolom, ...]) -> Tabel | None:
    """A table of what was agreed; the wijk and the stand stand in it only where they tell something."""
    alle = tuple(afspraken)
    if not alle:
        return None
    if any(a.wijk_id != v.overleg.wijk_id for a in alle):
        kolommen += (("Wijk", lambda a: a.wijk or "stad"),)
    if any(a.status not in _GEWOON or a.te_laat(v.peildag) for a in alle):
        kolommen += (("Stand", lambda a: _stand(a, v)),)
    koppen = tuple(kop for kop, _ in kolommen)
    rijen = tuple(tuple(cel(a) for _, cel in kolommen) for a in alle)
    return Tabel(bijschrift, koppen, rijen, _breedten(koppen))


def _breedten(koppen: tuple[str, ...]) -> tuple[int, ...]:
    over = _BLAD - sum(_VAST.get(kop, 0) for kop in koppen)
    delen = sum(_DELEN.get(kop, 0) for kop in koppen)
    return tuple(_VAST.get(kop) or over * _DELEN[kop] // delen for kop in koppen)


def _nummer(a: Afspraak) -> str:
    return a.nummer


def _tekst(a: Afspraak) -> str:
    return a.tekst


def _stand(a: Afspraak, v: Verslag) -> str:
    """Such as "te laat", or "gereed op 5 dec 2026" of what was done."""
    if a.te_laat(v.peildag):
        return "te laat"
    return a.status.value + (f" op {schrijf_datum(a.afgedaan_op)}" if a.afgedaan_op and not a.is_open else "")


def _groot(tekst: str) -> str:
    """With a capital at its beginning."""
    return tekst[:1].upper() + tekst[1:]


# what changed, and what was gone through


def _sinds(v: Verslag) -> Iterator[Blok]:
    if v.vorige is None:
        return
    yield Kop(2, "Veranderd sinds vorig overleg")
    if not v.sinds:
        yield Alinea("Er is niets veranderd.")
        return
    rijen = tuple((_groot(naam), "; ".join(regels)) for naam, regels in v.sinds)
    yield Tabel("Wat er sinds het vorig overleg veranderde", ("Onderwerp", "Verandering"), rijen, (45, 55))


def _agenda(v: Verslag) -> Iterator[Blok]:
    yield Kop(2, "Agenda")
    if not v.punten:
        yield Alinea("Er stond niets op de agenda.")
    for punt in v.punten:
        if punt.regels:
            yield Kop(3, _groot(punt.naam))
            if punt.reden:
                yield Alinea(punt.reden, "Aanleiding")
            yield Opsomming(punt.regels)
    stil = tuple(punt for punt in v.punten if not punt.regels)
    yield from _rest("Besproken, geen bijzonderheden", (punt for punt in stil if punt.behandeld))
    nog = "Nog niet behandeld" if v.overleg.is_open else "Niet behandeld"
    yield from _rest(nog, (punt for punt in stil if not punt.behandeld))


def _rest(kop: str, punten: Iterable[Verslagpunt]) -> Iterator[Blok]:
    """Of what nothing more is to be told: one list."""
    namen = tuple(_groot(punt.naam) + (f" – {punt.reden}" if punt.reden else "") for punt in punten)
    if namen:
        yield Kop(3, kop)
        yield Opsomming(namen)


def _buiten(v: Verslag) -> Iterator[Blok]:
    if not v.buiten and not v.los:
        return
    yield Kop(2, "Buiten de agenda")
    if v.los:
        yield Alinea("Afgesproken of besloten zonder agendapunt:")
        yield Opsomming(v.los)
    for punt in v.buiten:
        yield Kop(3, _groot(punt.naam))
        yield Opsomming(punt.regels)
