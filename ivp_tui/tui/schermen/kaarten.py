"""Editing where the cursor stands: a field in its place, another row on its card, and the lists of rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.tui.opdrachten import Opdracht
from ivp_tui.tui.schermen.kladaanbod import Kladaanbod
from ivp_tui.weergave.detail import KAART
from ivp_tui.weergave.regel import Sleutel

if TYPE_CHECKING:
    from ivp_tui.domein.veldregels import Kaartveld

#: the lines of tree and board whose item has a card, and the table of it
_TABELLEN = {"themabreed": "thema", "wijk": "wijk"} | {
    soort: soort
    for soort in (
        "plan",
        "thema",
        "doel",
        "actie",
        "toezegging",
        "verhaal",
        "streefwaarde",
        "indicator",
        "meting",
        "middel",
    )
}


class Kaarten(Kladaanbod):
    """The commands that edit where the cursor stands, and open a card where that is of another row."""

    async def doe_wijzig(self) -> None:
        """Edit where the cursor stands: a title, the inwoners of a wijk, a figure, a field or card in the detail."""
        if self.paneel == "detail":
            regel = self.huidige("detail")
            if self.modus == "detail" and regel is not None and regel.veld is not None:
                await self._bewerk(regel.veld, self._plaats("detail"))
                return
            if regel is not None and await self._open_regel(regel.sleutel):
                return
        elif self.paneel in ("boom", "wijken"):
            # of a wijk it is the inwoners: a name stays, they come every year
            index = self.eerste_veld("titel" if self.paneel == "boom" else "waarde")
            veld = self.detailbeeld.regels[index].veld if index >= 0 and self.modus == "detail" else None
            if veld is not None:
                await self._bewerk(veld, self._plaats(self.paneel))
                return
        elif self.paneel == "bord":
            await self._wijzig_cijfer()
            return
        self.meld("hier is niets te wijzigen; ga met Tab naar het detail en kies een veld")

    async def _wijzig_cijfer(self) -> None:
        """The figure of the peiljaar for the area in view, of the selected row of the board."""
        for regel in self.detailbeeld.regels:
            veld = regel.veld
            if veld is not None and veld.soort is VeldSoort.CIJFER and veld.periode == self.blik.peiljaar:
                await self._bewerk(veld, self._plaats("bord"))
                return
        self.meld("sluit eerst trend of bronnen (Esc); dan kunt u het cijfer wijzigen")

    async def _bewerk(self, veld: Veld, plaats: tuple[int, int, int]) -> None:
        """Open a field; of a WAARDE it is first read what stands in the file and what may be chosen."""
        if veld.soort is not VeldSoort.WAARDE or veld.kaartveld is not None or self.regie.bestand.alleen_lezen:
            await super()._bewerk(veld, plaats)
            return
        from ivp_tui.domein.bewerken_velden import VELDSOORT, kies
        from ivp_tui.domein.velden import Waardesoort

        gelezen = await self._haal(veld)
        if gelezen is None:
            return
        if gelezen.kolom.soort is Waardesoort.VERWIJZING:
            from ivp_tui.tui.schermen.keuzelijst import kies_rij

            def gekozen(nummer: int | None) -> None:
                self.geef(kies(gelezen, nummer))

            await kies_rij(self.ivp, gelezen, gekozen)
            return
        soort = VELDSOORT.get(gelezen.kolom.soort, VeldSoort.WAARDE)
        vandaag = self.blik.vandaag
        await super()._bewerk(
            replace(veld, soort=soort, tekst=gelezen.tekst, vandaag=vandaag, kaartveld=gelezen), plaats
        )

    async def _haal(self, veld: Veld) -> Kaartveld | None:
        """The field as it is in the file now; None where it cannot be edited, and that is told."""
        from ivp_tui.opslag.lezen_kaart import lees_veld

        try:
            gelezen = await self.regie.vraag(lambda b: lees_veld(b.conn, veld.tabel, veld.rij, veld.veld))
        except Geweigerd as fout:
            self.meld(f"nu niet te lezen: {fout}")
            return None
        if gelezen is None:
            self.meld(f"dit item ({veld.tabel}) is intussen verwijderd")
        return gelezen

    # cards

    async def open_kaart(self, tabel: str, rij: int, begin: str = "") -> None:
        """The card of a row; `begin` is the table of which a new row is asked for under it."""
        from ivp_tui.tui.schermen.kaartscherm import Kaartscherm
        from ivp_tui.tui.schermen.kaartvlak import open_scherm

        scherm = Kaartscherm(tabel, rij, self.blik.vandaag)
        await open_scherm(self.ivp, scherm)
        if begin:
            await scherm.begin_nieuw(begin)

    async def _open_regel(self, sleutel: Sleutel) -> bool:
        """Open the card that a line of the detail stands for; False where it stands for none."""
        tabel = sleutel[0].removeprefix(KAART) if sleutel[0].startswith(KAART) else ""
        if sleutel[0] == "vervolg" or (self.modus == "bron" and sleutel[0] == "meting"):
            tabel = sleutel[0]
        if tabel:
            await self.open_kaart(tabel, sleutel[1])
        return bool(tabel)

    async def doe_kaart(self) -> None:
        """The card of what is selected: all its fields, and what hangs under it."""
        regel = self.huidige("detail") if self.paneel == "detail" else None
        if regel is not None and await self._open_regel(regel.sleutel):
            return
        soort, nummer = self._onder_de_cursor(regel.veld if regel is not None else None)
        if soort == "wijk" and not nummer:
            await self.open_kaart("gemeente", self.stand.plan.gemeente_id)
        elif soort in _TABELLEN and nummer:
            await self.open_kaart(_TABELLEN[soort], nummer)
        else:
            self.meld("kies eerst een plan, thema, doel, actie, wijk of regel van het scorebord")

    def _onder_de_cursor(self, veld: Veld | None) -> tuple[str, int]:
        """The row that the line with the cursor is of: of a figure or amount its own, else the selected item."""
        if veld is not None and veld.meting_id is not None:
            return "meting", veld.meting_id
        if veld is not None and veld.soort is VeldSoort.MIDDEL:
            for middel in self.stand.middelen:
                if (middel.thema_id, middel.jaar) == (veld.rij, veld.periode):
                    return "middel", middel.id
        return self.onderwerp[:2]

    async def doe_lijst(self, tabel: str) -> None:
        """The rows of a table, to choose a card from."""
        from ivp_tui.tui.schermen.kaartscherm import Rijlijst
        from ivp_tui.tui.schermen.kaartvlak import open_scherm

        await open_scherm(self.ivp, Rijlijst(tabel, self.blik.vandaag))

    async def doe(self, opdracht: Opdracht) -> bool:
        """Carry out a command; on the board and the sources `a` adds a streefwaarde or a figure."""
        if opdracht.actie == "nieuw":
            self.teken_detail_nu()
            if await self._nieuw_bij_cijfers():
                return True
        return await super().doe(opdracht)

    async def _nieuw_bij_cijfers(self) -> bool:
        indicator = self.indicator_in_beeld()
        soort, nummer, _ = self.onderwerp
        # the sources of an actie show no figures
        if self.modus == "bron" and indicator is not None and soort != "actie":
            await self.open_kaart("indicator", indicator[0], "meting")
            return True
        streef = next((s for s in self.stand.streefwaarden if (soort, nummer) == ("streefwaarde", s.id)), None)
        if self.laatste_lijst == "bord" and streef is not None:
            await self.open_kaart("doel", streef.doel_id, "streefwaarde")
            return True
        return False
