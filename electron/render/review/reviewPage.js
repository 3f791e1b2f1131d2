// @ts-check
// The chair's page. It runs by itself in any browser, from a file, with no network: everything it knows stands in the page.

/**
 * @typedef {{ pointId: string, comment: string, wording: string | null }} Remark
 * @typedef {{ format: string, version: number, reviewId: string, meetingId: string, draft: string, by: string, at: string,
 *   verdict: 'approved' | 'returned' | null, note: string, remarks: Remark[] }} Answer
 */

const about = JSON.parse(element('about').textContent ?? '{}')
/** @type {HTMLLIElement[]} */
const points = [...document.querySelectorAll('li[data-point]')].filter(
  (each) => each instanceof HTMLLIElement,
)
const buttons = points.map((point) => part(point, 'button.remark-button', HTMLButtonElement))
const read = new Set()
let isSaved = true
/** @type {Answer['verdict']} */
let verdict = null

for (const [index, point] of points.entries()) {
  const button = buttons[index]
  if (button === undefined) continue
  button.tabIndex = index === 0 ? 0 : -1
  button.addEventListener('click', () => openRemark(point, true))
  button.addEventListener('keydown', (event) => {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: points.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    goTo(to)
  })
  for (const box of boxesOf(point)) {
    box.addEventListener('input', () => changed(point))
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.preventDefault()
      button.focus()
    })
  }
  part(point, 'button.keep', HTMLButtonElement).addEventListener('click', () => close(point))
  part(point, 'button.take-back', HTMLButtonElement).addEventListener('click', () => takeBack(point))
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) read.add(target)
    tellProgress()
  },
  { threshold: 0.6 },
)
for (const point of points) seen.observe(point)

for (const box of [element('note'), element('by')]) box.addEventListener('input', unsaved)
element('approve').addEventListener('click', () => finish('approved'))
element('return').addEventListener('click', () => finish('returned'))
element('save').addEventListener('click', () => save(null))
element('copy').addEventListener('click', () => void copy())
element('aloud').addEventListener('click', readAloud)
element('go-on').addEventListener('change', () => void goOn())
window.addEventListener('beforeunload', (event) => {
  if (!isSaved) event.preventDefault()
})
tellProgress()

/** @param {number} index */
function goTo(index) {
  const button = buttons[index]
  if (button === undefined) return
  for (const each of buttons) each.tabIndex = each === button ? 0 : -1
  button.focus()
  points[index]?.scrollIntoView({ block: 'nearest' })
}

/**
 * @param {HTMLLIElement} point
 * @param {boolean} hasFocus
 */
function openRemark(point, hasFocus) {
  part(point, '.remark', HTMLElement).hidden = false
  part(point, 'button.remark-button', HTMLButtonElement).setAttribute('aria-expanded', 'true')
  const [comment] = boxesOf(point)
  if (hasFocus) comment?.focus()
}

/** @param {HTMLLIElement} point */
function takeBack(point) {
  const [comment, wording] = boxesOf(point)
  if (comment !== undefined) comment.value = ''
  if (wording !== undefined) wording.value = wordsOf(point)
  changed(point)
  close(point)
}

/**
 * Puts the boxes away; what stands in them is kept.
 * @param {HTMLLIElement} point
 */
function close(point) {
  part(point, '.remark', HTMLElement).hidden = true
  const button = part(point, 'button.remark-button', HTMLButtonElement)
  button.setAttribute('aria-expanded', 'false')
  button.focus()
}

/** @param {HTMLLIElement} point */
function changed(point) {
  const isRemarked = remarkOn(point) !== null
  point.classList.toggle('is-remarked', isRemarked)
  part(point, '.remarked', HTMLElement).hidden = !isRemarked
  unsaved()
}

function unsaved() {
  isSaved = false
  verdict = null
  tellProgress()
}

/**
 * @param {HTMLLIElement} point
 * @returns {Remark | null}
 */
function remarkOn(point) {
  const [comment, wording] = boxesOf(point)
  const said = comment?.value.trim() ?? ''
  const words = wording?.value.trim() ?? ''
  const isOther = words !== wordsOf(point).trim()
  if (said === '' && !isOther) return null
  return { pointId: point.dataset['point'] ?? '', comment: said, wording: isOther ? words : null }
}

function tellProgress() {
  const remarks = points.filter((point) => remarkOn(point) !== null).length
  const said = remarks === 0 ? '' : `, ${remarks} ${remarks === 1 ? 'remark' : 'remarks'}`
  element('progress').textContent = `${read.size} of ${points.length} read${said}`
  element('read-so-far').textContent =
    read.size < points.length
      ? `${read.size} of ${points.length} points read: the others were not on the screen yet. You may answer all the same.`
      : 'All points read.'
}

/** @returns {Answer} */
function answer() {
  return {
    format: 'minutebook-review-answer',
    version: 1,
    reviewId: about.reviewId,
    meetingId: about.meetingId,
    draft: about.draft,
    by: field('by').value.trim(),
    at: new Date().toISOString(),
    verdict,
    note: field('note').value.trim(),
    remarks: points.flatMap((point) => remarkOn(point) ?? []),
  }
}

/** @param {'approved' | 'returned'} how */
function finish(how) {
  verdict = how
  save(how)
  element('told').focus()
}

