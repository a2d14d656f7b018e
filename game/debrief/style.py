"""How a page looks: one style sheet with the typeface in it, so that it asks for nothing from outside."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible as typeface

from game.pictures import palette

_RULES = """
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%}
body{margin:0;background:$PAPER;color:$INK;font:1.0625rem/1.5 "Atkinson Hyperlegible",Verdana,sans-serif}
header{background:$INK;color:#fff;padding:1.6rem 1.25rem}
header div{max-width:60rem;margin:0 auto}
h1{margin:0;font-size:1.9rem;line-height:1.2}
header p{margin:.35rem 0 0;color:#d5dbe2}
.page{max-width:60rem;margin:0 auto;padding:1.5rem 1.25rem 3rem;display:grid;gap:1.5rem;
 grid-template-columns:minmax(0,1fr)}
nav{font-size:1rem}
nav h2{font-size:1rem;margin:0 0 .4rem;color:$SOFT}
nav ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1.1rem}
nav a{display:inline-block;padding:.2rem 0;color:$BLUE;text-decoration:none}
nav a:hover,nav a:focus{text-decoration:underline}
a:focus-visible,summary:focus-visible{outline:3px solid $INK;outline-offset:2px}
main{display:grid;gap:1.25rem;min-width:0}
section{background:$CARD;border:1px solid $EDGE;border-radius:10px;padding:1.4rem 1.5rem 1.5rem;min-width:0}
h2{margin:0 0 .5rem;font-size:1.4rem;line-height:1.25}
h3{margin:1.7rem 0 .35rem;font-size:1.12rem;line-height:1.3}
p{margin:.55rem 0;max-width:43rem}
.how{color:$SOFT;margin-top:0}
.lead{font-size:1.2rem;line-height:1.5}
figure{margin:1.1rem 0 .9rem}
figure svg{display:block;width:100%;height:auto;max-width:42.5rem}
.caption{font-weight:700;margin:.2rem 0;text-align:center}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem;max-width:42.5rem}
.narrow{display:none}
ul,ol{margin:.5rem 0;padding-left:1.25rem;max-width:43rem}
li{margin:.3rem 0}
ol.turns{list-style:none;padding:0;counter-reset:t}
ol.turns li{counter-increment:t;position:relative;padding-left:2.4rem;margin:.6rem 0}
ol.turns li::before{content:counter(t);position:absolute;left:0;top:.05rem;width:1.6rem;height:1.6rem;
 border:1.6px solid $AMBER;background:$AMBER_FILL;border-radius:50%;text-align:center;font-weight:700;
 line-height:1.45rem}
.scroll{overflow-x:auto;margin:.9rem 0}
table{border-collapse:collapse;width:100%;font-size:1rem;line-height:1.35}
caption{text-align:left;font-weight:700;padding-bottom:.35rem}
th,td{text-align:left;vertical-align:top;padding:.38rem .7rem .38rem 0;border-bottom:1px solid $RULE}
thead th{color:$SOFT;font-weight:700;vertical-align:bottom;border-bottom:2px solid $EDGE}
tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap;padding-right:0;padding-left:.7rem}
thead .n{white-space:normal}
.sum>*{border-top:2px solid $EDGE;font-weight:700}
details{margin:.6rem 0}
summary{cursor:pointer;color:$BLUE;padding:.25rem 0}
.card{border-left:4px solid $EDGE;padding:.1rem 0 .1rem .9rem;margin:1rem 0}
.card h3,.card h4{margin:0;font-size:1.0625rem;line-height:1.4}
.card ul{list-style:none;padding:0;margin:.25rem 0 0;color:$SOFT}
.cards{display:grid;gap:0 1.5rem}
#questions .card{border-color:$BLUE}
.notice{background:$AMBER_FILL;border:1px solid $AMBER;border-radius:8px;padding:.7rem 1rem;margin:0}
footer{max-width:60rem;margin:0 auto;padding:0 1.25rem 2.5rem;color:$SOFT}
@media (min-width:48rem){.cards{grid-template-columns:1fr 1fr}#questions .cards{grid-template-columns:1fr}}
@media (min-width:62rem){
 header div,footer{padding-left:1.25rem;padding-right:1.25rem}
 header{padding-left:0;padding-right:0}
 .page{grid-template-columns:11.5rem minmax(0,1fr);gap:1.5rem}
 nav{position:sticky;top:1.25rem;align-self:start}
 nav ol{display:block}
}
@media (max-width:47rem){
 header{padding:1.2rem 1rem}h1{font-size:1.5rem}
 .page{padding:1rem .6rem 2rem;gap:1rem}nav{padding:0 .4rem}
 section{padding:1.1rem .95rem}
 .wide{display:none}.narrow{display:block}.pair.narrow{grid-template-columns:1fr}
 footer{padding:0 1rem 2rem}
}
@media print{
 @page{margin:14mm 14mm}
 html{font-size:11pt}
 body{background:#fff;font-size:11pt;line-height:1.35}
 h1{font-size:18pt}h2{font-size:14.5pt}h3{font-size:12pt;margin-top:9pt}.lead{font-size:12pt}
 header{background:none;color:$INK;padding:0 0 6pt;border-bottom:2pt solid $INK}
 header p{color:$INK}
 nav,details{display:none}
 .page,main{display:block;padding:0;margin:0;max-width:none}
 section{border:0;border-top:1pt solid #999;border-radius:0;padding:9pt 0 4pt;margin-top:9pt;background:none}
 .narrow{display:none}.wide{display:block}.pair.wide{display:grid}
 p,ul,ol{max-width:none}
 h2,h3,h4,.how,.caption,caption,thead{break-after:avoid}
 .cards{display:grid;grid-template-columns:1fr 1fr}#questions .cards{display:block}
 .card{margin:6pt 0}
 p,figure,tr,li,.card{break-inside:avoid}
 figure{margin:6pt 0}
 figure svg{max-width:172mm}.pair{max-width:172mm}
 table{font-size:11pt}.how,.card ul,footer{color:#333}
 .scroll{overflow:visible}
}
"""


def style() -> str:
    """Write the style sheet, with the colours of the palette and the typeface."""
    rules = _RULES
    names = ("AMBER_FILL", "PAPER", "CARD", "EDGE", "INK", "SOFT", "RULE", "BLUE", "AMBER")
    for name in names:
        rules = rules.replace(f"${name}", str(getattr(palette, name)))
    return faces() + rules


def faces() -> str:
    """Embed the typeface, so that a page asks for nothing from outside."""
    return "".join(_face(*face) for face in (("Regular", 400), ("Bold", 700)))


@cache
def _face(name: str, weight: int) -> str:
    """Embed one cut of Atkinson Hyperlegible (SIL Open Font License 1.1)."""
    root = Path(str(typeface.ROOT))
    file = next(root.rglob(f"AtkinsonHyperlegible-{name}.ttf"))
    data = b64encode(file.read_bytes()).decode()
    return (
        f'@font-face{{font-family:"Atkinson Hyperlegible";font-weight:{weight};font-display:swap;'
        f'src:url(data:font/ttf;base64,{data}) format("truetype")}}'
    )
