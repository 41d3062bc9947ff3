"""Small words of languages beyond the curated ones: what is left out of the cloud, and what never is."""

import unicodedata
from pathlib import Path

import pytest

from app.domain.languages import stop_words as package
from app.domain.languages.small_words import languages_with
from app.domain.languages.stop_words import LISTED, stop_words
from app.domain.languages.stop_words.full_elsewhere import FULL_IN
from app.domain.words.tokens import folded, tokens
from app.domain.words.words import STOP_WORDS, words

FOLDER = Path(package.__file__).parent

POLISH = """
    czuję się jak w domu
    jest miło i spokojnie
    jak w domu, bo jest miło
    spokojnie się tu czuję
    jest spokojnie
    dla mnie jak u babci"""
TURKISH = """
    güler yüz ve huzur
    ev gibi ve sakin
    ev gibi
    sakin ve güvenli
    HIZLI hizmet
    hızlı hizmet"""

FULL_WORDS = {
    "pl": words("""
        dobrze dobry szybko pan pomoc dom łatwo nowe czas ludzie miło spokojnie uśmiech jakość zaufanie cena czysto
        ciepło radość profesjonalny uprzejmy klient obsługa szacunek bezpieczny kolejka uwaga życie praca natychmiast
        razem"""),
    "tr": words("""
        iyi güzel hızlı hoş yardım ev kolay yeni zaman insan güler yüz huzur sakin güven kalite temiz sıcak mutlu saygı
        müşteri hizmet ilgi doğru çabuk birlikte hemen para el an can içten"""),
    "ru": words("""
        хорошо быстро жизнь дом любить помощь легко новый время люди спокойно улыбка качество доверие цена чисто
        тепло нужен радость вежливый клиент обслуживание уважение безопасно очередь внимание работа просто
        точно рядом друг"""),
    "cs": words("""
        dobře rychle dům domov pomoc snadno nový čas lidé klid úsměv kvalita důvěra cena čisto teplo radost milý
        zákazník služba respekt bezpečí fronta pozornost život práce den spolu blízko příjemně"""),
    "fi": words("""
        hyvä hyvin helposti nopeasti koti apu uusi aika ihminen rauha hymy laatu luottamus hinta puhdas lämmin ilo
        ystävällinen asiakas palvelu kunnioitus turvallinen jono huomio elämä työ yhdessä heti selkeä hitaasti"""),
    "no": words("""
        bra bruke hjem hjelp lett ny tid folk god rask ro smil kvalitet tillit pris ren varm glede vennlig kunde service
        respekt trygg kø liv arbeid sammen riktig navn stille"""),
    "da": words("""
        god godt hjem hjælp let ny tid folk hurtig ro smil kvalitet tillid pris ren varm glæde venlig kunde service
        respekt tryg kø liv arbejde sammen rigtig tak ærlig stille"""),
    "uk": words("""
        добре швидко життя дім допомога легко новий час люди спокій усмішка якість довіра ціна чисто тепло радість
        ввічливий клієнт обслуговування повага безпечно черга увага робота просто разом друг відразу потрібний"""),
    "el": words("""
        καλά καλό γρήγορα αμέσως ζωή σπίτι βοήθεια εύκολα νέο χρόνος άνθρωποι ηρεμία χαμόγελο ποιότητα εμπιστοσύνη τιμή
        καθαρά ζεστασιά χαρά ευγενικός πελάτης εξυπηρέτηση σεβασμός ασφάλεια ουρά προσοχή δουλειά μαζί απλά κοντά"""),
    "he": words("""
        טוב מהר חיים בית עזרה קל חדש זמן אנשים שקט חיוך איכות אמון מחיר נקי חום שמחה אדיב לקוח שירות כבוד בטוח תור
        תשומת לב עבודה ביחד פשוט נעים יחס"""),
    "hi": words("""
        अच्छा अच्छी जल्दी जीवन घर मदद आसान नया समय लोग शांत मुस्कान गुणवत्ता भरोसा कीमत साफ गर्मजोशी खुशी विनम्र ग्राहक
        सेवा सम्मान सुरक्षित कतार ध्यान काम ईमानदार सरल अनुभव आराम"""),
    "th": words("""
        ดี เร็ว รวดเร็ว ชีวิต บ้าน ช่วยเหลือ ง่าย ใหม่ เวลา คน สงบ ยิ้ม คุณภาพ ไว้วางใจ ราคา สะอาด อบอุ่น สุข สุภาพ
        ลูกค้า บริการ เคารพ ปลอดภัย คิว ใส่ใจ งาน จริงใจ มิตร ถูก พร้อม"""),
    "vi": words("""
        tốt nhanh đời nhà giúp dễ mới thời người yên cười chất tin giá sạch ấm vui lịch khách phục trọng an chú việt
        thật bạn hay con em tận thoải"""),
    "id": words("""
        baik cepat hidup rumah bantuan mudah baru waktu orang tenang senyum kualitas percaya harga bersih hangat senang
        ramah pelanggan layanan hormat aman antrian perhatian kerja bersama segera jujur jelas penting"""),
    "ko": words("""
        좋은 빠른 빠르게 생활 집 도움 쉬운 새로운 시간 사람 조용한 미소 품질 신뢰 가격 깨끗한 따뜻한 기쁨 친절 고객
        서비스 존중 안전 대기 관심 일 함께 편안한 진심 정직"""),
    "hu": words("""
        jó gyors élet otthon ház segítség könnyű új idő emberek nyugodt mosoly minőség bizalom ár tiszta meleg öröm
        kedves ügyfél szolgáltatás tisztelet biztonság sor figyelem munka együtt azonnal bár egyszerű"""),
    "ro": words("""
        bine bun rapid viață casă ajutor ușor nou timp oameni liniște zâmbet calitate încredere preț curat cald bucurie
        politicos client serviciu respect siguranță coadă atenție muncă împreună frumos nevoie"""),
}
"""Words about an experience, or in one: thirty in each of these languages."""


