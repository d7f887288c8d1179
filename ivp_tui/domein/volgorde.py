"""The order of items: which numbers must change so that they stand in another order, and no more than that."""

from collections.abc import Sequence


def herorden(oud: Sequence[tuple[int, int]], nieuw: Sequence[int], liefst: int = 0) -> dict[int, int]:
    """The volgorde that items must get so that they stand as `nieuw` (ids), for those whose number changes.

    Where one number is enough it is that of `liefst`, the item that was moved, if it can be.

    `oud` are (id, volgorde) as they stand now: by volgorde, and where that is equal by id. Numbers may be equal or
    have gaps; what stands before the first change keeps its number, and what comes after the last too where it can.
    """
    getal = dict(oud)
    anders = [i for i, (rij, _) in enumerate(oud) if rij != nieuw[i]]
    if not anders:
        return {}
    een = _een_getal(getal, nieuw, [rij for rij, _ in oud], liefst)
    if een is not None:
        return een
    eerste, laatste = anders[0], anders[-1]
    # the numbers of the stretch stay in it, handed out anew
    wordt = dict(zip(nieuw[eerste : laatste + 1], sorted(getal[r] for r in nieuw[eerste : laatste + 1]), strict=True))
    uit: dict[int, int] = {}
    for plek in range(eerste, len(nieuw)):
        rij = nieuw[plek]
        getal_nu = wordt.get(rij, getal[rij])
        if plek > 0:
            vorige = nieuw[plek - 1]
            voor = uit.get(vorige, getal[vorige])
            if (voor, vorige) >= (getal_nu, rij):
                getal_nu = voor + 1
        if getal_nu != getal[rij]:
            uit[rij] = getal_nu
    return uit


def _een_getal(getal: dict[int, int], nieuw: Sequence[int], oud: Sequence[int], liefst: int) -> dict[int, int] | None:
    """One number that will do, where one item moved and there is room between its new neighbours; else None."""
    for rij in sorted((r for i, r in enumerate(nieuw) if r != oud[i]), key=lambda r: r != liefst):
        if [r for r in nieuw if r != rij] != [r for r in oud if r != rij]:
            continue
        plek = nieuw.index(rij)
        voor = getal[nieuw[plek - 1]] if plek > 0 else 0
        na = getal[nieuw[plek + 1]] if plek + 1 < len(nieuw) else voor + 2
        if voor + 1 < na:
            return {rij: voor + 1}
    return None


def schuif(volgorde: Sequence[int], rij: int, tussen: Sequence[int], richting: int) -> list[int] | None:
    """The ids with `rij` past its neighbour among `tussen` in that direction; None where it has no such neighbour."""
    buren = [r for r in volgorde if r in tussen or r == rij]
    plek = buren.index(rij) + richting
    if not 0 <= plek < len(buren):
        return None
    uit = [r for r in volgorde if r != rij]
    uit.insert(uit.index(buren[plek]) + (richting > 0), rij)
    return uit
