/** Answers for which front door this page came through; only what must differ asks. */

/** True in the desktop window, also while it is being developed. */
export function isDesktop(): boolean {
  return location.protocol === 'app:' || navigator.userAgent.includes(' Electron/');
}
