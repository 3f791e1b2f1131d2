/** As many say where it was; the rest is the way of the library into our code. */
const mostFrames = 15

/**
 * A stack as function, file and place, a frame each: nothing of the message, of folders, or of anything that is no frame. What comes from
 * a page is read as what it may be, not as what it says it is.
 */
export function plainFrames(stack: string): string[] {
  return stack
    .split('\n')
    .flatMap((line) => frameOf(line) ?? [])
    .slice(0, mostFrames)
}

const frame =
  /^\s*at (?:(?:async )?([\w.$<>#[\]]{1,60}(?: [\w.$<>#[\]]{1,60}){0,3}) )?\(?([^()\s]{1,400}):(\d{1,7}):(\d{1,7})\)?$/

function frameOf(line: string): string | null {
  const found = frame.exec(line)
  if (found === null) return null
  const [, name, path = '', row = '', column = ''] = found
  const file = ownFile(path)
  if (file === null) return null
  return `${name ?? '(unnamed)'} ${file}:${row}:${column}`
}

/** The file below the folder of the application, whose own place on the disk is nobody's matter; null for one that is none of ours. */
function ownFile(path: string): string | null {
  if (/^node:[\w/]+$/.test(path)) return path
  const below =
    /(?:^|[/\\])((?:electron|renderer|shared|node_modules|assets)[/\\][\w./\\@+-]+\.(?:ts|tsx|js|mjs|cjs))$/.exec(
      path,
    )
  return below?.[1]?.replaceAll('\\', '/') ?? null
}

const errorNames: ReadonlySet<string> = new Set([
  ...[
    'Error',
    'TypeError',
    'RangeError',
    'ReferenceError',
    'SyntaxError',
    'URIError',
    'EvalError',
    'AggregateError',
  ],
  ...[
    'AppError',
    'SqliteError',
    'DOMException',
    'AbortError',
    'TimeoutError',
    'NotFoundError',
    'NotAllowedError',
  ],
  ...[
    'SecurityError',
    'QuotaExceededError',
    'InvalidStateError',
    'DataCloneError',
    'NetworkError',
    'SystemError',
  ],
  ...[
    'TransformError',
    'ReplaceError',
    'ZodError',
    'ORPCError',
    'ValidationError',
    'undefined',
    'string',
    'object',
  ],
])

/** The name of a kind of error, where it is a known one: anything may call itself an error. */
export function plainErrorName(name: string): string {
  return errorNames.has(name) ? name : 'Error'
}
