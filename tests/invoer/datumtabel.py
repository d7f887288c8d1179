"""What is typed in a deadline and the day it is, seen from three days; ? is asked about or refused."""

VOORUIT = """
tekst                    | zo 31 jan 2027 | di 29 feb 2028 | do 31 dec 2026
5 dec                    | zo 5 dec 2027  | di 5 dec 2028  | zo 5 dec 2027
5-12                     | zo 5 dec 2027  | di 5 dec 2028  | zo 5 dec 2027
5 dec a.s.               | zo 5 dec 2027  | di 5 dec 2028  | zo 5 dec 2027
5 december aanstaande    | zo 5 dec 2027  | di 5 dec 2028  | zo 5 dec 2027
5 dec jl.                | za 5 dec 2026  | zo 5 dec 2027  | za 5 dec 2026
5/12                     | zo 5 dec 2027  | di 5 dec 2028  | zo 5 dec 2027
5 december               | zo 5 dec 2027  | di 5 dec 2028  | zo 5 dec 2027
05-12                    | zo 5 dec 2027  | di 5 dec 2028  | zo 5 dec 2027
5dec                     | zo 5 dec 2027  | di 5 dec 2028  | zo 5 dec 2027
de 5e december           | zo 5 dec 2027  | di 5 dec 2028  | zo 5 dec 2027
5e dec                   | zo 5 dec 2027  | di 5 dec 2028  | zo 5 dec 2027
za. 5 dec. 2026          | za 5 dec 2026  | za 5 dec 2026  | za 5 dec 2026
5-12-26                  | za 5 dec 2026  | za 5 dec 2026  | za 5 dec 2026
5 dec 26                 | za 5 dec 2026  | za 5 dec 2026  | za 5 dec 2026
5 dec '26                | za 5 dec 2026  | za 5 dec 2026  | za 5 dec 2026
over 2 weken             | zo 14 feb 2027 | di 14 mrt 2028 | do 14 jan 2027
over 2wk                 | zo 14 feb 2027 | di 14 mrt 2028 | do 14 jan 2027
over 2 wk                | zo 14 feb 2027 | di 14 mrt 2028 | do 14 jan 2027
over 14dagen             | zo 14 feb 2027 | di 14 mrt 2028 | do 14 jan 2027
binnen 3mnd              | vr 30 apr 2027 | ma 29 mei 2028 | wo 31 mrt 2027
over 1 jr                | ma 31 jan 2028 | wo 28 feb 2029 | vr 31 dec 2027
2wk geleden              | zo 17 jan 2027 | di 15 feb 2028 | do 17 dec 2026
5-12.                    | zo 5 dec 2027  | di 5 dec 2028  | zo 5 dec 2027
za 5-12-2026.            | za 5 dec 2026  | za 5 dec 2026  | za 5 dec 2026
over twee weken          | zo 14 feb 2027 | di 14 mrt 2028 | do 14 jan 2027
over een week            | zo 7 feb 2027  | di 7 mrt 2028  | do 7 jan 2027
over een maand           | zo 28 feb 2027 | wo 29 mrt 2028 | zo 31 jan 2027
over één maand           | zo 28 feb 2027 | wo 29 mrt 2028 | zo 31 jan 2027
over 3 maanden           | vr 30 apr 2027 | ma 29 mei 2028 | wo 31 mrt 2027
over een jaar            | ma 31 jan 2028 | wo 28 feb 2029 | vr 31 dec 2027
over 14 dagen            | zo 14 feb 2027 | di 14 mrt 2028 | do 14 jan 2027
over een half jaar       | za 31 jul 2027 | di 29 aug 2028 | wo 30 jun 2027
over een kwartaal        | vr 30 apr 2027 | ma 29 mei 2028 | wo 31 mrt 2027
binnen 2 weken           | zo 14 feb 2027 | di 14 mrt 2028 | do 14 jan 2027
3 dagen geleden          | do 28 jan 2027 | za 26 feb 2028 | ma 28 dec 2026
2 weken geleden          | zo 17 jan 2027 | di 15 feb 2028 | do 17 dec 2026
een maand geleden        | do 31 dec 2026 | za 29 jan 2028 | ma 30 nov 2026
vandaag                  | zo 31 jan 2027 | di 29 feb 2028 | do 31 dec 2026
morgen                   | ma 1 feb 2027  | wo 1 mrt 2028  | vr 1 jan 2027
overmorgen               | di 2 feb 2027  | do 2 mrt 2028  | za 2 jan 2027
gisteren                 | za 30 jan 2027 | ma 28 feb 2028 | wo 30 dec 2026
eergisteren              | vr 29 jan 2027 | zo 27 feb 2028 | di 29 dec 2026
vrijdag                  | vr 5 feb 2027  | vr 3 mrt 2028  | vr 1 jan 2027
vr                       | vr 5 feb 2027  | vr 3 mrt 2028  | vr 1 jan 2027
vr.                      | vr 5 feb 2027  | vr 3 mrt 2028  | vr 1 jan 2027
zaterdag                 | za 6 feb 2027  | za 4 mrt 2028  | za 2 jan 2027
za                       | za 6 feb 2027  | za 4 mrt 2028  | za 2 jan 2027
zondag                   | ?              | zo 5 mrt 2028  | zo 3 jan 2027
op vrijdag               | vr 5 feb 2027  | vr 3 mrt 2028  | vr 1 jan 2027
komende vrijdag          | vr 5 feb 2027  | vr 3 mrt 2028  | vr 1 jan 2027
a.s. vrijdag             | vr 5 feb 2027  | vr 3 mrt 2028  | vr 1 jan 2027
vrijdag a.s.             | vr 5 feb 2027  | vr 3 mrt 2028  | vr 1 jan 2027
aanstaande vrijdag       | vr 5 feb 2027  | vr 3 mrt 2028  | vr 1 jan 2027
afgelopen vrijdag        | vr 29 jan 2027 | vr 25 feb 2028 | vr 25 dec 2026
vrijdag jl.              | vr 29 jan 2027 | vr 25 feb 2028 | vr 25 dec 2026
deze vrijdag             | ?              | vr 3 mrt 2028  | vr 1 jan 2027
deze zondag              | ?              | zo 5 mrt 2028  | zo 3 jan 2027
volgende week dinsdag    | di 2 feb 2027  | di 7 mrt 2028  | di 5 jan 2027
dinsdag volgende week    | di 2 feb 2027  | di 7 mrt 2028  | di 5 jan 2027
deze week vrijdag        | vr 29 jan 2027 | vr 3 mrt 2028  | vr 1 jan 2027
vorige week dinsdag      | di 19 jan 2027 | di 22 feb 2028 | di 22 dec 2026
komende week dinsdag     | di 2 feb 2027  | di 7 mrt 2028  | di 5 jan 2027
afgelopen week dinsdag   | ?              | di 22 feb 2028 | ?
vrijdag over 2 weken     | ?              | vr 17 mrt 2028 | vr 15 jan 2027
over 2 weken vrijdag     | ?              | vr 17 mrt 2028 | vr 15 jan 2027
vrijdag over een week    | ?              | vr 10 mrt 2028 | vr 8 jan 2027
eind maart               | wo 31 mrt 2027 | vr 31 mrt 2028 | wo 31 mrt 2027
begin maart              | ma 1 mrt 2027  | wo 1 mrt 2028  | ma 1 mrt 2027
half maart               | ma 15 mrt 2027 | wo 15 mrt 2028 | ma 15 mrt 2027
medio maart              | ma 15 mrt 2027 | wo 15 mrt 2028 | ma 15 mrt 2027
eind mrt 2027            | wo 31 mrt 2027 | wo 31 mrt 2027 | wo 31 mrt 2027
eind feb                 | zo 28 feb 2027 | di 29 feb 2028 | zo 28 feb 2027
eind feb 2028            | di 29 feb 2028 | di 29 feb 2028 | di 29 feb 2028
einde van de maand       | zo 31 jan 2027 | di 29 feb 2028 | do 31 dec 2026
eind deze maand          | zo 31 jan 2027 | di 29 feb 2028 | do 31 dec 2026
eind volgende maand      | zo 28 feb 2027 | vr 31 mrt 2028 | zo 31 jan 2027
begin volgende maand     | ma 1 feb 2027  | wo 1 mrt 2028  | vr 1 jan 2027
eind van het jaar        | vr 31 dec 2027 | zo 31 dec 2028 | do 31 dec 2026
eind dit jaar            | vr 31 dec 2027 | zo 31 dec 2028 | do 31 dec 2026
begin volgend jaar       | za 1 jan 2028  | ma 1 jan 2029  | vr 1 jan 2027
eind 2027                | vr 31 dec 2027 | vr 31 dec 2027 | vr 31 dec 2027
begin 2027               | vr 1 jan 2027  | vr 1 jan 2027  | vr 1 jan 2027
eind q1                  | wo 31 mrt 2027 | vr 31 mrt 2028 | wo 31 mrt 2027
eind q2 2027             | wo 30 jun 2027 | wo 30 jun 2027 | wo 30 jun 2027
eind eerste kwartaal     | wo 31 mrt 2027 | vr 31 mrt 2028 | wo 31 mrt 2027
begin 2e kwartaal        | do 1 apr 2027  | za 1 apr 2028  | do 1 apr 2027
eind dit kwartaal        | wo 31 mrt 2027 | vr 31 mrt 2028 | do 31 dec 2026
begin volgende week      | ma 1 feb 2027  | ma 6 mrt 2028  | ma 4 jan 2027
vrijdag week 48          | vr 3 dec 2027  | vr 1 dec 2028  | vr 3 dec 2027
week 48 vrijdag          | vr 3 dec 2027  | vr 1 dec 2028  | vr 3 dec 2027
vr wk 3                  | vr 21 jan 2028 | vr 19 jan 2029 | vr 22 jan 2027
begin week 3             | ma 17 jan 2028 | ma 15 jan 2029 | ma 18 jan 2027
vrijdag week 53          | vr 31 dec 2032 | vr 31 dec 2032 | vr 1 jan 2027
uiterlijk 1 mei          | za 1 mei 2027  | ma 1 mei 2028  | za 1 mei 2027
29 feb                   | di 29 feb 2028 | di 29 feb 2028 | di 29 feb 2028
13-12                    | ma 13 dec 2027 | wo 13 dec 2028 | ma 13 dec 2027
2026-12-05               | za 5 dec 2026  | za 5 dec 2026  | za 5 dec 2026
5 12 2026                | za 5 dec 2026  | za 5 dec 2026  | za 5 dec 2026
half mei 2027            | za 15 mei 2027 | za 15 mei 2027 | za 15 mei 2027
woensdag 3-3             | wo 3 mrt 2027  | ?              | wo 3 mrt 2027
do 4/2                   | do 4 feb 2027  | ?              | do 4 feb 2027
1 januari                | za 1 jan 2028  | ma 1 jan 2029  | vr 1 jan 2027
31-12                    | vr 31 dec 2027 | zo 31 dec 2028 | do 31 dec 2026
31 jan                   | zo 31 jan 2027 | wo 31 jan 2029 | zo 31 jan 2027
29-2                     | di 29 feb 2028 | di 29 feb 2028 | di 29 feb 2028
1e maart                 | ma 1 mrt 2027  | wo 1 mrt 2028  | ma 1 mrt 2027
1ste maart               | ma 1 mrt 2027  | wo 1 mrt 2028  | ma 1 mrt 2027
2de feb                  | di 2 feb 2027  | vr 2 feb 2029  | di 2 feb 2027
3 sept                   | vr 3 sep 2027  | zo 3 sep 2028  | vr 3 sep 2027
3 sep.                   | vr 3 sep 2027  | zo 3 sep 2028  | vr 3 sep 2027
1-2-27                   | ma 1 feb 2027  | ma 1 feb 2027  | ma 1 feb 2027
1 2 2027                 | ma 1 feb 2027  | ma 1 feb 2027  | ma 1 feb 2027
over 1 dag               | ma 1 feb 2027  | wo 1 mrt 2028  | vr 1 jan 2027
over tien dagen          | wo 10 feb 2027 | vr 10 mrt 2028 | zo 10 jan 2027
over 52 weken            | zo 30 jan 2028 | di 27 feb 2029 | do 30 dec 2027
over 12 maanden          | ma 31 jan 2028 | wo 28 feb 2029 | vr 31 dec 2027
over 2 jaar              | wo 31 jan 2029 | do 28 feb 2030 | zo 31 dec 2028
over twee jaren          | wo 31 jan 2029 | do 28 feb 2030 | zo 31 dec 2028
12 dagen geleden         | di 19 jan 2027 | do 17 feb 2028 | za 19 dec 2026
1 jaar geleden           | za 31 jan 2026 | zo 28 feb 2027 | wo 31 dec 2025
dinsdag                  | di 2 feb 2027  | ?              | di 5 jan 2027
di.                      | di 2 feb 2027  | ?              | di 5 jan 2027
donderdag                | do 4 feb 2027  | do 2 mrt 2028  | ?
ma                       | ma 1 feb 2027  | ma 6 mrt 2028  | ma 4 jan 2027
komende zondag           | zo 7 feb 2027  | zo 5 mrt 2028  | zo 3 jan 2027
donderdag jl.            | do 28 jan 2027 | do 24 feb 2028 | do 24 dec 2026
deze week maandag        | ma 25 jan 2027 | ma 28 feb 2028 | ma 28 dec 2026
maandag deze week        | ma 25 jan 2027 | ma 28 feb 2028 | ma 28 dec 2026
volgende week zondag     | zo 7 feb 2027  | zo 12 mrt 2028 | zo 10 jan 2027
zondag vorige week       | zo 24 jan 2027 | zo 27 feb 2028 | zo 27 dec 2026
medio februari           | ma 15 feb 2027 | do 15 feb 2029 | ma 15 feb 2027
halverwege juni          | di 15 jun 2027 | do 15 jun 2028 | di 15 jun 2027
eind september           | do 30 sep 2027 | za 30 sep 2028 | do 30 sep 2027
begin januari            | za 1 jan 2028  | ma 1 jan 2029  | vr 1 jan 2027
eind december            | vr 31 dec 2027 | zo 31 dec 2028 | do 31 dec 2026
einde juni 2028          | vr 30 jun 2028 | vr 30 jun 2028 | vr 30 jun 2028
begin van de maand       | vr 1 jan 2027  | di 1 feb 2028  | di 1 dec 2026
half deze maand          | vr 15 jan 2027 | di 15 feb 2028 | di 15 dec 2026
begin van volgende maand | ma 1 feb 2027  | wo 1 mrt 2028  | vr 1 jan 2027
eind vorige maand        | do 31 dec 2026 | ma 31 jan 2028 | ma 30 nov 2026
begin dit jaar           | vr 1 jan 2027  | za 1 jan 2028  | do 1 jan 2026
eind vorig jaar          | do 31 dec 2026 | vr 31 dec 2027 | wo 31 dec 2025
eind volgend jaar        | zo 31 dec 2028 | ma 31 dec 2029 | vr 31 dec 2027
eind 4e kwartaal         | vr 31 dec 2027 | zo 31 dec 2028 | do 31 dec 2026
eind van het kwartaal    | wo 31 mrt 2027 | vr 31 mrt 2028 | do 31 dec 2026
begin volgend kwartaal   | do 1 apr 2027  | za 1 apr 2028  | vr 1 jan 2027
maandag week 1           | ma 3 jan 2028  | ma 1 jan 2029  | ma 4 jan 2027
zondag week 52           | zo 2 jan 2028  | zo 31 dec 2028 | zo 2 jan 2028
wk 5 dinsdag             | di 2 feb 2027  | di 30 jan 2029 | di 2 feb 2027
begin week 1 2028        | ma 3 jan 2028  | ma 3 jan 2028  | ma 3 jan 2028
per 1 juli               | do 1 jul 2027  | za 1 jul 2028  | do 1 jul 2027
op 1 juli                | do 1 jul 2027  | za 1 jul 2028  | do 1 jul 2027
UITERLIJK 1 JULI         | do 1 jul 2027  | za 1 jul 2028  | do 1 jul 2027
"""

