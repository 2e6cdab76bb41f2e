"""A headless Chromium, where there is one: what it makes of a page."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

FOUND = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# A frame as wide as a telephone: the window of a headless browser has a least width of its own.
_FRAME = """\
<!doctype html><title></title><body style="margin:0"><iframe src="page.html" width="{width}" height="800"></iframe>
<script>
onload = () => {{
  const page = document.querySelector("iframe").contentDocument;
  const wide = [...page.body.querySelectorAll("*")].filter(
    one => getComputedStyle(one).position !== "absolute" && (
      one.getBoundingClientRect().right > {width} + 0.5 ||
      one.matches("td, th") && one.scrollWidth > one.clientWidth));
  document.title = "width=" + page.documentElement.scrollWidth + " " + wide.map(one => one.tagName).join(" ");
}};
</script>
"""


def run(folder: Path, *arguments: str) -> str:
    """Start it with a profile of its own in this folder, and give what it prints."""
    assert FOUND
    quiet = ("--disable-background-networking", "--no-first-run", "--disable-sync", "--disable-gpu", "--no-sandbox")
    profile = f"--user-data-dir={folder / 'profile'}"
    ran = subprocess.run(
        [FOUND, "--headless", *quiet, profile, *arguments], capture_output=True, text=True, timeout=120, check=True
    )
    return ran.stdout


def width_of(page: str, width: int, folder: Path) -> tuple[int, str]:
    """Lay a page out in a frame so many pixels wide: how wide it becomes, and what stands out of it or of its cell."""
    (folder / "page.html").write_text(page, "utf-8")
    frame = folder / "frame.html"
    frame.write_text(_FRAME.format(width=width), "utf-8")
    seen = run(folder, "--allow-file-access-from-files", "--virtual-time-budget=2000", "--dump-dom", frame.as_uri())
    told = re.search(r"<title>width=(\d+) ?(.*?)</title>", seen)
    assert told, seen
    return int(told[1]), told[2]


def printed(page: str, folder: Path) -> bytes:
    """Print a page as PDF."""
    (folder / "page.html").write_text(page, "utf-8")
    run(folder, "--no-pdf-header-footer", f"--print-to-pdf={folder / 'page.pdf'}", (folder / "page.html").as_uri())
    return (folder / "page.pdf").read_bytes()
