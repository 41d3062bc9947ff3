"""Words that turn what they stand beside into its opposite: "no queues", "keine Wartezeit", "pas compliqué".

They are told by the word, not by the language of the answer, which short answers hardly tell; but for the few that mean
something else elsewhere ("no" is "in the" in Portuguese, "Not" is need in German). German, its neighbours and French
put the negation behind a verb, too ("warten nicht"), Turkish and Japanese always do. Words for "less" are among them:
"moins cher" is not "cher". French "plus de stress" is "more stress" or "no more stress": it stays as it is written,
while "plus rapide" is always "faster".
"""

import re
from collections.abc import Container

from app.domain.words.tokens import folded
from app.domain.words.words import words

AFTER, BEFORE, ONLY, BREAK, GAP, OR, AND, WITHOUT = (1 << bit for bit in range(8))
SOLE, PLAIN, WITH_SOLE, HELPS, NUMBER, LIKE, NEGATIVE = (1 << bit for bit in range(8, 15))
"""What a word does: it negates what comes after it, or before it; it makes a negation none ("not only"); nothing behind
it is negated; it may stand between ("no long queues"); it goes on with the negation, always or behind WITHOUT. SOLE
means "alone", and "only" where it is between a PLAIN negation and something else than WITH_SOLE: "no solo el precio",
but "nunca solo", "nicht allein gelassen". HELPS: it may stand between, and is nothing without what follows. A NUMBER is
what people do not want to be, only one or LIKE one. NEGATIVE is a Japanese verb that negates its object."""

_AFTER = words("""
    not never hardly barely rarely scarcely seldom neither nor nobody nothing none no non cannot kaum niemand nichts
    weder kein keine keinem keinen keiner keines keinerlei niemals aucun aucune aucuns aucunes guère rien ni
    nunca jamás nadie ningún ninguna ninguno ningunos ningunas nada tampoco não nenhum nenhuma nenhuns nenhumas nem
    ninguém mai nessun nessuna nessuno niente nulla né geen nauwelijks niets personne
    zero zéro cero null nul noll sıfır nic żaden żadna żadne żadnego żadnej żadnych żadnym nigdy brak
    ani ingen inga inget aldrig aldri لا غير ليس ليست لم لن عدم 不 没 没有 沒 沒有 无 無 не нет никогда никаких
    안 ไม่ ไม่มี ไม่ต้อง ບໍ່ ບໍ່ມີ មិន គ្មាន မ
    intet ingenting aldri ei eivät emme ilman ikinä koskaan нету никогда никаких никакого никакой никакие ни нельзя
    немає нема ніколи жодних жодного жодної ніяких не няма никога
    není nejsou nebyl nebyla nebylo nikdy žádný žádná žádné žádného žádnou žádných nema nije nikad nikada
    nem nincs nincsenek soha semmi sose fără niciodată nu niciun nicio deloc
    δεν δε όχι ποτέ χωρίς δίχως μη μην κανένα κανένας καμία καθόλου ούτε
    לא אין בלי ללא לעולם מעולם שום tidak tanpa bukan không chưa chẳng नहीं बिना asla hiç plus weniger moins menos meno
    minder mniej""")
_BOTH = words("nicht nie niet nooit inte ikke ikkje pas jamais")
_BEFORE = words("""
    değil değildi yok yoktu olmadan ない なし なく なくて なかった ないで ません しない しません せず ずに 無し ないこと
    없다 없음 없이 없는 없고 없어요 않다 않고 않은 않는 않아요 않게 않아도 않으며 않습니다 않았다 않았어요 않네요
    않음 않으면 않았습니다 nélkül olmaksızın yoktur değildir नहीं बिना""")
_JAPANESE = {
    "ない": "なし なく なくて なくても なかった 無い 無く 無くて 無かった 無し ありません ありませんでした"
    " ございません",
    "いない": "いなく いなくて いなかった いません いませんでした おらず",
    "しない": "しなく しなくて しなかった しません しませんでした せず せずに",
    "されない": "されなかった されません されませんでした されず されていない されていません されていなかった",
    "できない": "できなく できなくて できなかった できません できませんでした できず 出来ない"
    " 出来ません 出来なかった 出来ず",
    "ならない": "ならなかった なりません なりませんでした",
    "いただけない": "いただけなかった いただけません いただけませんでした",
    "もらえない": "もらえなかった もらえません もらえませんでした",
    "していない": "していません していなかった していませんでした",
}
_WITHOUT = words("""
    without ohne sans sin sem senza zonder utan uden uten bez ilman fără χωρίς δίχως בלי ללא tanpa بدون دون بلا без""")
_ONLY = words("""
    only just merely simply least solely nur bloss zuletzt seulement uniquement que sólo solamente
    únicamente somente apenas soltanto solamente slechts enkel tylko bara bare sadece yalnızca فقط только""")
_SOLE = words("""
    allein alleine alleen alene solo sola soli sole solos solas só sós sam sama sami same sám samy yksin один одна одни
    сам сама сами yalnız ensam ensamma""")
