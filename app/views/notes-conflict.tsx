import type { NoteContent } from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { Callout } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { formatSecond } from '../parts/seconds.ts'

/** Everything typed in a note, part by part, for reading. */
function wordsOf({ contact, passages, services, asks, questions }: NoteContent): readonly string[] {
  return [
    contact.present,
    ...passages.map(({ carer, text }) =>
      carer === null ? text : [carer.name, carer.relationship, text].filter(Boolean).join(', '),
    ),
    ...services.map(({ name, comment }) => [name, comment].filter(Boolean).join(': ')),
    ...asks.map(({ text }) => text),
    ...questions.map(({ text }) => text),
  ].filter((text) => text.trim() !== '')
}

function Words({ content }: { content: NoteContent }) {
  const words = wordsOf(content)
  if (words.length === 0) return <p class="quiet">Nothing typed.</p>
  return (
    <ul class="plain">
      {words.map((text) => (
        <li class="words" key={text}>
          {text}
        </li>
      ))}
    </ul>
  )
}

/** Two windows wrote into the same draft: both are shown, and the worker decides. */
export function DraftConflict() {
  const { notes } = usePanel()
  const now = notes.keeping.value
  if (now.at !== 'conflict') return null
  return (
    <Callout title="Another window changed this note">
      <p>Both are kept. Choose how to go on; nothing is thrown away.</p>
      <p>
        <strong>In this window</strong>
      </p>
      <Words content={notes.content.value} />
      <p>
        <strong>In the other window</strong>
        {now.theirs.keptAt === null ? null : `, ${formatSecond(now.theirs.keptAt)}`}
      </p>
      <Words content={now.theirs.content} />
      <p class="actions">
        <Button look="primary" onClick={() => notes.keepBoth()}>
          Put both together
        </Button>
        <Button onClick={() => notes.keepMine()}>Go on with this one</Button>
        <Button onClick={() => notes.keepTheirs()}>Go on with the other</Button>
      </p>
    </Callout>
  )
}

/** Words of other windows that were not taken into the note, until the worker throws them away. */
export function SetAside() {
  const { notes } = usePanel()
  const aside = notes.view.value?.setAside ?? []
  if (aside.length === 0 || notes.keeping.value.at === 'conflict') return null
  return (
    <section class="block">
      <h3>Words set aside</h3>
      <p>Typed in another window, and not in this note. Copy what you need.</p>
      {aside.map(({ writer, at, content }) => (
        <div key={writer}>
          <p class="quiet">{formatSecond(at)}</p>
          <Words content={content} />
          <Button onClick={() => void notes.dropAside(writer)}>Throw these away</Button>
        </div>
      ))}
    </section>
  )
}
