/** What a page of another origin tries: it runs in that page, is given the address and even the token of the host, and says what it got. */
export interface PageAttack {
  readonly name: string
  readonly expected: string
  readonly inPage: (target: PageTarget) => Promise<string>
  /** What is put into the page, where the attack is one of several alike. */
  readonly element: Embedded
}

interface Embedded {
  readonly tag: string
  /** The property that holds an address. */
  readonly where: string
}

export interface PageTarget extends Embedded {
  /** "http://127.0.0.1:41234" */
  readonly host: string
  readonly token: string
}

const attack = (
  name: string,
  expected: string,
  inPage: PageAttack['inPage'],
  element: Embedded = { tag: '', where: '' },
): PageAttack => ({ name, expected, inPage, element })

/** Each must be able to stand alone: the browser is given its source. */
export const pageAttacks: readonly PageAttack[] = [
  attack('fetch the page', 'TypeError', async ({ host }) => {
    return fetch(`${host}/`).then(
      (answer) => String(answer.status),
      (error: Error) => error.name,
    )
  }),
  attack('fetch the page without asking to read it', 'TypeError', async ({ host }) => {
    return fetch(`${host}/`, { mode: 'no-cors' }).then(
      (answer) => answer.type,
      (error: Error) => error.name,
    )
  }),
  attack('fetch, with the credentials of the browser', 'TypeError', async ({ host }) => {
    return fetch(`${host}/`, { credentials: 'include' }).then(
      (answer) => String(answer.status),
      (error: Error) => error.name,
    )
  }),
  attack('a call as JSON, with the token', 'TypeError', async ({ host, token }) => {
    return fetch(`${host}/api/rpc/meetings/list`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"json":{}}',
    }).then(
      (answer) => answer.text(),
      (error: Error) => error.name,
    )
  }),
  attack('a call as plain text, which no browser asks leave for', 'TypeError', async ({ host }) => {
    return fetch(`${host}/api/rpc/meetings/create`, {
      method: 'POST',
      mode: 'no-cors',
      body: '{"json":{}}',
    }).then(
      (answer) => answer.type,
      (error: Error) => error.name,
    )
  }),
  attack('a call as the page goes away', 'TypeError', async ({ host }) => {
    return fetch(`${host}/api/rpc/book/close`, {
      method: 'POST',
      mode: 'no-cors',
      keepalive: true,
      body: '{"json":{}}',
    }).then(
      (answer) => answer.type,
      (error: Error) => error.name,
    )
  }),
  attack('a file put into the book, with the token', 'TypeError', async ({ host, token }) => {
    return fetch(`${host}/api/files`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}` },
      body: 'planted',
    }).then(
      (answer) => answer.text(),
      (error: Error) => error.name,
    )
  }),
  attack('a code guessed', 'TypeError', async ({ host }) => {
    return fetch(`${host}/session`, { method: 'POST', mode: 'no-cors', body: '{"code":"x"}' }).then(
      (answer) => answer.type,
      (error: Error) => error.name,
    )
  }),
  attack('a beacon', 'sent, and no cookie to send', async ({ host }) => {
    navigator.sendBeacon(`${host}/api/rpc/book/close`, '{"json":{}}')
    return Promise.resolve(document.cookie === '' ? 'sent, and no cookie to send' : document.cookie)
  }),
  attack('an XMLHttpRequest', 'error', async ({ host, token }) => {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest()
      request.open('POST', `${host}/api/rpc/meetings/list`)
      request.setRequestHeader('authorization', `Bearer ${token}`)
      request.setRequestHeader('content-type', 'application/json')
      request.onload = () => resolve(request.responseText)
      request.onerror = () => resolve('error')
      request.send('{"json":{}}')
    })
  }),
  ...(
    [
      ['an image', 'img', 'src'],
      ['a script', 'script', 'src'],
      ['a style sheet', 'link', 'href'],
      ['a picture that embeds', 'embed', 'src'],
      ['an object', 'object', 'data'],
      ['a sound', 'audio', 'src'],
      ['a film', 'video', 'src'],
    ] as const
  ).map(([name, tag, where]) =>
    attack(
      `${name} from the host`,
      tag === 'embed' ? 'its refusal' : 'error',
      async ({ host, tag, where }) =>
        new Promise((resolve) => {
          const element = document.createElement(tag)
          // What is embedded shows the refusal, and tells nothing of it.
          element.onload = () => resolve(tag === 'embed' ? 'its refusal' : 'loaded')
          element.onloadeddata = () => resolve('loaded')
          element.onerror = () => resolve('error')
          Object.assign(element, { rel: 'stylesheet', [where]: `${host}/index.html` })
          document.body.append(element)
          setTimeout(() => resolve('nothing'), 3_000)
        }),
      { tag, where },
    ),
  ),
  attack('a module by import()', 'TypeError', async ({ host }) => {
    return import(/* @vite-ignore */ `${host}/index.html`).then(
      () => 'imported',
      (error: Error) => error.name,
    )
  }),
  attack('a font', 'NetworkError', async ({ host }) => {
    return new FontFace('Stolen', `url(${host}/)`).load().then(
      () => 'loaded',
      (error: Error) => error.name,
    )
  }),
  attack('a worker from the host', 'SecurityError', async ({ host }) => {
    return new Promise((resolve) => {
      try {
        const worker = new Worker(`${host}/index.html`)
        worker.onerror = () => resolve('error')
        worker.onmessage = () => resolve('message')
      } catch (error) {
        resolve((error as Error).name)
      }
    })
  }),
  attack('a service worker from the host', 'refused', async ({ host }) => {
    // A page that did not come by a safe way is not offered one at all.
    if (!('serviceWorker' in navigator)) return 'refused'
    return navigator.serviceWorker.register(`${host}/index.html`).then(
      () => 'registered',
      (error: Error) => (error.name === 'SecurityError' ? 'refused' : error.name),
    )
  }),
  attack('a web socket', 'error', async ({ host, token }) => {
    return new Promise((resolve) => {
      const socket = new WebSocket(`${host.replace('http', 'ws')}/api/rpc/events/watch`, [token])
      socket.onopen = () => resolve('open')
      socket.onerror = () => resolve('error')
    })
  }),
  attack('an event source', 'error', async ({ host }) => {
    return new Promise((resolve) => {
      const source = new EventSource(`${host}/api/rpc/events/watch`)
      source.onopen = () => resolve('open')
      source.onmessage = () => resolve('message')
      source.onerror = () => {
        source.close()
        resolve('error')
      }
    })
  }),
  attack('the page in a frame, to be read', 'nothing to read', async ({ host }) => {
    return new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.onload = () => {
        try {
          resolve(frame.contentDocument === null ? 'nothing to read' : frame.contentDocument.title)
        } catch (error) {
          resolve((error as Error).name)
        }
      }
      frame.src = `${host}/`
      document.body.append(frame)
    })
  }),
  attack('the page in a frame without rights of its own', 'nothing to read', async ({ host }) => {
    return new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.setAttribute('sandbox', 'allow-scripts')
      frame.onload = () => resolve(frame.contentDocument === null ? 'nothing to read' : 'a document')
      frame.src = `${host}/`
      document.body.append(frame)
    })
  }),
  attack('a form posted into a frame, as JSON in disguise', 'posted', async ({ host }) => {
    return new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.name = `frame${String(Math.random())}`
      document.body.append(frame)
      const form = document.createElement('form')
      form.method = 'post'
      form.enctype = 'text/plain'
      form.target = frame.name
      form.action = `${host}/api/rpc/book/close`
      const field = document.createElement('input')
      field.name = '{"json":{},"x":"'
      field.value = '"}'
      form.append(field)
      document.body.append(form)
      frame.onload = () => resolve('posted')
      form.submit()
    })
  }),
  attack('a window on the host, to be spoken to and read', 'cut off', async ({ host }) => {
    const opened = window.open(`${host}/`, '_blank')
    if (opened === null) return 'no window'
    for (let waited = 0; waited < 40; waited += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      if (opened.closed) break
      opened.postMessage('the token, please', '*')
      try {
        if (opened.document.title !== '' && opened.location.href !== 'about:blank')
          return opened.document.title
      } catch {
        return 'cut off'
      }
    }
    return opened.closed ? 'cut off' : 'still held'
  }),
  attack('the page fetched beforehand', 'no answer to keep', async ({ host }) => {
    const link = document.createElement('link')
    link.rel = 'prefetch'
    link.href = `${host}/`
    document.head.append(link)
    const rules = document.createElement('script')
    rules.type = 'speculationrules'
    rules.textContent = JSON.stringify({
      prefetch: [{ source: 'list', urls: [`${host}/`], eagerness: 'immediate' }],
      prerender: [{ source: 'list', urls: [`${host}/`], eagerness: 'immediate' }],
    })
    document.head.append(rules)
    await new Promise((resolve) => setTimeout(resolve, 700))
    return 'no answer to keep'
  }),
  attack('a message to every window', 'nobody answers', async () => {
    return new Promise((resolve) => {
      window.onmessage = (event) => resolve(JSON.stringify(event.data))
      new BroadcastChannel('minutebook').postMessage('token?')
      window.postMessage('token?', location.origin)
      window.onmessage = (event) =>
        event.data === 'token?' ? undefined : resolve(JSON.stringify(event.data))
      setTimeout(() => resolve('nobody answers'), 300)
    })
  }),
]
