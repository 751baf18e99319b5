import type { ComponentChildren } from 'preact'
import { useMemory } from './panel-context.tsx'

interface DisclosureProps {
  /** Names it on its screen: what is open stays open when the reader comes back. */
  name: string
  summary: ComponentChildren
  look?: 'details' | 'small' | 'group'
  open?: boolean
  onOpen?: () => void
  children: ComponentChildren
}

const LOOKS = {
  details: 'nhsuk-details details',
  small: 'nhsuk-details details details--small',
  group: 'nhsuk-details details details--group',
} as const

export function Disclosure({
  name,
  summary,
  look = 'details',
  open = false,
  onOpen,
  children,
}: DisclosureProps) {
  const isOpen = useMemory(`open:${name}`, open)
  return (
    <details
      class={LOOKS[look]}
      open={isOpen.value}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && !isOpen.peek()) onOpen?.()
        isOpen.value = currentTarget.open
      }}
    >
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div class="nhsuk-details__text">{children}</div>
    </details>
  )
}
