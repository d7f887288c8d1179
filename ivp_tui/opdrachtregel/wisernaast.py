"""What `ivp wissen` does outside the file and its backups: kept typed text, damaged files beside it, cut-off work."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ivp_tui import paden
from ivp_tui.domein.wijziging_wissen import zoekvorm

if TYPE_CHECKING:
    from ivp_tui.klad import Kladtekst
    from ivp_tui.opdrachtregel.wissen import Opdracht
    from ivp_tui.opslag.bestand import Bestand
    from ivp_tui.opslag.wisresten import Rest


def ruim_ernaast(bestand: "Bestand", opdracht: "Opdracht", proef: bool = False) -> None:
    """Do it, or with `proef` only look; what was found goes in `klad` and `resten`, what stays undone in `over`."""
    from ivp_tui.klad import Kladmap
    from ivp_tui.opslag.wisresten import ruim_resten

    opdracht.klad = Kladmap(bestand.uuid).wis(lambda klad: _raakt(opdracht, klad), proef)
    opdracht.resten = [*ruim_resten(bestand, opdracht.tekst, proef), *_filters(opdracht.tekst)]
    if proef:
        return
    opdracht.over += [f"{rest.pad}: {rest.reden}" for rest in opdracht.resten if rest.uitkomst == "niet"]
    opdracht.over += [f"{pad}: getypte tekst, niet te verwijderen" for pad in opdracht.klad.mislukt]
    if opdracht.klad.bezet:
        raad = "sla daar op of gooi het weg en sluit hem"
        opdracht.over.append(f"een ivp die nog openstaat houdt getypte tekst vast waarin dit staat; {raad}")


def _filters(tekst: str) -> Iterator["Rest"]:
    """The kept filters where they have the text, such as the name of a trekker: a person may have written them."""
    from ivp_tui.opslag.wisresten import Rest

    try:
        erin = bool(tekst) and tekst in zoekvorm(paden.filters().read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return
    if erin:
        yield Rest(paden.filters(), "blijft", "uw bewaarde filters, met deze tekst erin; haal die er zelf uit")


def _raakt(opdracht: "Opdracht", klad: "Kladtekst") -> bool:
    """Whether a kept text has to go: the text is in it, or it was typed at a row of which something goes.

    What an editor began with is kept as well, and so are the words that name the item.
    """
    erin = any(opdracht.tekst in zoekvorm(deel) for deel in (klad.tekst, klad.veld.tekst, klad.bij, *klad.opdracht))
    if opdracht.tekst and opdracht.alles:
        return erin
    rijen = {vondst.plek[:2] for vondst in opdracht.gekozen}
    # with no text asked for it is in every text
    return erin and bool(rijen & {(klad.veld.tabel, klad.veld.rij), klad.cursor[:2]})


def zinnen(opdracht: "Opdracht", gedaan: bool) -> Iterator[str]:
    """What became of it, or of what would: a sentence each; what was not possible stands in `over`."""
    klad = opdracht.klad
    if klad is not None and klad.weg:
        een = klad.weg == 1
        wat = (
            "1 getypte tekst die nog niet opgeslagen was"
            if een
            else f"{klad.weg} getypte teksten die nog niet opgeslagen waren"
        )
        yield f"{wat}: {'weggegooid' if gedaan else 'gaat ook weg' if een else 'gaan ook weg'}."
    if klad is not None and klad.bezet and not gedaan:
        yield "Een ivp die openstaat houdt getypte tekst vast waarin dit staat; sluit hem eerst."
    for rest in opdracht.resten:
        match rest.uitkomst:
            case "verwijderd":
                yield f"VERWIJDERD: {rest.pad}, {rest.reden}."
            case "weg te halen":
                yield f"Ook weg gaat {rest.pad}, {rest.reden}."
            case "blijft":
                yield f"LET OP: {rest.pad} blijft, {rest.reden}"


def als_gegevens(opdracht: "Opdracht") -> dict[str, Any]:
    """The same for another program."""
    klad = opdracht.klad
    resten = [{"pad": str(rest.pad), "uitkomst": rest.uitkomst, "reden": rest.reden} for rest in opdracht.resten]
    return {"getypte_tekst": klad.weg if klad else 0, "resten": resten}
