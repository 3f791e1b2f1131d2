import type { ReactNode } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { AgendaScreen } from './screens/agenda/agendaScreen.tsx'
import { HomeScreen } from './screens/home/homeScreen.tsx'
import { NewMeetingScreen } from './screens/meeting/newMeetingScreen.tsx'
import { ParticularsScreen } from './screens/meeting/particularsScreen.tsx'
import { PapersScreen } from './screens/papers/papersScreen.tsx'

/** Which screen an address shows: #/meetings/ID/agenda and so on. */
export function Routes(): ReactNode {
  return (
    <Switch>
      <Route path="/">
        <HomeScreen />
      </Route>
      <Route path="/meetings/new">
        <NewMeetingScreen />
      </Route>
      <Route path="/meetings/:id/particulars">
        {({ id }) => <ParticularsScreen key={id} meetingId={id} />}
      </Route>
      <Route path="/meetings/:id/agenda">{({ id }) => <AgendaScreen key={id} meetingId={id} />}</Route>
      <Route path="/meetings/:id/papers">{({ id }) => <PapersScreen key={id} meetingId={id} />}</Route>
      <Route>
        <Redirect to="/" />
      </Route>
    </Switch>
  )
}
