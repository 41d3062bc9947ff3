"""Adjectives, whose gender and number say nothing: "limpio", "limpia", "limpios"; "groß", "große", "großen".

They are listed, since the endings alone join across meanings ("puerto" is no form of "puerta", "schneller" may well be
more than "schnell"). A form joins the first of its forms, in the order given here, that occurs.
"""

from collections.abc import Callable, Iterator
from functools import cache

from app.domain.words.tokens import folded
from app.domain.words.words import words

_SPANISH = words("""
    abierto aburrido acogedor adecuado agradecido aislado alto amplio anticuado antiguo apropiado asqueroso
    atento barato bello blando bonito bueno burocrático caluroso cansado caro carísimo cercano cerrado
    complicado difícil lleno climatizado comodísimo completo contento correcto cuidado cálido céntrico cómodo
    decepcionado decorado delicado delicioso descuidado divertido económico educado encantado encantador enorme
    equipado escaso espacioso espantoso especioso espléndido estrecho estupendo exquisito fabuloso fantástico
    fenomenal feo flojo fresco frío generoso grande grato hermoso higiénico hospitalario húmedo iluminado
    impecable increíble incómodo insonorizado lento limitado limpio limpísimo lindo lujoso luminoso magnífico
    majo malo maravilloso minúsculo moderno necesario nuevo oscuro pequeño perfecto privado práctico pulcro
    pésimo recomendado recto reformado renovado rico riquísimo roto ruidoso rápido sabroso satisfecho seco
    seguro sencillo silencioso simpático situado soleado sucio templado tranquilo ubicado vale variado viejo
    útil""")
_PORTUGUESE = words("""
    acolhedor adequado agradecido amplo antigo apertado aquecido arejado arrumado atencioso atento barato
    barulhento belo bom bondoso bonito cansado caro caríssimo central charmoso cheiroso completo confuso cordial
    cuidadoso decepcionado decorado delicioso desatualizado descuidado desgastado desnecessário diverso
    divertido educado encantado encantador enorme equipado escuro espaçoso espetacular estreito excelente
    excepcional fantástico feio fofo fraco fresco frio generoso gostoso horroroso iluminado imenso impressionado
    incrível lento limitado limpo lindo lotado luxuoso macio maravilhoso mau minúsculo moderno morno necessário
    novo organizado pequeno perfeito prestativo privado privativo prático péssimo quieto recomendado reformado
    renovado rico rápido saboroso satisfeito seco seguro silencioso simpático solícito sozinho sujo tranquilo vale
    variado velho ótimo úmido""")
_ITALIAN = words("""
    accogliente accurato adatto adeguato affollato ampio antico arredato attento attrezzato bello brutto buono
    caldo calmo carino caro cattivo centrale comodo completo confortevole contento cordiale corretto cortese
    curato delizioso deludente disponibilissimo economico educato efficiente fantastico favoloso freddo fresco
    gentile gentilissimo gradevole gradito grande gustoso immenso incantevole inutile lento limitato lontano
    luminoso lungo lussuoso magnifico meraviglioso minuscolo moderno nuovo onesto ordinato ottimo perfetto
    pessimo piccolo pieno positivo pratico premuroso preparato privato pubblico pulitissimo pulito rapido ricco
    rilassato riservato romantico rumoroso scarso scomodo sicuro silenzioso simpatico sincero soddisfatto
    sorridente spazioso splendido sporco stanco strano stretto stupendo tranquillo utile vale vario vecchio
    vicino""")
_FRENCH = words("""
    abordable accessible accueillant adapté adorable agréable aimable amical ancien animé appréciable attentif
    attentionné avenant aéré bas beau bien-équipé blanc bon bruyant calme central chaleureux charmant chaud cher
    clair commerçant communicatif complet content correct courtois différent discret disponible décevant décoré
    défraîchi délicieux désagréable déçu enchanté ensoleillé entretenu excellent exceptionnel familial
    fantastique fonctionnel formidable frais froid gentil grand gratuit gros génial généreux haut heureux humide
    idéal immense impeccable incroyable insonorisé intéressant joli lent limité long lumineux luxueux magnifique
    mauvais merveilleux minuscule moderne moyen neuf nouveau ouvert parfait petit plaisant poli positif pratique
    privé professionnel propre précis prévenant public rapide ravi ravissant reposant restreint réactif rénové
    sale satisfaisant satisfait sec sensationnel serviable seul silencieux situé soigné sombre somptueux souriant
    spacieux splendide sympathique sécurisé tranquille usé varié vaste vaut vieux élégant équipé étroit""")
