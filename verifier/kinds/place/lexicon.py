"""Word classes that say where a place name may stand and what it is: closed ones in full, open ones by the heads that news uses."""

from __future__ import annotations

STRONG = frozenset(
    "in at near outside inside within across around throughout along off onto into via beyond alongside opposite "
    "beneath behind amid".split()
)
"""Prepositions that make of the name after them a place where something is or happens."""
NAMING = frozenset("in at near outside inside around across throughout off".split())
"""Those after which even a name that nobody knows is a place's."""
MOVEMENT = frozenset("from to toward towards through".split())
"""Prepositions of a path: places after a verb of motion, and often not after others ("from Smith", "to Reuters")."""
WEAK = frozenset("on over above below under between past against round by up down".split())
"""Prepositions that may go with a place and as often do not."""
NEARNESS = frozenset("near outside off around beyond alongside opposite behind towards toward".split())
"""Prepositions that put the event at the place's side, not in it."""

COMPASS = {
    "north": (1, 0),
    "south": (-1, 0),
    "east": (0, 1),
    "west": (0, -1),
    "northeast": (1, 1),
    "northwest": (1, -1),
    "southeast": (-1, 1),
    "southwest": (-1, -1),
    "central": (0, 0),
}
"""Directions as steps of latitude and longitude."""
DIRECTIONAL = frozenset(
    form
    for point in COMPASS
    for form in (point, f"{point}ern", point.replace("north", "north-").replace("south", "south-") + "ern")
) | frozenset(
    "upper lower inner outer downtown midtown uptown coastal rural mainland far deep central mid greater metropolitan".split()
)
"""Adjectives and nouns that name a part of the place after them ("northern Syria", "central Oslo")."""

UNITS_AFTER = frozenset(
    "province provinces state region regions district districts county counties governorate oblast krai canton "
    "prefecture municipality department territory parish voivodeship emirate republic borough township village town "
    "city valley island islands isle peninsula archipelago desert basin delta mountains mountain hills range bay gulf "
    "sea strait channel river lake coast coastline shore border frontier suburb neighbourhood neighborhood quarter "
    "area metro harbour harbor creek canyon reef atoll forest reservoir dam glacier volcano crater plateau plain "
    "plains highlands lowlands woods beach cape falls".split()
)
"""Nouns of landscape and government that follow a place's name ("Soum province", "Cowies Creek")."""
STREAMS = frozenset("river creek brook stream canal".split())
"""Those that with "the" before the name are waters, whatever town is called so ("the Black River")."""
UNITS_BEFORE = frozenset(
    "lake mount mt cape port fort gulf bay strait straits sea river isle island county province state region district "
    "village town city municipality republic kingdom camp lough loch glen ile".split()
)
"""Nouns that go before it ("Lake Chad", "Gulf of Aden", "the port of Manta")."""
LANDSCAPE = frozenset("lake mount mt cape gulf bay river isle camp lough loch glen port fort county".split())
"""Those that make the name after them a place's, whatever it is."""
OF_HEADS = frozenset(
    "city town village port province region district county state island isle municipality governorate suburb "
    "neighbourhood neighborhood outskirts edge edges centre center heart middle streets north south east west "
    "northeast northwest southeast southwest coast shores shore banks border borders hamlet commune community resort "
    "capital parish hills mountains hinterland waters area airport part parts stretch section corner room rooms floor "
    "lobby foyer grounds gates steps forecourt kilometres kilometers km miles metres meters yards acres hectares".split()
)
"""Nouns whose "of" leads to the place that they are or lie in ("the village of Bankass", "the outskirts of Rybnik"), or are a part of
("the function room of a Tralee hotel")."""

