"""Typing on the screen: one line in place, with what was read beneath it, and a larger field for long texts."""

from collections.abc import Hashable
from contextlib import suppress

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.dom import NoScreen
from textual.geometry import Region, Size
from textual.reactive import var
from textual.strip import Strip
from textual.widgets import Input, TextArea

from ivp_tui.domein.rem import Rem
from ivp_tui.domein.schoon import schoon
from ivp_tui.tui.palet import Palet
from ivp_tui.tui.widgets.lijnen import vergeet_opmaak
from ivp_tui.tui.widgets.regels import Vasteregel
from ivp_tui.weergave.regel import Deel, Regel, breedte, plat

#: more than this is never taken over from a clipboard into a field; the domain sets the limit of each field
PLAKGRENS = 25_000


def _laat_los(veld: Input | TextArea) -> None:
    """Have the screen and the app forget a field that is being taken away.

    Textual 8 subscribes a field to a signal of its screen, a TextArea to the theme of the app too, and takes it off
    only when those happen: each field that was ever open would stay in memory, some 30 KiB of it.
    """
    with suppress(NoScreen):
        veld.screen.text_selection_started_signal.unsubscribe(veld)
    kijkers = getattr(veld.app, "__watchers", {}).get("theme", [])
    kijkers[:] = [kijker for kijker in kijkers if kijker[0] is not veld]


def _leeg(vlak: Region) -> list[Strip]:
    """Nothing, as large as what is to be drawn."""
    return [Strip.blank(vlak.width)] * vlak.height


class Regelveld(Input):
    """One line of text; what is pasted comes in as one inert line, of at most `grens` characters.

    `afgekapt` tells that the last paste was longer than that.
    """

    grens = PLAKGRENS
    afgekapt = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of it; blank once it is taken away.

        Textual then has cleared its styles, and may yet draw it once before the screen is laid out without it.
        """
        return super().render_lines(crop) if self.is_attached else _leeg(crop)

    def on_unmount(self) -> None:
        """A field that is gone leaves nothing behind."""
        _laat_los(self)

    def _on_paste(self, event: events.Paste) -> None:
        # Input would take only the first line, and whatever control characters are in it
        self.afgekapt = len(event.text) > self.grens
        self.replace(schoon(event.text[: self.grens]).strip(), *self.selection)
        event.stop()
        event.prevent_default()


class Tekstveld(TextArea):
    """Several lines of text; what is pasted comes in inert."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of it; blank once it is taken away, as with Regelveld."""
        return super().render_lines(crop) if self.is_attached else _leeg(crop)

    def on_unmount(self) -> None:
        """A field that is gone leaves nothing behind."""
        _laat_los(self)

    async def _on_paste(self, event: events.Paste) -> None:
        # TextArea's own handler comes after this one by itself: to call it here would paste twice
        event.text = schoon(event.text[:PLAKGRENS], meerregelig=True)