_PLAIN = words("not nicht niet no non não")
_WITH_SOLE = words("""
    bin bist dastehen fühlen fühlt gelassen ist lassen lässt sein sind stehen steht gelaten laten staan staat te zijn
    zu""")
_HELPS = words("""
    leave left stay stays bleibe bleiben bleibt lasse lassen lässt laisse laissé laissée laisser reste rester laat
    laten blijft blijven voel voelen voelt resta restare rimane zostaje zostać
    laisse laissent laissez laissés laissées restent restez retrouve retrouvent retrouver sens sent senti sentie sentis
    sentez sentent sentait sentirait deja dejado dejada dejados dejadas dejamos dejan dejar dejará dejaron dejarte
    dejarme deje dejen dejes dejó estar estarás estará estarán estás esté estén quedar quedarse queda quedan quedas
    quede queden quedó hacer sentir sentirse sentirme sentirte sentirnos siente sienten sientes siento sienta sientan
    sientas sintamos sentimos sintieron sintió sentí sentía sentían sentirán sentirá sinta sintam sintas sentiu sentiram
    sente sentem sinto deixa deixado deixada deixados deixadas deixam deixar deixe deixem deixou fica ficam ficar fique
    fiquem ficou fazer sento senta sentano sentito sentita sentiti sentirsi lascia lasciano lasciare lasciata
    lasciati lasciate lasciato lascino rimane rimanere rimangono rimanga restano fare faire feel feels feeling felt
    fühle fühlen fühlt fühlst fühlte fühlten gefühlt voelen voelde voelt känna känner kände føle føler føles følt følte
    stående czuć czuje czują czuję czuł czuła czuli""")
_NUMBER = words("number nummer numéro número numero numer numara")
_LIKE = words("juste like as than als wie comme como come que che dan zoals niż jak gibi som än end enn")
_BREAK = words("""
    but and or because that if when while who which what why how where aber und oder weil dass wenn sondern denn ob was
    wer wie wo mais et ou car parce quand qui quoi où pero sino y porque cuando quien mas ma perché quando chi maar
    omdat dat ale lub bo że jeśli ve ama çünkü och men eller og ce cet cette ces""")
_GAP = (
    words("""
    bad big endless extra further getting hidden huge long longer more nasty needless overly
    particularly quite real single so terribly too unnecessary unpleasant very
    allzu besonders böse bösen ganz gar grosse grossen lange langen langes mehr richtig sehr sonderlich
    unnötige unnötigen viel viele wirklich zu
    fausse fausses grande grandes gros grosse inutile inutiles long longs longue longues longues mauvaise mauvaises
    particulièrement trop très vraiment
    demasiada demasiadas demasiado innecesaria
    innecesarias larga largas largo largos mala malas mucha muchas mucho muy
    tan
    demasiada demasiado desnecessária desnecessárias longa longas muita
    muitas muito tão
    grandi inutili lunga lunghe lunghi lungo molta molte molto
    troppa troppe troppo così
    erg grote heel lang lange onnodig onnodige te zo
    bardzo będzie było jest ma długich długiego długiej tak zbyt zbędnych çok hiç pek långa mycket så
    för 很 太 так очень lâu dài bao giờ""")
    | _HELPS
)
_OR = words("or nor oder noch ou o né ni of czy lub ani eller ή او или")
_AND = words("and und et y e en i och og ve و и")

_CONTRACTED = {
    "not": "isn't isnt aren't arent wasn't wasnt weren't werent ain't aint",
    "don't": "dont doesn't doesnt didn't didnt",
    "can't": "cant couldn't couldnt",
    "won't": "wont wouldn't wouldnt",
    "haven't": "havent hasn't hasnt hadn't hadnt",
    "shouldn't": "shouldnt mustn't mustnt needn't neednt",
}
_FORMS = {
    "kein": "keine keinem keinen keiner keines keinerlei",
    "nie": "niemals",
    "aucun": "aucune aucuns aucunes",
    "ningún": "ninguna ninguno ningunos ningunas",
    "nenhum": "nenhuma nenhuns nenhumas",
    "nessun": "nessuna nessuno",
    "żaden": "żadna żadne żadnego żadnej żadnych żadnym",
    "ingen": "inga inget",
    "ليس": "ليست",
    "没有": "沒有",
    "yok": "yoktu yoktur",
    "değil": "değildi değildir",
    "žádný": "žádná žádné žádného žádnou žádných",
    "není": "nejsou",
    "никаких": "никакого никакой никакие",
    "жодних": "жодного жодної ніяких",
    "niciun": "nicio",
    "κανένα": "κανένας καμία",
    "nincs": "nincsenek",
    "немає": "нема",
    "않다": "않고 않은 않는 않아요 않게 않아도 않으며 않습니다 않았다 않았어요 않네요 않음 않으면 않았습니다",
}
_CANONICAL = {
    folded(form): folded(base) for base, forms in (_FORMS | _CONTRACTED | _JAPANESE).items() for form in forms.split()
}