VENUES = {
    "airport": "airport airfield airstrip aerodrome heliport",
    "arena": "stadium stade arena ground velodrome racetrack racecourse speedway ballpark rink pitch courtyard",
    "hall": "hall auditorium ballroom clubhouse club pavilion gymnasium gym",
    "town hall": "chambers council-chamber guildhall town-hall",
    "worship": "church cathedral chapel mosque synagogue temple minster abbey monastery convent basilica shrine",
    "hotel": "hotel motel inn guesthouse lodge hostel",
    "hospital": "hospital clinic infirmary hospice ward morgue mortuary",
    "court": "court courthouse courtroom tribunal",
    "prison": "prison jail penitentiary cell cells gaol detention-centre barracks",
    "school": "school college university campus kindergarten nursery academy classroom",
    "museum": "museum gallery theatre theater cinema opera library archive archives",
    "station": "station terminal terminus depot",
    "square": "square place plaza piazza park garden gardens green common fairground fairgrounds showground "
    "showgrounds bullring",
    "street": "street rue calle road avenue boulevard lane highway motorway bridge junction roundabout crossroads "
    "intersection tunnel",
    "works": "factory plant mill refinery mine quarry brewery shipyard dockyard warehouse works sawmill smelter",
    "shop": "shop store supermarket mall market bazaar restaurant cafe café bar pub bakery",
    "harbour": "harbour harbor port dock docks quay pier wharf jetty marina",
    "parliament": "parliament capitol",
    "embassy": "embassy consulate mission",
    "base": "base garrison outpost checkpoint spaceport cosmodrome launchpad camp",
    "cemetery": "cemetery graveyard churchyard crematorium",
    "office": "office offices headquarters building tower skyscraper house palace castle villa mansion residence "
    "farm barn laboratory lab observatory",
    "centre": "centre center complex venue",
    "water": "beach pool swimming-pool",
    "crossing": "crossing checkpoint",
}
"""Buildings and sites where things happen, by what they are: two of different sorts are two places."""
SORT_OF = {noun: sort for sort, nouns in VENUES.items() for noun in nouns.split()}
CALLED_AFTER_TOWNS = frozenset("airport court station harbour parliament embassy".split()) | {"town hall"}
"""Sorts that have the names of the towns that they serve; halls, parks, schools and hospitals as often have a person's."""
MEETING_PLACES = frozenset(
    [
        "hall",
        "centre",
        "town hall",
        "office",
        "school",
        "hotel",
        "worship",
        "museum",
        "arena",
        "parliament",
        "works",
        "base",
        "shop",
    ]
)
"""Sorts that may be words for one house: a meeting is in a hall, which is in a centre, a school or a hotel."""
FIRST = frozenset("hotel boulevard avenue plaza piazza place stade rue calle casa palais camp hospital".split())
"""Venue nouns that in names of other languages come first ("Boulevard Voltaire")."""
NOT_ALONE = frozenset(
    "office offices house building court club ward base works ground pitch green common bar plant mission camp store "
    "market cell cells shop pool centre center complex school college university hospital prison jail church farm "
    "assembly congress senate road street bridge lane bank mine mill terminal garden tower".split()
)
"""Venue nouns too general to name a place with an article alone ("in the market", "at the club") unless more is said."""

NAMED_ONLY = frozenset(
    "market mission common works bar base ground pitch green house cell cells mall camp complex".split()
)
"""Venue nouns that with small words around them mean something else ("the housing market", "the tax base")."""

DETERMINERS = frozenset("the this that its their his her our".split())
SETTLEMENTS = frozenset(
    "city town village resort port capital hamlet suburb island metropolis township borough".split()
)
"""What "this southern city" and "the resort" call a place that was named before."""
DESCRIBED = SETTLEMENTS | frozenset(
    "region province state county country district coast valley border frontier peninsula side".split()
)
SEATS = frozenset("provincial regional state district island cantonal county departmental".split())
"""What a capital is of that is no country."""

