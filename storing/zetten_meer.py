"""Changes that are seldom made, drawn: the shape of the plan, the meeting and the logboek; and all together."""

from ivp_tui.domein.wijziging import Geweigerd, Intent
from ivp_tui.domein.wijziging_logboek import MaakOngedaan, MaakOpnieuw
from ivp_tui.domein.wijziging_overleg import (
    BeginOverleg,
    HeropenOverleg,
    NieuwAgendapunt,
    NieuweAfspraak,
    NieuweAgendapunten,
    SluitOverleg,
    VerplaatsAgendapunt,
    VerversAgenda,
    VerwijderAgendapunt,
    ZetAfspraak,
    ZetAfspraakstatus,
    ZetBehandeld,
    ZetNotitie,
    ZetOverleg,
)
from ivp_tui.domein.wijziging_structuur import (
    ArchiveerMeer,
    HaalTerug,
    KoppelDoelen,
    Koppeling,
    NieuwDoel,
    NieuwThema,
    Plaats,
    Schuif,
    VerplaatsActies,
    VerplaatsDoel,
    VoegSamen,
    ZetRedenen,
    ZetStatussen,
)
from ivp_tui.opslag.samenvoegen import bekijk
from storing.zetten import MAKERS_DAGELIJKS, Maker, Trek
from storing.zetten_bestand import MAKERS_BESTAND

# the shape of the plan


def _doelen(t: Trek, actie: int) -> frozenset[int]:
    return frozenset(rij[0] for rij in t.rijen("SELECT doel_id FROM actie_doel WHERE actie_id = ?", actie))


def _schuif(t: Trek) -> Intent:
    soort = ("thema", "doel", "actie", "toezegging")[t.b % 4]
    samen = {"thema": "plan_id", "doel": "thema_id", "actie": "thema_id", "toezegging": "plan_id"}[soort]
    rij = t.van_plan(soort)
    tussen = t.rijen(
        f"SELECT id FROM {soort} WHERE archief = 0 AND {samen} IS (SELECT {samen} FROM {soort} WHERE id = ?) "
        "ORDER BY volgorde, id",
        rij,
    )
    return Schuif(soort, rij, 1 if t.b % 3 else -1, tuple(nummer for (nummer,) in tussen))  # type: ignore[arg-type]


def _verplaats_acties(t: Trek) -> Intent:
    acties = dict.fromkeys((t.van_plan("actie"), t.van_plan("actie", t.b)))
    van = tuple(Plaats(actie, t.veld("actie", actie, "thema_id"), _doelen(t, actie)) for actie in acties)
    if t.b % 2:
        return VerplaatsActies(van, t.van_plan("thema", t.a + t.b), None)
    doel = t.van_plan("doel", t.a + t.b, "archief = 0 AND thema_id IS NOT NULL")
    return VerplaatsActies(van, t.veld("doel", doel, "thema_id"), doel)


def _verplaats_doel(t: Trek) -> Intent:
    doel = t.van_plan("doel")
    return VerplaatsDoel(doel, t.van_plan("thema", t.b) if t.b % 4 else None, t.veld("doel", doel, "thema_id"))


def _koppel(t: Trek) -> Intent:
    koppelingen = []
    for actie in dict.fromkeys((t.van_plan("actie"), t.van_plan("actie", t.b))):
        hier = _doelen(t, actie)
        koppelingen.append(Koppeling(actie, hier, hier ^ {t.van_plan("doel", t.a + t.b)}))
    return KoppelDoelen(tuple(koppelingen))


def _meer_acties(t: Trek) -> tuple[int, ...]:
    return tuple(dict.fromkeys(t.van_plan("actie", t.a + n * (1 + t.b % 2)) for n in range(1 + t.b % 3)))


def _archiveer_meer(t: Trek) -> Intent:
    soort = ("thema", "doel", "actie", "toezegging", "verhaal")[t.b % 5]
    return ArchiveerMeer(soort, tuple(dict.fromkeys((t.een(soort), t.een(soort, t.b)))))  # type: ignore[arg-type]


def _haal_terug(t: Trek) -> Intent:
    weg = [
        (soort, rij[0])
        for soort in ("thema", "doel", "actie", "toezegging", "verhaal")
        for rij in t.rijen(f"SELECT id FROM {soort} WHERE archief = 1")
    ]
    if not weg:
        raise Geweigerd("het archief is leeg")
    soort, rij = weg[t.a % len(weg)]
    return HaalTerug(soort, rij)  # type: ignore[arg-type]


def _voeg_samen(t: Trek) -> Intent:
    soort = ("actie", "doel", "partner")[t.b % 3]
    kies = t.een if soort == "partner" else t.van_plan
    return VoegSamen(bekijk(t.conn, soort, kies(soort), kies(soort, t.a + 1 + t.b % 3)))  # type: ignore[arg-type]


# the meeting


