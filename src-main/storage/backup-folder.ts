/** Answers for the folder of backups: which files are backups, and how one comes to stand there whole or not at all. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, promises, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A backup on the disk; the time is epoch ms of this machine. */
export interface FoundBackup {
  readonly name: string;
  readonly bytes: number;
  readonly madeAt: number;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,120}\.db$/;
const UNFINISHED = '.unfinished';

/** The folder `backups` of a data folder. */
export class BackupFolder {
  readonly path: string;

  constructor(dataFolder: string) {
    this.path = join(dataFolder, 'backups');
  }

  /** Every backup, the newest first. A file that somebody put there counts, when it is named like one. */
  list(): FoundBackup[] {
    if (!existsSync(this.path)) return [];
    const found = readdirSync(this.path, { withFileTypes: true }).filter((entry) => entry.isFile() && NAME.test(entry.name));
    return found
      .map(({ name }) => {
        const { size, mtimeMs } = statSync(join(this.path, name));
        return { name, bytes: size, madeAt: Math.round(mtimeMs) };
      })
      .sort((a, b) => b.madeAt - a.madeAt || (a.name < b.name ? 1 : -1));
  }

  /** Whole path of a backup, or null when there is none of this name. */
  find(name: string): string | null {
    const path = join(this.path, name);
    return NAME.test(name) && statSync(path, { throwIfNoEntry: false })?.isFile() === true ? path : null;
  }

  /** A name that is free. In: what it begins with, and the moment (epoch ms, written in UTC). */
  freeName(word: string, at: number): string {
    const stem = `${word}-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')}`;
    for (let count = 1; ; count += 1) {
      const name = `${stem}${count === 1 ? '' : `-${String(count)}`}.db`;
      if (!existsSync(join(this.path, name))) return name;
    }
  }

  /** Makes an empty file for this user only, to be filled and then finished. Out: its path. */
  begin(name: string): string {
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    const path = join(this.path, `${name}${UNFINISHED}`);
    rmSync(path, { force: true });
    closeSync(openSync(path, 'wx', 0o600));
    return path;
  }

  /** Gives a filled file its name. */
  finish(name: string): void {
    const path = join(this.path, `${name}${UNFINISHED}`);
    chmodSync(path, 0o600);
    renameSync(path, join(this.path, name));
  }

  /** Takes away what was not finished, now or in a run that was killed. */
  clean(): void {
    if (!existsSync(this.path)) return;
    for (const name of readdirSync(this.path)) if (/\.unfinished(?:-journal|-wal|-shm)?$/.test(name)) rmSync(join(this.path, name), { force: true });
  }

  /**
   * Deletes a backup; one that is gone already is no mistake. It is off the list at once. The file system takes most of a second to give a
   * gigabyte free, which happens while requests are answered; what is left of it by a killed process is cleaned away later.
   */
  async remove(name: string): Promise<void> {
    const path = this.find(name);
    if (path === null) return;
    const going = `${path}${UNFINISHED}`;
    renameSync(path, going);
    // `promises` is loaded by whoever reads it, so that a start does not wait for it.
    await promises.rm(going, { force: true });
  }
}
