"""Words the cloud leaves out because they say nothing by themselves, language by language.

A list holds only what is empty in every sentence: a word too many is better than a lost one. Words that are empty in
one language and full in another ("die", "hat", "car", "son") stand in FULL_ELSEWHERE: they are left out only in answers
that are written in their own language.
"""


def words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


STOP_WORDS: dict[str, frozenset[str]] = {
    "en": words("""
        a about above across actually after again against all almost along already also although always am among an
        and another any anybody anyone anything are aren't around as at away back be became because become been before
        being below between both but by came can can't cannot come comes could couldn't did didn't do does doesn't
        doing don't done down during each either else enough etc even ever every everybody everyone everything few for
        from further get gets getting give given gives go goes going gone got had hadn't has hasn't have haven't
        having he her here hers herself him himself his how however i i'd i'll i'm i've if in instead into is isn't it
        it'd it'll it's its itself just keep know last least let let's like likely lot lots made make makes making
        many may maybe me might more most mostly much must my myself need needs neither never no nobody none nor not
        nothing now of off often on once one ones only onto or other others our ours ourselves out over own perhaps
        put quite rather really said same say says see seem seems shall she should shouldn't since so some somebody
        somehow someone something sometimes still such take takes than that that's the their theirs them themselves
        then there there's these they they'd they'll they're they've thing things this those though through thus to
        together too toward towards under until up upon us use used very via want wants was wasn't way we we'd we'll
        we're we've well were weren't what what's whatever when whenever where whether which while who who's whoever
        whole whom whose why will with within without won't would wouldn't yes yet you you'd you'll you're you've your
        yours yourself yourselves"""),
    "es": words("""
        al algo aquí así aún como cómo con cuando cuál cual cualquier de del desde donde dónde el él ella ellas ellos
        en entre era eran es esa esas ese eso esos esta está están estar estas este esto estos estoy estamos fue ha
        haber han hasta hay he la las le les lo los más me mi mí mis mientras muy nada ni no nos nosotros nuestra
        nuestras nuestro nuestros o os para pero por porque pues que qué quien quién se sea sean según ser si sí sido
        siempre sin sino solo sólo sobre somos son soy su sus también tan tanto te tener tenemos tiene tienen toda
        todas todo todos tu tú tus un una unas uno unos usted ustedes y ya yo"""),
    "fr": words("""
        a à ai alors après as au aussi autre autres aux avec avoir avons car ce cela celui ces cet cette ceux chaque
        chez comme comment dans de depuis des dès donc dont du elle elles en encore entre es est et étaient était été
        être eu eux fait faire il ils je jusque la là le les leur leurs lui ma mais me même mêmes mes moi mon ne ni
        nos notre nous on ont ou où par parce pas peu peut plus pour pourquoi qu quand que quel quelle quelles quels
        qui quoi sa sans se ses si soi soit sommes son sont sous sur ta te tes toi ton toujours tous tout toute toutes
        très trop tu un une vers vos votre vous y"""),
    "de": words("""
        aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bitte da dabei
        dadurch damit dann das dass dein deine dem den denn der deren des deshalb dich die dies diese diesem diesen
        dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch euer eure für
        gegen gibt habe haben hat hatte hatten hätte hätten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer
        in indem ins
        ist ja jede jedem jeden jeder jedes kann kein keine keinen können könnte machen man manche mehr mein meine
        meinen mich mir mit möchte möchten muss müssen nach nicht nichts noch nun nur ob oder ohne schon sehr sein
        seine seinen seiner seit selbst sich sie sind so sodass sollte sollten soll sollen sondern über um und uns
        unser unsere unserem unseren unserer unter viel viele vielen vom von vor war waren wäre wären warum was weil
        welche wenn
        wer werden wie wieder will wir wird wo wollen worden wurde würde würden zu zum zur zwischen"""),
    "pt": words("""
        a à ainda ao aos aquele aquilo as às até cada com como da das de dela delas dele deles depois do dos e é ela
        elas ele eles em entre era eram essa essas esse esses esta está estamos estão estar estas este estes eu foi
        for foram há isso isto já lhe lhes mais mas me mesmo meu meus minha minhas muito muitos na nada não nas nem no
        nos nós nossa nossas nosso nossos num numa o os ou para pela pelas pelo pelos por porque pra qual quando que
        quem são se seja sejam sem sempre ser seu seus só sobre sua suas também te tem têm temos ter um uma umas uns
        você vocês"""),
    "it": words("""
        a abbiamo ad ai agli al alla alle allo anche ancora avere c'è che chi ci ciò come con così cui da dai cosa dal
        dalla dalle degli dei del devono della delle dello di dopo dove e è ed era erano essere fra gli ha hanno ho i
        il in io la le lei li lo loro lui ma mai me mi mia mio molto ne né nei negli nel nella nelle nello noi non
        nostra nostre nostri nostro o ogni per perché più poi quale quali quando quella quelle quelli quello questa
        queste questi questo qui se sei senza si sì sia siamo solo sono su sua sue sugli sui sul sulla sulle suo suoi
        te ti tra tu tutti tutto un una uno vi voi vostra vostro"""),
    "nl": words("""
        aan al alle alles als altijd ben bij daar dan dat de der deze die dit doen door dus een en er ge geen geweest
        haar had heb hebben heeft hem het hier hij hoe hun iets ik in is ja je jij jullie kan kunnen maar me meer men
        met mij mijn moet moeten na naar niet niets nog nu of om omdat onder ons onze ook op over te tegen toch toen
        tot u uit uw van veel voor waar waren was wat we wel werd wij wil willen worden wordt zal ze zeer zich zij
        zijn zo zoals zonder zou zullen"""),
    "sv": words("""
        alla allt än är att av bara bli blir blivit då där därför de dem den denna deras dess dessa det detta dig din
        dina du efter eller en er era ett från för få får göra ha hade han här har hon honom hur i icke inte ja jag
        kan ju med mellan men mer mig min mina mitt mot mycket ni något några nu när och också om oss på så sådan
        samma sedan sig sin sina ska skall som till under upp ut utan vad var vara varför varit varje vår våra vårt
        vem vi vid vilken vilket"""),
    "ar": words("""
        في من على الى عن مع هذا هذه ذلك تلك هو هي هم نحن انا انت ان او ام ثم لا لم لن ما ليس كان كانت يكون تكون كل بعض
        التي الذي الذين قد لقد بين بعد قبل عند حتى اذا كما لكن و ف ب ل ك اي هنا هناك فقط ايضا جدا كيف متى اين لهم لنا
        لي له لها به بها فيه فيها منه منها عليه عليها بكل وان"""),
    "ja": words("""
        あの あり ある あれ い いう いつも いて いました います いる う うち え お おり か かつ から が がら ここ こと
        この これ ご さ さん さらに し しかし した して しています しない する すること せ せる そこ そして その それ
        た たい たく ため たち だ だけ だった っ つ て で でき できる でした です では でも と という といった とき
        ところ とても として とも な ない なく なった など なら なり なる に において によって にて の ので のに は ば
        へ ほか ほしい ほど ま ます また まし ました ません まで も もう もっと もの や よ よう よく より ように ら
        られ られる れ れる わ を ん くれる くれた ください くれ てくれる 様 的 中 方 時 事 等 達 私 私達 私たち 自分
        何 誰 皆 いただく いただき くださる もらう もらえる みんな すべて そう ね ながら ちゃんと とって について ずつ
        ぐらい くらい らしい まず 少し すぐ どれ あまり すごく ちょっと かなり まだ ほう こちら まるで みたい とにかく
        どこ ちょうど ほとんど どちら やや さほど いつ それぞれ ずっと もちろん やっと まま やはり やっぱり ごと ほぼ
        までは なか かかわらず たまたま ただ ただただ とたん だし ごろ かえって むしろ とっても だいぶ そんな
        なに よって もし どう あえて あたり わけ かねて あらかじめ かも 特に 程度 今回 本当 全て 全部 色々 いろいろ
        様々 最近 先日 頃 際 所 間 前 後 分"""),
    "zh": words("""
        的 了 和 是 在 我 你 您 他 她 它 我们 你们 您们 他们 她们 它们 我們 你們 他們 她們 这 那 这个 那个 这些 那些
        這 這個 這些 有 不 也 都 就 很 非常 与 與 及 以及 或 或者 而 而且 但 但是 把 被 让 讓 给 給 对 對 从 從 到 为
        為 为了 為了 因为 因為 所以 如果 要 会 會 能 可以 能够 能夠 上 下 里 裡 中 个 個 一个 一個 一些 一种 一種 一
        之 其 着 著 过 過 吧 吗 嗎 呢 啊 什么 什麼 怎么 怎麼 更 最 再 还 還 还是 只 没有 沒有 没 沒 每 每个 每個 自己
        时 時 时候 時候 得 地 等 向 由 于 於 以 将 將 希望 想 想要 觉得 覺得 感到 感觉 感覺 来 來 去 说 說 做"""),
}

