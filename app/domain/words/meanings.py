"""Forms that look like another word's plural and mean something else: they are listed and counted by themselves.

"lives" is also the plural of "life", "rights" are not what is "right", "Größe" is no plural of "groß". Pairs of
which both occur are offered to a facilitator under "Perhaps the same?".
"""

from app.domain.words.words import words

APART = {
    "en": words("""
        airs amends arms ashes authorities basics belongings besides blues boxers brains bras briefs cheers chops
        classics clothes contents cosmetics customs damages dynamics economics electronics ethics fairs fines genetics
        glasses goods graphics greens grounds humanities irons jeans kinds lens letters lights likes lives
        logistics looks manners marks
        mathematics means mechanics news odds outskirts pains pants physics politics premises presents proceeds pulses
        quarters regards remains respects rights sales savings seconds securities series shades shorts species
        specifics spectacles spirits statistics surroundings tactics terms thanks tights trunks values wales waters
        wits woods"""),
    "es": words("""
        además afueras ahorros alrededores altas antes apenas atrás autobús bajas bienes bus celos cortes cuentas
        deberes derechos después detrás dos efectos entonces era eras es esposas fondos gafas ganas gas gracias jamás
        lejos lentes letras lunes martes medias medios menos mes miércoles modales jueves más nos país quizás res
        restos seis señas tres tras valores veces ves vez viernes víveres vacaciones"""),
    "fr": words("""
        accès affaires ailleurs alentours alors après assises autobus avis bas biais biens bois bras bus choix cas
        cours courses coûts dans dehors dessous dessus deux devoirs discours doux droits échecs envers environs épais
        faux fils fois fonds frais gages gens gros heureux hors jamais jus lunettes mais mauvais mieux moins mois mots
        moyens mœurs noix nous nues os paix palais parcours parfois paris pas pays permis plus poids pouvoirs prix
        procès progrès proches puis relais repas sans secours sens six sous souris souvent succès sûrs tapis taux
        temps toilettes toujours tous travers très univers vacances valeurs vers vis vivres voix vous yeux"""),
    "de": words("""
        abends anders aufs bande bereits besonders blüte bogen busse bände danke daten dates dienstags
        donnerstags dürfte eins eis erstens essen falle fallen falls freitags fülle gare gas glas gleis grösse
        güte haken hals haus hause heute härte hätte höchstens höhe hölle jeweils kante kosten kragen kreis
        kuchen kurs kälte käme könnte kürze lade laden lage laken leben lehre liebe lieben links los länge magen
        masse massen masten medien meere meistens messe mindestens mittags mitte mittel mittwochs mode montags
        morgen morgens müsste nachmittags nachts namens nichts nähe orden osten pfosten posten preis puls rasen
        rate rechte rechten rechts regen reis reise reisen rosten räte röte samstags schaden schale schatten
        schwäche schärfe segen seite seiten sonntags stets steuern stände stärke süden süsse tags teils tone
        tonne treffen unterwegs vergebens vormittags wage wagen ware waren weide weile weise wenigstens werktags
        werte wesen weste westen wissen wäre wärme würde zeche zeugs zweitens übrigens"""),
    "pt": words("""
        antes apenas atrás bens cartas contas costas deus direitos dois depois férias fundos gás lápis lentes letras
        mais mas meios mês modos nós notas óculos ônibus pais país parabéns reais recursos saídas seis três valores
        vez"""),
    "it": words("""
        anni arte arti bene beni botte conte corte corti dame diritti fine fini fondi fonte fronte gente mense mente
        messe mezzi modi monte morte neve note notte pale parte parti pesce ponte porte porti posate posti rete sale
        sette sorte tele tempi valle valori venti vite"""),
    "nl": words("""
        anders buiten binnen dus eens elders els eten gaan goederen huis iets immers kosten les leven links mens
        middelen nergens niets nieuws openen ouders overigens overleden rechten rechts reis samen soms staan steeds
        straks tevens tijdens trouwens volgens waarden wegens weten wezen zaken"""),
    "sv": words("eller kläder kvar medel pengar sommar under varor vatten vinter värden"),
    "ar": frozenset[str](),
    "ko": frozenset[str](),
    "pl": words("""
        dobrem domowi drogi granie karty lata lekki mamy miara miary panowie piecem pracowni razem siły stara stary
        rady sali stopa terminy trasy wiara zabawy zdania zdaniem zawody czasem żony"""),
    "tr": words("""
        adımı aler alanı altın araba ara arada arkada banka baskı biler bakıma diğerler eller engin gelin güler kadın
        kabine kalede karada karın kaza kibarı marka masada neler sarı sayın sadece salata takıma tarife yalın yardım
        yazı yazın yeni yarın"""),
}
"""By language: the form that is longer, or else inflected."""

WITH_HYPHEN = words("""
    check-list co-operate co-operation co-ordinate co-ordination co-worker e-mail e-mails feed-back follow-up follow-ups
    health-care life-style multi-lingual on-line pro-active team-work web-site well-being wi-fi work-flow""")
"""What is one word with and without its hyphen; others may be two things ("on-board" and "onboard")."""

VERBS = {"leaves": "leave", "lives": "live"}
"""English verbs that look like the plural of a noun ("leaf", "life"): as what each is counted where it is a verb."""
SUBJECTS = words("""
    he she it who which that nobody everybody somebody anybody everyone someone anyone one noone never always client
    customer guest visitor patient person employee anything everything""")
"""What stands before such a verb …"""
OBJECTS = words("me you us them him her the a an my your our their with without here there early nothing")
"""… or behind it."""
