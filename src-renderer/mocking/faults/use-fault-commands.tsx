/** Answers for fault rules in the palette: switching each, adding one of the gallery, and writing one. */
import { useLocation } from 'wouter';
import { FAULT_PRESETS } from '../../../src-preload/contract/fault-presets.ts';
import { sayRule } from '../../../src-preload/contract/fault-words.ts';
import type { Command } from '../../ui/command.ts';
import { Icon } from '../../ui/icon.tsx';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import { addPreset, failToAdd, switchRule } from './edit-faults.ts';
import { openFault, type OpenFault } from './open-store.ts';
import { useFaults } from './use-faults.ts';

const WORDS = 'fault rule inject mocking misbehave';

/** The commands. Rules in their order, then what can be added. */
export function useFaultCommands(): Command[] {
  const [, navigate] = useLocation();
  const rules = useFaults().data?.rules ?? [];
  const icon = <Icon name="mocking" size={16} />;
  const goTo = (open: OpenFault) => (): void => {
    navigate('/mocking/faults');
    openFault(open);
  };
  const switches = rules.map((rule): Command => ({
    id: `fault ${rule.ruleId}`,
    title: `Switch rule ${String(rule.number)} ${rule.isOn ? 'off' : 'on'}`,
    note: `${rule.title === '' ? '' : `${rule.title}. `}${sayRule(rule, { app: rule.appName, person: rule.personName })}`,
    words: WORDS,
    sign: rule.isOn ? <VerdictSign verdict="injected" label="" /> : icon,
    isQuiet: true,
    run: () => void switchRule(rule),
  }));
  const presets = FAULT_PRESETS.map((preset): Command => ({
    id: `fault preset ${preset.id}`,
    title: `Add fault: ${preset.name}`,
    note: preset.what,
    words: `${WORDS} gallery`,
    sign: <Icon name="plus" size={16} />,
    isQuiet: true,
    run: () => void addPreset(preset).catch(failToAdd),
  }));
  return [
    ...switches,
    { id: 'fault gallery', title: 'Add a fault from the gallery', words: WORDS, sign: icon, run: goTo({ what: 'gallery' }) },
    { id: 'fault rule', title: 'Write a fault rule', words: `${WORDS} add new`, sign: icon, isQuiet: true, run: goTo({ what: 'rule', rule: null }) },
    ...presets,
  ];
}
