"""What survey programs write above the columns that hold no answers, and in their second header rows.

Google Forms, Microsoft Forms and SurveyMonkey write these in the language of the form's maker.
"""

import unicodedata

_PRIVATE = """
timestamp | zeitstempel | marca temporal | marca de tiempo | horodateur | horodatage | carimbo de data/hora
data e hora | タイムスタンプ | طابع زمني | الطابع الزمني | 时间戳记
时间戳 | 時間戳記 | отметка времени | informazioni cronologiche
tijdstempel | tidsstämpel | tidsstempel | sygnatura czasowa | zaman damgası | 타임스탬프

id | start time | completion time | email | name | language | last modified time | username | score | total points
startzeit | fertigstellungszeit | abschlusszeit | zeitpunkt der letzten änderung | e-mail | sprache | punktzahl
heure de début | heure de fin | adresse de messagerie | nom | langue | heure de la dernière modification
hora de inicio | hora de finalización | correo electrónico | nombre | idioma | hora de la última modificación
hora de início | hora de conclusão | nome | idioma | hora da última modificação | endereço de e-mail
開始時刻 | 完了時刻 | 電子メール | メール | 名前 | 氏名 | 言語 | 最終変更時刻 | メールアドレス | メール アドレス
وقت البدء | وقت الإكمال | وقت الانتهاء | البريد الإلكتروني | الاسم | اللغة | عنوان البريد الإلكتروني
ora di inizio | ora di completamento | posta elettronica | indirizzo email | begintijd | tijd van voltooien | naam

respondent id | collector id | date created | date modified | start date | end date | ip address | email address
first name | last name | custom data 1 | custom data 2 | custom data 3 | custom data 4 | custom data 5
teilnehmer-id | befragten-id | collector-id | erstellt am | geändert am | startdatum | enddatum | ip-adresse
e-mail-adresse | vorname | nachname | name, vorname | telefon | telefonnummer | personalnummer | mitarbeiter
id du répondant | id du collecteur | date de création | date de modification | date de début | date de fin
adresse ip | adresse e-mail | adresse électronique | prénom | nom de famille | courriel | téléphone | matricule
id de encuestado | id del encuestado | id del recopilador | fecha de creación | fecha de modificación
fecha de inicio | fecha de finalización | dirección ip | dirección de correo electrónico | apellidos | apellido
id do respondente | id do coletor | data de criação | data de modificação | data de início | data de término
endereço ip | primeiro nome | sobrenome | apelido | telefone | teléfono
回答者id | コレクターid | 開始日 | 終了日 | ipアドレス | 名 | 姓
phone | phone number | mobile | full name | your name | surname | employee | employee id | employee number | user
user id | user name | respondent | submitted at | submitted by | submission date | date | time | datum | zeit | fecha
date et heure | data | hora | uhrzeit | e-mail address | mail | ip | url | referer | network id | tags | response id
"""
_SECOND_ROW = """
response | open-ended response | other (please specify)
responses | answers | open-ended responses | antworten | offene antworten | réponses | respuestas | risposte | respostas
antwoorden | svar | odpowiedzi
antwort | offene antwort | beantwortung | beantwortung mit freitext
réponse | réponse ouverte | réponse libre | respuesta | respuesta abierta | resposta | resposta aberta | risposta
risposta aperta | antwoord | open antwoord | 自由回答形式 | 自由回答 | 回答 | الرد | إجابة | استجابة مفتوحة
"""
_ANSWERS = """
answer | answers | response | responses | comment | comments | feedback | text | body | message | messages | statement
statements | opinion | opinions | word | words
antwort | antworten | kommentar | kommentare | nachricht | nachrichten | beitrag | beiträge | rückmeldung
rückmeldungen | meinung | meinungen | aussage | aussagen | wort | wörter | worte
réponse | réponses | commentaire | commentaires | texte | avis | mot | mots
respuesta | respuestas | comentario | comentarios | texto | mensaje | mensajes | opinión | opiniones | palabra
palabras | resposta | respostas | comentário | comentários | mensagem | mensagens | opinião | opiniões | palavra
palavras | risposta | risposte | commento | commenti | testo | messaggio | messaggi | parola | parole
resposta | respostes | comentari | comentaris | răspuns | răspunsuri | comentariu | comentarii
antwoord | antwoorden | opmerking | opmerkingen | reactie | reacties | bericht | berichten | woord | woorden
svar | kommentarer | kommentti | kommentit | vastaus | vastaukset | ord | sana | sanat | palaute
odpowiedź | odpowiedzi | komentarz | komentarze | słowo | słowa | odpověď | odpovědi | odpoveď | komentář | komentáře
komentár | slovo | slova | odgovor | odgovori | komentari | válasz | válaszok | megjegyzés | megjegyzések | szó | szavak
yanıt | yanıtlar | cevap | cevaplar | yorum | yorumlar | kelime | kelimeler
ответ | ответы | комментарий | комментарии | слово | слова | отзыв | отзывы | відповідь | відповіді | коментар
коментарі | отговор | отговори | απάντηση | απαντήσεις | σχόλιο | σχόλια | λέξη | תשובה | תשובות | הערה | הערות | מילה
إجابة | الإجابة | إجابات | الإجابات | تعليق | تعليقات | التعليقات | كلمة | پاسخ | نظر
回答 | コメント | ご意見 | 一言 | 言葉 | 答案 | 评论 | 評論 | 意见 | 意見 | 词语 | 답변 | 응답 | 댓글 | 의견 | 단어
"""
_REASONS = """
why | why so | warum | weshalb | wieso | begründung | pourquoi | por qué | porqué | porquê | por que | perché | waarom
varför | hvorfor | miksi | dlaczego | proč | prečo | miért | neden | почему | чому | защо | γιατί | למה | لماذا
なぜ | 理由 | 为什么 | 為什麼 | 왜
"""
_OF_PERSONS = """
name names nom prénom nombre nome vorname nachname surname email emails mail phone telephone telefon telefono handy
mobile courriel correo cognome apellido naam signature
"""


def plain_title(title: str) -> str:
    """“E-Mail-Adresse”, “e mail adresse” and “Prénom” as one compares them: letters and digits, without accents."""
    parts = unicodedata.normalize("NFKD", title.casefold())
    return "".join(sign for sign in parts if sign.isalnum())


def _titles(listed: str) -> frozenset[str]:
    return frozenset(plain_title(title) for line in listed.splitlines() for title in line.split("|") if title.strip())


_PRIVATE_TITLES = _titles(_PRIVATE)
_SECOND_ROW_TITLES = _titles(_SECOND_ROW)
_ANSWER_TITLES = _titles(_ANSWERS)
_REASON_TITLES = _titles(_REASONS)
_PERSONS_WORDS = frozenset(plain_title(word) for word in _OF_PERSONS.split())


def is_private_title(title: str) -> bool:
    """Whether a column of this title tells who answered, from where or when."""
    return plain_title(title) in _PRIVATE_TITLES


def is_second_title(title: str) -> bool:
    return plain_title(title) in _SECOND_ROW_TITLES


def is_answers_title(title: str) -> bool:
    """“Answer”, “Antwort 2”."""
    return plain_title(title).rstrip("0123456789") in _ANSWER_TITLES


def is_reason_title(title: str) -> bool:
    """“Why”, also without its question mark."""
    return plain_title(title) in _REASON_TITLES


def speaks_of_persons(title: str) -> bool:
    """“Please enter your name”: asked in words of the form's own."""
    return any(plain_title(word) in _PERSONS_WORDS for word in title.replace("-", " ").split())
