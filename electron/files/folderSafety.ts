/** What is known of a folder before a minute book is put there. */
export interface FolderFacts {
  /** The real path, links and mapped drives resolved. */
  readonly path: string
  /** `statfs` type on Linux; null where the system gives none. */
  readonly fileSystemType: number | null
  /** What `mount` prints on macOS, whose `statfs` types are no fixed numbers; null or absent elsewhere, and where it says nothing. */
  readonly mounts?: string | null
  readonly platform: 'linux' | 'darwin' | 'win32'
}

/** File systems shared between computers, by the magic numbers of Linux's statfs(2). */
const sharedFileSystems = new Map([
  [0x6969, 'a network folder (NFS)'],
  [0x517b, 'a network folder (SMB)'],
  [0xff534d42, 'a network folder (CIFS)'],
  [0xfe534d42, 'a network folder (SMB)'],
  [0x65735546, 'a folder served by another program (FUSE)'],
  [0x5346414f, 'a network folder (AFS)'],
  [0x00c36400, 'a network folder (Ceph)'],
  [0x01021997, 'a folder shared with another system (9P)'],
])

/** The same by their names on macOS. */
const sharedOnMac = new Map([
  ['smbfs', 'a network folder (SMB)'],
  ['cifs', 'a network folder (SMB)'],
  ['nfs', 'a network folder (NFS)'],
  ['afpfs', 'a network folder (AFP)'],
  ['webdav', 'a network folder (WebDAV)'],
  ['ftp', 'a network folder (FTP)'],
  ['macfuse', 'a folder served by another program (FUSE)'],
  ['osxfuse', 'a folder served by another program (FUSE)'],
  ['fuse-t', 'a folder served by another program (FUSE)'],
])

/** The name of the file system that a path of macOS lies on: that of the longest mount point above it. Null where none is known. */
function mountedAs(path: string, mounts: string): string | null {
  let found = { point: '', type: null as string | null }
  for (const line of mounts.split('\n')) {
    // "//clerk@server/minutes on /Volumes/minutes (smbfs, nodev, nosuid, mounted by clerk)"
    const [, point, type] = /^.+? on (\/.*) \(([\w-]+)[^()]*\)$/.exec(line.trim()) ?? []
    if (point === undefined || type === undefined || point.length < found.point.length) continue
    if (path === point || path.startsWith(point === '/' ? '/' : `${point}/`)) found = { point, type }
  }
  return found.type
}

/** Folders that a program copies elsewhere behind the book's back, by a part of the path. */
const synchronised: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( ?-.*)?$/i, 'OneDrive'],
  [/^dropbox( \(.*\))?$/i, 'Dropbox'],
  [/^google ?drive$/i, 'Google Drive'],
  [/^googledrive-.*$/i, 'Google Drive'],
  [/^my drive$/i, 'Google Drive'],
  [/^box( sync)?$/i, 'Box'],
  [/^(mobile documents|icloud ?drive|com~apple~clouddocs)$/i, 'iCloud'],
  [/^cloudstorage$/i, 'a cloud service'],
  [/^nextcloud$/i, 'Nextcloud'],
  [/^owncloud$/i, 'ownCloud'],
  [/^syncthing$/i, 'Syncthing'],
]

/**
 * Why a minute book must not live in this folder, as the end of a sentence; null when it may. Two computers on one shared folder lose
 * rows without an error, and a synchronised folder copies half-written files: both are refused, not warned of.
 */
export function whyFolderIsUnsafe(facts: FolderFacts): string | null {
  if (facts.fileSystemType !== null && facts.platform === 'linux') {
    const shared = sharedFileSystems.get(facts.fileSystemType >>> 0)
    if (shared !== undefined) return `it is ${shared}`
  }
  if (facts.platform === 'darwin' && typeof facts.mounts === 'string') {
    const shared = sharedOnMac.get(mountedAs(facts.path, facts.mounts) ?? '')
    if (shared !== undefined) return `it is ${shared}`
  }
  if (facts.platform === 'win32' && /^([\\/]{2})(?![?.][\\/][a-z]:)/i.test(facts.path)) {
    return 'it is a network folder'
  }
  const parts = facts.path.split(/[\\/]+/)
  if (facts.platform === 'win32' && /[\\/]appdata[\\/]roaming([\\/]|$)/i.test(facts.path)) {
    return 'it is copied to a server when you sign out (AppData\\Roaming)'
  }
  for (const part of parts) {
    const found = synchronised.find(([pattern]) => pattern.test(part))
    if (found !== undefined) return `it is synchronised by ${found[1]}`
  }
  return null
}
