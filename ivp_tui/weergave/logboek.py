"""The logboek as lines: day headings, one line a groep, and below what the chosen groep changed, old and new."""

from collections.abc import Iterable
from datetime import date, timedelta

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.logboek import Loggroep, Logitem, Logkeus, Logveld, plaatselijk, schrijf_tijdstip
from ivp_tui.domein.schoon import schoon
from ivp_tui.weergave.regel import Deel, Regel, Sleutel, breedte, kort, plat, vul, wikkel

_WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

#: below so many cells only time, who and what are told; from so many the plan too
_SMAL, _RUIM = 60, 100

#: what a line begins with: an undo, what was done again, what was undone since
_ONGEDAAN, _OPNIEUW, _VERVALLEN = "↶", "↷", "×"


def logregels(groepen: Iterable[Loggroep], cellen: int, vandaag: date) -> tuple[Regel, ...]:
    """A heading a day and a line a groep, newest first; the key of a groep is ("groep", id, 0)."""
    uit: list[Regel] = []
    vorige: date | str | None = ""
    for groep in groepen:
        moment = plaatselijk(groep.tijd)
        dag = moment.date() if moment is not None else None
        if dag != vorige:
            # a clock that was set back may give a day twice
            uit.append(Regel(("dag", len(uit), 0), ((f" {dagnaam(dag, vandaag)}", "kop-tekst"),), kiesbaar=False))
            vorige = dag
        uit.append(_regel(groep, cellen, f"{moment:%H:%M}" if moment is not None else "  ?  "))
    return tuple(uit)


def dagnaam(dag: date | None, vandaag: date) -> str:
    """A day as a heading: "vandaag, zaterdag 5 dec 2026"; None is a day that nobody knows."""
    if dag is None:
        return "dag onbekend"
    naam = f"{_WEEKDAGEN[dag.weekday()]} {schrijf_datum(dag)}"
    bij = {vandaag: "vandaag, ", vandaag - timedelta(days=1): "gisteren, "}
    return bij.get(dag, "") + naam


def teken(groep: Loggroep) -> str:
    """One sign: undone since, an undo, done again, or none of these."""
    if groep.ongedaan_door is not None:
        return _VERVALLEN
    if groep.maakt_ongedaan is not None:
        return _OPNIEUW if groep.opnieuw else _ONGEDAAN
    return " "


def _regel(groep: Loggroep, cellen: int, tijd: str) -> Regel:
    wie_breed = 8 if cellen < _SMAL else 13
    dof = groep.ongedaan_door is not None
    delen: list[Deel] = [(f" {tijd} ", "label"), (f"{teken(groep)} ", "merk")]
    delen.append((vul(schoon(groep.wie[:200]), wie_breed) + " ", "dof"))
    wat = schoon(groep.omschrijving[:300])
    onderwerp = items_kort(groep.items)
    delen.append((f"{wat} · " if onderwerp else wat, "dof" if dof else ""))
    delen.append((onderwerp, "dof" if dof else "kop-tekst"))
    return Regel(("groep", groep.id, 0), tuple(delen), ((_waar(groep, cellen), "dof"),))


def items_kort(items: tuple[Logitem, ...]) -> str:
    """What a groep was about: the first item by name, and how many more."""
    if not items:
        return ""
    meer = f" en nog {len(items) - 1}" if len(items) > 1 else ""
    return schoon(items[0].titel[:300]) + meer


def _waar(groep: Loggroep, cellen: int) -> str:
    """Wijk and plan, as far as there is room; what was undone says so in words."""
    delen = ["ongedaan"] if groep.ongedaan_door is not None and cellen >= _SMAL else []
    if cellen >= _SMAL and groep.waar:
        delen.append(
            kort(schoon(groep.waar[0][:200]), 20) + (f" +{len(groep.waar) - 1}" if len(groep.waar) > 1 else "")
        )
    if cellen >= _RUIM and groep.items and groep.items[0].looptijd:
        delen.append(schoon(groep.items[0].looptijd))
    return f"{' · '.join(delen)} " if delen else ""


