"""Words the cloud leaves out because they say nothing by themselves, and English plurals that no ending shows.

English in full. Of Spanish, French, German and Portuguese only the commonest, so that a survey answered in several
languages reads well, and none that is an ordinary English word too (French "car", German "hat"): a word too many is
better than a lost one.
"""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ENGLISH = _words(
    """
    a about above across actually after again against all almost along already also although always am among an and
    another any anybody anyone anything are aren't around as at away back be became because become been before being
    below between both but by came can can't cannot come comes could couldn't did didn't do does doesn't doing don't
    done down during each either else enough etc even ever every everybody everyone everything few for from further
    get gets getting give given gives go goes going gone got had hadn't has hasn't have haven't having he her here
    hers herself him himself his how however i i'd i'll i'm i've if in instead into is isn't it it'd it'll it's its
    itself just keep know last least let let's like likely lot lots made make makes making many may maybe me might
    more most mostly much must my myself need needs neither never no nobody none nor not nothing now of off often on
    once one ones only onto or other others our ours ourselves out over own perhaps put quite rather really said
    same say says see seem seems shall she should shouldn't since so some somebody somehow someone something
    sometimes still such take takes than that that's the their theirs them themselves then there there's these they
    they'd they'll they're they've thing things this those though through thus to together too toward towards under
    until up upon us use used very via want wants was wasn't way we we'd we'll we're we've well were weren't what
    what's whatever when whenever where whether which while who who's whoever whole whom whose why will with within
    without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves
    """
)

SPANISH = _words(
    """
    al algo como con cuando cual del desde donde ella ellas ellos entre es esa ese eso esta están estar este esto
    estos fue ha la las le les lo los más mi muy nada ni nos nosotros nuestra nuestro nuestros o para pero por
    porque que qué quien se ser si sí sobre somos su sus también te tiene tienen todo todos tu un una uno unos y ya
    yo
    """
)

FRENCH = _words(
    """
    à au aux avec avoir c'est ce ces cette chez comme d'un d'une dans de des du elle elles en est et être il ils je
    la le les leur leurs lui mais même ne nos notre nous ont ou où pas pour qu'il que qui sa sans se ses si sont sur
    très tous tout toute un une vos votre vous y
    """
)

GERMAN = _words(
    """
    aber als am auch auf aus bei beim bis da damit das dass dem den der des die dies diese dieser doch du durch ein
    eine einem einen einer eines er es für haben ich ihr ihre im immer in ist ja kann kein keine mehr mich mir mit
    nach nicht noch nur ob oder ohne sehr sein seine sich sie sind so über um und uns unser unsere unserem unseren
    unter viel vom von vor was wenn wer werden wie wir wird zu zum zur
    """
)

PORTUGUESE = _words(
    """
    ao aos as até com como da das de dela dele do dos e ela elas ele eles em entre essa esse está estão eu foi há
    isso isto já lhe mais mas me mesmo meu minha muito na não nas nem no nos nós nossa nosso num numa o os ou para
    pela pelo por porque quando que quem se sem ser seu sua são também te tem têm um uma você vocês
    """
)

STOP_WORDS: dict[str, frozenset[str]] = {
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "de": GERMAN,
    "pt": PORTUGUESE,
}

PHRASE_PARTICLES = _words(
    """
    about after around at away back by down for in no not of off on out over up well with without
    """
)
"""The stop-words that may be half of a phrase ("on time", "looked after", "no surprises"). Articles, pronouns and
auxiliary verbs may not: "the staff" and "is friendly" are repeated too, and say no more than "staff" and "friendly"."""

IRREGULAR_PLURALS = {
    "children": "child",
    "feet": "foot",
    "men": "man",
    "people": "person",
    "women": "woman",
}

NOT_PLURALS = _words("arms customs goods means news species series works")
"""Words in -s that mean something else than the word without it ("new" and "news")."""
