"""The pictures of the README are those of the program as it is."""

from bench.schermafdrukken import MAP, SCHERMEN, maak_alle


def test_the_pictures_are_current(tmp_path):
    # `make schermafdrukken` makes them anew; look at them before they are committed
    for nieuw in maak_alle(tmp_path):
        assert nieuw.read_text(encoding="utf-8") == (MAP / nieuw.name).read_text(encoding="utf-8"), nieuw.name
    assert {pad.stem for pad in MAP.glob("*.svg")} == set(SCHERMEN)
