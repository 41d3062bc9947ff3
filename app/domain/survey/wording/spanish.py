"""Spanish, with “usted”."""

from app.domain.survey.wording.sentences import Calendar, MessageKind, MessageSentences, PageSentences, Wording

WORDING = Wording(
    question="¿Qué le gustaría que les viniera a la mente a los clientes cuando piensan en su experiencia?",
    page=PageSentences(
        title="Una pregunta",
        answer_label="Su respuesta, con sus propias palabras",
        limit="{limit} caracteres como máximo",
        left="Caracteres restantes: {count}",
        over="Caracteres de más: {count}",
        send="Enviar",
        promise="Anónimo: guardamos sus palabras y el día, y nada sobre usted. Quien administra este servidor podría "
        "en teoría ver las respuestas mientras llegan, o su orden en el registro de la base de datos mientras este "
        "se conserve.",
        empty="Por favor, escriba primero unas palabras.",
        too_long="Su respuesta es demasiado larga. Caracteres de más: {over}. Por favor, acórtela un poco.",
        too_many="En este momento están llegando muchísimas respuestas. Por favor, espere medio minuto y envíe la suya "
        "de nuevo.",
        not_saved="No hemos podido guardar su respuesta en este momento. Vuelva a enviarla dentro de un momento, "
        "por favor. Cuenta una sola vez, aunque la envíe varias veces.",
        trying="Su respuesta todavía no ha llegado. Por favor, deje esta página abierta: se vuelve a enviar por sí "
        "sola.",
        still_here="Lo que ha escrito sigue aquí.",
        thanks="Muchas gracias",
        thanks_done="Hemos recibido su respuesta. Ya puede cerrar esta página.",
        thanks_use="{organisation} utilizará todas las respuestas en conjunto para describir la experiencia que deben "
        "vivir los clientes.",
        sent_twice="Hemos recibido su respuesta. Llegó más de una vez y cuenta una sola vez, tal como llegó primero.",
        closed="La encuesta ha terminado",
        closed_text="Gracias por su interés. Ya no se reciben respuestas.",
        late_text="Su respuesta no se ha guardado. Aquí la tiene, para que pueda copiarla:",
        late_label="Su respuesta",
        late_next="Puede enviársela a la persona que le invitó.",
        not_yet="La encuesta aún no ha empezado",
        not_yet_text="Por favor, vuelva a abrir este enlace más adelante.",
        opens_on="Empieza el {moment}. Por favor, vuelva a abrir este enlace entonces.",
        closes_on="Abierta hasta el {moment}.",
        answered="Ya ha respondido",
        answered_text="Se ha enviado una respuesta desde este dispositivo, muchas gracias. Su navegador solo recuerda "
        "eso, no lo que escribió. Si varias personas comparten este dispositivo, la siguiente también puede responder.",
        answer_again="Dar otra respuesta",
        ticket_used="Este enlace ya no admite respuestas",
        ticket_used_text="Servía para una sola respuesta, o se ha retirado. Si ya ha respondido, muchas gracias: su "
        "respuesta nos ha llegado. Si no, pida otro enlace a la persona que le invitó.",
        link_off="Este enlace no admite respuestas",
        link_off_text="La persona que le invitó ha enviado otros enlaces, uno para cada persona. Utilice el suyo, por "
        "favor, o pídaselo.",
        unknown="No hay ninguna encuesta en esta dirección",
        unknown_text="Copie de nuevo el enlace completo de su invitación, por favor.",
        away="Esta página no se puede mostrar en este momento",
        away_text="No se ha perdido nada. Vuelva a intentarlo dentro de un momento, por favor.",
        try_again="Intentarlo de nuevo",
        ticket_promise="Su enlace sirve para una sola respuesta: al enviarla lo borramos, y en ningún sitio se "
        "guarda qué respuesta llegó con él. Hasta que se cierre la encuesta, esta página es igual antes y después. "
        "Solo quien gestiona este servidor podría ver "
        "ambas cosas juntas, y solo en ese momento.",
        other_languages="Otros idiomas",
    ),
    messages=MessageSentences(
        hello="Hola:",
        quoted="«{question}»",
        how="Puede responder aquí en medio minuto, con sus propias palabras. Su respuesta es anónima:",
        thank_you="¡Muchas gracias!",
        so_far="Hasta ahora han respondido al menos {count} personas.",
        closes_on="La encuesta termina el {moment}.",
        closes_today="La encuesta termina hoy.",
        subjects={
            MessageKind.FIRST: "Una pregunta sobre la experiencia en {organisation}",
            MessageKind.REMINDER: "Recordatorio: una pregunta sobre la experiencia en {organisation}",
            MessageKind.LAST_DAY: "Último día: una pregunta sobre la experiencia en {organisation}",
        },
        openings={
            MessageKind.FIRST: "En {organisation} estamos definiendo qué experiencia queremos ofrecer a nuestros "
            "clientes, y su opinión cuenta. Hay una sola pregunta:",
            MessageKind.REMINDER: "Le hicimos una pregunta sobre la experiencia en {organisation}. Si ya ha "
            "respondido, muchas gracias: no tiene que hacer nada más. Si no, nos gustaría mucho conocer su opinión:",
            MessageKind.LAST_DAY: "Hoy es el último día para responder a nuestra única pregunta sobre la experiencia "
            "en {organisation}. Si ya ha respondido, muchas gracias. Si no, basta con medio minuto:",
        },
        chats={
            MessageKind.FIRST: "Una pregunta, medio minuto, anónima:",
            MessageKind.REMINDER: "Un recordatorio, y gracias si ya ha respondido. Una pregunta, medio minuto, "
            "anónima:",
            MessageKind.LAST_DAY: "Último día, y gracias si ya ha respondido. Una pregunta, medio minuto, anónima:",
        },
    ),
    calendar=Calendar(
        weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        months=(
            *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
            *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
        ),
        pattern="{weekday} {day} de {month} de {year} a las {time} ({zone})",
        thousands=".",
    ),
)
