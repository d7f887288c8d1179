"""A gemeente with its wijken, gebieden, indicatoren and figures into the tables, beside what is there already."""

from ivp_tui.domein.inhoud import Gemeente_inhoud, Rij
from ivp_tui.opslag.inzetten import InhoudFout, Inzetter, plek_van


def zet_gemeente(inzetter: Inzetter, inhoud: Gemeente_inhoud) -> None:
    """Put in what of the gemeente is not in the file yet; raises InhoudFout where the two contradict each other."""
    sleutel = inhoud.gemeente["sleutel"]
    if inzetter.kent("gemeente", sleutel):
        gemeente = inzetter.nummer("gemeente", sleutel, "gemeente")
    else:
        gemeente = inzetter.zet("gemeente", sleutel, plek_van(inhoud.gemeente, ""), **inhoud.gemeente)
    inzetter.gemeente = sleutel
    for volgorde, rij in enumerate(inhoud.wijken):
        if not inzetter.kent("wijk", rij["naam"]):
            inzetter.zet("wijk", rij["naam"], plek_van(rij, ""), gemeente_id=gemeente, volgorde=volgorde, **rij)
    for rij in inhoud.gebieden:
        if not inzetter.kent("gebied", rij["naam"]):
            _zet_gebied(inzetter, gemeente, rij)
    for rij in inhoud.indicatoren:
        if inzetter.kent("indicator", rij["sleutel"]):
            _keur_indicator(inzetter, rij)
        else:
            inzetter.zet("indicator", rij["sleutel"], plek_van(rij, ""), gemeente_id=gemeente, **rij)
    # of two files with the same gemeente the second brings only what the first did not
    inzetter.meting_voor = inzetter.conn.execute("SELECT coalesce(max(id), 0) FROM meting").fetchone()[0]
    for nummer, rij in enumerate(inhoud.cijfers, 2):
        _zet_cijfer(inzetter, rij, rij.get("waar") or plek_van(rij, f"cijfers, regel {nummer}"))


def _zet_gebied(inzetter: Inzetter, gemeente: int, rij: Rij) -> None:
    waar = plek_van(rij, f"gebied {rij['naam']}")
    velden = {naam: rij[naam] for naam in ("naam", "ligging", "toelichting") if naam in rij}
    gebied = inzetter.zet("gebied", rij["naam"], gemeente_id=gemeente, **velden, **inzetter.bron(rij, None, waar))
    for wijk in rij.get("wijken", ()):
        inzetter.zet("gebied_wijk", gebied_id=gebied, wijk_id=inzetter.nummer("wijk", wijk, waar))


def _keur_indicator(inzetter: Inzetter, rij: Rij) -> None:
    nummer = inzetter.nummer("indicator", rij["sleutel"], "")
    eenheid = inzetter.conn.execute("SELECT eenheid FROM indicator WHERE id = ?", (nummer,)).fetchone()[0]
    if rij["eenheid"] != eenheid:
        waar = plek_van(rij, "indicator")
        raise InhoudFout(
            f"{waar}: indicator «{rij['sleutel']}» is hier in «{rij['eenheid']}» en in het bestand in «{eenheid}»; "
            "geef hem een andere sleutel"
        )


_METINGVELDEN = ("periode", "waarde", "onbekend", "status", "uitgave", "toelichting")


def _zet_cijfer(inzetter: Inzetter, rij: Rij, waar: str) -> None:
    """One meting, unless the very same is there; the choice that the file made already stands."""
    velden = {naam: rij.get(naam) for naam in _METINGVELDEN}
    velden["indicator_id"] = inzetter.nummer("indicator", rij["indicator"], waar)
    velden["wijk_id"] = inzetter.nummer_of_niets("wijk", rij.get("wijk"), waar)
    velden |= inzetter.bron(rij, None, waar)
    zelfde = [velden["waarde"], velden["onbekend"], velden["bron_id"], velden["uitgave"] or ""]
    plaats = [velden["indicator_id"], velden["wijk_id"], velden["periode"]]
    al = inzetter.conn.execute(
        """SELECT max(waarde IS ? AND onbekend IS ? AND bron_id IS ? AND uitgave = ?), max(gekozen)
        FROM meting WHERE indicator_id = ? AND wijk_id IS ? AND periode = ? AND id <= ?""",
        (*zelfde, *plaats, inzetter.meting_voor),
    ).fetchone()
    if not al[0]:
        inzetter.zet("meting", None, waar, gekozen=int(bool(rij.get("gekozen")) and not al[1]), **velden)
