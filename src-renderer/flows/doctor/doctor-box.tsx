/** Answers for the doctor's door on the empty page: whatever is pasted here opens the Doctor page with it. */
import { useLocation } from 'wouter';
import { TextField } from '../../ui/text-field.tsx';
import text from '../../ui/type.module.css';
import styles from './doctor.module.css';
import { useDoctorText } from './doctor-text.ts';

/** The box. */
export function DoctorBox() {
  const [, navigate] = useLocation();
  const setText = useDoctorText((state) => state.setText);
  const open = (pasted: string): void => {
    setText(pasted);
    navigate('/flows/doctor');
  };
  return (
    <>
      <h2 className={text['h2']}>Or check a URL without traffic</h2>
      <p className={styles['lead']}>Paste any authorization URL. The redirect doctor reads it against your registered apps.</p>
      <div className={styles['box']}>
        <TextField label="URL to check" labelHidden mono kind="url" value="" placeholder="https://mavioapp.com/oauth/authorize?…" onChange={open} />
      </div>
    </>
  );
}
