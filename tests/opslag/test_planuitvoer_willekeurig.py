"""Any plan goes out as text and comes in again as the very same plan."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ivp_tui.domein.inhoud import Gemeente_inhoud, Inhoud, Plan_inhoud, Rij
from ivp_tui.domein.plan import Status
from ivp_tui.invoer.bundel import lees_bestanden
from ivp_tui.invoer.planschrijven import Planschrijver
from ivp_tui.opslag.naspelen import vers_bestand
from ivp_tui.opslag.planuitvoer import lees_planinhoud
from tests.klein import PLAN, bouw_inhoud
from tests.planvergelijk import als_bestand, beelden, tekst_van

_regel = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12).filter(str.strip)
_teken = st.one_of(st.sampled_from("\n\t\"'\\#=[]"), st.characters(exclude_categories=["Cc", "Cs"]))
_tekst = st.one_of(st.just(""), st.text(_teken, max_size=20))
_getal = st.one_of(st.integers(-(10**12), 10**12), st.floats(-1e12, 1e12)).map(float)
_misschien = st.one_of(st.none(), _getal)


Trek = Callable[[st.SearchStrategy[Any]], Any]


class _Maker:
    """Makes rows of content, each value drawn."""

    def __init__(self, draw: Trek) -> None:
        self.draw = draw
        self.wijken: list[str] = draw(st.lists(_regel, max_size=3, unique=True))

    def keer(self, maak: Callable[[int], Rij]) -> list[Rij]:
        return [maak(nummer) for nummer in range(self.draw(st.integers(0, 2)))]

    def deel(self, namen: list[str]) -> list[str]:
        return self.draw(st.lists(st.sampled_from(namen), unique=True)) if namen else []

    def rij(self, **velden: Any) -> Rij:
        """A row with these fields, those that are a strategy drawn, and a bron in every way there is."""
        bron = self.draw(st.sampled_from([{}, {"bron": ""}, {"bron": "b1"}, {"bron": "b2"}]))
        getrokken = {n: self.draw(w) if isinstance(w, st.SearchStrategy) else w for n, w in velden.items()}
        return Rij({**getrokken, **bron, "vindplaats": self.draw(_tekst)})

    def cijfer(self, nummer: int) -> Rij:
        waarde = {"waarde": _getal, "status": "definitief", "gekozen": st.booleans(), "toelichting": _tekst}
        return self.rij(indicator="i", wijk=st.sampled_from([None, *self.wijken]), periode=2000 + nummer, **waarde)

    def streefwaarde(self, _: int) -> Rij:
        return self.rij(indicator="i", richting="omlaag", basiswaarde=_misschien, doelwaarde=_misschien)

    def doel(self, sleutel: str) -> Rij:
        streef = self.keer(self.streefwaarde)
        velden = {"toelichting": _tekst, "archief": st.booleans()}
        return self.rij(sleutel=sleutel, titel=_regel, streefwaarde=streef, **velden)

    def actie(self, sleutel: str, doelen: list[Rij]) -> Rij:
        plekken = [*self.deel(self.wijken), *[""] * self.draw(st.integers(0, 1))]
        partner = Rij(naam="p", rol=self.draw(_tekst))
        return self.rij(
            sleutel=sleutel,
            titel=_regel,
            toelichting=_tekst,
            trekker=_tekst,
            doelen=self.deel([doel["sleutel"] for doel in doelen]),
            wijken=self.deel(self.wijken),
            partners=st.sampled_from([[], [partner]]),
            bericht=self.keer(lambda _: self.rij(datum="2020-01-01", tekst=_regel)),
            stand=[self.stand(wijk) for wijk in plekken],
        )

    def stand(self, wijk: str) -> Rij:
        status = self.draw(st.sampled_from(list(Status))).value
        return Rij(wijk=wijk, status=status, datum="2020-02-03T04:05:06Z", toelichting=self.draw(_tekst))

    def thema(self, nummer: int) -> Rij:
        doelen = self.keer(lambda d: self.doel(f"d{nummer}{d}"))
        return self.rij(
            sleutel=f"t{nummer}",
            titel=_regel,
            prioriteit=st.booleans(),
            doel=doelen,
            actie=self.keer(lambda a: self.actie(f"a{nummer}{a}", doelen)),
            middel=self.keer(lambda m: self.rij(jaar=2020 + m, begroot=_misschien)),
        )


@st.composite
def inhouden(draw: st.DrawFn) -> Inhoud:
    """A small gemeente with one plan."""
    maak = _Maker(draw)
    plan = maak.rij(slug="p", titel=_regel, gemeente="g", van=2000, tot=2003, missie=_tekst)
    indicator = Rij(sleutel="i", naam=draw(_regel), eenheid="%", lager_is_beter=draw(st.booleans()))
    wijken = tuple(Rij(naam=naam) for naam in maak.wijken)
    gemeente = Gemeente_inhoud(
        Rij(sleutel="g", naam=draw(_regel)), (), wijken, (), (indicator,), tuple(maak.keer(maak.cijfer))
    )
    inhoud = Plan_inhoud(
        plan,
        (Rij(sleutel="b1", titel=draw(_regel)), Rij(sleutel="b2", titel=draw(_regel), toelichting=draw(_tekst))),
        partners=(Rij(naam="p"),),
        themas=tuple(maak.keer(maak.thema)),
        verhalen=tuple(maak.keer(lambda _: maak.rij(datum="2020-01-01", titel=_regel, tekst=_tekst))),
        kenmerken=tuple(maak.keer(lambda _: maak.rij(soort=_regel, tekst=_regel))),
    )
    return Inhoud((gemeente,), (inhoud,))


@given(inhoud=inhouden())
@settings(max_examples=60, deadline=None)
def test_any_small_plan_comes_back_the_same(tmp_path_factory, inhoud):
    pad = tmp_path_factory.getbasetemp() / "willekeurig.toml"
    with closing(vers_bestand(inhoud)) as heen:
        uit = lees_planinhoud(heen, "p")
        schrijver = Planschrijver()
        tekst = schrijver.tekst(uit)
        beeld = beelden(heen, "p")
    assert schrijver.opmerkingen == []
    with closing(vers_bestand(lees_bestanden([als_bestand(pad, tekst)]))) as terug:
        assert lees_planinhoud(terug, "p") == uit
        assert tekst_van(terug, "p") == tekst
        assert beelden(terug, "p") == beeld


@given(
    titel=st.text(min_size=1, max_size=30).filter(lambda t: t.split("\0")[0].strip()), toelichting=st.text(max_size=60)
)
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_a_text_the_export_reads_back_as_itself(tmp_path_factory, titel, toelichting):
    pad = tmp_path_factory.getbasetemp() / "tekst.toml"
    with closing(vers_bestand(bouw_inhoud())) as conn:
        conn.execute("UPDATE actie SET titel = ?, toelichting = ? WHERE sleutel = 'w1'", (titel, toelichting))
        tekst = Planschrijver().tekst(lees_planinhoud(conn, PLAN))
    with closing(vers_bestand(lees_bestanden([als_bestand(pad, tekst)]))) as terug:
        assert tekst_van(terug, PLAN) == tekst
