"""The page in a browser: no width makes it scroll sideways; tables that are too wide scroll inside their box."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bayiri.pages import render
from tests.pages.full import full

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
# Frames are measured from inside, since a window has a least width: each writes width and needed width to its name.
PROBE = """<script>
const page = document.documentElement, boxes = [...document.querySelectorAll(".scroll")];
const cut = boxes.filter(box => getComputedStyle(box).overflowX != "auto").length;
parent.postMessage([innerWidth, page.scrollWidth, boxes.length, cut].join(" "), "*");
</script></body>"""
FRAMES = """<body><pre></pre><script>
addEventListener("message", told => { document.querySelector("pre").textContent += told.data + "\\n" });
for (const width of [WIDTHS]) {
  const frame = document.createElement("iframe");
  frame.style.width = width + "px"; frame.style.border = 0; frame.src = "page.html"; document.body.append(frame);
}
</script></body>"""
WIDTHS = (1000, 800, 500, 390)


@pytest.mark.skipif(BROWSER is None, reason="no browser here")
def test_the_page_never_scrolls_sideways(tmp_path: Path) -> None:
    page = re.sub(r"<meta http-equiv=[^>]*>", "", render(full(runs=3)))  # the policy forbids the probe's script
    (tmp_path / "page.html").write_text(page.replace("</body>", PROBE), encoding="utf-8")
    frames = FRAMES.replace("WIDTHS", ",".join(map(str, WIDTHS)))
    (tmp_path / "frames.html").write_text(frames, encoding="utf-8")
    where = [f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=20000", "--window-size=1200,900"]
    asked = [str(BROWSER), *OPTIONS, *where, "--dump-dom", (tmp_path / "frames.html").as_uri()]
    told = subprocess.run(asked, capture_output=True, text=True, timeout=300, check=True).stdout
    found = dict(re.findall(r"^(?:.*<pre>)?(\d+) (\d+) \d+ 0$", told, re.MULTILINE))
    assert {int(width): int(needed) for width, needed in found.items()} == {width: width for width in WIDTHS}
