"""Units that people write behind a number, in one with it or apart: "10 ans", "5dk", "3 Uhr", "50mph".

By itself such a word may say something ("rund um die Uhr", "minutes matter"); behind a number it only counts.
"""

from app.domain.words.words import words

_SIGNS = words("""
    h hr hrs min mins m km kg cm mm ml cl dl l mg t s sec secs sek std ms kw kwh mwh mb gb tb kb x k mio mrd mld bn mn
    mph kph kmh km/h qm m2 m² km² sqm sqft ft lb lbs oz mi yd yds in ha gal w wh v hz mbps gbps px pt pts pp
    eur euro euros usd chf gbp sek nok dkk pln czk huf ron try tl zł zl kč kc ft lei leu lv sfr fr kr rub руб грн uah
    inr jpy cny krw brl mxn aed sar egp ils nis sgd aud cad thb vnd vnđ đ idr rp rs cts ct
    am pm uhr st nd rd th er ers ern ter te ten ste sten 's e eme ème ère re è es º ª ° c f pct proc jr jrs j yrs yr wk
    wks mos jh mn jähriger jährige jährig jährigen""")

_LATIN = words("""
    year years month months week weeks day days hour hours minute minutes second seconds night nights mile miles feet
    foot inch inches pound pounds dollar dollars cent cents percent euros metre metres meter meters kilometre kilometres
    kilometer kilometers yard yards degrees hundred thousand million millions billion billions o'clock oclock
    jahr jahre jahren monat monate monaten woche wochen tag tage tagen stunde stunden minute minuten sekunde sekunden
    nacht nächte nächten prozent grad tausend million millionen milliarde milliarden franken rappen kilometern metern
    liter gramm kilo kilos quadratmeter
    an ans année années mois semaine semaines jour jours heure heures minutes seconde secondes nuit nuits pour-cent
    mètre mètres kilomètres degrés mille milliers milliard milliards francs centimes kilos litres
    año años mes meses semana semanas día días hora horas minuto minutos segundo segundos noche noches metros kilómetros
    grados mil millón millones dólares pesos céntimos libras
    ano anos mês dia dias segundo noite noites quilômetros quilómetros metros graus reais real milhão milhões milhares
    anno anni mese mesi settimana settimane giorno giorni ora ore minuti secondo secondi notte notti metri chilometri
    gradi mila milioni miliardi centesimi
    jaar jaren maand maanden weken dag dagen uur uren minuut minuten seconden nacht nachten procent graden duizend
    miljoen miljard
    år månad månader vecka veckor dagar timme timmar minuter sekund sekunder natt nätter kronor krona öre procent grader
    tusen miljon miljoner mil
    måned måneder uge uger dage time timer minutter nat nætter kroner krone procent prosent uke uker dager timer netter
    vuosi vuotta vuoden kuukausi kuukautta viikko viikkoa päivä päivää tunti tuntia tunnin minuutti minuuttia minuutin
    sekuntia yö yötä prosenttia astetta euroa metriä kilometriä
    rok rokiem roku lata lat miesiąc miesiące miesięcy tydzień tygodnie tygodni dzień dni godzina godziny godzin minuta
    minuty minut sekund noc noce nocy procent złoty złote złotych grosz groszy metrów kilometrów stopni tysięcy tysiące
    milion miliony milionów
    rok roky let léta měsíc měsíce měsíců týden týdny týdnů den dny dní hodina hodiny hodin vteřin sekund minuty noci
    procent korun koruna koruny metrů kilometrů stupňů tisíc tisíce milionů
    roka rokov mesiac mesiace mesiacov týždeň týždne týždňov hodín minút
    yıl yıldır yılda yaş yaşında ay aydır hafta haftadır gün gündür saat saattir dakika dakikada dakikalık dk sn saniye
    gece lira liradır yüzde metre kilometre derece bin milyon milyar kuruş
    év éve évig évet hónap hét nap óra óráig perc percig percet másodperc éjszaka forint százalék fok méter kilométer
    ezer millió
    an ani lună luni săptămână săptămâni zi zile oră ore minut minute secunde noapte nopți bani grade metri kilometri
    la-sută mii milioane
    tahun bulan minggu hari jam menit detik malam rupiah persen ribu juta meter
    năm tháng tuần ngày giờ phút giây đêm đồng phần-trăm nghìn ngàn triệu tỷ mét
    godina godine sati sat minuta mjesec mjeseca tjedan tjedna dan dana leto leta ur metai metų""")

_OTHERS = words("""
    лет год года мес месяц месяца месяцев неделя недели недель нед день дня дней дн час часа часов минут минуты минуту
    мин сек секунд секунды ночь ночи ночей рубль рублей рубля руб процент процентов процента метров метра км м градусов
    тыс тысяч тысячи млн млрд утра вечера
    рік роки років місяць місяці місяців тиждень тижні тижнів дні днів година години годин хвилин хвилини хв хвилина
    секунд ночі ночей гривень гривні грн відсотків км тисяч
    година години месец месеца седмица седмици дни дена часа минути лв лева стотинки процента
    χρόνια χρόνος έτη έτος ετών μήνες μήνας μηνών εβδομάδες εβδομάδα μέρες ημέρες ώρα ώρες λεπτά λεπτό δευτερόλεπτα
    νύχτες ευρώ τοις μέτρα χιλιόμετρα χλμ βαθμούς χιλιάδες
    שנה שנים חודש חודשים שבוע שבועות יום ימים שעה שעות דקה דקות דק' שניות לילה לילות שקל שקלים ש"ח אחוז אחוזים מטר מטרים
    קילומטר ק"מ אלף מיליון
    سنة سنوات سنه عام أعوام شهر أشهر شهور أسبوع أسابيع يوم أيام ساعة ساعات ساعه دقيقة دقائق دقيقه ثانية ثواني ثوان ليلة
    ليالي ريال ريالات درهم دراهم جنيه دينار دولار يورو ليرة بالمائة بالمئة متر أمتار كم كيلو كيلومتر ألف آلاف مليون
    سال ماه هفته روز ساعت دقیقه ثانیه شب تومان ریال درصد متر کیلومتر هزار میلیون
    साल वर्ष महीने महीना हफ्ते सप्ताह दिन घंटे घंटा मिनट सेकंड रात रातें रुपये रुपए प्रतिशत किमी मीटर हज़ार हजार लाख करोड़
    년 개월 주 일 시간 분 초 박 원 퍼센트 미터 킬로 만원 천원 명 번
    ปี เดือน สัปดาห์ วัน ชั่วโมง นาที วินาที คืน บาท เปอร์เซ็นต์ เมตร กิโลเมตร ชม""")

UNITS = _SIGNS | _LATIN | _OTHERS
"""What is no word behind a number, nor with one."""
