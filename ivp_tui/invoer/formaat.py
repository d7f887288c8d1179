"""The format of plan content, as a table: per kind of row its fields, their kind, and which must be there.

docs/planbestand.md says the same in words.
"""

from dataclasses import replace

from ivp_tui.domein.cijfers import Onbekend, Richting
from ivp_tui.domein.plan import Status
from ivp_tui.domein.verantwoording import Toezeggingstatus
from ivp_tui.invoer.eisen import basis_voor_doel, doel_op_een_plaats, hoogstens_een, van_voor_tot, waarde_of_onbekend
from ivp_tui.invoer.soorten import (
    Lezer,
    datum,
    een_regel,
    een_van,
    getal,
    ja_nee,
    jaar,
    lijst,
    moment,
    slug,
    tekst,
)
from ivp_tui.invoer.tabel import Tabel, Uniek

_HERKOMST: dict[str, Lezer] = {"bron": een_regel, "vindplaats": tekst}
_UITLEG: dict[str, Lezer] = {"toelichting": tekst}
_SLEUTEL_TITEL: dict[str, Lezer] = {"sleutel": een_regel, "titel": een_regel}
_ARCHIEF: dict[str, Lezer] = {"archief": ja_nee}

BRON = Tabel(
    "[[bron]]",
    _SLEUTEL_TITEL,
    {"uitgever": tekst, "jaar": jaar, "url": tekst, **_UITLEG},
    uniek=Uniek("bron"),
)

GEMEENTE = Tabel("[gemeente]", {"sleutel": een_regel, "naam": een_regel}, {"code": een_regel}, enkel=True)
WIJK = Tabel("[[wijk]]", {"naam": een_regel}, {"code": een_regel}, uniek=Uniek("wijk", ("naam",)))
GEBIED = Tabel(
    "[[gebied]]",
    {"naam": een_regel},
    {"wijken": lijst, "ligging": tekst, **_UITLEG, **_HERKOMST},
    uniek=Uniek("gebied", ("naam",)),
)
INDICATOR = Tabel(
    "[[indicator]]",
    {"sleutel": een_regel, "naam": een_regel, "eenheid": een_van("aantal", "%")},
    {"lager_is_beter": ja_nee, **_UITLEG},
    uniek=Uniek("indicator"),
)
CIJFER = Tabel(
    "[[cijfer]]",
    {"indicator": een_regel, "periode": jaar},
    {
        "wijk": een_regel,
        "waarde": getal,
        "onbekend": een_van("", *Onbekend),
        "status": een_van("definitief", "voorlopig"),
        "uitgave": tekst,
        "gekozen": ja_nee,
        **_UITLEG,
        **_HERKOMST,
    },
    eis=waarde_of_onbekend,
)

PLAN = Tabel(
    "[plan]",
    {"slug": slug, "titel": een_regel, "gemeente": een_regel, "van": jaar, "tot": jaar},
    {"missie": tekst, **_HERKOMST},
    eis=van_voor_tot,
    enkel=True,
)
PARTNER = Tabel(
    "[[partner]]",
    {"naam": een_regel},
    {"afkorting": een_regel, "soort": een_regel},
    uniek=Uniek("partner", ("naam",)),
)
OVERLEG = Tabel(
    "[[overleg]]",
    {"naam": een_regel},
    {
        "sleutel": een_regel,
        **dict.fromkeys(("ritme", "voorzitter", "deelnemers", "taak"), tekst),
        "thema": een_regel,
        **_HERKOMST,
    },
    uniek=Uniek("overleg"),
)


def _kenmerk(kop: str) -> Tabel:
    return Tabel(kop, {"soort": een_regel, "tekst": tekst}, _HERKOMST)


def _bericht(kop: str) -> Tabel:
    return Tabel(kop, {"datum": datum, "tekst": tekst}, _HERKOMST)


def _doel(kop: str) -> Tabel:
    streefwaarde = Tabel(
        kop.replace("]]", ".streefwaarde]]"),
        {"indicator": een_regel, "richting": een_van(*Richting)},
        {"basisjaar": jaar, "basiswaarde": getal, "doeljaar": jaar, "doelwaarde": getal, **_UITLEG, **_HERKOMST},
        eis=basis_voor_doel,
    )
    soort = een_van("meetbaar", "kwalitatief")
    mag = {"soort": soort, **_UITLEG, **_HERKOMST, **_ARCHIEF}
    # hoofddoelen and doelen share their sleutels: an actie and a vervolg name either by it
    return Tabel(kop, _SLEUTEL_TITEL, mag, {"streefwaarde": streefwaarde}, uniek=Uniek("doel"))


_DIT_PLAN = {"plan": "haal het weg: alles hoort hier bij het plan van dit bestand"}

KENMERK = replace(
    _kenmerk("[[kenmerk]]"), elders={"thema": "schrijf het als [[thema.kenmerk]] onder dat thema", **_DIT_PLAN}
)
HOOFDDOEL = _doel("[[hoofddoel]]")

