"""An afspraak is one line: "@Politie extra surveillance Kanaalstraat voor 5 dec".

`lees_afspraak` takes it apart into holder, text, termijn and wijk, and tells of each part how it was read and where it
stands, so that it can be shown before Enter. What could be two things is asked, never guessed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ivp_tui.domein.datum import DatumFout, Datumlezer, GeenDatum, schrijf_dag
from ivp_tui.domein.houder import Houder, vraag_bij, zoek_houder
from ivp_tui.domein.overleg import Item
from ivp_tui.domein.plan import Gebied, Partner, Wijk
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.wijziging import MAXIMUM, Geweigerd


@dataclass(frozen=True, slots=True)
class Stuk:
    """A stretch of the line that was read as something: `soort` is "houder", "termijn" or "wijk"."""

    soort: str
    begin: int
    einde: int


@dataclass(frozen=True, slots=True)
class Waar:
    """What the line is read against: who and which places there are, and where the meeting is and what it is about.

    `dag` is the day of the meeting, or today: a termijn before it is asked about.
    """

    partners: tuple[Partner, ...]
    wijken: tuple[Wijk, ...]
    gebieden: tuple[Gebied, ...]
    wijk_id: int | None = None
    item: Item | None = None
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """The parts of a line, how they were read (`lezing`, for the echo), and what to ask before it is saved.

    `nieuw` are the holders that are no partner yet. `vraag` is '' when nothing is to be asked.
    """

    tekst: str
    houders: tuple[str, ...]
    nieuw: tuple[str, ...]
    termijn: date | None
    wijk_id: int | None
    item: Item | None
    stukken: tuple[Stuk, ...]
    lezing: tuple[str, ...]
    vraag: str = ""

    @property
    def actiehouder(self) -> str:
        """The holders as the file has them: "Politie, OM"."""
        return ", ".join(self.houders)


class NogNiets(Geweigerd):
    """The line has a beginning and does not say yet what is agreed: while typing that is no mistake."""


def lees_afspraak(regel: str, waar: Waar, lezer: Datumlezer) -> Afspraakregel:
    """The parts of an afspraak; raises Geweigerd with a Dutch sentence where it is too long, empty or ambiguous."""
    regel = _keur(regel)
    houders = tuple(_houders(regel, waar.partners))
    _keur_lengte("actiehouder", ", ".join(h.naam for h in houders))
    if any("," in h.naam for h in houders if not h.bekend):
        raise Geweigerd("een komma scheidt houders; geef elke houder een eigen @")
    weg = [(h.begin, h.einde) for h in houders]
    stukken = [Stuk("houder", *span) for span in weg]
    # behind the holders: "@zonder" is one of them
    zonder = _ZONDER.search(regel, max((einde for _, einde in weg), default=0))
    termijn = _termijn(regel, weg, lezer) if zonder is None else None
    if zonder is not None:
        weg.append(zonder.span())
        stukken.append(Stuk("termijn", *zonder.span()))
    if termijn is not None:
        weg.append(termijn[1])
        stukken.append(Stuk("termijn", *termijn[1]))
    tekst = _zonder(regel, weg)
    if not any(map(str.isalnum, tekst)):
        raise NogNiets("er staat nog niet wat er gebeurt; typ de afspraak achter de houder")
    plaats = _lees_wijk(regel, weg, waar)
    if plaats.span is not None:
        stukken.append(Stuk("wijk", *plaats.span))
    namen = tuple(dict.fromkeys(h.naam for h in houders))
    dag = termijn[0] if termijn else None
    voorbij = dag is not None and waar.dag is not None and dag < waar.dag
    lezing = (
        *(h.lezing for h in houders),
        *(() if houders else ("zonder houder",)),
        f"termijn {schrijf_dag(dag)}{', al voorbij' if voorbij else ''}" if dag else "zonder termijn",
        plaats.lezing,
    )
    return Afspraakregel(
        tekst,
        namen,
        tuple(dict.fromkeys(h.naam for h in houders if not h.bekend)),
        dag,
        plaats.wijk_id,
        waar.item,
        tuple(sorted(stukken, key=lambda stuk: stuk.begin)),
        tuple(schoon(deel) for deel in lezing),
        vraag_bij((h.naam for h in houders if not h.bekend), waar.partners)
        or ("deze termijn is al voorbij" if voorbij else ""),
    )


def lees_besluit(regel: str, waar: Waar) -> Afspraakregel:
    """A besluit: the whole line is its text, with the wijk read as in an afspraak; raises Geweigerd."""
    regel = _keur(regel)
    if not regel.strip():
        raise NogNiets("er staat nog niet wat er besloten is; typ het besluit of druk Esc")
    plaats = _lees_wijk(regel, [], waar)
    stukken = (Stuk("wijk", *plaats.span),) if plaats.span else ()
    tekst = " ".join(regel.split())
    return Afspraakregel(tekst, (), (), None, plaats.wijk_id, waar.item, stukken, ("besluit", plaats.lezing))


def _keur(regel: str) -> str:
    regel = schoon(regel)
    _keur_lengte("afspraak", regel)
    return regel


def _keur_lengte(veld: str, tekst: str) -> None:
    if len(tekst) > MAXIMUM[veld]:
        raise Geweigerd(f"{veld} is te lang: {len(tekst)} tekens, hoogstens {MAXIMUM[veld]}; kort de tekst in")


def _zonder(regel: str, weg: Iterable[tuple[int, int]]) -> str:
    """What is left of the line, with one space between words and no comma where a part was taken from an end."""
    letters = list(regel)
    for begin, einde in weg:
        letters[begin:einde] = " " * (einde - begin)
    return " ".join("".join(letters).split()).strip(" ,;:–-")


# the holder

_AAN = re.compile(r"(?<![^\s(,])@")


def _houders(regel: str, partners: tuple[Partner, ...]) -> Iterator[Houder]:
    """Each @name of the line; an @ inside a word, as in an e-mail address, is none."""
    einde = 0
    for treffer in _AAN.finditer(regel):
        if treffer.start() >= einde:
            houder = zoek_houder(regel, treffer.end(), partners)
            if houder is not None:
                einde = houder.einde
                yield houder


# the termijn

#: what may stand before a day that something is due by; "voor 5 dec" is: on 5 dec it is done
_VOORZETSELS = (
    "uiterlijk op",
    "uiterlijk voor",
    "uiterlijk vóór",
    "tot en met",
    "voor",
    "vóór",
    "uiterlijk",
    "per",
    "op",
    "t/m",
    "tot",
)
_WOORDEN = 7
#: says that the end of the line is no termijn, though it reads like one
_ZONDER = re.compile(r"(?<!\w)(?:zonder|geen) (?:termijn|datum)[ .;,!]*$", re.IGNORECASE)
#: after one of these a day of the week is a habit, not a date: "elke vrijdag", "maandag en vrijdag"
_GEWOONTEWOORDEN = "elke iedere ieder alle elk en of tot t/m & + - – per van sinds vanaf"
_GEWOONTE = frozenset(_GEWOONTEWOORDEN.split())
_HEEL = re.compile(r"\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d{2}-\d{2}", re.ASCII)


def _termijn(regel: str, weg: list[tuple[int, int]], lezer: Datumlezer) -> tuple[date, tuple[int, int]] | None:
    """The day at the end of the line and where it stands, the longest that is one; raises Geweigerd where it asks."""
    na = max((einde for _, einde in weg), default=0)
    woorden = [m for m in re.finditer(r"\S+", regel) if m.start() >= na]
    einde, helemaal = len(regel.rstrip().rstrip(".;,!")), len(regel.rstrip())
    for hoeveel in range(min(_WOORDEN, len(woorden)), 0, -1):
        eerste = woorden[-hoeveel].start()
        ervoor = woorden[-hoeveel - 1].group().lower() if hoeveel < len(woorden) else ""
        stuk = regel[eerste:einde]
        dag = _dag(stuk, ervoor, lezer)
        if dag is not None:
            return dag, (eerste, helemaal)
    return None


def _dag(stuk: str, ervoor: str, lezer: Datumlezer) -> date | None:
    kaal = " ".join(stuk.split())
    voorzetsel = next((v for v in _VOORZETSELS if kaal.lower().startswith(f"{v} ")), "")
    rest = kaal[len(voorzetsel) :].strip()
    if not voorzetsel and (ervoor in _GEWOONTE or not _zegt_dag(kaal)):
        return None
    if rest.isdigit() and not voorzetsel.startswith("uiterlijk"):
        return None  # "1 op 1", "budget voor 2027"
    try:
        return lezer.dag(rest, vooruit=True)
    except GeenDatum:
        return None
    except DatumFout as fout:
        raise Geweigerd(f"{fout} Is het geen termijn, eindig dan met: zonder termijn") from fout


def _zegt_dag(kaal: str) -> bool:
    """Whether words without "voor" or "uiterlijk" may be a termijn: two figures alone are as often something else."""
    return any(teken.isalpha() for teken in kaal) or _HEEL.fullmatch(kaal) is not None


# the wijk


@dataclass(frozen=True, slots=True)
class _Plaats:
    wijk_id: int | None
    lezing: str
    span: tuple[int, int] | None = None


_STADSBREED = re.compile(r"(?<!\w)(?:stadsbreed|(?:de )?hele stad)(?!\w)", re.IGNORECASE)


def _lees_wijk(regel: str, weg: list[tuple[int, int]], waar: Waar) -> _Plaats:
    """The wijk that is named, or in which a named gebied lies; else that of the meeting."""
    namen = {wijk.id: wijk.naam for wijk in waar.wijken}
    hier = namen.get(waar.wijk_id, "stad") if waar.wijk_id is not None else "stad"
    buiten = _zonder_stukken(regel, weg)
    stad = _STADSBREED.search(buiten)
    if stad is not None:
        return _Plaats(None, "stad", stad.span())
    wijken = [(span, wijk.id) for wijk in waar.wijken for span in _vind(buiten, wijk.naam)]
    if wijken:
        gevonden = dict.fromkeys(nummer for span, nummer in sorted(wijken) if not _binnen(span, wijken))
        if len(gevonden) > 1:
            return _Plaats(waar.wijk_id, f"{hier} (er staan meer wijken in)")
        (nummer,) = gevonden
        return _Plaats(nummer, namen[nummer], next(s for s, n in sorted(wijken) if n == nummer))
    gebieden = [(span, g) for g in waar.gebieden for span in _vind(buiten, g.naam)]
    if not gebieden:
        return _Plaats(waar.wijk_id, hier)
    span, gebied = max(gebieden, key=lambda paar: paar[0][1] - paar[0][0])
    erin = [nummer for nummer in gebied.wijken if nummer in namen]
    if len(erin) == 1 or waar.wijk_id in erin:
        plek = erin[0] if len(erin) == 1 else waar.wijk_id
        return _Plaats(plek, f"{namen.get(plek or 0, hier)} ({gebied.naam})", span)
    if erin:
        meer = " en ".join(namen[nummer] for nummer in erin)
        return _Plaats(waar.wijk_id, f"{hier} ({gebied.naam} ligt in {meer})", span)
    return _Plaats(waar.wijk_id, hier)


def _zonder_stukken(regel: str, weg: list[tuple[int, int]]) -> str:
    """The line with blanks for what was read already, as long as it was: "@Gemeente Zuid" names no wijk."""
    for begin, einde in weg:
        regel = regel[:begin] + " " * (einde - begin) + regel[einde:]
    return regel


def _vind(regel: str, naam: str) -> list[tuple[int, int]]:
    """Where a name stands as words of its own; a short one, such as West, only with its capital."""
    if not naam:
        return []
    patroon = re.compile(rf"(?<![\w-]){re.escape(naam)}(?![\w-])", re.IGNORECASE if len(naam) > 5 else 0)
    return [treffer.span() for treffer in patroon.finditer(regel)]


def _binnen(span: tuple[int, int], andere: list[tuple[tuple[int, int], int]]) -> bool:
    return any(a[0] <= span[0] and span[1] <= a[1] and a != span for a, _ in andere)
