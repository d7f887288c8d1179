"""Changes to any field or row, to whole plans and to the whole file, drawn."""

from functools import cache

from ivp_tui import paden
from ivp_tui.domein.inhoud import Inhoud
from ivp_tui.domein.plankeus import keus_vooraf
from ivp_tui.domein.rijen import KINDEREN, VRAAGT, WEG
from ivp_tui.domein.velden import VELDEN, Kolom, Waardesoort
from ivp_tui.domein.veldregels import Kaartveld
from ivp_tui.domein.wijziging import Geweigerd, Intent
from ivp_tui.domein.wijziging_inwoners import ZetInwoners
from ivp_tui.domein.wijziging_plan import BoekBij, NeemOp, NieuwPlan, RuimOp, ZetTerug
from ivp_tui.domein.wijziging_velden import NieuweRij, VerwijderRij, Waarde, ZetVeld
from ivp_tui.invoer.bundel import lees_bestanden, met_slug
from ivp_tui.opslag.lezen_kaart import lees_veld, nieuw_veld, onder_van
from ivp_tui.opslag.tabellen import KOPPELTABELLEN
from storing.zetten import Maker, Trek

# any field, any row


def _waarde(t: Trek, kolom: Kolom, veld: Kaartveld) -> Waarde:
    """Something that may stand in a field."""
    soort, namen = kolom.soort, [nummer for nummer, _ in veld.keuzen][:6]
    if kolom.leeg and t.a % 5 == 0:
        leeg = soort in (Waardesoort.TEKST, Waardesoort.LANG, Waardesoort.WOORDEN, Waardesoort.KEUZE)
        return "" if leeg else () if soort is Waardesoort.VERZAMELING else None
    keuze: dict[Waardesoort, Waarde] = {
        Waardesoort.JANEE: t.a % 2,
        Waardesoort.DAG: t.dag.isoformat(),
        Waardesoort.JAAR: 2015 + t.a % 5,
        Waardesoort.GETAL: float(t.a % 5),
        Waardesoort.VERZAMELING: tuple(sorted(namen[t.a % 2 : t.a % 4])),
    }
    if kolom.woorden:
        return kolom.woorden[t.a % len(kolom.woorden)]
    if soort is Waardesoort.VERWIJZING:
        return namen[t.a % len(namen)] if namen else None
    return keuze.get(soort, t.tekst)


def _zet_veld(t: Trek) -> Intent:
    velden = [(tabel, kolom) for tabel, kolommen in VELDEN.items() for kolom in kolommen]
    tabel, kolom = velden[(t.a * 37 + t.b) % len(velden)]
    rij = t.een(tabel, t.b)
    veld = lees_veld(t.conn, tabel, rij, kolom.naam)
    assert veld is not None
    return ZetVeld(tabel, rij, kolom.naam, _waarde(t, kolom, veld), veld.waarde)


def _nieuwe_rij(t: Trek) -> Intent:
    onder_wat = [(ouder, kind) for ouder, kinderen in KINDEREN.items() for kind in kinderen if kind.tabel in VRAAGT]
    onder_wat = [(ouder, kind) for ouder, kind in onder_wat if not kind.via and kind.tabel != "meting"]
    los: list[tuple[str, tuple[tuple[str, int | None], ...]]] = [
        ("bron", ()),
        ("partner", ()),
        ("indicator", (("gemeente_id", t.een("gemeente")),)),
    ]
    welke = t.a % (len(onder_wat) + len(los))
    if welke < len(los):
        tabel, onder = los[welke]
    else:
        ouder, kind = onder_wat[welke - len(los)]
        tabel, onder = kind.tabel, onder_van(t.conn, ouder, t.een(ouder, t.b), kind, None)
    waarden = []
    for naam in VRAAGT[tabel]:
        veld = nieuw_veld(t.conn, tabel, naam, dict(onder))
        waarden.append((naam, _waarde(t, veld.kolom, veld)))
    return NieuweRij(tabel, tuple(waarden), onder)


def _verwijder_rij(t: Trek) -> Intent:
    tabel = sorted(WEG)[t.b % len(WEG)]
    return VerwijderRij(tabel, t.een(tabel, waar="bron_id IS NULL" if tabel == "meting" else "1"))


# whole plans, the whole file and the logboek


def _vrije_slug(t: Trek) -> str:
    bezet = {rij[0] for rij in t.rijen("SELECT slug FROM plan")}
    return next(slug for n in range(99) if (slug := f"proef-{n}") not in bezet)


@cache
def _klein_plan() -> Inhoud:
    return lees_bestanden([paden.PLANNEN / "leusden-2016-2019.toml", paden.PLANNEN / "gemeente-leusden.toml"])


def _neem_op(t: Trek) -> Intent:
    return NeemOp(met_slug(_klein_plan(), _vrije_slug(t)), "opgenomen")


def _nieuw_plan(t: Trek) -> Intent:
    # a thema that its doelen and acties moved away from may leave something behind: then it is refused
    van = 1 + max(rij[0] for rij in t.rijen("SELECT tot FROM plan"))
    return NieuwPlan(t.stand.plan.id, t.tekst, _vrije_slug(t), van, van + 3, keus_vooraf(t.stand))


def _ruim_op(t: Trek) -> Intent:
    tabel = KOPPELTABELLEN[t.b % len(KOPPELTABELLEN)]
    return RuimOp(tuple(dict.fromkeys(((tabel, t.een(tabel)), (tabel, t.een(tabel, t.b))))), "opgeruimd")


def _boek_bij(t: Trek) -> Intent:
    """Change a text past the logboek, as one can with its trigger away, for the intent to write down."""
    doel, naam = t.van_plan("doel"), "journaal_doel_anders"
    oud = t.veld("doel", doel, "toelichting")
    if oud == t.tekst:
        raise Geweigerd("dat staat er al")
    sql = t.kies("SELECT sql FROM sqlite_master WHERE name = ?", naam)[0]
    for opdracht in ("BEGIN", f"DROP TRIGGER {naam}"):
        t.conn.execute(opdracht)
    t.conn.execute("UPDATE doel SET toelichting = ? WHERE id = ?", (t.tekst, doel))
    for opdracht in (sql, "COMMIT"):
        t.conn.execute(opdracht)
    return BoekBij((("doel", doel, "toelichting", oud, t.tekst),), "bijgeboekt")


MAKERS_BESTAND: dict[type[Intent], Maker] = {
    ZetInwoners: lambda t: ZetInwoners(t.wijk, 2030 + t.a % 9, float(t.b + 1), None, None, None),
    ZetVeld: _zet_veld,
    NieuweRij: _nieuwe_rij,
    VerwijderRij: _verwijder_rij,
    NeemOp: _neem_op,
    NieuwPlan: _nieuw_plan,
    ZetTerug: lambda t: ZetTerug(t.begin, "teruggezet"),
    RuimOp: _ruim_op,
    BoekBij: _boek_bij,
}
