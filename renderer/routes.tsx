import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { AuditScreen } from './screens/audit/auditScreen.tsx'
import { AgendaScreen } from './screens/agenda/agendaScreen.tsx'
import { OpenedBundleScreen } from './screens/bundle/openedBundleScreen.tsx'
import { SaveBundleScreen } from './screens/bundle/saveBundleScreen.tsx'
import { CommitteesScreen } from './screens/committees/committeesScreen.tsx'
import { CalendarScreen } from './screens/calendar/calendarScreen.tsx'
import { useFrame } from './frame/frameState.ts'
import { HomeScreen } from './screens/home/homeScreen.tsx'
import { ImportDeskScreen } from './screens/import/importDesk.tsx'
import { ImportScreen } from './screens/import/importScreen.tsx'
import { LiveScreen } from './screens/live/liveScreen.tsx'
import { MigrateScreen } from './screens/migrate/migrateScreen.tsx'
import { NewMeetingScreen } from './screens/meeting/newMeetingScreen.tsx'
import { ParticularsScreen } from './screens/meeting/particularsScreen.tsx'
import { PackScreen } from './screens/pack/packScreen.tsx'
import { PapersScreen } from './screens/papers/papersScreen.tsx'
import { PeopleScreen } from './screens/people/peopleScreen.tsx'
import { registerKinds } from '../shared/domain/registers/register.ts'
import { RegistersScreen } from './screens/registers/registersScreen.tsx'
import { ProgrammeScreen } from './screens/programme/programmeScreen.tsx'
import { ReportScreen } from './screens/report/reportScreen.tsx'
import { ReviewScreen } from './screens/review/reviewScreen.tsx'
import { SearchScreen } from './screens/search/searchScreen.tsx'
import { SettingsScreen, settingsSections } from './screens/settings/settingsScreen.tsx'
import { SignScreen } from './screens/sign/signScreen.tsx'
import { useNotices } from './state/notices.ts'

/** Which screen an address shows: #/meetings/ID/agenda and so on. */
export function Routes(): ReactNode {
  const [location] = useLocation()
  const screen = location.startsWith('/people') ? '/people' : location.replace(/(\/live|^\/search)\/.*/, '$1')
  useEffect(() => {
    useNotices.getState().leaveScreen()
    useFrame.getState().show('work')
  }, [screen])
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
      <Route path="/meetings/:id/agenda/:itemId?">
        {({ id, itemId }) => (
          <AgendaScreen key={`${id} ${itemId ?? ''}`} meetingId={id} itemId={itemId ?? null} paperId={null} />
        )}
      </Route>
      <Route path="/meetings/:id/agenda/:itemId/:paperId/:page?">
        {({ id, itemId, paperId }) => (
          <AgendaScreen key={`${id} ${paperId}`} meetingId={id} itemId={itemId} paperId={paperId} />
        )}
      </Route>
      <Route path="/meetings/:id/reports/:itemId">
        {({ id, itemId }) => <ReportScreen key={`${id} ${itemId}`} meetingId={id} itemId={itemId} />}
      </Route>
      <Route path="/meetings/:id/live/:itemId?">
        {({ id, itemId }) => <LiveScreen key={id} meetingId={id} itemId={itemId ?? null} />}
      </Route>
      <Route path="/meetings/:id/pack">{({ id }) => <PackScreen key={id} meetingId={id} />}</Route>
      <Route path="/meetings/:id/papers">{({ id }) => <PapersScreen key={id} meetingId={id} />}</Route>
      <Route path="/meetings/:id/publish">
        {({ id }) => <PapersScreen key={id} meetingId={id} isPublishing />}
      </Route>
      <Route path="/meetings/:id/bundle">{({ id }) => <SaveBundleScreen key={id} meetingId={id} />}</Route>
      <Route path="/bundle/:sha256">
        {({ sha256 }) => <OpenedBundleScreen key={sha256} sha256={sha256} />}
      </Route>
      <Route path="/meetings/:id/review">{({ id }) => <ReviewScreen key={id} meetingId={id} />}</Route>
      <Route path="/meetings/:id/sign">{({ id }) => <SignScreen key={id} meetingId={id} />}</Route>
      <Route path="/search/*?">
        <SearchScreen />
      </Route>
      <Route path="/audit">
        <AuditScreen key="book" meetingId={null} />
      </Route>
      <Route path="/audit/:id">{({ id }) => <AuditScreen key={id} meetingId={id} />}</Route>
      <Route path="/import">
        <ImportScreen />
      </Route>
      <Route path="/import/:id">{({ id }) => <ImportDeskScreen key={id} importId={id} />}</Route>
      <Route path="/migrate">
        <MigrateScreen runId={null} />
      </Route>
      <Route path="/migrate/:id">{({ id }) => <MigrateScreen key={id} runId={id} />}</Route>
      <Route path="/calendar">
        <CalendarScreen view="list" />
      </Route>
      <Route path="/calendar/timeline">
        <CalendarScreen view="timeline" />
      </Route>
      <Route path="/committees">
        <CommitteesScreen committeeId={null} />
      </Route>
      <Route path="/committees/:id">{({ id }) => <CommitteesScreen committeeId={id} />}</Route>
      <Route path="/programme/:id?/:tab?">
        {({ id, tab }) => <ProgrammeScreen committeeId={id ?? null} tab={tab ?? null} />}
      </Route>
      <Route path="/people">
        <PeopleScreen personId={null} />
      </Route>
      <Route path="/people/:id">{({ id }) => <PeopleScreen personId={id} />}</Route>
      {registerKinds.map((kind) => (
        <Route key={kind} path={`/registers/${kind}`}>
          <RegistersScreen key={kind} kind={kind} />
        </Route>
      ))}
      <Route path="/settings">
        <SettingsScreen section="council" />
      </Route>
      {settingsSections.map((section) => (
        <Route key={section.id} path={`/settings/${section.id}`}>
          <SettingsScreen key={section.id} section={section.id} />
        </Route>
      ))}
      <Route>
        <Redirect to="/" />
      </Route>
    </Switch>
  )
}