_ONLY_IN = {
    "sin": ("es", "gl"), "なく": ("ja",), "plus": ("fr",), "asla": ("tr", "az"), "hiç": ("tr", "az"),
    "ei": ("fi", "et"), "nu": ("ro",), "soha": ("hu",), "semmi": ("hu",), "nem": ("pt", "gl", "hu"), "ilman": ("fi",),
    "nema": ("hr", "sr", "bs", "sk"), "deloc": ("ro",), "intet": ("da", "no", "sv"),
    "δε": ("el",), "μη": ("el",), "ни": ("ru", "bg", "sr", "mk"), "minder": ("nl",), "meno": ("it",),
    "menos": ("es", "pt", "gl"), "moins": ("fr",), "weniger": ("de",), "mniej": ("pl",), "koskaan": ("fi",),
    "nul": ("nl", "da"), "null": ("de", "no"), "nic": ("pl", "cs", "sk"),
    "לעולם": ("he",), "שום": ("he",), "אין": ("he",),
}  # fmt: skip
"""Negations that are words of many other languages, as "sin" is in English."""
_NOT_IN = {
    "ani": ("ro",),
    "brak": ("bs", "hr", "nl", "sl", "sr", "sv"),
    "inga": ("pt", "es"),
    "mai": ("da", "de", "fi", "no", "ro"),
    "ni": ("cy", "ku", "sv", "sw"),
    "no": ("pt", "gl"),
    "not": ("de",),
    "pas": ("af", "bs", "cs", "da", "hr", "id", "nl", "no", "pl", "sk", "sl", "sr", "sv"),
    "sem": ("cs", "hu", "sk", "tr"),
    "utan": ("id",),
}
"""Negations but in these languages: the language of a short answer is often taken for a near one."""


def _roles() -> dict[str, int]:
    contracted = frozenset({*_CONTRACTED, *(form for forms in _CONTRACTED.values() for form in forms.split())})
    japanese = frozenset({*_JAPANESE, *(form for forms in _JAPANESE.values() for form in forms.split())})
    found: dict[str, int] = {}
    for role, listed in (
        (AFTER, _AFTER | _BOTH | _WITHOUT | contracted), (BEFORE, _BOTH | _BEFORE | japanese), (ONLY, _ONLY),
        (BREAK, _BREAK), (GAP, _GAP), (OR, _OR), (AND, _AND), (WITHOUT, _WITHOUT), (SOLE, _SOLE), (PLAIN, _PLAIN),
        (WITH_SOLE, _WITH_SOLE), (HELPS, _HELPS), (NUMBER, _NUMBER), (LIKE, _LIKE),
    ):  # fmt: skip
        for word in map(folded, listed):
            found[word] = found.get(word, 0) | role
    return found


_ROLES = _roles()
_JAPANESE_VERB = re.compile("[\u3041-\u309f\u3400-\u9fff]+(?:ない|ないで|なくて|なかった|ません|ませんでした|ずに?)")


def role(key: str) -> int:
    """What a word does about negation: of the bits above."""
    found = _ROLES.get(key)
    return found if found is not None else NEGATIVE * (_JAPANESE_VERB.fullmatch(key) is not None)


def canonical(key: str) -> str:
    """The form of a negation under which all its forms are counted: "kein" of "keine"."""
    return _CANONICAL.get(key, key)


DOUBLED = words("asla hiç")
"""Turkish negations that mostly go with a second one behind them, in a verb or as a word: "asla geç kalmaz"."""
_NEGATIVE_VERB = re.compile(r"\w{2,}(?:m[ae]z|m[ıiuü]yor|m[ae]d[ıi]|m[ae]m[ıi]ş|m[ae]y[ıi]z)\w*|\w{2,}m[ae]m")


def is_second(key: str) -> bool:
    """Whether it is the second negation, behind one of DOUBLED."""
    return role(key) & BEFORE > 0 or _NEGATIVE_VERB.fullmatch(key) is not None


LANGUAGE_BOUND = frozenset(_ONLY_IN) | frozenset(_NOT_IN)
TOLD_BY_PLACE = words("personne né utan")
"""Negations only beside certain words: "personne ne", "né … né"; "utan" is "but" behind another one. The first two are
full words elsewhere."""

EMPTY = (
    frozenset(key for key, does in _ROLES.items() if does & (AFTER | BEFORE)) - LANGUAGE_BOUND - words("personne né")
) | words("""
    nur bloss seulement uniquement solamente únicamente sólo somente apenas soltanto slechts tylko sadece
    yalnızca""")
"""What negates, or means "only", whatever the language, and so says nothing by itself."""


def negates_in(key: str, language: str) -> bool:
    """Whether one of LANGUAGE_BOUND is a negation in a language (a tag; empty where it is not known)."""
    only: Container[str] | None = _ONLY_IN.get(key)
    return language in only if only is not None else language not in _NOT_IN.get(key, ())
