"""Writes how the original Noto fonts shape a few words of every script: what the joined font is tested against.

PYTHONPATH=../.. python shape_words.py FOLDER    # here; as for build_cloud_font.py; wants fonttools and uharfbuzz
"""

import json
import sys
from pathlib import Path

from build_cloud_font import semibold

from tests.render.shaping import shaped

SHAPED = Path(__file__).parents[2] / "tests/render/shaped_words.json"
WORDS = {  # by the name of the Noto font
    "Sans Arabic": "خدمة احترام ضيافة ابتسامة الله لا خدمت مہمان",
    "Sans Hebrew": "שירות חיוך שָׁלוֹם כבוד",
    "Sans Armenian": "սպասարկում հարգանք ժպիտ մնալ",
    "Sans Georgian": "მომსახურება ღიმილი პატივისცემა ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ",
    "Sans Ethiopic": "አገልግሎት ፈገግታ አክብሮት ሰላም",
    "Sans Thai": "บริการดี ใจเย็น เป็นมิตร น้ำใจ ที่นี่ ปู่ย่า กตัญญู ฎีกา",
    "Sans Lao": "ບໍລິການ ຮອຍຍິ້ມ ນໍ້າໃຈ ເປັນມິດ",
    "Sans Khmer": "សេវាកម្ម ញញឹម គោរព ស្រឡាញ់ ខ្ញុំ ស្ត្រី ប៉ុន្តែ",
    "Sans Myanmar": "ဝန်ဆောင်မှု အပြုံး လေးစား ကျေးဇူးတင်ပါတယ် ဗုဒ္ဓ ရှင်း",
    "Sans Devanagari": "सेवा शांत ईमानदार प्रेम विश्वास श्रद्धा क्षमा ज्ञान सर्व दुर्लभ हिन्दी क्\u200dष",
    "Sans Bengali": "সেবা শ্রদ্ধা বিশ্বাস ক্ষমা কর্ম রোগী হৃদয় উৎসাহ র\u200d্যাব",
    "Sans Gurmukhi": "ਸੇਵਾ ਮੁਸਕਾਨ ਪ੍ਰੇਮ ਸਿੱਖ ਸਤਿਕਾਰ",
    "Sans Gujarati": "સેવા સ્મિત શ્રદ્ધા વિશ્વાસ ક્ષમા કર્મ",
    "Sans Oriya": "ସେବା ହସ ଶ୍ରଦ୍ଧା ବିଶ୍ୱାସ କ୍ଷମା କର୍ମ",
    "Sans Tamil": "சேவை புன்னகை மரியாதை கௌரவம் ஸ்ரீ க்ஷ பொறுமை",
    "Sans Telugu": "సేవ చిరునవ్వు గౌరవం శ్రద్ధ క్షమ కర్మ",
    "Sans Kannada": "ಸೇವೆ ನಗು ಗೌರವ ಶ್ರದ್ಧೆ ಕ್ಷಮೆ ಕರ್ಮ ಪ್ರೀತಿ",
    "Sans Malayalam": "സേവനം പുഞ്ചിരി ബഹുമാനം ശ്രദ്ധ ക്ഷമ കർമ്മം സ്നേഹം ന്\u200d",
    "Sans Sinhala": "සේවය සිනහව ගෞරවය ශ්\u200dරී ක්\u200dෂමා ධර්මය ප්\u200dරේමය",
    "Emoji": "😀 ☕ ❤️ 👍🏽 👩‍💻 👨‍👩‍👧 🇩🇪 🏳️‍🌈",
}


def main(packages: Path) -> None:
    lines = [
        json.dumps([name, word, *shaped(semibold(packages, name.replace(" ", "")), word)], ensure_ascii=False)
        for name, words in WORDS.items()
        for word in words.split()
    ]
    SHAPED.write_text("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
