"""The detail of what is selected: its fields, one under the other, each with what it says and where it comes from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.plan import Actie, Doel, Kenmerk, Rol, StandVanZaken, Thema
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.boom import ouderdom
from ivp_tui.weergave.regel import Regel, Sleutel, vul, wikkel
from ivp_tui.weergave.tekens import STATUSTEKENS, statusstijl

#: the width of the column with the names of the fields
LABELBREED = 14


@dataclass(frozen=True, slots=True)
class Alinea:
    """A field or a fact in the detail pane: label, text, the style of the text, and the field if it can be edited.

    `sleutel` is what Enter goes to, where that is not the field.
    """

    label: str
    tekst: str
    stijl: str = ""
    veld: Veld | None = None
    sleutel: Sleutel | None = None


def regels(alineas: Iterable[Alinea], cellen: int) -> tuple[Regel, ...]:
    """The alineas as lines of a number of cells, the text wrapped beside its label."""
    uit: list[Regel] = []
    for nummer, alinea in enumerate(alineas):
        tekst = schoon(alinea.tekst, meerregelig=True)
        for plaats, stuk in enumerate(wikkel(tekst, cellen - LABELBREED - 1)):
            label = schoon(alinea.label) if plaats == 0 else ""
            delen = ((vul(f" {label}", LABELBREED + 1), "label"), (stuk, alinea.stijl))
            sleutel = alinea.sleutel if alinea.sleutel is not None and plaats == 0 else ("veld", nummer, plaats)
            uit.append(Regel(sleutel, delen, veld=alinea.veld, kiesbaar=plaats == 0))
    return tuple(uit)


def detail(stand: Stand, blik: Blik, sleutel: Sleutel) -> tuple[Alinea, ...]:
    """What there is to say of the selected line; empty when it is gone."""
    soort, nummer, _ = sleutel
    if soort == "actie" and nummer in stand.actie:
        return tuple(_actie(stand, blik, stand.actie[nummer]))
    if soort == "doel" and nummer in stand.doel:
        return tuple(_doel(stand, blik, stand.doel[nummer]))
    if soort in ("thema", "themabreed") and nummer in stand.thema:
        return tuple(_thema(stand, blik, stand.thema[nummer]))
    if soort == "plan":
        return tuple(_plan(stand, blik))
    if soort == "wijk":
        return tuple(_wijk(stand, blik, nummer or None))
    if soort in ("toezegging", "toezeggingen", "verhaal", "verhalen"):
        # these are chapters of their own; imported here because they need Alinea
        from ivp_tui.weergave.verantwoordingdetail import verantwoordingdetail

        return tuple(verantwoordingdetail(stand, blik, sleutel))
    if soort in ("streefwaarde", "indicator"):
        # figures are a chapter of their own; imported here because it needs Alinea
        from ivp_tui.weergave.cijferdetail import cijferdetail

        return tuple(cijferdetail(stand, blik, sleutel))
    return ()


def _erbij(stand: Stand, blik: Blik, item: tuple[str, int]) -> Iterator[Alinea]:
    """What belongs to an item beside the plan text: berichten, verhalen, toezeggingen and middelen."""
    from ivp_tui.weergave.verantwoordingdetail import erbij

    yield from erbij(stand, blik, item)


def _vervolg(stand: Stand, item: tuple[str, int]) -> Iterator[Alinea]:
    """What an item continues and continues as in the other plans; imported here because it needs Alinea."""
    from ivp_tui.weergave.lijndetail import vervolgregels

    yield from vervolgregels(stand, item)


def tekstveld(label: str, tekst: str, tabel: str, rij: int, veld: str, stijl: str = "") -> Alinea:
    """A text field of an item; an empty one shows as a dash and can be filled."""
    soort = VeldSoort.LANGE_TEKST if veld in ("toelichting", "missie", "tekst") else VeldSoort.TEKST
    return Alinea(label, tekst or "–", stijl if tekst else "dof", Veld(soort, label, tekst, tabel, rij, veld))


def bron_tekst(stand: Stand, bron_id: int | None, vindplaats: str) -> str:
    """Where something comes from: the title of the bron and the place in it."""
    bron = stand.bron.get(bron_id or 0)
    return ", ".join(deel for deel in (bron.titel if bron else "", vindplaats) if deel) or "onbekend"


def _rollen(rollen: Iterable[Rol]) -> Iterator[Alinea]:
    for nummer, rol in enumerate(rollen):
        naam = f"{rol.naam} ({rol.afkorting})" if rol.afkorting else rol.naam
        waar = f" ({rol.vindplaats})" if rol.vindplaats else ""
        yield Alinea("Partners" if nummer == 0 else "", (f"{naam} — {rol.rol}" if rol.rol else naam) + waar)


def _kenmerken(kenmerken: Iterable[Kenmerk]) -> Iterator[Alinea]:
    vorige = ""
    for kenmerk in sorted(kenmerken, key=lambda k: _KENMERKVOLGORDE.get(k.soort.split()[-1], 99)):
        # the column is narrow: of "leidend principe" the last word says enough
        label = kenmerk.soort.split()[-1].capitalize() if kenmerk.soort != vorige else ""
        yield Alinea(label, f"{kenmerk.tekst} ({kenmerk.vindplaats})")
        vorige = kenmerk.soort


#: the order in which kenmerken are told; any other soort comes after these
_SOORTEN = (
    "terugblik pijler focus nadruk uitgangspunt principe resultaat zorg voorbeeld aanpak schakel rol probleem trend "
    "ontwikkeling handhaving middelen kader"
)
_KENMERKVOLGORDE = {soort: nummer for nummer, soort in enumerate(_SOORTEN.split())}


def _overleggen(stand: Stand, thema_id: int | None) -> Iterator[Alinea]:
    for nummer, overleg in enumerate(o for o in stand.overlegsoorten if o.thema_id == thema_id):
        delen = [overleg.naam]
        delen += [overleg.ritme] if overleg.ritme else []
        delen += [f"voorzitter {overleg.voorzitter}"] if overleg.voorzitter else []
        delen += [f"met {overleg.deelnemers}"] if overleg.deelnemers else []
        tekst = ", ".join(delen) + (f": {overleg.taak}" if overleg.taak else "")
        yield Alinea("Overleg" if nummer == 0 else "", f"{tekst} ({overleg.vindplaats})")


def stand_tekst(stand: StandVanZaken, blik: Blik) -> str:
    """A status in words with its age and its note."""
    _, vorm, _ = STATUSTEKENS[stand.status]
    wanneer = f", {ouderdom(stand.gewijzigd_op, blik.vandaag)} geleden" if stand.gewijzigd_op else ""
    wanneer = wanneer.replace("vandaag geleden", "vandaag").replace("gisteren geleden", "gisteren")
    wanneer = wanneer.replace("in de toekomst geleden", "in de toekomst")
    return f"{vorm} {stand.status.value}{wanneer}"


def _status(stand: Stand, blik: Blik, actie: Actie) -> Iterator[Alinea]:
    zicht = stand.zicht(actie.id, blik.wijk_id)
    plek = blik.plek(stand)
    if zicht.stand is None:
        yield Alinea("Status", f"? onbekend ({plek}); zet hem met 1–6", "dof")
    elif zicht.eigen:
        yield Alinea("Status", f"{stand_tekst(zicht.stand, blik)} ({plek})", statusstijl(zicht.status))
    else:
        yield Alinea("Status", f"{stand_tekst(zicht.stand, blik)} (van de stad; {plek} zette er zelf geen)", "dof")
    reden = zicht.hier.toelichting if zicht.hier else ""
    veld = Veld(VeldSoort.REDEN, "Toelichting", reden, "stand", actie.id, "toelichting", blik.wijk_id)
    if zicht.stand is not None and zicht.stand.toelichting and not zicht.eigen:
        yield Alinea("  stad zegt", zicht.stand.toelichting, "dof")
    ontbreekt = zicht.hier is not None and zicht.hier.reden_ontbreekt
    yield Alinea("  waarom", reden or ("reden ontbreekt" if ontbreekt else "–"), "" if reden else "dof", veld)
    wijken = [s for s in stand.standen_in_wijken(actie.id) if s.wijk_id != blik.wijk_id]
    if wijken:
        delen = [f"{stand.wijknaam(s.wijk_id)} {STATUSTEKENS[s.status][1]}" for s in wijken]
        yield Alinea("  in wijken", " · ".join(delen))


def _actie(stand: Stand, blik: Blik, actie: Actie) -> Iterator[Alinea]:
    yield tekstveld("Actie", actie.titel, "actie", actie.id, "titel", "kop-tekst")
    yield from _status(stand, blik, actie)
    yield tekstveld("Inhoud", actie.toelichting, "actie", actie.id, "toelichting")
    yield Alinea("Doel", _doelen_van(stand, actie) or "voor het hele thema")
    yield from _vervolg(stand, ("actie", actie.id))
    yield Alinea("Soort", actie.soort + (f", {actie.aanpak}" if actie.aanpak else ""))
    yield from _waar(stand, actie)
    trekker = tekstveld("Trekker", actie.trekker, "actie", actie.id, "trekker")
    yield trekker if actie.trekker else Alinea("Trekker", "onbekend", "dof", trekker.veld)
    deadline = schrijf_datum(actie.deadline) if actie.deadline else ""
    begin = f"{actie.deadline.day}-{actie.deadline.month}-{actie.deadline.year}" if actie.deadline else ""
    veld = Veld(VeldSoort.DATUM, "Deadline", begin, "actie", actie.id, "deadline", vandaag=blik.vandaag)
    yield Alinea("Deadline", deadline or "onbekend", "" if deadline else "dof", veld)
    yield from _partnerveld(actie)
    if actie.schakels:
        yield Alinea("Schakels", actie.schakels)
    yield from _erbij(stand, blik, ("actie", actie.id))
    yield Alinea("Bron", bron_tekst(stand, actie.bron_id, actie.vindplaats), "dof")


def _doelen_van(stand: Stand, actie: Actie) -> str:
    """The doelen that an actie serves: first those the source says itself, then those that are our reading."""
    titels = {doel: stand.doel[doel].titel for doel in actie.doelen if doel in stand.doel}
    uit_bron = " · ".join(titel for doel, titel in titels.items() if doel in actie.doelen_bron)
    lezing = " · ".join(titel for doel, titel in titels.items() if doel not in actie.doelen_bron)
    return " · ".join(deel for deel in (uit_bron, f"{lezing} (onze lezing)" if lezing else "") if deel)


def _waar(stand: Stand, actie: Actie) -> Iterator[Alinea]:
    wijken = ", ".join(stand.wijk[wijk].naam for wijk in actie.wijken if wijk in stand.wijk)
    veld = Veld(VeldSoort.WIJKEN, "Gebied", wijken, "actie", actie.id, "wijken")
    yield Alinea("Gebied", wijken or ("hele stad" if stand.wijken else "hele gemeente"), "", veld)
    for gebied_id in actie.gebieden:
        gebied = stand.gebied.get(gebied_id)
        if gebied is not None:
            ligt_in = ", ".join(stand.wijk[wijk].naam for wijk in gebied.wijken if wijk in stand.wijk)
            yield Alinea("", f"{gebied.naam} ({ligt_in or 'wijk onbekend'}; {gebied.ligging})")


def _partnerveld(actie: Actie) -> Iterator[Alinea]:
    namen = ", ".join(rol.naam for rol in actie.partners)
    veld = Veld(VeldSoort.PARTNERS, "Partners", namen, "actie", actie.id, "partners")
    getoond = " · ".join(f"{rol.naam} ({rol.rol})" if rol.rol else rol.naam for rol in actie.partners)
    yield Alinea("Partners", getoond or "–", "" if getoond else "dof", veld)


def _doel(stand: Stand, blik: Blik, doel: Doel) -> Iterator[Alinea]:
    label = "Doel" if doel.thema_id else "Hoofddoel"
    yield tekstveld(label, doel.titel, "doel", doel.id, "titel", "kop-tekst")
    streefwaarden = stand.streefwaarde_van_doel.get(doel.id, ())
    if streefwaarden:
        from ivp_tui.weergave.cijferdetail import oordeelregels

        for streef in streefwaarden:
            yield from oordeelregels(stand, blik, streef)
    acties = [actie for actie in blik.acties(stand) if doel.id in actie.doelen]
    if doel.thema_id:
        voortgang = stand.voortgang(acties, blik.wijk_id).tekst
        yield Alinea("Voortgang", f"{voortgang} ({blik.plek(stand)})" if acties else "geen actie gekoppeld")
    yield tekstveld("Toelichting", doel.toelichting, "doel", doel.id, "toelichting")
    yield from _vervolg(stand, ("doel", doel.id))
    yield Alinea("Soort", doel.soort)
    yield from _erbij(stand, blik, ("doel", doel.id))
    yield Alinea("Bron", bron_tekst(stand, doel.bron_id, doel.vindplaats), "dof")


def _thema(stand: Stand, blik: Blik, thema: Thema) -> Iterator[Alinea]:
    label = "Prioriteit" if thema.prioriteit else "Thema"
    yield tekstveld(label, thema.titel, "thema", thema.id, "titel", "kop-tekst")
    voortgang = stand.voortgang(blik.acties(stand, thema.id), blik.wijk_id)
    yield Alinea("Voortgang", f"{voortgang.tekst} ({blik.plek(stand)})")
    yield tekstveld("Toelichting", thema.toelichting, "thema", thema.id, "toelichting")
    yield from _vervolg(stand, ("thema", thema.id))
    yield from _kenmerken(kenmerk for kenmerk in stand.kenmerken if kenmerk.thema_id == thema.id)
    yield from _rollen(thema.partners)
    yield from _overleggen(stand, thema.id)
    yield from _erbij(stand, blik, ("thema", thema.id))
    yield Alinea("Bron", bron_tekst(stand, thema.bron_id, thema.vindplaats), "dof")


def _plan(stand: Stand, blik: Blik) -> Iterator[Alinea]:
    plan = stand.plan
    yield tekstveld("Plan", plan.titel, "plan", plan.id, "titel", "kop-tekst")
    yield Alinea("Looptijd", f"{plan.looptijd}, {plan.gemeente}")
    voortgang = stand.voortgang(blik.acties(stand), blik.wijk_id)
    yield Alinea("Voortgang", f"{voortgang.tekst} ({blik.plek(stand)})")
    yield tekstveld("Missie", plan.missie, "plan", plan.id, "missie")
    for nummer, doel in enumerate(stand.doelen_van(None)):
        yield Alinea("Hoofddoelen" if nummer == 0 else "", f"◇ {doel.titel}")
    yield from _kenmerken(kenmerk for kenmerk in stand.kenmerken if kenmerk.thema_id is None)
    yield from _overleggen(stand, None)
    yield from _planpartners(stand)
    yield from _planmiddelen(stand)
    yield Alinea("Bron", bron_tekst(stand, plan.bron_id, plan.vindplaats), "dof")


def _planpartners(stand: Stand) -> Iterator[Alinea]:
    """The partners that the plan names without giving them a part in a thema or actie."""
    rollen = [drager.partners for drager in stand.themas] + [drager.partners for drager in stand.acties]
    met_rol = {rol.partner_id for partners in rollen for rol in partners}
    namen = [partner.naam for partner in stand.partners if partner.id not in met_rol]
    if namen:
        yield Alinea("Ook genoemd", " · ".join(namen))


def _planmiddelen(stand: Stand) -> Iterator[Alinea]:
    from ivp_tui.weergave.verantwoordingdetail import planmiddelen

    yield from planmiddelen(stand)


def _wijk(stand: Stand, blik: Blik, wijk_id: int | None) -> Iterator[Alinea]:
    naam = stand.wijknaam(wijk_id, f"Gemeente {stand.plan.gemeente}")
    yield Alinea("Wijk" if wijk_id else "Stad", naam, "kop-tekst")
    if wijk_id is not None and wijk_id in stand.wijk and stand.wijk[wijk_id].code:
        yield Alinea("CBS-code", stand.wijk[wijk_id].code)
    from ivp_tui.weergave.inwoners import inwonersveld  # a chapter of its own; imported here because it needs Alinea

    yield inwonersveld(stand, blik, wijk_id)
    acties = stand.acties_in(wijk_id)
    yield Alinea("Gereed", stand.voortgang(acties, wijk_id).tekst)
    eigen = [actie.titel for actie in stand.acties if wijk_id in actie.wijken]
    for nummer, titel in enumerate(eigen if wijk_id else ()):
        yield Alinea("Alleen hier" if nummer == 0 else "", titel)
    for nummer, verhaal in enumerate(v for v in stand.verhalen if wijk_id is None or v.wijk_id == wijk_id):
        yield Alinea("Verhalen" if nummer == 0 else "", f"{schrijf_datum(verhaal.datum)}: {verhaal.titel}")
    gebieden = [g for g in stand.gebieden if wijk_id is None or wijk_id in g.wijken]
    for nummer, gebied in enumerate(gebieden):
        ligt_in = ", ".join(stand.wijk[wijk].naam for wijk in gebied.wijken if wijk in stand.wijk)
        tekst = f"{gebied.naam}: {ligt_in or 'wijk onbekend'} ({gebied.ligging}); "
        toelichting = f"{gebied.toelichting}; " if gebied.toelichting else ""
        yield Alinea(
            "Gebieden" if nummer == 0 else "",
            tekst + toelichting + bron_tekst(stand, gebied.bron_id, gebied.vindplaats),
        )
