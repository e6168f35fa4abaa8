/** Answers for the button that chooses an image file. */
import { useRef } from 'react';
import { Button } from './button.tsx';
import type from './type.module.css';

interface ImageButtonProps {
  /** What the button says: “Choose a file”. */
  readonly children: string;
  /** Name of the file field behind the button. */
  readonly label: string;
  readonly loading: boolean;
  readonly onFile: (file: File) => void;
}

/** The button, with the file field that it opens. */
export function ImageButton({ children, label, loading, onFile }: ImageButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        data-takes-focus=""
        loading={loading}
        onClick={() => {
          input.current?.click();
        }}
      >
        {children}
      </Button>
      <input
        ref={input}
        className={type['hidden']}
        type="file"
        tabIndex={-1}
        aria-label={label}
        accept="image/png,image/jpeg,image/webp,image/svg+xml,.png,.jpg,.jpeg,.webp,.svg"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) onFile(file);
          // The same file can be chosen again after it was changed.
          event.target.value = '';
        }}
      />
    </>
  );
}
