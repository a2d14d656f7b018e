"""How sheets look: black on white, one sheet one page, on A4 and on US Letter.

A sheet keeps its margins itself, as printers of browsers write addresses and dates into those of a page.
Without a choice of paper it is as wide as A4 and as high as Letter, and fits on both.
"""

from __future__ import annotations

from typing import Final

from game.debrief.style import faces

_SHEETS: Final = {
    "": ("", "210mm", "279mm"),
    "a4": ("size:A4 portrait;", "210mm", "296.5mm"),
    "letter": ("size:letter portrait;", "215.9mm", "279mm"),
}
"""The rule for the page, then width and height of a sheet."""

_RULES: Final = """
@page{$SIZE margin:0}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:#000;font:10.5pt/1.32 "Atkinson Hyperlegible",Verdana,sans-serif}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0;padding:0}
h1{font-size:20pt;line-height:1.15}h2{font-size:13pt;line-height:1.2}h3{font-size:11pt;line-height:1.25}
ul,ol{padding-left:5mm}
svg{display:inline-block;vertical-align:middle}
.icon{width:5mm;height:5mm;flex:none}
.icon.big{width:9mm;height:9mm}
.icon.small{width:4mm;height:4mm}
.sheet{position:relative;width:$WIDE;height:$HIGH;margin:0 auto;padding:12mm 13mm;overflow:hidden;
 break-after:page;break-inside:avoid;background:#fff}
.sheet:last-child{break-after:auto}
.soft{font-size:9.5pt}
.small{font-size:9pt;line-height:1.25}
.foot{display:flex;justify-content:space-between;gap:4mm;font-size:9pt}
.lines .write{border-bottom:.3mm solid #000;height:9mm}
.rule{display:inline-block;border-bottom:.3mm solid #000;min-width:20mm;flex:1}
.box{border:.35mm solid #000;border-radius:2mm;padding:2mm 3mm}
.thick{border-width:.9mm}
.tick{display:inline-block;width:3.3mm;height:3.3mm;border:.35mm solid #000;vertical-align:-.4mm;margin-right:1.2mm;flex:none}
.head{display:flex;align-items:flex-start;gap:3mm}
.head h2{font-size:17pt;line-height:1.1}
.head .where{margin-left:auto;text-align:right;font-size:9.5pt;line-height:1.25;white-space:nowrap}
.head .where b{font-size:11pt}

.cut{padding:0;display:grid}
.x1y2{grid-template-rows:repeat(2,1fr)}
.x1y3{grid-template-rows:repeat(3,1fr)}
.x1y4{grid-template-rows:repeat(4,1fr)}
.x2y2{grid-template:repeat(2,minmax(0,1fr))/repeat(2,minmax(0,1fr))}
.x2y3{grid-template:repeat(3,minmax(0,1fr))/repeat(2,minmax(0,1fr))}
.x2y4{grid-template:repeat(4,minmax(0,1fr))/repeat(2,minmax(0,1fr))}
.x2y5{grid-template:repeat(5,minmax(0,1fr))/repeat(2,minmax(0,1fr))}
.piece{position:relative;padding:8mm 12mm;display:flex;flex-direction:column;min-height:0;min-width:0;overflow:hidden}
.below{border-top:.3mm dashed #000}
.beside{border-left:.3mm dashed #000}
.whole{flex:1;display:flex;flex-direction:column;min-height:0;gap:inherit}
.scissors{position:absolute;left:6mm;top:0;width:4.5mm;height:4.5mm;background:#fff}
.cut:first-child .piece:first-child{border-top:0}
.x2y5 .piece,.x2y4 .piece,.x2y3 .piece{padding:4.5mm 8mm 3mm 12mm}
.x2y5 .beside,.x2y4 .beside,.x2y3 .beside{padding:4.5mm 12mm 3mm 8mm}
.x2y5 .piece:nth-child(-n+2){padding-top:7mm}.code dl{margin:.6mm 0}.code .small{font-size:8.6pt;line-height:1.2}
.x2y2 .piece{padding:10mm 8mm 8mm 13mm}.x2y2 .beside{padding:10mm 13mm 8mm 8mm}

.role .piece{padding:8mm 13mm 6mm;font-size:10.2pt;line-height:1.28}
.role .tight{font-size:9.9pt;line-height:1.25}.role .tight .left{gap:1.8mm}.role .tight .box{padding:1.6mm 2.8mm}
.role .tight .chips{gap:.7mm 1mm}.role .tight .lever{padding:.7mm 0 1mm}.role .tight .plus,.role .tight .also{font-size:9.2pt}
.role .tighter{font-size:9.4pt;line-height:1.2}.role .tighter .columns{margin-top:1mm}.role .tighter .left{gap:1.2mm}.role .tighter .box{padding:1.1mm 2.5mm}
.role .tighter .chips li{font-size:8.8pt}.role .tighter .chips{gap:.7mm 1mm}.role .tighter .lever{padding:.6mm 0 .9mm}.role .tighter .plus,.role .tighter .also{font-size:9pt}
.role .name{font-size:9.5pt;margin-top:.3mm}
.role .columns{display:grid;grid-template-columns:86mm 1fr;gap:6mm;margin-top:2mm;flex:1;min-height:0}
.role .left{display:flex;flex-direction:column;gap:2.2mm}
.role .box h3{margin-bottom:.6mm}
.role .box p+p{margin-top:1.2mm}
.role .right h3:not(:first-child){margin-top:1.6mm}
.role .right h3{border-bottom:.3mm solid #000;padding-bottom:.6mm;margin-bottom:1mm}
.role .ticks{list-style:none;padding:0}
.role .ticks li{padding-left:5mm;text-indent:-5mm;margin-top:.8mm}
.counts{display:grid;grid-template-columns:1fr 23mm 10mm;gap:.5mm 2mm;align-items:center;margin-bottom:1mm}
.counts b{text-align:right}
.plus{font-size:9.5pt;line-height:1.25;margin-bottom:1mm}
.lever{border-bottom:.2mm solid #000;padding:1mm 0 1.3mm}
.also{font-size:9.5pt;margin-top:1mm}
.lever .top{display:flex;gap:1.6mm;align-items:center;margin-bottom:.8mm}
.lever .top span{margin-left:auto;font-size:9.5pt;text-align:right}
.chips{display:flex;flex-wrap:wrap;gap:.9mm 1.2mm;list-style:none;padding:0}
.chips li{border:.3mm solid #000;border-radius:3mm;padding:.2mm 2mm;font-size:9.5pt;line-height:1.3}
.chips .now{border-width:.9mm;font-weight:700;padding:0 1.6mm}
.chips .hidden{border-style:dashed}
.looks{font-size:9pt;margin-top:.6mm;line-height:1.2}

.levers h2{font-size:13pt}
.levers .piece{gap:1.6mm}
.levers .head{align-items:center}
.levers .who{font-size:9.5pt}
.levers dl{display:grid;gap:1.8mm}
.levers dt{font-weight:700}
.levers dd{font-size:10.5pt;line-height:1.25}
.levers .row{border-left:.3mm solid #000;padding-left:2.5mm}
.levers .row.now{border-left-width:1.4mm;padding-left:1.4mm}

.offer .piece{gap:3mm}
.offer .line{display:flex;gap:2mm;align-items:flex-end}
.offer .line b{white-space:nowrap}
.offer table{width:100%;border-collapse:collapse}
.offer th,.offer td{border:.3mm solid #000;text-align:left;padding:1mm 1.6mm;font-size:9.5pt;font-weight:400}
.offer td{height:12mm}
.offer thead th{font-weight:700}
.offer .picks{display:flex;gap:5mm;flex-wrap:wrap}

.order .piece{padding:5.5mm 13mm 3.5mm;gap:1.8mm}
.order .head{align-items:center}.order .head h2{font-size:14pt}
.order .round{margin-left:auto;font-weight:700;font-size:14pt;white-space:nowrap}
.order table{border-collapse:collapse;width:100%;table-layout:fixed}
.order td,.order th{border:.35mm solid #000;text-align:center;padding:.6mm .8mm;font-size:8.8pt;line-height:1.15;font-weight:400;vertical-align:middle;height:12.5mm;overflow-wrap:anywhere}
.order th{text-align:left;font-weight:700;width:36mm;font-size:9.5pt}
.order th div{display:flex;gap:1.4mm;align-items:center}
.order th small{display:block;font-weight:400;font-size:8.5pt}
.order td b{display:block;font-size:11.5pt;line-height:1.1}
.order td.now{outline:.8mm solid #000;outline-offset:-1.2mm}
.order td.none{padding:0;overflow:hidden}
.order td.none svg{width:100%;height:12mm;display:block}
.order td.kept{width:19mm}
.order .kept .tick{display:block;margin:0 auto .6mm}
.order .line{display:flex;gap:2mm;align-items:flex-end;font-size:9.5pt}
.order .line>*{white-space:nowrap}
.many td,.many th{height:9.5mm;padding:.3mm .8mm}.many th{font-size:9pt}.many .none svg{height:9mm}
.beliefs{display:grid;grid-template-columns:1fr 1fr;gap:1.4mm 5mm}
.believe{display:flex;gap:2mm;align-items:flex-end}
.believe .rings{display:flex;gap:.9mm}
.believe .rings span{border:.3mm solid #000;border-radius:3mm;font-size:8.5pt;padding:.2mm 1.5mm;line-height:1.25}
.fold{border-top:.4mm dotted #000;padding-top:1mm;margin-top:auto}

.dots{display:grid;grid-template-columns:repeat(10,1fr);gap:4.2mm 1.6mm}
.dots div{text-align:center;font-size:9pt;line-height:1.15;border:.2mm dashed #000;padding:1.2mm .4mm}
.dots .dot{width:12mm;height:12mm}
.dots b{display:block;font-size:11pt}

.code .whole{gap:1mm;flex-direction:row;align-items:center}
.code .told{flex:1;min-width:0}
.code .qr{width:31mm;height:31mm;flex:none;margin-left:3mm}
.code dl{display:grid;grid-template-columns:auto 1fr;gap:.3mm 3mm;align-items:baseline;margin:1mm 0}
.code dt{font-size:9pt}
.code dd{font-size:16pt;font-weight:700;letter-spacing:.12em;line-height:1.1}
.code dd.address{font-size:10.5pt;letter-spacing:0;overflow-wrap:anywhere}
.code dd.blank{border-bottom:.3mm solid #000;height:5.6mm}
.code .x1y2 .told{flex:none;width:90mm}
.code h2{display:flex;align-items:center;gap:2mm}

.watch .piece{gap:2mm}.watch .head{align-items:center}.noted{display:flex;flex-direction:column;flex:1;justify-content:space-evenly}
.exit .piece{gap:2.5mm}
.signed .rule{width:75mm;height:9mm}
.page{display:flex;flex-direction:column;gap:3mm}
.page>h2{font-size:18pt}
.page .lead{font-size:11.5pt}
table.plan{border-collapse:collapse;width:100%;font-size:9.2pt;line-height:1.22}
table.plan th,table.plan td{border-top:.25mm solid #000;padding:.9mm 1.6mm .9mm 0;text-align:left;vertical-align:top;font-weight:400}
table.plan thead th{font-weight:700;border-top:0;border-bottom:.5mm solid #000}
table.plan .min{white-space:nowrap;font-weight:700}
table.plan .kind{font-weight:700}
table.plan tr.set>*{border-top:.7mm solid #000}
.two{display:grid;grid-template-columns:1fr 1fr;gap:2.5mm 7mm}
.three{display:grid;grid-template-columns:1fr 1fr 1fr;gap:4mm}
.course{padding:9mm 12mm;gap:2mm}.course table.plan{font-size:8.7pt;line-height:1.16}.course table.plan td{padding:.55mm 1.4mm .55mm 0}.course table.plan .min{white-space:normal;width:15mm}.course .small,.course .two{font-size:8.7pt;line-height:1.2}.course .two{gap:1mm 6mm}
.page.text{gap:1.3mm}.text h3{margin-top:1.6mm}.text li{margin-top:.5mm}.text .lead{margin-bottom:1.5mm}.text .write-in{margin-top:1.5mm}
.start li{margin-top:1mm}.goals li{margin-top:0}
.page a{color:#000}
.write-in{display:flex;gap:2mm;align-items:flex-end}
.bottom{margin-top:auto}

header{display:none}
@media screen{
 body{background:#d9d4cc}
 header{display:block;max-width:210mm;margin:0 auto;padding:6mm 4mm 2mm}
 header p{margin-top:1mm}
 .sheet{margin-bottom:8mm;box-shadow:0 1px 6px rgba(0,0,0,.35)}
}
"""


def style(paper: str) -> str:
    """Write the style sheet for a paper, with the typeface in it."""
    size, wide, high = _SHEETS[paper]
    rules = _RULES.replace("$SIZE", size).replace("$WIDE", wide).replace("$HIGH", high)
    return faces() + rules
