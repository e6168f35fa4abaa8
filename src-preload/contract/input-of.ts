/** Answers for inputs that name one thing. */
import { z } from 'zod';
import { BackupName } from './backups.ts';
import { CheckupId } from './checkups.ts';
import { FaultId } from './faults.ts';
import { BreakpointId, HoldId } from './holds.ts';
import { ClientId, FlowId, PersonId } from './ids.ts';

export const ofApp = z.object({ clientId: ClientId });
export const ofBackup = z.object({ name: BackupName });
export const ofBreakpoint = z.object({ breakpointId: BreakpointId });
export const ofHold = z.object({ holdId: HoldId });
export const ofFault = z.object({ ruleId: FaultId });
export const ofFlow = z.object({ flowId: FlowId });
export const ofCheckup = z.object({ checkupId: CheckupId });
export const ofPerson = z.object({ personId: PersonId });
