"""Apostrophes as keyboards and programs produce them, and contractions that people type without any.

People on German, Spanish and French keyboards type ´ or ` for it, telephones put in ’ or ‘, and others leave it out.
"""

from app.domain.words.words import words

APOSTROPHES = "'’‘ʼʻʽˈʹ´`′‵‛＇՚ꞌ׳"
"""Between two letters all of them are one."""

_LEFT_OUT_WITH = {
    "en": words("""
        ain't could've daren't d'you he'll here's how'd how'll how're how's it'd let's ma'am mayn't might've mightn't
        must've mustn't needn't oughtn't shan't she'll should've somebody's someone's that'd that'll that're that've
        there'd there'll there're they'd this'll 'tis 'twas usedn't what'd what'll what're what've when's where'd
        where're where's who'd who'll who're who've why'd why's would've y'all you'd"""),
    "de": words("""
        auf'm er's es's gibt's geht's hab's hat's ich's ist's kann's macht's man's mit'm sie's sind's wär's war's wenn's
        wie's wird's wir's"""),
    "it": words("c'era cos'è com'è dov'è n'è s'è"),
    "nl": words("'k 'm 'n 'ns 's 't da's dat's d'r m'n z'n zo'n"),
}
_WITHOUT = {
    "en": words("""
        aint arent cant couldnt couldve didnt doesnt dont hadnt hasnt havent hed heres hes hows howd im isnt itd itll
        ive lets mightve mustnt mustve neednt shant shes shouldnt shouldve thatd thatll thats theres theyd theyll
        theyre theyve wasnt weve werent whats whens wheres whos whyd whys wont wouldnt wouldve yall youd youll youre
        youve"""),
    "fr": words("""
        cest cetait cétait cetaient cétaient daccord dailleurs dabord jai jaimerais javais jespere jespère jetais jétais
        nai netait nétait quelles quil quils quon quun quune sest"""),
    "de": words("gibts gehts habs ists kanns machts wirds wärs"),
    "it": words("cè cosè comè dovè sè"),
}
"""Only where the letters are no word of any language: not its, were, well, ill, shell, hell, wed, id, dune, nest."""

CONTRACTIONS: dict[str, frozenset[str]] = {
    language: _LEFT_OUT_WITH.get(language, frozenset()) | _WITHOUT.get(language, frozenset())
    for language in ("en", "fr", "de", "it", "nl")
}
"""Stop-words beside those that are listed."""
