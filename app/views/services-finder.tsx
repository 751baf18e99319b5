import { useSignal } from '@preact/signals'
import { Button } from '../parts/controls.tsx'
import { TextField } from '../parts/form.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'

/** The vendor's own finder: these words go to it and nothing else, after the worker has seen them. */
export function ServicesFinder({ name }: { name: string }) {
  const { services } = usePanel()
  const words = useSignal<string | null>(null)
  const answer = services.finder.value
  const shown = words.value ?? services.needs.value.join(', ')
  return (
    <section aria-labelledby="finder-title" class="finder">
      <h3 class="group__title" id="finder-title">
        Look in {name}
      </h3>
      <p class="small">
        {name} is another system. Only the words below go there, when you open it. Take out anything
        about the patient.
      </p>
      <TextField
        id="finder-words"
        label={`Words for ${name}`}
        value={shown}
        onInput={(typed) => {
          words.value = typed.slice(0, 300)
          services.closeFinder()
        }}
      />
      {answer === null || answer.at === 'loading' ? (
        <Button
          busy={answer?.at === 'loading' || shown.trim() === ''}
          onClick={() => void services.askFinder(shown.trim())}
        >
          These words are right
        </Button>
      ) : answer.at === 'refused' ? (
        <RefusalNote refusal={answer.refusal} retry={() => void services.askFinder(shown.trim())} />
      ) : (
        <p>
          <a class="link" href={answer.value.url} target="_blank" rel="noopener noreferrer">
            Open {answer.value.name} with “{shown.trim()}” (opens in a new tab)
          </a>
        </p>
      )}
    </section>
  )
}
