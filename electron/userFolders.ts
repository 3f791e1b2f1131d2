import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

export interface UserFolders {
  /** Officer, last book, keys, log: one for each account of this machine. */
  readonly config: string
  /** Where a new minute book goes unless the officer says otherwise: local application data, never a synchronised folder. */
  readonly suggestedBook: string
}

/** The folders of this account. `MINUTEBOOK_CONFIG` places the configuration elsewhere. */
export function userFolders(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
  home: string = homedir(),
): UserFolders {
  const usual = usualFolders(platform, environment, home)
  const config = environment['MINUTEBOOK_CONFIG']
  return config === undefined || config === '' ? usual : { ...usual, config }
}

function usualFolders(platform: NodeJS.Platform, environment: Environment, home: string): UserFolders {
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local')
    const base = win32.join(local, 'Minutebook')
    return { config: win32.join(base, 'config'), suggestedBook: win32.join(base, 'book') }
  }
  if (platform === 'darwin') {
    const base = posix.join(home, 'Library', 'Application Support', 'Minutebook')
    return { config: posix.join(base, 'config'), suggestedBook: posix.join(base, 'book') }
  }
  return {
    config: posix.join(absolute(environment['XDG_CONFIG_HOME']) ?? posix.join(home, '.config'), 'minutebook'),
    suggestedBook: posix.join(
      absolute(environment['XDG_DATA_HOME']) ?? posix.join(home, '.local', 'share'),
      'minutebook',
      'book',
    ),
  }
}

/** The XDG specification has relative values ignored. */
function absolute(path: string | undefined): string | null {
  return path !== undefined && posix.isAbsolute(path) ? path : null
}
