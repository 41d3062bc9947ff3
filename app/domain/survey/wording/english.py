"""English."""

from app.domain.survey.wording.sentences import Calendar, MessageKind, MessageSentences, PageSentences, Wording

WORDING = Wording(
    question="What would you like customers to think of when they think about their experience?",
    page=PageSentences(
        title="One question",
        answer_label="Your answer, in your own words",
        limit="{limit} characters at most",
        left="Characters left: {count}",
        over="Characters too many: {count}",
        send="Send",
        promise="Anonymous: we keep your words and the day, and nothing about you. The people who run this server "
        "could in theory watch answers as they arrive, or see their order in the database’s own log for as long as "
        "that is kept.",
        empty="Please write a few words first.",
        too_long="Your answer is too long, by this many characters: {over}. Please shorten it a little.",
        too_many="Very many answers are arriving just now. Please wait half a minute and send yours again.",
        not_saved="Your answer could not be saved just now. Please send it again in a moment. It counts once, "
        "however often you send it.",
        trying="Your answer has not got through yet. Please leave this page open: it is sent again by itself.",
        still_here="What you wrote is still here.",
        thanks="Thank you",
        thanks_done="Your answer is in. You can close this page.",
        thanks_use="{organisation} will use all answers together to describe what customers should experience.",
        sent_twice="Your answer is in. It came more than once and counts once, as it first came.",
        closed="The survey has closed",
        closed_text="Thank you for coming. Answers are no longer taken.",
        late_text="Your answer was not kept. Here it is, so that you can copy it:",
        late_label="Your answer",
        late_next="Send it to the person who invited you.",
        not_yet="The survey has not opened yet",
        not_yet_text="Please open this link again later.",
        opens_on="It opens on {moment}. Please open this link again then.",
        closes_on="Open until {moment}.",
        answered="You have already answered",
        answered_text="An answer was sent from this device, thank you. Your browser remembers only that, not what it "
        "was. If several people share this device, the next one can answer too.",
        answer_again="Give another answer",
        ticket_used="This link takes no answers any more",
        ticket_used_text="It was good for one answer, or it was withdrawn. If you have answered, thank you: your "
        "answer is in. If not, ask the person who invited you for another link.",
        link_off="This link takes no answers",
        link_off_text="The person who invited you has sent out other links, one for each person. Please use yours, or "
        "ask them for it.",
        unknown="There is no survey under this address",
        unknown_text="Please copy the whole link from your invitation again.",
        away="This page cannot be shown just now",
        away_text="Nothing is lost. Please try again in a moment.",
        try_again="Try again",
        ticket_promise="Your link is good for one answer: when you send, we delete it, and nowhere is stored which "
        "answer came by it. Until the survey closes this page looks the same before and after. Only the people who "
        "run this server could see both together, and only at that moment.",
        other_languages="Other languages",
    ),
    messages=MessageSentences(
        hello="Hello,",
        quoted="“{question}”",
        how="Answer it here in half a minute, in your own words. Your answer is anonymous:",
        thank_you="Thank you!",
        so_far="At least {count} people have answered so far.",
        closes_on="The survey closes on {moment}.",
        closes_today="The survey closes today.",
        subjects={
            MessageKind.FIRST: "One question about the experience at {organisation}",
            MessageKind.REMINDER: "Reminder: one question about the experience at {organisation}",
            MessageKind.LAST_DAY: "Last day: one question about the experience at {organisation}",
        },
        openings={
            MessageKind.FIRST: "at {organisation} we are working out what we want our customers to experience, and "
            "your view counts. There is one question:",
            MessageKind.REMINDER: "we asked you one question about the experience at {organisation}. If you have "
            "answered it, thank you: there is nothing more to do. If not, we would still like to hear from you:",
            MessageKind.LAST_DAY: "this is the last day for our one question about the experience at {organisation}. "
            "If you have answered it, thank you. If not, half a minute is enough:",
        },
        chats={
            MessageKind.FIRST: "One question, half a minute, anonymous:",
            MessageKind.REMINDER: "A reminder, and thank you if you have answered already. One question, half a "
            "minute, anonymous:",
            MessageKind.LAST_DAY: "Last day, and thank you if you have answered already. One question, half a minute, "
            "anonymous:",
        },
    ),
    calendar=Calendar(
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=(
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        pattern="{weekday}, {day} {month} {year}, {time} ({zone})",
    ),
)
