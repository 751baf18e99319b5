import type { RowView } from '../../auth-server/contract.ts'
import { ScreenLink } from './controls.tsx'
import { Disclosure } from './disclosure.tsx'
import { EntryTerm } from './entry-term.tsx'
import { QuoteButton } from './quote-button.tsx'
import { Sentence } from './sentence.tsx'
import { factsToShow, SourceLine } from './source-line.tsx'
import { ItemTags, isPastPlan, markNotes } from './tags.tsx'
import { Words } from './words.tsx'

/** "Why here?" and "Why lower?": the reasons in words, with the rules that gave them. */
export function Why({ item, rules }: { item: RowView; rules: string | null }) {
  if (item.reasons.length === 0) return null
  const isFirst = item.place === 'relevant'
  return (
    <Disclosure
      name={`why:${item.reference}`}
      look="small"
      summary={
        <>
          {isFirst ? 'Why here?' : 'Why lower?'}
          <span class="nhsuk-u-visually-hidden"> {item.term}</span>
        </>
      }
    >
      <p>
        {isFirst ? 'Shown first because: ' : 'Lower because: '}
        {item.reasons.map(({ text }) => text).join(' · ')}.
      </p>
      <p class="small">
        {item.reasons.length === 1 ? 'Rule: ' : 'Rules: '}
        {[...new Set(item.reasons.map(({ rule, text }) => rule ?? text.split(': ')[0]))].join(', ')}
        {rules === null ? '' : `. ${rules}`}
      </p>
    </Disclosure>
  )
}

/** A UK telephone number becomes a link that dials; anything else stays as it is. */
function telephone(value: string) {
  const number = value.replace(/\s/g, '')
  if (!/^0\d{9,10}$/.test(number)) return <Sentence words={value} />
  return (
    <a class="link" href={`tel:${number}`}>
      {value}
    </a>
  )
}

/** Labelled parts: the four of a referral, the lines of a medicine. */
export function Facts({ item }: { item: RowView }) {
  const facts = factsToShow(item)
  if (facts.length === 0) return null
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div class="facts__row" key={label}>
          <dt>{label === 'Planned for' && isPastPlan(item) ? 'Was planned for' : label}</dt>
          <dd>{telephone(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What was written, every line of it: text, value, labelled parts and marks. */
export function EntryBody({ item }: { item: RowView }) {
  return (
    <>
      {item.value === null ? null : <p class="entry__value">{telephone(item.value)}</p>}
      {item.text === null || item.text === item.term ? null : (
        <p class="words">
          <Words text={item.text} />
        </p>
      )}
      <Facts item={item} />
      {item.wordsClosed ? (
        <p>
          <ScreenLink
            to={{ name: 'words', reference: item.reference, term: item.term }}
            trail={`words:${item.reference}`}
          >
            What was written opens with a reason
          </ScreenLink>
        </p>
      ) : null}
      {markNotes(item).map(({ mark, note }) => (
        <p class={`mark-note mark-note--${mark}`} key={mark}>
          {note}
        </p>
      ))}
    </>
  )
}

interface EntryProps {
  item: RowView
  /** Where on the screen it stands; makes the link's name unique. */
  at: string
  rules: string | null
  /** Level of its heading. */
  level?: 3 | 4
  why?: boolean
}

/** One recorded thing in a list: its term leads to all that is linked to it. */
export function Entry({ item, at, rules, level = 4, why = true }: EntryProps) {
  const Heading = level === 3 ? 'h3' : 'h4'
  const isSensitive = item.place === 'closed'
  return (
    <li class={isSensitive ? 'entry entry--sensitive' : 'entry'}>
      <div class="entry__head">
        <Heading class="entry__term">
          <EntryTerm item={item} at={at} />
        </Heading>
        <ItemTags item={item} />
      </div>
      <EntryBody item={item} />
      <SourceLine item={item} withFacts />
      <div class="entry__tools">
        <QuoteButton item={item} />
        {why ? <Why item={item} rules={rules} /> : null}
      </div>
    </li>
  )
}
