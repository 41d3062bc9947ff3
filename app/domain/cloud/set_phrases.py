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
    in the first place, in order to, with regard to, in terms of, in case of, in the end, for that matter

    auf jeden fall, auf alle fälle, in jedem fall, in diesem fall, auf jedenfall, in der regel, im allgemeinen,
    im großen und ganzen, im grunde, zum beispiel, in bezug auf, im hinblick auf,
    in erster linie, unter umständen, meiner meinung nach, im prinzip, im endeffekt, ohne zweifel, zur zeit, im moment,
    am ende des tages, im vergleich zu, im gegensatz zu, von zeit zu zeit, in zukunft, im übrigen, in der tat,
    auf dauer, auf den ersten blick, im laufe

    par exemple, en effet, en général, en tout cas, dans l'ensemble, par contre, à mon avis, du coup,
    en particulier, en plus, sans doute, sans aucun doute, à propos, au niveau de, en termes de,
    en ce qui concerne, la plupart, à l'avenir, à nouveau, de nouveau, de temps en temps, au moins, bien sûr,
    en revanche, d'une part, d'autre part, par rapport à, par rapport au, par rapport aux, en même temps,
    pour l'instant, à chaque fois, au final, en cas de, au cours de, de toute façon

    en general, por lo general, por supuesto, de hecho, sin duda, sin duda alguna, sin embargo, por ejemplo, por cierto,
    en realidad, la verdad, a pesar de, en cuanto a, en mi opinión, hoy en día, por otro lado, por un lado, al final,
    en particular, en especial, en el futuro, con respecto a, la mayoría de, a través de, en caso de, por desgracia,
    en términos de, a lo mejor, desde luego, en definitiva, en resumen, de nuevo

    na verdade, no entanto, em geral, no geral, de modo geral, de fato, de facto, por exemplo, com certeza, sem dúvida,
    na minha opinião, a maioria, por outro lado, em relação a, em relação ao, em relação à, a partir de, de novo,
    por fim, no final, de qualquer forma, em termos de, no momento, no caso, com exceção de

    in realtà, per esempio, ad esempio, in effetti, in generale, di solito, di fatto, senza dubbio, a mio avviso,
    a mio parere, per quanto riguarda, in ogni caso, da una parte, d'altra parte, nel complesso, in particolare,
    alla fine, in fondo, la maggior parte, al momento, in termini di, nel caso, a proposito, di nuovo,
    in tutti i casi, in linea di massima

    in ieder geval, over het algemeen, in het algemeen, met name, ten opzichte van, in principe, in feite,
    aan de andere kant, naar mijn mening, zonder twijfel, op dit moment, wat betreft, met betrekking tot, op den duur,
    in verband met, in de toekomst, in elk geval

    na pewno, w końcu, na szczęście, na przykład, w przypadku, w celu, w ogóle, z pewnością, w zasadzie, w sumie,
    po prostu, w związku z, w razie, moim zdaniem, bez wątpienia, na koniec, od czasu do czasu, w stanie, w stosunku do,
    w porównaniu do, w porównaniu z, ze względu na, z drugiej strony, z jednej strony, przede wszystkim, na razie,
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


@cache
def set_phrases() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """The last word of each phrase that is not left out anyhow -> the words before it and those behind it, of all
    phrases with it, the longest first."""
    found: defaultdict[str, set[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(set)
    for phrase in filter(None, (part.strip() for line in _LISTED.split("\n") for part in line.split(","))):
        keys = tuple(folded(token.written) for token in tokens(phrase))
        last = max(place for place, key in enumerate(keys) if key not in said_anywhere())
        found[keys[last]].add((keys[:last], keys[last + 1 :]))
    return {key: tuple(sorted(around, key=lambda one: -sum(map(len, one)))) for key, around in found.items()}
