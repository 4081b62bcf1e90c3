"""Words that say nothing of a note's subject, in Swedish and English, and those that turn a meaning round."""

from __future__ import annotations

# pronouns, articles, prepositions, conjunctions, auxiliaries and common adverbs: closed classes only, so that
# the list fits any subject
_SWEDISH = """
    alla allt alltid alltså andra annan annars annat att av bara behöva behöver bland blev bli blir blivit borde bort
    både bör de dem den denna deras dess dessa det detta dig din dina ditt du där därför då eftersom efter egen eget
    egna ej eller en er era ert ett exempel fast finnas finns fler flera fram framför från få får fått för före gick
    genom ges ge ger går gör göra gjort göras ha had hade han har hans helt hela hennes hon honom hos hur här i
    ibland icke in inför ingen inga inget innan inne inom inte istället ja jag ju kan kanske kom komma kommer kring
    kunde kunna lite man med medan mellan men mer mera mest mig min mina mitt mot mycket många måste ned ner ni nog
    nu när nästan något någon några nån nåt och ofta olika om omkring oss också på redan runt samma samt sedan sen
    ses sig sin sina sitt själv själva ska skall skulle snart som så sådan sådana sådant ta tar tas till tills trots
    under upp ut utan utanför vad var vara varandra varandras varför varit varje vars vart vem vems vi via vid vilka
    vilken vilket vill vore vår våra vårt väl än ännu är även åt över etc bl dvs mm osv tex ex ca t
"""
SWEDISH = frozenset(_SWEDISH.split())
_ENGLISH = """
    a about above after again against all also always am an and another any are as at be because been before being
    below between both but by can could did do does doing done down during each etc even ever every few for from
    further get gets give go goes going got had has have having he her here hers him his how i if in instead into is
    it its itself just keep let like lot lots made make makes many may me might more most much must my need needs
    neither no none nor not now of off often on once one only onto or other others our ours out over own per put
    rather same say she should since so some something still such take than that the their theirs them then there
    these they this those through to too under until up upon us use very via want was we were what when where whether
    which while who whom whose why will with within without would yet you your yours
"""
ENGLISH = frozenset(_ENGLISH.split())

# what must be the same in both, for two texts to say the same
_NEGATIONS = """
    inte ej icke nej aldrig ingen inget inga ingenting utan varken knappt sällan slipp slippa sluta
    not no never none nothing nobody neither nor without cannot cant dont doesnt didnt isnt arent wasnt wont wouldnt
    shouldnt couldnt hardly stop less avoid
"""
NEGATIONS = frozenset(_NEGATIONS.split())
_OPPOSITES = """
    mer/mindre mera/mindre fler/färre före/efter innan/efter öka/minska ökar/minskar ökad/minskad
    med/utan för/mot över/under upp/ner in/ut första/sista alla/några alltid/ibland internt/externt
    intern/extern höja/sänka börja/sluta bättre/sämre
    större/mindre kort/lång kortare/längre öppen/stängd tidig/sen tidigare/senare
    more/less more/fewer before/after with/without increase/decrease in/out up/down first/last all/some always/sometimes
    internal/external start/stop raise/lower better/worse shorter/longer open/closed earlier/later
"""
OPPOSITES = tuple(tuple(pair.split("/")) for pair in _OPPOSITES.split())
# put before a word they turn it round: möjligt, omöjligt
TURNING = ("o", "icke", "miss", "un", "in", "im", "il", "ir", "dis", "non")
_NUMBER_WORDS = """
    noll två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo
    trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen halva hälften dubbla
    tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte femtonde tjugonde trettionde hundrade
    zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half
    third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth
"""
NUMBER_WORDS = frozenset(_NUMBER_WORDS.split())

# of each kind a text means one: two that differ in it say different things, however alike the words look
_KINDS = """
    måndag tisdag onsdag torsdag fredag lördag söndag;
    monday tuesday wednesday thursday friday saturday sunday;
    januari februari mars april maj juni juli augusti september oktober november december;
    january february march april may june july august september october november december;
    morgon förmiddag eftermiddag kväll natt; morning afternoon evening night;
    vår sommar höst vinter; spring summer autumn winter;
    norr söder öster väster; norra södra östra västra; north south east west;
    blekinge dalarna gotland gävleborg halland jämtland jönköping kalmar kronoberg norrbotten skåne stockholm sörmland
    södermanland uppsala värmland västerbotten västernorrland västmanland örebro östergötland
"""
KINDS = tuple(tuple(kind.split()) for kind in _KINDS.split(";"))