class Bewerker(Vertical):
    """A field that is being edited, over the screen: the text, and beneath it how it is read or what is wrong."""

    palet: var[Palet | None] = var(None)
    #: at the bottom of the screen over its whole width, whatever its size becomes
    onderaan = False

    def __init__(self, label: str, tekst: str, meerregelig: bool = False, toetsen: str = "") -> None:
        """Start with `tekst`, all of it selected in a one-line field, so that typing replaces it.

        `toetsen` names the keys that end it, where they are not Enter to keep and Esc to put back.
        """
        super().__init__(id="bewerker", classes="-lang" if meerregelig else "")
        self.label = label
        self._toetsen = toetsen or ("ctrl+s bewaart · Esc terug" if meerregelig else "Enter bewaart · Esc terug")
        #: whether Esc puts back what stood there: it keeps a reason, as every key does that leaves that
        self._esc_laat = not toetsen
        self.meerregelig = meerregelig
        tekst = schoon(tekst, meerregelig)
        self.veld: Regelveld | Tekstveld
        if meerregelig:
            self.veld = Tekstveld(tekst, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        else:
            self.veld = Regelveld(tekst, select_on_focus=True, compact=True)
        self._uitleg = Vasteregel("uitleg", grond="panel")

    def compose(self) -> ComposeResult:
        """The field and the line beneath it."""
        yield self.veld
        yield self._uitleg.data_bind(palet=Bewerker.palet)

    def on_unmount(self) -> None:
        """A field that is gone leaves nothing behind."""
        vergeet_opmaak()

    def on_mount(self) -> None:
        """A long text is most often added to: begin at its end."""
        if isinstance(self.veld, Tekstveld):
            self.veld.move_cursor(self.veld.document.end)

    def pas_in(self, maat: Size) -> None:
        """Stay on a screen that has become this large: no wider, no lower, and at the bottom where it was there."""
        breed, hoog = self.outer_size
        if not hoog:
            return  # just put there, for the size as it is: nothing to keep in view yet
        breed = maat.width if self.onderaan else min(breed, maat.width)
        plaats = self.styles.offset
        onder, rechts = max(0, maat.height - hoog), max(0, maat.width - breed)
        self.styles.width = breed
        self.styles.offset = (
            (0, onder) if self.onderaan else (min(int(plaats.x.value), rechts), min(int(plaats.y.value), onder))
        )

    @property
    def voet(self) -> Regel:
        """The footer as long as the field is open, when letters are text: the keys that end it."""
        bewaart = "ctrl+s" if self.meerregelig else "Enter, ctrl+s" if self._esc_laat else "Enter, Esc, ↑, ↓"
        delen: tuple[Deel, ...] = ((f" {bewaart}", "toets"), (" bewaart ", "dof"))
        if self._esc_laat:
            delen += ((" Esc", "toets"), (" laat het zo ", "dof"))
        return Regel(("voet", 0, 0), delen)

    @property
    def tekst(self) -> str:
        """What stands in the field now."""
        return self.veld.text if isinstance(self.veld, Tekstveld) else self.veld.value

    def zet(self, tekst: str) -> None:
        """Put another text in a one-line field, with the cursor at its end."""
        if isinstance(self.veld, Regelveld):
            self.veld.value = tekst
            self.veld.cursor_position = len(tekst)

    def meld(self, tekst: str, fout: bool = False) -> None:
        """Say beneath the field how it is read, or what is wrong with it."""
        stijl = "fout" if fout else "bericht"
        links = ((f" {self.label}: ", "label"), (schoon(tekst), stijl))
        # what is wrong, and how it is read, must be readable to its end; the keys can be missed
        breed = int(self.styles.width.value) if self.styles.width is not None else 0
        past = breedte(plat(links)) + 2 + breedte(self._toetsen) < breed
        toetsen = f"{self._toetsen} " if past and not (fout and tekst) else ""
        self._uitleg.regel = Regel(("uitleg", 0, 0), links, ((toetsen, "dof"),))

    def vraagt(self, rem: Rem, veld: Hashable, elke_toets: bool = False, doet: str = "bewaart") -> bool:
        """Whether the AVG brake asks before what stands here is saved as `veld`; then it is asked beneath the field.

        The fullest wording that can be read to its end. `elke_toets`: any key that leaves the field `doet` it, Esc too.
        """
        zinnen = rem.vraag(veld, self.tekst, "" if elke_toets else "ctrl+s" if self.meerregelig else "Enter", doet)
        if not zinnen:
            return False
        schone = [schoon(zin) for zin in zinnen]
        ruimte = self.screen.size.width - self.region.x
        zin = next((zin for zin in schone if breedte(zin) + 1 <= ruimte), schone[-1])
        if breedte(zin) + 1 > self.size.width:
            self.styles.width = min(breedte(zin) + 1, ruimte)
        self._uitleg.regel = Regel(("uitleg", 0, 0), ((f" {zin}", "fout"),))
        return True
