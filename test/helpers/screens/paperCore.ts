import type { CoreClient } from '../../../shared/api/client.ts'

/** A core of its own over real files that reads PDFs, with the sample book. */
export interface PaperCore {
  readonly client: CoreClient
  /** Sends a PDF of so many pages as the page does, and gives its hash; `words` make it differ from others as long. */
  readonly keepPdf: (pages: number, words: string) => Promise<string>
  /** Settles once every file of the meeting has been read. */
  readonly allRead: (meetingId: string) => Promise<unknown>
}

interface Helpers {
  readonly packCore: (options: { readonly start: 'sample' }) => Promise<{ readonly client: CoreClient }>
  readonly keepFile: (core: unknown, bytes: Uint8Array) => Promise<string>
  readonly allRead: (client: CoreClient, meetingId: string) => Promise<unknown>
}

export async function paperCore(): Promise<PaperCore> {
  // The compiler does not follow these paths: the core is compiled without the DOM that screens know.
  const [book, files]: readonly string[] = ['../packsInBook.ts', '../officersFiles.ts']
  const { packCore, keepFile, allRead } = (await import(book ?? '')) as Helpers
  const { plainPdf } = (await import(files ?? '')) as {
    readonly plainPdf: (pages: number, words: string) => Promise<Uint8Array>
  }
  const core = await packCore({ start: 'sample' })
  return {
    client: core.client,
    keepPdf: async (pages, words) => keepFile(core, await plainPdf(pages, words)),
    allRead: (meetingId) => allRead(core.client, meetingId),
  }
}
