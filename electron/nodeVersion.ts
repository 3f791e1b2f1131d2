/**
 * The first import of every entry point, so that it runs before anything can load the database driver: that needs Node-API 10 and, on
 * an older Node, ends the process without a word.
 */
const neededNodeApi = 10

/** The sentence for a Node that is too old; null when this one will do. */
export function nodeProblem(nodeApi: string | undefined, version: string): string | null {
  if (Number(nodeApi ?? 0) >= neededNodeApi) return null
  return `Minutebook needs Node 24 and this is Node ${version}: start it with "npm start" or "npm run minutebook", which bring their own.`
}

const problem = nodeProblem(process.versions['napi'], process.versions.node)
if (problem !== null) {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}
