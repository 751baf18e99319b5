import type { ItemView } from '../../auth-server/contract.ts'
import { Button, ScreenLink } from './controls.tsx'
import { formatDate } from './dates.ts'
import { usePanel } from './panel-context.tsx'

/** Takes the words of an entry along to the services, where what is looked for is shown and can be changed. */
export function FindServicesButton({ item }: { item: ItemView }) {
  const panel = usePanel()
  if (item.type === 'Patient' || item.place === 'closed' || item.wordsClosed) return null
  const words = [item.term, item.text ?? ''].join('. ').slice(0, 2000)
  const pick = () => panel.services.pick({ reference: item.reference, words })
  return (
    <p class="quote-it">
      <ScreenLink
        to={{ name: 'services' }}
        trail={`services:${item.reference}`}
        // Where the code cannot be had, the screen that opens says so.
        begin={() => void panel.loadWork().then(pick, () => undefined)}
      >
        Find services for this
        <span class="nhsuk-u-visually-hidden">
          {' '}
          {item.term}, {formatDate(item.date)}
        </span>
      </ScreenLink>
    </p>
  )
}

/** Takes the reason for the referral along. */
export function FindServicesForReferral({ reason }: { reason: string }) {
  const { services } = usePanel()
  const isPicked = services.picked.value.some(({ reference }) => reference === 'referral')
  return isPicked ? null : (
    <Button
      onClick={() => void services.pick({ reference: 'referral', words: reason.slice(0, 2000) })}
    >
      Suggest from the reason for referral
    </Button>
  )
}
