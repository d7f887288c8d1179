"""The proposal for a new plan out of an old one: its fields, what may be filled in, and the intent it becomes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from ivp_tui.domein.plan import Plan
from ivp_tui.domein.plankeus import Keus, bijgewerkt, keus_vooraf
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import MAXIMUM
from ivp_tui.domein.wijziging_plan import NieuwPlan

#: the years that the file takes
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2200

#: the fields of a new plan, in the order in which they are asked
VELDEN = ("titel", "slug", "van", "tot")

LANGSTE_SLUG = 100
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True)
class Ontwerp:
    """A new plan in the making: what somebody filled in by hand (by name of the field), and what goes along."""

    stand: Stand
    keus: Keus
    ingevuld: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def uit(cls, stand: Stand) -> "Ontwerp":
        """The proposal out of the plan in view."""
        return cls(stand, keus_vooraf(stand))

    @property
    def plan(self) -> Plan:
        """The plan it is made of."""
        return self.stand.plan

    @property
    def velden(self) -> dict[str, str]:
        """Every field as text: as it was filled in, and else as it follows from the others."""
        return voorstel(self.plan, self.ingevuld)

    @property
    def fouten(self) -> dict[str, str]:
        """What cannot stay as it is: a Dutch sentence by name of the field, and by "keus" when nothing goes along."""
        fouten = keur(self.velden, self.plan, self.stand.plannen)
        if self.keus.leeg:
            fouten["keus"] = "er gaat niets mee; kies ten minste een thema of hoofddoel"
        return fouten

    def vul_in(self, naam: str, tekst: str) -> "Ontwerp":
        """The same with a field filled in; one that is given back as it was follows the others again."""
        rest = {ander: waarde for ander, waarde in self.ingevuld.items() if ander != naam}
        tekst = schoon(tekst).strip()
        return replace(self, ingevuld=rest if voorstel(self.plan, rest)[naam] == tekst else {**rest, naam: tekst})

    def bij(self, stand: Stand) -> "Ontwerp":
        """The same over a newer Stand of the same plan."""
        return (
            self if stand is self.stand else replace(self, stand=stand, keus=bijgewerkt(self.keus, self.stand, stand))
        )

    def wijziging(self) -> NieuwPlan:
        """The intent; only for a proposal without fouten."""
        velden = self.velden
        van, tot = int(velden["van"]), int(velden["tot"])
        return NieuwPlan(self.plan.id, velden["titel"], velden["slug"], van, tot, self.keus)


def voorstel(plan: Plan, ingevuld: Mapping[str, str]) -> dict[str, str]:
    """The fields of the plan after this one: as long as it and right behind it, but for what was filled in."""
    van = ingevuld.get("van", str(plan.tot + 1))
    # what is no year is told at its own field; the others go on from the proposal
    eerste = lees_jaar(van) or plan.tot + 1
    tot = ingevuld.get("tot", str(eerste + plan.tot - plan.van))
    laatste = lees_jaar(tot) or eerste + plan.tot - plan.van
    return {
        "titel": ingevuld.get("titel", _titel(plan, eerste, laatste)),
        "slug": ingevuld.get("slug", f"{_stam(plan.gemeente)}-{eerste}-{laatste}"),
        "van": van,
        "tot": tot,
    }


def _titel(plan: Plan, van: int, tot: int) -> str:
    """The title of the old plan with its years replaced, or with the years behind it."""
    tussen = r"(\s*(?:[-‐‑‒–—/]|t/m|tot en met|tot)\s*)"
    oud = rf"\b{plan.van}{tussen}{plan.tot}\b" if plan.van != plan.tot else rf"\b{plan.van}\b"

    def jaren(gevonden: re.Match[str] | None) -> str:
        streep = gevonden[1] if gevonden is not None and gevonden.re.groups else "–"
        return str(van) if van == tot else f"{van}{streep}{tot}"

    titel, aantal = re.subn(oud, jaren, plan.titel)
    return titel if aantal else f"{plan.titel} {jaren(None)}"


def _stam(gemeente: str) -> str:
    """The name of a gemeente as its sleutel: "'s-Gravenhage" is "s-gravenhage"."""
    kaal = normalize("NFKD", gemeente).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", kaal)) or "plan"


def lees_jaar(tekst: str) -> int | None:
    """A year of four digits, or None."""
    kaal = tekst.strip()
    return int(kaal) if len(kaal) == 4 and kaal.isascii() and kaal.isdigit() else None


def keur(velden: Mapping[str, str], oud: Plan, plannen: Iterable[Plan]) -> dict[str, str]:
    """What is wrong with the fields of a plan that is to follow `oud`: a Dutch sentence by name of the field."""
    gevonden = {
        "titel": _keur_titel(velden["titel"]),
        "van": _keur_jaar(velden["van"]),
        "tot": _keur_jaar(velden["tot"]),
        # last: it follows from the years where nobody typed one
        "slug": _keur_slug(velden["slug"], plannen),
    }
    van, tot = lees_jaar(velden["van"]), lees_jaar(velden["tot"])
    if van is not None and not gevonden["van"] and van <= oud.van:
        gevonden["van"] = f"het nieuwe plan moet na {oud.van} beginnen: toen begon het plan waar het uit komt"
    if van is not None and tot is not None and not gevonden["tot"] and tot < van:
        gevonden["tot"] = f"het plan eindigt ({tot}) voor het begint ({van}); verbeter een van de twee"
    return {naam: zin for naam, zin in gevonden.items() if zin}


def _keur_titel(titel: str) -> str:
    if not titel.strip():
        return "de titel is leeg; typ hoe het nieuwe plan heet"
    grens = MAXIMUM["titel"]
    return f"de titel heeft {len(titel)} tekens; kort in tot hoogstens {grens}" if len(titel) > grens else ""


def _keur_slug(slug: str, plannen: Iterable[Plan]) -> str:
    if any(plan.slug == slug for plan in plannen):
        return f"er is al een plan «{slug}»; kies een andere slug of open dat plan"
    if not slug:
        return "de slug is leeg; typ een korte naam, zoals utrecht-2027-2030"
    if not _SLUG.fullmatch(slug):
        return "een slug heeft alleen kleine letters, cijfers en koppeltekens, zoals utrecht-2027-2030"
    return f"de slug heeft {len(slug)} tekens; kort in tot hoogstens {LANGSTE_SLUG}" if len(slug) > LANGSTE_SLUG else ""


def _keur_jaar(tekst: str) -> str:
    jaar = lees_jaar(tekst)
    if jaar is None:
        return (
            f"«{schoon(tekst[:20])}» is geen jaar; typ vier cijfers, zoals 2027"
            if tekst.strip()
            else ("het jaar is leeg; typ vier cijfers, zoals 2027")
        )
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        return f"{jaar} ligt buiten {EERSTE_JAAR} tot en met {LAATSTE_JAAR}"
    return ""