/**
 * Hands the answer over as a file: nothing is sent from here.
 * @param {Answer['verdict']} how
 */
function save(how) {
  const fileName = nameOfFile(how)
  const file = new Blob([JSON.stringify(answer(), null, 2)], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  isSaved = true
  tell(
    how === null
      ? `Kept so far in “${fileName}”. Open this page again and choose that file to go on.`
      : `Your answer is in the file “${fileName}”. Send it back to ${about.sentBy}.`,
  )
}

/**
 * Says whose answer it is, and to what.
 * @param {Answer['verdict']} how
 */
function nameOfFile(how) {
  const given = field('by').value.trim()
  const whose = `${how === null ? 'Unfinished answer' : 'Answer'} of ${given === '' ? about.to : given}`
  const plain = `${whose.slice(0, 60)}, ${about.of}`.replace(/[\\/:*?"<>|\p{C}]+/gu, ' ').replace(/\s+/g, ' ')
  return `${plain.trim().slice(0, 120)}.json`
}

/** For an e-mail, where files are not let through: words for people, and the same for Minutebook. */
async function copy() {
  const given = answer()
  // No letter that mail programs turn into another, and no space to wrap at.
  const plain = encodeURIComponent(JSON.stringify(given)).replace(
    /[!'()*~]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  )
  const coded = (plain.match(/.{1,72}/g) ?? []).join('\n')
  const said = points.flatMap((point) => {
    const remark = remarkOn(point)
    if (remark === null) return []
    const wording = remark.wording === null ? [] : [`  Suggested: ${remark.wording}`]
    return [`${point.dataset['say'] ?? ''}: ${remark.comment}`, ...wording]
  })
  const text = [
    document.title,
    given.note,
    ...said,
    '',
    `-----BEGIN MINUTEBOOK REVIEW-----`,
    coded,
    `-----END MINUTEBOOK REVIEW-----`,
  ]
  try {
    await navigator.clipboard.writeText(text.filter((line, index) => line !== '' || index > 1).join('\n'))
    isSaved = true
    tell('Your answer is on the clipboard. Paste it into an e-mail.')
  } catch {
    // A page from a file may not be allowed to: then the words stand in a box, chosen, to be copied by hand.
    const box = field('to-copy')
    box.value = text.join('\n')
    part(document, '#by-hand', HTMLElement).hidden = false
    box.focus()
    box.select()
    tell('Copy the words in the box below the buttons, and paste them into an e-mail.')
  }
}

/** Takes up an answer that was kept. */
async function goOn() {
  const [file] = field('go-on').files ?? []
  if (file === undefined) return
  try {
    const kept = JSON.parse(await file.text())
    if (kept.format !== 'minutebook-review-answer' || kept.reviewId !== about.reviewId)
      throw new Error('another')
    field('by').value = kept.by
    field('note').value = kept.note
    for (const remark of kept.remarks) {
      const point = points.find((each) => each.dataset['point'] === remark.pointId)
      if (point === undefined) continue
      const [comment, wording] = boxesOf(point)
      if (comment !== undefined) comment.value = remark.comment
      if (wording !== undefined) wording.value = remark.wording ?? wordsOf(point)
      openRemark(point, false)
      changed(point)
    }
    isSaved = true
    tell(`${kept.remarks.length} remarks were taken up from “${file.name}”.`)
  } catch {
    tell(`“${file.name}” is no answer to these minutes. Choose the file you kept from this page.`)
  }
}

/** From the point that has the focus on, with the voices of this computer. A second press stops it. */
function readAloud() {
  const button = element('aloud')
  if (speechSynthesis.speaking) {
    speechSynthesis.cancel()
    button.setAttribute('aria-pressed', 'false')
    return
  }
  const from = Math.max(
    0,
    points.findIndex((point) => point.contains(document.activeElement)),
  )
  button.setAttribute('aria-pressed', 'true')
  for (const point of points.slice(from)) {
    const words = new SpeechSynthesisUtterance(`${point.dataset['say'] ?? ''}. ${wordsOf(point)}`)
    words.lang = 'en-GB'
    words.addEventListener('start', () => {
      for (const each of points) each.classList.toggle('is-spoken', each === point)
      read.add(point)
      tellProgress()
      point.scrollIntoView({ block: 'center' })
    })
    words.addEventListener('end', () => {
      point.classList.remove('is-spoken')
      if (point === points.at(-1)) button.setAttribute('aria-pressed', 'false')
    })
    speechSynthesis.speak(words)
  }
}

/** @param {string} words */
function tell(words) {
  element('told').textContent = words
}

/** @param {HTMLLIElement} point */
function wordsOf(point) {
  return part(point, '.text', HTMLElement).textContent ?? ''
}

/** @param {HTMLLIElement} point */
function boxesOf(point) {
  return [...point.querySelectorAll('textarea')]
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function element(id) {
  return part(document, `#${id}`, HTMLElement)
}

/**
 * @param {string} id
 * @returns {HTMLInputElement}
 */
function field(id) {
  return /** @type {HTMLInputElement} */ (element(id))
}

/**
 * @template {Element} Kind
 * @param {ParentNode} from
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function part(from, selector, kind) {
  const found = from.querySelector(selector)
  if (!(found instanceof kind)) throw new Error(`The page lacks ${selector}`)
  return found
}
