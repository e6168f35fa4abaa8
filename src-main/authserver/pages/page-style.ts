/** Answers for how the pages of the server look: the drawing's tokens and one style sheet, without any inline style. */

const LIGHT = `color-scheme:light;--desk:#EFECE4;--paper:#FAF8F2;--sheet:#FFFEFA;--well:#F4F1E9;--line:#DCD7CA;--line-2:#BFB8A8;--edge:#857E6F;
--ink:#1A2028;--ink-2:#454C55;--ink-3:#646764;--pencil:#1A4F9C;--pencil-ink:#FFFFFF;--pass:#1C6A43;--fail:#B22A1C;--fail-wash:#FBE7E1;--verdict-ink:#FFFEFA;--press:#2F3742`;
const DARK = `color-scheme:dark;--desk:#0A0F16;--paper:#0F161F;--sheet:#141D28;--well:#0C131B;--line:#26323F;--line-2:#3D4C5C;--edge:#748496;
--ink:#ECE8DD;--ink-2:#BDC2C4;--ink-3:#929DA6;--pencil:#8FCBF2;--pencil-ink:#07131F;--pass:#7BD0A1;--fail:#FF9585;--fail-wash:#37191A;--verdict-ink:#0B1118;--press:#D3CFC3`;

const RULES = `
*{box-sizing:border-box;margin:0;padding:0}
body{font-variant-numeric:tabular-nums;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;background:var(--desk);color:var(--ink);font:400 15px/22px var(--ui);overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
body.paper{background:var(--paper)}
ol,ul{list-style:none}
svg{display:block;flex:none}
a{color:var(--pencil);text-underline-offset:3px;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--pencil);outline-offset:2px}
.stroke{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.strip{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 24px;padding:11px 24px;border-top:1px solid var(--line-2);background:var(--paper);color:var(--ink-2);font-size:13px;line-height:20px}
.paper .strip{background:var(--desk)}
.brand{display:flex;align-items:center;gap:6px;font:600 18px/24px var(--ui)}
.mat{flex:1;display:grid;grid-template-columns:minmax(0,1fr);justify-items:center;align-items:center;padding:32px 16px}
.card .brand{font-weight:700}
.card{width:100%;max-width:504px;background:var(--sheet);border:1px solid var(--line-2);border-radius:8px;padding:32px 40px 28px}
.pair{display:flex;align-items:center;justify-content:center;gap:8px;margin:16px 0 12px}
.mavio{display:grid;place-items:center;width:56px;height:56px;border-radius:11px;background:var(--ink);color:var(--sheet)}
.logo{display:block;border-radius:11px}
.initial{font:600 28px/1 var(--letter)}
.way path{fill:none;stroke:var(--edge);stroke-width:1.5;stroke-dasharray:2 4;stroke-linecap:round}
.card h1{font:600 22px/30px var(--ui);text-align:center;text-wrap:balance}
.who{display:flex;align-items:center;justify-content:center;gap:10px;margin-top:10px;font-size:14px;line-height:20px;color:var(--ink-2)}
.who p,.accounts li,.accounts a{min-width:0;max-width:100%;overflow-wrap:anywhere}
.who small{display:block;font-size:13px;line-height:18px;color:var(--ink-3)}
.face{flex:none;border-radius:50%}
.small.initial{font-size:14px}
.accounts{margin-top:14px}
.accounts h2,.accounts label{display:block;font:400 13px/18px var(--ui);text-align:center;color:var(--ink-3)}
.accounts ul{display:flex;flex-wrap:wrap;justify-content:center;gap:6px;margin-top:6px}
.accounts a{display:flex;align-items:center;gap:6px;min-height:28px;padding:3px 10px 3px 4px;border:1px solid var(--line-2);border-radius:14px;color:var(--ink);font-size:13px;line-height:18px;text-decoration:none}
.accounts a:hover,.pick button:hover{background:var(--well);border-color:var(--ink-2)}
.pick{display:flex;gap:8px;margin-top:6px}
.pick select{flex:1;min-width:0}
.pick select,.pick button{height:34px;padding:0 10px;border:1px solid var(--edge);border-radius:6px;background:var(--sheet);color:var(--ink);font:400 14px/20px var(--ui)}
.pick button{font-weight:600;cursor:pointer}
.may{margin-top:16px;padding-top:12px;border-top:1px solid var(--line)}
.may fieldset{border:0;min-width:0}
.may h2,.may legend{font:600 14px/20px var(--ui);margin-bottom:4px}
.may h2{margin-top:14px}
.may label{display:flex;gap:8px;flex:1;cursor:pointer}
.may input{appearance:none;flex:none;position:relative;width:18px;height:18px;margin-top:1px;border:1px solid var(--edge);border-radius:4px;background:var(--sheet);cursor:pointer}
.may input:checked{background:var(--ink);border-color:var(--ink)}
.may input:checked::after{content:'';position:absolute;left:5px;top:1px;width:6px;height:11px;border:solid var(--sheet);border-width:0 2px 2px 0;transform:rotate(42deg)}
.may label:hover input:not(:checked){border-color:var(--ink-2);background:var(--well)}
.may input:not(:checked)+span{color:var(--ink-2)}
.hint{margin-top:2px;font-size:13px;line-height:18px;color:var(--ink-3)}
.may li{display:flex;gap:8px;padding:4px 0;line-height:20px}
.may li svg{margin-top:2px}
.may .not{color:var(--ink-2)}
.answers{display:grid;grid-template-columns:1fr 1fr;gap:8px;margin-top:16px}
.answers button{height:46px;border:1px solid var(--edge);border-radius:6px;background:var(--sheet);color:var(--ink);font:600 15px/20px var(--ui);cursor:pointer;transition:background-color 90ms,border-color 90ms}
.answers button:hover{background:var(--well);border-color:var(--ink-2)}
.answers .yes{background:var(--ink);border-color:var(--ink);color:var(--sheet)}
.answers .yes:hover{background:var(--press);border-color:var(--press)}
.back{margin-top:12px;font-size:13px;line-height:18px;text-align:center;color:var(--ink-2)}
.card.said{max-width:560px}
.said h1{margin-top:24px;font:600 24px/32px var(--letter);text-align:left}
.said p{margin-top:10px;color:var(--ink-2)}
.said .kind{margin-top:24px;font-size:13px;line-height:20px;color:var(--ink-3)}.said .kind+h1{margin-top:2px}.said code{font:400 13px/20px var(--mono);overflow-wrap:anywhere}
.said p.first{color:var(--ink)}
.said h2{margin-top:24px;padding-top:16px;border-top:1px solid var(--line);font:600 15px/20px var(--letter)}
.said dl{margin-top:16px;display:grid;grid-template-columns:max-content 1fr;gap:6px 20px;font-size:14px}
.said dt{color:var(--ink-3)}
.do{display:flex;flex-wrap:wrap;gap:8px;margin-top:20px}
.btn{display:inline-flex;align-items:center;height:32px;padding:0 16px;border:1px solid var(--pencil);border-radius:4px;background:var(--pencil);color:var(--pencil-ink);font-size:13px;font-weight:600;text-decoration:none}
.btn:hover{text-decoration:underline}
.btn.other{border-color:var(--edge);background:var(--sheet);color:var(--ink)}
.top{padding:24px max(32px,50% - 628px) 0}
.stop{flex:1;display:grid;grid-template-columns:minmax(0,600px) minmax(0,560px);gap:48px 96px;justify-content:center;align-content:center;padding:32px}
.stop h1{font:600 30px/38px var(--letter);text-wrap:balance}
.stop h2{font:600 17px/24px var(--letter)}
.stop section:first-child h2{margin-top:32px}
.stop p{margin-top:6px;font-size:14px;line-height:22px;color:var(--ink-2)}
.stop p.lead{margin-top:14px;font-size:16px;line-height:26px;color:var(--ink)}
.values{display:grid;grid-template-columns:88px minmax(0,1fr);gap:4px 8px;align-items:baseline;padding:12px 16px;margin:16px 0 14px;border:1px solid var(--line-2);background:var(--sheet)}
.values dt{font-size:12px;color:var(--ink-3)}
.values dd{font:400 15px/24px var(--mono);white-space:pre-wrap}
.values .other{font-family:var(--ui);color:var(--ink-2)}
.values b{font-weight:600;background:var(--fail-wash);color:var(--fail);box-shadow:inset 0 -2px var(--fail)}
.values u{font-weight:600;text-decoration:none;box-shadow:inset 0 -2px var(--ink)}
.values .aligned{word-break:break-all}
.values .aligned i::after{content:attr(data-pad);font-style:normal}
.values .marks{margin-top:-4px;font:600 12px/16px var(--mono);font-size:15px;color:var(--pencil)}
.mistakes{display:grid;gap:6px;margin:0 0 14px;counter-reset:mistake}
.mistakes li{display:block;position:relative;padding-left:22px;font-size:14px;line-height:20px;color:var(--ink-2);counter-increment:mistake}
.mistakes li::before{content:counter(mistake);position:absolute;left:0;font-weight:600;color:var(--pencil)}
.mistakes b{font-weight:600;color:var(--ink)}
.climb{display:grid;grid-template-columns:104px minmax(0,1fr);gap:12px;margin-top:20px}
.climb li{display:flex;align-items:center;gap:8px;height:40px;font-size:14px;line-height:18px}
.climb .clause{margin-left:auto;padding-left:8px;font-size:11px;line-height:16px;color:var(--ink-3);white-space:nowrap;font-variant-numeric:tabular-nums}
.climb .none,.climb .skip{color:var(--ink-3)}
.climb .fail b{color:var(--fail);font-weight:600}
.sign{fill:none;stroke-width:1.25;stroke-linecap:round}
.sign.pass{color:var(--pass)}
.sign.fail rect{fill:var(--fail)}
.cross{fill:none;stroke:var(--verdict-ink);stroke-width:1.7;stroke-linecap:round}
.sign.none circle,.sign.skip circle,.sign.skip path{stroke:var(--edge)}
.sign.none circle{stroke-dasharray:2.4 2.2}
.ladder{fill:none;stroke-linecap:round}
.ladder .up{stroke:var(--ink);stroke-width:2.5}
.ladder .broken{stroke:var(--fail);stroke-width:2.5}
.ladder .dashed{stroke:var(--edge);stroke-width:1.25;stroke-dasharray:5 4}
.ladder .ground{stroke:var(--ink)}
@media (max-width:1080px){.top{padding:24px max(32px,50% - 320px) 0}.stop{grid-template-columns:minmax(0,640px);align-content:start}}
@media (max-width:560px){.mat{padding:16px 12px;align-items:start}.card{padding:24px 20px 20px}.top{padding:20px 20px 0}.stop{padding:24px 20px;gap:32px}.stop h1{font-size:24px;line-height:32px}
.ladder{display:none}.climb{grid-template-columns:minmax(0,1fr)}.climb li{height:auto;min-height:40px;padding:6px 0}.said dl{grid-template-columns:minmax(0,1fr);gap:0}.said dd{margin-bottom:8px}.values{grid-template-columns:minmax(0,1fr);gap:0}.values dd{margin-bottom:6px}.strip{padding:11px 20px}}
@media (prefers-reduced-motion:reduce){.answers button{transition:none}}
@media (forced-colors:active){.may input{appearance:auto}.may input::after{display:none}.values b,.values u{text-decoration:underline}}
`;

/** A font file as the style sheet names it. `range` is the unicode-range of a subset. */
export interface FontFace {
  readonly family: string;
  readonly weight: string;
  readonly url: string;
  readonly range: string | null;
}

/** The whole style sheet of the pages. In: where the fonts are served. Out: CSS for light and dark. */
export function pageStyle(fonts: readonly FontFace[]): string {
  const faces = fonts.map(
    ({ family, weight, url, range }) =>
      `@font-face{font-family:"${family}";src:url(${url}) format("woff2");font-weight:${weight};font-display:swap${range === null ? '' : `;unicode-range:${range}`}}`,
  );
  const families = '--ui:"Instrument Sans",system-ui,sans-serif;--letter:"National Park","Instrument Sans",system-ui,sans-serif;--mono:"IBM Plex Mono",ui-monospace,monospace';
  return `${faces.join('\n')}\n:root{${families};${LIGHT}}\n@media (prefers-color-scheme:dark){:root{${DARK}}}${RULES}`;
}
