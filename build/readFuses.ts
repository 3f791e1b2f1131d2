import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** What stands in Electron's binary for a fuse that is on, as the byte of the character '1'. */
const on = '1'.charCodeAt(0)
const off = '0'.charCodeAt(0)

/** The fuses of a package, by their names in electron-builder.yml. */
export const wantedFuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
} as const

const wireOf: Readonly<Record<keyof typeof wantedFuses, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
}

/** Reads the fuses back from a packaged binary (on a Mac: the .app). The names of those that are not as wanted. */
export async function wrongFuses(binary: string): Promise<readonly string[]> {
  const wire: Readonly<Partial<Record<FuseV1Options, number>>> = await getCurrentFuseWire(binary)
  return Object.entries(wantedFuses).flatMap(([name, wanted]) =>
    wire[wireOf[name as keyof typeof wantedFuses]] === (wanted ? on : off) ? [] : [name],
  )
}

/** What may stand in a folder that was packed, on each system. */
const binaries = ['minutebook', 'Minutebook.exe', 'Minutebook.app']

/**
 * Reads them back from every package in `outFolder`, once everything is made: electron-builder sets them after its hook for a packed folder.
 * Throws when one has them wrong, and when there is none.
 */
export async function provePackages(outFolder: string): Promise<void> {
  const packed = readdirSync(outFolder).flatMap((folder) =>
    binaries.map((name) => join(outFolder, folder, name)).filter((path) => existsSync(path)),
  )
  if (packed.length === 0)
    throw new Error(`No packed Electron was found in ${outFolder} to read the fuses of.`)
  for (const binary of packed) {
    const wrong = await wrongFuses(binary)
    if (wrong.length > 0) throw new Error(`${binary} has these fuses wrong: ${wrong.join(', ')}.`)
    console.log(`The fuses of ${binary} are as they must be.`)
  }
}

// `npm run dist` ends with this.
if (import.meta.main) await provePackages(fileURLToPath(new URL('../out', import.meta.url)))