ACRONYMS = frozenset("US USA UK UAE DRC DPRK PNG USSR FYROM RSA".split())
"""Countries that are written as capitals; in any other case the letters are a word."""
CONNECTORS = frozenset(
    "of the de del della di da do dos das du des la le les los las der den dem am an auf im bei sur sous en upon "
    "under on al el ad ash as".split()
)
"""Small words inside names ("Rio de Janeiro", "Stratford upon Avon", "Strait of Hormuz")."""
DOTTED = frozenset("st ste mt ft pt".split())
"""Shortened words of names that a full stop follows."""

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady king queen prince princess duke duchess emperor pope "
    "cardinal archbishop bishop rev reverend father sister brother saint rabbi imam sheikh president vice-president "
    "chancellor premier prime minister senator sen congressman congresswoman representative rep governor gov mayor "
    "councillor councilor judge justice general gen colonel col captain capt major maj lieutenant lt sergeant sgt "
    "corporal private admiral commander chief officer inspector detective constable coach manager secretary "
    "ambassador director chairman chairwoman chairperson spokesman spokeswoman spokesperson commissioner sheriff "
    "attorney lawyer actor actress singer author writer striker goalkeeper midfielder defender".split()
)
"""Words that a person's name follows."""
OFFICES = frozenset(
    "government department secretary minister ministry parliament senate legislature superior supreme district "
    "embassy army council assembly mayor governor gov president premier chancellor senator sen rep representative "
    "police chief sheriff congressman congresswoman mp prosecutor ambassador attorney bishop archbishop coach "
    "councillor councilor officials office court authorities residents resident native fire city state".split()
)
"""Capitalised words that may follow a place that they belong to ("Berlin Mayor Michael", "London Police")."""
ORGANISATIONS = frozenset(
    "inc corp corporation ltd limited plc llc gmbh ag sa spa bank group company co holdings partners association "
    "federation union league party committee commission council agency authority institute institution foundation "
    "trust fund society university college school ministry department bureau board times post herald tribune news "
    "press telegraph guardian journal gazette chronicle star sun mail mirror express observer today daily weekly "
    "magazine radio tv television fm network united rovers wanderers athletic fc cf ac afc town hotspur rangers "
    "airlines airways motors pharmaceuticals technologies systems energy oil gas petroleum electric steel insurance "
    "capital investments agreement accord accords treaty declaration convention protocol pact act bill law report "
    "review prize award awards cup open marathon games olympics festival championship championships symphony "
    "orchestra philharmonic opera ballet museum army navy police force forces guard guards brigade division regiment "
    "battalion".split()
)
"""Last words of the names of bodies, papers, teams and treaties: the place in such a name is not spoken of."""
NO_PLACES = frozenset(
    "parliament congress senate islam christianity god christmas easter ramadan lent advent internet facebook twitter "
    "google youtube english french german spanish arabic latin chinese russian japanese african european asian "
    "american western eastern northern southern i ii iii allah bible koran quran nato eu un imf who opec covid brexit "
    "wikipedia netflix instagram whatsapp microsoft apple amazon reuters mr mrs ms dr sir chapter article section "
    "page figure table part phase group act scene exhibit appendix round game match day week number no "
    "arab arabs kurd kurds kurdish berber berbers roma romani maori inuit aboriginal jew jews jewish muslim muslims islamic christian "
    "christians sunni sunnis shia shiite shiites hindu hindus sikh sikhs buddhist buddhists catholic catholics protestant "
    "protestants anglican methodist latino latinos hispanic".split()
)
"""Capitalised words that follow a preposition and are no place: religions and who holds them, peoples without a country of their name
("the Arab world"), feasts, languages, networks, numbered things."""