def detailregels(groep: Loggroep | None, cellen: int) -> tuple[Regel, ...]:
    """Everything of one groep: what and of what, whether it still counts, and each field old → new."""
    if groep is None:
        return ()
    uit: list[Regel] = []

    def alinea(label: str, delen: list[Deel]) -> None:
        breed = min(16, max(6, cellen // 4))
        for plaats, stuk in enumerate(_wikkel(delen, cellen - breed - 2)):
            voor = vul(f" {schoon(label)}" if plaats == 0 else "", breed + 1)
            uit.append(Regel(("veld", len(uit), plaats), ((voor, "label"), *stuk), kiesbaar=False))

    alinea("Wat", [(schoon(groep.omschrijving[:300]), "kop-tekst"), *_toestand(groep)])
    meer = len(groep.items) > 1
    for item in groep.items if not meer else ():
        alinea(item.soort[:60].capitalize(), _item(item))
    if groep.waar and not meer:
        alinea("Waar", [(schoon(", ".join(groep.waar)[:300]), "")])
    vorige: Logitem | None = None
    for veld in groep.velden:
        if meer and veld.item != vorige:
            alinea(veld.item.soort[:60].capitalize(), _item(veld.item))
            vorige = veld.item
        alinea(("  " if meer else "") + veld.naam.capitalize(), veranderd(veld))
    if groep.regels > len(groep.velden) and groep.regels >= 60:
        alinea("", [(f"{getal(groep.regels)} velden in het logboek; dit zijn de eerste", "dof")])
    return tuple(uit)


def getal(aantal: int) -> str:
    """A count the Dutch way: 12.345."""
    return f"{aantal:,}".replace(",", ".")


def _item(item: Logitem) -> list[Deel]:
    delen: list[Deel] = [(schoon(item.titel[:300]), "")]
    if item.looptijd:
        delen.append((f" ({schoon(item.looptijd)})", "dof"))
    if item.weg:
        delen.append((f", {schoon(item.weg)}", "dof"))
    return delen


def _toestand(groep: Loggroep) -> list[Deel]:
    if groep.ongedaan_door is not None:
        return [(f" — ongedaan gemaakt met groep {groep.ongedaan_door}; ctrl+r doet het opnieuw", "dof")]
    if groep.maakt_ongedaan is not None:
        return [(f" — draait groep {groep.maakt_ongedaan} terug", "dof")]
    return [(" — gewijzigd buiten ivp om", "dof")] if groep.buiten_om else []


def veranderd(veld: Logveld) -> list[Deel]:
    """Old and new value beside each other; what was not there before has no arrow."""
    oud, nieuw = schoon(veld.oud), schoon(veld.nieuw)
    if not oud:
        return [(nieuw, "")]
    return [(oud, "dof"), (" → ", "merk"), (nieuw or "leeg", "" if nieuw else "dof")]


def _wikkel(delen: list[Deel], cellen: int) -> list[list[Deel]]:
    """Styled pieces in lines of so many cells, broken between words; each sign keeps its style."""
    tekst = plat(delen)
    if breedte(tekst) <= cellen:
        return [delen]
    stijlen = [stijl for stuk, stijl in delen for _ in stuk]
    uit: list[list[Deel]] = []
    plaats = 0
    for regel in wikkel(tekst, cellen):
        plaats = tekst.index(regel, plaats) if regel else plaats
        stukken: list[Deel] = []
        for teken_, stijl in zip(regel, stijlen[plaats:], strict=False):
            if stukken and stukken[-1][1] == stijl:
                stukken[-1] = (stukken[-1][0] + teken_, stijl)
            else:
                stukken.append((teken_, stijl))
        uit.append(stukken)
        plaats += len(regel)
    return uit


def detailtitel(groep: Loggroep | None) -> str:
    """Over the fields: the number of the groep, who and when."""
    if groep is None:
        return "Wijziging"
    return f"Groep {groep.id} · {schoon(groep.wie[:100])} · {schrijf_tijdstip(groep.tijd)}"


def keuswoorden(keus: Logkeus, namen: dict[Sleutel, str]) -> str:
    """What the logboek is narrowed to, for the title: "Overvecht + anna + sinds 5 dec 2026 + «politie»".

    `namen` gives ("item", 0, 0) and ("wijk", 0, 0) by name.
    """
    delen = []
    if keus.item is not None:
        delen.append(f"«{kort(schoon(namen.get(('item', 0, 0), '')[:300]), 30)}»")
    if keus.wijken is not None:
        delen.append(schoon(namen.get(("wijk", 0, 0), "")[:100]))
    if keus.wie:
        delen.append(f"door {schoon(keus.wie[:100])}")
    if keus.zonder:
        delen.append(f"niet door {schoon(keus.zonder[:100])}")
    if keus.sinds:
        dag = plaatselijk(keus.sinds)
        delen.append(f"sinds {schrijf_datum(dag.date())}" if dag is not None else "sinds ?")
    delen += [f"«{schoon(woord[:60])}»" for woord in keus.woorden]
    return " + ".join(delen)


def vooruitblik(groep: Loggroep) -> str:
    """What undoing a groep would change, in one sentence for before it is done."""
    delen = []
    for veld in groep.velden[:2]:
        oud, nieuw = (kort(schoon(tekst), 40) for tekst in (veld.oud, veld.nieuw))
        if nieuw == "toegevoegd":
            delen.append(f"{schoon(veld.naam)} gaat weg")
        elif nieuw == "verwijderd":
            delen.append(f"{schoon(veld.naam)} komt terug")
        else:
            delen.append(f"{schoon(veld.naam)} wordt weer {f'«{oud}»' if oud else 'leeg'}")
    if len(groep.velden) > 2:
        delen.append(f"en nog {getal(max(groep.regels, len(groep.velden)) - 2)}")
    wie = "" if groep.maakt_ongedaan is None else "opnieuw: "
    return wie + (", ".join(delen) or "niets dat te zien is")
