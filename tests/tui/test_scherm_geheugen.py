"""What is closed is gone, and going on along cards piles nothing up; by counting objects, not by time or size."""

import gc
from collections import Counter
from pathlib import Path

from textual.events import Key
from textual.message_pump import MessagePump

from ivp_tui.tui.schermen.dialogen import Kiesscherm
from ivp_tui.tui.schermen.kaartscherm import Kaartscherm
from tests.tui.hulp import Bank, bank, tot

#: the keys that Textual names otherwise than by their character
TOETSNAAM = {"/": "slash", "?": "question_mark", ":": "colon"}
#: dialogs opened and closed, one over the other too
KEREN = (
    *("/", "a", "escape", "?", "j", "?", "L", "?", "escape", "f", "escape", "escape", ":", "t", "escape"),
    *("ctrl+k", "j", "enter", "a", "escape", "escape", "f", "j", "escape"),
)


def levend() -> Counter[str]:
    """How many of each kind of screen and widget there are."""
    gc.collect()
    return Counter(type(o).__name__ for o in gc.get_objects() if isinstance(o, MessagePump))


def kaart(b: Bank) -> Kaartscherm:
    """The card in view."""
    assert isinstance(b.app.screen, Kaartscherm)
    return b.app.screen


async def volg(b: Bank, tabel: str) -> None:
    """Follow the first line of the card that points at a row of a table."""
    scherm = kaart(b)
    assert scherm.kaart is not None
    doel = next(r.naar for r in scherm.kaart.regels if r.naar is not None and r.naar[0] == tabel)
    await b.toets("g")
    while (regel := scherm.huidige()) is None or regel.naar != doel:
        await b.toets("j")
    await b.toets("l")
    assert (kaart(b).tabel, kaart(b).rij) == doel


async def test_following_cards_on_and_on_stays_on_one_screen(pad: Path) -> None:
    # a screen over a screen is drawn by it, and so on: 52 of them were more than Python can go down
    async with bank(pad) as b:
        await b.naar("thema", b.stand.themas[0].titel)
        await b.toets("ctrl+k")
        begin = levend()
        for _ in range(30):
            await volg(b, "kenmerk")
            await volg(b, "thema")
        assert len(b.app.screen_stack) == 2
        assert levend() == begin
        # and back over as many as are remembered, then out
        await b.toets(*["escape"] * 50)
        assert len(b.app.screen_stack) == 2
        await b.toets("escape")
        assert len(b.app.screen_stack) == 1


async def test_esc_comes_back_to_the_line_from_which_a_card_was_followed(pad: Path) -> None:
    async with bank(pad) as b:
        thema = b.stand.themas[0]
        await b.naar("thema", thema.titel)
        await b.toets("ctrl+k")
        await volg(b, "kenmerk")
        kenmerk = kaart(b).rij
        await b.doe("escape")
        regel = kaart(b).huidige()
        assert (kaart(b).tabel, kaart(b).rij) == ("thema", thema.id)
        assert regel is not None
        assert regel.naar == ("kenmerk", kenmerk)


async def test_what_changed_on_a_card_that_was_followed_shows_on_the_way_back(pad: Path) -> None:
    async with bank(pad) as b:
        thema = b.stand.themas[0]
        await b.naar("thema", thema.titel)
        await b.toets("ctrl+k")
        await volg(b, "kenmerk")
        await b.toets("g")
        while (regel := kaart(b).huidige()) is None or regel.veld != "tekst":
            await b.toets("j")
        await b.toets("enter")
        await b.typ("Iets nieuws")
        await b.doe("ctrl+s")
        await b.doe("escape")
        await b.klaar()
        assert kaart(b).tabel == "thema"
        assert "Iets nieuws" in b.scherm


async def test_dialogs_opened_and_closed_with_fast_keys_leave_nothing(pad: Path) -> None:
    async with bank(pad) as b:

        async def ronde() -> None:
            for toets in KEREN:
                # without waiting between them, as a terminal gives them
                b.app.post_message(Key(TOETSNAAM.get(toets, toets), toets if len(toets) == 1 else None))
            await b.pilot.pause()
            await b.klaar()

        await ronde()
        begin = levend()
        for _ in range(8):
            await ronde()
        assert len(b.app.screen_stack) == 1
        # what was closed last may still be on its way out
        await tot(b.pilot, lambda: levend() <= begin)


async def test_a_dialog_that_another_came_over_does_not_close_that_one(pad: Path) -> None:
    # a command chosen in the palette opens its screen a moment later: fast keys may have opened another by then
    async with bank(pad) as b:
        await b.toets("slash")
        onder = b.app.screen
        assert isinstance(onder, Kiesscherm)
        await b.werkbank.doe_hulp()
        boven = b.app.screen
        await onder.doe_ga()
        assert b.app.screen is boven
        await b.toets("escape")
        assert b.app.screen is onder
        await b.toets("escape")
        assert b.app.screen is b.werkbank
