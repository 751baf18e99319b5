import type { Mark, RowView, SectionState } from '../../auth-server/contract.ts'

const MARKS: { readonly [mark in Mark]: { word: string; look: string } } = {
  negated: { word: 'May be a “no”', look: 'nhsuk-tag--yellow' },
  otherPerson: { word: 'About another person', look: 'nhsuk-tag--yellow' },
  notForPatient: { word: 'Not to be told to patient or family', look: 'nhsuk-tag--red' },
  originalWording: { word: 'Original wording', look: 'nhsuk-tag--grey' },
  draft: { word: 'Draft', look: 'nhsuk-tag--yellow' },
  planned: { word: 'Planned', look: 'nhsuk-tag--purple' },
  ended: { word: 'Ended', look: 'nhsuk-tag--grey' },
  notGiven: { word: 'Not given', look: 'nhsuk-tag--yellow' },
  elsewhere: { word: 'Prescribed elsewhere', look: 'nhsuk-tag--grey' },
  byLinkage: { word: 'Outside the dates asked for', look: 'nhsuk-tag--grey' },
  headerOnly: { word: 'Heading only', look: 'nhsuk-tag--grey' },
}

/** What a reader must know in a sentence, where the word alone does not say it. */
const MARK_NOTES: { readonly [mark in Mark]?: string } = {
  notForPatient: 'The practice marked this as not to be told to the patient, family or carers.',
  originalWording: 'Moved from another system. These are the original words, without a code.',
  draft: 'Saved as a draft. The GP may still change it.',
  planned: 'PLANNED. This hasn’t happened yet, or may not have been updated.',
  elsewhere: 'Prescribed outside the practice. Details may be incomplete.',
  byLinkage:
    'Older than the dates asked for. Shown because the GP system links it to something here.',
  headerOnly: 'Only the heading came. What was written lies outside the dates asked for.',
}

const PAST = 'The day it was planned for has passed. It may have happened: this isn’t updated.'

/** True of a diary entry whose day has passed: nothing in the record says whether it took place. */
export const isPastPlan = ({ marks, date }: RowView): boolean =>
  marks.includes('planned') &&
  date !== null &&
  date < new Date().toISOString().slice(0, date.length)

/** What a reader must know of an entry in sentences, one for each mark that needs one. */
export const markNotes = (item: RowView): readonly { mark: Mark; note: string }[] =>
  item.marks.flatMap((mark) => {
    const note = mark === 'planned' && isPastPlan(item) ? PAST : MARK_NOTES[mark]
    // That only the heading came says it of the dates too.
    const isSaid = mark === 'byLinkage' && item.marks.includes('headerOnly')
    return note === undefined || isSaid ? [] : [{ mark, note }]
  })

export function Tag({ word, look = 'nhsuk-tag--grey' }: { word: string; look?: string }) {
  return <strong class={`nhsuk-tag ${look} tag`}>{word}</strong>
}

/** The state of an entry and every mark on it; one word each. */
export function ItemTags({ item }: { item: RowView }) {
  const marks = item.marks.map((mark) => MARKS[mark])
  const words = new Set(marks.map(({ word }) => word))
  const said = item.facts.some(({ value }) => value === item.status)
  const status = item.status !== null && !words.has(item.status) && !said ? item.status : null
  if (marks.length === 0 && status === null) return null
  return (
    <span class="tags">
      {status === null ? null : (
        <Tag word={status} look={status === 'Active' ? 'nhsuk-tag--blue' : 'nhsuk-tag--grey'} />
      )}
      {marks.map(({ word, look }) => (
        <Tag
          key={word}
          word={word === MARKS.planned.word && isPastPlan(item) ? 'Was planned' : word}
          look={look}
        />
      ))}
    </span>
  )
}

/** How each kind of nothing looks beside its words. */
export const STATE_LOOKS: { readonly [state in Exclude<SectionState, 'ready'>]: string } = {
  'nothing-recorded': 'nhsuk-tag--white',
  'not-asked': 'nhsuk-tag--grey',
  'not-available': 'nhsuk-tag--purple',
  'not-loaded': 'nhsuk-tag--red',
  withheld: 'nhsuk-tag--yellow',
}
