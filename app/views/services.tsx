import { useEffect } from 'preact/hooks'
import type { DirectoryView, SessionView } from '../../auth-server/contract.ts'
import { formatNumber, plural } from '../parts/counts.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { Instant } from '../parts/recorded-date.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { ServicesChoices } from './services-choices.tsx'
import { ServicesFinder } from './services-finder.tsx'
import { ServicesNeeds } from './services-needs.tsx'
import { ServicesResults } from './services-results.tsx'

/** Finding a community service: what is looked for stands in plain sight, and is the worker's to change. */
export function Services({ session }: { session: SessionView }) {
  const { services, record } = usePanel()
  const state = record.state.value
  const overview = state.at === 'ready' ? state.content.overview : null
  useEffect(() => {
    services.flag(overview?.activityFlags.map(({ text }) => text) ?? [])
    services.startFromAge(ageOf(session.patient.birthDate))
    void services.load().then(() => services.find())
  }, [])
  const directory = services.directory.value
  return (
    <>
      <ScreenHeading>Find services</ScreenHeading>
      {directory === null || directory.at === 'loading' ? (
        <p class="quiet">Opening the directory.</p>
      ) : directory.at === 'refused' ? (
        <RefusalNote refusal={directory.refusal} retry={() => void services.load()} />
      ) : (
        <Open directory={directory.value} session={session} />
      )}
    </>
  )
}

function Open({ directory, session }: { directory: DirectoryView; session: SessionView }) {
  const { services } = usePanel()
  const result = services.result.value
  return (
    <>
      <Sources directory={directory} />
      <ServicesNeeds directory={directory} session={session} />
      {directory.sources.length === 0 ? null : <ServicesChoices directory={directory} />}
      {result === null ? (
        directory.sources.length === 0 ? null : (
          <p class="quiet">Add at least one need to see services.</p>
        )
      ) : result.at === 'loading' ? (
        <p class="quiet">Looking.</p>
      ) : result.at === 'refused' ? (
        <RefusalNote refusal={result.refusal} retry={() => void services.find()} />
      ) : (
        <ServicesResults view={result.value} />
      )}
      {directory.finder === null ? null : <ServicesFinder name={directory.finder.name} />}
    </>
  )
}

/** Where it looks, how old that is, and that nothing goes out. */
function Sources({ directory }: { directory: DirectoryView }) {
  const { sources } = directory
  const total = sources.reduce((sum, { services }) => sum + services, 0)
  if (sources.length === 0) {
    return (
      <p>
        No directory of services is loaded here yet. Ask whoever runs Backstory to add one.
        {directory.finder === null ? '' : ' You can use your own system’s finder below.'}
      </p>
    )
  }
  return (
    <Disclosure
      name="sources"
      look="small"
      summary={`Looks in ${plural(total, 'service')} of ${plural(sources.length, 'directory', 'directories')}. Nothing you choose leaves Backstory.`}
    >
      <p>
        Backstory searches its own copies. What you choose or type here, and anything about the
        patient, is never sent to a directory.
      </p>
      <ul class="plain">
        {sources.map(({ name, services, takenAt, stale }) => (
          <li key={name}>
            {name}: {formatNumber(services)}, copied <Instant at={takenAt} />
            {stale ? '. This copy is old: check with the service.' : ''}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function ageOf(birthDate: string | null): string {
  const born = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate ?? '')
  if (!born) return ''
  const today = new Date()
  const had =
    today.getMonth() + 1 > Number(born[2]) ||
    (today.getMonth() + 1 === Number(born[2]) && today.getDate() >= Number(born[3]))
  const years = today.getFullYear() - Number(born[1]) - (had ? 0 : 1)
  return years >= 0 && years <= 120 ? String(years) : ''
}
