/** Answers for the sheet of keys: every key that does something, by where it works. */
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Modal } from '../../ui/modal.tsx';
import { capOf, SHORTCUTS, STANDING_KEYS } from '../../ui/shortcuts.ts';
import type from '../../ui/type.module.css';
import styles from './help-sheet.module.css';
import { openOverlay } from './palette-store.ts';

const ROWS = [...Object.values(SHORTCUTS), ...STANDING_KEYS];
const PLACES = [...new Set(ROWS.map(({ where }) => where))];

function close(): void {
  openOverlay(null);
}

/** The sheet, open. */
export function HelpSheet() {
  return (
    <Modal label="Keyboard shortcuts" className={styles['sheet'] ?? ''} onClose={close}>
      <div className={styles['head']}>
        <h2 className={type['h2']}>Keyboard shortcuts</h2>
        <IconButton icon="close" label="Close" onClick={close} />
      </div>
      <div className={styles['body']} tabIndex={0} role="region" aria-label="Keys">
        {PLACES.map((place) => (
          <section key={place} className={styles['place']}>
            <h3 className={type['h3']}>{place}</h3>
            <dl>
              {ROWS.filter(({ where }) => where === place).map(({ key, does }) => (
                <div key={`${key} ${does}`} className={styles['row']}>
                  <dt>{does}</dt>
                  <dd>
                    {key.split(' ').map((one) => (
                      <Kbd key={one} isSaid>
                        {capOf(one)}
                      </Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className={styles['remark']}>Single letters do nothing while you type in a field.</p>
      </div>
    </Modal>
  );
}