FULL_ELSEWHERE: dict[str, frozenset[str]] = {
    "en": words("but last or still"),
    "es": words("era hay sea sin solo son tan"),
    "fr": words("ai car mes par plus pour son sur ton"),
    "de": words("bin bis die hat hier man war"),
    "pt": words("dos era foi"),
    "it": words("ad ai dai dove era lei mai solo"),
    "nl": words("ben dan die dit door haar hem hier hoe meer men tot van waren"),
    "sv": words("dig era men mer min mot sin"),
    "zh": words("希望"),
}
"""Stop-words of one language that say something in another."""

FIRST_PARTICLES = words("""
    at by for in no not off on once out under up well with without auf avec com con med met mit ohne sans sem senza utan
    zonder""")
"""The stop-words that may open a phrase of two or three words ("on time", "no surprises", "in good hands")."""

LAST_PARTICLES = words("about after around away back by down in off on out over up well")
"""The stop-words that may close a phrase of two words ("looked after", "check in")."""

LINKS = words("""
    a about after and around at away back by down for from in into of off on or out over the to up with without
    à al am au auf aus aux avec bei com con da das de del della dei delle der des di do dos du e em en et für i im la
    las le les los med met mit och of ohne op per pour sans sur till und van voor vom von vor y zu zum zur""")
