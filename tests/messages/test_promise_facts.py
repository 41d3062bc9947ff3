"""What respondents are promised says the same in each language: nothing more is promised in one, and nothing less."""

from app.domain.survey.wording import WORDINGS

LANGUAGES = ("en", "es", "fr", "de", "pt", "ja", "ar")
FACTS = {
    "promise": {
        "no name is kept": ("Anonymous", "Anónimo", "Anonyme", "Anonym", "Anônimo", "匿名", "مجهول الهوية"),
        "the words are": (
            *("your words", "sus palabras", "vos mots", "Ihre Worte", "suas palavras"),
            *("お書きになった言葉", "بكلماتكم"),
        ),
        "and the day": ("the day", "el día", "le jour", "den Tag", "o dia", "日付", "وباليوم"),
        "and nothing else": (
            *("nothing about you", "nada sobre usted", "rien sur vous", "nichts über Sie", "nada sobre você"),
            *("一切保存しません", "لا نحتفظ بأي شيء عنكم"),
        ),
        "who runs the server": (
            *("run this server", "administra este servidor", "gère ce serveur", "diesen Server betreibt"),
            *("administra este servidor", "サーバーの管理者", "لمن يدير هذا الخادم"),
        ),
        "could in theory": ("in theory", "en teoría", "en théorie", "theoretisch", "em teoria", "理論上", "نظريًا"),
        "watch answers arrive": (
            *("as they arrive", "mientras llegan", "au moment où elles arrivent", "wie Antworten eintreffen"),
            *("no momento em que chegam", "届いた瞬間の回答", "لحظة وصولها"),
        ),
        "or see their order": ("order", "orden", "ordre", "Reihenfolge", "ordem", "順序", "ترتيبها"),
        "in the database's log": (
            *("database’s own log", "registro de la base de datos", "journal de la base de données"),
            *("Protokoll der Datenbank", "registro do banco de dados", "データベースのログ", "سجل قاعدة البيانات"),
        ),
        "while it is kept": (
            *("as long as that is kept", "mientras este se conserve", "tant que celui-ci est conservé"),
            *(
                "solange dieses aufbewahrt wird",
                "enquanto ele for mantido",
                "保管されている間",
                "ما دام هذا السجل محفوظًا",
            ),
        ),
    },
    "ticket_promise": {
        "it is good once": (
            *("good for one answer", "una sola respuesta", "une seule réponse", "gilt für eine Antwort"),
            *("uma só resposta", "一度だけ", "لإجابة واحدة"),
        ),
        "it is deleted": (
            *("we delete it", "lo borramos", "nous l’effaçons", "löschen wir ihn", "nós o apagamos"),
            *("リンクは削除され", "نحذفه"),
        ),
        "nothing links it to its answer": (
            *("nowhere is stored which answer", "en ningún sitio se guarda qué respuesta"),
            *("rien n’indique nulle part quelle réponse", "nirgends wird gespeichert, welche Antwort"),
            *(
                "em lugar nenhum fica registrado qual resposta",
                "どの回答がこのリンクから届いたかはどこにも保存されません",
            ),
            "ولا يُحفظ في أي مكان أيّ إجابة",
        ),
        "until the survey closes": (
            *("Until the survey closes", "Hasta que se cierre la encuesta", "Jusqu’à la fin de l’enquête"),
            *("Bis die Umfrage schließt", "Até o fim da pesquisa", "アンケートの終了まで", "حتى إغلاق الاستطلاع"),
        ),
        "the page tells nothing": (
            *("the same before and after", "igual antes y después", "la même avant et après"),
            *("vorher und nachher gleich", "igual antes e depois", "回答の前も後も同じ", "كما هي قبل الإجابة وبعدها"),
        ),
        "only who runs the server": (
            *("Only the people who run this server", "Solo quien gestiona este servidor"),
            *(
                "Seule la personne qui gère ce serveur",
                "Nur wer diesen Server betreibt",
                "Só quem mantém este servidor",
            ),
            *("サーバーの運営者だけ", "إلا من يدير هذا الخادم"),
        ),
        "and only then": (
            *("only at that moment", "solo en ese momento", "seulement à cet instant", "nur in diesem Moment"),
            *("só nesse momento", "その瞬間に限られます", "وفي تلك اللحظة فقط"),
        ),
    },
    "answered_text": {
        "of this device": (
            *("from this device", "desde este dispositivo", "depuis cet appareil", "Von diesem Gerät"),
            *("deste dispositivo", "この端末から", "من هذا الجهاز"),
        ),
        "that is all the browser keeps": (
            *("remembers only that", "solo recuerda eso", "ne retient que cela", "merkt sich nur das"),
            *("guarda apenas isso", "ということだけ", "لا يتذكر المتصفح إلا ذلك"),
        ),
        "not the answer": (
            *("not what it was", "no lo que escribió", "pas ce que vous avez écrit", "nicht was darin stand"),
            *("não o que foi escrito", "内容は覚えていません", "ولا يتذكر ما كُتب فيها"),
        ),
        "others can answer": (
            *("the next one can answer too", "la siguiente también puede responder", "la suivante peut répondre aussi"),
            *("kann auch die nächste Person antworten", "a próxima também pode responder"),
            *("次の方も回答できます", "يمكن للشخص التالي أن يجيب أيضًا"),
        ),
    },
}


def missing(name: str, language: str, text: str) -> list[str]:
    place = LANGUAGES.index(language)
    return [fact for fact, words in FACTS[name].items() if words[place] not in text]


def test_each_promise_has_the_same_facts_in_every_language() -> None:
    assert set(LANGUAGES) == set(WORDINGS)
    assert {
        (name, language): found
        for name in FACTS
        for language, wording in WORDINGS.items()
        if (found := missing(name, language, getattr(wording.page, name)))
    } == {}
    assert {len(words) for facts in FACTS.values() for words in facts.values()} == {len(LANGUAGES)}


def test_a_fact_that_is_left_out_is_noticed() -> None:
    promise = WORDINGS["de"].page.promise
    assert missing("promise", "de", promise.replace(" und den Tag", "")) == ["and the day"]
    assert missing("promise", "de", WORDINGS["ja"].page.promise) == list(FACTS["promise"])
