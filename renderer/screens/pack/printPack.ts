/** How long the viewer of the browser may take to show the file, in milliseconds. */
const viewerMilliseconds = 5_000

/**
 * Hands a PDF to the printer by way of a frame nobody sees. Gives false where this window has no viewer of its own that could print: the
 * file then has to be opened elsewhere.
 */
export async function printPdf(bytes: Blob): Promise<boolean> {
  if (!navigator.pdfViewerEnabled) return false
  document.querySelector('[data-print-frame]')?.remove()
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const frame = document.createElement('iframe')
  frame.className = 'print-frame'
  frame.dataset['printFrame'] = ''
  frame.title = 'The pack, for the printer'
  frame.tabIndex = -1
  frame.setAttribute('aria-hidden', 'true')
  frame.src = url
  document.body.append(frame)
  // It stays until the next print: the printer reads from it while its dialog is open.
  if ((await isShown(frame)) && frame.contentWindow?.location.href === url) {
    frame.contentWindow.print()
    return true
  }
  frame.remove()
  URL.revokeObjectURL(url)
  return false
}

function isShown(frame: HTMLIFrameElement): Promise<boolean> {
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(true), { once: true })
    setTimeout(() => resolve(false), viewerMilliseconds)
  })
}
