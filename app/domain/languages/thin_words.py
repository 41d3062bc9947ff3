"""Words that say nothing in answers of one language, and may well say something in those of others.

They fill up the lists of `cloud_words` language by language: auxiliaries and the emptiest verbs, adverbs of degree and
discourse, quantifiers and pronouns ("you guys" is one), titles before names, counted days and nights. Each is left out
in answers of its own language only, so that "leider" may lead a Dane's ladder. What describes ("good", "simple",
"fast", "small") or is done to people ("help", "wait") is on no list, nor is "time", which alone says something.
"""

from app.domain.words.words import words

THIN_WORDS: dict[str, frozenset[str]] = {
    "en": words("""
        able absolutely additionally ago alright anyway anyways anywhere apparently aside basically besides bit
        brought certainly completely couple decade decades definately definitely despite dr eight ended entire
        entirely especially everywhere exactly extremely fairly felt finally find finding finds five found four
        fully furthermore gave generally guy guys hence highly hour hours including indeed keeping keeps kept
        knew known knows lately later literally little loads lol mainly merely minute minutes month months
        moreover mr mrs ms nearly needed nevertheless next night nights nine nonetheless normally nowhere
        obviously ok okay otherwise overall particular particularly plenty possibly pretty previously probably
        prof puts putting recently regarding regardless saw seeing seemed seen seven several six slightly
        somewhat somewhere soon sort surely taken taking ten terms therefore thought three today told tomorrow
        tonight took totally tried truly try trying twice two typically ultimately unfortunately unless usually
        various wanted week weeks went whatsoever whilst yeah year years yesterday"""),
    "de": words("""
        ab abgesehen absolut alldem allerdings allgemein anfangs ansonsten aufgrund außer außerdem außerhalb
        bald beide beiden beider bekam bekamen bekomme bekommen bekommt bereits besonders bestimmt bevor bisher
        bisschen bißchen blieb blieben ca circa dachte dachten dafür dagegen daher dahin damals danach daneben
        daran darauf daraus darf darfst darin darum darunter darüber davon davor dazu deinem deiner deines
        demnach derselbe dessen desto deswegen diejenigen direkt dr dran drauf draußen drei drin durchaus durfte
        durften dürfen eben ebenfalls ebenso eher eigene eigenen eigentlich einander einige einigen einiger
        einiges einmal endlich entweder erneut erst erste ersten erster erstes etwa eventuell evtl extrem fand
        fanden fast finde finden findet folgenden gab ganz ganze ganzen ganzer ganzes gar geben gedacht gehen
        geht gekommen gemacht genau generell gerade gern gerne gesagt gesamt gesamte gesamten gewesen geworden
        gibt's ging gingen hab habt halt hast hattest herr herrn heute heutzutage hin hinaus hingegen hinter
        hinzu hr hält immerhin inkl insbesondere insgesamt inzwischen irgendein irgendeine irgendetwas
        irgendwann irgendwas irgendwie irgendwo jahr jahre jahren jawohl jedenfalls jederzeit jedoch jemals
        jemand jemandem jemanden jetzt jeweils kam kamen keinem keiner komme kommen kommt konnte konnten könne
        könnt könntest kürzlich lange lassen lediglich leider letzte letzten letztendlich letzter letztes ließ
        ließen lässt mach machst macht machte mal manchem manchen mancher manches manchmal mehrere mehreren
        mehrfach meinem meiner meines meist meisten meistens mindestens minute minuten mittlerweile monat monate
        monaten musst musste mussten muß möchtest müsst müsste müssten nachdem nacht natürlich neben nein
        nirgends nochmal nochmals normalerweise nächste nächsten nächte nächten obwohl offenbar oft oftmals ok
        okay pro prof quasi rein relativ sag sage sagen sagt sagte schließlich sei seien sicherlich siehe sobald
        sodann sofern sogar solange solch solche solchen solcher solches sollst somit sonst sonstige soviel
        soweit sowie sowieso sowohl später statt stets stunde stunden tag tage tagen tatsächlich total trotz
        trotzdem tun tut täglich ums unbedingt ungefähr unseres unsers unten usw vielem vieler vieles vielleicht
        vollkommen vorher vorhin vorne völlig wahrscheinlich wann warst wegen weiter weitere weiteren weiterer
        weiteres weiterhin welch welchem welchen welcher welches wem wen wenige wenigen weniger wenigstens werde
        werdet weshalb wessen wieso wieviel wirklich wirst woche wochen woher wohin wohl wollt wollte wollten
        woran worauf wurden während wärst würdet ziemlich zig zudem zuerst zuletzt zumal zumindest zunächst
        zusätzlich zuvor zwar zwecks zwei zweite zweiten äußerst öfter überall überaus überhaupt übrigens"""),
    "fr": words("""
        absolument actuellement afin aient ailleurs ainsi ait alentour allait allant aller allez allons an année
        années ans apparemment assez aucun aucune aujourd'hui auprès auquel aura auraient aurais aurait auriez
        auront aussitôt autant auxquels avaient avais avait avant avez avions ayant beaucoup bref cas cependant
        certain certaine certainement certaines certains chacun chacune chose choses combien complètement
        concernant d'ailleurs davantage dehors demain dernier derniers dernière dernières derrière dessous
        dessus deux devait devant devez devoir devons devra devraient devrait différentes différents dire disons
        dit dite divers doit doivent donnait donne donner donné dr durant déjà désormais effectivement enfin
        ensuite entièrement environ eus eut extrêmement fais faisaient faisait faisant faisons faite faites
        faits fallait falloir faut fera ferai ferons finalement fois font franchement furent fus fut grâce
        généralement heures heureusement hier hormis hors ici instant jamais janvier jour journée jours jusqu'à
        juste justement laquelle lequel lesquelles lesquels longtemps lors lorsque maintenant malgré
        malheureusement manière merci mettre minute minutes mis mlle mme moins mois mr nombreuses nombreux
        notamment nuit nuits nul nulle néanmoins oui outre parfaitement parfois parmi part partout passé pendant
        peut-être peuvent peux plupart plusieurs plutôt pourra pourraient pourrait pourtant pouvaient pouvait
        pouvez pouvoir pouvons pr prend prendre prenez presque pris probablement puis puisque quant quasiment
        quelqu'un quelque quelquefois quelques rend rendre rien récemment sachez sais sait sauf savais savoir
        selon semaine semaines semblait semble semblent sera serai seraient serais serait serez seront seulement
        sinon souvent soyez suis suivant surtout tandis tant tel telle tellement telles tels tenir tient trois
        trouve trouver trouvez trouvé va vais vas veulent veut veux via viens vient voilà voire vois vont
        voudrait voulais voulait voulez vouloir vraiment vu ça également énormément étais étant étions
        évidemment êtes"""),
    "es": words("""
        absolutamente acá además adentro afuera ahora ahí alguien alguna algunas alguno algunos algún allá allí
        alojamos alrededor ambas ambos anoche ante antes apenas aquel aquella aquellas aquello aquellos aunque
        ayer año años bastante básicamente cada casi completamente conmigo contigo contra cosa cosas creo cuales
        cualquiera cuanto cuyo cuánto da daba dan dar debe deben debería debido decir decía definitivamente
        dejaron demasiada demasiadas demasiado demasiados demás dentro después dice dicen dicho dieron
        diferentes dijeron dijo dio dos doy dr dra durante día días ello embargo encima encontramos encontrar
        encontraron encontré encuentra encuentran entonces eras especialmente estaba estaban estado estando
        estaría estemos estuve estuvieron estuvimos estuvo estábamos estás esté estén etc exactamente excepto
        extremadamente fuera fueron fui fuimos generalmente gustaría habrá habría había habíamos habían hace
        hacen hacer haciendo hacía hago haya hayan hecho hemos hice hicieron hicimos hizo hora horas hoy hubiera
        hubiese hubo iba igual inclusive incluso ir jamás llega llegamos llegar llegué luego mayoría menos mes
        meses minuto minutos misma mismas mismo mismos mucha muchas mucho muchos muchísimo mía mío nadie ninguna
        ninguno ningún noche noches nuevamente nunca obviamente ocho ok otra otras otro otros parece parecía
        pasamos pensaba pensábamos pensé poca pocas poco pocos podemos poder podría podrían podrías podía
        podíamos porqué posiblemente primer primero principalmente probablemente pude pudimos puede pueden
        puedes puedo puso queda quedamos quedar quedarse quedo quedé queremos quería quiere quiero quizá quizás
        realmente recién respecto sabe saber seguimos segunda segundo seis semana semanas seremos será serán
        sería serían siendo sigue siguiente simplemente siquiera sr sra srta suele suficientemente sumamente
        supuesto sé tal tales tampoco tendrá tendría tenga tengan tengo tenido teniendo tenía teníamos tenían
        tercer tercera totalmente tras través tres tuve tuvieron tuvimos tuvo unicamente va vamos van varias
        varios veces verdaderamente vez voy vuelto éramos íbamos última último únicamente"""),
    "pt": words("""
        abaixo absolutamente acabou achei acho acima adiante agora algo algum alguma algumas alguns alguém ali
        aliás além ambas ambos ano anos anterior antes apenas apesar após aquela aquelas aqueles aqui assim
        através atrás aí basicamente bastante breve cerca certamente chegamos chegar cheguei coisa coisas
        colocar comigo completamente contudo cuja cujo dado daquela daquele daqui dar davam daí debaixo
        definitivamente demais dentro deram desde dessa dessas desse desses desta deste deu deve devem deveria
        devido dia dias disse disso disto diz dizer dois dr dra duas durante dá eis embora encontra encontramos
        encontrar encontrei encontrou enfim enquanto entanto então especialmente estando estava estavam esteve
        estive estivemos estiveram estivesse estou estávamos etc exatamente extremamente faz fazem fazendo fazer
        faço feita feito fez fica ficam ficamos ficar ficaram ficou fiquei fizemos fizeram fomos fora fosse fui
        geralmente haver havia hoje hora horas igualmente inclusive infelizmente jamais logo lá maioria menos
        meses mesma mesmas mesmos mim minuto minutos muita muitas mês nela nele nenhum nenhuma nessa nesse nesta
        neste ninguém nisso noite noites novamente nunca obviamente ok onde ontem ora outra outras outro outros
        parece parecia passado passamos pode podem podemos poder poderia podia podíamos pois portanto porém
        possivelmente posso pouca poucas pouco poucos praticamente precisa precisamos precisar pretendo primeira
        primeiro principalmente provavelmente própria próprio pude pudemos puderam põe quaisquer qualquer quanto
        quase quer queremos queria quero realmente sabe saber segundo sei semana semanas sendo seria seriam será
        serão sido simplesmente sob sobretudo somente somos sou sr sra srta tais tal talvez tampouco tanta tanto
        tenha tenham tenho teria terá teve tinha tinham tive tivemos tiver tiveram toda todas todo todos
        totalmente três tudo tão tínhamos vai vamos vem vez vezes vi vimos vindo vir visto vou várias vários vão
        última último"""),
    "it": words("""
        abbia abbiano adesso affatto affinchè ah alcun alcuna alcune alcuni allora almeno alquanto altra altre
        altri altrimenti altro ancor anni anno anzichè appena assai assolutamente attraverso attualmente avanti
        avendo aver avesse avessero avessimo avete aveva avevamo avevano avevo avranno avrebbe avrei avremo avrà
        avuto be' beh ben benchè bensì bisogna bisognerebbe boh cercare certamente chiaramente chissà chiunque
        ciascuno cioè circa completamente comunque contro cose cosicché cosiddetta cosiddetto dappertutto dato
        davanti davvero dentro detta detto dev'essere deve devo dice diceva diciamo dico dicono dietro dir dire
        direi disse diventa diventare dobbiamo domani dott dovere dovrebbe dovrebbero dovrà dr due dunque
        durante dà ebbe ecc eccetera ecco eh entrambe entrambi entro eppure eravamo ero esattamente essendo
        estremamente eventualmente fa facciamo faccio facendo faceva facevano fai fanno far fare farebbe farà
        fatta fatte fatti fatto fece fin finalmente finchè finché fino forse fosse fossero fui fummo furono
        generalmente giacchè giorni giorno già giù grazie hai ieri infatti infine innanzi inoltre insomma
        intanto invece laddove lassù là lì magari mediante meno mentre mese mesi messo mette mettere mica mila
        minuti minuto molta molte molti moltissimo neanche nemmeno neppure nessun nessuna nessuno niente notte
        notti nulla nuovamente nè oggi ognuno oh oltre oltretutto oppure ora ore ormai ovunque ovvero ovviamente
        paio pare parecchi parecchio particolarmente perchè persino però piuttosto po po' poca poche pochi poco
        poichè poiché possa possiamo posso possono potete poteva potevano potranno potrebbe potrebbero potrà
        potuto praticamente presso prima probabilmente proprio puoi purchè purché pure purtroppo può qua qualche
        qualcosa qualcuna qualcuno qualsiasi qualunque quanta quante quanti quanto quasi quegli quei quel quell
        quindi realmente rispetto sa sai salvo saper sapere sappiamo sarai saranno sarebbe sarebbero sarei
        saremmo saremo sarà sarò scorsa scorso sembra sembrava semplicemente sempre senz'altro settimana
        settimane siano siate siete sig sigra soltanto soprattutto sotto sta stai stando stanno stare stata
        state stati stato stava stavano stavo stessa stesse stessi stesso sti stia sto successivamente tal tale
        tali talmente talvolta tanta tante tanti tanto tranne troppa troppe troppi troppo trova trovare trovato
        tua tue tuo tuoi tutta tuttavia tutte ultima ultimo va vada vado vai vanno vari varie vedere vediamo
        venga vengo vengono veniva verrà verso viene vogliamo voglio vogliono volta volte vorrebbe vorrei vuoi
        vuol vuole"""),
    "nl": words("""
        aangezien aantal absoluut achter achteraf af aldus alhoewel allemaal allerlei alsof ander andere anderen
        avond beetje behalve beide beiden bent bepaald bijna bijvoorbeeld bleef bleek bleken blijf blijft blijkt
        blijven bovendien bv circa daarbij daardoor daarin daarmee daarna daarnaast daarom daarop daarover
        daarvan daarvoor dag dagen dankzij deden deed denk denkt dezelfde dhr dient ding dingen diverse doe doet
        doordat doorheen dr drie duurt echt echte echter eens eerder eerst eerste eigen eigenlijk eindelijk elk
        elkaar elke enige enigste enigszins enkel enkele enorm enz erbij erdoor erg ergens erin ermee erop eruit
        ervan ervoor even eventueel extreem ga gaan gaat gaf gauw gedaan geeft gegeven gehad gekomen geleden
        geval geven gewoon geworden ging gingen graag hadden hebt heel heen heet helaas hele helemaal hetgeen
        hetzelfde hield hierbij hierdoor hierna hiervan hoelang hoewel hoofdzakelijk hopelijk hou houd houden
        houdt ieder iedere iedereen iemand immers inclusief inderdaad ineens inmiddels ipv ivm jaar jaren jezelf
        jou jouw juist keer keren kom komen komt kon konden kortom kreeg kregen krijg krijgen krijgt kwam kwamen
        laat laatste lag lagen langs laten later leek liet liggen ligt lijkt m'n maak maakt maakte maal maand
        maanden mag maken meerdere meest meestal meeste mevr mezelf minder minuten minuut misschien mn mocht
        mochten moest moesten mogelijk mogen moment momenteel morgen mw naast nacht nachten namelijk natuurlijk
        nee niemand nogal nooit nou nul oa ofwel ok oke oké omtrent ondanks ongeveer onlangs ooit overal
        overigens paar pas per plots precies qua reeds sinds slechts sommige soms soort staan staat steeds stond
        stonden tamelijk tegenover telkens ten tenminste tenslotte terwijl tevens tijdens toe totaal trouwens
        tussen twee tweede uiteindelijk uiteraard uren uur vaak vanaf vandaag vanuit vanwege vele verder
        verschillende via vind vinden vindt volgende volgens volledig vond vonden vooral voorbij voordat vrijwel
        waaraan waarbij waardoor waarin waarmee waarom waarop waarschijnlijk waarvan waarvoor wanneer want week
        weer weet weinig weken welk welke werden werkelijk wie wiens wilde wilden wilt wist wou z'n zag zat
        zaten zeg zeggen zegt zei zeker zelf zelfs zet zichzelf zie zien ziet zit zitten zn zouden zoveel zowat
        zowel zulke zult"""),
    "pl": words("""
        bezpośrednio celu dokładnie dosłownie dr głównie inż kolejna kolejne kolejnego kolejnej kolejny
        kolejnych kolejnym kolejną kompletnie mgr należało należy niezwykle normalnie pan pana panem pani panie
        panią panowie panu panów państwa państwo państwu podobnie prawdopodobnie prof przynajmniej przypadku
        razem rzeczywiście siebie sobie sobą stosunkowo tzw uważam wynika wyłącznie zwyczajnie"""),
    "tr": words("""
        bey beyden beydi beye beyi beyin beyle etmem hanım hanıma hanımdan hanımdı hanımla hanımı hanımın"""),
    "sv": words("""
        aldrig alltid alltså andra annan annars annat bland blev borde bort båda både börja dag dagar dessutom
        detsamma dit ditt dr eftersom egen egentligen eget enda endast enligt ens ert faktiskt fanns fick finns
        fler flera fram framför fyra fått före förra första ganska ge genom ger gett gick gjorde gjort gå gång
        gånger går gått gör hel hela heller hellre helt henne hennes hos håller idag igen ihop inför inga ingen
        inget innan inne inom istället just jättemycket kanske knappt kom komma kommer kommit kunde kunnat kväll
        ligger lite länge man massa medan mest mindre minst minut minuter många måste möjligen natt naturligtvis
        ned nej ner nog nästa nästan nätter någon någonting nånting oavsett ofta ok okej olika par precis redan
        riktigt runt saker senare senast ses sett sist själva skull skulle snart sorts stod står säga säger
        sådana sådant såg ta tar tillbaka tills timmar timme tog totalt tre tror trots två tycker tyckte tyvärr
        ungefär utom vanligtvis varandra vare vars vecka veckor verkligen vet vidare vilka vill ville visst väl
        väldigt även år åt åtminstone över"""),
    "ar": words("""
        آخر أبدا أثناء أحيانا أخرى أراد أربع أربعة أردت أريد أسبوع أسبوعين أشهر أشياء أعوام أقل أكثر أكون أما
        أمام أمر أنك أننا أنني أنه أنها أنهم أول أولئك أي أيام أيضا أين إذا إلا إلى إلي إلينا إليه إليها إما إن
        إنما إنه إنها ابدا اثناء اثنان اثنين اخرى اقل اكثر الآن الأشياء الأمر الأمور الأولى الإطلاق الان الجميع
        الرغم الشيء العديد القليل الكثير اللتين اللذين اللواتي المرة اليوم امام اول ايام بأن بأنه بالإضافة
        بالتأكيد بالرغم بالضبط بالطبع بالفعل بالنسبة بذلك بسبب بشدة بشكل بصورة بطريقة بعدها بعضها بكثير بما بنفس
        بهذا بهذه بينما تحت تقريبا تقع تم تماما توجد ثاني ثلاث ثلاثة جميع حقا حوالي حول حيث خصوصا خلال خلف دائما
        دقائق دقيقة ذات ربما رغم ساعات ساعة ستكون سنة سنوات سوف سوى سيكون شهر شهور شيء شيئا ضمن عبر عدة عديد علي
        عليك علينا عموما عندما عندنا عندهم عندي عنه عنها غالبا فإن فعلا فقد فلا فما فهو فهي فوق فى فينا فيهم قام
        قاموا قبلها قليل قليلا قمت قمنا كافة كانوا كثير كثيرا كذلك كلا كلاهما كله كلها كنا كنت كهذا لأن لأننا
        لأنه لأنها لاحقا لجميع لدرجة لدي لدينا لديه لديها لديهم لذا لذلك لست لسنا لك لكم لكنني لكنه لكنها للتو
        للغاية لماذا لمدة لهذا لهذه لهما لو ليال ليالي ليسوا ليلة ليلتين ماذا مثل مثلا مدة مرات مرة معنا معه
        معها معهم معي مما منا منهم مني نحو نفسه نفسها نكون هؤلاء هكذا وأيضا وإذا وإن واحد واحدة والتي والذي
        والذين والكثير وبالرغم وتقع وتم وجدت وجدنا وجميع وذلك وعلى وعن وعندما وفي وقد وقمنا وكان وكانت وكانوا
        وكذلك وكل وكما وكنا ولا ولديهم ولذا ولذلك ولكن ولكنه ولكنها ولم ولن ولنا وليس وما ومع ومن وهذا وهذه وهم
        وهنا وهناك وهو وهي ويقع ويمكن ويوجد يتم يجب يقع يمكن يمكنك يمكننا يمكنني يوجد يوم يومين"""),
}
"""By language: those of `cloud_words.STOP_WORDS` are not repeated here."""
