import { type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Panel } from '../models/panel-model.ts'
import type { Screen, Step } from '../models/trail-model.ts'

export const PanelContext = createContext<Panel | null>(null)
export const StepContext = createContext<Step | null>(null)
/** Set by a screen that has room to show some linked entries beside itself instead of leaving. */
export const BesideContext = createContext<((screen: Screen) => boolean) | null>(null)

export function usePanel(): Panel {
  const panel = useContext(PanelContext)
  if (!panel) throw new Error('PanelContext is missing')
  return panel
}

/** Values that belong to this step of the trail, by name: Back finds them as they were left. */
export function useMemories(): <T>(name: string, initial: T) => Signal<T> {
  const step = useContext(StepContext)
  if (!step) throw new Error('StepContext is missing')
  return <T,>(name: string, initial: T) => {
    const known = step.memory.get(name)
    if (known) return known as Signal<T>
    const made = signal(initial)
    step.memory.set(name, made as Signal<unknown>)
    return made
  }
}

/** One of them. */
export function useMemory<T>(name: string, initial: T): Signal<T> {
  return useMemories()(name, initial)
}

/** Follows a link: remembers where the reader was, and which link was used. */
export function useOpenScreen(): (screen: Screen, link: string) => void {
  const panel = usePanel()
  const beside = useContext(BesideContext)
  return (screen, link) => {
    if (beside?.(screen)) return
    panel.trail.open(screen, { scroll: window.scrollY, left: link })
  }
}
