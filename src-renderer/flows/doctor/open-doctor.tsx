/** Answers for the way from a card whose redirect URI was refused to the Doctor page, with the request in its field. */
import { useLocation } from 'wouter';
import { firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { Exchange } from '../../../src-preload/contract/trace.ts';
import { Button } from '../../ui/button.tsx';
import type { DrawnStep } from '../picture/picture.ts';
import { useDoctorText, writeRequestUrl } from './doctor-text.ts';

/** The button; nothing where the redirect URI is not what failed. */
export function OpenDoctor({ step, exchange, issuer }: { readonly step: DrawnStep; readonly exchange: Exchange; readonly issuer: string }) {
  const [, navigate] = useLocation();
  const setText = useDoctorText((state) => state.setText);
  const failed = step.state === 'failed' && step.step === 1 && firstFailure(step.checks)?.id.startsWith('redirect.') === true;
  if (!failed) return null;
  return (
    <Button
      onClick={() => {
        setText(writeRequestUrl(exchange, issuer));
        navigate('/flows/doctor');
      }}
    >
      Redirect doctor
    </Button>
  );
}
