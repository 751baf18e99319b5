import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type {
  NoteAbility,
  NoteTextView,
  SaveOutcome,
  SessionView,
} from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { formatSecond } from '../parts/seconds.ts'
import { printPaper } from './notes-paper.tsx'

/** What saving came to, in words; the draft is still there unless it says saved. */
function outcomeWords(outcome: SaveOutcome, vendor: string): string | null {
  switch (outcome) {
    case 'unknown':
      return `We don’t know yet whether ${vendor} has the note. Your draft is kept. Try again: it can’t be saved twice.`
    case 'refused':
      return `${vendor} refused the note: you may not write notes there. Your draft stays. Copy, print or download it.`
    case 'rejected':
      return `${vendor} found fault with the note and didn’t take it. Your draft stays. Copy, print or download it, and tell your help desk.`
    case 'not-offered':
      return `${vendor} doesn’t take notes from Backstory. Your draft stays. Copy, print or download it.`
    case 'no-right':
      return `Your sign-in doesn’t allow writing notes in ${vendor}. Your draft stays. Copy, print or download it.`
    case 'empty':
      return 'There is nothing in the note yet.'
    case 'changed':
      return 'The note was changed in another window. Look at it again, then save.'
    case 'saved':
      return null
  }
}

const STANDING: { readonly [ability in NoteAbility['note']]: (vendor: string) => string } = {
  yes: (vendor) => `Saved notes go to ${vendor}. They aren’t sent to the GP.`,
  'not-offered': (vendor) =>
    `${vendor} doesn’t take notes from Backstory. Copy, print or download the note; your draft stays here.`,
  'no-right': (vendor) =>
    `Your sign-in doesn’t allow writing notes in ${vendor}. Copy, print or download the note; your draft stays here.`,
}

/** Saving at the vendor, or taking the note away by hand. */
export function NoteSaving({ session }: { session: SessionView }) {
  const { notes, announcer } = usePanel()
  const vendor = session.vendor.name
  const seen = useSignal<NoteTextView | null>(null)
  const byHand = useSignal<string | null>(null)
  const done = useSignal<string | null>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const view = notes.view.value
  if (view === null) return null
  const { ability, pending, saved } = view
  const outcome = notes.outcome.value
  const words = outcome === null ? null : outcomeWords(outcome, vendor)
  const last = saved[0]
  const busy = notes.saving.value
  const say = (message: string) => {
    done.value = message
    announcer.say(message)
  }
  const take = async (how: 'copy' | 'print' | 'download') => {
    done.value = null
    byHand.value = null
    const note = await notes.text(how)
    if (note === null) return
    if (how === 'print') printPaper(note, session)
    else if (how === 'download') {
      download(note)
      say('Downloaded. Your draft stays here.')
    } else {
      try {
        await navigator.clipboard.writeText(note.text)
        say(`Copied. It isn’t saved: paste it into ${vendor}. Your draft stays here.`)
      } catch {
        byHand.value = note.text
        requestAnimationFrame(() => area.current?.select())
      }
    }
  }
  const warned = view.quotes.some((quote) => quote.for === 'note' && quote.warnings.length > 0)
  return (
    <section class="block block--first save-area" tabIndex={-1} aria-label="Save or take away">
      <h3>Save or take away</h3>
      <p>{STANDING[ability.note](vendor)}</p>
      {warned ? (
        <p class="mark-note">
          This note quotes words that the patient may not be meant to read. The marks are saved with
          it.
        </p>
      ) : null}
      {pending === null ? null : (
        <p class="failed">
          A note of {formatSecond(pending.since)} is on its way to {vendor}, and no answer came.{' '}
          <Button look="link" busy={busy} onClick={() => void notes.resume()}>
            Find out now
          </Button>
        </p>
      )}
      <p class="actions">
        {ability.note === 'yes' ? (
          <Button look="primary" busy={busy} onClick={() => void notes.save()}>
            {busy ? 'Saving …' : `Save in ${vendor}`}
          </Button>
        ) : null}
        <Button onClick={() => void take('copy')}>Copy</Button>
        <Button onClick={() => void take('print')}>Print</Button>
        <Button onClick={() => void take('download')}>Download</Button>
      </p>
      {words === null ? null : <Outcome look="failed">{words}</Outcome>}
      {outcome === 'saved' && last !== undefined ? (
        <Outcome look="saved">
          Note saved in {vendor} at {formatSecond(last.savedAt)}. It hasn’t been sent to the GP.
          {last.readBack === 'same' ? ` Read back from ${vendor}: the same, word for word.` : null}
          {last.readBack === 'differs'
            ? ` Read back, the words there differ from yours: check the note in ${vendor}.`
            : null}
          {last.readBack === 'not-read' ? ` ${vendor} didn’t let us read it back.` : null}
          {last.tasks.made > 0 ? ` ${taskWords(last.tasks.made)} made for chosen services.` : null}
          {last.tasks.open > 0
            ? ` ${taskWords(last.tasks.open)} couldn’t be made yet; we try again when you next open this.`
            : null}
        </Outcome>
      ) : null}
      {done.value === null ? null : <p>{done.value}</p>}
      {byHand.value === null ? null : (
        <div class="field">
          <label class="nhsuk-label" for="note-by-hand">
            Your browser didn’t allow copying. The words are selected: press Ctrl+C.
          </label>
          <textarea
            class="nhsuk-textarea"
            id="note-by-hand"
            ref={area}
            rows={6}
            readOnly
            value={byHand.value}
          />
        </div>
      )}
      <Disclosure
        name="note-preview"
        summary="See it as it will be saved"
        onOpen={async () => {
          seen.value = await notes.text('see')
        }}
      >
        <div class="letter">{seen.value?.text ?? 'Getting it.'}</div>
        <Button
          onClick={async () => {
            seen.value = await notes.text('see')
          }}
        >
          Show it anew
        </Button>
      </Disclosure>
    </section>
  )
}

const taskWords = (count: number) => (count === 1 ? '1 task' : `${count} tasks`)

function Outcome({ look, children }: { look: 'failed' | 'saved'; children: ComponentChildren }) {
  return (
    <div class={look} data-outcome={look}>
      <p>{children}</p>
    </div>
  )
}

/** A file named by its time alone: a folder of downloads is no place for a patient's name. */
function download({ text }: NoteTextView): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `note-${new Date().toISOString().slice(0, 16).replace(/\D/g, '')}.txt`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
