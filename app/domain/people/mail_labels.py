"""The labels that mail programs and calendars write before names, and before other lines, in many languages."""

from app.domain.text.spelling import plain_word

_TO_AND_FROM = """
en: to, cc, bcc, from, sender, reply to, on behalf of, sent by, recipient, recipients
de: an, kopie, blindkopie, bk, von, absender, empfänger, antwort an, antwortadresse, im auftrag von
lb: un, vun, kopie
nl: aan, van, afzender, ontvanger, ontvangers, antwoord aan, antwoordadres, kopie, blinde kopie
af: aan, van, afskrif, blinde afskrif, antwoord aan
fy: oan, fan, kopy
fr: à, a, pour, de, expéditeur, destinataire, destinataires, copie, copie à, cci, copie cachée, répondre à
it: a, da, mittente, destinatario, destinatari, ccn, rispondi a, per conoscenza, copia
rm: a, da, copia
es: para, de, remitente, destinatario, destinatarios, cco, responder a, con copia, copia oculta
ca: per a, a, de, remitent, destinatari, destinataris, a/c, c/o, respon a, còpia, còpia oculta
gl: para, de, remitente, destinatario, responder a, copia
eu: nori, nora, nork, norentzat, igorlea, hartzailea, hartzaileak, kopia, ezkutuko kopia
pt: para, de, remetente, destinatário, destinatários, cco, responder para, com cópia, cópia oculta
ro: către, catre, pentru, la, de la, expeditor, destinatar, destinatari, cci, răspuns către, copie
sv: till, från, avsändare, mottagare, kopia, hemlig kopia, svar till
da: til, fra, afsender, modtager, modtagere, kopi, blind kopi, svar til
nb: til, fra, avsender, mottaker, mottakere, kopi, blindkopi, svar til
nn: til, frå, avsendar, mottakar, kopi, blindkopi
is: til, viðtakandi, viðtakendur, frá, sendandi, afrit, falið afrit, svara til
fi: vastaanottaja, vastaanottajat, saaja, kenelle, lähettäjä, kopio, piilokopio, vastausosoite, vastaa osoitteeseen
et: saaja, saajad, adressaat, kellele, saatja, kellelt, koopia, pimekoopia, salakoopia, vastus aadressile
lv: adresāts, adresāti, kam, saņēmējs, saņēmēji, no, sūtītājs, kopija, slēptā kopija, diskrētā kopija
lt: gavėjas, gavėjai, kam, skirta, nuo, siuntėjas, kopija, nematoma kopija, slaptoji kopija
pl: do, od, nadawca, odbiorca, odbiorcy, dw, udw, do wiadomości, ukryte do wiadomości, kopia, odpowiedz do
cs: komu, od, odesílatel, příjemce, příjemci, kopie, skrytá, skrytá kopie, odpověď komu
sk: komu, od, odosielateľ, príjemca, príjemcovia, kópia, skrytá kópia, odpovedať komu
hu: címzett, címzettek, kinek, feladó, küldő, másolat, másolatot kap, titkos másolat, vakmásolat, rejtett másolat
hu: válaszcím
sl: za, od, prejemnik, prejemniki, pošiljatelj, kp, skp, kopija, skrita kopija, odgovor na
hr: za, prima, primatelj, primatelji, kome, od, šalje, pošiljatelj, kopija, skrivena kopija, odgovori na
bs: za, prima, primalac, kome, od, šalje, pošiljalac, kopija, skrivena kopija
sr: за, прима, прималац, коме, од, шаље, пошиљалац, копија, скривена копија, primalac, primaoci, pošiljalac
mk: до, за, прима, примач, од, испраќач, копија, скриена копија
bg: до, към, получател, получатели, от, подател, копие, скрито копие, як, ск, отговор до
ru: кому, получатель, получатели, от, от кого, отправитель, копия, скрытая копия, скрытая, ск, ответить
uk: кому, до, отримувач, отримувачі, одержувач, одержувачі, від, від кого, відправник, копія, прихована копія
be: каму, да, адрасат, адрасаты, атрымальнік, ад, адпраўнік, копія, схаваная копія, утоеная копія
kk: кімге, алушы, кімнен, жіберуші, көшірме, жасырын көшірме
sq: për, nga, dërguesi, marrësi, kopje, kopje e fshehur
el: προς, παραλήπτης, παραλήπτες, από, αποστολέας, κοιν, κοινοποίηση, κρυφή κοινοποίηση, κρυφή κοιν
el: ιδιαίτερη κοινοποίηση, απάντηση σε
tr: kime, alıcı, alıcılar, kimden, gönderen, bilgi, gizli, kopya, gizli kopya, yanıt adresi, yanıtla
az: kimə, alıcı, kimdən, göndərən, surət, gizli surət
uz: kimga, kimdan, nusxa, yashirin nusxa
ka: ვის, მიმღები, ვისგან, გამგზავნი, ასლი, ფარული ასლი
hy: ում, ստացող, ումից, ուղարկող, պատճեն, թաքնված պատճեն
he: אל, נמען, נמענים, לכבוד, מאת, שולח, עותק, עותק סמוי, העתק, העתק סמוי, השב אל
ar: إلى, الى, المستلم, المستلمون, من, المرسل, نسخة, نسخة إلى, نسخة مخفية, نسخة مخفية إلى, الرد على
fa: به, گیرنده, گیرندگان, از, فرستنده, رونوشت, رونوشت مخفی, نسخه, پاسخ به
ur: بنام, وصول کنندہ, منجانب, بھیجنے والا, نقل
hi: प्रति, को, प्राप्तकर्ता, प्रेषक, से, प्रतिलिपि, गुप्त प्रतिलिपि
bn: প্রতি, প্রাপক, প্রেরক, থেকে, অনুলিপি
ta: பெறுநர், அனுப்புநர், நகல்
th: ถึง, ผู้รับ, จาก, ผู้ส่ง, สำเนา, สำเนาถึง, สำเนาลับ, ตอบกลับ
vi: đến, tới, gửi tới, gửi đến, người nhận, từ, người gửi, đồng gửi, đồng kính gửi, sao chép, bản sao
id: kepada, ke, untuk, penerima, dari, pengirim, tembusan, salinan, balas ke
ms: kepada, penerima, daripada, pengirim, salinan, salinan karbon
fil: para kay, para sa, mula kay, mula sa, kopya
sw: kwa, mpokeaji, kutoka, mtumaji, nakala
ga: chuig, ó, cóip
cy: at, oddi wrth, copi
br: da, digant, eilenn
eo: al, de, kopio
ja: 宛先, 差出人, 送信者, 送信元, 受信者, 返信先, 宛
zh: 收件人, 收件者, 收信人, 发送给, 发件人, 發件人, 寄件人, 寄件者, 抄送, 密送, 副本, 密件副本, 密件抄送, 回复, 回覆
ko: 받는사람, 받는 사람, 받는이, 수신, 수신자, 보낸사람, 보낸 사람, 보낸이, 발신, 발신자, 참조, 숨은참조
"""
_OF_MEETINGS = """
en: organizer, organiser, required, optional, required attendees, optional attendees, attendees, attendee, participants
en: invitees
de: erforderlich, optional, teilnehmer, teilnehmende, organisator, besprechungsorganisator, erforderliche teilnehmer
fr: organisateur, obligatoire, facultatif, participants, participants présents, présents, invités
es: organizador, asistentes, obligatorio, necesario, opcional, requeridos, participantes
it: organizzatore, obbligatorio, facoltativo, invitati, partecipanti
pt: organizador, obrigatório, opcional, participantes
nl: verplicht, optioneel, deelnemers, organisator
sv: obligatorisk, valfri, deltagare, organisatör
da: deltagere, påkrævet, valgfri
nb: deltakere, nødvendig, valgfri
fi: järjestäjä, pakollinen, valinnainen, osallistujat
pl: organizator, wymagani, opcjonalni, uczestnicy
cs: organizátor, povinní, nepovinní, účastníci
hu: szervező, kötelező, nem kötelező, résztvevők
ru: обязательные, необязательные, организатор, участники
tr: kimlere, gerekli, isteğe bağlı, katılımcılar, düzenleyen
zh: 与会者, 與會者, 必需, 可选, 组织者, 組織者
ja: 収件人, 必須, 任意, 開催者, 参加者
"""
_OF_NOBODY = """
en: subject, date, sent, received, when, where, location, importance, priority, attachments, message id
de: betreff, datum, gesendet, empfangen, wann, wo, ort, wichtigkeit, priorität, anlagen, anhänge
nl: onderwerp, datum, verzonden, bijlagen
af: onderwerp, datum, gestuur
fy: ûnderwerp, datum
fr: objet, sujet, date, envoyé, envoyé le, reçu, quand, où, lieu, importance, pièces jointes, pièces
it: oggetto, data, inviato, allegati, priorità
es: asunto, fecha, enviado, enviado el, adjuntos
ca: assumpte, tema, data, enviat, enviat el
gl: asunto, data, enviado
eu: gaia, data, bidalita, bidaltze data
pt: assunto, data, enviado, enviada, enviada em, anexos
ro: subiect, data, trimis
sv: ämne, datum, skickat, bilagor
da: emne, dato, sendt
nb: emne, dato, sendt, vedlegg
is: efni, dagsetning, sent
fi: aihe, päiväys, päivämäärä, pvm, lähetetty
et: teema, pealkiri, kuupäev, saadetud
lv: temats, tēma, datums, nosūtīts
lt: tema, data, išsiųsta
pl: temat, przedmiot, data, wysłano
cs: předmět, datum, odesláno
sk: predmet, dátum, odoslané
hu: tárgy, dátum, elküldve, küldve
sl: zadeva, datum, poslano
hr: predmet, naslov, datum, poslano
sr: предмет, наслов, датум, послато, datum, poslato
mk: предмет, датум, испратено
bg: тема, относно, дата, изпратено
ru: тема, дата, отправлено
uk: тема, дата, надіслано
be: тэма, дата, адпраўлена
kk: тақырып, күні, жіберілді
sq: subjekti, tema, data, dërguar
el: θέμα, ημερομηνία, ημνία, στάλθηκε, εστάλη
tr: konu, tarih, gönderildi
az: mövzu, tarix, göndərildi
uz: mavzu, sana, yuborilgan
ka: თემა, თარიღი
hy: թեմա, ամսաթիվ
he: נושא, תאריך, נשלח
ar: الموضوع, التاريخ, تاريخ الإرسال, تم الإرسال
fa: موضوع, تاریخ, ارسال شده
hi: विषय, दिनांक, तारीख
bn: বিষয়, তারিখ
ta: பொருள், தேதி
th: เรื่อง, หัวเรื่อง, วันที่, ส่งเมื่อ
vi: chủ đề, tiêu đề, ngày, đã gửi
id: subjek, perihal, tanggal, terkirim, dikirim
ms: subjek, tarikh, dihantar
sw: mada, tarehe
ga: ábhar, dáta
cy: pwnc, dyddiad, anfonwyd
ja: 件名, 日時, 日付, 送信日時
zh: 主题, 主旨, 主題, 日期, 时间, 时間, 发送时间, 發送時間, 傳送時間, 寄件日期
ko: 제목, 날짜, 보낸날짜, 보낸 날짜, 일시
"""
LANGUAGES = frozenset(line.split(":")[0] for line in _TO_AND_FROM.split("\n") if line)


def _words(listed: str) -> frozenset[str]:
    lines = (line.partition(":")[2] for line in listed.split("\n") if line)
    return frozenset(plain_word(word) for line in lines for word in line.split(","))


PEOPLE_LABELS, OTHER_LABELS = _words(_TO_AND_FROM + _OF_MEETINGS), _words(_OF_NOBODY)
