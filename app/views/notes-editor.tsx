import { useMemo } from 'preact/hooks'
import {
  CONTACT_METHODS,
  NOTE_HEADINGS,
  NOTE_SOURCE_TITLES,
  type NoteHeading,
  type NotePassage,
  type SessionView,
} from '../../auth-server/contract.ts'
import { FIRST_HEADING, newPassage, withPart } from '../models/note-parts.ts'
import { Button } from '../parts/controls.tsx'
import { DateField, Select, TextArea, TextField } from '../parts/form.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { callName } from '../parts/people.ts'
import { NoteAsks } from './notes-asks.tsx'
import { NoteServices } from './notes-services.tsx'
import { Quotes } from './quote-block.tsx'

const HEADING_KEYS = Object.keys(NOTE_HEADINGS) as NoteHeading[]
const HEADING_OPTIONS = HEADING_KEYS.map((value) => ({
  value,
  label: NOTE_HEADINGS[value],
}))

/** The note in five sources that stay apart: two that are quoted, three that are typed. */
export function NoteEditor({ session }: { session: SessionView }) {
  const who = callName(session.patient.name)
  return (
    <>
      <Quotes
        source="record"
        empty="Press Quote beside an entry: its exact words come here, with where they are from."
      />
      <Quotes
        source="letter"
        empty={
          session.referral.letter === null
            ? 'There is no letter yet. Paste it under “Referral and letter”.'
            : 'Open “Referral and letter” and press Quote beside a paragraph.'
        }
      />
      <Typed source="patient" hint={`What ${who} said, in ${who}’s words where you can.`} />
      <Typed source="carer" hint="Say who, and how they know the person." />
      <Typed source="mine" hint="What you think. Anyone who reads this sees that it is yours." />
      <NoteServices />
      <NoteAsks who={who} />
      <Contact />
    </>
  )
}

/** Words that the worker types for one source, each part under a heading of the standard. */
function Typed({ source, hint }: { source: NotePassage['source']; hint: string }) {
  const { notes } = usePanel()
  const passages = notes.content.value.passages.filter((passage) => passage.source === source)
  const shown = passages.length === 0 && source !== 'carer' ? [null] : passages
  const add = () => {
    const taken = new Set(passages.map(({ heading }) => heading))
    const free = HEADING_KEYS.find((heading) => !taken.has(heading)) ?? FIRST_HEADING[source]
    const heading = taken.has(FIRST_HEADING[source]) ? free : FIRST_HEADING[source]
    notes.edit((before) => ({
      ...before,
      passages: [...before.passages, newPassage(source, heading)],
    }))
  }
  return (
    <section class={`block source-block source-block--${source}`}>
      <h3>{NOTE_SOURCE_TITLES[source]}</h3>
      {shown.map((passage, at) => (
        <Passage
          key={`${source}-${at}`}
          source={source}
          passage={passage}
          hint={at === 0 ? hint : null}
          at={at}
        />
      ))}
      {source === 'carer' && shown.length === 0 ? <p class="quiet">{hint}</p> : null}
      <Button look="link" onClick={add}>
        {source === 'carer'
          ? passages.length === 0
            ? 'Add what a carer told me'
            : 'Add more from a carer'
          : 'Add under another heading'}
      </Button>
    </section>
  )
}

interface PassageProps {
  source: NotePassage['source']
  /** Null for the first field of a source, before anything is typed. */
  passage: NotePassage | null
  hint: string | null
  at: number
}

function Passage({ source, passage, hint, at }: PassageProps) {
  const { notes } = usePanel()
  // The field is drawn before it is part of the note; its id stays when it becomes one.
  const fresh = useMemo(() => newPassage(source), [source, passage === null])
  const own = passage ?? fresh
  const name = `${source}-${at}`
  const put = (change: Partial<NotePassage>) =>
    notes.edit((before) => ({
      ...before,
      passages: withPart(before.passages, { ...own, ...change }, ({ id }) => id),
    }))
  const title = NOTE_SOURCE_TITLES[source]
  return (
    <div class="passage">
      {own.carer === null ? null : (
        <div class="passage__carer">
          <TextField
            id={`${name}-name`}
            label="Carer’s name"
            value={own.carer.name}
            onInput={(value) =>
              put({ carer: { name: value, relationship: own.carer?.relationship ?? '' } })
            }
          />
          <TextField
            id={`${name}-relationship`}
            label="Relationship to the person"
            value={own.carer.relationship}
            onInput={(value) =>
              put({ carer: { name: own.carer?.name ?? '', relationship: value } })
            }
          />
        </div>
      )}
      <Select
        id={`${name}-heading`}
        label={`Heading for “${title}”${at === 0 ? '' : `, part ${at + 1}`}`}
        hidden
        options={HEADING_OPTIONS}
        value={own.heading}
        onChoose={(heading) => put({ heading })}
      />
      <TextArea
        id={`${name}-text`}
        label={at === 0 ? title : `${title}, part ${at + 1}`}
        hideLabel
        {...(hint === null ? {} : { hint })}
        rows={3}
        value={own.text}
        onInput={(text) => put({ text })}
      />
      {passage === null || (at === 0 && source !== 'carer') ? null : (
        <Button
          look="link"
          label={`Remove ${title}, part ${at + 1}`}
          onClick={() =>
            notes.edit((before) => ({
              ...before,
              passages: before.passages.filter(({ id }) => id !== own.id),
            }))
          }
        >
          Remove
        </Button>
      )}
    </div>
  )
}

function Contact() {
  const { notes } = usePanel()
  const { contact } = notes.content.value
  const put = (change: Partial<typeof contact>) =>
    notes.edit((before) => ({ ...before, contact: { ...before.contact, ...change } }))
  return (
    <section class="block">
      <h3>The contact, if there was one</h3>
      <DateField
        id="contact-date"
        label="Date"
        value={contact.date}
        onInput={(date) => put({ date })}
      />
      <Select
        id="contact-method"
        label="How"
        options={[
          { value: '', label: 'Not chosen' },
          ...CONTACT_METHODS.map((value) => ({ value, label: value })),
        ]}
        value={contact.method ?? ''}
        onChoose={(value) => put({ method: value === '' ? null : value })}
      />
      <TextField
        id="contact-present"
        label="Who was there"
        value={contact.present}
        onInput={(present) => put({ present })}
      />
    </section>
  )
}
