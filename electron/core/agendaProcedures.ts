import { insertItem, itemWithSubItems, moveItem, removeItem } from '../../shared/domain/agendaOrder.ts'
import type { AgendaItem } from '../../shared/domain/agenda.ts'
import { withoutPlaces, withPlaces } from '../../shared/domain/sentAgenda.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { isAside, itemsOfFact } from '../../shared/domain/meetingFact.ts'
import { classificationAtMeeting, newItem } from '../../shared/domain/newAgenda.ts'
import { readAgenda } from '../db/agenda.ts'
import { meetingStream } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { readFacts } from '../db/facts.ts'
import { readMeetingTexts } from '../db/minutes.ts'
import { readMinutesActs } from '../db/minutesActs.ts'
import { readPapers } from '../db/papers.ts'
import { readReports } from '../db/reports.ts'
import { agendaIsOut } from './agendaIsOut.ts'
import { checkedExemption } from './checkedExemption.ts'
import { given } from './given.ts'
import type { OpenBook } from './openBook.ts'
import { changeableMeeting, requiredItem } from './required.ts'
import { procedures } from './services.ts'

export const agendaProcedures = {
  addItem: procedures.agenda.addItem.handler(({ input, context }) => {
    const book = context.book.required()
    const added = newItem({
      id: input.itemId,
      origin: input.atMeeting ? 'meeting' : 'agenda',
      kind: input.kind,
      title: input.title,
      parentId: input.parentId,
    })
    const facts = readFacts(book.reader, input.meetingId)
    const item = input.atMeeting ? { ...added, classification: classificationAtMeeting(facts) } : added
    changeOrder(book, input.meetingId, item, (items) => ({
      items: insertItem(items, item, input.afterId, input.parentId),
      what: `The item “${input.title}” was added.`,
    }))
    return { done: true }
  }),

  editItem: procedures.agenda.editItem.handler(({ input, context }) => {
    const book = context.book.required()
    const before = requiredItem(book.reader, input.meetingId, input.itemId)
    const after = checkedExemption({ ...before, ...given(input.change) }, 'this item')
    changeAgenda(book, input.meetingId, (items) => ({
      items: items.map((item) => (item.id === after.id ? after : item)),
      what:
        after.title === before.title
          ? `The item “${after.title}” was changed.`
          : `The item “${before.title}” was renamed “${after.title}”.`,
    }))
    return { done: true }
  }),

  moveItem: procedures.agenda.moveItem.handler(({ input, context }) => {
    const book = context.book.required()
    const item = requiredItem(book.reader, input.meetingId, input.itemId)
    changeOrder(book, input.meetingId, item, (items) => ({
      items: moveItem(items, input.itemId, input.parentId, input.index),
      what: `The item “${item.title}” was moved.`,
    }))
    return { done: true }
  }),

  removeItem: procedures.agenda.removeItem.handler(({ input, context }) => {
    const book = context.book.required()
    const item = requiredItem(book.reader, input.meetingId, input.itemId)
    changeOrder(book, input.meetingId, item, (items) => {
      for (const gone of itemWithSubItems(items, item.id)) checkEmpty(book.reader, input.meetingId, gone)
      return { items: removeItem(items, item.id), what: `The item “${item.title}” was removed.` }
    })
    return { done: true }
  }),
}

type AgendaChange = (items: readonly AgendaItem[]) => {
  readonly items: readonly AgendaItem[]
  readonly what: string
}

/**
 * Adds, moves or removes `item`. Once the agenda is out, all of it is numbered as it was before, and a new item takes the next number;
 * until then it is numbered in its order. What came at the meeting takes no number, so it may come and go without fixing any.
 */
function changeOrder(
  book: OpenBook,
  meetingId: string,
  item: Pick<AgendaItem, 'origin'>,
  change: AgendaChange,
): void {
  const { meeting } = changeableMeeting(book.reader, meetingId)
  changeAgenda(book, meetingId, (items) => {
    if (item.origin === 'meeting') return change(items)
    const isOut = agendaIsOut(book.reader, meeting, items)
    const changed = change(isOut ? withPlaces(items) : items)
    return { ...changed, items: isOut ? withPlaces(changed.items) : withoutPlaces(changed.items) }
  })
}

function changeAgenda(book: OpenBook, meetingId: string, change: AgendaChange): void {
  changeableMeeting(book.reader, meetingId)
  book.write(({ tx, record }) => {
    record(meetingStream(meetingId), { kind: 'agenda.set', payload: change(readAgenda(tx, meetingId)) })
  })
}

function checkEmpty(reader: Reader, meetingId: string, item: AgendaItem): void {
  const text = readMeetingTexts(reader, meetingId).get(item.id)
  const facts = readFacts(reader, meetingId).filter((fact) => itemsOfFact(fact).includes(item.id))
  const isMinuted = text !== undefined && (text.blocks.length > 0 || text.frozenNumber !== null)
  if (isMinuted || facts.some((fact) => !isAside(fact) && fact.itemId === item.id)) {
    throw kept(item, 'has minutes. Clear them first, then remove the item.')
  }
  if (facts.some(isAside)) {
    throw kept(item, 'has actions or parked lines. Take them away first, then remove the item.')
  }
  if (facts.length > 0) {
    throw kept(item, 'is named in a declaration of interest. Take that back first, then remove the item.')
  }
  if (readPapers(reader, meetingId).some((paper) => paper.itemId === item.id)) {
    throw kept(item, 'has papers. Take them away first.')
  }
  if (readReports(reader, meetingId).some((report) => report.itemId === item.id)) {
    throw kept(item, 'has a cover report. Take it away first.')
  }
  if (readMinutesActs(reader, meetingId).some((act) => 'itemId' in act && act.itemId === item.id)) {
    throw kept(item, 'is where the minutes of an earlier meeting were agreed. It stays.')
  }
}

function kept(item: AgendaItem, why: string): AppError {
  return new AppError('not-allowed', `“${item.title}” ${why}`, { itemId: item.id })
}
