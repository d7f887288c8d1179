"""A document as blocks: headings, paragraphs, lists and tables; what it is written as is another matter."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; `niveau` is 1 for the title of the document, 2 for its parts, 3 for what is in them."""

    niveau: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph; `nadruk` is what stands before it with emphasis, such as "Aanwezig", with a colon."""

    tekst: str
    nadruk: str = ""


@dataclass(frozen=True, slots=True)
class Opsomming:
    """A list of points."""

    punten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with a heading to each column; every row has as many cells.

    `bijschrift` says what it is to who hears it read aloud; who sees it has the heading above. `breedten` is how wide
    each column is, as parts of the whole.
    """

    bijschrift: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    breedten: tuple[int, ...]


Blok: TypeAlias = Kop | Alinea | Opsomming | Tabel


@dataclass(frozen=True, slots=True)
class Document:
    """A document in Dutch: its title, the day it is of, and its blocks, the first of which is the title as a Kop."""

    titel: str
    dag: date
    blokken: tuple[Blok, ...]
