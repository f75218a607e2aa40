from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.lexicon import Patterns
from newsfacts.names.roles import RoleFinder
from newsfacts.names.tables import NamesTable, RolesTable
from tests.names.marked import parse


@cache
def finder(language: str) -> RoleFinder:
    patterns = Patterns()
    return RoleFinder(
        patterns.table(language, "roles", RolesTable), patterns.table(language, "names", NamesTable)
    )


Case = tuple[str, list[tuple[str | None, str | None]], str]

# (text with its names marked, role and organisation of each person who has one, form)
CASES: dict[str, list[Case]] = {
    "en": [
        (
            "[PER Matthias Machnig], Vice President of the [ORG SPD Economic Forum]—an association",
            [("Vice President", "SPD Economic Forum")],
            "apposition, dash",
        ),
        (
            "[PER Ralf Brandstätter], Chairman and CEO of [ORG Volkswagen Group China], said",
            [("Chairman and CEO", "Volkswagen Group China")],
            "two roles joined",
        ),
        ("[PER Al Roe], a board member of the [ORG Bond Union] (BU), said", [("board member", "Bond Union")], "article"),
        ("[PER Al Roe], 45, a director at [ORG Acme], died", [("director", "Acme")], "age between"),
        ("[ORG Amberline] CEO [PER Priya Raman] will", [("CEO", "Amberline")], "prenominal"),
        ("[ORG Acme]’s founder and president, [PER Wei Tan].", [("founder and president", "Acme")], "possessive"),
        ("the bank's chief executive, [PER Jane Roe], said", [("chief executive", None)], "nominal owner"),
        ("[PER Jane Roe], [ORG Acme]'s chief executive, said", [("chief executive", "Acme")], "owner behind"),
        ("The chairman of [ORG Acme AG], [PER Jim Snow], said", [("chairman", "Acme AG")], "of before the name"),
        ("A spokesman for the utility, [PER Owen Hale], said", [("spokesman", None)], "nominal owner"),
        ("[PER Ada Moreau], president of [LOC France], said", [("president of France", None)], "place"),
        ("[PER Tim Dale] is the CEO of [ORG Acme].", [("CEO", "Acme")], "copula"),
        ("[PER Ana Paz], who was previously chief economist at [ORG Acme], said", [("chief economist", "Acme")], "relative clause"),
        ("[PER Joe Smith], the president, [PER Ann Lee], the CEO", [("president", None), ("CEO", None)], "a list"),
        ("[PER Ann Lee], the charity's director, said", [("director", None)], "a noun owns the role"),
        ("[ORG Acme]'s head of operations, [PER Al Roe], said", [("head of operations", "Acme")], "area before the name"),
        ("Professor [PER Al Roe] of the [ORG University of Ulm] said", [(None, "University of Ulm")], "a title alone is no role"),
        ("[ORG Ulm University] professor [PER Al Roe] said", [("professor", "Ulm University")], "a professor somewhere"),
        ("the professor, [PER Al Roe], said", [("professor", None)], "in apposition"),
        ("[PER Greta Ohl], for eleven years the editor of the [ORG Fenwick Courier], left", [("editor", "Fenwick Courier")], "for how long"),
        ("[ORG Acme] has chosen [PER Al Roe] to be its next chief executive.", [("chief executive", None)], "next"),
        ("co-founders [PER Al Roe] and [PER Bo Ray] of", [("co-founders", None)] * 2, "plural"),
        ("[ORG Acme] named [PER Al Roe] on Tuesday as chair of [ORG Beta].", [("chair", "Beta")], "appointed as"),
        ("[PER Al Roe] of the [ORG Water Alliance] said", [(None, "Water Alliance")], "no role, but a home"),
        ("the CEO of carmaker [ORG Acme], [PER Al Roe], said", [("CEO", "Acme")], "a noun before the name"),
        ("said [PER Ann Lee]. She is the head of design at [ORG Acme].", [("head of design", "Acme")], "pronoun"),
        ("said aid chief [PER Jo Ray]. said presiding judge [PER Al Roe].", [("aid chief", None), ("presiding judge", None)], "a modifier inside a word"),
        ("Japan's [PER Kaoru Abe], the Japanese minister of fiscal policy, said", [("minister of fiscal policy", None)], "origin, area of two words"),
        ("[ORG Acme Computer] CEO and co-founder [PER Al Roe] spoke", [("CEO and co-founder", "Acme Computer")], "a word of the name is a modifier too"),
        ("[PER Al Roe] has joined [ORG Acme] as finance director.", [("finance director", "Acme")], "where one serves"),
        ("[ORG Acme], led by its chairman [PER Al Roe], won.", [("chairman", "Acme")], "one at its head"),
        ("[ORG Acme], whose chairman [PER Al Roe] left, won.", [("chairman", "Acme")], "a relative pronoun"),
        ("[ORG Acme] won under pressure. Chairman [PER Al Roe] left.", [("Chairman", None)], "another sentence"),
        ("[PER Al Roe] sees [ORG Acme] as leader.", [], "what one says of a firm"),
        ("[PER Al Roe], until now head of [ORG Acme], becomes chair of [ORG Beta].", [("chair", "Beta")], "the new office behind the old one"),
        ("[PER Al Roe], who has led [ORG Acme] as chair since May, left", [("chair", "Acme")], "led as"),
        ("At [ORG Acme], chief executive [PER Al Roe] said", [("chief executive", "Acme")], "at whose"),
        ("looked at [ORG Acme], chief executive [PER Al Roe] said", [("chief executive", None)], "an object"),
        ("[ORG Acme] has a new finance director: [PER Al Roe].", [("finance director", "Acme")], "behind a colon"),
        ("said the director: [PER Al Roe] left.", [], "a colon before speech"),
        ("[PER Al Roe], president, and [PER Bo Ray], treasurer of [ORG Acme], signed", [("president", "Acme"), ("treasurer", "Acme")], "said once for both"),
        ("[PER Al Roe] was installed at [ORG Acme] as treasurer", [("treasurer", "Acme")], "where one is installed"),
        ("[PER Al Roe] was voted chair of [ORG Acme].", [("chair", "Acme")], "voted"),
        ("[PER Al Roe], the small party's former housing spokesperson, lost", [("former housing spokesperson", None)], "two words own the role"),
        ("[PER Al Roe], [ORG Labour] MP for [LOC Lea], said", [("MP for Lea", "Labour")], "the party before an office"),
        ("[PER Al Roe], professor of Old Norse at [ORG Lea University], said", [("professor of Old Norse", "Lea University")], "a subject with capitals"),
        ("[PER Al Roe], Head of Group Communications at [ORG Acme], and [PER Bo Ray], Head of River Affairs, said", [("Head of Group Communications", "Acme"), ("Head of River Affairs", None)], "an area with capitals"),
        ("immigration lawyer [PER Al Roe]. told consumer psychologist [PER Bo Ray]. Yesterday coach [PER Cy Fox]. urged lawyer [PER Di May] to", [("immigration lawyer", None), ("consumer psychologist", None), ("coach", None), ("lawyer", None)], "words no list has before a role and a name"),
        ("[ORG Acme] supply chief [PER Al Roe] said", [("supply chief", "Acme")], "the same behind whose it is"),
        ("[PER Al Roe], a Lea-based immigration lawyer, met [PER Bo Ray], strategic firearms lead for [ORG Acme], and [PER Cy Fox], an outspoken tax reform campaigner.", [("immigration lawyer", None), ("strategic firearms lead", "Acme"), ("tax reform campaigner", None)], "the same in an apposition"),
        ("[PER Al Roe], said lawyer [PER Bo Ray], left", [("lawyer", None)], "speech is no apposition"),
        ("told reporters, the national president of [ORG Acme], [PER Al Roe], said", [("national president", "Acme")], "an article begins another phrase"),
        ("the appointment of [PER Al Roe] as [ORG Acme] chairman", [("chairman", "Acme")], "as whose"),
        ("finance chief of [LOC Norway]'s [ORG Acme AS], [PER Al Roe], and [PER Bo Ray], head of [ORG Lea]'s [ORG Owl Centre], said", [("finance chief", "Acme AS"), ("head", "Owl Centre")], "whose owner is said"),
        ("[PER Al Roe], head teacher of the south [LOC Lea] school, said", [("head teacher", None)], "a place before a noun"),
        ("the Minister of Labour, Senator [PER Al Roe], said", [("Minister of Labour", None)], "a form of address"),
        ("named [PER Al Roe] as chairman-designate of [ORG Acme]", [("chairman-designate", "Acme")], "designate"),
        ("[PER Al Roe], clinical professor of social and river medicine, said", [("clinical professor of social and river medicine", None)], "joined adjectives"),
        ("[PER Al Roe], mayor of the [LOC Polish] city of [LOC Lea], said", [("mayor", None)], "an adjective before the place"),
        ("The head of the [LOC UK]'s counter terror police, [PER Al Roe], said", [("head", None)], "what a country owns"),
        ("speaker of the parliament [PER Al Roe] wrote", [("speaker", None)], "of a noun"),
        ("the vice president of women and family affairs [PER Al Roe] said", [("vice president of women and family affairs", None)], "an area right before the name"),
        ("two Cabinet officers, Commerce Secretary [PER Al Roe] and", [("Commerce Secretary", None)], "the last of a list"),
        ("[PER Al Roe], who lives in a hut, is head of [ORG Acme].", [("head", "Acme")], "a clause before the copula"),
        ("The former chief weapons inspector for [ORG Acme] in Ulm, [PER Al Roe], said", [("former chief weapons inspector", "Acme")], "words before a role far from the name"),
        ("Commissioners [PER Al Roe] and [PER Bo Ray], Town Attorney [PER Cy Fox], and Town Clerk [PER Di May]", [("Commissioners", None), ("Commissioners", None), ("Town Attorney", None), ("Town Clerk", None)], "a list with the offices before the names"),
        ("[PER Al Roe] is [ORG Acme]'s new art director.", [("art director", "Acme")], "copula and whose"),
        ("[ORG Blue Party] TD for [LOC Lea] North [PER Al Roe] and [PER Bo Ray] ([LOC Ulm], [ORG Blue Party]) spoke", [(None, "Blue Party")], "constituency and party in brackets"),
        ("[ORG Blue Party] TD for [LOC Lea] [PER Al Roe] spoke", [("TD for Lea", "Blue Party")], "party, office and constituency before the name"),
        ("[PER Al Roe], consultant paediatrician at [ORG Acme], said", [("consultant paediatrician", "Acme")], "two role nouns"),
        ("army spokesman Brigadier General [PER Al Roe] and President General [PER Bo Ray] met", [("army spokesman", None), ("President", None)], "an office before a rank"),
        ("[ORG Otters] GM [PER Al Roe] and the GM said. Attorney-General [PER Bo Ray] left", [("GM", "Otters"), ("Attorney-General", None)], "short titles, hyphens"),
        ("[PER Al Roe], formerly an [ORG Acme] executive, left", [("executive", "Acme")], "organisation before the role, behind the name"),
        ("the Prime Minister of [LOC Norway], Mr. [PER Lee Ho], said", [("Prime Minister of Norway", None)], "title behind the comma"),
        ("Minister for the [LOC Far East] [PER Al Roe] said", [("Minister for the Far East", None)], "no comma before the name"),
        ("[PER Al Roe], who heads [ORG Acme], said", [(None, "Acme")], "a verb tells the post"),
        ("[ORG Acme]'s [PER Al Roe] said", [(None, "Acme")], "possessive alone"),
        ("[PER Al Roe], head of the German carmaker [ORG Acme], said", [("head", "Acme")], "origin and noun before the owner"),
        ("[PER Al Roe], professor of applied physics at [ORG Ulm University], said", [("professor of applied physics", "Ulm University")], "area of two words"),
        ("Company CEO [PER Al Roe] said", [("CEO", None)], "a common noun owns the role"),
        ("the founders [PER Al Roe], [PER Bo Ray] and [PER Cy Fox] of", [("founders", None)] * 3, "plural, three"),
        ("joined as president in March, [PER Al Roe] said", [], "far from the name"),
        ("The new chief executive of [ORG Acme] is [PER Ann Lee].", [("chief executive", "Acme")], "copula before the name"),
        ("analysts [PER Al Roe] and [PER Bo Ray] of [ORG Acme] wrote", [("analysts", "Acme")] * 2, "plural, one organisation"),
        ("[PER Al Roe], [LOC Russia]'s energy minister, said", [("energy minister", None)], "a country owns the role"),
        ("[PER Al Roe], the firm's head of research and development, said", [("head of research and development", None)], "a joined area"),
        ("the chief met [PER Al Roe], [ORG Acme]", [], "the text ends with a name"),
        ("Members of the [ORG Water Council] urge the mayor-elect, [PER Al Roe], to", [("mayor-elect", None)], "a role of others in the sentence"),
        ("[PER Ann Lee] succeeds [PER Bob Ray] as head of [ORG Acme].", [("head", "Acme")] * 2, "succession"),
        ("[PER Joe Smith] met [PER Ann Lee].", [], "no role said"),
        ("led by a former Dean, [ORG Faculty of Arts], Prof. [PER Al Roe], and", [("former Dean", "Faculty of Arts")], "between commas before the name"),
        ("thanked the director, Bureau of Rivers and Lakes, Prof. [PER Al Roe], and", [("director", "Bureau of Rivers and Lakes")], "the same, unseen by the model"),
        ("[PER Al Roe], the president, met [PER Ann Lee], Canal Street, [PER Bo Ray]", [("president", None)], "a list of people"),
        ("members such as [PER Al Roe], Head, [ORG Institute of Law], were", [("Head", "Institute of Law")], "between commas behind the name"),
        ("[PER Al Roe], chairman, [ORG Acme] and [ORG Oak] agreed", [("chairman", None)], "a list of names"),
        ("The Special Adviser to the President on Media and Trade, [PER Al Roe], said", [("Special Adviser", None)], "adviser to another role"),
        ("[PER Al Roe], head of Irish and UK retail operations, will", [("head", None)], "adjectives are no owner"),
        ("[PER Al Roe] has been the head of the [LOC Kent] club's academy", [("head", None)], "a place before a noun that owns"),
        ("the fourth year under Music Director [PER Al Roe]", [("Music Director", None)], "a preposition before the role"),
        ("Prominent opposition politician [PER Al Roe] said", [("opposition politician", None)], "an adjective of esteem"),
        ("[PER Al Roe] has just become chairman of [ORG Acme].", [("chairman", "Acme")], "copula in the perfect"),
        ("[PER Al Roe], head of the [LOC New York]-based charity [ORG Acme], said", [("head", "Acme")], "where the owner sits, in an adjective"),
        ("[PER Al Roe], of the [ORG Reed Union], said", [(None, "Reed Union")], "a home behind a comma"),
        ("[PER Al Roe], with [ORG Acme] behind him, said", [], "no home"),
        ("[ORG Acme] has named Mr [PER Al Roe] its new finance director.", [("finance director", None)], "named to an office"),
        ("[ORG Acme] promoted [PER Al Roe] to head of sales at [ORG Beta].", [("head of sales", "Beta")], "promoted to"),
        ("[ORG Acme] praised [PER Al Roe] chairman", [], "no verb that names"),
        ("[PER Al Roe] QC, chairman of [ORG Acme], and [PER Bo Ray], PhD, head of [ORG Beta], said", [("chairman", "Acme"), ("head", "Beta")], "degrees"),
        ("Minister for Trade, Ports and Roads [PER Al Roe] said", [("Minister for Trade, Ports and Roads", None)], "a portfolio"),
        ("[PER Al Roe], Under Secretary of State for West Asian and Island Affairs, said", [("Under Secretary of State for West Asian and Island Affairs", None)], "adjectives before a portfolio"),
        ("[PER Al Roe], Secretary of the [ORG Trade Union], said", [("Secretary", "Trade Union")], "a portfolio's word that begins a name"),
        ("[LOC Ontario]'s Budget Integrity Officer, [PER Al Roe], said", [("Budget Integrity Officer", None)], "capitals before the role noun"),
        ("Chief Pastry Officer [PER Al Roe] left. Yesterday Chairman [PER Bo Ray] came", [("Chief Pastry Officer", None), ("Chairman", None)], "the sentence's first word"),
        ("State PM [PER Al Roe] met wide receiver [PER Bo Ray].", [("State PM", None), ("wide receiver", None)], "short and sporting roles"),
    ],
    "de": [
        (
            "[PER Friedemann Höfig], Präsident der [ORG Hidden Champions Association], erklärte",
            [("Präsident", "Hidden Champions Association")],
            "apposition",
        ),
        ("[ORG VW]-Chef [PER Oliver Blume] sagte", [("Chef", "VW")], "compound"),
        ("Bundesfinanzminister [PER Christian Lindner] ([ORG FDP])", [("Bundesfinanzminister", "FDP")], "role and party"),
        ("[PER Anna Berg] ([ORG SPD]) sagte", [(None, "SPD")], "party alone"),
        ("KfW-Vorständin [PER Ina Laib] sagte", [("Vorständin", "KfW")], "a compound no model split"),
        ("sagte [PER Ina Berg]. Sie ist Präsidentin der [ORG Sund AG].", [("Präsidentin", "Sund AG")], "pronoun"),
        ("US-Präsident [PER Jo Berg] sagte", [("US-Präsident", None)], "a country is no owner"),
        ("die Vorstände [PER Al Kil] und [PER Bo Schaf]", [("Vorstände", None)] * 2, "plural"),
        ("[PER Ina Berg] vom [ORG Naturschutzbund] sagte", [(None, "Naturschutzbund")], "no role, but a home"),
        ("[PER Ina Berg], Professorin für Energie an der [ORG Uni Ulm], sagte", [("Professorin für Energie", "Uni Ulm")], "area"),
        ("[PER Jo Berg], Präsident [LOC Frankreichs], sagte", [("Präsident Frankreichs", None)], "genitive of a country"),
        ("berief [PER Jo Berg] zum neuen Finanzchef der [ORG Sund AG].", [("Finanzchef", "Sund AG")], "appointed"),
        ("Ministerin [PER Ina Berg] (die [ORG Linke]) sagte", [("Ministerin", "Linke")], "party with article"),
        ("Dessen Vorsitzender [PER Uwe Rader] sprach", [("Vorsitzender", None)], "prenominal"),
        ("Verwaltungsratspräsidentin [PER Eva Ammann] sprach", [("Verwaltungsratspräsidentin", None)], "long compound"),
        ("Analystin [PER Ina Stolz] von der [ORG Privatbank Merten] hob", [("Analystin", "Privatbank Merten")], "organisation behind"),
        ("[PER Hans Berg], der seit 2015 Präsident der [ORG Sund AG] ist, sagte", [("Präsident", "Sund AG")], "relative clause"),
        ("Neue Präsidentin der [ORG Sund AG] ist [PER Ina Berg].", [("Präsidentin", "Sund AG")], "copula before the name"),
        ("Intendant wird der Brite [PER Al Roe].", [("Intendant", None)], "copula, origin"),
        ("der Anwalt der Klägerin, [PER Jo Berg], sagte", [("Anwalt", None)], "a role of another's"),
        ("die Grünen-Fraktionschefin im Landtag, [PER Ina Berg], sagte", [("Fraktionschefin", "Grünen")], "a common noun behind the role"),
        ("Klinikdirektor Professor [PER Jo Berg] sagte", [("Klinikdirektor", None)], "a title between"),
        ("Professor [PER Jo Berg] von der [ORG Uni Ulm] sagte", [(None, "Uni Ulm")], "a title alone is no role"),
        ("Jurist und Professor [PER Jo Berg] sagte", [("Jurist und Professor", None)], "a title beside a role"),
        ("[PER Greta Ohl], elf Jahre lang Chefredakteurin des [ORG Fenner Kuriers], hört auf", [("Chefredakteurin", "Fenner Kuriers")], "for how long"),
        ("Als Vorsitzende des [ORG Hafenvereins] eröffnete [PER Jana Reil] den Steg", [("Vorsitzende", "Hafenvereins")], "as what one acts"),
        ("Als Vorsitzende des [ORG Hafenvereins] traf sie [PER Jana Reil].", [], "as what another acts"),
        ("Wirtschafts- und Energieminister [PER Ina Berg] sagte", [("Wirtschafts- und Energieminister", None)], "a shared head"),
        ("Der ungarische Außenminister [PER Jo Berg] sagte", [("Außenminister", None)], "origin"),
        ("[PER Jo Berg], dem italienischen Koordinator für den Ausbau der Bahn, sagte", [("Koordinator", None)], "an area is no owner"),
        ("der Präsident des [ORG Kinderwerks] [PER Jo Berg] sagte", [("Präsident", "Kinderwerks")], "no comma before the name"),
        ("der Präsident [LOC Frankreichs], [PER Jo Berg], sagte", [("Präsident Frankreichs", None)], "genitive, behind a comma"),
        ("die beiden Landesräte [PER Al Kil] und [PER Bo Schaf] kamen", [("Landesräte", None)] * 2, "plural with umlaut"),
        ("[PER Jo Berg], Geschäftsführer der in [LOC Lana] und [LOC Ulm] angesiedelten „[ORG Autotest AG]“, sagte", [("Geschäftsführer", "Autotest AG")], "where the owner sits"),
        ("[PER Jo Berg], Gründer des Münchner Autobauers [ORG Sund], sagte", [("Gründer", "Sund")], "nouns before the owner"),
        ("[PER Jo Berg], Vize-Vorsitzender der Bäckerinnung und Sprecher der Zunft, sagte", [("Vize-Vorsitzender", "Bäckerinnung")], "the next role is no owner"),
        ("im Lananer Gemeinderat, [PER Jo Berg] und", [], "a body is no role"),
        ("[PER Jo Berg], Chef der Airline, sagte", [("Chef", None)], "a common noun is no owner"),
        ("Grünen-Politikerin [PER Ina Berg] und Ex-HSV-Torwart [PER Jo Berg] kamen", [("Politikerin", "Grünen"), ("Torwart", "HSV")], "party, a past post"),
        ("die zuständige EU-Kommissarin [PER Ina Berg] sagte", [("Kommissarin", "EU")], "adjective before a compound"),
        ("des Aktionärs [PER Jo Berg], den Vorstand zu entlasten", [("Aktionärs", None)], "an object is no apposition"),
        ("[PER Ina Berg], die die [ORG Stiftung Klang] leitet, sagte", [(None, "Stiftung Klang")], "a verb tells the post"),
        ("[PER Ina Berg] ([ORG Die Linke]) sagte", [(None, "Die Linke")], "party whose name has an article"),
        ("[PER Jo Berg], Geschäftsführer Sport beim [ORG FC Sund], sagte", [("Geschäftsführer Sport", "FC Sund")], "a field right behind the role"),
        ("[PER Jo Berg], Leiter Einkauf und Logistik der [ORG Sund AG], sagte", [("Leiter Einkauf und Logistik", "Sund AG")], "two fields"),
        ("Ressortleiterin Kultur wird [PER Ina Berg].", [("Ressortleiterin Kultur", None)], "a field, copula before the name"),
        ("die Leiterin der Abteilung Verkehr beim [ORG Landesamt Sund], [PER Ina Berg], sagte", [("Leiterin der Abteilung Verkehr", "Landesamt Sund")], "a unit with its name"),
        ("Leiterin des Ressorts wird [PER Ina Berg].", [("Leiterin", None)], "a common noun is no owner, inverted"),
        ("[ORG SPD]-Landeschefin bleibt [PER Ina Berg], Kassierer ist weiterhin [PER Al Kil].", [("Landeschefin", "SPD"), ("Kassierer", None)], "compound, inverted, twice"),
        ("der Vorsitzende der [ORG Sund AG] – [PER Jo Berg] – übernimmt", [("Vorsitzende", "Sund AG")], "dashes"),
        ("der Vorsitzende des Aufsichtsrats – [PER Jo Berg] – übernimmt", [("Vorsitzende des Aufsichtsrats", None)], "dashes, a board"),
        ("der Präsident des [ORG Klinikbunds Sund] ([ORG KBS]) [PER Jo Berg] sagte", [("Präsident", "Klinikbunds Sund")], "an acronym before the name"),
        ("der Sprecher der [ORG Grünen]-Fraktion, [PER Jo Berg], sagte", [("Sprecher", "Grünen")], "a group in parliament"),
        ("der Sprecher der [ORG Grünen]-Jugend, [PER Jo Berg], sagte", [("Sprecher", None)], "a compound of its own"),
        ("Der Rat der [ORG Sund GmbH] hat die Direktorin der Festwochen, [PER Ina Berg], gewählt.", [("Direktorin", None)], "a role of others farther off"),
        ("[PER Ina Berg], die als neue Präsidentin der [ORG Sund AG] kam", [("Präsidentin", "Sund AG")], "clause with als"),
        ("[PER Jo Berg], Fachanwalt in der [LOC Ulmer] Kanzlei [ORG Kil Otter], sagte", [("Fachanwalt", "Kil Otter")], "a place that is an adjective"),
        ("[PER Jo Berg] übernimmt zum 1. Juli den Posten des Finanzchefs bei der [ORG Sund AG].", [("Finanzchefs", "Sund AG")], "a post taken"),
        ("[PER Jo Berg] folgt auf [PER Al Kil] als Intendant des [ORG Stadttheaters Ulm].", [("Intendant", "Stadttheaters Ulm")] * 2, "succession"),
        ("Als Nachfolger von [PER Al Kil] wurde [PER Jo Berg] zum Präsidenten gewählt.", [("Präsidenten", None)], "another name between"),
        ("Zum Vorsitzenden wählte die Versammlung [PER Jo Berg].", [("Vorsitzenden", None)], "chosen, before the name"),
        ("Der Vorsitzende wählte den Weg des Lehrers von [PER Jo Berg].", [], "one who chooses"),
        ("[ORG Sund]-CEO [PER Jo Berg] und [ORG CDU]-MdB [PER Ina Kil]", [("CEO", "Sund"), ("MdB", "CDU")], "a foreign or short role in a compound"),
        ("Der CEO und VR-Delegierte [PER Jo Berg] dankt", [("CEO und VR-Delegierte", None)], "a board is no owner"),
        ("[PER Al Kil] wurde am Montag von Präsident [PER Jo Berg] zum neuen Premierminister ernannt.", [("Premierminister", None), ("Präsident", None)], "who appoints stands between"),
        ("OB [PER Jo Berg] fragt, ob [PER Ina Kil] kommt", [("OB", None)], "an abbreviation with capitals"),
        ("[PER Jo Berg] (Vorsitzender) und [PER Ina Kil] (51, Kassenwartin) kamen", [("Vorsitzender", None), ("Kassenwartin", None)], "roles in brackets"),
        ("[PER Ina Berg], Grünen-Fraktionsvorsitzende, zählte auf", [("Fraktionsvorsitzende", "Grünen")], "a compound behind the name"),
        ("[PER Ina Berg] wurde zur neuen [ORG Sund]-Chefin bestellt", [("Chefin", "Sund")], "a compound one is named to"),
        ("[PER Ina Berg], Sprecherin [ORG Landgericht Ulm], sagte", [("Sprecherin", "Landgericht Ulm")], "no word between role and owner"),
        ("die Vizepräsidenten Dr. [PER Jo Berg] und Prof. [PER Al Kil] kamen", [("Vizepräsidenten", None)] * 2, "a title behind the and"),
        ("Die Sprecherin von Präsident [PER Jo Berg], [PER Ina Kil], sagte", [("Präsident", None), ("Sprecherin", None)], "whose the office is, by name"),
        ("[PER Ina Berg], Leiterin des [ORG Balletts an der Oper Ulm], sagte", [("Leiterin", "Balletts an der Oper Ulm")], "a long owner"),
        ("[ORG Sund]-Präsident Oberstleutnant [PER Jo Berg] kam", [("Präsident", "Sund")], "a rank behind the office"),
        ("Kapitän Stürmer [PER Jo Berg] kam", [("Stürmer", None)], "no rank"),
        ("mit der Tochter des Gründers, [PER Ina Berg], sprach", [], "kin of one who holds the office"),
        ("der Vizechef der Hafenverwaltung [PER Jo Berg] sagte", [("Vizechef", "Hafenverwaltung")], "a body's noun before the name"),
        ("der Trainer der ersten Mannschaft [PER Jo Berg] sagte", [("Trainer", None)], "a noun before the name"),
        ("Als Schatzmeisterin bestätigten die Delegierten [PER Ina Berg] wieder", [("Schatzmeisterin", None)], "who chooses stands before the name"),
        ("der Kanzlei [ORG Kil & Partner] sowie Rechtsanwalt [PER Jo Berg] kamen", [("Rechtsanwalt", None)], "a firm whose name ends in a role"),
        ("[PER Ina Berg], Staatssekretärin für Internationale Hafenfragen im [ORG Hafenamt], sagte", [("Staatssekretärin für Internationale Hafenfragen", "Hafenamt")], "an adjective in the area"),
        ("[PER Jo Berg], Dirigent der Konzerte und Leiter des Hauses, sagte", [("Dirigent", None)], "a common noun that is no body"),
        ("die Nachfolge von [PER Jo Berg] an, der nun Vorsitzender der [ORG Sundkommission] ist", [("Vorsitzender", "Sundkommission")], "half a verb before the clause"),
        ("die Fraktionschefin der Sunder [ORG SPD] [PER Ina Berg] sagte", [("Fraktionschefin", "SPD")], "an adjective before the owner"),
        ("Olympiasieger [PER Jo Berg] wird neuer Trainer der Mannschaft", [("Trainer", None)], "a title won is no office"),
        ("[PER Hans Berg] ist seit 2015 Präsident der [ORG Sund AG]. Er", [("Präsident", "Sund AG")], "copula"),
        ("der Präsident der [ORG Sund AG], [PER Hans Müller], sagte", [("Präsident", "Sund AG")], "organisation before"),
        (
            "[PER Yang Guang], stellvertretender Direktor des Ausschusses von [LOC Anhui], betonte",
            [("stellvertretender Direktor", "Ausschusses von Anhui")],
            "an organisation no model marked",
        ),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "marked", "roles"),
    [(lang, marked, roles) for lang, cases in CASES.items() for marked, roles, _ in cases],
)
def test_roles_stated_beside_a_name(
    language: str, marked: str, roles: list[tuple[str | None, str | None]]
) -> None:
    text, spans = parse(marked)
    found = finder(language).find(text, spans)
    assert [(found[k].role, found[k].organisation) for k in sorted(found)] == roles


@given(
    st.lists(
        st.sampled_from(
            ["[PER Al Roe]", "[ORG Acme]", "[LOC Ulm]", "CEO", "Chef", "head", ",", "of", "der", "'s", "-", ".", "is", "ist", "(", "\n"]
        ),
        max_size=12,
    ),
    st.sampled_from(["en", "de"]),
)  # fmt: skip
@settings(deadline=None)  # the first call compiles the patterns
def test_any_order_of_words_is_read(words: list[str], language: str) -> None:
    text, spans = parse(" ".join(words))
    people = {s.start for s in spans if s.label == "PER"}
    assert finder(language).find(text, spans).keys() <= people
