/** Answers for the workspace's part of the settings: out as a file, in from one. */
import { ExportPanel } from '../workspace/export-panel.tsx';
import { ImportPanel } from '../workspace/import-panel.tsx';

/** The section at /settings/workspace. */
export function WorkspaceSection() {
  return (
    <>
      <ExportPanel />
      <ImportPanel />
    </>
  );
}
