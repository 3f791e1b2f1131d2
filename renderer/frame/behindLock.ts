/**
 * Takes everything but the lock screen out of sight, out of the accessibility tree and out of reach of keys, pointer and the browser's
 * search, and leaves it standing as it is: texts, carets and how far each pane is scrolled. Returns how to bring it back.
 */
export function hideBehindLock(lockScreen: HTMLElement): () => void {
  const back = keptFocus()
  const { title } = document
  document.title = 'Locked – Minutebook'
  const hidden = new Set<HTMLElement>()
  const hide = (element: Element): void => {
    if (!(element instanceof HTMLElement) || element === lockScreen || hidden.has(element)) return
    // What was out of reach before stays so afterwards: what a dialog stands over.
    if (element.inert) element.dataset['wasInert'] = ''
    element.inert = true
    element.dataset['behindLock'] = ''
    hidden.add(element)
  }
  for (const element of document.body.children) hide(element)
  // A menu or a dialog that only now comes is no way past.
  const watch = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof Element) hide(node)
  })
  watch.observe(document.body, { childList: true })
  return () => {
    watch.disconnect()
    for (const element of hidden) {
      if (element.dataset['wasInert'] === undefined) element.inert = false
      delete element.dataset['wasInert']
      delete element.dataset['behindLock']
    }
    document.title = title
    back()
  }
}

/** Remembers what has the focus, and the caret or the selection in it. Returns how to give it back. */
function keptFocus(): () => void {
  const element = document.activeElement
  const selection = document.getSelection()
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? emptySelection
  const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null
  const range = field === null ? null : rangeOf(field)
  return () => {
    if (!(element instanceof HTMLElement) || element === document.body || !element.isConnected) return
    // First the caret, then the focus: an editor that gets the focus looks where the caret is.
    const isThere = anchorNode?.isConnected === true && focusNode?.isConnected === true
    if (field === null && isThere) {
      document.getSelection()?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
    }
    element.focus({ preventScroll: true })
    if (field !== null && range !== null) field.setSelectionRange(...range)
  }
}

const emptySelection = { anchorNode: null, anchorOffset: 0, focusNode: null, focusOffset: 0 }

type Range = [start: number, end: number, direction: 'forward' | 'backward' | 'none']

/** Null for a field that has no caret to speak of, such as one for a date. */
function rangeOf(field: HTMLInputElement | HTMLTextAreaElement): Range | null {
  const { selectionStart, selectionEnd, selectionDirection } = field
  if (selectionStart === null || selectionEnd === null) return null
  return [selectionStart, selectionEnd, selectionDirection ?? 'none']
}
