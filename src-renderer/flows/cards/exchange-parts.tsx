/** Answers for parameters and headers as a list of names and values, with remarks in the margin. */
import type { Field } from '../../../src-preload/contract/trace.ts';
import { remarkOn } from './remark-on.ts';
import type { DrawnStep, Picture } from '../picture/picture.ts';
import styles from './exchange.module.css';
import { ShownValue } from './shown-value.tsx';

interface FieldListProps {
  readonly fields: readonly Field[];
  readonly step: DrawnStep;
  readonly picture: Picture;
  /** How a name is written: headers in their usual case. */
  readonly spell?: (name: string) => string;
}

/** Neighbours with one name (an Authorization header is kept as scheme and secret) share a row. */
function joinFields(fields: readonly Field[], join: boolean): Field[][] {
  const rows: Field[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (join && last?.[0]?.name === field.name) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

/** A description list of fields. Parameters that were sent twice stay two rows. */
export function FieldList({ fields, step, picture, spell }: FieldListProps) {
  if (fields.length === 0) return null;
  return (
    <dl className={styles['parts']}>
      {joinFields(fields, spell !== undefined).map((row, index) => {
        const name = row[0]?.name ?? '';
        const remarks = row.map((field) => remarkOn(field, step, picture)).filter((remark) => remark !== null);
        return (
          <div key={`${name} ${String(index)}`} style={{ display: 'contents' }}>
            <dt>{spell === undefined ? name : spell(name)}</dt>
            <dd>
              {row.map((field, place) => (
                <ShownValue key={String(place)} value={field.value} letters={picture.letters} />
              ))}
              {remarks.map((remark) => (
                <span key={remark} className={styles['remark']}>
                  {remark}
                </span>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
