"""What of an old plan goes along into a new one: the choice per thema, doel and actie."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ivp_tui.domein.plan import Actie, Status
from ivp_tui.domein.stand import Stand

#: what stands at one of these for the stad is done with, and stays behind unless it is chosen
KLAAR = (Status.GEREED, Status.VERVALLEN)

#: a line of the choice: kind ("hoofddoelen", "thema", "doel", "themabreed", "actie"), id, and for an actie the doel it
#: stands under (0: none)
Keusplek = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Keus:
    """The ids that go along, and what goes along as a whole.

    `kenmerken` stands for all that tells of the old plan as such, its missie too.
    """

    themas: frozenset[int] = frozenset()
    doelen: frozenset[int] = frozenset()
    acties: frozenset[int] = frozenset()
    partners: bool = True
    overleggen: bool = True
    kenmerken: bool = False

    @property
    def leeg(self) -> bool:
        """Whether no thema and no doel goes along."""
        return not self.themas and not self.doelen

    @property
    def tekst(self) -> str:
        """Such as "5 thema's, 13 doelen, 40 acties"."""
        stukken = ((self.themas, "thema", "thema's"), (self.doelen, "doel", "doelen"), (self.acties, "actie", "acties"))
        return ", ".join(f"{len(ids)} {een if len(ids) == 1 else meer}" for ids, een, meer in stukken)


@dataclass(frozen=True, slots=True)
class Telling:
    """How many of each go along."""

    themas: int
    doelen: int
    acties: int
    streefwaarden: int
    partners: int
    overleggen: int
    kenmerken: int


def keus_vooraf(stand: Stand) -> Keus:
    """Everything of the plan in view, but for the acties that are done with."""
    return Keus(
        themas=frozenset(stand.thema),
        doelen=frozenset(doel.id for doel in stand.doelen if doel.thema_id is None or doel.thema_id in stand.thema),
        acties=_vooraf(stand, (actie for actie in stand.acties if actie.thema_id in stand.thema)),
    )


def gaat_vooraf_mee(stand: Stand, actie: Actie) -> bool:
    """Whether an actie goes along unless somebody says otherwise: not when the stad has done with it."""
    return stand.zicht(actie.id, None).status not in KLAAR


def _vooraf(stand: Stand, acties: Iterable[Actie]) -> frozenset[int]:
    return frozenset(actie.id for actie in acties if gaat_vooraf_mee(stand, actie))


def acties_onder(stand: Stand, plek: Keusplek) -> tuple[Actie, ...]:
    """The acties that hang under a line: of a thema, of a doel, or those of a thema that serve no doel of it."""
    soort, nummer, _ = plek
    if soort == "thema":
        return stand.acties_van_thema.get(nummer, ())
    if soort == "themabreed":
        eigen = {doel.id for doel in stand.doelen_van(nummer)}
        return tuple(a for a in stand.acties_van_thema.get(nummer, ()) if not eigen.intersection(a.doelen))
    if soort == "doel" and nummer in stand.doel and stand.doel[nummer].thema_id is not None:
        acties = stand.acties_van_thema.get(stand.doel[nummer].thema_id or 0, ())
        return tuple(actie for actie in acties if nummer in actie.doelen)
    return ()


def is_gekozen(keus: Keus, stand: Stand, plek: Keusplek) -> bool:
    """Whether a line of the choice goes along; a line over several does as soon as one of them does."""
    soort, nummer, _ = plek
    match soort:
        case "thema":
            return nummer in keus.themas
        case "doel":
            return nummer in keus.doelen
        case "actie":
            return nummer in keus.acties
        case "hoofddoelen":
            return any(doel.id in keus.doelen for doel in stand.doelen_van(None))
        case _:
            return any(actie.id in keus.acties for actie in acties_onder(stand, plek))


def wissel(keus: Keus, stand: Stand, plek: Keusplek) -> Keus:
    """Turn a line of the choice on or off.

    Off takes along what hangs under it; an actie that serves another chosen doel too stays. On brings back what goes
    along by itself, and what the line hangs under.
    """
    return _af(keus, stand, plek) if is_gekozen(keus, stand, plek) else _aan(keus, stand, plek)


def wissel_geheel(keus: Keus, wat: Literal["partners", "overleggen", "kenmerken"]) -> Keus:
    """Turn on or off what goes along as a whole."""
    match wat:
        case "partners":
            return replace(keus, partners=not keus.partners)
        case "overleggen":
            return replace(keus, overleggen=not keus.overleggen)
        case "kenmerken":
            return replace(keus, kenmerken=not keus.kenmerken)


def _af(keus: Keus, stand: Stand, plek: Keusplek) -> Keus:
    soort, nummer, _ = plek
    onder = frozenset(actie.id for actie in acties_onder(stand, plek))
    if soort == "thema":
        doelen = frozenset(doel.id for doel in stand.doelen_van(nummer))
        return replace(keus, themas=keus.themas - {nummer}, doelen=keus.doelen - doelen, acties=keus.acties - onder)
    if soort == "doel":
        rest = keus.doelen - {nummer}
        weg = {actie.id for actie in acties_onder(stand, plek) if not rest.intersection(actie.doelen)}
        return replace(keus, doelen=rest, acties=keus.acties - weg)
    if soort == "hoofddoelen":
        return replace(keus, doelen=keus.doelen - {doel.id for doel in stand.doelen_van(None)})
    return replace(keus, acties=keus.acties - (onder or {nummer}))


def _aan(keus: Keus, stand: Stand, plek: Keusplek) -> Keus:
    soort, nummer, onder = plek
    if soort == "hoofddoelen":
        return replace(keus, doelen=keus.doelen | {doel.id for doel in stand.doelen_van(None)})
    if soort == "actie":
        actie = stand.actie[nummer]
        doelen = keus.doelen | ({onder} if onder else frozenset())
        return replace(keus, themas=keus.themas | {actie.thema_id}, doelen=doelen, acties=keus.acties | {nummer})
    acties = acties_onder(stand, plek)
    # where all is done with, asking for the line must give something all the same
    erbij = _vooraf(stand, acties) or (frozenset(a.id for a in acties) if soort == "themabreed" else frozenset())
    if soort == "doel":
        thema = stand.doel[nummer].thema_id
        themas = keus.themas | ({thema} if thema is not None else frozenset())
        return replace(keus, themas=themas, doelen=keus.doelen | {nummer}, acties=keus.acties | erbij)
    doelen = frozenset(doel.id for doel in stand.doelen_van(nummer)) if soort == "thema" else frozenset()
    return replace(keus, themas=keus.themas | {nummer}, doelen=keus.doelen | doelen, acties=keus.acties | erbij)


def bijgewerkt(keus: Keus, oud: Stand, nieuw: Stand) -> Keus:
    """The choice after the plan was changed: what is gone is out, what came goes along as the rest of its thema does.

    `oud` is the Stand in which the choice was made.
    """
    vooraf = keus_vooraf(nieuw)
    themas = (keus.themas & vooraf.themas) | (vooraf.themas - oud.thema.keys())
    doelen = {d.id for d in nieuw.doelen if d.id not in oud.doel and (d.thema_id is None or d.thema_id in themas)}
    acties = {a for a in vooraf.acties if a not in oud.actie and nieuw.actie[a].thema_id in themas}
    return replace(
        keus,
        themas=themas,
        doelen=frozenset(
            d for d in keus.doelen | doelen if d in nieuw.doel and nieuw.doel[d].thema_id in {None, *themas}
        ),
        acties=frozenset(a for a in keus.acties | acties if a in nieuw.actie and nieuw.actie[a].thema_id in themas),
    )


def telling(keus: Keus, stand: Stand) -> Telling:
    """What the choice amounts to."""

    def aantal(aan: bool, rijen: Iterable[int | None]) -> int:
        return sum(thema_id is None or thema_id in keus.themas for thema_id in rijen) if aan else 0

    rollen = [rol.partner_id for thema in stand.themas if thema.id in keus.themas for rol in thema.partners]
    rollen += [rol.partner_id for actie in stand.acties if actie.id in keus.acties for rol in actie.partners]
    return Telling(
        len(keus.themas),
        len(keus.doelen),
        len(keus.acties),
        sum(streef.doel_id in keus.doelen for streef in stand.streefwaarden),
        len(set(rollen)) if keus.partners else 0,
        aantal(keus.overleggen, (overleg.thema_id for overleg in stand.overlegsoorten)),
        aantal(keus.kenmerken, (kenmerk.thema_id for kenmerk in stand.kenmerken)),
    )
