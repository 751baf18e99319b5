import type { ServicesView, ServiceView } from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { formatNumber, plural } from '../parts/counts.ts'
import { formatDate } from '../parts/dates.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { Tag } from '../parts/tags.tsx'
import { TickIcon } from '../parts/tick-icon.tsx'

/** What was found: each with why it fits, what to check, and when it was last checked. */
export function ServicesResults({ view }: { view: ServicesView }) {
  const { services } = usePanel()
  const { total, leftOut, from } = view
  return (
    <section aria-labelledby="services-found">
      <h3 class="group__title" id="services-found">
        {plural(total, 'service')} found
      </h3>
      {view.postcodeUnknown ? (
        <p class="failed">
          This postcode isn’t in the table, so distances aren’t shown. Check it, or try the first
          half.
        </p>
      ) : null}
      {from === null ? null : (
        <p class="small">
          Distances are from the middle of {from.district}
          {from.place === null ? '' : ` (${from.place})`}, in a straight line: take them as a rough
          guide.
        </p>
      )}
      {view.chips.map(({ need, also }) =>
        also.length === 0 ? null : (
          <p class="small" key={need}>
            “{need}” also looked for: {also.join(', ')}.
          </p>
        ),
      )}
      {leftOut.length === 0 ? null : (
        <p class="small">
          Left out by your choices:{' '}
          {leftOut.map(({ why, count }) => `${formatNumber(count)} ${why}`).join(', ')}.
        </p>
      )}
      {total === 0 ? (
        <p>Nothing in the directories matches. Try fewer choices or other words.</p>
      ) : null}
      <ul class="entries">
        {view.services.map((service) => (
          <Service key={service.id} service={service} />
        ))}
      </ul>
      {view.services.length < Math.min(total, 100) ? (
        <p>
          <Button onClick={() => void services.find({ all: true })}>
            Show {formatNumber(Math.min(total, 100) - view.services.length)} more
          </Button>
        </p>
      ) : null}
    </section>
  )
}

function Service({ service }: { service: ServiceView }) {
  const facts = [
    ['When', service.when.join('; ')],
    ['Where', service.where.join('; ')],
    ['Cost', service.cost],
    ['Ages', service.ages],
    ['How to join', service.attend.join(', ')],
    ['Access', service.accessibility.join(', ')],
    ['Languages', service.languages.join(', ')],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <li class="entry service">
      <div class="entry__head">
        <h4 class="entry__term">{service.name}</h4>
        {service.alert === null ? null : <Tag word="Notice" look="nhsuk-tag--yellow" />}
      </div>
      {service.organisation === null || service.organisation === service.name ? null : (
        <p class="source">{service.organisation}</p>
      )}
      {service.alert === null ? null : <p class="mark-note">{service.alert}</p>}
      {service.fits.length === 0 ? null : (
        <p>
          <strong>Fits:</strong> {service.fits.join(' · ')}
        </p>
      )}
      {service.distance === null ? null : <p class="small">{service.distance.words}</p>}
      {service.checks.length === 0 ? null : (
        <ul class="service__checks">
          {service.checks.map((check) => (
            <li key={check}>
              <span class="nhsuk-u-visually-hidden">Check: </span>
              {check}
            </li>
          ))}
        </ul>
      )}
      <dl class="facts">
        {facts.map(([label, value]) => (
          <div class="facts__row" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <Contact service={service} />
      </dl>
      {service.description === null ? null : (
        <Disclosure
          name={`about:${service.id}`}
          look="small"
          summary={
            <>
              About it<span class="nhsuk-u-visually-hidden">: {service.name}</span>
            </>
          }
        >
          <p class="words">{service.description}</p>
        </Disclosure>
      )}
      <p class="source">
        {service.lastChecked === null
          ? 'Not said when it was last checked'
          : `Last checked ${formatDate(service.lastChecked)}`}
        {` · ${service.source}`}
      </p>
      <AddToNote service={service} />
    </li>
  )
}

function Contact({ service }: { service: ServiceView }) {
  const { telephones, email, url } = service
  if (telephones.length === 0 && email === null && url === null) return null
  return (
    <div class="facts__row">
      <dt>Contact</dt>
      <dd>
        {telephones.map(({ number, label }) => (
          <span class="service__contact" key={number}>
            <a class="link" href={`tel:${number.replace(/\s/g, '')}`}>
              {number}
            </a>
            {label === null ? '' : ` (${label})`}
          </span>
        ))}
        {email === null ? null : (
          <span class="service__contact">
            <a class="link" href={`mailto:${email}`}>
              {email}
            </a>
          </span>
        )}
        {url === null ? null : (
          <span class="service__contact">
            <a class="link" href={url} target="_blank" rel="noopener noreferrer">
              Website<span class="nhsuk-u-visually-hidden"> of {service.name}</span> (opens in a new
              tab)
            </a>
          </span>
        )}
      </dd>
    </div>
  )
}

/** Puts the service into the note as it stands now. */
function AddToNote({ service }: { service: ServiceView }) {
  const { notes } = usePanel()
  const note = notes.content.value
  if (notes.view.value === null) return null
  if (note.services.some(({ serviceId }) => serviceId === service.id)) {
    return (
      <p class="small">
        <TickIcon /> In your note
      </p>
    )
  }
  return (
    <p>
      <Button
        label={`Add ${service.name} to my note`}
        onClick={() =>
          notes.addService({
            serviceId: service.id,
            name: service.name,
            feed: service.source,
            telephone: service.telephones[0]?.number ?? null,
            url: service.url,
            lastChecked: service.lastChecked,
          })
        }
      >
        Add to my note
      </Button>
    </p>
  )
}
