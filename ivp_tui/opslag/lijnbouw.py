"""The line through the plans into the table: each vervolg from an item of an older plan to one of a later."""

from ivp_tui.domein.inhoud import Rij
from ivp_tui.opslag.inzetten import InhoudFout, Inzetter, plek_van


def zet_vervolg(inzetter: Inzetter, rij: Rij, standaardplan: str = "") -> bool:
    """Put in one vervolg that is not there yet; False where it names a plan that is not in the file.

    `standaardplan` is the plan of a side that names none. Raises InhoudFout on an item that is not in its plan, and
    where it would lead back in time.
    """
    waar = plek_van(rij, f"vervolg «{rij.get('grond', '')}»")
    plannen = [rij[kant].get("plan") or standaardplan for kant in ("van", "naar")]
    if not all(inzetter.kent("plan", plan) for plan in plannen):
        return False
    jaren = [
        inzetter.conn.execute("SELECT van, gemeente_id FROM plan WHERE slug = ?", (p,)).fetchone() for p in plannen
    ]
    if jaren[0][0] >= jaren[1][0] or jaren[0][1] != jaren[1][1]:
        raise InhoudFout(f"{waar}: het vervolg loopt van {plannen[0]} naar {plannen[1]}; dat is geen later plan van "
                         "dezelfde gemeente")  # fmt: skip
    velden = {}
    for kant, plan in zip(("van", "naar"), plannen, strict=True):
        inzetter.plan = plan
        soort, sleutel = rij[kant]["soort"], rij[kant]["sleutel"]
        velden[f"{kant}_{soort}_id"] = inzetter.nummer(soort, sleutel, f"{waar}, plan {plan}")
    voorwaarde = " AND ".join(f"{naam} = ?" for naam in velden)
    if inzetter.conn.execute(f"SELECT 1 FROM vervolg WHERE {voorwaarde}", tuple(velden.values())).fetchone():
        return True
    inzetter.zet(
        "vervolg", None, plek_van(rij, ""), grond=rij.get("grond", ""), **velden, **inzetter.bron(rij, None, waar)
    )
    return True
