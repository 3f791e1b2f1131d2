import type { ReactNode } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { HomeScreen } from './screens/home/homeScreen.tsx'

/** Which screen an address shows: #/meetings/ID/agenda and so on. */
export function Routes(): ReactNode {
  return (
    <Switch>
      <Route path="/">
        <HomeScreen />
      </Route>
      <Route>
        <Redirect to="/" />
      </Route>
    </Switch>
  )
}
