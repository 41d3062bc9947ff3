"""With which words people begin an answer, greet or ask, in the languages of the survey and some more.

AT_THE_START: words that are empty where they open a sentence and full elsewhere ("I hope …", "gives hope").
ANYWHERE: forms that only lead in or, in Turkish, Japanese and Korean, close ("espero", "düşünüyorum").
GREETINGS and PHRASES: what opens and closes a letter.
"""

from app.domain.words.words import words

AT_THE_START = {
    "en": words("""
        believe describe dream dreaming example expect expecting feel feeling feelings feels felt finally first firstly
        generally guess honestly hope hopefully hoping ideally imagine imagining mean means opinion overall personally
        picture remember remembered remembering secondly simply suppose think thinking thought view visualise visualize
        wish wishes wishing wonder"""),
    "de": words("""
        ansicht beispiel beispielsweise denken eigentlich ehrlich erinnern erinnerung erstens erwarten fühlen fühlt
        gedanke gefühl grundsätzlich hoffen hoffentlich hoffnung idealerweise kurz meinung persönlich stell stelle
        stellen träumen vielleicht vorstellen vorstellung wunsch wünsche wünschen wünscht zunächst zweitens"""),
    "fr": words("""
        avis croire d'abord espérer espoir exemple franchement généralement globalement idéalement imaginer imagine
        imaginez impression opinion penser personnellement rêve rêver rêverais ressentir ressens
        sentiment sentir simplement souhait souhaite souhaiter souhaiterais souhaits souvenir souviens"""),
    "es": words("""
        creer deseo desear ejemplo esperanza idealmente imagina imaginar imagine impresión opinión pensar
        personalmente primero quizás recordar recuerdo sensación sentir sentimiento simplemente sinceramente sueño
        supongamos sueños"""),
    "pt": words("""
        acreditar desejo desejar exemplo esperança geralmente idealmente imagina imagine imaginar impressão
        lembrança lembrar opinião pensar pessoalmente primeiro recordar sensação sentir sentimento simplesmente
        sinceramente sonho sonhos talvez"""),
    "it": words("""
        credere desiderio desiderare esempio idealmente immagina immaginare immaginate impressione innanzitutto magari
        opinione parere pensare pensiero personalmente ricordare ricordo sensazione sentire sentirsi semplicemente
        sinceramente sogno sogni speranza sperare"""),
    "nl": words("""
        denken eerlijk eigenlijk gevoel herinner herinnering hopelijk hopen idealiter kortom mening misschien
        persoonlijk stel ten voelen voelt voorbeeld voorstellen wensen"""),
    "pl": words("""
        marzenie marzenia marzy myśl nadzieja nadzieję odczucie opinia opinii osobiście prostu przykład uczucie
        wspomnienie wyobraź wyobraźmy wyobraźcie życzenie"""),
    "tr": words("düşünce düşünmek fikir genellikle his hissetmek kısaca kişisel olarak örneğin umut öncelikle"),
    "ja": words("例えば 希望 思い 感じ 感想 想像 正直 まず 気持ち 願い 個人的"),
    "ar": words("اتخيل امل امنية تخيل تخيلوا اعتقاد شعور احساس مثلا راي رايي شخصيا بصراحة"),
    "sv": words("förhoppningsvis hopp känsla känslan känna önska önskan minne personligen tänk tänka exempel åsikt"),
    "da": words("""
        forestil forhåbentlig følelse følelsen håb føle minde mening personligt tænk tænke ønske eksempel"""),
    "no": words("""
        følelse følelsen forestill forhåpentligvis håp føle minne mening personlig tenk tenke ønske eksempel"""),
    "ru": words("мечта мнение мнению надежда ощущение представьте пример чувство воспоминание лично пожелание мысль"),
    "uk": words("мрія думка думку надія відчуття уявіть приклад почуття спогад особисто побажання"),
    "cs": words("dojem naděje názor osobně pocit představ představte představa přání příklad vzpomínka myšlenka"),
    "zh": words("感受 想象 想像 回忆 回憶 例如 比如 首先 梦想 夢想"),
    "ko": words("기억 느낌 상상 생각 예를 희망 솔직히 개인적으로 먼저"),
}

