/** Answers for flags and menu of the desktop: what is the console's, and what belongs to the runtime or the platform. */
import { describe, expect, test } from 'vitest';
import { menuTemplate } from '../../src-main/desktop/menu-template.ts';
import { pickOwnFlags } from '../../src-main/desktop/own-flags.ts';

describe('own flags', () => {
  test('begin after the app’s folder, or after the program when packaged', () => {
    expect(pickOwnFlags(['/bin/electron', '.', '--port', '4400'], false)).toEqual(['--port', '4400']);
    expect(pickOwnFlags(['/opt/mavio-console', '--port', '4400'], true)).toEqual(['--port', '4400']);
  });

  test('are told from those of the runtime', () => {
    const runtime = ['--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '--ozone-platform-hint=auto', '-psn_0_1234'];
    expect(pickOwnFlags(['/bin/electron', '.', ...runtime, '--vault', 'session'], false)).toEqual(['--vault', 'session']);
  });

  test('keep what nobody knows, so that a slip of the pen is named', () => {
    expect(pickOwnFlags(['/bin/electron', '.', '--prot', '4400', '--no-sandboxes'], false)).toEqual(['--prot', '4400', '--no-sandboxes']);
  });
});

describe('the menu', () => {
  test('has an app menu on macOS only', () => {
    expect(menuTemplate('darwin')[0]).toEqual({ role: 'appMenu' });
    expect(menuTemplate('linux')[0]).toEqual({ role: 'fileMenu' });
  });

  test('has copy and paste, zoom and the window on every platform', () => {
    for (const platform of ['darwin', 'linux', 'win32']) {
      const text = JSON.stringify(menuTemplate(platform));
      for (const role of ['fileMenu', 'editMenu', 'windowMenu', 'zoomIn', 'togglefullscreen']) expect(text).toContain(`"role":"${role}"`);
    }
  });
});
