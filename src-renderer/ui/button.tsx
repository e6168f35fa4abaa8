/** Answers for buttons, and for links that look like buttons. */
import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './button.module.css';
import { cx } from './cx.ts';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { Spinner } from './spinner.tsx';

/** `primary` is the next step, one in a region; `destructive` is filled ink, never red. */
export type ButtonKind = 'primary' | 'outline' | 'destructive' | 'ghost';

interface Look {
  readonly kind?: ButtonKind;
  /** `large` (32 px) ends a form; `normal` is 28 px. */
  readonly size?: 'normal' | 'large';
  readonly icon?: IconName;
  /** The key that does the same, drawn as a cap: `N`, `↵`. */
  readonly shortcut?: string;
}

interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly type?: 'button' | 'submit';
  /** Runs: the ring turns, the name and the width stay, clicks do nothing. */
  readonly loading?: boolean;
  /** Looks disabled but can be pressed and focused, to learn what is missing. The reason stands beside it. */
  readonly unready?: boolean;
  /** Takes the focus when what had it beside this button is gone. See keep-focus.ts. */
  readonly 'data-takes-focus'?: '';
  /** A dialog begins at this button. See modal.tsx. */
  readonly 'data-begins'?: '';
}

function look({ kind = 'outline', size = 'normal' }: Look, more?: string): string {
  return cx(styles['button'], styles[kind], size === 'large' && styles['large'], more);
}

function Face({ icon, shortcut, loading = false, children }: Look & { readonly loading?: boolean; readonly children?: ReactNode }) {
  return (
    <>
      {loading ? <Spinner /> : icon === undefined ? null : <Icon name={icon} />}
      {children}
      {shortcut === undefined ? null : <Kbd>{shortcut}</Kbd>}
    </>
  );
}

/** A button. Buttons name the result, and keep the name while it comes about. */
export function Button({ kind, size, icon, shortcut, loading = false, unready = false, type = 'button', className, onClick, children, ...rest }: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (loading) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className={look({ ...(kind && { kind }), ...(size && { size }) }, cx(className, loading && icon === undefined && styles['makesRoom'], unready && styles['unready']))}
      aria-busy={loading || undefined}
      aria-disabled={loading || unready || undefined}
      aria-keyshortcuts={shortcut === '↵' ? 'Enter' : shortcut}
      onClick={press}
    >
      <Face loading={loading} {...(icon && { icon })} {...(shortcut && { shortcut })}>
        {children}
      </Face>
    </button>
  );
}

/** A link out of the console that looks like a button: a page of its own, which gets no handle on this one. */
export function AwayLink({ href, className, children, 'data-takes-focus': takes, ...shape }: ButtonLinkProps) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" data-takes-focus={takes} className={look(shape, className)} aria-keyshortcuts={shape.shortcut}>
      <Face {...shape}>{children}</Face>
    </a>
  );
}

interface ButtonLinkProps extends Look {
  readonly href: string;
  readonly className?: string;
  /** Takes the focus when what had it beside this link is gone. See keep-focus.ts. */
  readonly 'data-takes-focus'?: '';
  readonly children: ReactNode;
}

/** A link to another page of the console that looks like a button. */
export function ButtonLink({ href, className, children, 'data-takes-focus': takes, ...shape }: ButtonLinkProps) {
  return (
    <Link href={href} data-takes-focus={takes} className={look(shape, className)} aria-keyshortcuts={shape.shortcut}>
      <Face {...shape}>{children}</Face>
    </Link>
  );
}
