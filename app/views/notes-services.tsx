import { useSignal } from '@preact/signals'
import { type NotedService, SERVICE_CHOICES } from '../../auth-server/contract.ts'
import { newId } from '../models/note-parts.ts'
import { Button } from '../parts/controls.tsx'
import { formatDate } from '../parts/dates.ts'
import { Select, TextField } from '../parts/form.tsx'
import { usePanel } from '../parts/panel-context.tsx'

const CHOICES = SERVICE_CHOICES.map((value) => ({
  value,
  label: `${value.charAt(0).toUpperCase()}${value.slice(1)}`,
}))

/** Services discussed, chosen or declined: from the directory, or named by the worker. */
export function NoteServices() {
  const { notes } = usePanel()
  const name = useSignal('')
  const { services } = notes.content.value
  return (
    <section class="block">
      <h3>Services</h3>
      {services.map((service) => (
        <Service key={service.serviceId} service={service} />
      ))}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const words = name.value.trim()
          if (words === '') return
          notes.addService({
            serviceId: `own:${newId()}`,
            name: words,
            feed: '',
            telephone: null,
            url: null,
            lastChecked: null,
          })
          name.value = ''
        }}
      >
        <TextField
          id="service-new"
          label="Add a service by name"
          value={name.value}
          onInput={(value) => {
            name.value = value
          }}
        />
        <Button type="submit">Add the service</Button>
      </form>
    </section>
  )
}

function Service({ service }: { service: NotedService }) {
  const { notes } = usePanel()
  const { serviceId, name, feed, telephone, lastChecked, choice, comment } = service
  const put = (change: Partial<NotedService>) =>
    notes.edit((before) => ({
      ...before,
      services: before.services.map((each) =>
        each.serviceId === serviceId ? { ...each, ...change } : each,
      ),
    }))
  const facts = [
    telephone,
    feed === '' ? null : `from ${feed}`,
    lastChecked === null ? null : `last checked ${formatDate(lastChecked)}`,
  ].filter((part) => part !== null)
  return (
    <div class="noted-service">
      <p>
        <strong>{name}</strong>
      </p>
      {facts.length === 0 ? null : <p class="source">{facts.join(' · ')}</p>}
      <Select
        id={`choice-${serviceId}`}
        label={`What came of it: ${name}`}
        hidden
        options={CHOICES}
        value={choice}
        onChoose={(value) => put({ choice: value })}
      />
      <TextField
        id={`comment-${serviceId}`}
        label={`Your words about ${name}`}
        value={comment}
        onInput={(value) => put({ comment: value })}
      />
      <Button
        look="link"
        label={`Remove ${name}`}
        onClick={() =>
          notes.edit((before) => ({
            ...before,
            services: before.services.filter((each) => each.serviceId !== serviceId),
          }))
        }
      >
        Remove
      </Button>
    </div>
  )
}
