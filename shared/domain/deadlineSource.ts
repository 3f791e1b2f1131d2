import { ruleBook } from './checks/ruleBook.ts'
import type { RuleName } from './checks/ruleBook.ts'

/** What a rule of the council itself is called where a source is named. */
const ownRule = 'The council’s own rule'

/**
 * Where the rules of a deadline are written, in a clerk's words and not by number, each Act or regulation once: "R1, R2, R4" is
 * "LGA 1972, s.100A(6)(a), s.100B(3)" and "R v Swansea City Council, ex parte Elitestone". What is in no rule book is the council's own.
 */
export function sourcesOf(rules: string): string[] {
  const found = rules.split(', ').map((name) => (isRule(name) ? shortened(ruleBook[name].source) : ownRule))
  const byAct = new Map<string, string[]>()
  for (const source of found) {
    const { act, place } = parted(source)
    const places = byAct.get(act) ?? []
    if (!places.includes(place)) byAct.set(act, [...places, place])
  }
  return [...byAct].map(([act, places]) => [act, ...places.filter((place) => place !== '')].join(', '))
}

/** The same in a line: "LGA 1972, Sch 12 para 41(1)". */
export function sourceOf(rules: string): string {
  return sourcesOf(rules).join('; ')
}

function isRule(name: string): name is RuleName {
  return Object.hasOwn(ruleBook, name)
}

function shortened(source: string): string {
  return source.replace('Local Government Act', 'LGA')
}

/** "LGA 1972, s.100B(3)" is an Act and a place in it; what is no statute has no place. */
function parted(source: string): { readonly act: string; readonly place: string } {
  const match = /^([^,]*\d{4}(?:\/\d+)?), (.+)$/.exec(source)
  const [, act = source, place = ''] = match ?? []
  return { act, place }
}