# With the verb of what is worth something ("valió la pena"), whose forms would tear its phrases apart.
_FRENCH_ODD = {
    "beau": "bel belle beaux belles",
    "nouveau": "nouvel nouvelle nouveaux nouvelles",
    "vieux": "vieil vieille vieilles",
    "bon": "bonne bons bonnes",
    "ancien": "ancienne anciens anciennes",
    "moyen": "moyenne moyennes",
    "gentil": "gentille gentils gentilles",
    "gros": "grosse grosses",
    "bas": "basse basses",
    "blanc": "blanche blancs blanches",
    "frais": "fraîche fraîches",
    "sec": "sèche secs sèches",
    "long": "longue longs longues",
    "public": "publique publics publiques",
    "cher": "chère chers chères",
    "discret": "discrète discrets discrètes",
    "complet": "complète complets complètes",
    "neuf": "neuve neuves",
    "vaut": "valait valent vaudra vaudrait",
}
_SPANISH_ODD = {
    "bueno": "buen buena buenos buenas",
    "malo": "mal mala malos malas",
    "grande": "gran grandes",
    "vale": "valió valía valen valían valdrá valdrán valdría",
}
_PORTUGUESE_ODD = {"bom": "boa bons boas", "mau": "má maus más", "vale": "valeu valia valem valerá valeria"}
_ITALIAN_ODD = {
    "grande": "gran grandi",
    "vale": "valeva valgono varrà valsa",
    "buono": "buon buona buoni buone",
    "bello": "bel bella belli belle",
    "vecchio": "vecchia vecchi vecchie",
}

_GERMAN = words("""
    abgenutzt aktiv alt angemessen angenehm aufmerksam ausführlich ausgezeichnet ausreichend bekannt bemüht
    bequem breit bunt dreckig dunkel durchschnittlich edel ehrlich eng enttäuschend erfahren exzellent
    fachkundig falsch familiär fantastisch faul fein fest frei freundlich frisch gelungen gemütlich gepflegt
    gering geräumig gesund gewohnt grandios groß großartig großzügig grün gut gutaussehend günstig heiß hell
    herrlich hervorragend herzlich hilfsbereit hochwertig häufig höflich hübsch ideal interessant jung kalt
    katastrophal klar klasse klein komfortabel kompetent komplett kompliziert korrekt kostenlos krank kreativ
    kühl lang langsam langweilig laut lecker leicht leise lieb liebevoll lustig mangelhaft mies modern nah nass
    nett neu niedrig nützlich offen ordentlich passend perfekt persönlich preiswert prima privat professionell
    pünktlich qualifiziert reichhaltig reichlich riesig ruhig sauber schlecht schmutzig schnell schwach schwer
    schön seriös sicher solide sonnig spannend stark still strahlend super sympathisch teuer toll traumhaft
    unangenehm unfreundlich ungenießbar unhöflich unzuverlässig veraltet vielfältig vielseitig warm weich weit
    wertvoll wichtig witzig wunderbar wunderschön zentral zufrieden zuverlässig zuvorkommend üppig""")
_NO_COMPARATIVE = words("""
    ausgezeichnet exzellent fantastisch grandios groß gut herrlich hervorragend ideal jung kalt katastrophal
    klasse kompetent komplett lang mies nah perfekt prima privat schwach stark super toll traumhaft wunderbar
    wunderschön""")
"""German adjectives whose comparative is another word, or that have none: their "-er" is no more than an ending."""
_DUTCH = words("""
    aangenaam aantrekkelijk aardig absurd afwisselend apart attent behulpzaam bekend belangrijk beleefd
    bijzonder boeiend breed comfortabel correct diep donker duidelijk duur eerlijk efficiënt enthousiast
    erbarmelijk fantastisch fijn fout fris gastvrij geestig gemakkelijk gewelddadig geweldig gezellig goed
    goedkoop grappig groot hartelijk heerlijk helder humoristisch indrukwekkend interessant intrigerend jong
    klein knap kort koud krachtig kwetsbaar lang langdradig langzaam lekker leuk licht lief luid luxe makkelijk
    matig meeslepend modern moeilijk mooi nieuw ongelooflijk ongeloofwaardig ontroerend origineel oud overbodig
    perfect pittig prachtig prima professioneel realistisch ruim rustig saai schattig schitterend schoon slecht
    slim snel soepel spannend speciaal sterk stil stom teleurstellend tof traag triest uitgebreid uitstekend
    vals veilig verrassend verschrikkelijk vervelend vies vlot vol voorspelbaar vreemd vriendelijk warm wijs
    wonderlijk zacht zielig zwaar zwak""")