ACTIE = Tabel(
    "[[thema.actie]]",
    _SLEUTEL_TITEL,
    {
        **_UITLEG,
        "soort": een_van("lopend", "nieuw", "eigen"),
        **dict.fromkeys(("doelen", "doelen_bron", "wijken", "gebieden", "schakels", "aanpak"), lijst),
        "trekker": tekst,
        "deadline": datum,
        **_HERKOMST,
        **_ARCHIEF,
    },
    {
        "partners": Tabel(
            "partners = [{…}]", {"naam": een_regel}, {"rol": tekst}, uniek=Uniek("partners", ("naam",), binnen=True)
        ),
        "bericht": _bericht("[[thema.actie.bericht]]"),
        "stand": Tabel(
            "[[thema.actie.stand]]",
            {"status": een_van(*Status)},
            {"wijk": een_regel, "datum": moment, **_UITLEG, **_HERKOMST},
            uniek=Uniek("stand", ("wijk",), binnen=True),
        ),
    },
    uniek=Uniek("actie"),
    eis=doel_op_een_plaats,
)
MIDDEL = Tabel(
    "[[thema.middel]]",
    {"jaar": jaar},
    {"begroot": getal, "gerealiseerd": getal, **_UITLEG, **_HERKOMST},
    uniek=Uniek("middel", ("jaar",), binnen=True),
)
THEMA = Tabel(
    "[[thema]]",
    _SLEUTEL_TITEL,
    {"prioriteit": ja_nee, **_UITLEG, **_HERKOMST, **_ARCHIEF},
    {
        "kenmerk": _kenmerk("[[thema.kenmerk]]"),
        "partner": Tabel(
            "[[thema.partner]]",
            {"naam": een_regel},
            {"rol": tekst, **_HERKOMST},
            uniek=Uniek("thema.partner", ("naam",), binnen=True),
        ),
        "doel": _doel("[[thema.doel]]"),
        "actie": ACTIE,
        "middel": MIDDEL,
    },
    uniek=Uniek("thema"),
)

TOEZEGGING = Tabel(
    "[[toezegging]]",
    {"titel": een_regel},
    {
        "sleutel": een_regel,
        "soort": een_van("toezegging", "motie"),
        "nummer": een_regel,
        "status": een_van(*Toezeggingstatus),
        "datum": datum,
        "thema": een_regel,
        **_UITLEG,
        **_HERKOMST,
        **_ARCHIEF,
    },
    {"bericht": _bericht("[[toezegging.bericht]]")},
    uniek=Uniek("toezegging", ("plan", "sleutel")),
    elders=_DIT_PLAN,
)
VERHAAL = Tabel(
    "[[verhaal]]",
    {"datum": datum, "titel": een_regel},
    {"tekst": tekst, **dict.fromkeys(("wijk", "thema", "doel", "actie"), een_regel), **_HERKOMST, **_ARCHIEF},
    eis=hoogstens_een,
    elders=_DIT_PLAN,
)


def _vervolg(plan_moet: bool) -> Tabel:
    kant = {"soort": een_van("thema", "doel", "actie"), "sleutel": een_regel}
    plan: dict[str, Lezer] = {"plan": slug}
    titel: dict[str, Lezer] = {"titel_zoals": een_regel}

    def zijde(naam: str) -> Tabel:
        kop = f"{naam} = {{…}}"
        return Tabel(
            kop, {**plan, **kant} if plan_moet else kant, titel if plan_moet else {**plan, **titel}, enkel=True
        )

    onder = {naam: zijde(naam) for naam in ("van", "naar")}
    return Tabel("[[vervolg]]", mag={"grond": tekst, **_HERKOMST}, onder=onder)


def _bij_plan(tabel: Tabel, **mag: Lezer) -> Tabel:
    """The same row in a file without a plan of its own: it says to which it belongs."""
    return replace(tabel, verplicht={"plan": slug, **tabel.verplicht}, mag={**tabel.mag, **mag})


#: the tables of a file with [gemeente], of one with [plan], and of one with neither
VAN_GEMEENTE = {
    "gemeente": GEMEENTE,
    "bron": BRON,
    "wijk": WIJK,
    "gebied": GEBIED,
    "indicator": INDICATOR,
    "cijfer": CIJFER,
}
VAN_PLAN = {
    "plan": PLAN,
    "bron": BRON,
    "hoofddoel": HOOFDDOEL,
    "kenmerk": KENMERK,
    "partner": PARTNER,
    "overleg": OVERLEG,
    "thema": THEMA,
    "toezegging": TOEZEGGING,
    "verhaal": VERHAAL,
    "vervolg": _vervolg(plan_moet=False),
}
VAN_AANVULLING = {
    "bron": BRON,
    "kenmerk": _bij_plan(KENMERK, thema=een_regel),
    "toezegging": _bij_plan(TOEZEGGING),
    "verhaal": _bij_plan(VERHAAL),
    "vervolg": _vervolg(plan_moet=True),
}