"""The stop-words that may stand between two words of a phrase ("peace of mind", "qualité de vie"). By themselves
articles, pronouns and verbs make no phrase: "the staff" and "is friendly" say no more than "staff" and "friendly"."""

INNER = words("""
    an as than of
    als bis das dem den der des die durch ein eine einem einen einer gegen ins nach nahe neben über um unter wie
    aan bij een het ten ter tot uit voor
    l un une chez entre
    al por un una unos unas
    ao aos as à às no na nos nas os pelo pela um uma
    agli ai alla allo dal dalla degli dello gli il lo nel nella sul sulla tra
    av den det ett på i om som
    af et på
    w we z ze na do o u od po przez dla za
    v ve s se ke k pro při
    в во с со на до о об у и от за по для к
    з із та й від про
    și din în pe la cu
    και του της το των στο στη στην στον με σε από για
    של על את עם
    على في من عن الى مع و
    dan di ke dari
    és az""")
"""Further stop-words that may stand between two words of a phrase, each where it is left out ("rund um die Uhr")."""

OPENERS = words("""
    как як jak from zu auf aus nach unter von vor à sur chez sous em op aan på til na w od po по на в до от від
    على στο στη στην στον""")
"""Further stop-words that may open a phrase, if the word behind them hardly occurs without: "zu Hause"."""
