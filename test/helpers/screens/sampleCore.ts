import type { CoreClient } from '../../../shared/api/client.ts'

/** A core of its own over real files, with the sample book: cleared away when the test ends. */
export async function sampleCore(): Promise<CoreClient> {
  // The compiler does not follow this path: the core is compiled without the DOM that screens know.
  const path: string = '../testBook.ts'
  const { testCore } = (await import(path)) as {
    testCore: (options: { readonly start: 'sample' }) => Promise<{ readonly client: CoreClient }>
  }
  const { client } = await testCore({ start: 'sample' })
  return client
}
