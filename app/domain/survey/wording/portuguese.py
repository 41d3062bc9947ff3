"""Portuguese as it is written in Brazil, polite, and in words that Portugal uses too where there is a choice."""

from app.domain.survey.wording.sentences import Calendar, MessageKind, MessageSentences, PageSentences, Wording

WORDING = Wording(
    question="Em que você gostaria que os clientes pensassem quando pensam na experiência que tiveram?",
    page=PageSentences(
        title="Uma pergunta",
        answer_label="A sua resposta, nas suas próprias palavras",
        limit="No máximo {limit} caracteres",
        left="Caracteres restantes: {count}",
        over="Caracteres a mais: {count}",
        send="Enviar",
        promise="Anônimo: guardamos as suas palavras e o dia, e nada sobre você. Quem administra este servidor "
        "poderia, em teoria, ver as respostas no momento em que chegam, ou a ordem delas no registro do banco de "
        "dados enquanto ele for mantido.",
        empty="Por favor, escreva primeiro algumas palavras.",
        too_long="A sua resposta é longa demais. Caracteres a mais: {over}. Por favor, encurte-a um pouco.",
        too_many="Neste momento estão chegando muitas respostas. Por favor, aguarde meio minuto e envie a sua "
        "outra vez.",
        not_saved="Não foi possível guardar a sua resposta agora. Por favor, envie-a novamente daqui a pouco. Ela "
        "conta uma só vez, mesmo que você a envie várias vezes.",
        trying="A sua resposta ainda não chegou. Por favor, deixe esta página aberta: a resposta é enviada de novo "
        "automaticamente.",
        still_here="O que você escreveu continua aqui.",
        thanks="Muito obrigado",
        thanks_done="A sua resposta foi recebida. Você já pode fechar esta página.",
        thanks_use="{organisation} usará todas as respostas em conjunto para descrever a experiência que os clientes "
        "devem ter.",
        sent_twice="A sua resposta chegou. Ela chegou mais de uma vez e conta uma só vez, como chegou primeiro.",
        closed="A pesquisa terminou",
        closed_text="Agradecemos a sua visita. As respostas já não são aceitas.",
        late_text="A sua resposta não foi guardada. Aqui está ela, para que você possa copiá-la:",
        late_label="A sua resposta",
        late_next="Você pode enviá-la à pessoa que fez o convite.",
        not_yet="A pesquisa ainda não começou",
        not_yet_text="Por favor, abra este link outra vez mais tarde.",
        opens_on="Começa em {moment}. Por favor, abra este link outra vez nesse momento.",
        closes_on="Aberta até {moment}.",
        answered="Você já respondeu",
        answered_text="Uma resposta foi enviada deste dispositivo, muito obrigado. O navegador guarda apenas isso, "
        "não o que foi escrito. Se várias pessoas usam este dispositivo, a próxima também pode responder.",
        answer_again="Dar outra resposta",
        ticket_used="Este link não aceita mais respostas",
        ticket_used_text="Valia para uma só resposta, ou foi retirado. Se você já respondeu, muito obrigado: a sua "
        "resposta foi recebida. Se não, peça outro link à pessoa que fez o convite.",
        link_off="Este link não aceita respostas",
        link_off_text="A pessoa que fez o convite enviou outros links, um para cada pessoa. Por favor, use o seu, ou "
        "peça-o a quem fez o convite.",
        unknown="Não há pesquisa neste endereço",
        unknown_text="Por favor, copie novamente o link inteiro do seu convite.",
        away="Não é possível mostrar esta página agora",
        away_text="Nada se perdeu. Por favor, tente de novo daqui a pouco.",
        try_again="Tentar de novo",
        ticket_promise="O seu link vale para uma só resposta: ao enviar, nós o apagamos, e em lugar nenhum fica "
        "registrado qual resposta veio por ele. Até o fim da pesquisa, esta página é igual antes e depois. "
        "Só quem mantém este servidor poderia ver as duas "
        "coisas juntas, e só nesse momento.",
        other_languages="Outros idiomas",
    ),
    messages=MessageSentences(
        hello="Olá,",
        quoted="“{question}”",
        how="Responda aqui em meio minuto, nas suas próprias palavras. A sua resposta é anônima:",
        thank_you="Muito obrigado!",
        so_far="Até agora, pelo menos {count} pessoas já responderam.",
        closes_on="A pesquisa termina em {moment}.",
        closes_today="A pesquisa termina hoje.",
        subjects={
            MessageKind.FIRST: "Uma pergunta sobre a experiência em {organisation}",
            MessageKind.REMINDER: "Lembrete: uma pergunta sobre a experiência em {organisation}",
            MessageKind.LAST_DAY: "Último dia: uma pergunta sobre a experiência em {organisation}",
        },
        openings={
            MessageKind.FIRST: "em {organisation} estamos definindo que experiência queremos dar aos nossos clientes, "
            "e a sua opinião conta. É uma única pergunta:",
            MessageKind.REMINDER: "fizemos uma pergunta sobre a experiência em {organisation}. Se você já respondeu, "
            "muito obrigado: não precisa fazer mais nada. Se não, ainda gostaríamos muito de ouvir a sua opinião:",
            MessageKind.LAST_DAY: "hoje é o último dia para responder à nossa única pergunta sobre a experiência em "
            "{organisation}. Se você já respondeu, muito obrigado. Se não, basta meio minuto:",
        },
        chats={
            MessageKind.FIRST: "Uma pergunta, meio minuto, anônima:",
            MessageKind.REMINDER: "Um lembrete, e obrigado se você já respondeu. Uma pergunta, meio minuto, anônima:",
            MessageKind.LAST_DAY: "Último dia, e obrigado se você já respondeu. Uma pergunta, meio minuto, anônima:",
        },
    ),
    calendar=Calendar(
        weekdays=(
            *("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira"),
            *("sábado", "domingo"),
        ),
        months=(
            *("janeiro", "fevereiro", "março", "abril", "maio", "junho"),
            *("julho", "agosto", "setembro", "outubro", "novembro", "dezembro"),
        ),
        pattern="{weekday}, {day} de {month} de {year}, às {time} ({zone})",
        thousands=".",
    ),
)
