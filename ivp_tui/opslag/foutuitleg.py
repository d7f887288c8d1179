"""What an error of SQLite or of the operating system means, in plain Dutch."""

import errno
import sqlite3


def is_schade(fout: BaseException) -> bool:
    """Whether an SQLite error tells of a damaged file rather than of a full disk or a lock."""
    naam = getattr(fout, "sqlite_errorname", "") or ""
    # the last is of Python's sqlite3, which gives no name with it: a text that is none
    return naam.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or any(
        woord in str(fout) for woord in ("malformed", "Could not decode")
    )


_UITLEG = {
    "SQLITE_BUSY": "een ander programma houdt het bestand bezet; sluit dat of probeer het zo weer",
    "SQLITE_LOCKED": "een ander programma houdt het bestand bezet; sluit dat of probeer het zo weer",
    "SQLITE_FULL": "de schijf is vol; maak ruimte en probeer het weer",
    "SQLITE_READONLY_ROLLBACK": "naast het bestand staat een onafgemaakte wijziging; open het eenmaal met schrijfrecht",
    "SQLITE_READONLY": "het bestand of de map is alleen-lezen",
    "SQLITE_CANTOPEN": "het bestand of de map is niet te openen; kijk of de schijf er nog is",
    "SQLITE_IOERR": "de schijf gaf een fout bij lezen of schrijven; kijk of de schijf er nog is",
    "SQLITE_CORRUPT": "het bestand is beschadigd; kijk met: ivp controle",
    "SQLITE_NOTADB": "het bestand is beschadigd of geen ivp-bestand; kijk met: ivp controle",
    "SQLITE_CONSTRAINT": "de wijziging past niet in het bestand",
    "SQLITE_TOOBIG": "de tekst is te lang voor het bestand",
    "SQLITE_SCHEMA": "het bestand is intussen door een andere versie gewijzigd; start ivp opnieuw",
}


_BESTURING = {
    errno.ENOSPC: "de schijf is vol; maak ruimte en probeer het weer",
    errno.EROFS: "de schijf is alleen-lezen",
    errno.EIO: "de schijf gaf een fout bij lezen of schrijven; kijk of de schijf er nog is",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ENAMETOOLONG: "het pad is te lang",
    errno.ELOOP: "het pad verwijst in een kring",
    errno.EMFILE: "er staan te veel bestanden open; sluit andere programma's",
}


def leg_uit(fout: BaseException) -> str:
    """What an SQLite or operating system error means, as a Dutch half-sentence without code words.

    A ValueError is a value that is not of its kind: a status that nobody knows, a date that is none.
    """
    if isinstance(fout, PermissionError):
        return "u hebt er geen recht toe"
    if isinstance(fout, ValueError):
        return "er staat een waarde in die ivp niet kent; kijk met: ivp controle"
    naam = getattr(fout, "sqlite_errorname", "") or ""
    for begin, uitleg in _UITLEG.items():
        if naam.startswith(begin):
            return uitleg
    if isinstance(fout, sqlite3.Error) and is_schade(fout):
        return _UITLEG["SQLITE_CORRUPT"]
    if isinstance(fout, OSError):
        return _BESTURING.get(fout.errno or 0, "het besturingssysteem weigert")
    return "onverwachte fout in het bestand; kijk met: ivp controle"
