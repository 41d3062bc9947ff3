"""Japanese, in the polite style."""

from app.domain.survey_wording.sentences import Calendar, MessageKind, MessageSentences, PageSentences, Wording

WORDING = Wording(
    question="お客様がご自身の体験を思い浮かべるとき、どのようなことを思ってほしいですか？",
    page=PageSentences(
        title="一つの質問",
        answer_label="ご自分の言葉でお答えください",
        limit="{limit}文字まで",
        left="残り{count}文字",
        over="{count}文字超過しています",
        send="送信する",
        promise="匿名です。保存するのはお書きになった言葉と日付だけで、あなたに関する情報は一切保存しません。"
        "サーバーの管理者は、理論上、届いた瞬間の回答を見ることができますが、その記録は残りません。",
        empty="まず一言お書きください。",
        too_long="回答が{over}文字長すぎます。少し短くしてください。",
        too_many="ただいま多くの回答が届いています。30秒ほど待ってから、もう一度送信してください。",
        not_saved="ただいま回答を保存できませんでした。少し待ってから、もう一度送信してください。",
        still_here="入力された内容はそのまま残っています。",
        thanks="ありがとうございました",
        thanks_done="回答を受け付けました。このページを閉じていただいて結構です。",
        thanks_use="{organisation}では、すべての回答をまとめて、お客様にどのような体験をしていただきたいかを言葉にします。",
        closed="アンケートは終了しました",
        closed_text="お越しいただきありがとうございます。回答の受け付けは終了いたしました。",
        late_text="この回答は保存されませんでした。コピーできるように、ここに表示しています。",
        late_label="あなたの回答",
        late_next="招待した方にお送りください。",
        not_yet="アンケートはまだ始まっていません",
        not_yet_text="後ほど、このリンクをもう一度開いてください。",
        opens_on="{moment}に始まります。その時刻以降に、このリンクをもう一度開いてください。",
        closes_on="受付は{moment}までです。",
        answered="すでに回答済みです",
        answered_text="この端末から回答が送信されています。ありがとうございました。ブラウザーが覚えているのは"
        "「回答した」ということだけで、内容は覚えていません。端末を共有している場合は、次の方も回答できます。",
        answer_again="別の回答をする",
        ticket_used="このリンクは使用済みです",
        ticket_used_text="このリンクで回答できるのは一度だけで、その回答はすでに届いています。ありがとうございました。"
        "お心当たりがない場合は、招待した方に新しいリンクをご依頼ください。",
        link_off="このリンクでは回答できません",
        link_off_text="招待した方が、お一人ずつ別のリンクをお送りしています。ご自分のリンクをお使いになるか、"
        "招待した方にお問い合わせください。",
        unknown="このアドレスにアンケートはありません",
        unknown_text="招待に書かれているリンク全体を、もう一度コピーしてください。",
        ticket_promise="このリンクで回答できるのは一度だけです。送信と同時にリンクは削除され、"
        "どの回答がこのリンクから届いたかはどこにも保存されません。"
        "両者を同時に見ることができるのはサーバーの運営者だけで、それもその瞬間に限られます。",
        other_languages="ほかの言語",
    ),
    messages=MessageSentences(
        hello="皆様",
        quoted="「{question}」",
        how="30秒ほどで、ご自分の言葉でお答えいただけます。回答は匿名です。",
        thank_you="よろしくお願いいたします。",
        so_far="これまでに{count}名以上の方にご回答いただいています。",
        closes_on="アンケートの締め切りは{moment}です。",
        closes_today="アンケートは本日締め切りです。",
        subjects={
            MessageKind.FIRST: "{organisation}の体験についての一つの質問",
            MessageKind.REMINDER: "【再度のお願い】{organisation}の体験についての一つの質問",
            MessageKind.LAST_DAY: "【本日締め切り】{organisation}の体験についての一つの質問",
        },
        openings={
            MessageKind.FIRST: "{organisation}では、お客様にどのような体験をしていただきたいかを考えています。"
            "あなたのご意見が大切です。質問は一つだけです。",
            MessageKind.REMINDER: "先日、{organisation}の体験について一つの質問をお送りしました。"
            "すでにお答えいただいた方は、ありがとうございました。これ以上のお手続きは必要ありません。まだの方は、ぜひご意見をお聞かせください。",
            MessageKind.LAST_DAY: "{organisation}の体験についての質問は、本日が最終日です。すでにお答えいただいた方は、"
            "ありがとうございました。まだの方は、30秒ほどで結構ですのでお答えください。",
        },
        chats={
            MessageKind.FIRST: "質問は一つ、所要時間30秒、匿名です。",
            MessageKind.REMINDER: "再度のお願いです。ご回答済みの方はありがとうございました。"
            "質問は一つ、所要時間30秒、匿名です。",
            MessageKind.LAST_DAY: "本日が最終日です。ご回答済みの方はありがとうございました。"
            "質問は一つ、所要時間30秒、匿名です。",
        },
    ),
    calendar=Calendar(
        weekdays=("月", "火", "水", "木", "金", "土", "日"),
        months=("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"),
        pattern="{year}年{month}月{day}日（{weekday}）{time}（{zone}）",
    ),
)
