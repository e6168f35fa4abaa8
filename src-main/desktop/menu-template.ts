/** Answers for the application menu: the platform's usual roles, and nothing that does not work. */

/** An entry of the menu, in the words of Electron's menu template. */
export type MenuEntry =
  | { readonly role: 'appMenu' | 'fileMenu' | 'editMenu' | 'windowMenu' | 'reload' | 'toggleDevTools' | 'resetZoom' | 'zoomIn' | 'zoomOut' | 'togglefullscreen' }
  | { readonly type: 'separator' }
  | { readonly label: string; readonly submenu: MenuEntry[] };

/** The menu of a platform (`process.platform`). Only macOS has an app menu; its absence is the custom elsewhere. */
export function menuTemplate(platform: string): MenuEntry[] {
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        { role: 'toggleDevTools' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
}
