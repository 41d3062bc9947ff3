"""Words by which hints tell persons from everything else that is written with capitals (answer_hints.py)."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


GIVEN_NAMES = _words(
    """
    Aaron Abdul Abdullah Adam Adrian Agnes Ahmad Ahmed Aisha Alan Albert Alejandro Alessandro Alex Alexander Alexandra
    Alexis Alfred Ali Alice Alicia Allison Amanda Amelia Amina Amir Amy Ana Andre Andrea Andreas Andrew Angela Angelika
    Anita Anja Anna Anne Annette Anthony Antoine Antonio Arthur Astrid Ayşe Barbara Beatriz Benjamin Bernard Bernd
    Birgit Björn Brenda Brian Bruno Camille Carla Carlos Carmen Carol Caroline Catherine Charles Charlotte Chloe Chris
    Christian Christina Christine Christoph Christopher Claire Clara Claudia Clément Connor Cristina Cynthia Damien
    Daniel Daniela David Deborah Denis Dennis Diana Diego Dieter Dimitri Dirk Dominik Donald Dorothea Douglas Edith
    Eduardo Edward Elena Elias Elif Elisabeth Elizabeth Ella Emilia Emily Emma Enrique Eric Erik Esther Ethan Eva Evelyn
    Fabian Fatima Felipe Felix Fernanda Fernando Florian Francesca Francesco Francisco Franziska Frédéric Friedrich
    Gabriel Gabriela Gary Gerald Gerhard Giovanni Gisela Giulia Gloria Gordon Grégory Guillaume Günter Gustavo Hanna
    Hannah Hans Harald Hassan Heather Heidi Heike Heinrich Heinz Helen Helena Helga Helmut Henrik Henry Hugo Hussein
    Ibrahim Ines Ingrid Isaac Isabel Isabella Isabelle Ivan Jacob Jacqueline Jacques James Jana Janet Janine Jasmin
    Javier Jean Jeffrey Jennifer Jens Jeremy Jessica Jesús Joachim Joan Joanna Johan Johanna Johannes John Jonas
    Jonathan Jordi Jörg Jorge José Joseph Joshua Juan Juana Judith Julia Julian Julie Jürgen Justin Karen Karim Karin
    Karl Katharina Katherine Kathleen Katrin Kelly Kenneth Kerstin Kevin Khalid Kimberly Klaus Kristina Lara Larry Lars
    Laura Lauren Laurent Lea Leila Lena Leonardo Leonie Lina Linda Lisa Lorenzo Louise Luca Lucas Lucía Luis Luisa Luke
    Magdalena Manfred Manuel Manuela Marc Marcel Marco Marcos Margaret Maria María Marie Marina Mario Markus Marlene
    Marta Martha Martin Martina Mary Mateo Mathias Matteo Matthew Matthias Maxime Mehmet Melanie Melissa Mercedes
    Michael Michelle Miguel Miriam Mohamed Mohammad Mohammed Monica Monika Monique Muhammad Mustafa Nadia Nadine
    Nancy Natalia Natalie Nathan Nicholas Nicolas Nicole Nina Nora Oliver Olivia Omar Oscar Pablo Pamela Patricia
    Patrick Paul Paula Pauline Pedro Peter Petra Philipp Philippe Pierre Pilar Priya Rachel Rafael Rahul Raquel Rebecca
    Renate Ricardo Richard Rita Robert Roberto Roger Roland Ronald Rosa Ruth Ryan Sabine Sabrina Samantha Samuel Sandra
    Sara Sarah Scott Sebastian Sergio Sharon Silvia Simon Simone Sofia Sonia Sophia Sophie Stefan Stefanie Stephanie
    Stephen Steven Susan Susanne Sven Sylvie Tanja Tatiana Teresa Theresa Thiago Thomas Tiago Timothy Tobias Ulrich
    Ursula Ute Valentina Valerie Vanessa Vera Verena Veronica Victor Victoria Vincent Virginia Walter Werner William
    Wolfgang Xavier Yasmin Youssef Yusuf Yves Yvonne Zeynep Zoe
    """
)

NOT_NAMES = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december christmas easter new york north south east west northern southern eastern western great
    united saint san los las old upper lower central city town street road avenue park square lake river mount mountain
    valley island beach bay port bridge house hall hotel museum gallery school college university hospital church
    airport station centre center customer customers service services experience team teams front desk office first
    class black white green red blue gold silver happy good best thank thanks dear hello world america africa asia
    europe european english french german spanish chinese japanese american british google microsoft apple amazon
    facebook instagram windows excel word power point teams zoom wi fi ok five star stars net promoter score human
    resources general manager managing director head quality management day week year time the of and our your my
    mission vision values company group limited bank insurance international national royal
    """
)

LEADS = _words(
    """
    my our mon ma notre mi nuestro nuestra meu minha nosso nossa mein meine unser unsere meinem meinen meiner unserem
    unseren unserer heiße m'appelle m’appelle je me chamo-me
    """
)
"""One of these stands in whatever gives a name away before it (answer_hint_called.py)."""

NOT_CALLED = _words(
    """
    Marketing Vertrieb Verkauf Personal Finanzen Einkauf Technik Kommunikation Service Betrieb Produktion Logistik
    Entwicklung Qualität Controlling Sales Operations Finance Logistics Communications Technology Support Kundendienst
    Kundenservice Digital Recht Buchhaltung Ventas Compras Finanzas Recursos Vendas Team Everyone Everybody All You Sie
    Euch Ihnen Dir Leute Kollegen
    """
)

ARTICLES = _words(
    """
    the a an our your my his her their this that these those each every no any some el la los las un una unos unas le
    les des du au aux l d il lo gli i uno der die das den dem des ein eine einen einem einer o os as um uma do da dos
    das no na nos nas in at
    """
)

GERMAN = _words("der die das und ist nicht ein eine wir ich mit für auf dem den sich auch werden wird sehr")

AMBIGUOUS_NAMES = _words(
    """
    Will Mark May Rose Hope Joy Faith Grace Summer Autumn Art Bill Frank Rich Sunny April June August Dawn Ivy Lily
    Violet Daisy Pearl Ruby Crystal Amber Jade Eve Star Sky Brook Forest Robin Jay Grant Chase Hunter Mason Miles Pat
    Sandy Cliff Dean Earl Drew Max Ray Rob Sue Wade Young Long Short Little Good Best Love King Price Power Rush Strong
    Sweet Swift True Wise Noble Cook Baker Miller Smith Fisher Carpenter Guide Reason Peace Victor Page
    """
)

NO_SURNAMES_JAPANESE = _words(
    """
    お客 客 皆 皆々 母 父 兄 姉 弟 妹 奥 神 王 仏 子 何 同 模 仕 一 多 有 殿 貴 両 様 各 嬢 旦那 奥 娘 息子 孫 御
    主 仲間 社員 職員 店員 係員 患者 学生 利用 常連 近所 隣 相手 上 下 他 別 生徒 先 警備 受付 掃除 業者 担当
    家族 親御 親 子供 お子 お母 お父 お兄 お姉 おじい おばあ 赤 外国 地元 異
    """
)
PROFESSIONS_JAPANESE = "員者師手生店係客付番達方士側人工官親族主"
KATAKANA_ROLES = _words(
    """
    スタッフ ガイド メンバー ファン ママ パパ シェフ ユーザ オーナ ドライバ マスタ チーム ゲスト バイト
    アルバイト パート クライアント オペレータ インストラクタ アテンダント フロント ベテラン サポート ヘルパ
    """
)
SURNAMES_CHINESE = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓"
    "唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂"
)
