import type { Item, ReadItem } from './item.ts'
import type { Wire } from './wire.ts'

const ENTERED_IN_ERROR = 'Entered in error'
const RULED_OUT = 'Ruled out'

/**
 * An entry that its own status takes back (FHIR `entered-in-error`, of a condition or an allergy also `refuted`) says so
 * as its state, and is nothing that is active.
 */
export function withdraw(item: Item, { status, verificationStatus }: Wire): void {
  if (status === 'entered-in-error' || verificationStatus === 'entered-in-error') {
    item.status = ENTERED_IN_ERROR
  } else if (verificationStatus === 'refuted') item.status = RULED_OUT
  else return
  if (item.active !== null) item.active = false
}

/** True for an entry that was taken back: it is shown, and nothing is concluded from it. */
export const isWithdrawn = ({ status }: ReadItem): boolean =>
  status === ENTERED_IN_ERROR || status === RULED_OUT
