/** Answers for escaping: HTML is only ever put together through this template tag. */

/** Markup that is already safe. Only `html` makes it, so text can never pass for it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text is escaped, markup is kept, null leaves nothing. */
export type Piece = string | number | Markup | null | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'string') return piece.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
  if (typeof piece === 'number') return String(piece);
  return piece.map(render).join('');
}

/** Tag for HTML: every interpolation is escaped, for text and for quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(strings.map((text, index) => text + (index < pieces.length ? render(pieces[index] ?? null) : '')).join(''));
}
