import { type Signal, useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import {
  type ItemView,
  OPEN_REASONS,
  type OpenReason,
  type OpenRequest,
} from '../../auth-server/contract.ts'
import type { Loaded } from '../models/loaded.ts'
import type { RecordContent } from '../models/record-model.ts'
import { AskAgain } from '../parts/ask-again.tsx'
import { Button } from '../parts/controls.tsx'
import { formatDate } from '../parts/dates.ts'
import { EntryBody } from '../parts/entry.tsx'
import { Radios } from '../parts/form.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { AddOlder } from '../parts/period-choice.tsx'
import { QuoteButton } from '../parts/quote-button.tsx'
import { Sentence } from '../parts/sentence.tsx'
import { factsToShow, SourceLine } from '../parts/source-line.tsx'
import { ItemTags } from '../parts/tags.tsx'

/** One question for all that a screen can open; each entry has its own click, and its own line in the audit. */
interface Asking {
  /** The first day that consultations were asked for. */
  from: string | null
  reason: Signal<OpenReason | null>
  /** Whether it was given for another entry before. */
  wasGiven: boolean
  missed: Signal<boolean>
  /** References that an answer brought. */
  shown: Signal<ReadonlySet<string>>
}

export const useAsking = (content: RecordContent): Asking => {
  const given = useSignal(usePanel().openReason.peek()).value
  return {
    from: content.retrieval?.asked.from ?? null,
    reason: useSignal(given),
    wasGiven: given !== null,
    missed: useSignal(false),
    shown: useSignal(new Set()),
  }
}

/** The reason; the one that was given for another entry of this session is chosen already. */
export function WhyAsked({ asking: { reason, wasGiven, missed } }: { asking: Asking }) {
  return (
    <>
      <p>
        Your name, the time and the reason are recorded with each. It closes again when you leave
        this screen.
      </p>
      <Radios
        name="reason"
        legend="Why do you need it?"
        {...(wasGiven
          ? { hint: 'Your reason of before is chosen. Change it if it’s another now.' }
          : {})}
        error={missed.value ? 'Choose why you need it' : null}
        options={OPEN_REASONS}
        value={reason.value}
        onChoose={(value) => {
          reason.value = value
          missed.value = false
        }}
      />
    </>
  )
}

interface OpenWithReasonProps {
  asking: Asking
  what: OpenRequest['what']
  /** Tells one button from another, for who doesn't see what stands above it. */
  name: string
  /** How many are closed; some of them are not opened here at all. */
  expected?: number
}

export function OpenWithReason({ asking, what, name, expected }: OpenWithReasonProps) {
  const panel = usePanel()
  const opened = useSignal<Loaded<readonly ItemView[]> | null>(null)
  const now = opened.value
  const send = async () => {
    const reason = asking.reason.value
    asking.missed.value = reason === null
    if (reason === null) {
      document.querySelector<HTMLElement>('[name="reason"]')?.focus()
      return
    }
    opened.value = { at: 'loading' }
    const answer = await panel.open({ what, reason })
    opened.value = answer
    if (answer.at !== 'ready') return
    const references = answer.value.map(({ reference }) => reference)
    asking.shown.value = new Set([...asking.shown.value, ...references])
    if (expected !== undefined) panel.locked.value = Math.max(0, expected - references.length)
  }
  if (now?.at === 'ready') return <Opened items={now.value} asking={asking} />
  if (typeof what === 'object' && asking.shown.value.has(what.reference)) {
    return <p class="quiet">Opened with the entry above.</p>
  }
  return (
    <>
      {now?.at === 'refused' ? <RefusalNote refusal={now.refusal} /> : null}
      <Button busy={now?.at === 'loading'} onClick={() => void send()}>
        Open and record why
        <span class="nhsuk-u-visually-hidden"> {name}</span>
      </Button>
    </>
  )
}

/** Takes the focus: the button that brought it is gone. */
function Opened({ items, asking }: { items: readonly ItemView[]; asking: Asking }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => place.current?.focus(), [])
  return (
    <div class="opened" tabIndex={-1} ref={place}>
      <ul class="entries">
        {items.map((item) => (
          <li class="entry" key={item.reference}>
            <h4 class="entry__term">{item.term}</h4>
            <ItemTags item={item} />
            <EntryBody item={item} />
            <SourceLine item={item} />
            <QuoteButton item={item} opened />
          </li>
        ))}
      </ul>
      {items.length > 0 && items.every(isBare) ? (
        <NothingWritten items={items} from={asking.from} />
      ) : null}
    </div>
  )
}

const isBare = (item: ItemView) =>
  item.value === null && item.text === null && factsToShow(item).length === 0

/** Only a name and a date came: where it lies before what was asked for, that says nothing of what was written. */
function NothingWritten({ items, from }: { items: readonly ItemView[]; from: string | null }) {
  const isOlder =
    from !== null && items.some(({ date }) => date !== null && date < from.slice(0, date.length))
  if (!isOlder) return <p class="quiet">Nothing was written with it in what came.</p>
  return (
    <AskAgain button={<AddOlder />}>
      <Sentence words={`Nothing written with it came: it is older than ${formatDate(from)},`} />{' '}
      from when consultations were asked for. The older ones may tell more.
    </AskAgain>
  )
}
