"""Set phrases that only join or affirm, in which a word that may say something says nothing: "auf jeden Fall".

Their words are left out there, and there alone: "no doubt" is none of what people doubt, and "na szczęście" (luckily)
none of the luck ("szczęście") that others speak of. What means something together is a phrase of the cloud instead.
"""

from collections import defaultdict
from functools import cache

from app.domain.languages.small_words import said_anywhere
from app.domain.words.tokens import folded, tokens

_LISTED = """
    in fact, in general, for example, for instance, as a matter of fact, in other words, no doubt,
    at the end of the day, in my opinion, in addition, on the other hand, on the one hand, at the moment,
    for sure, without a doubt, by far, so far, of course, first of all, at first, for the most part, in particular,
    in front of, in place of, in spite of, in light of, in view of, in favour of, in favor of, on behalf of,
    on top of, by means of, by way of, for the sake of, as a result of, thanks to, owing to, due to,
    in the first place, in order to, with regard to, in terms of, in case of, in the end, for that matter,
    kind of, sort of

    auf jeden fall, auf alle fälle, in jedem fall, in diesem fall, auf jedenfall, in der regel, im allgemeinen,
    im großen und ganzen, im grunde, zum beispiel, in bezug auf, im hinblick auf,
    in erster linie, unter umständen, meiner meinung nach, im prinzip, im endeffekt, ohne zweifel, zur zeit, im moment,
    am ende des tages, im vergleich zu, im gegensatz zu, von zeit zu zeit, in zukunft, im übrigen, in der tat,
    auf dauer, auf den ersten blick, im laufe, im falle, auf grund von, mit hilfe von, anstelle von, an stelle von

    par exemple, en effet, en général, en tout cas, dans l'ensemble, par contre, à mon avis, du coup,
    en particulier, en plus, sans doute, sans aucun doute, à propos, au niveau de, en termes de,
    en ce qui concerne, la plupart, à l'avenir, à nouveau, de nouveau, de temps en temps, au moins, bien sûr,
    en revanche, d'une part, d'autre part, par rapport à, par rapport au, par rapport aux, en même temps,
    face à, face au, face aux, grâce à, grâce au, grâce aux, au lieu de, en face de, autour de, au sein de,
    à côté de, à cause de, suite à, suite au, suite aux, en fonction de, au-delà de, au delà de, en dehors de,
    lors de, auprès de, quant à, à travers, afin de, vis-à-vis de,
    pour l'instant, à chaque fois, tout le monde, au final, en cas de, au cours de, de toute façon

    en general, por lo general, por supuesto, de hecho, sin duda, sin duda alguna, sin embargo, por ejemplo, por cierto,
    en realidad, la verdad, a pesar de, en cuanto a, en mi opinión, hoy en día, por otro lado, por un lado, al final,
    en particular, en especial, en el futuro, con respecto a, la mayoría de, a través de, en caso de, por desgracia,
    frente a, frente al, gracias a, gracias al, junto a, junto al, debido a, debido al, en lugar de, en vez de,
    a causa de, acerca de, alrededor de, respecto a, respecto al, en torno a, a lo largo de, por medio de, al lado de,
    en términos de, a lo mejor, desde luego, en definitiva, en resumen, de nuevo, en cuenta

    na verdade, no entanto, em geral, no geral, de modo geral, de fato, de facto, por exemplo, com certeza, sem dúvida,
    na minha opinião, a maioria, por outro lado, em relação a, em relação ao, em relação à, a partir de, de novo,
    face a, face ao, face à, frente a, frente ao, graças a, graças ao, graças à, em vez de, ao invés de, ao lado de,
    junto a, junto ao, devido a, devido ao, devido à, através de, ao longo de, por meio de, acerca de, em torno de,
    por fim, no final, de qualquer forma, em termos de, no momento, no caso, com exceção de

    in realtà, per esempio, ad esempio, in effetti, in generale, di solito, di fatto, senza dubbio, a mio avviso,
    a mio parere, per quanto riguarda, in ogni caso, da una parte, d'altra parte, nel complesso, in particolare,
    alla fine, in fondo, la maggior parte, al momento, in termini di, nel caso, a proposito, di nuovo,
    di fronte a, di fronte al, di fronte alle, di fronte ai, grazie a, grazie al, grazie alla, a causa di, invece di,
    accanto a, insieme a, per mezzo di, al posto di, a fianco di, nei confronti di, intorno a, in base a, a seconda di,
    in tutti i casi, in linea di massima

    in ieder geval, over het algemeen, in het algemeen, met name, ten opzichte van, in principe, in feite,
    aan de andere kant, naar mijn mening, zonder twijfel, op dit moment, wat betreft, met betrekking tot, op den duur,
    in plaats van, door middel van, aan de hand van, op basis van, ten gevolge van, te midden van,
    in verband met, in de toekomst, in elk geval

    na pewno, w końcu, na szczęście, na przykład, w przypadku, w celu, w ogóle, z pewnością, w zasadzie, w sumie,
    po prostu, w związku z, w razie, moim zdaniem, bez wątpienia, na koniec, od czasu do czasu, w stanie, w stosunku do,
    w porównaniu do, w porównaniu z, ze względu na, z drugiej strony, z jednej strony, przede wszystkim, na razie,
    w zależności od, na temat, dzięki temu, na podstawie, za pomocą, w obliczu, wobec tego, w ramach,
    w tej chwili, w miarę, w pełni, na początku, od początku

    ne yazık ki, en azından, bu arada, her şeyden önce, söz konusu, bir an önce, bunun dışında, ilk olarak

    till exempel, i alla fall, utan tvekan, i verkligheten, i allmänhet, för tillfället, framför allt, i början
    for eksempel, i hvert fald, i det hele taget, uden tvivl, i virkeligheden, i alt fald, for øjeblikket
    i hvert fall, uten tvil, i alle fall, i tillegg, for øyeblikket
    на самом деле, в целом, в общем, к сожалению, к счастью, на данный момент, в случае, по крайней мере,
    в первую очередь, без сомнения, в принципе, в итоге, в результате
    на жаль, на щастя, в цілому, без сумніву, на даний момент

    على الإطلاق, في الواقع, على سبيل المثال, بشكل عام, بصفة عامة, من ناحية أخرى, في النهاية, على الرغم من,
    بغض النظر عن, على الأقل, إلى حد ما, في الحقيقة, في حالة, بالنسبة إلى, بالإضافة إلى, بالإضافة الى"""


Around = tuple[tuple[str, ...], tuple[str, ...]]
"""The words before one and those behind it."""


@cache
def set_phrases() -> dict[str, tuple[Around, ...]]:
    """The last word of each phrase that is not left out anyhow -> the words before it and those behind it, of all
    phrases with it, the longest first."""
    return by_telling_word(_LISTED)


def by_telling_word(listed: str) -> dict[str, tuple[Around, ...]]:
    found: defaultdict[str, set[Around]] = defaultdict(set)
    for phrase in filter(None, (part.strip() for line in listed.split("\n") for part in line.split(","))):
        keys = tuple(folded(token.written) for token in tokens(phrase))
        telling = [place for place, key in enumerate(keys) if key not in said_anywhere()]
        last = max(telling, default=len(keys) - 1)
        found[keys[last]].add((keys[:last], keys[last + 1 :]))
    return {key: tuple(sorted(around, key=lambda one: (-sum(map(len, one)), one))) for key, around in found.items()}