@cache
def _bases(language: str) -> dict[str, tuple[str, ...]]:
    """Inflected form -> the forms that it may be counted with, the base first."""
    found: dict[str, tuple[str, ...]] = {}
    for base in _LISTED[language]:
        known: list[str] = []
        for form in (base, *_INFLECTED[language](base)):
            if (key := folded(form)) not in known and key not in found:
                found[key] = tuple(known)
                known.append(key)
    return found


def is_adjective(word: str, language: str) -> bool:
    """Whether a folded word is the base form of a listed one."""
    return language in _LISTED and _bases(language).get(word) == ()


def is_form(word: str, language: str) -> bool:
    """Whether a folded word is any form of a listed one."""
    return language in _LISTED and word in _bases(language)


def adjective_forms(word: str, language: str) -> tuple[str, ...]:
    """The forms of its adjective that come before a folded word, the base first; none for other words."""
    return _bases(language).get(word, ()) if language in _LISTED else ()


def _iberian(odd: dict[str, str]) -> Callable[[str], Iterator[str]]:
    def inflected(base: str) -> Iterator[str]:
        if base in odd:
            yield from odd[base].split()
        elif base.endswith("o"):
            yield from (base[:-1] + ending for ending in ("a", "os", "as"))
        elif base.endswith("or"):
            yield from (base + ending for ending in ("a", "es", "as"))

    return inflected


def _italian(base: str) -> Iterator[str]:
    if base in _ITALIAN_ODD:
        yield from _ITALIAN_ODD[base].split()
    elif base.endswith("io"):
        yield from (base[:-1] + "a", base[:-1], base[:-1] + "e")
    elif base.endswith(("co", "go")):
        hard = base[:-1] + "h"
        yield from (base[:-1] + "a", base[:-1] + "i", hard + "i", hard + "e")
    elif base.endswith("o"):
        yield from (base[:-1] + ending for ending in ("a", "i", "e"))
    else:
        yield base[:-1] + "i"


def _french(base: str) -> Iterator[str]:
    if base in _FRENCH_ODD:
        yield from _FRENCH_ODD[base].split()
    elif base.endswith("eux"):
        yield from (base[:-1] + "se", base[:-1] + "ses")
    elif base.endswith("if"):
        yield from (base[:-1] + "ve", base + "s", base[:-1] + "ves")
    elif base.endswith("el"):
        yield from (base + "le", base + "s", base + "les")
    elif base.endswith("al"):
        yield from (base + "e", base[:-1] + "ux", base + "es")
    elif base.endswith("e"):
        yield base + "s"
    elif base.endswith("s"):
        yield from (base + "e", base + "es")
    else:
        yield from (base + ending for ending in ("e", "s", "es"))


def _german(base: str) -> Iterator[str]:
    stem = base[:-2] + base[-1] if base in {"dunkel", "edel", "teuer"} else base.removesuffix("e")
    yield from (stem + ending for ending in ("e", "en", "es", "em"))
    if base in _NO_COMPARATIVE:
        yield stem + "er"


def _dutch(base: str) -> Iterator[str]:
    if len(base) > 3 and base[-2] == base[-3] and base[-2] in "aeou" and base[-1] not in "ijw":  # groot: grote
        base = base[:-2] + base[-1]
    elif base[-2] in "aeiou" and base[-3] not in "aeiou" and base[-1] not in "gw" and len(base) < 6:  # snel: snelle
        base += base[-1]
    yield (base[:-1] + {"f": "v", "s": "z"}.get(base[-1], base[-1]) if base[-2] in "aeiou" else base) + "e"


_LISTED = {
    "de": _GERMAN,
    "es": _SPANISH,
    "fr": _FRENCH,
    "it": _ITALIAN,
    "nl": _DUTCH,
    "pt": _PORTUGUESE,
}
_INFLECTED: dict[str, Callable[[str], Iterator[str]]] = {
    "de": _german,
    "es": _iberian(_SPANISH_ODD),
    "fr": _french,
    "it": _italian,
    "nl": _dutch,
    "pt": _iberian(_PORTUGUESE_ODD),
}
