import type { SessionView } from '../../auth-server/contract.ts'
import { Button } from './controls.tsx'
import { dayOf, formatAge } from './dates.ts'
import { HideIcon } from './icons.tsx'
import { usePanel } from './panel-context.tsx'
import { formatGender, formatName, formatNhsNumber } from './people.ts'
import { RecordedDate } from './recorded-date.tsx'

/** Whose record this is, on every screen: name, birth date, gender, NHS number, in that order (ISB 1505). */
export function IdentityStrip({ session }: { session: SessionView }) {
  const { hidden } = usePanel()
  const { patient } = session
  const age = formatAge(patient.birthDate, dayOf(new Date().toISOString()))
  return (
    <header class={session.needPatientBanner ? 'strip' : 'strip strip--slim'}>
      <div class="strip__who">
        <h1 class="strip__name">{formatName(patient.name)}</h1>
        <dl class="strip__facts">
          <div>
            <dt>Born</dt>{' '}
            <dd>
              {patient.birthDate === null ? 'Not Known' : <RecordedDate date={patient.birthDate} />}
              {age === null ? null : ` (${age})`}
            </dd>
          </div>
          <div>
            <dt>Gender</dt> <dd>{formatGender(patient.gender)}</dd>
          </div>
          <div>
            <dt>NHS No.</dt> <dd>{formatNhsNumber(patient.nhsNumber)}</dd>
          </div>
        </dl>
      </div>
      <Button
        look="hide"
        label="Hide this panel"
        onClick={() => {
          hidden.value = true
        }}
      >
        <HideIcon /> Hide
      </Button>
    </header>
  )
}
