"""A cloud is laid out where matplotlib, and what only matplotlib needs, is not installed; and just so where it is."""

import subprocess
import sys

import pytest

from app.domain.cloud.cloud import count_words
from app.render.cloud import layout_cloud

ANSWERS = ["friendly staff", "friendly and quiet", "quiet trains", "friendly helpful staff", "clean trains"]
LEFT_OUT = ("matplotlib", "contourpy", "cycler", "kiwisolver", "pyparsing")
ALREADY_THERE = """
import sys, types
there = sys.modules["matplotlib"] = types.ModuleType("matplotlib")
"""
MISSING = f"""
import sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.split(".")[0] in {LEFT_OUT}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Missing())
there = None
"""
LAID_OUT = f"""
from app.domain.cloud.cloud import count_words
from app.render.cloud import layout_cloud

print(layout_cloud(count_words({ANSWERS}, "What?"), width=400, height=200))
print([name for name in {LEFT_OUT} if name in sys.modules], sys.modules.get("matplotlib") is there)
"""


def run(program: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    return (done.stdout + done.stderr).splitlines()


@pytest.mark.parametrize(
    ("before", "loaded"), [(MISSING, "[] True"), (ALREADY_THERE, "['matplotlib'] True")], ids=["missing", "there"]
)
def test_a_cloud_is_the_same_with_and_without_matplotlib(before: str, loaded: str) -> None:
    here = layout_cloud(count_words(ANSWERS, "What?"), width=400, height=200)
    assert run(before + LAID_OUT) == [str(here), loaded]
    assert len(here.words) > 3


def test_wordcloud_by_itself_cannot_do_without() -> None:
    """Once it can, app/render/wordcloud_alone.py may go."""
    assert run(MISSING + "import wordcloud")[-1] == "ModuleNotFoundError: matplotlib"
