import { hiddenMarks, strangeNumbers } from './byteMutators.ts'
import type { Mutators } from './mutator.ts'
import { often, ofText, put, replaceOne } from './mutator.ts'

const tagPattern = /<[a-zA-Z][^<>]*>/g
const nameOf = (tag: string): string => /^<([\w:-]+)/.exec(tag)?.[1] ?? 'p'

/** What XML and web pages can both suffer. */
export const markupMutators: Mutators = {
  'a tag without end': ofText((text, dice) => {
    const tag = dice.pick(text.match(tagPattern) ?? ['<p>'])
    const opened = often(tag.replace(/\/>$/, '>'), dice, 120_000)
    const shut = dice.below(2) === 0 ? '' : `</${nameOf(tag)}>`.repeat(dice.size(50_000))
    return put(text, dice, `${opened}words${shut}`)
  }),
  'a tag lost': ofText((text, dice) => replaceOne(text, dice, /<[^<>]*>/g, () => '')),
  'a tag in the place of another': ofText((text, dice) => {
    const tags = text.match(/<[^<>]*>/g) ?? ['']
    return replaceOne(text, dice, /<[^<>]*>/g, () => dice.pick(tags))
  }),
  'a piece of tags again': ofText((text, dice) =>
    replaceOne(text, dice, /<[a-zA-Z][^<>]*>[^<>]*<\/[^<>]*>/g, (piece) => often(piece, dice, 20_000)),
  ),
  'a long value': ofText((text, dice) =>
    replaceOne(
      text,
      dice,
      /="[^"]*"/g,
      () => `="${often(dice.pick(['a', '&amp;', ' ', '9']), dice, 300_000)}"`,
    ),
  ),
  'another value': ofText((text, dice) => {
    const value = dice.pick([
      ...strangeNumbers,
      '',
      '__proto__',
      'constructor',
      '../../x',
      'a b',
      ...hiddenMarks,
    ])
    return text.replaceAll(/="[^"]*"/g, (found) => (dice.below(12) === 0 ? `="${value}"` : found))
  }),
  'many values': ofText((text, dice) =>
    replaceOne(text, dice, tagPattern, (tag) => {
      const more = Array.from({ length: dice.size(5_000) }, (_, at) => ` a${at}="${at}"`).join('')
      return tag.replace(/\/?>$/, (end) => more + end)
    }),
  ),
  'letters by number': ofText((text, dice) => {
    const entity = dice.pick([
      '&#0;',
      '&#x202e;',
      '&#xd800;',
      '&#xffffffff;',
      '&e;',
      '&lt',
      '&amp;amp;',
      '&#13;',
    ])
    return put(text, dice, often(entity, dice, 20_000))
  }),
  'not ended': ofText((text, dice) =>
    put(
      text,
      dice,
      dice.pick(['<!--', '<![CDATA[', '<?x ', '<!DOCTYPE ', '</', '<', '<a b="', '<!-->', '&']),
    ),
  ),
  'a document type': ofText((text, dice) => {
    const type = dice.pick([
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;&b;&b;">]>',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
      '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ])
    const started = text.replace(/^(?:<\?xml[^>]*\?>)?/, (head) => head + type)
    return put(started, dice, '&e;')
  }),
  'hidden marks': ofText((text, dice) =>
    text.replaceAll(/>(?=\w)/g, () => (dice.below(6) === 0 ? `>${dice.pick(hiddenMarks)}` : '>')),
  ),
}

/** What only a web page holds. */
const active = [
  '<script>document.write("canary")</script>',
  '<script>/*<!--*/ canary </scr',
  '<img src=x onerror="canary()">',
  '<iframe src="http://127.0.0.1:9/"></iframe>',
  '<meta http-equiv=refresh content="0;url=file:///etc/passwd">',
  '<svg><script>canary</script><foreignObject><p>words</p></foreignObject></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--><p>words">',
  '<noscript><p title="</noscript><b>words">',
  '<template><p>words</p></template>',
  '<base href="file:///">',
  '<textarea><p>',
  '<plaintext>',
  '<select><option><p>',
  '<frameset><frame>',
] as const

export const pageMutators: Mutators = {
  'a program on it': ofText((text, dice) => put(text, dice, often(dice.pick(active), dice, 300))),
  'a table without end': ofText((text, dice) => {
    const spans = `colspan="${dice.pick(strangeNumbers)}" rowspan="${dice.pick(strangeNumbers)}"`
    const row = `<tr>${often(`<td ${spans}>x</td>`, dice, 300)}</tr>`
    return put(text, dice, `<table>${often(row, dice, 3_000)}`)
  }),
  'tables in tables': ofText((text, dice) => put(text, dice, often('<table><tr><td>x', dice, 20_000))),
  'lists in lists': ofText((text, dice) =>
    put(
      text,
      dice,
      often(`<${dice.pick(['ol', 'ul'])} start="${dice.pick(strangeNumbers)}"><li>x`, dice, 20_000),
    ),
  ),
  'elements that cross': ofText((text, dice) =>
    put(text, dice, often('<b><p><i></b><a>x</p><a></i>', dice, 10_000)),
  ),
  'rules of style': ofText((text, dice) =>
    put(
      text,
      dice,
      `<style>${often('ol>li::before{counter-increment:a 9;display:none} .x,', dice, 20_000)}</style>`,
    ),
  ),
  'another charset': ofText((text, dice) => {
    const charset = dice.pick([
      'utf-7',
      'utf-16',
      'x-user-defined',
      'iso-2022-jp',
      'windows-1252',
      '__proto__',
    ])
    return `<meta charset="${charset}">${text.replaceAll('e', dice.pick(['é', 'e', '\u202e']))}`
  }),
}
