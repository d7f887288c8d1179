"""From plan to plan: choosing another one, and following an item to what it continues or continues as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivp_tui.domein.lijn import Plek
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import plan_dat_geldt
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.tui.schermen.concepten import NIEUW_PLAN
from ivp_tui.tui.schermen.planwissel import Planwissel
from ivp_tui.weergave.regel import Regel, Sleutel

if TYPE_CHECKING:
    from ivp_tui.domein.wijziging import Uitslag
    from ivp_tui.regie import Regie
    from ivp_tui.tui.schermen.lijnscherm import Lijnscherm
    from ivp_tui.tui.schermen.matrixscherm import Matrixscherm
    from ivp_tui.tui.schermen.nieuwplanscherm import Planwerk
    from ivp_tui.weergave.blik import Blik

#: the last line of the choice of plans
NIEUW: Sleutel = ("nieuw-plan", 0, 0)
_NIEUW_TEKST = "nieuw plan uit dit plan …"

#: in a screen of fewer columns a plan is named by its gemeente and years alone
_SMAL = 72


class Plannen(Planwissel):
    """The commands that bring another plan in view."""

    def __init__(self, regie: Regie, blik: Blik, gevouwen: dict[str, frozenset[Sleutel]] | None = None) -> None:
        """`gevouwen` is what was folded in each plan, by slug; kept here while another plan is in view."""
        super().__init__(regie, blik, gevouwen)
        self._keuzes: tuple[Plek, ...] = ()
        # what was filled in and chosen for a new plan, by the plan it is to come from
        self._planwerk: dict[int, Planwerk] = {}
        # the screen over the werkbank that shows the same Stand in another way
        self.bovenop: Lijnscherm | Matrixscherm | None = None

    def aanbod(self) -> str:
        """What to say at the start: that another plan is in force today, or where the keys are told."""
        geldt = plan_dat_geldt(self.stand.plannen, self.stand.plan, self.blik.vandaag.year)
        if geldt is None or geldt.id == self.stand.plan.id:
            return "? geeft alle toetsen"
        return f"nu geldt: {schoon(geldt.titel)} (w wisselt van plan)"

    # choosing

    async def doe_plan(self) -> None:
        """Choose another plan; the one in force is offered, and in that one the plan one came from."""
        from ivp_tui.tui.schermen.dialogen import Kiesscherm

        geldt = plan_dat_geldt(self.stand.plannen, self.stand.plan, self.blik.vandaag.year)
        vorig = next((plan for plan in self.stand.plannen if plan.slug == self._vorig_plan), None)
        nu = [p for p in self.stand.plannen if p.geldt_in(self.blik.vandaag.year)]
        aan = next((p for p in (geldt, vorig, *nu) if p is not None and p.id != self.stand.plan.id), None)
        scherm = Kiesscherm(
            "Plannen — Enter opent", self._planregels, bij=("plan", aan.id, 0) if aan is not None else None
        )
        await self.ivp.push_screen(scherm, self._na_plan)

    async def _planregels(self, tekst: str) -> tuple[Regel, ...]:
        woorden, hier, jaar = tekst.casefold().split(), self.stand.plan, self.blik.vandaag.year
        # those of one's own gemeente first, the newest at the top
        plannen = sorted(self.stand.plannen, key=lambda p: (p.gemeente_id != hier.gemeente_id, p.gemeente, -p.van))
        regels = []
        for plan in plannen:
            if all(woord in f"{plan.titel} {plan.gemeente} {plan.slug}".casefold() for woord in woorden):
                teken = ("● " if plan.id == hier.id else "  ", "gekozen")
                wanneer = "geldt nu" if plan.geldt_in(jaar) else "voorbij" if plan.tot < jaar else "straks"
                stijl = "kop-tekst" if wanneer == "geldt nu" else "dof"
                naam, waar = schoon(plan.titel), f"{schoon(plan.gemeente)}  "
                if self.app.size.width < _SMAL:
                    # what tells the plans of one gemeente apart stands at the end of the titel
                    naam, waar = f"{waar.strip()} {plan.looptijd}", ""
                rechts = ((waar, "dof"), (f"{wanneer:<9}", stijl))
                regels.append(Regel(("plan", plan.id, 0), (teken, (naam, "")), rechts))
        if all(woord in _NIEUW_TEKST for woord in woorden):
            regels.append(Regel(NIEUW, (("+ ", "doelteken"), (_NIEUW_TEKST, "label"))))
        return tuple(regels) or (Regel(("leeg", 0, 0), ((" geen plan", "dof"),), kiesbaar=False),)

    def _na_plan(self, gekozen: object) -> None:
        plan = next((p for p in self.stand.plannen if gekozen == ("plan", p.id, 0)), None)
        if gekozen == NIEUW:
            self.call_later(self.doe_nieuw_plan)
        elif plan is not None:
            # not here: the dialog must be gone before the new plan is drawn
            self.call_later(self.naar_plan, plan)
        elif gekozen is not None:
            self.meld("dat plan is er niet meer")

    def teken(self) -> None:
        """Draw everything anew, and what stands over the werkbank and shows the same plan."""
        super().teken()
        if self.bovenop is not None and self.stand.plan.id == self._in_beeld.id:
            self.bovenop.volg_stand()

    # a new plan

    async def doe_nieuw_plan(self) -> None:
        """Make a new plan out of the one in view; what was chosen before is still there."""
        if self.regie.bestand.alleen_lezen:
            self.meld(f"alleen lezen ({self.regie.bestand.reden_alleen_lezen})", fout=True)
            return
        from ivp_tui.domein.nieuwplan import Ontwerp
        from ivp_tui.tui.schermen.nieuwplanscherm import Nieuwplanscherm, Planwerk

        werk = self._planwerk.setdefault(self.stand.plan.id, Planwerk(Ontwerp.uit(self.stand)))
        for klad in self.ivp.werkbank.concepten.van(NIEUW_PLAN, self.stand.plan.id):
            werk.ontwerp = werk.ontwerp.vul_in(klad.veld.veld, klad.tekst)
        await self.ivp.push_screen(Nieuwplanscherm(werk), self._na_nieuw_plan)

    def _na_nieuw_plan(self, uitslag: object) -> None:
        from ivp_tui.domein.wijziging import Uitslag

        if isinstance(uitslag, Uitslag):
            self._planwerk.pop(self.stand.plan.id, None)
            self.ivp.werkbank.concepten.vergeet(NIEUW_PLAN, self.stand.plan.id)
            self.ivp.werkbank.klad_getypt()
            self.call_later(self._naar_nieuw_plan, uitslag)

    async def _naar_nieuw_plan(self, uitslag: Uitslag) -> None:
        from ivp_tui.domein.plankeus import keus_vooraf

        plan = next((p for p in self.stand.plannen if ("plan", p.id) == uitslag.item), None)
        if plan is None:
            return
        try:
            await self._breng_in_beeld(plan)
        except Geweigerd:
            return  # undone by a key that came at once; that was told
        wat = keus_vooraf(self.stand).tekst
        self.meld(f"nieuw plan gemaakt: {wat}; ongedaan maken kan met u", nummer=uitslag.logboek_id)

    # following

    async def doe_vervolg(self, richting: str) -> None:
        """Follow the selected item to the later plan (1), or back to the earlier one (-1)."""
        item = self._item_met_vervolg(int(richting))
        if item is None:
            waar = "later" if richting == "1" else "eerder"
            self.meld(f"hiervan is geen vervolg in een {waar} plan bekend")
            return
        kanten = self._kanten(item, int(richting))
        if len(kanten) == 1:
            await self.volg(kanten[0])
            return
        from ivp_tui.tui.schermen.dialogen import Kiesscherm

        titel = "Gaat verder als" if richting == "1" else "Vervolg van"
        self._keuzes = kanten
        await self.ivp.push_screen(Kiesscherm(f"{titel} — Enter gaat erheen", self._kantregels), self._na_kant)

    def _kanten(self, item: Plek, richting: int) -> tuple[Plek, ...]:
        lijn = self.stand.lijn
        return tuple(v.naar for v in lijn.verder(item)) if richting > 0 else tuple(v.van for v in lijn.eerder(item))

    def _item_met_vervolg(self, richting: int) -> Plek | None:
        """The selected item, or else the doel or thema it stands under, whichever first has a vervolg that way."""
        soort, nummer, _ = self.keuze["boom"]
        soort = "thema" if soort == "themabreed" else soort
        plekken: list[Plek] = [(soort, nummer)]
        if soort == "actie" and nummer in self.stand.actie:
            actie = self.stand.actie[nummer]
            plekken += [("doel", doel) for doel in actie.doelen] + [("thema", actie.thema_id)]
        elif soort == "doel" and nummer in self.stand.doel:
            plekken += [("thema", self.stand.doel[nummer].thema_id or 0)]
        return next((plek for plek in plekken if self._kanten(plek, richting)), None)

    async def _kantregels(self, tekst: str) -> tuple[Regel, ...]:
        namen = {plan.id: plan.looptijd for plan in self.stand.plannen}
        regels = []
        for nummer, plek in enumerate(self._keuzes):
            punt = self.stand.lijn.punt[plek]
            if tekst.casefold() in punt.titel.casefold():
                delen = ((f" {punt.soort:<7}", "label"), (schoon(punt.titel), ""))
                regels.append(Regel(("kant", nummer, 0), delen, ((f"{namen.get(punt.plan_id, '')} ", "dof"),)))
        return tuple(regels) or (Regel(("leeg", 0, 0), ((" niets", "dof"),), kiesbaar=False),)

    def _na_kant(self, gekozen: object) -> None:
        if isinstance(gekozen, tuple):
            self.call_later(self.volg, self._keuzes[gekozen[1]])

    async def volg_regel(self, sleutel: Sleutel) -> None:
        """Go where a line of the detail about a vervolg leads: its key is ("vervolg", id, 1 or -1)."""
        for vervolg in self.stand.lijn.vervolgen:
            if vervolg.id == sleutel[1]:
                await self.volg(vervolg.naar if sleutel[2] > 0 else vervolg.van)
                return

    async def volg(self, plek: Plek) -> None:
        """Go to an item of whatever plan of this gemeente."""
        punt = self.stand.lijn.punt.get(plek)
        plan = next((p for p in self.stand.plannen if punt is not None and p.id == punt.plan_id), None)
        if plan is None:
            self.meld("dit item is er niet meer")
            return
        await self.naar_plan(plan, plek)

    async def doe_lijn(self) -> None:
        """Show how everything continues from plan to plan, with the cursor on the selected item."""
        from ivp_tui.tui.schermen.lijnscherm import Lijnscherm

        soort, nummer, _ = self.keuze["boom"]
        plek = ("thema" if soort == "themabreed" else soort, nummer)
        self.bovenop = Lijnscherm(self.regie, self.blik.vandaag.year, self._in_lijn(plek))
        await self.ivp.push_screen(self.bovenop, self._na_lijn)

    def _in_lijn(self, plek: Plek) -> Plek:
        """The item if the line knows it, else the thema it stands under."""
        soort, nummer = plek
        if plek in self.stand.lijn.punt:
            return plek
        if soort == "actie" and nummer in self.stand.actie:
            return "thema", self.stand.actie[nummer].thema_id
        if soort == "doel" and nummer in self.stand.doel:
            return "thema", self.stand.doel[nummer].thema_id or 0
        return plek

    def _na_lijn(self, gekozen: object) -> None:
        self.bovenop = None
        if isinstance(gekozen, tuple):
            self.call_later(self.volg, gekozen)

    async def doe_matrix(self) -> None:
        """Show thema's and wijken beside each other; from there to a place, or back."""
        from ivp_tui.tui.schermen.matrixscherm import open_matrix

        await open_matrix(self)
