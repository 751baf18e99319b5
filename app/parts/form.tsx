import type { ComponentChildren } from 'preact'

/** Takes the reader to the first field that something is missing in, once the form has said so. */
export function focusFirstError(form: EventTarget | null) {
  requestAnimationFrame(() => {
    if (!(form instanceof HTMLFormElement)) return
    form
      .querySelector<HTMLElement>(
        '.nhsuk-form-group--error input, .nhsuk-form-group--error textarea',
      )
      ?.focus()
  })
}

interface FieldProps {
  id: string
  label: string
  hint?: string
  error?: string | null
}

const describedBy = ({ id, hint, error }: FieldProps) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

function Around({
  field,
  hideLabel = false,
  children,
}: {
  field: FieldProps
  hideLabel?: boolean
  children: ComponentChildren
}) {
  const { id, label, hint, error } = field
  return (
    <div
      class={error ? 'nhsuk-form-group nhsuk-form-group--error field' : 'nhsuk-form-group field'}
    >
      <label class={hideLabel ? 'nhsuk-u-visually-hidden' : 'nhsuk-label'} for={id}>
        {label}
      </label>
      {hint ? (
        <div class="nhsuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? <FieldError id={id} error={error} /> : null}
      {children}
    </div>
  )
}

function FieldError({ id, error }: { id: string; error: string }) {
  return (
    <span class="nhsuk-error-message" id={`${id}-error`}>
      <span class="nhsuk-u-visually-hidden">Error: </span>
      {error}
    </span>
  )
}

interface TextProps extends FieldProps {
  value: string
  onInput: (value: string) => void
}

export function TextField({ value, onInput, ...field }: TextProps) {
  return (
    <Around field={field}>
      <input
        class={field.error ? 'nhsuk-input nhsuk-input--error' : 'nhsuk-input'}
        id={field.id}
        type="text"
        autocomplete="off"
        value={value}
        aria-describedby={describedBy(field)}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </Around>
  )
}

export function DateField({ value, onInput, ...field }: TextProps) {
  return (
    <Around field={field}>
      <input
        class="nhsuk-input nhsuk-input--width-10"
        id={field.id}
        type="date"
        value={value}
        aria-describedby={describedBy(field)}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </Around>
  )
}

export function TextArea({
  value,
  onInput,
  rows = 5,
  hideLabel = false,
  ...field
}: TextProps & { rows?: number; hideLabel?: boolean }) {
  return (
    <Around field={field} hideLabel={hideLabel}>
      <textarea
        class={field.error ? 'nhsuk-textarea nhsuk-textarea--error' : 'nhsuk-textarea'}
        id={field.id}
        rows={rows}
        value={value}
        aria-describedby={describedBy(field)}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </Around>
  )
}

interface RadiosProps<T extends string> {
  name: string
  legend: string
  hint?: string
  error?: string | null
  options: readonly T[]
  value: T | null
  onChoose: (value: T) => void
}

export function Radios<T extends string>({
  name,
  legend,
  hint,
  error,
  options,
  value,
  onChoose,
}: RadiosProps<T>) {
  return (
    <div
      class={error ? 'nhsuk-form-group nhsuk-form-group--error field' : 'nhsuk-form-group field'}
    >
      <fieldset
        class="nhsuk-fieldset"
        aria-describedby={describedBy({
          id: name,
          label: legend,
          ...(hint ? { hint } : {}),
          ...(error ? { error } : {}),
        })}
      >
        <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{legend}</legend>
        {hint ? (
          <div class="nhsuk-hint" id={`${name}-hint`}>
            {hint}
          </div>
        ) : null}
        {error ? <FieldError id={name} error={error} /> : null}
        <div class="nhsuk-radios nhsuk-radios--small">
          {options.map((option, index) => (
            <div class="nhsuk-radios__item" key={option}>
              <input
                class="nhsuk-radios__input"
                id={`${name}-${index}`}
                name={name}
                type="radio"
                value={option}
                checked={value === option}
                onChange={() => onChoose(option)}
              />
              <label class="nhsuk-label nhsuk-radios__label" for={`${name}-${index}`}>
                {option}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

interface SelectProps<T extends string> {
  id: string
  label: string
  /** The label is for a screen reader only. */
  hidden?: boolean
  options: readonly { value: T; label: string }[]
  value: T
  onChoose: (value: T) => void
}

export function Select<T extends string>({
  id,
  label,
  hidden = false,
  options,
  value,
  onChoose,
}: SelectProps<T>) {
  return (
    <Around field={{ id, label }} hideLabel={hidden}>
      <select
        class="nhsuk-select"
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex]
          if (chosen) onChoose(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  )
}
