import { useSignal } from '@preact/signals'
import { type DirectoryView, LIMITS, type SessionView } from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { FindServicesForReferral } from '../parts/find-services-button.tsx'
import { CloseIcon } from '../parts/icons.tsx'
import { usePanel } from '../parts/panel-context.tsx'

/** What is looked for: chosen needs and own words, each of which can be taken away. */
export function ServicesNeeds({
  directory,
  session,
}: {
  directory: DirectoryView
  session: SessionView
}) {
  const { services } = usePanel()
  const typed = useSignal('')
  const needs = services.needs.value
  const add = () => {
    const words = typed.value
    typed.value = ''
    void services.add(words)
  }
  return (
    <section aria-labelledby="needs-title">
      <h3 class="group__title" id="needs-title">
        What you look for
      </h3>
      {needs.length === 0 ? null : (
        <ul class="chips chips--list">
          {needs.map((need) => (
            <li key={need}>
              <button
                type="button"
                class="chip"
                aria-label={`Stop looking for ${need}`}
                onClick={() => void services.drop(need)}
              >
                {need} <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <label class="nhsuk-label" for="need-words">
          Add a need
        </label>
        <div class="nhsuk-hint" id="need-words-hint">
          Choose one or use your own words, for example “lunch club”. Leave out names.
        </div>
        <div class="search__row">
          <input
            class="nhsuk-input"
            id="need-words"
            type="text"
            list="need-list"
            maxLength={LIMITS.need}
            autocomplete="off"
            aria-describedby="need-words-hint"
            value={typed.value}
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value
            }}
          />
          <datalist id="need-list">
            {directory.needs.map(({ key, title }) => (
              <option key={key} value={title} />
            ))}
          </datalist>
          <Button type="submit" look="primary">
            Add
          </Button>
        </div>
      </form>
      <Suggestions session={session} />
    </section>
  )
}

/** What the picked entries speak of besides; each says which words it comes from. */
function Suggestions({ session }: { session: SessionView }) {
  const { services } = usePanel()
  const offered = services.offered.value
  const picked = services.picked.value
  const { reason } = session.referral
  return (
    <>
      {offered.length === 0 ? null : (
        <div class="suggested">
          <p class="small">Suggested from what you picked:</p>
          <ul class="chips chips--list">
            {offered.map(({ key, title, because }) => (
              <li key={key}>
                <Button
                  label={`Add ${title}, from “${because}”`}
                  onClick={() => void services.add(title)}
                >
                  + {title}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {picked.length === 0 ? null : (
        <p class="small">
          Picked: {picked.map(({ words }) => `“${shortened(words)}”`).join(', ')}.
        </p>
      )}
      {reason === null ? null : <FindServicesForReferral reason={reason} />}
    </>
  )
}

const shortened = (words: string) =>
  words.length <= 60
    ? words.replace(/\.\s*$/, '')
    : `${words.slice(0, 60).replace(/\s+\S*$/, '')} …`