def _begin_overleg(t: Trek) -> Intent:
    soorten = [rij[0] for rij in t.rijen("SELECT id FROM overlegsoort WHERE plan_id = ?", t.stand.plan.id)]
    soort = soorten[t.a % len(soorten)] if soorten and t.b % 2 else None
    return BeginOverleg(soort, "" if soort else t.tekst, t.wijk, t.dag)


def _zet_overleg(t: Trek) -> Intent:
    rij, veld = t.een("overleg"), ("naam", "aanwezig", "datum", "wijk_id")[t.b % 4]
    nieuw = {"naam": t.tekst, "aanwezig": t.tekst, "datum": t.dag, "wijk_id": t.wijk}[veld]
    was = t.verwacht("overleg", rij, veld) if veld == "datum" else t.veld("overleg", rij, veld)
    return ZetOverleg(rij, veld, nieuw, was)  # type: ignore[arg-type]


def _afspraak(t: Trek) -> Intent:
    if t.b % 3 == 0:
        return NieuweAfspraak(t.een("overleg"), t.tekst, wijk_id=t.wijk, item=t.item, soort="besluit")
    houder = t.tekst if t.b % 2 else ""
    return NieuweAfspraak(t.een("overleg"), t.tekst, houder, t.dag if t.b % 5 else None, t.wijk, t.item)


def _afspraakstatus(t: Trek) -> Intent:
    rij = t.een("afspraak")
    return ZetAfspraakstatus(rij, ("open", "gereed", "vervallen")[t.b % 3], t.veld("afspraak", rij, "status"), t.dag)


def _zet_afspraak(t: Trek) -> Intent:
    rij, veld = t.een("afspraak"), ("tekst", "actiehouder", "termijn", "wijk_id")[t.b % 4]
    nieuw = {"tekst": t.tekst, "actiehouder": t.tekst, "termijn": t.dag, "wijk_id": t.wijk}[veld]
    was = t.verwacht("afspraak", rij, veld) if veld == "termijn" else t.veld("afspraak", rij, veld)
    return ZetAfspraak(rij, veld, nieuw, was)  # type: ignore[arg-type]


def _notitie(t: Trek) -> Intent:
    if t.b % 2 and t.rijen("SELECT 1 FROM notitie"):
        rij = t.een("notitie")
        return ZetNotitie(t.tekst if t.b % 3 else "", rij, verwacht=t.veld("notitie", rij, "tekst"))
    return ZetNotitie(t.tekst, item=t.item, wijk_id=t.wijk)


# the logboek, and all of it together


def _groep(t: Trek) -> int:
    # of one's own: plain undo does not take back what was done to another's
    return int(t.kies("SELECT DISTINCT groep FROM logboek WHERE wie = 'proef' ORDER BY groep DESC", uit=8)[0])


def _overleg(t: Trek) -> int:
    return t.een("overleg")


MAKERS: dict[type[Intent], Maker] = (
    MAKERS_DAGELIJKS
    | MAKERS_BESTAND
    | {
        NieuwDoel: lambda t: NieuwDoel(t.van_plan("thema") if t.b % 3 else None, t.tekst),
        NieuwThema: lambda t: NieuwThema(t.tekst),
        Schuif: _schuif,
        VerplaatsActies: _verplaats_acties,
        VerplaatsDoel: _verplaats_doel,
        KoppelDoelen: _koppel,
        ZetStatussen: lambda t: ZetStatussen(_meer_acties(t), t.wijk, t.status),
        ZetRedenen: lambda t: ZetRedenen(_meer_acties(t), t.wijk, t.tekst),
        ArchiveerMeer: _archiveer_meer,
        HaalTerug: _haal_terug,
        VoegSamen: _voeg_samen,
        BeginOverleg: _begin_overleg,
        SluitOverleg: lambda t: SluitOverleg(_overleg(t)),
        HeropenOverleg: lambda t: HeropenOverleg(_overleg(t)),
        ZetOverleg: _zet_overleg,
        VerversAgenda: lambda t: VerversAgenda(_overleg(t)),
        NieuwAgendapunt: lambda t: NieuwAgendapunt(_overleg(t), t.tekst, t.item, t.b % 3 or None),
        NieuweAgendapunten: lambda t: NieuweAgendapunten(_overleg(t), (t.item,) if t.item else ()),
        VerwijderAgendapunt: lambda t: VerwijderAgendapunt(t.een("agendapunt")),
        VerplaatsAgendapunt: lambda t: VerplaatsAgendapunt(t.een("agendapunt"), t.b % 5 - 2),
        ZetBehandeld: lambda t: ZetBehandeld(t.een("agendapunt"), bool(t.b % 3)),
        NieuweAfspraak: _afspraak,
        ZetAfspraakstatus: _afspraakstatus,
        ZetAfspraak: _zet_afspraak,
        ZetNotitie: _notitie,
        MaakOngedaan: lambda t: MaakOngedaan(_groep(t)),
        MaakOpnieuw: lambda t: MaakOpnieuw(_groep(t)),
    }
)
