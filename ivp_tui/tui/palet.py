"""From the names of styles in a beeld to colours of the theme, once per theme."""

from collections.abc import Mapping
from functools import lru_cache

from rich.style import Style

#: colours of our own that a theme may set in its variables, with what they are taken from where it does not
STANDAARD = {
    "ivp-dof": "foreground-muted",
    "ivp-lijn": "panel",
    "ivp-kop": "foreground-muted",
    "ivp-cursor": "primary-muted",
    "ivp-cursor-rust": "panel",
    "ivp-thema": "foreground",
    "ivp-niet-gestart": "foreground-muted",
    "ivp-op-schema": "primary",
    "ivp-aandacht": "warning",
    "ivp-loopt-achter": "error",
    "ivp-gereed": "success",
    "ivp-merk": "accent",
}

#: style name -> (colour variable, attributes)
_STIJLEN: dict[str, tuple[str, str]] = {
    "": ("foreground", ""),
    "dof": ("ivp-dof", ""),
    "erft": ("foreground", ""),
    "label": ("ivp-dof", ""),
    "plan": ("ivp-thema", "bold"),
    "thema": ("ivp-thema", "bold"),
    "ster": ("accent", "bold"),
    "doel": ("foreground", ""),
    "doelteken": ("primary", ""),
    "themabreed": ("ivp-dof", "italic"),
    "bezig": ("accent", ""),
    "kop": ("ivp-kop", ""),
    "kop-actief": ("ivp-thema", "bold"),
    "kop-tekst": ("ivp-thema", "bold"),
    "cijfer": ("ivp-thema", "bold"),
    "merk": ("ivp-merk", ""),
    "gekozen": ("accent", "bold"),
    "titel": ("foreground", ""),
    "titel-sterk": ("ivp-thema", "bold"),
    "demo": ("accent", "bold reverse"),
    "lijn": ("ivp-lijn", ""),
    "doellijn": ("accent", ""),
    "nulmeting": ("ivp-merk", "bold"),
    "toets": ("accent", "bold"),
    "bericht": ("foreground", ""),
    "bevestigd": ("success", "bold"),
    "fout": ("error", "bold"),
    "status-niet-gestart": ("ivp-niet-gestart", ""),
    "status-op-schema": ("ivp-op-schema", ""),
    "status-aandacht": ("ivp-aandacht", "bold"),
    "status-loopt-achter": ("ivp-loopt-achter", "bold"),
    "status-gereed": ("ivp-gereed", ""),
}


class Palet:
    """The colours of one theme; `variabelen` are the theme's variables, name -> colour."""

    def __init__(self, variabelen: Mapping[str, str]) -> None:
        """Keep only plain colours: what Textual derives as "auto" has no meaning outside its own stylesheet."""
        self._kleuren = {naam: waarde for naam, waarde in variabelen.items() if waarde.startswith("#")}
        # a palet is small and lives as long as its theme, so the cache may hold on to it
        self.stijl = lru_cache(maxsize=None)(self._stijl)

    def kleur(self, naam: str) -> str:
        """A colour by its variable, by what it is taken from, or the foreground."""
        for proef in (naam, STANDAARD.get(naam, ""), "foreground"):
            if proef in self._kleuren:
                return self._kleuren[proef][:7]
        return "#c0c0c0"

    def _stijl(self, naam: str, achtergrond: str = "background") -> Style:
        variabele, kenmerken = _STIJLEN.get(naam, _STIJLEN[""])
        return Style.parse(f"{kenmerken} {self.kleur(variabele)} on {self.kleur(achtergrond)}".strip())