MOTION = frozenset(
    "turn go come travel fly move return ship tow drive sail flee transfer take head march bring carry rush relocate "
    "extend run arrive depart leave launch lift roar blast evacuate escape drift cross pass trek walk ride cycle row "
    "paddle swim emigrate migrate deport extradite send dispatch deploy withdraw retreat advance commute journey "
    "steam cruise crawl climb descend spread stretch reach follow lead bus whisk airlift ferry haul convey deliver "
    "export import smuggle transport divert reroute redirect shift switch summon invite call host set get".split()
)
"""Verbs with an origin or a destination (Levin 1993, English Verb Classes, 11, 13.1, 47, 51)."""
AT_ORIGIN = frozenset("launch lift blast roar operate broadcast speak address report phone".split())
"""Verbs whose "from" says where the event is: a rocket is launched, and somebody speaks, there."""
REACHING = frozenset(
    "reach enter leave visit hit strike flee cross tour attack bomb shell besiege capture seize retake storm overrun "
    "evacuate quit rock shake flood devastate pound sweep invade occupy liberate surround batter engulf ravage depart "
    "exit approach near circle bypass join fill pack throng crowd line block jam picket".split()
)
"""Verbs whose object is where something happened ("reached Portugal", "shook Quito", "filled the square": Levin 1993, 9.8, 51.1)."""
HOSTING = frozenset("host stage welcome house".split())
"""Verbs whose subject, where it is a place, is where the event is held ("Lima hosts the final")."""
LEAVING = frozenset("leave flee depart exit quit evacuate".split())
"""Those of them whose object is where somebody comes from."""
STATES = frozenset(
    "be seem appear remain look feel sound know mean belong deserve think believe hope trust doubt matter resemble".split()
)
"""Verbs of state (Quirk et al., A Comprehensive Grammar, 4.28 ff.): what they say of a place is a description, no event."""
WHEN = frozenset(
    "last next early late earlier later this previous first second third then today yesterday tomorrow tonight".split()
)
"""Words that start a phrase of time: behind a place they do not say that it belongs to a noun ("in Berlin last Friday")."""
GIVING_UP = frozenset("move shift switch relocate transfer".split())
"""Verbs that put an event elsewhere than where it was to be."""
AHEAD = frozenset("bound head leave set due schedule plan pencil promise fix book list slate earmark destine".split())
"""Verbs that "for" leads from to a place."""
ON_THE_WAY = frozenset(
    "off way route trip flight visit journey road trains bus convoy back home en bound train".split()
)
"""Words that "to" and "from" go on with to a place as they do from a verb of motion ("off to Odense", "on its way to Prague")."""
ISLANDS = frozenset(
    "AG AI AW AX BB BL BM BQ CC CK CV CW CX CY DM FK FO GD GG GI GP GU HM IM IS JE JM KM KN KY LC LK MF MG MQ MS MT "
    "MU MV NF NR NU PN PR PW RE SC SH SJ ST SX TC TO TT TV TW VC VG VI WS YT".split()
)
"""Countries and territories that are islands, ISO 3166 alpha-2: one is "on" them."""
ANYBODY = frozenset(
    "everyone everybody nobody anyone anybody someone somebody people many few some most those none one all others "
    "folk folks residents locals".split()
)
"""Heads so general that the place after them only says who is meant ("everyone in Galway")."""
EVENTS = frozenset(
    "meeting talks summit conference congress rally march protest demonstration hearing trial inquest inquiry session "
    "vote election poll ceremony funeral mass service vigil concert festival fair exhibition show match game race "
    "final tournament debate seminar workshop gathering briefing launch opening closing strike walkout raid attack "
    "bombing shooting blast explosion fire blaze crash collision accident earthquake quake flood storm landslide "
    "outbreak arrest landing takeoff visit tour trip stop reception dinner lunch luncheon breakfast interview speech "
    "address announcement premiere auction sale ballot referendum fight battle clash clashes operation exercise drill "
    "mission audience retreat camp parade procession commemoration unveiling signing handover sitting leg round stage "
    "derby meet regatta qualifier semifinal semi-final quarterfinal heat fixture rematch ride rescue debut win "
    "victory defeat loss draw goal medal title birth death wedding founding killing murder robbery theft sighting "
    "test riot siege massacre ambush eruption spill leak derailment evacuation unrest negotiation negotiations "
    "mediation".split()
)
"""Nouns of what happens: a place that hangs on one is where it happened."""
