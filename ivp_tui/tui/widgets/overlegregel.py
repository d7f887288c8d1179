"""The line at the bottom of a meeting: what is read is coloured in place, and above it what can be meant."""

from collections.abc import Iterable

from rich.highlighter import Highlighter
from rich.text import Text
from textual.app import ComposeResult
from textual.reactive import var

from ivp_tui.domein.afspraakregel import Stuk
from ivp_tui.domein.schoon import schoon
from ivp_tui.tui.widgets.invoerveld import Bewerker, Regelveld
from ivp_tui.tui.widgets.lijst import Lijst, Lijstbeeld
from ivp_tui.weergave.regel import Deel, Regel, breedte

#: so many lines above the field at most
MEESTE = 5

_STIJL = {"houder": "gekozen", "termijn": "bevestigd", "wijk": "merk"}


class _Kleuring(Highlighter):
    """Colours the stretches of the line that were read as something."""

    def __init__(self, regel: "Overlegregel") -> None:
        self._regel = regel

    def highlight(self, text: Text) -> None:
        """Called by the field each time it is drawn."""
        palet = self._regel.palet
        if palet is None or text.plain != self._regel.gelezen:
            return
        for stuk in self._regel.stukken:
            text.stylize(palet.stijl(_STIJL.get(stuk.soort, ""), "panel"), stuk.begin, stuk.einde)


class Overlegregel(Bewerker):
    """A field of one line over the whole width, with its echo beneath and what can be meant above it."""

    DEFAULT_CSS = """
    Overlegregel #aanvul { height: auto; display: none; }
    Overlegregel.-aanvul #aanvul { display: block; }
    """

    aanvulbeeld: var[Lijstbeeld] = var(Lijstbeeld())

    def __init__(self, label: str, tekst: str, toetsen: str = "") -> None:
        """Begin with `tekst`, to go on at its end; `toetsen` names the keys that end it."""
        super().__init__(label, tekst, toetsen=toetsen)
        assert isinstance(self.veld, Regelveld)
        self.regelveld: Regelveld = self.veld
        self.regelveld.select_on_focus = False
        self.regelveld.highlighter = _Kleuring(self)
        self.stukken: tuple[Stuk, ...] = ()
        self.gelezen = ""

    def compose(self) -> ComposeResult:
        """What can be meant, the field, and the line beneath it."""
        lijst = Lijst("aanvul", met_titel=False)
        lijst.can_focus = False
        yield lijst.data_bind(beeld=Overlegregel.aanvulbeeld, palet=Bewerker.palet)
        yield self.veld
        yield self._uitleg.data_bind(palet=Bewerker.palet)

    def on_mount(self) -> None:
        """Go on at the end of what stands there."""
        self.regelveld.cursor_position = len(self.regelveld.value)

    # what was read

    def toon_lezing(self, delen: Iterable[Deel], stukken: tuple[Stuk, ...] = ()) -> None:
        """Say beneath the field how it was read, and colour what was read as something."""
        links: list[Deel] = [(f" {self.label}: ", "label")]
        links += [(schoon(tekst), stijl) for tekst, stijl in delen]
        toetsen = self._toetsen if sum(breedte(tekst) for tekst, _ in links) < self.app.size.width // 2 else ""
        self._uitleg.regel = Regel(("uitleg", 0, 0), tuple(links), ((f"{toetsen} ", "dof"),))
        self._kleur(stukken)

    def vraag(self, tekst: str) -> None:
        """Ask something before the line is saved, readable to its end."""
        self._uitleg.regel = Regel(("uitleg", 0, 0), ((f" {schoon(tekst)}", "fout"),))
        self._kleur(())

    def meld(self, tekst: str, fout: bool = False) -> None:
        """Say beneath the field how it is read, or what is wrong with it; then nothing of it is coloured."""
        super().meld(tekst, fout)
        self._kleur(())

    def _kleur(self, stukken: tuple[Stuk, ...]) -> None:
        waarde = self.regelveld.value
        # where text is made harmless places shift: then it is better not coloured than wrongly
        self.stukken, self.gelezen = (stukken if schoon(waarde) == waarde else ()), waarde
        self.regelveld.refresh()

    # what can be meant

    @property
    def keuze(self) -> int:
        """Which of what can be meant is chosen, -1 where nothing is shown."""
        return self.aanvulbeeld.cursor if self.aanvulbeeld.regels else -1

    def toon_aanvullingen(self, teksten: tuple[tuple[Deel, ...], ...], kies: bool = True) -> None:
        """Show what can be meant above the field; with `kies` the first of it is chosen."""
        regels = tuple(Regel(("aanvul", n, 0), delen) for n, delen in enumerate(teksten[:MEESTE]))
        self.aanvulbeeld = Lijstbeeld(regels, 0 if regels and kies else -1)
        self.set_class(bool(regels), "-aanvul")
        hoogte = 2 + len(regels)
        self.styles.height = hoogte
        self.query_one("#aanvul").styles.height = len(regels)
        self.styles.offset = (0, max(0, self.app.size.height - hoogte))

    def verzet_keuze(self, hoeveel: int) -> None:
        """Choose another of what can be meant, round and round."""
        aantal = len(self.aanvulbeeld.regels)
        if aantal:
            nu = self.aanvulbeeld.cursor
            nieuw = (nu + hoeveel) % aantal if nu >= 0 else (0 if hoeveel > 0 else aantal - 1)
            self.aanvulbeeld = Lijstbeeld(self.aanvulbeeld.regels, nieuw)

    def vervang(self, begin: int, einde: int, tekst: str) -> None:
        """Put a text in the place of a stretch, the cursor after it."""
        waarde = self.regelveld.value
        self.regelveld.value = waarde[:begin] + tekst + waarde[einde:]
        self.regelveld.cursor_position = begin + len(tekst)
