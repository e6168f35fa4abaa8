/** Answers for which screen stands at which address. */
import { Redirect, Route, Switch } from 'wouter';
import { readClientId } from '../apps/app-address.ts';
import { AppPage } from '../apps/app-page.tsx';
import { AppsPage } from '../apps/apps-page.tsx';
import { CredentialsPage } from '../apps/credentials-page.tsx';
import { DoctorPage } from '../flows/doctor/doctor-page.tsx';
import { FlowsPage } from '../flows/flows-page.tsx';
import { GuidedPage } from '../flows/guided/guided-page.tsx';
import { MockingPage } from '../mocking/mocking-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** The screens. Every address survives a reload. */
export function Routes() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/apps" replace />
      </Route>
      <Route path="/apps/new">
        <AppsPage isRegistering />
      </Route>
      <Route path="/apps">
        <AppsPage isRegistering={false} />
      </Route>
      <Route path="/apps/:clientId/issued">{({ clientId }) => <CredentialsPage key={clientId} clientId={readClientId(clientId)} />}</Route>
      <Route path="/apps/:clientId/:section?">{({ clientId, section }) => <AppPage key={clientId} clientId={readClientId(clientId)} section={section ?? ''} />}</Route>
      <Route path="/flows">
        <FlowsPage flowId={null} />
      </Route>
      <Route path="/flows/guided">
        <GuidedPage />
      </Route>
      <Route path="/flows/doctor">
        <DoctorPage />
      </Route>
      <Route path="/flows/:flowId">{({ flowId }) => <FlowsPage flowId={flowId} />}</Route>
      <Route path="/mocking/:section?">{({ section }) => <MockingPage section={section ?? ''} />}</Route>
      <Route path="/settings/:section?">{({ section }) => <SettingsPage section={section ?? ''} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