ANYWHERE = {
    "en": words("imho imo please pls plz"),
    "de": words("bitte denke empfinde erinnere erwarte finde fände fühle glaube hoffe träume vermute"),
    "fr": words("aimerais aimerions crois croyons espère espérons pense pensons sens stp suppose svp trouve voudrais"),
    "es": words("""
        creo creemos desearía espero esperamos favor gustaría imagino opino pienso querría quisiera siento supongo"""),
    "pt": words("acho acredito creio espero esperamos favor gostaria gostaríamos imagino penso queria sinto suponho"),
    "it": words("credo crediamo immagino penso pensiamo piacerebbe prego spero speriamo suppongo vorrei vorremmo"),
    "nl": words("alsjeblieft alstublieft denk geloof graag hoop verwacht vind voel wens"),
    "pl": words("czuję liczę myślę myślimy oczekuję pamiętam proszę sądzę uważam wydaje wierzę wyobrażam życzę"),
    "tr": words("""
        bekliyorum düşünüyorum düşünüyoruz hatırlıyorum hayal hissediyorum hissediyoruz hissederim inanıyorum isterdim
        lütfen sanırım umarım umuyorum"""),
    "ja": words("""
        お願い お願いします 思い出す 思いました 思います 思う 思った 思って 思っています 感じます 感じました 感じる
        感じた 考えます 考える 願います 願う"""),
    "ar": words("احس اشعر اظن اعتقد اري ارجو اتمنى نتمنى نشعر نرجو آمل اتوقع اتذكر فضلك رجاء"),
    "sv": words("hoppas minns snälla tror tycker vänligen önskar"),
    "da": words("føler håber husker mener synes tror venligst ønsker"),
    "no": words("føler håper husker mener synes tror vennligst ønsker"),
    "ru": words("верю думаю желаю мечтаю надеюсь ожидаю ощущаю помню пожалуйста полагаю представляю считаю чувствую"),
    "uk": words("вважаю вірю думаю сподіваюся сподіваюсь очікую пам'ятаю уявляю відчуваю прошу мрію бажаю"),
    "cs": words("cítím doufám myslím očekávám pamatuji prosím přeji věřím představuji vzpomínám"),
    "zh": words("认为 認為 记得 記得 请 請 相信 感觉到"),
    "ko": words("바랍니다 바라요 부탁드립니다 생각합니다 생각해요 생각한다 느낍니다 느껴요 느꼈습니다 희망합니다"),
    "fi": words("ajattelen koen luulen mielestäni muistan odotan oletan toivon tunnen tuntuu uskon"),
    "sk": words("cítim dúfam myslím očakávam pamätám predstavujem prosím prajem verím"),
    "ro": words("amintesc consider cred doresc imaginez gândesc rog simt sper"),
    "hu": words("emlékszem érzem gondolom hiszem kérem képzelem kívánom remélem szerintem várom"),
    "el": words("ελπίζω εύχομαι θυμάμαι νιώθω νοιώθω νομίζω παρακαλώ περιμένω πιστεύω αισθάνομαι φαντάζομαι"),
    "hr": words("mislim molim nadam očekujem osjećam pamtim sjećam smatram vjerujem zamišljam"),
    "bg": words("вярвам мисля моля надявам очаквам помня представям смятам спомням усещам чувствам"),
    "id": words("berharap ingat membayangkan merasa merasakan mohon tolong"),
}

