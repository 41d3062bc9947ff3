"""First names that lists of people hold, beside those that answers are searched for: many of them are words too, or
names of places, and count only where every part of a list may be a name."""

import re

from app.domain.tables.cell_kinds import is_given_name
from app.domain.text.spelling import plain_word

_NAMES = """
aaron abel adam adrian agnes ahmed aisha akira alan albert aleksander alena alessandra alex alexandre alexis ali
alicia alina aline alma alois alva amal amalia amara amelie amina amir amit amy ana anders andrej andres andrew angela
angelo anika anita anja anke ann anne annika anouk anthony antoine anton antonia antonio april arash arda aria ariel
arjun armin arne arthur artur arun asha astrid aurelie axel aya ayşe aylin barbara bart beata beatrice beatriz bella
ben benedikt benjamin benoit bernd bernhard bert beth bettina bianca bilal birgit björn bo bob bogdan bojan boris
brian brigitte bruno burak camila camille can carina carl carla carlo carlos carmen carola caroline cecilia cedric
celine cem chantal charles charlotte chiara chloe chloé chris christa christian christina christine christoph
christophe claire clara claude claudia claudio clemens constanze cora corinna cornelia cristina dagmar damian damien
dan dana daniel daniela daniele danielle daria dario darko david dejan denis deniz derya diana diego dieter dilek
dimitri dina dirk dmitri dominic dominik dominique dora doris dorothea dragan eda edgar edith eduardo edward eero eeva
eik elena eleni elias elif elin elisa elisabeth elise elizabeth ella ellen elsa elvira emil emilia emily emine emma
emmanuel emre enrico enzo eric erich erik erika erkan ernst erwin esra esther eugen eva evelyn ewa fabian fabienne
fabio fabrice farah farid fatima fatma felicia felix fernando filip finn fiona flora florence florian franca frances
francesca francesco francisco franco francois françois frank franz frederic frederik frida fritz gabi gabriel gabriela
gabriele gaelle georg george georges gerard gerd gerhard giacomo gianni gina giorgio giovanni gisela giulia giuseppe
gloria goran grace grazia greta guido guillaume gunnar gustav hakan hana hanna hannah hannes hans harald harry hasan
hassan heidi heike heiko heinz helen helena helene helga helmut hendrik henri henrik henry herbert hermann hilde hilal
hiroshi holger hubert hugo hussein ibrahim ida igor ilaria ilona ilse ines inga inge ingo ingrid irena irene irina
iris irma isa isabel isabella isabelle ismail ivan ivana ivo jack jacob jacques jakob jakub jan jana jane janine janos
jaroslav jasmin jasper javier jean jeanne jelena jennifer jens jeremy jerome jessica jim jiri joachim joana joanna
joao joão jochen joel johan johanna johannes john jonas jonathan jorge joris jose josef josefine joseph josip josé
juan judith jules julia julian juliane julie julien juliette jun jurgen justin justyna jörg jürgen kaan kai kaja kamil
karel karen karim karin karina karl karla karol karolina kasia katarina katarzyna kate katharina kathrin katia katja
katrin kaya kazimierz keiko kemal ken kenji kerstin kevin khalid kim kira klara klaus konrad konstantin krystyna
krzysztof kurt lars laszlo laura lauren laurence laurent layla lea leah leila lena leni leo leon leona leonardo leonie
lia liam lidia liisa lila lili lilian lilly lina linda lino linus lio lisa livia lore lorena lorenz lorenzo lotte lou
louis louisa louise luc luca lucas lucia lucie luciana ludwig luis luisa luise luka lukas luna lutz luz lydia maarten
maciej madeleine magdalena maia maja malte manfred manon manuel manuela mara marc marcel marcello marcin marco marcos
marek margaret margarita margit margot margret margrit maria mariam marian mariana marianne marie marija marina mario
marion marit marius mark marko markus marlene marlies marta martha martin martina mary maryam mateo mathias mathieu
mathilde matilda matteo matthew matthias maurice max maxim maximilian maya mehmet mei melanie melissa mia michael
michaela michal michel michele michelle miguel mihai mika mikael milan milena mila mina mira miriam mirjam mirko
mohamed mohammed moira monica monika monique moritz mustafa nadia nadine nadja najib natalia natalie natascha nathalie
nele nenad neta nick nicola nicolas nicole niels nikita nikolai nikos nils nina nino noa noah noel noemi nora norbert
nour nuno nuria ola olaf oleg olena olga oliver olivia olivier omar orhan oscar oskar osman otto pablo paola paolo
pascal patricia patrick patrizia paul paula paulo pauline pavel pawel pedro peer pekka penelope per petar peter petra
philip philipp philippe pia pierre pietro pilar piotr priya rachel radka rafael rahel raimund rainer ralf ramona
raphael raul rebecca regina regula reinhard remo renata renate rene renée reto ricardo riccardo richard rita robert
roberta roberto robin rocco roger roland rolf roman romy ron ronja rosa rosalie rosemarie roswitha ruben rudolf rui
ruth ryan saara sabina sabine sabrina said salma salome sam samir samira samuel sandra sandro sara sarah sascha sean
sebastian selim selin selma serge sergej sergio severin shirin sibylle siegfried silas silke silvia simon simona
simone sina sofia sofie sonia sonja sophia sophie stefan stefania stefanie stella stephan stephanie stephen steve
steven sune susan susanna susanne suse sven svenja svetlana sylvain sylvia sylvie szymon tamara tanja tara tarek tariq
tatjana teresa tessa theo theresa thierry thomas tibor tiago till tim timo tina tobias tom tomas tomasz tommaso tony
tove tristan udo ulla ulrich ulrike umut urs ursula ute uwe valentin valentina valeria valerie vanessa vera verena
veronica veronika vesna victor victoria viktor viktoria vincent violeta virginia vito vittoria vlad vladimir volker
walter wanda werner wiebke wilhelm willem william wim wolf wolfgang xavier yael yan yann yannick yara yasmin yasmine
yolanda yuki yusuf yves yvonne zahra zdenka zeynep zoe zofia zoltan zsofia zuzana anna berta gül hélène inès ingeborg
ioana ion ioannis iva jadranka jelka jovan katerina lejla ljiljana marjan mirela mladen nevena nikola olivér petros
radu sanja senad slavica snezana spyros stavros tanya tereza vasilis vojtech yannis zoran zsuzsanna анна ольга иван
мария елена наталья сергей андрей дмитрий александр алексей татьяна екатерина ирина светлана владимир николай михаил
юлия павел олег оксана тарас богдан софия мила μαρία γιώργος ελένη νίκος κώστας άννα δημήτρης محمد أحمد فاطمة مريم علي
عمر خالد سارة ليلى حسن דוד שרה יעל משה רחל נועה יוסף מיכל
"""
_FIRST_NAMES = frozenset(map(plain_word, _NAMES.split()))


def is_first_name(name: str) -> bool:
    """A first name, alone or in a whole name."""
    words = re.split(r"[\s,-]+", name, maxsplit=5)[:5]
    return is_given_name(name) or any(plain_word(word) in _FIRST_NAMES for word in words)
