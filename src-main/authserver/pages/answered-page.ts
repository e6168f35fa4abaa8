/** Answers for the page behind Back and behind old links: this consent page is over, and why. */
import { html, type Markup } from './html.ts';
import { messagePage } from './message-page.ts';
import type { FlowLink, Page, PageSurroundings } from './page-frame.ts';

/** Why a consent page cannot be answered (any more), and whose it was. */
export interface OverView {
  readonly why: 'answered' | 'expired' | 'taken-off' | 'deleted' | 'unknown';
  readonly appName: string | null;
  readonly flow: FlowLink | null;
}

/** Draws the page. */
export function answeredPage(surroundings: PageSurroundings, { why, appName, flow }: OverView): Page {
  const app: Markup = appName === null ? html`the app` : html`<bdi>${appName}</bdi>`;
  const heading = html`If you build ${appName === null ? html`this app` : app}`;
  if (why === 'answered') {
    return messagePage(surroundings, {
      title: 'Already answered',
      heading: 'You have already answered',
      paragraphs: [
        html`Your answer went back to ${app}. It counts once, so there is nothing left to do on this page.`,
        html`To sign in again, start from ${app}.`,
      ],
      aside: {
        heading,
        paragraphs: ['A consent page belongs to one authorization request. Going back to it shows this page, so that one login never makes two codes (RFC 6749 §4.1.2).'],
      },
      flow,
    });
  }
  if (why === 'expired') {
    return messagePage(surroundings, {
      title: 'Too late to answer',
      heading: 'This page has waited too long',
      paragraphs: ['A request for your consent waits 10 minutes. Nothing was authorized.', html`To sign in, start again from ${app}.`],
      aside: { heading, paragraphs: ['Send the person to the authorization URL again. The old request is closed and cannot be reopened.'] },
      flow,
    });
  }
  if (why === 'taken-off') {
    return messagePage(surroundings, {
      title: 'The way back is gone',
      heading: html`Mavio cannot take you back to ${app}`,
      paragraphs: ['The address to go back to was taken off the app after this page was opened. Nothing was authorized, and nothing was sent there.', html`To sign in, start again from ${app}.`],
      aside: { heading, paragraphs: ['The redirect URI of this request is not registered any more, so neither a code nor a refusal goes to it (RFC 6749 §3.1.2.4). Register it again, or send the one that is registered now.'] },
      flow,
    });
  }
  if (why === 'deleted') {
    return messagePage(surroundings, {
      title: 'This app does not exist any more',
      heading: html`${appName === null ? html`The app` : app} does not exist any more`,
      paragraphs: ['It was deleted while this page waited for you. Nothing was authorized.', 'You can close this page.'],
      aside: { heading, paragraphs: ['The app was deleted in the console, and every request that waited for an answer ended with it. Register it again to go on; its client id will be another one.'] },
      flow,
    });
  }
  return messagePage(surroundings, {
    title: 'No such request',
    heading: 'There is no such request',
    paragraphs: ['This address belongs to no request that waits for your answer. Nothing was authorized.', 'To sign in, start again from the app.'],
    flow,
  });
}