GREETINGS = {
    "en": words("cheers dear greetings hello hey hi hiya regards sincerely thank thanks"),
    "de": words(
        "danke dankeschön dank geehrte geehrter grüezi gruß grüße hallo hey hi lg liebe lieber mfg moin servus"
    ),
    "fr": words("bonjour bonsoir chers chère chères cordialement coucou merci remercie salut salutations"),
    "es": words("""
        atentamente buenas buenos estimada estimado estimados gracias hola querida querido queridos saludos"""),
    "pt": words("abraço abraços atenciosamente caro caros cara obrigada obrigado oi olá prezado prezados"),
    "it": words("buongiorno buonasera caro cari cara ciao cordialmente gentili grazie salve saluti"),
    "nl": words("beste bedankt dag dank dankjewel geachte goedemiddag goedemorgen groet groeten hallo hoi"),
    "pl": words("cześć dziękuję dziękujemy dzięki hej pozdrawiam pozdrowienia szanowni witam witajcie"),
    "tr": words("merhaba merhabalar selam selamlar sayın sevgili saygılar saygılarımla teşekkür teşekkürler günaydın"),
    "ja": words("ありがとう ありがとうございます おはよう おはようございます こんにちは こんばんは よろしく 皆様 拝啓"),
    "ar": words("اهلا مرحبا السلام سلام شكرا تحية تحياتي عزيزي عزيزتي"),
    "sv": words("hej hejsan hälsningar kära tack tjena"),
    "da": words("hej hilsen hilsner kære tak"),
    "no": words("hei hilsen hilsener kjære takk"),
    "ru": words("здравствуйте привет приветствую спасибо уважаемые уважаемый дорогие"),
    "uk": words("вітаю дякую привіт шановні дорогі добрий"),
    "cs": words("ahoj děkuji děkujeme díky dobrý vážení zdravím milí"),
    "zh": words("你好 您好 大家好 谢谢 謝謝 感谢 感謝 亲爱的 親愛的"),
    "ko": words("감사합니다 고맙습니다 안녕하세요 안녕 여러분 친애하는"),
    "fi": words("hei kiitos kiitoksia moi moikka terveisin tervehdys"),
    "sk": words("ahoj ďakujem ďakujeme dobrý vážení zdravím"),
    "ro": words("bună mulțumesc mulțumim salut salutări stimați"),
    "hu": words("helló köszönjük köszönöm szia sziasztok tisztelt üdvözlettel"),
    "el": words("αγαπητέ αγαπητή αγαπητοί γεια ευχαριστούμε ευχαριστώ καλημέρα καλησπέρα χαίρετε"),
    "hr": words("bok hvala poštovani pozdrav pozdravi zahvaljujem"),
    "bg": words("благодаря благодарим здравей здравейте поздрави уважаеми"),
    "id": words("halo hai salam"),
}

KNOWN_EVERYWHERE = words("""
    bitte bonjour creo danke gracias grazie gustaría hallo hello hola merci obrigada obrigado""")
"""Of these lists: so well known, and no words elsewhere, that they lead in in answers of any language."""

PHRASES = {
    "en": ("best regards", "good afternoon", "good evening", "good morning", "kind regards", "thank you"),
    "de": ("freundliche grüße", "guten abend", "guten morgen", "guten tag", "liebe grüße", "vielen dank"),
    "fr": ("bien cordialement", "merci beaucoup"),
    "es": ("buenas tardes", "buenos días", "muchas gracias", "un saludo"),
    "pt": ("boa tarde", "bom dia", "muito obrigada", "muito obrigado"),
    "it": ("buon giorno", "buona sera", "cordiali saluti", "tante grazie"),
    "nl": ("goede dag", "hartelijk dank", "vriendelijke groet", "vriendelijke groeten"),
    "pl": ("dzień dobry", "z poważaniem"),
    "tr": ("iyi akşamlar", "iyi günler", "teşekkür ederim", "teşekkür ederiz"),
    "sv": ("god dag", "god morgon", "vänliga hälsningar"),
    "da": ("god dag", "mange tak", "venlig hilsen"),
    "no": ("god dag", "tusen takk", "vennlig hilsen"),
    "ru": ("большое спасибо", "доброе утро", "добрый день"),
    "cs": ("dobrý den",),
    "id": ("terima kasih",),
}
"""Greetings of several words."""
