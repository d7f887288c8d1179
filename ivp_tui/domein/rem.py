"""When the AVG brake asks: once for each text of a field, and again when that text changed."""

from collections.abc import Hashable

from ivp_tui.domein.schoon import schoon


class Rem:
    """What was asked about the open field, and which text of which field somebody kept after all.

    It is kept in memory only, as long as the program runs.
    """

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self._gevraagd: tuple[Hashable, str] | None = None
        self._bevestigd: dict[Hashable, str] = {}

    def vraag(self, veld: Hashable, tekst: str, toets: str, doet: str = "bewaart") -> tuple[str, ...]:
        """What to ask before `tekst` is saved in `veld`, from long to short; nothing when it may be saved.

        The same text given again after a question is confirmed by that. `toets` is the key that does so, "" for any;
        `doet` is what it does.
        """
        # the rules are compiled at the first text that is saved, not at the start
        from ivp_tui.domein.avg import vermoedens, vraag

        kern = _kern(tekst)
        if self._bevestigd.get(veld) == kern:
            return ()
        if self.wacht(veld, tekst):
            self._bevestigd[veld], self._gevraagd = kern, None
            return ()
        zinnen = vraag(vermoedens(kern), toets, doet)
        self._gevraagd = (veld, kern) if zinnen else None
        return zinnen

    def wacht(self, veld: Hashable, tekst: str) -> bool:
        """Whether a question about this very text of this field stands open; another text withdraws the question."""
        if self._gevraagd != (veld, _kern(tekst)):
            self._gevraagd = None
        return self._gevraagd is not None

    def laat(self) -> None:
        """The field is closed: a question that was open is gone, and asked anew next time."""
        self._gevraagd = None


def _kern(tekst: str) -> str:
    return schoon(tekst, meerregelig=True).strip()
