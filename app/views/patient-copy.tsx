import type { SessionView } from '../../auth-server/contract.ts'
import { type PatientCopy as Copy, patientCopyOf } from '../models/patient-copy.ts'
import { Button, ScreenLink } from '../parts/controls.tsx'
import { dayOf, longDate } from '../parts/dates.ts'
import { usePanel } from '../parts/panel-context.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'

/** A page for the patient to keep: what they said, what was agreed, where to go. Nothing of the GP record. */
export function PatientCopy({ session }: { session: SessionView }) {
  const { notes } = usePanel()
  const copy = patientCopyOf(session, notes.content.value)
  const isEmpty = copy.told.length + copy.agreed.length + copy.services.length === 0
  return (
    <>
      <ScreenHeading>Copy for the patient</ScreenHeading>
      <div class="no-print">
        <p>
          Nothing from the GP record or the referral is on this page: only what {copy.who} told you,
          what you agreed and the services in your note. Read it through before you hand it over:
          you may have typed something that should not go home.
        </p>
        {isEmpty ? (
          <p>
            There is nothing to print yet. Write in{' '}
            <ScreenLink to={{ name: 'notes' }} trail="notes">
              My notes
            </ScreenLink>{' '}
            first.
          </p>
        ) : (
          <p class="actions">
            <Button look="primary" onClick={() => window.print()}>
              Print this page
            </Button>
          </p>
        )}
      </div>
      {isEmpty ? null : <Page copy={copy} />}
    </>
  )
}

function Page({ copy }: { copy: Copy }) {
  const { who, worker, organisation, contact, told, agreed, services } = copy
  return (
    <article class="patient-copy">
      <h3>For {who}</h3>
      <p>
        {contact === null
          ? longDate(dayOf(new Date().toISOString()))
          : `We spoke on ${longDate(contact)}`}
        . Your link worker is {worker}, {organisation}.
      </p>
      <Words title="What you told me" words={told} />
      <Words title="What we agreed" words={agreed} />
      {services.length === 0 ? null : (
        <section>
          <h4>Places that may help</h4>
          <ul class="plain">
            {services.map(({ name, telephone, url }) => (
              <li key={name}>
                {[name, telephone, url].filter((part) => part !== null).join(', ')}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>To help you, I looked at parts of your GP record. Ask me if you want to know which.</p>
    </article>
  )
}

function Words({ title, words }: { title: string; words: readonly string[] }) {
  return words.length === 0 ? null : (
    <section>
      <h4>{title}</h4>
      {words.map((each) => (
        <p class="words" key={each}>
          {each}
        </p>
      ))}
    </section>
  )
}