def test_case_07_keeps_what_people_said() -> None:
    assert (_kept(POLISH, "pl"), _kept(TURKISH, "tr")) == (
        "czuję domu miło spokojnie domu miło spokojnie czuję spokojnie babci".split(),  # noqa: SIM905
        "güler yüz huzur ev sakin ev sakin güvenli HIZLI hizmet hızlı hizmet".split(),  # noqa: SIM905
    )


def test_thai_words_are_left_out_as_they_are_cut() -> None:
    said = "พวกเขาทำให้ฉันรู้สึกอบอุ่น เหมือนอยู่บ้าน เพราะว่าพนักงานจริงใจกับเราเสมอ"
    assert _kept(said, "th") == ["รู้สึก", "อบอุ่น", "บ้าน", "พนักงาน", "จริงใจ"]


def test_lists_are_chosen_by_tag() -> None:
    assert (stop_words("nb"), stop_words("fil"), stop_words("xx"), stop_words("../pl")) == (
        stop_words("no"),
        stop_words("tl"),
        frozenset(),
        frozenset(),
    )
    assert [tag for tag in LISTED if len(stop_words(tag)) < 90] == []
    assert sorted(path.stem for path in FOLDER.glob("??.txt")) == sorted(LISTED)
    assert set(LISTED) & set(STOP_WORDS) == set()


@pytest.mark.parametrize("tag", FULL_WORDS)
def test_no_list_holds_a_word_about_an_experience(tag: str) -> None:
    assert (sorted(FULL_WORDS[tag] & stop_words(tag)), len(FULL_WORDS[tag]) >= 29) == ([], True)


@pytest.mark.parametrize("tag", LISTED)
def test_lists_are_tidy(tag: str) -> None:
    lines = (FOLDER / f"{tag}.txt").read_text(encoding="utf-8").splitlines()
    listed = [word for line in lines if not line.startswith("#") for word in line.split()]
    assert listed == sorted(set(listed))
    assert [word for word in listed if word != unicodedata.normalize("NFC", word).lower()] == []
    assert [line for line in lines if len(line) > 118] == []
    assert _scripts(listed) in _SCRIPTS.get(tag, ({"LATIN"}, {"CYRILLIC"}))


_SCRIPTS = {
    "am": ({"ETHIOPIC"},),
    "bn": ({"BENGALI"},),
    "el": ({"GREEK"},),
    "fa": ({"ARABIC"},),
    "gu": ({"GUJARATI"},),
    "he": ({"HEBREW"},),
    "hi": ({"DEVANAGARI"},),
    "hy": ({"ARMENIAN"},),
    "ka": ({"GEORGIAN"},),
    "kn": ({"KANNADA"},),
    "ko": ({"HANGUL"},),
    "ku": ({"ARABIC", "LATIN"},),
    "lo": ({"LAO"},),
    "ml": ({"MALAYALAM"},),
    "mr": ({"DEVANAGARI"},),
    "pa": ({"GURMUKHI"},),
    "sr": ({"CYRILLIC", "LATIN"},),
    "ta": ({"TAMIL"},),
    "te": ({"TELUGU"},),
    "th": ({"THAI"},),
    "ur": ({"ARABIC"},),
}


def _scripts(listed: list[str]) -> set[str]:
    """A letter of another alphabet that looks alike would make a word that never occurs."""
    return {unicodedata.name(letter).split()[0] for word in listed for letter in word if letter.isalpha()}


def test_full_words_of_other_languages_are_stop_words_here_and_not_there() -> None:
    empty = {tag: {folded(word) for word in stop_words(tag)} for tag in FULL_IN}
    assert sorted(set(FULL_IN) - set(LISTED)) == []
    assert {tag: found for tag, full in FULL_IN.items() if (found := full & empty[tag])} == {}
    assert {tag: found for tag, full in FULL_IN.items() if (found := full - languages_with().keys())} == {}
    assert (words("an con em") <= FULL_IN["vi"], words("at el et para") <= FULL_IN["tr"]) == (True, True)


def _kept(text: str, tag: str) -> list[str]:
    empty = {folded(word) for word in stop_words(tag)}
    return [token.written for token in tokens(text) if folded(token.written) not in empty]
