"""French, with “vous”. No-break spaces stand before high punctuation."""

from app.domain.survey.wording.sentences import Calendar, MessageKind, MessageSentences, PageSentences, Wording

WORDING = Wording(
    question="À quoi aimeriez-vous que les clients pensent lorsqu’ils pensent à leur expérience\u00a0?",
    page=PageSentences(
        title="Une question",
        answer_label="Votre réponse, avec vos propres mots",
        limit="{limit} caractères au maximum",
        left="Caractères restants\u00a0: {count}",
        over="Caractères en trop\u00a0: {count}",
        send="Envoyer",
        promise="Anonyme\u00a0: nous gardons vos mots et le jour, et rien sur vous. La personne qui gère ce serveur "
        "pourrait en théorie voir les réponses au moment où elles arrivent, ou leur ordre dans le journal de la base "
        "de données tant que celui-ci est conservé.",
        empty="Écrivez d’abord quelques mots, s’il vous plaît.",
        too_long="Votre réponse est trop longue. Caractères en trop\u00a0: {over}. Merci de la raccourcir un peu.",
        too_many="Un très grand nombre de réponses arrivent en ce moment. Merci de patienter une demi-minute, puis de "
        "renvoyer la vôtre.",
        not_saved="Votre réponse n’a pas pu être enregistrée à l’instant. Veuillez la renvoyer dans un moment. Elle "
        "ne compte qu’une fois, même si vous l’envoyez plusieurs fois.",
        trying="Votre réponse ne nous est pas encore parvenue. Merci de laisser cette page ouverte\u00a0: elle la "
        "renvoie d’elle-même.",
        still_here="Ce que vous avez écrit est toujours là.",
        thanks="Merci beaucoup",
        thanks_done="Votre réponse nous est bien parvenue. Vous pouvez fermer cette page.",
        thanks_use="{organisation} se servira de toutes les réponses réunies pour décrire l’expérience que les clients "
        "devraient vivre.",
        sent_twice="Votre réponse nous est bien parvenue. Reçue plusieurs fois, elle ne compte qu’une fois, telle "
        "que nous l’avons d’abord reçue.",
        closed="L’enquête est terminée",
        closed_text="Merci de votre visite. Les réponses ne sont plus acceptées.",
        late_text="Votre réponse n’a pas été conservée. La voici, pour que vous puissiez la copier\u00a0:",
        late_label="Votre réponse",
        late_next="Vous pouvez l’envoyer à la personne qui vous a invité.",
        not_yet="L’enquête n’a pas encore commencé",
        not_yet_text="Merci de rouvrir ce lien plus tard.",
        opens_on="Elle commence le {moment}. Merci de rouvrir ce lien à ce moment-là.",
        closes_on="Ouverte jusqu’au {moment}.",
        answered="Vous avez déjà répondu",
        answered_text="Une réponse a été envoyée depuis cet appareil, merci. Votre navigateur ne retient que cela, pas "
        "ce que vous avez écrit. Si plusieurs personnes partagent cet appareil, la suivante peut répondre aussi.",
        answer_again="Donner une autre réponse",
        ticket_used="Ce lien n’accepte plus de réponses",
        ticket_used_text="Il valait pour une seule réponse, ou il a été retiré. Si vous avez répondu, merci\u00a0: "
        "votre réponse nous est parvenue. Sinon, demandez un autre lien à la personne qui vous a invité.",
        link_off="Ce lien n’accepte pas de réponses",
        link_off_text="La personne qui vous a invité a envoyé d’autres liens, un par personne. Utilisez le vôtre, ou "
        "demandez-le-lui.",
        unknown="Il n’y a pas d’enquête à cette adresse",
        unknown_text="Veuillez recopier le lien complet de votre invitation.",
        away="Cette page ne peut pas s’afficher pour le moment",
        away_text="Rien n’est perdu. Merci de réessayer dans un instant.",
        try_again="Réessayer",
        ticket_promise="Votre lien vaut pour une seule réponse\u00a0: à l’envoi, nous l’effaçons, et rien n’indique "
        "nulle part quelle réponse il a apportée. Jusqu’à la fin de l’enquête, cette page reste la même avant et "
        "après. Seule la personne qui gère ce "
        "serveur pourrait voir les deux ensemble, et seulement à cet instant.",
        other_languages="Autres langues",
    ),
    messages=MessageSentences(
        hello="Bonjour,",
        quoted="«\u00a0{question}\u00a0»",
        how="Répondez-y ici en une demi-minute, avec vos propres mots. Votre réponse est anonyme\u00a0:",
        thank_you="Merci beaucoup\u00a0!",
        so_far="Au moins {count} personnes ont déjà répondu.",
        closes_on="L’enquête se termine le {moment}.",
        closes_today="L’enquête se termine aujourd’hui.",
        subjects={
            MessageKind.FIRST: "Une question sur l’expérience chez {organisation}",
            MessageKind.REMINDER: "Rappel\u00a0: une question sur l’expérience chez {organisation}",
            MessageKind.LAST_DAY: "Dernier jour\u00a0: une question sur l’expérience chez {organisation}",
        },
        openings={
            MessageKind.FIRST: "Chez {organisation}, nous cherchons à définir ce que nous voulons faire vivre à nos "
            "clients, et votre avis compte. Il n’y a qu’une question\u00a0:",
            MessageKind.REMINDER: "Nous vous avons posé une question sur l’expérience chez {organisation}. Si vous y "
            "avez répondu, merci\u00a0: vous n’avez plus rien à faire. Sinon, votre avis nous intéresse "
            "toujours\u00a0:",
            MessageKind.LAST_DAY: "C’est le dernier jour pour répondre à notre unique question sur l’expérience chez "
            "{organisation}. Si vous l’avez déjà fait, merci. Sinon, une demi-minute suffit\u00a0:",
        },
        chats={
            MessageKind.FIRST: "Une question, une demi-minute, anonyme\u00a0:",
            MessageKind.REMINDER: "Petit rappel, et merci si vous avez déjà répondu. Une question, une demi-minute, "
            "anonyme\u00a0:",
            MessageKind.LAST_DAY: "Dernier jour, et merci si vous avez déjà répondu. Une question, une demi-minute, "
            "anonyme\u00a0:",
        },
    ),
    calendar=Calendar(
        weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        months=(
            *("janvier", "février", "mars", "avril", "mai", "juin"),
            *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
        ),
        pattern="{weekday} {day} {month} {year} à {time} ({zone})",
        thousands="\u202f",
    ),
)
