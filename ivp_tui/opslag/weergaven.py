"""The views of docs/bestand.md: the stable, readable face of the file for sqlite3, Datasette, Excel and scripts."""

WEERGAVEN: dict[str, str] = {
    "v_plan": """
        SELECT plan.slug AS plan, plan.titel AS titel, gemeente.naam AS gemeente, plan.van AS van, plan.tot AS tot
        FROM plan JOIN gemeente ON gemeente.id = plan.gemeente_id ORDER BY plan.van, plan.slug""",
    # an actie without doel is thema-wide (doel NULL); a doel without actie has actie NULL; archived items are left out
    "v_boom": """
        WITH rij AS (
            SELECT thema.id AS thema_id, doel.id AS doel_id, actie.id AS actie_id, doel.volgorde AS d,
                actie.volgorde AS a
            FROM thema JOIN doel ON doel.thema_id = thema.id AND doel.archief = 0
            LEFT JOIN (actie_doel JOIN actie ON actie.id = actie_doel.actie_id AND actie.archief = 0)
                ON actie_doel.doel_id = doel.id AND actie.thema_id = thema.id
            UNION ALL
            SELECT thema.id, NULL, actie.id, 1000000, actie.volgorde
            FROM thema JOIN actie ON actie.thema_id = thema.id AND actie.archief = 0
            WHERE NOT EXISTS (SELECT 1 FROM actie_doel JOIN doel ON doel.id = actie_doel.doel_id AND doel.archief = 0
                              WHERE actie_doel.actie_id = actie.id AND doel.thema_id = thema.id)
        )
        SELECT plan.slug AS plan, thema.id AS thema_id, thema.titel AS thema, thema.prioriteit AS prioriteit,
            doel.id AS doel_id, doel.titel AS doel, doel.soort AS doel_soort, actie.id AS actie_id,
            actie.titel AS actie, actie.toelichting AS actie_toelichting, actie.soort AS actie_soort,
            bron.titel AS bron, coalesce(actie.vindplaats, doel.vindplaats) AS vindplaats
        FROM rij JOIN thema ON thema.id = rij.thema_id AND thema.archief = 0 JOIN plan ON plan.id = thema.plan_id
        LEFT JOIN doel ON doel.id = rij.doel_id LEFT JOIN actie ON actie.id = rij.actie_id
        LEFT JOIN bron ON bron.id = CASE WHEN actie.id IS NULL THEN doel.bron_id ELSE actie.bron_id END
        ORDER BY plan.van, plan.slug, thema.prioriteit DESC, thema.volgorde, thema.id, rij.d, doel.id, rij.a,
            actie.id""",
    "v_doel": """
        SELECT plan.slug AS plan, thema.id AS thema_id, thema.titel AS thema, doel.id AS doel_id, doel.titel AS doel,
            doel.toelichting AS toelichting, doel.soort AS soort, bron.titel AS bron, doel.vindplaats AS vindplaats
        FROM doel JOIN plan ON plan.id = doel.plan_id LEFT JOIN thema ON thema.id = doel.thema_id
        LEFT JOIN bron ON bron.id = doel.bron_id
        WHERE doel.archief = 0 AND coalesce(thema.archief, 0) = 0
        ORDER BY plan.van, plan.slug, thema.id IS NOT NULL, thema.prioriteit DESC, thema.volgorde, doel.volgorde,
            doel.id""",
    "v_streefwaarde": """
        SELECT plan.slug AS plan, doel.id AS doel_id, doel.titel AS doel, indicator.id AS indicator_id,
            indicator.naam AS indicator, indicator.eenheid AS eenheid, streefwaarde.richting AS richting,
            streefwaarde.basisjaar AS basisjaar, streefwaarde.basiswaarde AS basiswaarde,
            streefwaarde.doeljaar AS doeljaar, streefwaarde.doelwaarde AS doelwaarde, bron.titel AS bron,
            streefwaarde.vindplaats AS vindplaats
        FROM streefwaarde JOIN doel ON doel.id = streefwaarde.doel_id JOIN plan ON plan.id = doel.plan_id
        JOIN indicator ON indicator.id = streefwaarde.indicator_id LEFT JOIN bron ON bron.id = streefwaarde.bron_id
        LEFT JOIN thema ON thema.id = doel.thema_id
        WHERE doel.archief = 0 AND coalesce(thema.archief, 0) = 0
        ORDER BY plan.van, plan.slug, streefwaarde.id""",
    "v_meting": """
        SELECT meting.id AS meting_id, gemeente.naam AS gemeente, indicator.id AS indicator_id,
            indicator.naam AS indicator, indicator.eenheid AS eenheid, wijk.naam AS wijk, meting.periode AS periode,
            meting.waarde AS waarde, meting.onbekend AS onbekend, meting.status AS status, bron.titel AS bron,
            meting.uitgave AS uitgave, meting.vindplaats AS vindplaats, meting.gekozen AS gekozen
        FROM meting JOIN indicator ON indicator.id = meting.indicator_id
        JOIN gemeente ON gemeente.id = indicator.gemeente_id LEFT JOIN wijk ON wijk.id = meting.wijk_id
        LEFT JOIN bron ON bron.id = meting.bron_id
        ORDER BY indicator.id, wijk.volgorde, meting.periode, meting.gekozen DESC, meting.id""",
    # what stands under a thema in the archive is in the archive too, here and everywhere below
    # every actie has a row for the stad (wijk NULL), onbekend where nobody set it: then the text and the day are those
    # of the last bericht, if any; a wijk has a row where it was set
    "v_stand": """
        SELECT plan.slug AS plan, actie.id AS actie_id, actie.titel AS actie, NULL AS wijk,
            coalesce(stand.status, 'onbekend') AS status,
            coalesce(stand.toelichting, bericht.tekst, '') AS toelichting,
            CASE WHEN stand.id IS NULL THEN bericht.datum ELSE stand.gewijzigd_op END AS gewijzigd_op
        FROM actie JOIN plan ON plan.id = actie.plan_id JOIN thema ON thema.id = actie.thema_id AND thema.archief = 0
        LEFT JOIN stand ON stand.actie_id = actie.id AND stand.wijk_id IS NULL
        LEFT JOIN bericht ON bericht.id = (SELECT laatste.id FROM bericht AS laatste
            WHERE laatste.actie_id = actie.id ORDER BY laatste.datum DESC, laatste.id DESC LIMIT 1)
        WHERE actie.archief = 0
        UNION ALL
        SELECT plan.slug, actie.id, actie.titel, wijk.naam, stand.status, stand.toelichting, stand.gewijzigd_op
        FROM stand JOIN actie ON actie.id = stand.actie_id JOIN plan ON plan.id = actie.plan_id
        JOIN thema ON thema.id = actie.thema_id AND thema.archief = 0
        JOIN wijk ON wijk.id = stand.wijk_id WHERE actie.archief = 0""",
    "v_afspraak": """
        SELECT afspraak.id AS afspraak_id, plan.slug AS plan, overleg.id AS overleg_id, overleg.naam AS overleg,
            overleg.datum AS datum, afspraak.nummer AS nummer, wijk.naam AS wijk, afspraak.doel_id AS doel_id,
            afspraak.actie_id AS actie_id, afspraak.soort AS soort, afspraak.tekst AS tekst,
            afspraak.actiehouder AS actiehouder, afspraak.termijn AS termijn, afspraak.status AS status
        FROM afspraak JOIN plan ON plan.id = afspraak.plan_id LEFT JOIN overleg ON overleg.id = afspraak.overleg_id
        LEFT JOIN wijk ON wijk.id = afspraak.wijk_id""",
    # one row an item that continues: van in the older plan, naar in the later
    "v_vervolg": """
        WITH item AS (
            SELECT 'thema' AS soort, thema.id AS id, thema.titel AS titel, plan.slug AS plan
            FROM thema JOIN plan ON plan.id = thema.plan_id
            UNION ALL SELECT 'doel', doel.id, doel.titel, plan.slug FROM doel JOIN plan ON plan.id = doel.plan_id
            UNION ALL SELECT 'actie', actie.id, actie.titel, plan.slug FROM actie JOIN plan ON plan.id = actie.plan_id
        )
        SELECT vervolg.id AS vervolg_id, van.plan AS van_plan, van.soort AS van_soort, van.id AS van_id,
            van.titel AS van_titel, naar.plan AS naar_plan, naar.soort AS naar_soort, naar.id AS naar_id,
            naar.titel AS naar_titel, vervolg.grond AS grond, bron.titel AS bron, vervolg.vindplaats AS vindplaats
        FROM vervolg
        JOIN item AS van ON (van.soort, van.id) IN (('thema', van_thema_id), ('doel', van_doel_id),
            ('actie', van_actie_id))
        JOIN item AS naar ON (naar.soort, naar.id) IN (('thema', naar_thema_id), ('doel', naar_doel_id),
            ('actie', naar_actie_id))
        LEFT JOIN bron ON bron.id = vervolg.bron_id
        ORDER BY vervolg.id""",
    "v_toezegging": """
        SELECT toezegging.id AS toezegging_id, plan.slug AS plan, thema.id AS thema_id, thema.titel AS thema,
            toezegging.soort AS soort,
            toezegging.nummer AS nummer, toezegging.titel AS toezegging, toezegging.status AS status,
            toezegging.datum AS datum, toezegging.toelichting AS toelichting, bron.titel AS bron,
            toezegging.vindplaats AS vindplaats
        FROM toezegging JOIN plan ON plan.id = toezegging.plan_id LEFT JOIN thema ON thema.id = toezegging.thema_id
        LEFT JOIN bron ON bron.id = toezegging.bron_id WHERE toezegging.archief = 0
        ORDER BY plan.van, plan.slug, toezegging.volgorde, toezegging.id""",
    # the dated log: what was reported of an actie or a toezegging
    "v_bericht": """
        SELECT bericht.id AS bericht_id, plan.slug AS plan, bericht.actie_id AS actie_id,
            bericht.toezegging_id AS toezegging_id, bericht.datum AS datum, bericht.tekst AS tekst,
            bron.titel AS bron, bericht.vindplaats AS vindplaats
        FROM bericht LEFT JOIN actie ON actie.id = bericht.actie_id
        LEFT JOIN toezegging ON toezegging.id = bericht.toezegging_id
        JOIN plan ON plan.id = coalesce(actie.plan_id, toezegging.plan_id) LEFT JOIN bron ON bron.id = bericht.bron_id
        ORDER BY bericht.datum, bericht.id""",
    "v_verhaal": """
        SELECT verhaal.id AS verhaal_id, plan.slug AS plan, verhaal.datum AS datum, wijk.naam AS wijk,
            verhaal.thema_id AS thema_id, verhaal.doel_id AS doel_id, verhaal.actie_id AS actie_id,
            verhaal.titel AS verhaal, verhaal.tekst AS tekst, bron.titel AS bron, verhaal.vindplaats AS vindplaats
        FROM verhaal JOIN plan ON plan.id = verhaal.plan_id LEFT JOIN wijk ON wijk.id = verhaal.wijk_id
        LEFT JOIN bron ON bron.id = verhaal.bron_id WHERE verhaal.archief = 0 ORDER BY verhaal.datum, verhaal.id""",
    "v_middel": """
        SELECT plan.slug AS plan, thema.id AS thema_id, thema.titel AS thema, middel.jaar AS jaar,
            middel.begroot AS begroot, middel.gerealiseerd AS gerealiseerd, bron.titel AS bron,
            middel.vindplaats AS vindplaats
        FROM middel JOIN thema ON thema.id = middel.thema_id JOIN plan ON plan.id = thema.plan_id
        LEFT JOIN bron ON bron.id = middel.bron_id WHERE thema.archief = 0
        ORDER BY plan.van, plan.slug, thema.volgorde, middel.jaar""",
    "v_logboek": "SELECT id, groep, tijd, wie, tabel, rij, veld, oud, nieuw FROM logboek ORDER BY id",
}
