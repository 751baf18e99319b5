import { computed, createModel, type Signal, signal } from '@preact/signals'
import type { Area } from '../../auth-server/contract.ts'

/** Everything that can be open in the panel. */
export type Screen =
  | { name: 'overview' }
  /** `lower`: unfolded at what does not stand first. */
  | { name: 'section'; area: Area; lower?: true }
  | { name: 'problem'; reference: string; term: string }
  | { name: 'consultation'; reference: string; term: string }
  | { name: 'item'; reference: string; term: string }
  | { name: 'same-day'; date: string }
  | { name: 'timeline'; problem?: string }
  | { name: 'search' }
  | { name: 'sensitive' }
  /** The words behind an entry of which code and date are shown. */
  | { name: 'words'; reference: string; term: string }
  | { name: 'letter' }
  | { name: 'guide' }
  | { name: 'ask' }
  | { name: 'notes' }
  | { name: 'services' }
  | { name: 'patient-copy' }
  | { name: 'about' }
  | { name: 'help' }

const OWN_SCREENS: ReadonlySet<Screen['name']> = new Set<Screen['name']>([
  'letter',
  'guide',
  'ask',
  'notes',
  'services',
  'patient-copy',
  'help',
])

/** True for a screen that shows the GP record, and so needs one. */
export function needsRecord(screen: Screen): boolean {
  return !OWN_SCREENS.has(screen.name)
}

/** One step of the trail, with what the reader had done on that screen, so that Back finds it again. */
export interface Step {
  id: number
  screen: Screen
  /** What is open, chosen or unfolded on the screen, by name. */
  memory: Map<string, Signal<unknown>>
  scroll: number
  /** `data-trail` of the link that was used to leave. */
  left: string | null
}

/** How a step came to be the one shown: decides where focus goes. */
export type Arrival = 'start' | 'opened' | 'back'

const HOME: Screen = { name: 'overview' }

/** Our own trail: Back belongs to the panel, and the host page's history is never touched. */
export const TrailModel = createModel(() => {
  let ids = 0
  const stepTo = (screen: Screen): Step => ({
    id: ++ids,
    screen,
    memory: new Map(),
    scroll: 0,
    left: null,
  })
  const steps = signal<readonly Step[]>([stepTo(HOME)])
  const arrival = signal<Arrival>('start')
  const current = computed(() => steps.value.at(-1) ?? stepTo(HOME))
  const previous = computed(() => steps.value.at(-2) ?? null)
  /** The screen that was open before Help: what a report is about. */
  let beforeHelp: Screen = HOME

  const leave = (from: { scroll: number; left: string | null }) => {
    const step = steps.value.at(-1)
    if (step) Object.assign(step, from)
  }

  const note = (next: Screen) => {
    const now = current.peek().screen
    if (next.name === 'help' && now.name !== 'help') beforeHelp = now
  }

  return {
    steps,
    current,
    previous,
    arrival,
    /** Follows a link out of the current screen. */
    open: (screen: Screen, from: { scroll: number; left: string | null }) => {
      leave(from)
      note(screen)
      steps.value = [...steps.value, stepTo(screen)]
      arrival.value = 'opened'
    },
    /** Chooses a screen from the menu: the trail starts anew from the overview. */
    choose: (screen: Screen) => {
      note(screen)
      const first = steps.value[0]
      const home = first?.screen.name === 'overview' ? first : stepTo(HOME)
      steps.value = screen.name === 'overview' ? [home] : [home, stepTo(screen)]
      arrival.value = 'opened'
    },
    back: () => {
      if (steps.value.length < 2) return
      steps.value = steps.value.slice(0, -1)
      arrival.value = 'back'
    },
    beforeHelp: () => beforeHelp,
    clear: () => {
      beforeHelp = HOME
      steps.value = [stepTo(HOME)]
      arrival.value = 'start'
    },
  }
})
export type TrailModel = InstanceType<typeof TrailModel>
