import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { CarePlansView, VendorCarePlan } from '../../auth-server/contract.ts'
import { LOADING, type Loaded } from '../models/loaded.ts'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'
import { Words } from '../parts/words.tsx'

const NOT_SAID = 'Not recorded'
const STATUS: { readonly [code: string]: string } = {
  active: 'In force',
  'on-hold': 'On hold',
  draft: 'Draft',
  completed: 'Completed',
  revoked: 'Withdrawn',
}

/** Care plans of the vendor's own system, under its name: beside what the GP record says, never among it. */
export function VendorCarePlans({ vendor }: { vendor: string }) {
  const panel = usePanel()
  const answer = useSignal<Loaded<CarePlansView>>(LOADING)
  const ask = async () => {
    answer.value = LOADING
    answer.value = await panel.carePlans()
  }
  useEffect(() => void ask(), [])
  const now = answer.value
  return (
    <section class="block">
      <h3>Care plans in {vendor}</h3>
      <p class="quiet">From {vendor}, not from the GP record.</p>
      {now.at === 'loading' ? (
        <p class="quiet">Getting them.</p>
      ) : now.at === 'refused' ? (
        <RefusalNote refusal={now.refusal} retry={() => void ask()} />
      ) : now.value.state !== 'read' ? (
        <p>{vendor} didn’t let us read its care plans. Look there.</p>
      ) : now.value.plans.length === 0 ? (
        <p>{vendor} holds none that we may see.</p>
      ) : (
        <ul class="plain">
          {now.value.plans.map((plan) => (
            <li key={JSON.stringify(plan)}>
              <Plan plan={plan} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Plan({ plan }: { plan: VendorCarePlan }) {
  const { what, description, status, from, until, by, outcomes, activities } = plan
  return (
    <dl class="facts">
      <Part label="What">
        {what === null ? NOT_SAID : <Words text={what} />}
        {description === null ? null : <Words text={description} />}
        {activities.map((activity) => (
          <Words key={activity} text={activity} />
        ))}
      </Part>
      <Part label="When">
        {from === null ? NOT_SAID : <RecordedDate date={from} />}
        {until === null ? null : (
          <>
            {' to '}
            <RecordedDate date={until} />
          </>
        )}
        {status !== null && STATUS[status] ? `. ${STATUS[status]}` : null}
      </Part>
      <Part label="By whom">{by.join(', ') || NOT_SAID}</Part>
      <Part label="Intended outcome">
        {outcomes.length === 0
          ? NOT_SAID
          : outcomes.map((outcome) => <Words key={outcome} text={outcome} />)}
      </Part>
    </dl>
  )
}

function Part({ label, children }: { label: string; children: preact.ComponentChildren }) {
  return (
    <div class="facts__row">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
