import { expect, test } from 'vitest'
import { whyFolderIsUnsafe } from '../../electron/files/folderSafety.ts'
import type { FolderFacts } from '../../electron/files/folderSafety.ts'

const ext4 = 0xef53

const refused: readonly (readonly [FolderFacts['platform'], string, number | null, string])[] = [
  ['linux', '/mnt/share/minutes', 0x6969, 'NFS'],
  ['linux', '/mnt/share/minutes', 0xff534d42, 'CIFS'],
  // Node gives some of these as negative numbers.
  ['linux', '/mnt/share/minutes', 0xfe534d42 | 0, 'SMB'],
  ['linux', '/mnt/share/minutes', 0x65735546, 'FUSE'],
  ['linux', '/home/clerk/Dropbox/book', ext4, 'Dropbox'],
  ['linux', '/home/clerk/Nextcloud/book', ext4, 'Nextcloud'],
  ['win32', '\\\\server\\democratic\\book', null, 'network'],
  ['win32', '\\\\?\\UNC\\server\\democratic\\book', null, 'network'],
  ['win32', 'C:\\Users\\clerk\\OneDrive\\book', null, 'OneDrive'],
  ['win32', 'C:\\Users\\clerk\\OneDrive - Fenwick Vale Council\\Documents\\book', null, 'OneDrive'],
  ['win32', 'C:\\Users\\clerk\\AppData\\Roaming\\Minutebook', null, 'AppData'],
  ['darwin', '/Users/clerk/Library/Mobile Documents/com~apple~CloudDocs/book', null, 'iCloud'],
  ['darwin', '/Users/clerk/Library/CloudStorage/GoogleDrive-clerk@example.org/book', null, 'cloud'],
]

test.for(refused)('on %s, %s is refused', ([platform, path, fileSystemType, why]) => {
  expect(whyFolderIsUnsafe({ platform, path, fileSystemType })).toContain(why)
})

/** As `mount` prints it on macOS 14. */
const macMounts = `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect, root data)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
/dev/disk4s1 on /Volumes/STICK on the desk (1) (msdos, local, nodev, nosuid, noowners)
//clerk@files.fenwickvale.example/democratic on /Volumes/democratic (smbfs, nodev, nosuid, mounted by clerk)
files.fenwickvale.example:/export/team on /Volumes/Team (2026) (nfs, nodev, nosuid, automounted)
https://dav.fenwickvale.example/ on /Volumes/dav (webdav, nodev, noexec, nosuid, mounted by clerk)
//clerk@old.fenwickvale.example/old on /Users/clerk/old (afpfs, nodev, nosuid, mounted by clerk)
/dev/disk5s1 on /Volumes/democratic/local (apfs, local, nodev, nosuid, journaled)
`

test.for([
  ['/Volumes/democratic', 'SMB'],
  ['/Volumes/democratic/minutes/book', 'SMB'],
  ['/Volumes/Team (2026)/book', 'NFS'],
  ['/Volumes/dav/book', 'WebDAV'],
  ['/Users/clerk/old/book', 'AFP'],
  ['/Volumes/democratic/local/book', null],
  ['/Volumes/democratic-2/book', null],
  ['/Volumes/STICK on the desk (1)/book', null],
  ['/Users/clerk/Library/Application Support/Minutebook', null],
] as const)('on darwin, by its table of mounts, %s is %s', ([path, why]) => {
  const found = whyFolderIsUnsafe({ platform: 'darwin', path, fileSystemType: null, mounts: macMounts })
  if (why === null) expect(found).toBeNull()
  else expect(found).toContain(why)
})

const allowed: readonly (readonly [FolderFacts['platform'], string, number | null])[] = [
  ['linux', '/home/clerk/.local/share/minutebook', ext4],
  ['linux', '/home/clerk/inbox/boxes/dropbox notes', ext4],
  ['win32', 'C:\\Users\\clerk\\AppData\\Local\\Minutebook\\book', null],
  ['win32', '\\\\?\\C:\\Minutebook', null],
  ['win32', 'D:\\OneDriveless\\book', null],
  ['darwin', '/Users/clerk/Library/Application Support/Minutebook', null],
]

test.for(allowed)('on %s, %s is allowed', ([platform, path, fileSystemType]) => {
  expect(whyFolderIsUnsafe({ platform, path, fileSystemType })).toBe(null)
})
