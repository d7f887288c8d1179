"""What would change, row by row, by the name a reader knows."""

from ivp_tui.domein.verschil import naam, tel, verschillen

NU = {
    "thema": {1: {"titel": "Jeugd"}, 2: {"titel": "Drugs"}},
    "actie": {5: {"titel": "Heling", "thema_id": 1, "deadline": None}, 6: {"titel": "Weg straks", "thema_id": 2}},
    "stand": {1: {"actie_id": 5, "status": "gereed"}},
}
DAN = {
    "thema": {1: {"titel": "Jeugd"}, 2: {"titel": "Drugs"}},
    "actie": {5: {"titel": "Heling", "thema_id": 2, "deadline": "2022-02-02"}, 7: {"titel": "Weer", "thema_id": 1}},
    "stand": {1: {"actie_id": 5, "status": "aandacht"}},
}


def test_every_kind_of_difference_has_its_name_and_both_values() -> None:
    alle = list(verschillen(NU, DAN))
    assert [(v.tabel, v.rij, v.soort, v.naam) for v in alle] == [
        ("actie", 5, "anders", "Heling"),
        ("actie", 6, "weg", "Weg straks"),
        ("actie", 7, "terug", "Weer"),
        ("stand", 1, "anders", "Heling"),
    ]
    assert alle[0].velden == {"thema": ("Jeugd", "Drugs"), "deadline": ("", "2022-02-02")}
    assert alle[3].velden == {"status": ("gereed", "aandacht")}
    assert {tabel: dict(per) for tabel, per in tel(alle).items()} == {
        "actie": {"anders": 1, "weg": 1, "terug": 1},
        "stand": {"anders": 1},
    }


def test_what_is_the_same_or_has_no_name() -> None:
    assert list(verschillen(NU, NU)) == []
    assert naam(NU, "stand", {"actie_id": 99}) == ""
    assert naam(NU, "vervolg", {"van_doel_id": None, "van_thema_id": 2}) == "Drugs"
