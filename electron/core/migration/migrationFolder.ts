import { lstat, opendir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { AppError } from '../../../shared/domain/appError.ts'

/** What stands below a folder, by its path with `/`. */
export interface FolderFile {
  readonly path: string
  readonly size: number
  /** Why it is left alone; null for what is read. */
  readonly left: string | null
}

/** Decades of a large council are a tenth of this. */
export const mostFiles = 100_000
/** Deeper than any shelf; a folder that leads back to itself ends here. */
const deepest = 40

/** By the ending of its name; what is in it tells the reader. */
const endings = ['docx', 'pdf', 'html', 'htm', 'txt', 'json']

const oldKinds: Readonly<Record<string, string>> = {
  doc: 'It is a document of an old Word. Save it as .docx, and migrate the folder again.',
  rtf: 'Rich text is not read. Save it as .docx, and migrate the folder again.',
  odt: 'Documents of LibreOffice are not read. Save it as .docx, and migrate the folder again.',
  zip: 'What is packed is not opened. Unpack it, and migrate the folder again.',
}

/**
 * All files below a folder, sorted by path. No link is followed; a minute book among them is left alone. Throws `not-found` for a folder that
 * is not there, `invalid-input` for one of more than 100,000 files.
 */
export async function listFolder(folder: string, limit = mostFiles): Promise<FolderFile[]> {
  const found: FolderFile[] = []
  await walk(folder, '', 0, (file) => {
    found.push(file)
    if (found.length > limit) throw tooMany(folder, limit)
  })
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The whole path of a folder, without links. Throws as above. */
export async function realFolder(given: string): Promise<string> {
  if (!isAbsolute(given)) {
    throw new AppError('invalid-input', 'Give the whole path of the folder, from the drive or the root on.', {
      field: 'folder',
    })
  }
  const folder = resolve(given)
  try {
    if ((await stat(folder)).isDirectory()) return await realpath(folder)
  } catch (cause) {
    throw notThere(folder, cause)
  }
  throw new AppError('invalid-input', `${folder} is a file. Choose the folder it lies in.`, {
    field: 'folder',
  })
}

function notThere(folder: string, cause: unknown): AppError {
  const sentence = `The folder ${folder} is not there, or cannot be opened. Choose another, or connect its drive.`
  return new AppError('not-found', sentence, { field: 'folder', folder }, { cause })
}

function tooMany(folder: string, limit: number): AppError {
  const most = limit.toLocaleString('en-GB')
  const sentence = `There are more than ${most} files in ${folder}. Choose a folder inside it, and migrate one after the other.`
  return new AppError('invalid-input', sentence, { field: 'folder', folder })
}

async function walk(
  folder: string,
  below: string,
  depth: number,
  tell: (file: FolderFile) => void,
): Promise<void> {
  const leave = (path: string, left: string): void => tell({ path, size: 0, left })
  if (depth > deepest) return leave(below, 'The folders are nested deeper than is looked into.')
  const inside = await entriesOf(join(folder, below))
  if (inside === null) {
    if (below === '') throw notThere(folder, null)
    return leave(below, 'The folder cannot be opened.')
  }
  if (inside.some(({ name }) => name === 'minutebook.json')) {
    return leave(below === '' ? '.' : below, 'It is a minute book. Open it as one; nothing in it was read.')
  }
  for (const entry of inside) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) await walk(folder, path, depth + 1, tell)
    else if (entry.isSymbolicLink()) leave(path, 'It is a link to another place. Links are not followed.')
    else if (!entry.isFile()) leave(path, 'It is no file.')
    else tell({ path, ...(await fileSize(join(folder, path), entry.name)) })
  }
}

/** Null for a folder that cannot be opened. */
async function entriesOf(folder: string) {
  try {
    const entries = []
    for await (const entry of await opendir(folder)) entries.push(entry)
    return entries
  } catch {
    return null
  }
}

async function fileSize(file: string, name: string): Promise<Pick<FolderFile, 'size' | 'left'>> {
  try {
    const { size } = await lstat(file)
    return { size, left: whyLeft(name, size) }
  } catch {
    // Gone again: the one who reads it says so.
    return { size: 0, left: whyLeft(name, 1) }
  }
}

function whyLeft(name: string, size: number): string | null {
  if (name.startsWith('~$')) return 'It is the mark of a document that was open in Word.'
  if (name.startsWith('.')) return 'It is a hidden file.'
  const ending = endingOf(name)
  if (!endings.includes(ending)) {
    const kind = ending === '' ? 'Files without an ending' : `Files of the kind .${ending}`
    return oldKinds[ending] ?? `${kind} are not read: only .docx, .pdf, .html, .htm, .txt and .json are.`
  }
  return size === 0 ? 'It is empty.' : null
}

/** "docx"; empty for a name without one. */
export function endingOf(name: string): string {
  return /[^.]\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}
