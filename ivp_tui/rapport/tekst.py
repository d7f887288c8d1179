"""Lines of styled pieces as text: plain when it goes to a file or pipe, in the terminal's own colours on a screen."""

from collections.abc import Iterable, Sequence

#: a piece of text with the name of its style, as the views make them; '' is plain
Deel = tuple[str, str]

#: style name of the views -> style in the sixteen colours that every terminal has
_KLEUREN = {
    "dof": "dim",
    "erft": "dim",
    "label": "dim",
    "themabreed": "italic",
    "kop": "bold",
    "plan": "bold",
    "thema": "bold",
    "titel-sterk": "bold",
    "demo": "bold reverse",
    "ster": "yellow",
    "merk": "yellow",
    "status-niet-gestart": "blue",
    "status-op-schema": "cyan",
    "status-aandacht": "yellow",
    "status-loopt-achter": "red",
    "status-gereed": "green",
}


def als_tekst(regels: Iterable[Sequence[Deel]], kleur: bool) -> str:
    """The lines under each other without space at their ends; with `kleur` holding terminal colour codes."""
    if not kleur:
        return "\n".join("".join(tekst for tekst, _ in regel).rstrip() for regel in regels)
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    console = Console(file=StringIO(), force_terminal=True, color_system="standard", highlight=False)
    with console.capture() as opgevangen:
        for regel in regels:
            tekst = Text.assemble(*((deel, _KLEUREN.get(stijl, "")) for deel, stijl in regel))
            tekst.rstrip()
            console.print(tekst, soft_wrap=True)
    return opgevangen.get().rstrip("\n")
