/** Answers for handing the page's message port to the main process; nothing else crosses here. */
import { ipcRenderer } from 'electron';

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  // Frames and other windows post messages too: only the page itself may connect.
  if (event.source !== window || event.ports.length !== 1) return;
  const data = event.data;
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'mavio:connect') return;
  ipcRenderer.postMessage('mavio:connect', null, [...event.ports]);
});
