/** Hands bytes of the page to the browser, which saves them under this name where the officer keeps downloads. */
export function saveFile(bytes: Blob, fileName: string): void {
  const url = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser has taken hold of the bytes by the time the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
