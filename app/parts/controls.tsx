import type { ComponentChildren } from 'preact'
import type { Screen } from '../models/trail-model.ts'
import { useOpenScreen } from './panel-context.tsx'

const BUTTONS = {
  primary: 'nhsuk-button nhsuk-button--small button',
  secondary: 'nhsuk-button nhsuk-button--secondary nhsuk-button--small button',
  warning: 'nhsuk-button nhsuk-button--warning nhsuk-button--small button',
  link: 'link',
  hide: 'link strip__hide',
} as const

interface ButtonProps {
  look?: keyof typeof BUTTONS
  type?: 'button' | 'submit'
  busy?: boolean
  pressed?: boolean
  label?: string
  /** Names it on its screen, where it leads away from it: Back returns the focus here. */
  trail?: string
  onClick?: () => void
  children: ComponentChildren
}

export function Button({
  look = 'secondary',
  type = 'button',
  busy,
  pressed,
  label,
  trail,
  onClick,
  children,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={BUTTONS[look]}
      aria-disabled={busy ? 'true' : undefined}
      aria-pressed={pressed}
      aria-label={label}
      data-trail={trail}
      onClick={busy && type === 'button' ? undefined : onClick}
    >
      {children}
    </button>
  )
}

interface ScreenLinkProps {
  to: Screen
  /** Names this link on its screen, so that Back can return the focus to it. */
  trail: string
  look?: 'link' | 'row' | 'button' | 'source'
  label?: string
  /** What is to be done on that screen, begun before it opens. */
  begin?: () => void
  children: ComponentChildren
}

/** Opens another screen of the panel. */
export function ScreenLink({ to, trail, look = 'link', label, begin, children }: ScreenLinkProps) {
  const open = useOpenScreen()
  const looks = {
    link: 'link',
    row: 'link link--row',
    button: BUTTONS.secondary,
    source: 'link link--source',
  }
  return (
    <button
      type="button"
      class={looks[look]}
      data-trail={trail}
      aria-label={label}
      onClick={() => {
        begin?.()
        open(to, trail)
      }}
    >
      {children}
    </button>
  )
}
