import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import {
  type GpQuestion,
  QUESTION_KINDS,
  type QuestionState,
  type SessionView,
} from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { formatInstant } from '../parts/dates.ts'
import { TextArea, TextField } from '../parts/form.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { Tag } from '../parts/tags.tsx'
import { QuoteBlock } from './quote-block.tsx'

const LOOKS = {
  draft: 'nhsuk-tag--white',
  given: 'nhsuk-tag--blue',
  copied: 'nhsuk-tag--grey',
  answered: 'nhsuk-tag--green',
} as const

function stateWord({ state, sentAt }: QuestionState, vendor: string): string {
  if (state === 'answered') return 'Answered'
  if (state === 'copied') return 'Copied by me'
  if (state === 'given') return sentAt === null ? `Given to ${vendor}` : `${vendor} says: sent`
  return 'Draft'
}

/** What is known of it, in a sentence; "sent" only when the vendor's system says so. */
function stateLine({ state, at, as, sentAt }: QuestionState, vendor: string): string | null {
  const when = at === null ? '' : ` at ${formatInstant(at)}`
  if (sentAt !== null) return `${vendor} says that it was sent at ${formatInstant(sentAt)}.`
  if (state === 'given') {
    return `Given to ${vendor} as a ${as ?? 'message'}${when}. ${vendor} hasn’t said that it was sent.`
  }
  if (state === 'copied') return `Copied${when}. Backstory doesn’t know whether you sent it.`
  return state === 'answered' ? `Marked as answered${when}.` : null
}

interface QuestionProps {
  question: GpQuestion
  session: SessionView
  /** Just begun: it takes the focus. */
  fresh: boolean
}

/** One question: to whom, the words, what it quotes, and what became of it. */
export function Question({ question, session, fresh }: QuestionProps) {
  const { notes, announcer } = usePanel()
  const { id, kind, to, text, answer } = question
  const block = useRef<HTMLElement>(null)
  const said = useSignal<string | null>(null)
  const byHand = useSignal<string | null>(null)
  const busy = useSignal(false)
  const view = notes.view.value
  useLayoutEffect(() => {
    if (fresh) block.current?.querySelector('textarea')?.focus()
  }, [fresh])
  if (view === null) return null
  const vendor = session.vendor.name
  const state = view.questions.find((each) => each.id === id) ?? {
    id,
    state: 'draft',
    at: null,
    as: null,
    sentAt: null,
  }
  const quotes = notes.quotes.value.filter((quote) => quote.for === id)
  const line = stateLine(state, vendor)
  const put = (change: Partial<GpQuestion>) =>
    notes.edit((before) => ({
      ...before,
      questions: before.questions.map((each) => (each.id === id ? { ...each, ...change } : each)),
    }))
  const run = async (what: 'copy' | 'give' | 'answered') => {
    if (busy.value) return
    busy.value = true
    said.value = null
    byHand.value = null
    const done = await notes.question(what, id)
    busy.value = false
    if (done === null) return
    if (what === 'copy') await copy(done.text)
    else if (what === 'give') said.value = gaveWords(done.outcome, vendor)
    if (said.value !== null) announcer.say(said.value)
  }
  const copy = async (words: string) => {
    try {
      await navigator.clipboard.writeText(words)
      said.value = 'Copied. It hasn’t been sent: paste it where you write to the practice.'
    } catch {
      byHand.value = words
    }
  }
  return (
    <section class="block" ref={block}>
      <h3>
        {QUESTION_KINDS[kind]} <Tag word={stateWord(state, vendor)} look={LOOKS[state.state]} />
      </h3>
      {line === null ? null : <p class="quiet">{line}</p>}
      <TextField
        id={`to-${id}`}
        label="To"
        hint={
          view.recipients.length > 0
            ? `Known here: ${view.recipients.join('; ')}`
            : 'Whoever referred; the letter says who.'
        }
        value={to}
        onInput={(value) => put({ to: value })}
      />
      <TextArea
        id={`words-${id}`}
        label="Your words"
        hint="Nothing of the record goes with it but what you quote."
        rows={8}
        value={text}
        onInput={(value) => put({ text: value })}
      />
      {quotes.map((quote) => (
        <QuoteBlock key={quote.id} quote={quote} />
      ))}
      <AddQuotes id={id} />
      <p class="actions">
        {view.ability.questions === null ||
        (state.state !== 'draft' && state.state !== 'copied') ? null : (
          <Button look="primary" busy={busy.value} onClick={() => void run('give')}>
            Give to {vendor}
          </Button>
        )}
        <Button busy={busy.value} onClick={() => void run('copy')}>
          Copy the message
        </Button>
        {state.state === 'draft' ? (
          <Button
            look="link"
            onClick={() =>
              notes.edit((before) => ({
                ...before,
                questions: before.questions.filter((each) => each.id !== id),
              }))
            }
          >
            Throw this draft away
          </Button>
        ) : null}
      </p>
      {said.value === null ? null : <p>{said.value}</p>}
      {byHand.value === null ? null : (
        <div class="field">
          <label class="nhsuk-label" for={`by-hand-${id}`}>
            Your browser didn’t allow copying. Select the words and press Ctrl+C.
          </label>
          <textarea
            class="nhsuk-textarea"
            id={`by-hand-${id}`}
            rows={6}
            readOnly
            value={byHand.value}
          />
        </div>
      )}
      {state.state === 'draft' ? null : (
        <>
          <TextArea
            id={`answer-${id}`}
            label="What came back"
            rows={3}
            value={answer}
            onInput={(value) => put({ answer: value })}
          />
          {state.state === 'answered' ? null : (
            <Button busy={busy.value} onClick={() => void run('answered')}>
              Mark as answered
            </Button>
          )}
        </>
      )}
    </section>
  )
}

function gaveWords(outcome: 'done' | 'unknown' | 'refused', vendor: string): string {
  if (outcome === 'done') return `${vendor} has it. It isn’t sent until ${vendor} says so.`
  return outcome === 'unknown'
    ? `We don’t know yet whether ${vendor} has it. Try again: it can’t be given twice.`
    : `${vendor} didn’t take it. Copy the message and send it yourself.`
}

/** Quotes of the note can go with a question: the server copies them by reference. */
function AddQuotes({ id }: { id: string }) {
  const { notes } = usePanel()
  const taken = new Set(
    notes.quotes.value.filter((quote) => quote.for === id).map(({ reference }) => reference),
  )
  const offered = notes.quotes.value.filter(
    (quote) => quote.for === 'note' && quote.source === 'record' && !taken.has(quote.reference),
  )
  if (offered.length === 0) return null
  return (
    <>
      <p class="quiet">Quotes of your note can go with it:</p>
      <ul class="rows">
        {offered.map((quote) => (
          <li class="row" key={quote.id}>
            <p class="words">{quote.words ?? quote.sourceLine}</p>
            <Button
              look="link"
              label={`Put into the message: ${quote.words ?? quote.sourceLine}`}
              onClick={() =>
                void notes.quote({
                  from: { reference: quote.reference },
                  heading: quote.heading,
                  for: id,
                })
              }
            >
              Put into the message
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
