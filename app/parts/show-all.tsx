import { OPEN_REASONS, type OpenReason } from '../../auth-server/contract.ts'
import { Button } from './controls.tsx'
import { formatNumber } from './counts.ts'
import { usePanel } from './panel-context.tsx'

const isReason = (value: string): value is OpenReason =>
  OPEN_REASONS.some((reason) => reason === value)

/** Has all of a list shown. That it was, and why, is in the audit; the reason is chosen once and stays. */
export function ShowAll({
  area,
  count,
  atLeast = false,
  onShow,
}: {
  /** What the audit calls the list. */
  area: string
  /** How many came. */
  count: number
  /** Whether more is there that did not come. */
  atLeast?: boolean
  onShow: () => void
}) {
  const { answers, revealReason } = usePanel()
  const id = `reason-${area}`
  return (
    <div class="show-all">
      <Button
        onClick={() => {
          answers.reveal({ area, reason: revealReason.value })
          onShow()
        }}
      >
        {count === 1 ? 'Show it' : `Show all ${formatNumber(count)}${atLeast ? ' that came' : ''}`}
      </Button>
      <div class="show-all__reason">
        <label for={id}>Reason, recorded with your name</label>
        <select
          class="nhsuk-select"
          id={id}
          value={revealReason.value}
          onChange={({ currentTarget }) => {
            if (isReason(currentTarget.value)) revealReason.value = currentTarget.value
          }}
        >
          {OPEN_REASONS.map((reason) => (
            <option key={reason}>{reason}</option>
          ))}
        </select>
      </div>
    </div>
  )
}
