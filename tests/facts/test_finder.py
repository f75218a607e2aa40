from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.kit import LanguageKit
from newsfacts.lexicon import Patterns
from newsfacts.records import Fact
from tests.names.marked import parse


@cache
def kit(language: str) -> LanguageKit:
    return LanguageKit(language, Patterns(), None, ())


def facts(language: str, marked: str) -> tuple[str, list[Fact], list[str]]:
    text, spans = parse(marked)
    own = kit(language)
    names = own.gather(text, own.trim(text, spans))
    money = own.money.find(text)
    dates = own.dates.find(text, date(2024, 6, 21))
    found = own.facts.find(text, names.people, names.organisations, names.places, money, dates)
    return text, found, [m.text for m in money]


# (text with its names marked; kind, who, whom, amount, certainty of each fact; the form)
Row = tuple[str, str | None, str | None, str | None, str]
CASES: dict[str, list[tuple[str, list[Row], str]]] = {
    "en": [
        ("[ORG Acme] bought [ORG Beta] for $5 million.", [("acquisition", "Acme", "Beta", "$5 million", "stated")], "active"),
        ("[ORG Beta] was bought by [ORG Acme] in May.", [("acquisition", "Acme", "Beta", None, "stated")], "passive"),
        ("[ORG Acme] will buy a stake in [ORG Beta].", [("acquisition", "Acme", "Beta", None, "planned")], "planned, stake"),
        ("[ORG Acme] denied that it had bought [ORG Beta].", [("acquisition", "Acme", "Beta", None, "denied")], "denied"),
        ("[ORG Acme] has not bought [ORG Beta].", [("acquisition", "Acme", "Beta", None, "denied")], "negation"),
        ("[ORG Acme] has reportedly bought [ORG Beta].", [("acquisition", "Acme", "Beta", None, "reported")], "rumour"),
        ("after the acquisition of [ORG Beta] by [ORG Acme]", [("acquisition", "Acme", "Beta", None, "stated")], "noun"),
        ("[ORG Acme] will invest €3m in a plant near [LOC York].", [("investment", "Acme", None, "€3m", "planned")], "place"),
        ("[ORG Acme] lent $2m to [ORG Beta].", [("loan", "Acme", "Beta", "$2m", "stated")], "whom behind to"),
        ("[ORG Acme] reported a loss of €4m.", [("result", "Acme", None, "€4m", "stated")], "result"),
        ("[ORG Acme] and [ORG Beta] signed an agreement.", [("agreement", "Acme", "Beta", None, "stated")], "a pair"),
        ("[PER Ann Lee] founded [ORG Acme] in 2009.", [("founding", "Ann Lee", "Acme", None, "stated")], "a person"),
        ("[ORG Acme] named [PER Ann Lee] chief executive.", [("appointment", "Ann Lee", "Acme", None, "stated")], "appointment"),
        ("[ORG Acme], which lost a court case, sold its Polish unit to [ORG Beta] for $9 million.", [("sale", "Acme", "Beta", "$9 million", "stated")], "insertion before the verb"),
        ("[ORG Acme], based in [LOC Rome], [LOC Italy], agreed last May to buy [ORG Beta].", [("acquisition", "Acme", "Beta", None, "planned")], "two insertions, a day before the infinitive"),
        ("[ORG Beta], founded in 1990 by [PER Ann Lee] and [PER Bo Day], makes tyres.", [("founding", "Ann Lee", "Beta", None, "stated"), ("founding", "Bo Day", "Beta", None, "stated")], "participle behind a name, two agents"),
        ("[ORG Acme] made a pre-tax profit of £2m on sales of £70m.", [("result", "Acme", None, "£2m", "stated"), ("result", "Acme", None, "£70m", "stated")], "two figures"),
        ("[ORG Acme] said revenue rose to $5m from $4m.", [("result", "Acme", None, "$5m", "stated")], "figure as subject, compared"),
        ("[ORG Acme] denied that it would be bought by [ORG Beta].", [("acquisition", "Beta", "Acme", None, "denied")], "passive, pronoun, denied"),
        ("The board of [ORG Acme] named [PER Ann Lee] as chairwoman.", [("appointment", "Ann Lee", "Acme", None, "stated")], "a body acts for its organisation"),
        ("[ORG Acme] chief executive [PER Ann Lee] will step down in May.", [("departure", "Ann Lee", "Acme", None, "planned")], "organisation before the office"),
        ("[PER Ann Lee], who led the Polish arm, becomes chief executive of [ORG Acme].", [("appointment", "Ann Lee", "Acme", None, "stated")], "relative clause before the verb"),
        ("A pledge came from [ORG Acme], which committed to investing €3m in [LOC York].", [("investment", "Acme", None, "€3m", "stated")], "contract: a commitment is stated; gerund, relative clause"),
        ("[ORG Acme] is committed to investing €3m in [LOC York].", [("investment", "Acme", None, "€3m", "planned")], "an intention"),
        ("[ORG Acme] objected to investing €3m in [LOC York].", [], "gerund without intention"),
        ("[ORG Acme] announced plans to cut 300 jobs.", [("layoff", "Acme", None, None, "planned")], "noun of intention"),
        ("[ORG Acme] will buy [ORG Beta], the Wall Street Journal reported.", [("acquisition", "Acme", "Beta", None, "reported")], "told by the media"),
        ("[ORG Acme] was fined $3m by [ORG Ofcom] last year.", [("penalty", "Ofcom", "Acme", "$3m", "stated")], "passive, amount before the agent"),
        ("[ORG Acme] won a $3m contract from [ORG Beta].", [("contract", "Acme", "Beta", "$3m", "stated")], "amount inside the object"),
        ("[ORG Acme] may buy [ORG Beta].", [], "a possibility"),
        ("If [ORG Acme] buys [ORG Beta], prices will rise.", [], "a condition"),
        ("Will [ORG Acme] buy [ORG Beta]?", [], "a question"),
        ("Unions fear that [ORG Acme] will cut 300 jobs.", [], "a fear"),
        ("[ORG Acme] is in talks to buy [ORG Beta].", [], "talks"),
        ("Shares in [ORG Acme] fell after it bought tyres.", [], "a noun governs the name"),
        ("[ORG Acme] offered to buy [ORG Beta].", [], "an offer"),
        ("Fire Chief [PER Ann Lee] left at noon.", [], "a title like a verb"),
        ("[ORG Acme] (then “the bank) bought [ORG Beta]” in May.", [("acquisition", "Acme", "Beta", None, "stated")], "quotation opened in brackets"),
        ("Regulators look at the takeover of [ORG Beta] by [ORG Acme].", [("acquisition", "Acme", "Beta", None, "planned")], "an act only named"),
        ("The [ORG Acme Brewery] will close in May.", [("closure", "Acme Brewery", None, None, "planned")], "no object, a site's name"),
        ("[ORG Acme] closed at $5.", [], "the stock market"),
        ("[ORG Acme], which is used by [ORG Delta], [ORG Epsilon] and [ORG Zeta], was bought by [ORG Beta].", [("acquisition", "Beta", "Acme", None, "stated")], "relative clause with a list before the verb"),
        ("[ORG Acme] will add 30 posts and invest €3m in [LOC York].", [("investment", "Acme", None, "€3m", "planned")], "the intention of a joined verb"),
        ("[ORG Acme] is cutting 300 jobs and closing a plant.", [("layoff", "Acme", None, None, "stated"), ("closure", "Acme", None, None, "stated")], "joined progressives"),
        ("After buying [ORG Beta] for $5m in 2019, [ORG Acme] sold [ORG Gamma] to [ORG Delta] for $9m.", [("acquisition", "Acme", "Beta", "$5m", "stated"), ("sale", "Acme", "Delta", "$9m", "stated")], "gerund that opens the sentence"),
        ("[ORG Acme] made a loss of $3m after selling [ORG Beta] to [ORG Gamma].", [("result", "Acme", None, "$3m", "stated"), ("sale", "Acme", "Gamma", None, "stated")], "gerund behind its clause"),
        ("In addition to buying [ORG Beta], [ORG Acme] sold [ORG Gamma].", [], "an opening governs nothing of the verb"),
        ("[ORG Acme] spent $5m to buy [ORG Beta].", [("acquisition", "Acme", "Beta", "$5m", "stated")], "infinitive of purpose behind a price"),
        ("[ORG Acme] signed a $5m definitive agreement to buy [ORG Beta].", [("acquisition", "Acme", "Beta", "$5m", "planned")], "noun of intention with an amount"),
        ("[ORG Acme] would have bought [ORG Beta].", [], "an unreal condition"),
        ("[ORG Acme] cut no jobs.", [("layoff", "Acme", None, None, "denied")], "nothing acted on"),
        ("[ORG Acme] posted fiscal third-quarter revenue of $6m.", [("result", "Acme", None, "$6m", "stated")], "a date inside a noun phrase"),
        ("[ORG Acme] said revenue would reach $5m.", [("forecast", "Acme", None, "$5m", "stated")], "a result to come"),
        ("[ORG Acme] cut its full-year sales forecast to $5m.", [("forecast", "Acme", None, "$5m", "stated")], "a forecast changed"),
        ("[ORG Acme] raised its offer to $5m.", [], "raised, but no money"),
        ("[ORG Acme] raised concerns about $5m in fees.", [], "the amount is not what is raised"),
        ("[ORG Acme] closed a $5m round led by [ORG Beta].", [("funding", "Beta", "Acme", "$5m", "stated")], "a round"),
        ("[ORG Acme] received a gift of $5m from [PER Ann Lee].", [("funding", "Ann Lee", "Acme", "$5m", "stated")], "a gift"),
        ("[ORG Acme] has secured a $5m loan.", [("loan", None, "Acme", "$5m", "stated")], "no lender"),
        ("[ORG Acme] will build a $5m plant near [LOC York].", [("investment", "Acme", None, "$5m", "planned")], "a site with its price"),
        ("[ORG Acme] built a fortune of $5m.", [], "no site"),
        ("[ORG Acme] is putting $5m into a kiln.", [("investment", "Acme", None, "$5m", "stated")], "money put into something"),
        ("[ORG Acme] put the damage at $5m.", [], "an estimate"),
        ("[ORG Acme] took a 10 percent stake in [ORG Beta].", [("acquisition", "Acme", "Beta", None, "stated")], "a stake taken"),
        ("[ORG Acme] took part in a tender of [ORG Beta].", [], "no stake"),
        ("[ORG Acme] has acquired a dairy.", [("acquisition", "Acme", None, None, "stated")], "a part of a company without a name"),
        ("[ORG Acme] was selected to build the bridge.", [("contract", "Acme", None, None, "stated")], "an order told by what is done"),
        ("[ORG Acme] was selected as employer of the year.", [], "no order"),
        ("[ORG Ofcom] imposed a fine of £5m on [ORG Acme].", [("penalty", "Ofcom", "Acme", "£5m", "stated")], "whom behind on"),
        ("[ORG Ofcom] hit [ORG Acme] with a £5m fine.", [("penalty", "Ofcom", "Acme", "£5m", "stated")], "penalty as a means"),
        ("[ORG Acme] will pay $5m to settle charges by [ORG Ofcom].", [("penalty", "Ofcom", "Acme", "$5m", "planned")], "a settlement"),
        ("[ORG Acme] faces a fine of £5m.", [], "a fine that may come"),
        ("[ORG Acme] and [ORG Beta] will combine.", [("merger", "Acme", "Beta", None, "planned")], "merger, no object"),
        ("[ORG Acme] combines speed with style.", [], "no partner"),
        ("[ORG Acme] announced a merger with [ORG Beta].", [("merger", "Acme", "Beta", None, "stated")], "merger as a noun"),
        ("[PER Ann Lee] joined [ORG Acme] as finance chief.", [("appointment", "Ann Lee", "Acme", None, "stated")], "an office behind as"),
        ("[PER Ann Lee] joined the march as a director spoke.", [], "a clause behind as"),
        ("[PER Ann Lee] was removed as head of [ORG Acme].", [("departure", "Ann Lee", "Acme", None, "stated")], "removed from office"),
        ("[PER Ann Lee] was removed from the plane.", [], "removed from no office"),
        ("[PER Ann Lee] started [ORG Acme] in a barn.", [("founding", "Ann Lee", "Acme", None, "stated")], "started by a person"),
        ("[ORG Acme] started [ORG Beta]'s engine.", [], "started by no person"),
        ("[ORG Acme] made 300 workers redundant.", [("layoff", "Acme", None, None, "stated")], "complement of an object"),
        ("[ORG Acme] dropped the staff canteen.", [], "jobs are not the head of the object"),
        ("[ORG Acme] makes chips. The firms had combined revenue of $5m.", [], "figures of others"),
        ("[ORG Acme] is big. The government will provide $5m in aid.", [], "a government is no company's"),
        ("Staff are demanding that [ORG Acme] sell its plants.", [], "a demand"),
        ("[ORG Acme] completed its $5m acquisition of [ORG Beta].", [("acquisition", "Acme", "Beta", "$5m", "stated")], "noun owned by a pronoun"),
        ("[ORG Acme]'s $5m takeover of [ORG Beta] closed.", [("acquisition", "Acme", "Beta", "$5m", "stated")], "amount between owner and noun"),
        ("[ORG Acme] announced its acquisition of a 30 percent stake in [ORG Beta].", [("acquisition", "Acme", "Beta", None, "stated")], "a share hangs on the noun"),
        ("The sale of [ORG Beta] to [ORG Gamma] for $5m was completed in May.", [("sale", None, "Gamma", "$5m", "stated")], "sale as a noun"),
        ("A possible sale of [ORG Beta] to [ORG Gamma] was discussed.", [], "an act only possible"),
        ("[ORG Acme] announced the appointment of [PER Ann Lee] as chief executive.", [("appointment", "Ann Lee", "Acme", None, "stated")], "appointment as a noun"),
        ("After the resignation of [PER Ann Lee], shares fell.", [("departure", "Ann Lee", None, None, "stated")], "departure as a noun, done"),
        ("[ORG Acme] announced the resignation of [PER Ann Lee].", [("departure", "Ann Lee", "Acme", None, "stated")], "the firm that tells it"),
        ("[PER Bob Ray] of [ORG Acme] announced the resignation of [PER Ann Lee].", [("departure", "Ann Lee", None, None, "stated")], "someone who tells it"),
        ("[PER Ann Lee] has resigned from [ORG Acme].", [("departure", "Ann Lee", "Acme", None, "stated")], "where one resigns from"),
        ("[PER Ann Lee] was sacked by [ORG Acme].", [("departure", "Ann Lee", "Acme", None, "stated")], "who sacks"),
        ("Unions urge the resignation of [PER Ann Lee].", [], "departure as a noun, only urged"),
        ("[ORG Acme], owned by [ORG Gamma], said on Tuesday it would buy [ORG Beta].", [("acquisition", "Acme", "Beta", None, "planned")], "a pronoun is who says so"),
        ("[ORG Acme] bought [ORG Beta], a maker of tyres with annual sales of $5m.", [("acquisition", "Acme", "Beta", None, "stated")], "a figure is no price"),
        ("[ORG Acme]'s earnings in its first quarter ended Sept. 30 fell to $5m.", [("result", "Acme", None, "$5m", "stated")], "a period behind the figure"),
        ("[ORG Acme] is big. In the quarter sales climbed to $5m.", [("result", "Acme", None, "$5m", "stated")], "a period before the figure"),
        ("[ORG Acme] lost $8m, compared to a $9m profit last year.", [("result", "Acme", None, "$8m", "stated")], "compared with an article"),
        ("[ORG Acme] made a loss of $5m, missing the $9m profit forecast.", [("result", "Acme", None, "$5m", "stated")], "a forecast missed"),
        ("[ORG Acme] said it booked orders for 90 planes from [ORG Beta].", [("contract", "Acme", "Beta", None, "stated")], "a noun that looks like a verb"),
        ("Its [LOC Leeds] plant will close in May, [ORG Acme] said.", [("closure", "Acme", None, None, "planned")], "a site of who says so"),
        ("Schools will close early on Monday.", [], "sites of no one"),
        ("[ORG Acme] sold its 94,000-seat stadium for $5m.", [("sale", "Acme", None, "$5m", "stated")], "a compound with a number"),
        ("[ORG Acme] and the dockers' union [ORG Beta] struck a deal.", [("agreement", "Acme", "Beta", None, "stated")], "a plural's genitive"),
        ("[PER Ann Lee] left to join [ORG Beta].", [("departure", "Ann Lee", None, None, "stated")], "where she goes is not what she leaves"),
        ("[ORG Acme] is to be taken over by [ORG Beta] for £5m.", [("acquisition", "Beta", "Acme", "£5m", "planned")], "the agent before the price"),
        ("[ORG Acme] has agreed a £5m takeover of [ORG Beta].", [("acquisition", "Acme", "Beta", "£5m", "stated")], "the act as an object"),
        ("[ORG Acme] has completed the sale of its tyre arm to [ORG Beta] for $5m.", [("sale", "Acme", "Beta", "$5m", "stated")], "a sale as an object"),
        ("[ORG Beta] awarded a $5m contract to [ORG Acme].", [("contract", "Acme", "Beta", "$5m", "stated")], "who gives the order"),
        ("The [ORG Gates Foundation] awarded a $5m grant to [ORG Beta].", [("funding", "Gates Foundation", "Beta", "$5m", "stated")], "who gives the grant"),
        ("[ORG Acme] announced a $5m investment in its plant.", [("investment", "Acme", None, "$5m", "stated")], "an investment made, not received"),
        ("[ORG Acme] plans a $5m plant in [LOC York].", [("investment", "Acme", None, "$5m", "planned")], "a plan without an infinitive"),
        ("[PER Ann Lee] will take over from [PER Bo Day] as head of [ORG Acme].", [("appointment", "Ann Lee", "Acme", None, "planned")], "the one before named"),
        ("About 300 jobs will be lost at [ORG Acme].", [("layoff", "Acme", None, None, "planned")], "an adverb that looks like a preposition"),
        ("[ORG Acme], founded in 2009, makes tyres.", [("founding", "Acme", None, None, "stated")], "a participle between commas"),
        ("[ORG Acme], based in [LOC Rome], founded [ORG Beta], its owner said.", [("founding", "Acme", "Beta", None, "stated")], "an insertion before the verb"),
        ("[ORG Acme] raised its profit forecast to $9m, up from a prior range of $5m to $6m.", [("forecast", "Acme", None, "$9m", "stated")], "what a forecast was before"),
        ("[ORG Beta], which [ORG Acme] bought for $5m in 2019, makes tyres.", [("acquisition", "Acme", "Beta", "$5m", "stated")], "a relative pronoun as the object"),
        ("[ORG Acme] dropped plans to buy [ORG Beta].", [("acquisition", "Acme", "Beta", None, "denied")], "a plan given up"),
        ("[ORG Beta] has ordered 30 trains from [ORG Acme] for $5m.", [("contract", "Acme", "Beta", "$5m", "stated")], "a name between from and the price"),
        ("[PER Ann Lee] replaced the old head of the kitchen.", [], "no office of hers"),
        ("[ORG Acme], whose head declined to comment, has bought [ORG Beta].", [("acquisition", "Acme", "Beta", None, "stated")], "denied in a relative clause"),
        ("[ORG Acme] has denied a report but [ORG Beta] said it had bought [ORG Gamma].", [("acquisition", "Beta", "Gamma", None, "stated")], "denied in another clause"),
        ("[PER Ann Lee] failed to win her seat, after stepping down as head of [ORG Acme].", [("departure", "Ann Lee", "Acme", None, "stated")], "what failed is told by another verb"),
        ("[ORG Acme] is said to be buying [ORG Beta].", [("acquisition", "Acme", "Beta", None, "reported")], "hearsay, progressive"),
        ("[PER Ann Lee] is reported to have resigned.", [("departure", "Ann Lee", None, None, "reported")], "hearsay, perfect"),
        ("[ORG Acme] plans to buy [ORG Beta], two people said.", [("acquisition", "Acme", "Beta", None, "reported")], "told by people without a name"),
        ("[ORG Acme] will buy [ORG Beta], according to plans seen by [ORG Reuters].", [("acquisition", "Acme", "Beta", None, "reported")], "plans seen by the media"),
        ("[ORG News Acme] reported a loss of €4m.", [("result", "News Acme", None, "€4m", "stated")], "a firm's name with a word of the media reports its own figure"),
        ("[ORG Acme] will close its plant if no buyer is found.", [], "a condition behind the clause"),
        ("[ORG Acme] said a decision to shut its plant should be reversed.", [], "the noun that an infinitive hangs on is a subject"),
        ("[ORG Acme]'s pick for chair, [PER Ann Lee], will speak.", [], "a noun with an owner"),
        ("[PER Ann Lee] of [ORG Acme] said rain had eased the hundred fires near [LOC York].", [], "who says so is not acted on"),
        ("[ORG Acme] linked up with a rival, and [ORG Beta] beat [ORG Gamma].", [], "a name of another clause"),
        ("[ORG Acme] makes tyres. [ORG Acme] grew. The [ORG Evening Times] said the firm had appointed [PER Ann Lee] as chair.", [("appointment", "Ann Lee", "Acme", None, "stated")], "the firm is no newspaper"),
        ("[PER Ann Lee] becomes finance chief, and [PER Bo Day], 51, head of [ORG Acme], was elected mayor.", [("appointment", "Ann Lee", None, None, "stated"), ("appointment", "Bo Day", None, None, "stated")], "an office of the next person"),
        ("[ORG Acme] said its finance chief, [PER Ann Lee], will take over as chief executive.", [("appointment", "Ann Lee", "Acme", None, "planned")], "a pronoun owns the office"),
        ("[PER Ann Lee] retired the first three batters.", [], "someone else is retired"),
        ("[PER Ann Lee] was dismissed for a duck.", [], "dismissed from no office"),
        ("[ORG Acme] dismissed [PER Ann Lee], its treasurer.", [("departure", "Ann Lee", "Acme", None, "stated")], "dismissed by a firm"),
        ("[PER Ann Lee] leaves [ORG Acme] to become head of [ORG Beta].", [("departure", "Ann Lee", "Acme", None, "stated"), ("appointment", "Ann Lee", "Beta", None, "stated")], "left for another office"),
        ("[PER Ann Lee] will be succeeded by [PER Bo Day].", [("appointment", "Bo Day", None, None, "planned")], "the successor as the agent"),
        ("[ORG Acme] lost a legal fight over a $5m bill.", [], "not the amount is lost"),
        ("[ORG Acme] bought 30 buses for $5m.", [], "goods"),
        ("[ORG Acme] bought a mine for $5m.", [("acquisition", "Acme", None, "$5m", "stated")], "one thing, no name"),
        ("[PER Ann Lee] took over a losing team.", [], "a person takes over a job"),
        ("[ORG Acme] is buying [ORG Beta], which makes tyres and belts, for $5m.", [("acquisition", "Acme", "Beta", "$5m", "stated")], "the price behind a relative clause"),
        ("[ORG Acme] said it's buying [ORG Beta].", [("acquisition", "Acme", "Beta", None, "stated")], "a contraction"),
        ("[ORG Acme] said it\u2019ll cut 300 jobs.", [("layoff", "Acme", None, None, "planned")], "a contraction of the future"),
        ("\u201cYou're fired,\u201d [PER Ann Lee] told [PER Bo Day].", [], "a pronoun that names no one"),
        ("[ORG Acme] expects a loss of $3m, against a profit of $2m last year.", [("forecast", "Acme", None, "$3m", "stated")], "compared with a figure that has an article"),
        ("[ORG Acme] announced plans to cut 300 more jobs.", [("layoff", "Acme", None, None, "planned")], "an adverb inside the object"),
        ("[ORG Acme] met [ORG Beta] in [LOC Rome].", [], "nothing told"),
        ("[ORG Acme] owes $5m.", [], "no frame"),
    ],
    "de": [
        ("[ORG Acme] übernimmt [ORG Beta] für 5 Mio. Euro.", [("acquisition", "Acme", "Beta", "5 Mio. Euro", "stated")], "verb second"),
        ("Für 5 Mio. Euro kauft [ORG Acme] [ORG Beta].", [("acquisition", "Acme", "Beta", "5 Mio. Euro", "stated")], "inversion"),
        ("[ORG Acme] hat die [ORG Beta] gekauft.", [("acquisition", "Acme", "Beta", None, "stated")], "verb final"),
        ("[ORG Beta] wurde von der [ORG Acme] übernommen.", [("acquisition", "Acme", "Beta", None, "stated")], "passive"),
        ("[ORG Acme] will [ORG Beta] übernehmen.", [("acquisition", "Acme", "Beta", None, "planned")], "planned"),
        ("[ORG Acme] verkauft das Werk an [ORG Beta].", [("sale", "Acme", "Beta", None, "stated")], "buyer"),
        ("[ORG Acme] streicht 220 Stellen.", [("layoff", "Acme", None, None, "stated")], "layoff"),
        ("[ORG Acme] steigerte den Umsatz auf 3 Mio. Euro.", [("result", "Acme", None, "3 Mio. Euro", "stated")], "result"),
        ("[ORG Acme] wurde 1887 gegründet.", [("founding", "Acme", None, None, "stated")], "no founder"),
        ("[ORG Acme], die größte Bank des Landes, kauft [ORG Beta].", [("acquisition", "Acme", "Beta", None, "stated")], "insertion before the verb"),
        ("Verkäufer ist [ORG Acme], der [ORG Beta] 2017 für 5 Mio. Euro erworben hatte.", [("acquisition", "Acme", "Beta", "5 Mio. Euro", "stated")], "relative clause"),
        ("[ORG Acme] kündigte an, [ORG Beta] zu übernehmen.", [("acquisition", "Acme", "Beta", None, "planned")], "infinitive clause"),
        ("Den Zuschlag erhielt die Firma [ORG Acme].", [("contract", "Acme", None, None, "stated")], "object first"),
        ("[PER Ina Berg] ([ORG CDU]) hat die [ORG Acme] gegründet und die [ORG Beta] für 9 Mio. Euro verkauft.", [("founding", "Ina Berg", "Acme", None, "stated"), ("sale", "Ina Berg", None, "9 Mio. Euro", "stated")], "brackets, joined participles"),
        ("Zur Chefin hat der Aufsichtsrat der [ORG Acme] [PER Ina Berg] berufen.", [("appointment", "Ina Berg", "Acme", None, "stated")], "office first, body as subject"),
        ("[ORG Acme]-Chefin [PER Ina Berg] tritt im Mai zurück.", [("departure", "Ina Berg", "Acme", None, "stated")], "compound, separable verb"),
        ("[ORG Acme] hat sich von Trainerin [PER Ina Berg] getrennt.", [("departure", "Ina Berg", "Acme", None, "stated")], "reflexive verb"),
        ("[ORG Acme] setzte 3 Mio. Euro um und verdiente 200.000 Euro.", [("result", "Acme", None, "3 Mio. Euro", "stated"), ("result", "Acme", None, "200.000 Euro", "stated")], "joined verbs"),
        ("[ORG Acme] hat ihren Anteil an [ORG Beta] für 2 Mio. Euro an [ORG Gamma] verkauft.", [("sale", "Acme", "Gamma", "2 Mio. Euro", "stated")], "a share hangs on its noun"),
        ("Nach der Übernahme der [ORG Beta] durch [ORG Acme]", [("acquisition", "Acme", "Beta", None, "stated")], "noun"),
        ("[ORG Acme] wird von [ORG Beta] übernommen.", [("acquisition", "Beta", "Acme", None, "planned")], "passive of the present"),
        ("[ORG Acme] könnte [ORG Beta] übernehmen.", [], "a possibility"),
        ("Wenn [ORG Acme] [ORG Beta] kauft, steigen die Preise.", [], "a condition"),
        ("Kauft [ORG Acme] [ORG Beta]?", [], "a question"),
        ("Die Polizei übernahm den Fall von [ORG Acme].", [], "another subject"),
        ("Werkschef [PER Ina Berg] wurde freigesprochen.", [], "an auxiliary is no verb of its own"),
        ("[ORG Acme] erhält von der [ORG KfW] einen Kredit über 2 Mio. Euro.", [("loan", "KfW", "Acme", "2 Mio. Euro", "stated")], "the receiver as subject"),
        ("[ORG Acme] und [ORG Beta] wollen fusionieren.", [("merger", "Acme", "Beta", None, "planned")], "a pair"),
        ("Das Werk wird noch vor der Übernahme durch [ORG Acme] geschlossen.", [], "the agent of a noun"),
        ("Neuer Vorstandschef der [ORG Acme] wird [PER Ina Berg].", [("appointment", "Ina Berg", "Acme", None, "stated")], "office in front"),
        ("[PER Ina Berg] wurde aus dem Gefängnis entlassen.", [], "no office lost"),
        ("[PER Ina Berg] schied im Halbfinale aus.", [], "sport"),
        ("[PER Ina Berg] wird den Präsidenten einladen.", [], "an auxiliary before an infinitive"),
        ("Alle Fabriken von [ORG Acme] sind im August geschlossen.", [], "a state is no act"),
        ("[PER Ina Berg] traf [PER Jo Lang].", [], "nothing told"),
        ("[ORG Acme] kaufte im Mai die [ORG Beta], strich 200 Stellen und verkaufte ein Werk an [ORG Gamma].", [("acquisition", "Acme", "Beta", None, "stated"), ("layoff", "Acme", None, None, "stated"), ("sale", "Acme", "Gamma", None, "stated")], "one subject of three verbs, no word between"),
        ("Nachdem die Firma scheiterte, kaufte [ORG Acme] die [ORG Beta].", [("acquisition", "Acme", "Beta", None, "stated")], "a subordinate clause before the verb has no subject for it"),
        ("[PER Ina Berg], [PER Jo Lang] und [PER Ada Kern] haben [ORG Acme] gegründet.", [("founding", n, "Acme", None, "stated") for n in ("Ina Berg", "Jo Lang", "Ada Kern")], "an enumeration"),
        ("[ORG Acme] hat sich von der Hälfte der Anteile am Industrie- und Stahlkonzern [ORG Beta] getrennt.", [("sale", "Acme", None, None, "stated")], "a hyphen that stands for a noun"),
        ("[PER Ina Berg] wird das Unternehmen im Mai verlassen.", [("departure", "Ina Berg", None, None, "planned")], "participle and infinitive alike"),
        ("[ORG Acme] will den Umsatz auf 3 Mio. Euro steigern.", [("forecast", "Acme", None, "3 Mio. Euro", "stated")], "a result to come"),
        ("[ORG Acme] konnte den Umsatz auf 3 Mio. Euro steigern.", [("result", "Acme", None, "3 Mio. Euro", "stated")], "what could be done has been"),
        ("[ORG Acme] hat die Übernahme der [ORG Beta] abgeschlossen.", [("acquisition", "Acme", "Beta", None, "stated")], "the act as object"),
        ("[ORG Acme] plant die Fusion mit [ORG Beta].", [("merger", "Acme", "Beta", None, "planned")], "the act as object, announced"),
        ("[ORG Acme] kündigte die Schließung seines Werks an.", [("closure", "Acme", None, None, "planned")], "a separable verb of announcement"),
        ("[ORG Acme] kündigte seinen Mitarbeitern eine Prämie an.", [], "the particle makes it another verb"),
        ("[ORG Acme] stockt seinen Anteil an [ORG Beta] auf 30 Prozent auf.", [("acquisition", "Acme", "Beta", None, "stated")], "a share grows"),
        ("[ORG Acme] zahlt 5 Mio. Euro für [ORG Beta].", [("acquisition", "Acme", "Beta", "5 Mio. Euro", "stated")], "a price"),
        ("[ORG Acme] zahlt [ORG Beta] 5 Mio. Euro für Werbung.", [], "a price for no firm"),
        ("Gegen [ORG Acme] wurde ein Bußgeld von 5 Mio. Euro verhängt.", [("penalty", None, "Acme", "5 Mio. Euro", "stated")], "no one said to have fined"),
        ("Der Auftrag ging an [ORG Acme].", [("contract", "Acme", None, None, "stated")], "the order goes"),
        ("[ORG Acme] hat in einer Runde 5 Mio. Euro von Investoren bekommen.", [("funding", None, "Acme", "5 Mio. Euro", "stated")], "funding received"),
        ("In die Halle wurden 5 Mio. Euro investiert.", [("investment", None, None, "5 Mio. Euro", "stated")], "no one said to have invested"),
        ("[PER Ina Berg] legte einen Kranz nieder.", [], "no office laid down"),
        ("[PER Ina Berg] legt den Vorsitz nieder.", [("departure", "Ina Berg", None, None, "stated")], "an office laid down"),
        ("[PER Ina Berg] trennt sich von [PER Jo Lang].", [], "no employer"),
        ("[ORG Acme] trennt sich von [PER Jo Lang].", [("departure", "Jo Lang", "Acme", None, "stated")], "an employer"),
        ("[PER Ina Berg] hat ihren Rücktritt erklärt.", [("departure", "Ina Berg", None, None, "stated")], "the departure as object"),
        ("[ORG Acme] nimmt 5 Mio. Euro neue Schulden auf.", [], "an amount of debts"),
        ("[ORG Acme] steigerte den Umsatz um 2 Mio. Euro auf 7 Mio. Euro.", [("result", "Acme", None, "7 Mio. Euro", "stated")], "a difference and a figure"),
        ("Bei einem Umsatz von 7 Mio. Euro verdiente [ORG Acme] 2 Mio. Euro.", [("result", "Acme", None, "7 Mio. Euro", "stated"), ("result", "Acme", None, "2 Mio. Euro", "stated")], "a figure in front, another behind the verb"),
        ("[ORG Acme] stellt einen Gewinn von mehr als 2 Mio. Euro in Aussicht.", [("forecast", "Acme", None, "2 Mio. Euro", "stated")], "a bound is no comparison"),
        ("Der Aufsichtsrat der [ORG Acme] bestellte [PER Ina Berg] zur Chefin.", [("appointment", "Ina Berg", "Acme", None, "stated")], "a body that acts"),
        ("Die Geschäftsführung der [ORG Acme] übernimmt [PER Ina Berg].", [("appointment", "Ina Berg", "Acme", None, "stated")], "a body as office, in front"),
        ("Der bisherige [ORG Acme]-Chef [PER Jo Lang] wird Finanzvorstand.", [("appointment", "Jo Lang", None, None, "stated")], "an office held before"),
        ("Nach dem Rücktritt von [PER Ina Berg] steht die Partei still.", [("departure", "Ina Berg", None, None, "stated")], "a noun of leaving, done"),
        ("Die [ORG SPD] sprach über den Rücktritt von [PER Jo Lang].", [], "a noun of leaving, talked of"),
        ("Nach der Fusion von [ORG Acme] und [ORG Beta] steigt der Gewinn.", [("merger", "Acme", "Beta", None, "stated")], "a noun of two parties"),
        ("Das Werk von [ORG Acme] in [LOC Köln] schließt Ende Mai.", [("closure", "Acme", None, None, "stated")], "a site's owner"),
        ("Der Laden der [ORG Acme] schließt um 20 Uhr.", [], "opening hours"),
        ("Bei [ORG Acme] verlieren 64 Beschäftigte ihre Arbeit.", [("layoff", "Acme", None, None, "stated")], "those who lose their work as subject"),
        ("Nachfolgerin ist [PER Ina Berg].", [("appointment", "Ina Berg", None, None, "stated")], "a copula with the one to come"),
        ("[PER Ina Berg] leitet ab Mai die [ORG Acme].", [("appointment", "Ina Berg", "Acme", None, "stated")], "an act from now on"),
        ("[PER Ina Berg] leitet die [ORG Acme].", [], "an office held"),
        ("[ORG Acme] steigt mit 25 Prozent bei [ORG Beta] ein.", [("acquisition", "Acme", "Beta", None, "stated")], "a share taken"),
        ("[ORG Acme] hat einen Auftrag von [ORG Beta] an Land gezogen.", [("contract", "Acme", "Beta", None, "stated")], "an idiom with two words"),
        ("[ORG Acme] baut in [LOC Köln] Stellen ab.", [("layoff", "Acme", None, None, "stated")], "a noun behind a place"),
        ("[ORG Acme] erwarb die Fabrik von [ORG Beta].", [("acquisition", "Acme", None, None, "stated")], "the seller is not what is bought"),
        ("[ORG Acme] hat mehrere kleinere Unternehmen aufgekauft.", [("acquisition", "Acme", None, None, "stated")], "firms without a name"),
        ("Beim Umbau von [ORG Acme] half die Stadt. Die Firma streicht 30 Stellen.", [("layoff", "Acme", None, None, "stated")], "the only firm named so far"),
        ("Der Bruder von [PER Jo Lang] lebt noch. Mit ihm hatte er [ORG Acme] gegründet.", [], "a founder told and not understood"),
        ("Die Firma [ORG Acme], 1990 von [PER Ina Berg] gegründet, wächst.", [("founding", "Ina Berg", "Acme", None, "stated")], "a participle behind a name"),
        ("[ORG Acme] hat gebaut, [ORG Beta] gekauft, gelacht.", [], "a list of participles without an agent"),
        ("Das Amt hat gegen [ORG Acme] Bußgelder von 2 Mio. Euro verhängt.", [("penalty", None, "Acme", "2 Mio. Euro", "stated")], "a noun behind a governed name"),
        ("[PER Jo Lang] wurde von seinen Aufgaben als Chef entbunden.", [("departure", "Jo Lang", None, None, "stated")], "relieved of an office"),
        ("[PER Ina Berg] wurde bekannt als Mitarbeiterin des Botschafters.", [], "known for it"),
        ("Die drohende Übernahme von [ORG Beta] durch [ORG Acme] beschäftigt alle.", [], "an act that threatens"),
        ("[PER Ina Berg] musste [LOC Bern] an [LOC Bayern] abtreten.", [], "a place given up"),
        ("[PER Ina Berg] ist abgetreten.", [("departure", "Ina Berg", None, None, "stated")], "stepped down"),
        ("Der [ORG Acme]-Konzern streicht 300 Stellen.", [("layoff", "Acme", None, None, "stated")], "a compound that stands for the firm in it"),
        ("[ORG Acme] wächst. Der Chemiekonzern streicht 300 Stellen.", [("layoff", "Acme", None, None, "stated")], "a compound that speaks of the firm named"),
        ("[LOC Europas] ehemals größte Drogeriekette [ORG Acme] hat Insolvenz angemeldet.", [("closure", "Acme", None, None, "stated")], "words between an owner and its noun"),
        ("Der Gewinn legte auf 4 Mio. Euro zu, wie [ORG Acme] am Montag mitteilte.", [("result", "Acme", None, "4 Mio. Euro", "stated")], "whose figure: who told it"),
        ("[ORG Acme] hat mitgeteilt, 300 Stellen zu streichen.", [("layoff", "Acme", None, None, "planned")], "told as an intention"),
        ("[ORG Beta] wurde 2019 an [ORG Acme] verkauft.", [("sale", None, "Acme", None, "stated")], "no seller"),
        ("[ORG Acme] verkauft ihr Geschäft. Sie hat [ORG Beta] nicht gekauft.", [("sale", "Acme", None, None, "stated"), ("acquisition", "Acme", "Beta", None, "denied")], "a negation"),
        ("[ORG Acme] übernimmt die Kontrolle über [ORG Beta].", [("acquisition", "Acme", "Beta", None, "stated")], "control"),
        ("[ORG Acme] sprach über einen Zusammenschluss von [ORG Beta] und [ORG Gamma].", [], "a merger talked of"),
        ("[ORG Acme] muss wegen Preisabsprachen 2 Mio. Euro zahlen.", [("penalty", None, "Acme", "2 Mio. Euro", "stated")], "the offence, not the fine"),
        ("[ORG Acme] hat den Hersteller [ORG Beta], der Pumpen baut, für 5 Millionen Euro gekauft.", [("acquisition", "Acme", "Beta", "5 Millionen Euro", "stated")], "a relative clause inside the verb's bracket"),
        ("[ORG Acme] hat [ORG Beta], einen Hersteller aus [LOC Köln], gekauft.", [("acquisition", "Acme", "Beta", None, "stated")], "an apposition inside the verb's bracket"),
        ("[PER Jo Lang], 54, ist zum Chef der [ORG Acme AG], einem Hersteller aus [LOC Köln], ernannt worden.", [("appointment", "Jo Lang", "Acme AG", None, "stated")], "two insertions"),
        ("Der Verwaltungsrat bestimmte [PER Jo Lang], der seit 2012 im Haus ist, zum Nachfolger.", [("appointment", "Jo Lang", None, None, "stated")], "a complement behind a relative clause"),
        ("Der Vorstand der [ORG Acme AG] rechnet mit einem Gewinn von 5 Millionen Euro.", [("forecast", "Acme AG", None, "5 Millionen Euro", "stated")], "a body and whose it is"),
        ("Das von [PER Ina Berg] gegründete Start-up [ORG Nestbau] baut Vogelhäuser.", [("founding", "Ina Berg", "Nestbau", None, "stated")], "a participle before its noun"),
        ("Der von [ORG Acme] für 5 Millionen Euro übernommene Hersteller [ORG Beta] baut Pumpen.", [("acquisition", "Acme", "Beta", "5 Millionen Euro", "stated")], "a participle before its noun, with an amount"),
        ("Trainer [PER Jo Lang] beim [ORG FC Aue] entlassen", [("departure", "Jo Lang", "FC Aue", None, "stated")], "a headline's participle"),
        ("[PER Jo Lang] zum Chef der [ORG Acme AG] ernannt", [("appointment", "Jo Lang", "Acme AG", None, "stated")], "a headline's participle, active forms alike"),
        ("[ORG Acme] und [ORG Beta] fusionieren", [("merger", "Acme", "Beta", None, "stated")], "a headline's finite verb at its end"),
        ("[ORG Nestbau], das [PER Ina Berg] 2015 in einer Garage gründete, hat heute 40 Mitarbeiter.", [("founding", "Ina Berg", "Nestbau", None, "stated")], "a relative pronoun that may be object"),
        ("[ORG Acme] hat den Verkauf von [ORG Beta] an [ORG Gamma] abgeschlossen.", [("sale", "Acme", "Gamma", None, "stated")], "Verkauf is no Kauf"),
        ("[ORG Acme] plant Insidern zufolge den Abbau von 300 Stellen.", [("layoff", "Acme", None, None, "reported")], "a postposition"),
        ("Einem Medienbericht zufolge hat [ORG Acme] den Rivalen [ORG Beta] gekauft.", [("acquisition", "Acme", "Beta", None, "reported")], "a report behind its noun"),
        ("[ORG Acme] gab den Rücktritt von Finanzchefin [PER Ina Berg] bekannt.", [("departure", "Ina Berg", "Acme", None, "stated")], "who announces it"),
        ("Die Trennung von Trainer [PER Jo Lang] gab der [ORG FC Aue] am Sonntag bekannt.", [("departure", "Jo Lang", "FC Aue", None, "stated")], "its object in front"),
        ("[ORG Acme] verliert seinen Chef [PER Jo Lang].", [("departure", "Jo Lang", "Acme", None, "stated")], "the loss of a chief"),
        ("[PER Jo Lang] ist nicht mehr Trainer des [ORG FC Aue].", [("departure", "Jo Lang", "FC Aue", None, "stated")], "no longer"),
        ("[PER Jo Lang] wurde an der Spitze der [ORG Acme AG] abgelöst.", [("departure", "Jo Lang", "Acme AG", None, "stated")], "replaced, the passive"),
        ("[PER Jo Lang] löst [PER Ina Berg] als Chefin der [ORG Acme AG] ab.", [("appointment", "Jo Lang", "Acme AG", None, "stated")], "replaced, the active"),
        ("[PER Jo Lang] wechselte in die Jugend von [ORG FC Aue].", [], "von hangs on the noun before it"),
        ("[PER Jo Lang] folgt [PER Ina Berg] als Vorstandschef der [ORG Acme AG] nach.", [("appointment", "Jo Lang", "Acme AG", None, "stated")], "folgt nach"),
        ("Mit [PER Ina Berg] hat [ORG Acme] seit Montag eine neue Finanzchefin.", [("appointment", "Ina Berg", "Acme", None, "stated")], "hat mit P eine neue"),
        ("[PER Ina Berg], bislang Vorständin bei [ORG Beta], wechselt im Herbst an die Spitze der [ORG Acme AG].", [("appointment", "Ina Berg", "Acme AG", None, "stated")], "to the top of"),
        ("[PER Ina Berg] verstärkt die Geschäftsleitung von [ORG Acme].", [("appointment", "Ina Berg", "Acme", None, "stated")], "joins a board"),
        ("Die Ernennung von [PER Ina Berg] zur Finanzchefin von [ORG Acme] wurde am Montag bestätigt.", [("appointment", "Ina Berg", "Acme", None, "stated")], "a noun"),
        ("Rufe nach dem Rücktritt von [PER Jo Lang] werden lauter.", [], "a wish before a noun"),
        ("Die [ORG Nestbau GmbH] wurde 2015 ins Leben gerufen.", [("founding", "Nestbau GmbH", None, None, "stated")], "no founder"),
        ("Für 40 Millionen Euro geht [ORG Beta] an [ORG Acme].", [("acquisition", "Acme", "Beta", "40 Millionen Euro", "stated")], "geht an"),
        ("Neuer Eigentümer der [ORG Beta AG] ist der Investor [ORG Acme].", [("acquisition", "Acme", "Beta AG", None, "stated")], "a new owner"),
        ("[ORG Acme] soll mit [ORG Beta] verschmolzen werden.", [("merger", "Acme", "Beta", None, "planned")], "a passive merger"),
        ("Die Vertreterversammlung der [ORG Volksbank Aue] stimmte der Fusion mit der [ORG Volksbank Berge] zu.", [("merger", "Volksbank Aue", "Volksbank Berge", None, "planned")], "members consent"),
        ("[ORG Acme] will insgesamt 5 Millionen Euro in [ORG Beta] investieren.", [("investment", "Acme", "Beta", "5 Millionen Euro", "planned")], "whom one invests in"),
        ("[ORG Acme] sichert sich einen Auftrag der [ORG Bahn].", [("contract", "Acme", "Bahn", None, "stated")], "sichert sich, and no loan"),
        ("[ORG Acme] begab eine Anleihe über 8 Millionen Euro.", [("loan", None, "Acme", "8 Millionen Euro", "stated")], "a bond"),
        ("Minister [PER Kai Lenz] übergab der [ORG Acme] einen Förderbescheid über 2 Millionen Euro.", [("aid", None, "Acme", "2 Millionen Euro", "stated")], "a grant handed over"),
        ("[ORG Acme] liefert der [ORG Bahn] 30 Züge im Wert von 90 Millionen Euro.", [("contract", "Acme", "Bahn", "90 Millionen Euro", "stated")], "to whom one delivers"),
        ("[ORG Acme] rutschte mit 7 Millionen Euro in die roten Zahlen.", [("result", "Acme", None, "7 Millionen Euro", "stated")], "red figures"),
        ("[PER Jo Berg] kam mit einer Geldstrafe von 9000 Euro davon.", [("penalty", None, "Jo Berg", "9000 Euro", "stated")], "kam davon"),
        ("[ORG Acme] macht in [LOC Aue] Ende des Jahres dicht.", [("closure", "Acme", None, None, "stated")], "macht dicht"),
        ("Die Gegner wollen die Schließung der [ORG Brauerei Lamm] nicht hinnehmen.", [], "a noun in a negated sentence"),
        ("Wegen der Schließung der [ORG Brauerei Lamm] kamen Gäste.", [("closure", "Brauerei Lamm", None, None, "planned")], "a noun that tells a closure"),
        ("Das [ORG Theater Aue] wird wegen einer Sanierung für ein Jahr geschlossen.", [], "closed for a while"),
        ("Der Abbau von 300 Stellen bei [ORG Acme] ist beschlossen.", [("layoff", "Acme", None, None, "planned")], "a noun that tells a layoff"),
        ("300 Beschäftigte von [ORG Acme] müssen gehen.", [("layoff", "Acme", None, None, "stated")], "must go"),
        ("Zwischen [ORG Acme] und [ORG Beta] wurde ein Vertrag geschlossen.", [("agreement", "Acme", "Beta", None, "stated")], "between two"),
        ("[ORG Acme] legt den Streit mit [ORG Beta] bei.", [("agreement", "Acme", "Beta", None, "stated")], "a dispute settled"),
        ("[PER Jo Lang] sprach. Die Leute blieben aus, weil sie in Rente gingen.", [], "a pronoun with a plural verb"),
        ("Der Aufsichtsrat der [ORG Acme AG] hat die Direktorin der [ORG Beta], [PER Ina Berg], zur Vorständin gewählt.", [("appointment", "Ina Berg", "Acme AG", None, "stated")], "a name behind its office between commas"),
        ("[ORG Acme] hat [ORG Beta] – einen Hersteller von Pumpen – gekauft.", [("acquisition", "Acme", "Beta", None, "stated")], "dashes"),
        ("[PER Jo Lang] sprach. Der 54-Jährige wird Chef der [ORG Acme AG].", [("appointment", "Jo Lang", "Acme AG", None, "stated")], "a person by his age"),
        ("[PER Jo Lang] sprach. Das Gericht verhängte eine Geldstrafe von 9000 Euro gegen den 54-Jährigen.", [("penalty", None, "Jo Lang", "9000 Euro", "stated")], "a person by his age behind a preposition"),
        ("[PER Ina Berg] folgt auf [PER Jo Lang], der [ORG Acme] „auf eigenen Wunsch und im besten Einvernehmen“ verlässt.", [("departure", "Jo Lang", "Acme", None, "stated")], "quoted words inside a clause"),
        ("Der Gewinn der [ORG Acme] vor Zinsen, Steuern und Abschreibungen stieg auf 9 Millionen Euro.", [("result", "Acme", None, "9 Millionen Euro", "stated")], "a list of nouns"),
        ("[PER Jo Lang] übernahm den Posten als Chef der [ORG Acme AG] und ist in einer Doppelrolle tätig.", [("appointment", "Jo Lang", "Acme AG", None, "stated")], "a joined clause behind"),
        ("[PER Jo Lang], der im kommenden Jahr in den Ruhestand tritt, sprach.", [("departure", "Jo Lang", None, None, "stated")], "into retirement"),
        ("[PER Ina Berg] hat das Kind nach drei Trainern von [ORG Hansa Aue] benannt.", [], "no office"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "marked", "rows"),
    [(lang, marked, rows) for lang, cases in CASES.items() for marked, rows, _ in cases],
)
def test_what_a_sentence_states(language: str, marked: str, rows: list[Row]) -> None:
    text, found, amounts = facts(language, marked)
    told = [
        (f.kind, f.who, f.whom, None if f.money is None else amounts[f.money], f.certainty)
        for f in found
    ]
    assert told == rows
    assert all(text[f.start : f.end] == f.text for f in found)


def test_place_date_and_what() -> None:
    _, (fact,), _ = facts("en", "[ORG Acme] cut 300 jobs in [LOC York] in May 2024.")
    assert (fact.place, fact.what) == ("York", "300 jobs")
    assert fact.date == 0


@pytest.mark.parametrize(
    ("language", "marked", "what"),
    [
        ("en", "[ORG Acme] committed to investing €3m in expanding its innovation hub in [LOC York].", "expanding its innovation hub"),
        ("en", "[ORG Acme] will invest €3m in the construction of a plant.", "the construction of a plant"),
        ("en", "[ORG Acme] invested €3m in refitting the shop and doubling its output.", "refitting the shop and doubling its output"),
        ("en", "[ORG Acme] invested €3m in new robots on Monday.", "new robots"),
        ("de", "[ORG Acme] investiert 3 Mio. Euro in den Ausbau ihres Werks in [LOC Ulm].", "den Ausbau ihres Werks"),
        ("de", "[ORG Acme] investiert 3 Mio. Euro in den Bau von Wohnungen.", "den Bau von Wohnungen"),
    ],
)  # fmt: skip
def test_what_is_told_with_what_belongs_to_it(language: str, marked: str, what: str) -> None:
    _, (fact,), _ = facts(language, marked)
    assert fact.what == what


@pytest.mark.parametrize(
    ("marked", "when"),
    [
        ("In May 2021 [ORG Acme] bought [ORG Beta].", "May 2021"),
        ("[LOC ROME], June 18 - [ORG Acme] has bought [ORG Beta].", None),
        ("On Monday [ORG Acme] said it bought [ORG Beta].", None),
        ("[ORG Acme], opened in 1998, closed a plant last year.", "last year"),
    ],
)
def test_a_date_belongs_to_its_verb(marked: str, when: str | None) -> None:
    text, found, _ = facts("en", marked)
    own = kit("en").dates.find(text, date(2024, 6, 21))
    told = [None if f.date is None else own[f.date] for f in found]
    assert [d and text[d.start : d.end] for d in told] == [when]


_NAMES = ["[ORG Acme]", "[ORG Beta]", "[PER Ann Lee]", "[LOC Rome]", "$5m", "3 Mio. Euro", "2024"]
_MARKS = ["(", ")", "“", "”", '"', "«", ";", "–"]
_VERBS = ["bought", "was", "by", "for", "and", "kauft", "von", "hat", "übernommen", ".", ",", "in"]
_WORDS = st.sampled_from([*_NAMES, *_VERBS, *_MARKS])


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=25), st.sampled_from(["en", "de"]))
def test_no_text_crashes_the_finder(words: list[str], language: str) -> None:
    text, found, _ = facts(language, " ".join(words))
    assert all(text[f.start : f.end] == f.text for f in found)
