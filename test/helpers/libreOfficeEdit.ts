import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLibreOffice } from './libreOffice.ts'

/**
 * A .docx file as somebody leaves it who edits it in LibreOffice: opened without a window, worked on by a Basic program that finds the
 * document in `doc`, and saved as Word again. In a profile of its own. Throws after two minutes, or when the program did not run through.
 */
export async function editInLibreOffice(file: Uint8Array, program: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'minutebook-office-'))
  try {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const [before, after] = [join(folder, 'before.docx'), join(folder, 'after.docx')]
    await writeFile(before, file)
    // The first start writes the profile, an empty Basic library with it.
    await runLibreOffice([profile, '--headless', '--norestore', '--terminate_after_init'])
    const library = join(folder, 'profile/user/basic/Standard')
    await writeFile(join(library, 'Module1.xba'), moduleOf(program, before, after))
    await runLibreOffice([profile, '--headless', '--norestore', 'macro:///Standard.Module1.Main'])
    return await readFile(after)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function moduleOf(program: string, before: string, after: string): string {
  const basic = `
Dim doc As Object
Function Named(key As String, value) As Object
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = key
  made.Value = value
  Named = made
End Function
Sub Main
  doc = StarDesktop.loadComponentFromURL("file://${before}", "_blank", 0, Array(Named("Hidden", True)))
${program}
  doc.storeToURL("file://${after}", Array(Named("FilterName", "MS Word 2007 XML")))
  doc.close(True)
End Sub
`
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${basic
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')}</script:module>`
}
