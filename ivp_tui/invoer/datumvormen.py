"""The ways in which a day is typed in Dutch: a table of patterns, each with what gives its day."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from ivp_tui.domein.datum import EERSTE_JAAR, LAATSTE_JAAR, MAANDEN, WEEKDAGEN, DatumFout, lees_datum, schrijf_dag
from ivp_tui.invoer.datumpeil import (
    DatumVraag,
    Peil,
    een_van,
    heel_jaar,
    laatste_van_maand,
    leesbaar,
    mogelijke_dag,
    verder,
    vraag,
    welke_dag,
)

VOORBEELD = "5 dec, 5-12-2026 of over 2 weken"
"""What a date looks like, for in a sentence."""

_KORT = {"mrt": 3, "sept": 9} | {naam[:3]: nummer for nummer, naam in enumerate(MAANDEN, 1) if nummer != 3}
_MAAND = {naam: nummer for nummer, naam in enumerate(MAANDEN, 1)} | _KORT
_TELWOORDEN = "een twee drie vier vijf zes zeven acht negen tien elf twaalf"
_TELWOORD = {woord: nummer for nummer, woord in enumerate(_TELWOORDEN.split(), 1)}
_RANG = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_VERSCHIL = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_EENHEID = {"dag": "days", "dagen": "days", "week": "weeks", "weken": "weeks"} | {
    "maand": "months",
    "maanden": "months",
    "jaar": "years",
    "jaren": "years",
    "wk": "weeks",
    "mnd": "months",
    "jr": "years",
}
_VERDER = {"volgende": 1, "volgend": 1, "komende": 1, "deze": 0, "dit": 0, "vorige": -1, "vorig": -1, "afgelopen": -1}


def _weekdag(m: re.Match[str]) -> int:
    return next(i for i, naam in enumerate(WEEKDAGEN) if naam.startswith(m["wd"].rstrip(".")))


def _jaar(getypt: str, dag: int, maand: int) -> int:
    """The year of four digits that two digits stand for, where one only lies in the years that are read."""
    if len(getypt) == 4:
        return int(getypt)
    jaren = [jaar for jaar in range(EERSTE_JAAR, LAATSTE_JAAR + 1) if jaar % 100 == int(getypt)]
    if len(jaren) > 1:
        raise DatumVraag(f"Bedoelt u {dag}-{maand}-{jaren[0]} of {dag}-{maand}-{jaren[1]}? Schrijf het hele jaar.")
    return jaren[0]


def _datum(m: re.Match[str], peil: Peil) -> date:
    """Day and month, with or without a year and a day of the week, which must be right."""
    delen = m.groupdict()
    dag, maand = int(m["dag"]), _MAAND.get(delen.get("mnd") or "") or int(delen.get("maand") or 0)
    if m["jaar"]:
        datum = lees_datum(f"{dag}-{maand}-{_jaar(m['jaar'], dag, maand)}")
    elif not 1 <= maand <= 12:
        raise DatumFout(f"Maand {maand} bestaat niet; een datum is dag-maand, zoals 5-12, of 5 dec.")
    else:
        gekozen = peil.kies_jaar(lambda jaar: mogelijke_dag(jaar, maand, dag))
        if gekozen is None:
            lengte = laatste_van_maand(2024, maand).day
            raise DatumFout(f"Dag {dag} bestaat niet: {MAANDEN[maand - 1]} heeft hoogstens {lengte} dagen.")
        datum = leesbaar(gekozen)
    if delen.get("wd") and (scheef := (_weekdag(m) - datum.weekday() + 3) % 7 - 3):
        anders = datum + timedelta(days=scheef)
        raise vraag(datum, anders, reden=f"{schrijf_dag(datum)[3:]} is een {WEEKDAGEN[datum.weekday()]}")
    return datum


def _met_punten(m: re.Match[str], peil: Peil) -> date:
    """A point stands in a figure as often as in a date, so it is never read as one."""
    streepjes = m[0].replace(".", "-")
    raise DatumFout(f"Een punt hoort bij een getal; schrijf de datum als {streepjes}.")


def _woord(m: re.Match[str], peil: Peil) -> date:
    return leesbaar(peil.vandaag + timedelta(days=_VERSCHIL[m[0]]))


def _op_weekdag(m: re.Match[str], peil: Peil) -> date:
    """A day of the week, alone or with komende, volgende, deze, vorige or afgelopen."""
    wd, welke = _weekdag(m), m.groupdict().get("welke")
    vandaag_al = wd == peil.vandaag.weekday()
    eerste, laatste = peil.eerste(wd), peil.laatste(wd)
    if welke == "komende" or (welke == "volgende" and vandaag_al):
        return eerste
    if welke == "afgelopen" or (welke == "vorige" and vandaag_al):
        return laatste
    if welke == "volgende":
        raise vraag(eerste, eerste + timedelta(days=7))
    if welke == "vorige":
        raise vraag(laatste, laatste - timedelta(days=7))
    nabij = eerste if peil.vooruit else laatste
    if vandaag_al:
        raise vraag(peil.vandaag, nabij, reden=f"Vandaag is het {WEEKDAGEN[wd]}")
    return een_van(nabij, peil.in_week(wd)) if welke == "deze" else nabij


def _weekdag_in_week(m: re.Match[str], peil: Peil) -> date:
    """ "volgende week dinsdag": a week begins on maandag; komende and afgelopen may be the week one is in."""
    wd, welke = _weekdag(m), m["welke"]
    dag = peil.in_week(wd, _VERDER[welke])
    if welke == "komende":
        return een_van(dag, peil.eerste(wd))
    return een_van(dag, peil.laatste(wd)) if welke == "afgelopen" else dag


def _aantal(m: re.Match[str]) -> int:
    return _TELWOORD.get(m["n"]) or int(m["n"])


def _over(m: re.Match[str], peil: Peil) -> date:
    """ "over 2 weken", "3 maanden geleden": a month on from the 31st is the last day of a shorter month."""
    aantal = _aantal(m) * (-1 if m[0].endswith("geleden") else 1)
    return verder(peil.vandaag, **{_EENHEID[m["eenheid"]]: aantal})


def _weekdag_over(m: re.Match[str], peil: Peil) -> date:
    wd, weken = _weekdag(m), _aantal(m)
    return een_van(peil.in_week(wd, weken), leesbaar(peil.eerste(wd) + timedelta(weeks=weken)))


def _over_maanden(m: re.Match[str], peil: Peil) -> date:
    return verder(peil.vandaag, months=6 if "half" in m[0] else 3)


def _punt(punt: str, jaar: int, maand: int, maanden: int) -> date:
    """The first day, the 15th or the last day of so many months from this one."""
    if punt == "begin":
        return date(jaar, maand, 1)
    if punt.startswith("ein"):
        return laatste_van_maand(jaar, maand + maanden - 1)
    if maanden > 1:
        raise DatumVraag("Halverwege is hier geen dag; schrijf bijvoorbeeld eind juni of 1 juli.")
    return date(jaar, maand, 15)


def _punt_van_maand(m: re.Match[str], peil: Peil) -> date:
    """ "eind maart", "begin q2 2027": of the given year, or of the nearest in the direction of the field."""
    delen = m.groupdict()
    kwartaal = _kwartaal(m)
    maand, maanden = (kwartaal * 3 - 2, 3) if kwartaal else (_MAAND[delen["mnd"] or ""], 1)
    if m["jaar"]:
        return leesbaar(_punt(m["punt"], heel_jaar(m["jaar"]), maand, maanden))
    gekozen = peil.kies_jaar(lambda jaar: _punt(m["punt"], jaar, maand, maanden))
    return leesbaar(gekozen or peil.vandaag)


def _punt_van_periode(m: re.Match[str], peil: Peil) -> date:
    """ "eind volgende maand", "begin volgend jaar", "eind 2027"; without a word before it that of today."""
    punt, stap, soort = m["punt"], _VERDER[m["welke"] or "deze"], m["periode"]
    if soort == "week":
        return _punt_van_week(punt, peil.in_week(0, stap))
    if soort == "maand":
        dag = verder(peil.vandaag, months=stap)
        return leesbaar(_punt(punt, dag.year, dag.month, 1))
    if soort == "kwartaal":
        dag = verder(peil.vandaag, months=3 * stap)
        return leesbaar(_punt(punt, dag.year, (dag.month - 1) // 3 * 3 + 1, 3))
    return leesbaar(_punt(punt, heel_jaar(soort) if soort != "jaar" else peil.vandaag.year + stap, 1, 12))


def _punt_van_week(punt: str, maandag: date) -> date:
    if punt == "begin":
        return maandag
    if punt.startswith("ein"):
        raise vraag(maandag + timedelta(days=4), maandag + timedelta(days=6))
    raise vraag(maandag + timedelta(days=2), maandag + timedelta(days=3))


def _kwartaal(m: re.Match[str]) -> int:
    delen = m.groupdict()
    return int(delen.get("q") or delen.get("qe") or _RANG.get(delen.get("qw") or "") or 0)


def _weeknummer(m: re.Match[str], peil: Peil) -> date:
    """ "vrijdag week 48", "begin week 48"; a week alone is asked about."""
    delen, week = m.groupdict(), int(m["week"])
    wd = _weekdag(m) if delen.get("wd") else 0 if delen.get("punt") == "begin" else 4

    def maak(jaar: int) -> date | None:
        try:
            return date.fromisocalendar(jaar, week, wd + 1)
        except ValueError:
            return None

    dag = maak(heel_jaar(m["jaar"])) if m["jaar"] else peil.kies_jaar(maak)
    if dag is None:
        waar = f"in {m['jaar']}" if m["jaar"] else "; een jaar heeft er 52 of 53"
        raise DatumFout(f"Week {week} bestaat niet {waar}.".replace(" ;", ";"))
    if delen.get("wd"):
        return leesbaar(dag)
    maandag = dag - timedelta(days=dag.weekday())
    if delen.get("punt"):
        return _punt_van_week(m["punt"], leesbaar(maandag))
    raise vraag(maandag, maandag + timedelta(days=4), reden=f"Welke dag in week {week}")


def _voor(m: re.Match[str], peil: Peil) -> date:
    datum = lees_vorm(m["rest"], peil)
    if datum is None:
        raise DatumFout(f"Schrijf de laatste dag zelf, zoals {VOORBEELD}.")
    raise vraag(datum - timedelta(days=1), datum)


def _alleen_maand(m: re.Match[str], peil: Peil) -> date:
    maand = MAANDEN[_MAAND[m["mnd"]] - 1]
    raise welke_dag(f"{maand} {m['jaar'] or ''}".strip(), f"5 {maand} of eind {maand}")


def _alleen_periode(m: re.Match[str], peil: Peil) -> date:
    voorbeeld = f"{m[0]} dinsdag" if m[0].endswith("week") else f"eind {m[0]}"
    raise welke_dag(m[0], voorbeeld)


def _alleen_dag(m: re.Match[str], peil: Peil) -> date:
    raise DatumVraag(f"Welke maand? Schrijf bijvoorbeeld {int(m['dag'])} december of {int(m['dag'])}-12.")


def lees_vorm(tekst: str, peil: Peil) -> date | None:
    """The day of the first form that the whole text has; None when it has none. Raises DatumFout."""
    for patroon, vorm in _ALLES:
        m = patroon.fullmatch(tekst)
        if m is not None:
            return vorm(m, peil)
    return None


def lees_aanhefvorm(tekst: str, peil: Peil) -> date | None:
    """As `lees_vorm`, of the forms that name one day by itself: of these a bericht can begin with."""
    for patroon, vorm in _AANHEF:
        m = patroon.fullmatch(tekst)
        if m is not None:
            return vorm(m, peil)
    return None


_Vorm = Callable[[re.Match[str], Peil], date]

_WD = rf"(?P<wd>{'|'.join(WEEKDAGEN)}|(?:ma|di|wo|do|vr|za|zo)\.?)"
_MND = rf"(?P<mnd>{'|'.join(sorted(_MAAND, key=len, reverse=True))})\.?"
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(_TELWOORD)})"
_EENHEDEN = f"(?P<eenheid>{'|'.join(_EENHEID)})"
#: how many of what: a figure may stand close to its word, 2wk
_ZOVEEL = rf"{_N}(?: |(?<=\d)){_EENHEDEN}"
_WEKEN = rf"{_N}(?: |(?<=\d))(?:week|weken|wk)"
_PUNT = r"(?P<punt>begin|half|halverwege|medio|einde?)(?: van)?(?: (?:de|het))?"
_KWARTAAL = r"(?:(?:q|kwartaal )(?P<q>[1-4])|(?P<qe>[1-4])e kwartaal|(?P<qw>eerste|tweede|derde|vierde) kwartaal)"
_WEEK = r"(?:week|wk)\.? ?(?P<week>\d{1,2})"
_WELKE = r"(?P<welke>volgende|komende|deze|vorige|afgelopen)"
_PERIODE = r"(?P<welke>volgende?|deze|dit|vorige?)"
_DAG = r"(?:de )?(?P<dag>\d{1,2})(?:e|de|ste)?"
_JAAR = r"(?: (?P<jaar>\d{4}))?"


def _tabel(*vormen: tuple[str, _Vorm]) -> tuple[tuple[re.Pattern[str], _Vorm], ...]:
    return tuple((re.compile(patroon, re.ASCII), vorm) for patroon, vorm in vormen)


_CIJFERS = rf"(?:{_WD},? )?(?P<dag>\d{{1,2}}) ?(?P<s>[-/]) ?(?P<maand>\d{{1,2}})(?: ?(?P=s) ?(?P<jaar>\d{{4}}|\d\d))?"

_AANHEF = _tabel(
    (rf"(?:{_WD},? )?{_DAG}[ /-]?{_MND}(?:[ /-](?P<jaar>\d{{4}}))?", _datum),
    (_CIJFERS, _datum),
    ("|".join(_VERSCHIL), _woord),
    (rf"(?:{_WELKE} )?{_WD}", _op_weekdag),
    (rf"{_WD} {_WELKE}", _op_weekdag),
    (rf"{_WELKE} week {_WD}", _weekdag_in_week),
    (rf"{_WD} {_WELKE} week", _weekdag_in_week),
    (rf"{_ZOVEEL} geleden", _over),
)

_ALLES = _AANHEF + _tabel(
    # the point of a sentence; one between the figures is that of a number
    (rf"{_CIJFERS}\.", _datum),
    (rf"(?:{_WD},? )?{_DAG}[ /-]?{_MND}[ /-]'?(?P<jaar>\d\d)", _datum),
    (r"\d{1,2}\.\d{1,2}(?:\.(?:\d{4}|\d\d)?)?", _met_punten),
    (rf"(?:over|binnen) {_ZOVEEL}", _over),
    (r"(?:over|binnen) een (?:half jaar|kwartaal)", _over_maanden),
    (rf"{_WD} over {_WEKEN}", _weekdag_over),
    (rf"over {_WEKEN} (?:op )?{_WD}", _weekdag_over),
    (rf"{_PUNT} {_MND}{_JAAR}", _punt_van_maand),
    (rf"{_PUNT} {_KWARTAAL}{_JAAR}", _punt_van_maand),
    (rf"{_PUNT} (?:{_PERIODE} )?(?P<periode>week|maand|kwartaal|jaar)", _punt_van_periode),
    (rf"{_PUNT} (?P<welke>)(?P<periode>\d{{4}})", _punt_van_periode),
    (rf"(?:{_WD} (?:in )?)?{_WEEK}{_JAAR}", _weeknummer),
    (rf"{_WEEK}{_JAAR},? {_WD}", _weeknummer),
    (rf"{_PUNT} {_WEEK}{_JAAR}", _weeknummer),
    (r"voor (?P<rest>.+)", _voor),
    (rf"{_MND}{_JAAR}", _alleen_maand),
    (rf"(?:{_WELKE}|volgend|dit|vorig) (?:week|maand|kwartaal|jaar)", _alleen_periode),
    (rf"{_KWARTAAL}{_JAAR}|(?:19|20)\d\d", _alleen_periode),
    (rf"{_DAG}", _alleen_dag),
)
