import {
  DAYS,
  type DirectoryView,
  SERVICE_ACCESS,
  type ServiceAccess,
} from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Select, TextField } from '../parts/form.tsx'
import { usePanel } from '../parts/panel-context.tsx'

const ACCESS = Object.entries(SERVICE_ACCESS) as readonly (readonly [ServiceAccess, string])[]

const itself = <T extends string>(value: T) => ({ value, label: value })

/** Where, for whom, when and how. What a directory does not say is never left out, only asked about. */
export function ServicesChoices({ directory }: { directory: DirectoryView }) {
  const { services } = usePanel()
  const choices = services.choices.value
  const toggle = (access: ServiceAccess, on: boolean) =>
    services.choose({
      access: on ? [...choices.access, access] : choices.access.filter((each) => each !== access),
    })
  return (
    <form
      class="services-choices"
      onSubmit={(event) => {
        event.preventDefault()
        void services.find()
      }}
    >
      <div class="services-choices__row">
        {directory.knowsPostcodes ? (
          <TextField
            id="services-postcode"
            label="Postcode"
            hint="The first half is enough. It stays here; distances are approximate."
            value={choices.postcode}
            onInput={(postcode) => services.choose({ postcode })}
          />
        ) : (
          <p class="small">No table of postcodes is loaded, so distances can’t be shown.</p>
        )}
        <TextField
          id="services-age"
          label="Age"
          hint="From your system. Clear it to see every age."
          value={choices.age}
          onInput={(age) => services.choose({ age })}
        />
      </div>
      <Disclosure name="more-choices" look="small" summary="Day, cost, access, language">
        <Select
          id="services-day"
          label="Day"
          value={choices.day}
          options={[{ value: '', label: 'Any day' }, ...DAYS.map(itself)]}
          onChoose={(day) => services.choose({ day })}
        />
        <fieldset class="nhsuk-fieldset">
          <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Only</legend>
          <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
            <Checkbox
              id="services-free"
              label="Free"
              checked={choices.free}
              onChange={(free) => services.choose({ free })}
            />
            {ACCESS.map(([access, label]) => (
              <Checkbox
                key={access}
                id={`services-${access}`}
                label={label}
                checked={choices.access.includes(access)}
                onChange={(on) => toggle(access, on)}
              />
            ))}
          </div>
        </fieldset>
        {directory.languages.length === 0 ? null : (
          <Select
            id="services-language"
            label="Language"
            value={choices.language}
            options={[{ value: '', label: 'Any language' }, ...directory.languages.map(itself)]}
            onChoose={(language) => services.choose({ language })}
          />
        )}
        <Select
          id="services-sort"
          label="Order"
          value={choices.sort}
          options={[
            { value: 'fit', label: 'Best fit first' },
            { value: 'distance', label: 'Nearest first' },
          ]}
          onChoose={(sort) => services.choose({ sort })}
        />
      </Disclosure>
      <Button type="submit" look="primary">
        Show services
      </Button>
    </form>
  )
}

interface CheckboxProps {
  id: string
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

function Checkbox({ id, label, checked, onChange }: CheckboxProps) {
  return (
    <div class="nhsuk-checkboxes__item">
      <input
        class="nhsuk-checkboxes__input"
        id={id}
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <label class="nhsuk-label nhsuk-checkboxes__label" for={id}>
        {label}
      </label>
    </div>
  )
}
