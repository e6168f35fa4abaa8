/** Answers for choosing the picture of a person, with the reason when an image cannot be taken. */
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { LogoId } from '../../../src-preload/contract/ids.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { readImage } from '../../client/read-image.ts';
import { Button } from '../../ui/button.tsx';
import { ImageButton } from '../../ui/image-button.tsx';
import { PersonPicture } from './person-picture.tsx';
import styles from './person-form.module.css';

interface PictureChoiceProps {
  readonly person: { readonly personId: string | null; readonly name: string; readonly pictureId: LogoId | null };
  readonly onChange: (pictureId: LogoId | null) => void;
}

/** The picture with its buttons. */
export function PictureChoice({ person, onChange }: PictureChoiceProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const add = useMutation(queries.logos.add.mutationOptions());
  const take = async (file: File): Promise<void> => {
    setRefusal(null);
    const read = await readImage(file);
    if ('refusal' in read) {
      setRefusal(read.refusal);
      return;
    }
    try {
      onChange((await add.mutateAsync(read)).logoId);
    } catch (error) {
      setRefusal(isDefinedError(error) ? (error as unknown as { data: { reason: string } }).data.reason : sayFailure(error));
    }
  };
  return (
    <div className={styles['picture']} role="group" aria-label="Picture">
      <PersonPicture person={person} size={40} />
      <ImageButton label="Picture file" loading={add.isPending} onFile={(file) => void take(file)}>
        {person.pictureId === null ? 'Choose a picture' : 'Replace the picture'}
      </ImageButton>
      {person.pictureId === null ? null : (
        <Button
          kind="ghost"
          onClick={() => {
            onChange(null);
          }}
        >
          Remove
        </Button>
      )}
      {refusal === null ? null : (
        <p className={styles['refusal']} role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
