import { useSignal } from '@preact/signals'
import { NOTE_LIMITS } from '../../auth-server/contract.ts'
import { newId } from '../models/note-parts.ts'
import { readable } from '../models/record-model.ts'
import { Button } from '../parts/controls.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { TextField } from '../parts/form.tsx'
import { usePanel } from '../parts/panel-context.tsx'

/** What to ask the person: in the worker's words, or taken from what the overview does not know. */
export function NoteAsks({ who }: { who: string }) {
  const { notes, record } = usePanel()
  const words = useSignal('')
  const { asks } = notes.content.value
  const add = (text: string) => {
    if (text === '') return
    notes.edit((before) => ({ ...before, asks: [...before.asks, { id: newId(), text }] }))
  }
  const known = new Set(asks.map(({ text }) => text))
  const offered = (readable(record.state.value)?.overview?.ask ?? [])
    .map(({ text }) => text.slice(0, NOTE_LIMITS.line))
    .filter((text) => !known.has(text))
  return (
    <section class="block">
      <h3>To ask {who}</h3>
      {asks.length === 0 ? null : (
        <ul class="rows">
          {asks.map(({ id, text }) => (
            <li class="row row--inline" key={id}>
              <span class="words">{text}</span>
              <Button
                look="link"
                label={`Remove: ${text}`}
                onClick={() =>
                  notes.edit((before) => ({
                    ...before,
                    asks: before.asks.filter((ask) => ask.id !== id),
                  }))
                }
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          add(words.value.trim())
          words.value = ''
        }}
      >
        <TextField
          id="ask-new"
          label="A question to ask"
          value={words.value}
          onInput={(value) => {
            words.value = value
          }}
        />
        <Button type="submit">Add to the list</Button>
      </form>
      {offered.length === 0 ? null : (
        <Disclosure name="ask-offered" summary={`${offered.length} from “Not known: ask”`}>
          <ul class="rows">
            {offered.map((text) => (
              <li class="row row--inline" key={text}>
                <span class="words">{text}</span>
                <Button look="link" label={`Add: ${text}`} onClick={() => add(text)}>
                  Add
                </Button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}