TERUG = """
tekst                    | zo 31 jan 2027 | di 29 feb 2028 | do 31 dec 2026
5 dec                  | za 5 dec 2026  | zo 5 dec 2027  | za 5 dec 2026
5-12                   | za 5 dec 2026  | zo 5 dec 2027  | za 5 dec 2026
31-12                  | do 31 dec 2026 | vr 31 dec 2027 | do 31 dec 2026
1 jan                  | vr 1 jan 2027  | za 1 jan 2028  | do 1 jan 2026
29 feb                 | do 29 feb 2024 | di 29 feb 2028 | do 29 feb 2024
31 jan                 | zo 31 jan 2027 | ma 31 jan 2028 | za 31 jan 2026
vrijdag                | vr 29 jan 2027 | vr 25 feb 2028 | vr 25 dec 2026
dinsdag                | di 26 jan 2027 | ?              | di 29 dec 2026
donderdag              | do 28 jan 2027 | do 24 feb 2028 | ?
zondag                 | ?              | zo 27 feb 2028 | zo 27 dec 2026
gisteren               | za 30 jan 2027 | ma 28 feb 2028 | wo 30 dec 2026
eergisteren            | vr 29 jan 2027 | zo 27 feb 2028 | di 29 dec 2026
vandaag                | zo 31 jan 2027 | di 29 feb 2028 | do 31 dec 2026
afgelopen vrijdag      | vr 29 jan 2027 | vr 25 feb 2028 | vr 25 dec 2026
vorige week dinsdag    | di 19 jan 2027 | di 22 feb 2028 | di 22 dec 2026
eind maart             | di 31 mrt 2026 | wo 31 mrt 2027 | di 31 mrt 2026
begin januari          | vr 1 jan 2027  | za 1 jan 2028  | do 1 jan 2026
eind dit jaar          | vr 31 dec 2027 | zo 31 dec 2028 | do 31 dec 2026
eind q1                | di 31 mrt 2026 | wo 31 mrt 2027 | di 31 mrt 2026
vrijdag week 48        | vr 27 nov 2026 | vr 3 dec 2027  | vr 27 nov 2026
maandag week 53        | ma 28 dec 2026 | ma 28 dec 2026 | ma 28 dec 2026
3 dagen geleden        | do 28 jan 2027 | za 26 feb 2028 | ma 28 dec 2026
een maand geleden      | do 31 dec 2026 | za 29 jan 2028 | ma 30 nov 2026
deze vrijdag           | vr 29 jan 2027 | ?              | ?
komende vrijdag        | vr 5 feb 2027  | vr 3 mrt 2028  | vr 1 jan 2027
vr 5-3-2027            | vr 5 mrt 2027  | vr 5 mrt 2027  | vr 5 mrt 2027
5-12-26                | za 5 dec 2026  | za 5 dec 2026  | za 5 dec 2026
"""
