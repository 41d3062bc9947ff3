"""German, with “Sie”."""

from app.domain.survey.wording.sentences import Calendar, MessageKind, MessageSentences, PageSentences, Wording

WORDING = Wording(
    question="Woran sollen Kundinnen und Kunden nach Ihrem Wunsch denken, wenn sie an ihre Erfahrung denken?",
    page=PageSentences(
        title="Eine Frage",
        answer_label="Ihre Antwort, in Ihren eigenen Worten",
        limit="Höchstens {limit} Zeichen",
        left="Noch {count} Zeichen",
        over="{count} Zeichen zu viel",
        send="Absenden",
        promise="Anonym: Wir behalten Ihre Worte und den Tag, und nichts über Sie. Wer diesen Server betreibt, "
        "könnte theoretisch zusehen, wie Antworten eintreffen, oder ihre Reihenfolge im Protokoll der Datenbank "
        "sehen, solange dieses aufbewahrt wird.",
        empty="Bitte schreiben Sie zuerst ein paar Worte.",
        too_long="Ihre Antwort ist {over} Zeichen zu lang. Bitte kürzen Sie sie ein wenig.",
        too_many="Gerade treffen sehr viele Antworten ein. Bitte warten Sie eine halbe Minute und senden Sie Ihre noch "
        "einmal.",
        not_saved="Ihre Antwort konnte gerade nicht gespeichert werden. Bitte senden Sie sie gleich noch einmal. "
        "Sie zählt einmal, auch wenn Sie sie mehrmals senden.",
        trying="Ihre Antwort ist noch nicht angekommen. Bitte lassen Sie diese Seite offen: Sie wird von selbst "
        "noch einmal gesendet.",
        still_here="Was Sie geschrieben haben, steht noch hier.",
        thanks="Vielen Dank",
        thanks_done="Ihre Antwort ist angekommen. Sie können diese Seite schließen.",
        thanks_use="{organisation} beschreibt mit allen Antworten zusammen, was Kundinnen und Kunden erleben sollen.",
        sent_twice="Ihre Antwort ist angekommen. Sie kam mehrmals an und zählt einmal, so wie sie zuerst ankam.",
        closed="Die Umfrage ist beendet",
        closed_text="Danke, dass Sie vorbeischauen. Antworten werden nicht mehr angenommen.",
        late_text="Ihre Antwort wurde nicht gespeichert. Hier ist sie, damit Sie sie kopieren können:",
        late_label="Ihre Antwort",
        late_next="Schicken Sie sie gern der Person, die Sie eingeladen hat.",
        not_yet="Die Umfrage hat noch nicht begonnen",
        not_yet_text="Bitte öffnen Sie diesen Link später noch einmal.",
        opens_on="Sie beginnt am {moment}. Bitte öffnen Sie diesen Link dann noch einmal.",
        closes_on="Geöffnet bis {moment}.",
        answered="Sie haben schon geantwortet",
        answered_text="Von diesem Gerät wurde eine Antwort gesendet, vielen Dank. Ihr Browser merkt sich nur das, "
        "nicht was darin stand. Wenn mehrere dieses Gerät benutzen, kann auch die nächste Person antworten.",
        answer_again="Noch eine Antwort geben",
        ticket_used="Dieser Link nimmt keine Antworten mehr an",
        ticket_used_text="Er galt für eine Antwort, oder er wurde zurückgezogen. Wenn Sie geantwortet haben: Vielen "
        "Dank, Ihre Antwort ist angekommen. Wenn nicht, bitten Sie die Person, die Sie eingeladen hat, um einen "
        "neuen Link.",
        link_off="Dieser Link nimmt keine Antworten an",
        link_off_text="Die Person, die Sie eingeladen hat, hat andere Links verschickt, für jede Person einen "
        "eigenen. Bitte benutzen Sie Ihren, oder bitten Sie um ihn.",
        unknown="Unter dieser Adresse gibt es keine Umfrage",
        unknown_text="Bitte kopieren Sie den ganzen Link noch einmal aus Ihrer Einladung.",
        away="Diese Seite kann gerade nicht angezeigt werden",
        away_text="Es ist nichts verloren. Bitte versuchen Sie es gleich noch einmal.",
        try_again="Noch einmal versuchen",
        ticket_promise="Ihr Link gilt für eine Antwort: Beim Absenden löschen wir ihn, und nirgends wird "
        "gespeichert, welche Antwort mit ihm kam. Bis die Umfrage schließt, sieht diese Seite vorher und nachher "
        "gleich aus. Nur wer diesen Server "
        "betreibt, könnte beides zusammen sehen, und nur in diesem Moment.",
        other_languages="Andere Sprachen",
    ),
    messages=MessageSentences(
        hello="Guten Tag,",
        quoted="„{question}“",
        how="Beantworten Sie sie hier in einer halben Minute, in Ihren eigenen Worten. Ihre Antwort ist anonym:",
        thank_you="Vielen Dank!",
        so_far="Bisher haben mindestens {count} Personen geantwortet.",
        closes_on="Die Umfrage endet am {moment}.",
        closes_today="Die Umfrage endet heute.",
        subjects={
            MessageKind.FIRST: "Eine Frage zum Kundenerlebnis bei {organisation}",
            MessageKind.REMINDER: "Zur Erinnerung: eine Frage zum Kundenerlebnis bei {organisation}",
            MessageKind.LAST_DAY: "Letzter Tag: eine Frage zum Kundenerlebnis bei {organisation}",
        },
        openings={
            MessageKind.FIRST: "bei {organisation} klären wir gerade, was unsere Kundinnen und Kunden erleben sollen, "
            "und Ihre Sicht zählt. Es ist nur eine Frage:",
            MessageKind.REMINDER: "wir haben Ihnen eine Frage zum Kundenerlebnis bei {organisation} gestellt. Wenn Sie "
            "schon geantwortet haben: vielen Dank, mehr ist nicht zu tun. Wenn nicht, freuen wir uns weiterhin auf "
            "Ihre Antwort:",
            MessageKind.LAST_DAY: "heute ist der letzte Tag für unsere eine Frage zum Kundenerlebnis bei "
            "{organisation}. Wenn Sie schon geantwortet haben: vielen Dank. Wenn nicht, genügt eine halbe Minute:",
        },
        chats={
            MessageKind.FIRST: "Eine Frage, eine halbe Minute, anonym:",
            MessageKind.REMINDER: "Zur Erinnerung, und danke, falls Sie schon geantwortet haben. Eine Frage, eine "
            "halbe Minute, anonym:",
            MessageKind.LAST_DAY: "Letzter Tag, und danke, falls Sie schon geantwortet haben. Eine Frage, eine halbe "
            "Minute, anonym:",
        },
    ),
    calendar=Calendar(
        weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        months=(
            *("Januar", "Februar", "März", "April", "Mai", "Juni"),
            *("Juli", "August", "September", "Oktober", "November", "Dezember"),
        ),
        pattern="{weekday}, {day}. {month} {year}, {time} Uhr ({zone})",
        thousands=".",
    ),
)
