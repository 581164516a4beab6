/**
 * The one style of every page that Zhiyin writes: calm, readable on a phone and on paper, light and dark. No scripts, no outside files.
 * Inline charts use the same variables (charts/svg.ts writes `var(--ink)`), so that they turn dark with the page.
 *
 * Pieces for pages: `.cards` > `.card` (figures side by side; `.card b` the number, `.card small` its base), `.columns` (two columns on wide screens),
 * `.tag` (a small word in a box), `.up` `.down` (moves; with an arrow in the text, never colour alone), `.unknown` (what is not known yet), `.meter` with
 * `style="--share:0.42"` (a share as a bar), `figure.chart`, `figure.quote`, `p.note`, `p.warning`.
 */
export const style = `
:root{color-scheme:light dark;--paper:#ffffff;--panel:#f6f7f9;--ink:#1f2933;--muted:#66717d;--rule:#d9dee4;--accent:#0b63a5;--blue:#0072b2;--good:#00754f;--bad:#b3440a;--warn:#fff6e0}
@media (prefers-color-scheme:dark){:root{--paper:#15191e;--panel:#1e242b;--ink:#e4e8ec;--muted:#9aa5b1;--rule:#38414b;--accent:#6db8ee;--blue:#4aa3dc;--good:#4cc79a;--bad:#f0936a;--warn:#3a311b}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.65 "Noto Sans SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Source Han Sans SC",system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.75rem;line-height:1.3;margin:.5rem 0 .25rem}
h2{font-size:1.3rem;margin:2.5rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--rule)}
h3{font-size:1.08rem;margin:1.75rem 0 .5rem}
h4{font-size:1rem;margin:1.25rem 0 .4rem}
p,ul,ol{margin:.5rem 0 .75rem}
li{margin:.2rem 0}
a{color:var(--accent)}
small{color:var(--muted);font-size:.85em}
code{font:.9em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--panel);padding:.05em .3em;border-radius:3px}
pre{background:var(--panel);padding:.9rem;border-radius:6px;overflow-x:auto}
pre code{background:none;padding:0}
.note{color:var(--muted);font-size:.9rem}
.warning{background:var(--warn);border-left:4px solid var(--bad);padding:.6rem .9rem;border-radius:4px}
.table{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.93rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{padding:.42rem .7rem;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top}
thead th{color:var(--muted);font-weight:600;white-space:nowrap;border-bottom-width:2px}
tbody th{font-weight:500;min-width:6em}
.number{text-align:right;white-space:nowrap}
figure{margin:1rem 0}
figure.chart figcaption{font-weight:600;margin-bottom:.35rem}
figure.chart figcaption small{display:block;font-weight:400}
figure.chart [role=img]{overflow-x:auto}
figure.chart svg{display:block;width:100%;height:auto}
details{font-size:.9rem;color:var(--muted)}
summary{cursor:pointer}
.quotes{margin:1rem 0}
figure.quote{margin:.6rem 0;padding:.1rem 0 .1rem .9rem;border-left:3px solid var(--accent)}
blockquote{margin:0}
figure.quote figcaption{color:var(--muted);font-size:.82rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.4rem,1fr));gap:.75rem;margin:1rem 0}
.card{background:var(--panel);border-radius:8px;padding:.8rem .95rem}
.card span{display:block;color:var(--muted);font-size:.85rem}
.card b{display:block;font-size:1.4rem;line-height:1.4;font-variant-numeric:tabular-nums}
.card em{display:block;font-style:normal;font-size:.9rem;font-variant-numeric:tabular-nums}
.card small{display:block}
.languages{position:absolute;opacity:0}
.switch{text-align:right;font-size:.9rem;margin:0}
.switch label{cursor:pointer;padding:.1rem .5rem;border-radius:4px;color:var(--accent)}
section[lang]{display:none}
#lang-1:checked~section:nth-of-type(1),#lang-2:checked~section:nth-of-type(2){display:block}
#lang-1:checked~.switch label[for=lang-1],#lang-2:checked~.switch label[for=lang-2]{color:var(--muted);background:var(--panel)}
.languages:focus-visible~.switch{outline:2px solid var(--accent)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:0 2rem}
.tag{display:inline-block;background:var(--panel);border:1px solid var(--rule);border-radius:999px;padding:.02rem .65rem;margin:.12rem .2rem .12rem 0;font-size:.87rem}
.up{color:var(--good)}
.down{color:var(--bad)}
.unknown{color:var(--muted);border:1px dashed var(--rule);border-radius:6px;padding:.5rem .8rem}
.meter{position:relative;height:.5rem;background:var(--panel);border-radius:999px;overflow:hidden}
.meter::after{content:"";position:absolute;inset:0 auto 0 0;width:calc(var(--share)*100%);background:var(--accent)}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--rule);color:var(--muted);font-size:.85rem}
@media (max-width:34rem){figure.chart svg{min-width:34rem}body{font-size:15px}main{padding:1rem .9rem 3rem}h1{font-size:1.4rem}.columns{grid-template-columns:1fr}}
@media print{:root{color-scheme:light;--paper:#fff;--panel:#f6f7f9;--ink:#111;--muted:#555;--rule:#ccc}main{max-width:none;padding:0}details,.switch{display:none}h2,h3{break-after:avoid}figure,.card,tr{break-inside:avoid}a{color:inherit;text-decoration:none}@page{size:A4;margin:16mm}}
`.trim()
