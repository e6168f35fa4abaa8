/** Answers for where the window stands: remembered in the data folder, believed only when it fits a screen. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A rectangle on the desktop, in device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The least size at which every screen can be used. */
export const LEAST_SIZE = { width: 900, height: 600 } as const;

const FIRST_SIZE = { width: 1440, height: 900 } as const;

const edge = z.number().int().min(-100_000).max(100_000);
const length = z.number().int().min(1).max(100_000);

/** What is remembered of the window. The area is that of the window when it is not maximised. */
export const WindowState = z.strictObject({
  area: z.strictObject({ x: edge, y: edge, width: length, height: length }),
  maximised: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

const fileOf = (dataFolder: string): string => join(dataFolder, 'window.json');

/** Reads what was remembered; null when there is nothing, or nothing that can be believed. */
export function loadWindowState(dataFolder: string): WindowState | null {
  try {
    return WindowState.safeParse(JSON.parse(readFileSync(fileOf(dataFolder), 'utf8'))).data ?? null;
  } catch {
    // Absent on the first start, unreadable after a full disk: both mean the first size.
    return null;
  }
}

/** Remembers the window. The file is replaced whole, so that a crash leaves the old one. */
export function saveWindowState(dataFolder: string, state: WindowState): void {
  const file = fileOf(dataFolder);
  writeFileSync(`${file}.new`, `${JSON.stringify(WindowState.parse(state))}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high));

function overlap(a: Area, b: Area): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/** Moves and shrinks an area until it lies inside the screen. */
function pushInside(area: Area, screen: Area): Area {
  const width = Math.min(Math.max(area.width, LEAST_SIZE.width), screen.width);
  const height = Math.min(Math.max(area.height, LEAST_SIZE.height), screen.height);
  return {
    width,
    height,
    x: between(screen.x, area.x, screen.x + screen.width - width),
    y: between(screen.y, area.y, screen.y + screen.height - height),
  };
}

function centre(screen: Area): Area {
  const width = Math.min(FIRST_SIZE.width, screen.width);
  const height = Math.min(FIRST_SIZE.height, screen.height);
  return {
    width,
    height,
    x: screen.x + Math.round((screen.width - width) / 2),
    y: screen.y + Math.round((screen.height - height) / 2),
  };
}

/**
 * Where the window opens. In: what was remembered, and the work areas of the screens that are plugged in, the main one
 * first. A window whose screen is gone opens in the middle of the main one.
 */
export function placeWindow(remembered: WindowState | null, screens: readonly [Area, ...Area[]]): WindowState {
  if (remembered === null) return { area: centre(screens[0]), maximised: false };
  const ranked = screens.map((screen) => ({ screen, shared: overlap(remembered.area, screen) })).sort((a, b) => b.shared - a.shared);
  const best = ranked[0];
  if (best === undefined || best.shared === 0) return { area: centre(screens[0]), maximised: remembered.maximised };
  return { area: pushInside(remembered.area, best.screen), maximised: remembered.maximised };
}
