interface PolicyRules {
  createHTML(text: string, kind?: string): string | null
  createScriptURL(address: string): string | null
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: PolicyRules): unknown
}

/**
 * The page's policy refuses every string where markup or a script is expected. The component library empties its announcements by setting such
 * a place to the empty string, and the spelling starts one worker, by its address in the build: these two alone are let through. The content
 * policy of the hosts names this policy and ProseMirror's, and no other can be made.
 */
export function keepMarkupAndScriptsOut(page: object, workerAddress: string): void {
  if (!('trustedTypes' in page)) return
  const factory = page.trustedTypes as TrustedTypesFactory
  factory.createPolicy('default', {
    createHTML: (text, kind) => {
      // Asked by name and not by a place of the page, it is ProseMirror reading the clipboard: refused aloud, it makes a policy of its own.
      if (text !== '' && kind === undefined) throw new TypeError('No markup by this policy.')
      return text === '' ? '' : null
    },
    createScriptURL: (address) => (address === workerAddress ? address : null),
  })
}
