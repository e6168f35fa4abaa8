/** Answers for a fault in a screen: a calm page instead of an empty one. */
import type { ReactNode } from 'react';
import { Component } from 'react';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import styles from './message-page.module.css';

interface Props {
  readonly children: ReactNode;
  /** A new value (the address) gives the screen another try. */
  readonly resetKey?: string;
}

interface State {
  readonly error: Error | null;
  readonly resetKey: string | undefined;
}

/** Catches what a screen throws while it draws. Nothing in the main process is touched by it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Pick<State, 'error'> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className={styles['page']}>
        <ErrorState
          title="This screen could not be drawn"
          action={
            <Button
              kind="primary"
              onClick={() => {
                location.reload();
              }}
            >
              Reload the page
            </Button>
          }
        >
          <p>The server keeps running, and nothing you registered is lost. If it happens again after reloading, this is what to report:</p>
          <pre className={styles['fault']}>{`${error.name}: ${error.message}`}</pre>
        </ErrorState>
      </div>
    );
  }
}
