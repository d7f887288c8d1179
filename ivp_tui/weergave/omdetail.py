"""What stands around thema's, doelen and acties in the detail: kenmerken, partners, overleg, and the wijk."""

from collections.abc import Iterable, Iterator

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.plan import Kenmerk, Rol, Thema
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.detail import Alinea, bron_tekst, kaartregel, waardeveld


def eromheen(stand: Stand, thema: Thema | None) -> Iterator[Alinea]:
    """The kenmerken, partners and overleg of a thema, or of the plan as a whole (None)."""
    thema_id = thema.id if thema is not None else None
    yield from _kenmerken(kenmerk for kenmerk in stand.kenmerken if kenmerk.thema_id == thema_id)
    yield from _rollen(thema.partners if thema is not None else ())
    yield from _overleggen(stand, thema_id)
    if thema is None:
        yield from _planpartners(stand)


def _rollen(rollen: Iterable[Rol]) -> Iterator[Alinea]:
    for nummer, rol in enumerate(rollen):
        naam = f"{rol.naam} ({rol.afkorting})" if rol.afkorting else rol.naam
        waar = f" ({rol.vindplaats})" if rol.vindplaats else ""
        tekst = (f"{naam} — {rol.rol}" if rol.rol else naam) + waar
        yield kaartregel("Partners" if nummer == 0 else "", tekst, "thema_partner", rol.id)


def _kenmerken(kenmerken: Iterable[Kenmerk]) -> Iterator[Alinea]:
    vorige = ""
    for kenmerk in sorted(kenmerken, key=lambda k: _KENMERKVOLGORDE.get(k.soort.split()[-1], 99)):
        # the column is narrow: of "leidend principe" the last word says enough
        label = kenmerk.soort.split()[-1].capitalize() if kenmerk.soort != vorige else ""
        yield kaartregel(label, f"{kenmerk.tekst} ({kenmerk.vindplaats})", "kenmerk", kenmerk.id)
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
        label = "Overleg" if nummer == 0 else ""
        yield kaartregel(label, f"{tekst} ({overleg.vindplaats})", "overlegsoort", overleg.id)


def _planpartners(stand: Stand) -> Iterator[Alinea]:
    """The partners that the plan names without giving them a part in a thema or actie."""
    rollen = [drager.partners for drager in stand.themas] + [drager.partners for drager in stand.acties]
    met_rol = {rol.partner_id for partners in rollen for rol in partners}
    namen = [partner.naam for partner in stand.partners if partner.id not in met_rol]
    if namen:
        yield Alinea("Ook genoemd", " · ".join(namen))


def wijkdetail(stand: Stand, blik: Blik, wijk_id: int | None) -> Iterator[Alinea]:
    """The detail of a wijk, or of the stad (None)."""
    naam = stand.wijknaam(wijk_id, f"Gemeente {stand.plan.gemeente}")
    if wijk_id is not None and wijk_id in stand.wijk:
        alinea = waardeveld("Wijk", naam, "wijk", wijk_id, "naam")
        yield Alinea("Wijk", naam, "kop-tekst", alinea.veld)
        yield waardeveld("CBS-code", stand.wijk[wijk_id].code, "wijk", wijk_id, "code")
    else:
        yield kaartregel("Stad", naam, "gemeente", stand.plan.gemeente_id, "kop-tekst")
    from ivp_tui.weergave.inwoners import inwonersveld

    yield inwonersveld(stand, blik, wijk_id)
    acties = stand.acties_in(wijk_id)
    yield Alinea("Gereed", stand.voortgang(acties, wijk_id).tekst)
    eigen = [actie.titel for actie in stand.acties if wijk_id in actie.wijken]
    for nummer, titel in enumerate(eigen if wijk_id else ()):
        yield Alinea("Alleen hier" if nummer == 0 else "", titel)
    for nummer, verhaal in enumerate(v for v in stand.verhalen if wijk_id is None or v.wijk_id == wijk_id):
        tekst = f"{schrijf_datum(verhaal.datum)}: {verhaal.titel}"
        yield Alinea("Verhalen" if nummer == 0 else "", tekst, sleutel=("verhaal", verhaal.id, 0))
    gebieden = [g for g in stand.gebieden if wijk_id is None or wijk_id in g.wijken]
    for nummer, gebied in enumerate(gebieden):
        ligt_in = ", ".join(stand.wijk[wijk].naam for wijk in gebied.wijken if wijk in stand.wijk)
        tekst = f"{gebied.naam}: {ligt_in or 'wijk onbekend'} ({gebied.ligging}); "
        toelichting = f"{gebied.toelichting}; " if gebied.toelichting else ""
        tekst += toelichting + bron_tekst(stand, gebied.bron_id, gebied.vindplaats)
        yield kaartregel("Gebieden" if nummer == 0 else "", tekst, "gebied", gebied.id)
