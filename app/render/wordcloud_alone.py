"""`wordcloud` without matplotlib, which it imports for colour maps that we never ask for.

The lock files leave matplotlib out, and what only matplotlib needs. While wordcloud is imported an empty module stands
in for it, also where it is installed: so every installation lays out clouds the same way.
"""

import sys
from types import ModuleType

_NAME = "matplotlib"
_before = sys.modules.get(_NAME)
sys.modules[_NAME] = ModuleType(_NAME)
try:
    from wordcloud import WordCloud
finally:
    del sys.modules[_NAME]
    if _before is not None:
        sys.modules[_NAME] = _before

__all__ = ["WordCloud"]
