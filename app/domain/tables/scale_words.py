"""What forms offer to choose from in scales: “Very satisfied”, “Stimme eher zu”, “Plutôt d’accord”, “Yes”.

Words that people also answer with, as “good” and “fair”, are none of them.
"""

from collections.abc import Sequence

from app.domain.tables.answer_titles import plain_title

_FEWEST, _ALMOST_ALL = 3, 0.8  # cells, and of these
_MOST_STEPS, _ENOUGH = 7, 10  # different cells, and cells
_WORD = 4  # letters: shorter words are in everything
_SCALES = """
very satisfied | satisfied | somewhat satisfied | extremely satisfied | neither satisfied nor dissatisfied | neutral
dissatisfied | somewhat dissatisfied | very dissatisfied | extremely dissatisfied | unsatisfied | very unsatisfied
strongly agree | agree | somewhat agree | neither agree nor disagree | undecided | somewhat disagree | disagree
strongly disagree | totally agree | totally disagree | completely agree | completely disagree
very likely | likely | extremely likely | somewhat likely | neither likely nor unlikely | unlikely | very unlikely
extremely unlikely | very important | important | somewhat important | not important | not at all important | always
usually | often | sometimes | rarely | seldom | never | very often | yes | no | maybe | not sure | don't know | n/a
not at all | slightly | moderately | a little | somewhat | extremely | a great deal | not applicable
sehr zufrieden | zufrieden | eher zufrieden | teils teils | teils/teils | weder noch | unzufrieden | eher unzufrieden
sehr unzufrieden | stimme voll zu | stimme voll und ganz zu | stimme zu | stimme eher zu | stimme eher nicht zu
stimme nicht zu | stimme gar nicht zu | stimme überhaupt nicht zu | trifft voll zu | trifft voll und ganz zu | trifft zu
trifft eher zu | trifft teilweise zu | trifft eher nicht zu | trifft nicht zu | trifft gar nicht zu
trifft überhaupt nicht zu | sehr wahrscheinlich | wahrscheinlich | unwahrscheinlich | sehr unwahrscheinlich
sehr wichtig | wichtig | eher wichtig | eher unwichtig | unwichtig | gar nicht wichtig | immer | meistens | oft | häufig
manchmal | selten | nie | ja | nein | vielleicht | weiß nicht | weiss nicht | keine angabe | unentschieden
très satisfait | très satisfaite | satisfait | satisfaite | plutôt satisfait | plutôt satisfaite | neutre | insatisfait
insatisfaite | plutôt insatisfait | très insatisfait | tout à fait d'accord | d'accord | plutôt d'accord
ni d'accord ni pas d'accord | plutôt pas d'accord | pas d'accord | pas du tout d'accord | très probable | probable
improbable | très important | assez important | peu important | pas important | toujours | souvent | parfois | rarement
jamais | oui | non | peut-être | ne sait pas | sans avis
muy satisfecho | satisfecho | algo satisfecho | ni satisfecho ni insatisfecho | insatisfecho | muy insatisfecho
totalmente de acuerdo | muy de acuerdo | de acuerdo | ni de acuerdo ni en desacuerdo | en desacuerdo
muy en desacuerdo | totalmente en desacuerdo | muy probable | poco probable | muy importante | importante
poco importante | siempre | a menudo | a veces | rara vez | nunca | sí | no sé | quizás
molto soddisfatto | soddisfatto | abbastanza soddisfatto | insoddisfatto | molto insoddisfatto | neutrale
molto d'accordo | completamente d'accordo | d'accordo | abbastanza d'accordo | in disaccordo | per niente d'accordo
molto probabile | probabile | poco probabile | molto importante | sempre | spesso | a volte | raramente | mai | non so
muito satisfeito | satisfeito | neutro | insatisfeito | muito insatisfeito | concordo totalmente | concordo
não concordo nem discordo | discordo | discordo totalmente | muito provável | provável | pouco provável | sim | não
talvez | às vezes | raramente | não sei
zeer tevreden | tevreden | neutraal | ontevreden | zeer ontevreden | helemaal mee eens | mee eens | eens
niet mee eens, niet mee oneens | mee oneens | oneens | helemaal mee oneens | zeer waarschijnlijk | waarschijnlijk
onwaarschijnlijk | altijd | vaak | soms | zelden | nooit | nee | misschien | weet niet
mycket nöjd | nöjd | varken eller | missnöjd | mycket missnöjd | instämmer helt | instämmer | instämmer delvis
instämmer inte | instämmer inte alls | alltid | ofta | ibland | sällan | aldrig | nej | kanske | vet ej
helt enig | enig | hverken eller | verken eller | uenig | helt uenig | svært fornøyd | fornøyd | misfornøyd
svært misfornøyd | meget tilfreds | tilfreds | utilfreds | meget utilfreds | altid | alltid | ofte | sjelden | sjældent
"""
_WORDS = frozenset(plain_title(one) for line in _SCALES.splitlines() for one in line.split("|") if one.strip())


def are_of_scales(cells: Sequence[str]) -> bool:
    """Almost all, and several of them."""
    return len(cells) >= _FEWEST and sum(plain_title(cell) in _WORDS for cell in cells) >= _ALMOST_ALL * len(cells)


def are_steps_of_a_scale(cells: Sequence[str]) -> bool:
    """A few phrases, chosen again and again, that have a word in common: “Very happy with it”, “Unhappy with it”."""
    steps = {cell.casefold() for cell in cells}
    if not _FEWEST <= len(steps) <= _MOST_STEPS or len(cells) < _ENOUGH or len(cells) < 2 * len(steps):
        return False
    some = [step for step in steps if plain_title(step) not in _WORDS]
    if len(some) < 2:
        return True
    shared = (word for word in min(some, key=len).split() if len(word) >= _WORD)
    return any(all(word in step for step in some) for word in shared)
