"""What the respondent reads, and what is sent to them: in English. The other languages are catalogues (app/i18n)."""

from app.domain.survey.wording.sentences import Calendar, MessageKind, MessageSentences, PageSentences, Wording
from app.i18n.messages import mark

WORDING = Wording(
    # Translators: Fixed by the method. Say exactly this, no broader and no narrower.
    question=mark("What would you like customers to think of when they think about their experience?"),
    page=PageSentences(
        title=mark("One question"),
        answer_label=mark("Your answer, in your own words"),
        limit=mark("%(limit)s characters at most"),
        left=mark("Characters left: %(count)s"),
        over=mark("Characters too many: %(count)s"),
        send=mark("Send"),
        promise=mark(
            "Anonymous: we keep your words and the day, and nothing about you. The people who run this server "
            "could in theory watch answers as they arrive, or see their order in the database’s own log for as long as "
            "that is kept."
        ),
        empty=mark("Please write a few words first."),
        too_long=mark("Your answer is too long, by this many characters: %(over)s. Please shorten it a little."),
        too_many=mark("Very many answers are arriving just now. Please wait half a minute and send yours again."),
        not_saved=mark(
            "Your answer could not be saved just now. Please send it again in a moment. It counts once, "
            "however often you send it."
        ),
        trying=mark("Your answer has not got through yet. Please leave this page open: it is sent again by itself."),
        still_here=mark("What you wrote is still here."),
        thanks=mark("Thank you"),
        thanks_done=mark("Your answer is in. You can close this page."),
        thanks_use=mark("%(organisation)s will use all answers together to describe what customers should experience."),
        sent_twice=mark("Your answer is in. It came more than once and counts once, as it first came."),
        closed=mark("The survey has closed"),
        closed_text=mark("Thank you for coming. Answers are no longer taken."),
        late_text=mark("Your answer was not kept. Here it is, so that you can copy it:"),
        late_label=mark("Your answer"),
        late_next=mark("Send it to the person who invited you."),
        not_yet=mark("The survey has not opened yet"),
        not_yet_text=mark("Please open this link again later."),
        opens_on=mark("It opens on %(moment)s. Please open this link again then."),
        closes_on=mark("Open until %(moment)s."),
        answered=mark("You have already answered"),
        answered_text=mark(
            "An answer was sent from this device, thank you. Your browser remembers only that, not what it "
            "was. If several people share this device, the next one can answer too."
        ),
        answer_again=mark("Give another answer"),
        ticket_used=mark("This link takes no answers any more"),
        ticket_used_text=mark(
            "It was good for one answer, or it was withdrawn. If you have answered, thank you: your "
            "answer is in. If not, ask the person who invited you for another link."
        ),
        link_off=mark("This link takes no answers"),
        link_off_text=mark(
            "The person who invited you has sent out other links, one for each person. Please use yours, or "
            "ask them for it."
        ),
        unknown=mark("There is no survey under this address"),
        unknown_text=mark("Please copy the whole link from your invitation again."),
        away=mark("This page cannot be shown just now"),
        away_text=mark("Nothing is lost. Please try again in a moment."),
        try_again=mark("Try again"),
        ticket_promise=mark(
            "Your link is good for one answer: when you send, we delete it, and nowhere is stored which "
            "answer came by it. Until the survey closes this page looks the same before and after. Only the people who "
            "run this server could see both together, and only at that moment."
        ),
        other_languages=mark("Other languages"),
    ),
    messages=MessageSentences(
        hello=mark("Hello,"),
        quoted=mark("“%(question)s”"),
        how=mark("Answer it here in half a minute, in your own words. Your answer is anonymous:"),
        thank_you=mark("Thank you!"),
        so_far=mark("At least %(count)s people have answered so far."),
        closes_on=mark("The survey closes on %(moment)s."),
        closes_today=mark("The survey closes today."),
        subjects={
            MessageKind.FIRST: mark("One question about the experience at %(organisation)s"),
            MessageKind.REMINDER: mark("Reminder: one question about the experience at %(organisation)s"),
            MessageKind.LAST_DAY: mark("Last day: one question about the experience at %(organisation)s"),
        },
        openings={
            MessageKind.FIRST: mark(
                "at %(organisation)s we are working out what we want our customers to experience, and "
                "your view counts. There is one question:"
            ),
            MessageKind.REMINDER: mark(
                "we asked you one question about the experience at %(organisation)s. If you have "
                "answered it, thank you: there is nothing more to do. If not, we would still like to hear from you:"
            ),
            MessageKind.LAST_DAY: mark(
                "this is the last day for our one question about the experience at %(organisation)s. "
                "If you have answered it, thank you. If not, half a minute is enough:"
            ),
        },
        chats={
            MessageKind.FIRST: mark("One question, half a minute, anonymous:"),
            MessageKind.REMINDER: mark(
                "A reminder, and thank you if you have answered already. One question, half a minute, anonymous:"
            ),
            MessageKind.LAST_DAY: mark(
                "Last day, and thank you if you have answered already. One question, half a minute, anonymous:"
            ),
        },
    ),
    calendar=Calendar(
        # Translators: A moment as CLDR's patterns write it (Unicode TS 35): other words stand in single quotes.
        pattern=mark("EEEE, d MMMM y, HH:mm"),
        # Translators: A moment, and the name of the time zone.
        with_zone=mark("%(moment)s (%(zone)s)"),
    ),
)
