import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NoteContent } from '../../../auth-server/contract.ts'
import {
  addQuote,
  dropAside,
  keepDraft,
  moveQuote,
  removeQuote,
} from '../../../auth-server/notes/draft.ts'
import { NO_NOTES, type Notes } from '../../../auth-server/notes/note.ts'
import { aPassage, aQuote, NOW, someContent } from './a-notebook.ts'

const says = (text: string): NoteContent => someContent({ passages: [aPassage({ text })] })
const keep = (notes: Notes, writer: string, revision: number, text: string, decided = false) =>
  keepDraft(notes, { writer, revision, sequence: null, content: says(text), decided }, NOW)

describe('keeping a draft', () => {
  it('takes each writing of one window', () => {
    const one = keep(NO_NOTES, 'w1', 0, 'Misses')
    const two = keep(one.notes, 'w1', one.notes.revision, 'Misses Ted')
    expect(two.notes.content).toEqual(says('Misses Ted'))
    expect([one.conflict, two.conflict]).toEqual([false, false])
  })

  it('takes the next writing of a window whose answer was lost', () => {
    const { notes } = keep(NO_NOTES, 'w1', 0, 'Misses')
    const again = keep(notes, 'w1', 0, 'Misses Ted')
    expect(again.conflict).toBe(false)
    expect(again.notes.content).toEqual(says('Misses Ted'))
  })

  it('lets an earlier writing of a window that arrives late change nothing', () => {
    const send = (notes: Notes, sequence: number, text: string) => {
      const kept = { writer: 'w1', revision: 0, sequence, content: says(text), decided: false }
      return keepDraft(notes, kept, NOW)
    }
    const newer = send(NO_NOTES, 2, 'Misses Ted')
    const late = send(newer.notes, 1, 'Misses')
    expect(late).toEqual({ notes: newer.notes, conflict: false })
  })

  it('lets what another window wrote stand, and sets this window’s words aside', () => {
    const { notes } = keep(NO_NOTES, 'w1', 0, 'From the first window')
    const other = keep(notes, 'w2', 0, 'From the second window')
    expect(other.conflict).toBe(true)
    expect(other.notes.content).toEqual(says('From the first window'))
    expect(other.notes.setAside).toMatchObject([
      { writer: 'w2', content: says('From the second window') },
    ])
  })

  it('keeps only the latest words of a window that goes on typing into a conflict', () => {
    const { notes } = keep(NO_NOTES, 'w1', 0, 'First')
    const one = keep(notes, 'w2', 0, 'Sec')
    const two = keep(one.notes, 'w2', 0, 'Second')
    expect(two.notes.setAside.map(({ content }) => content)).toEqual([says('Second')])
  })

  it('sets the other window’s words aside when the worker chooses their own', () => {
    const { notes } = keep(NO_NOTES, 'w1', 0, 'First')
    const conflict = keep(notes, 'w2', 0, 'Second')
    const decided = keep(conflict.notes, 'w2', conflict.notes.revision, 'Second', true)
    expect(decided.notes.content).toEqual(says('Second'))
    expect(decided.notes.setAside).toMatchObject([{ writer: 'w1', content: says('First') }])
  })

  it('is no conflict when both windows say the same', () => {
    const { notes } = keep(NO_NOTES, 'w1', 0, 'Same')
    expect(keep(notes, 'w2', 0, 'Same').conflict).toBe(false)
  })

  it('never loses what a window typed last, however two windows take turns', () => {
    const step = fc.record({ writer: fc.constantFrom('w1', 'w2', 'w3'), looks: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let notes = NO_NOTES
        const known = new Map([
          ['w1', 0],
          ['w2', 0],
          ['w3', 0],
        ])
        const last = new Map<string, string>()
        steps.forEach(({ writer, looks }, at) => {
          const text = `${writer} wrote ${at}`
          const kept = keep(notes, writer, known.get(writer) ?? 0, text)
          notes = kept.notes
          if (!kept.conflict) known.set(writer, notes.revision)
          // A window that looked has seen the others' words: writing over them is its own choice.
          if (looks) {
            known.set(writer, notes.revision)
            last.clear()
          }
          last.set(writer, text)
        })
        const held = JSON.stringify([notes.content, notes.setAside])
        for (const text of last.values()) expect(held).toContain(text)
      }),
    )
  })
})

describe('quotes', () => {
  it('are put in once, moved and removed, and their words stay as they are', () => {
    const { id: _id, ...quote } = aQuote()
    const one = addQuote(addQuote(NO_NOTES, quote), quote)
    expect(one.quotes).toHaveLength(1)
    const [put] = one.quotes
    const moved = moveQuote(one, put?.id ?? '', 'risk')
    expect(moved.quotes[0]).toEqual({ ...put, heading: 'risk' })
    expect(removeQuote(moved, put?.id ?? '').quotes).toEqual([])
  })
})

it('throws words away that were set aside, when asked to', () => {
  const { notes } = keep(NO_NOTES, 'w1', 0, 'First')
  expect(dropAside(keep(notes, 'w2', 0, 'Second').notes, 'w2').setAside).toEqual([])
})
