import { AREA_TITLES } from '../../auth-server/contract.ts'
import type { Screen } from './trail-model.ts'

/** What a help desk needs to find a fault, and nothing of the patient: no name, no number, no word of the record. */
export interface ScreenReport {
  screen: string
  /** Version of the rules that ordered the record; null before there is one. */
  rules: string | null
  /** Trace id of the last thing the panel asked for. */
  reference: string | null
  at: string
}

/** The kind of a screen. The words of the entry that it shows stay out. */
function kindOf(screen: Screen): string {
  return screen.name === 'section' ? `section: ${AREA_TITLES[screen.area]}` : screen.name
}

export function screenReport(of: {
  screen: Screen
  rules: string | null
  reference: string | null
  now: Date
}): ScreenReport {
  const { screen, rules, reference, now } = of
  return { screen: kindOf(screen), rules, reference, at: now.toISOString() }
}

/** The report as lines to copy into a message. */
export function reportText({ screen, rules, reference, at }: ScreenReport): string {
  return [
    'Backstory, report of a screen',
    `Screen: ${screen}`,
    `Rules: ${rules ?? 'no record open'}`,
    `Reference: ${reference ?? 'none'}`,
    `At: ${at}`,
  ].join('\n')
}
