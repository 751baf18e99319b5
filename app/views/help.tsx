import type { SessionView } from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { ConsentWithdrawal } from './consent-withdrawal.tsx'
import { HelpKeys } from './help-keys.tsx'
import { LookedAt } from './looked-at.tsx'
import { ReportScreen } from './report-screen.tsx'

/** Help, always last in the menu: what this is, who to ask, and the ways to stop. */
export function Help({ session }: { session: SessionView }) {
  const panel = usePanel()
  return (
    <>
      <ScreenHeading>Help</ScreenHeading>
      <section class="block">
        <h3>What you see here</h3>
        <p>
          This record helps you prepare. For any question about treatment or medicines, ask the
          practice.
        </p>
        <p>
          What matters most for social prescribing comes first. Everything else is in the same
          lists, lower down, and “Why here?” says why. Nothing is left out without a word.
        </p>
        <ul class="plain">
          <li>
            <strong>Nothing recorded</strong>: the practice sent nothing. It doesn’t mean no.
          </li>
          <li>
            <strong>Not asked for</strong>: we didn’t ask the practice for it.
          </li>
          <li>
            <strong>Not available</strong>: the practice’s system can’t send it.
          </li>
          <li>
            <strong>Not loaded</strong>: something failed. Try again.
          </li>
          <li>
            <strong>Withheld</strong>: the practice left something out on purpose.
          </li>
        </ul>
      </section>
      <section class="block">
        <h3>If something is wrong</h3>
        <p>
          {session.vendor.escalation ??
            `Tell the help desk of ${session.vendor.name}, and quote the reference on “About this record”.`}
        </p>
        <p>If the record itself is wrong, tell the practice. Nothing here changes the GP record.</p>
      </section>
      <HelpKeys />
      <ReportScreen />
      <section class="block">
        <h3>You</h3>
        <p>
          Signed in as {session.user.name}, {session.user.role}, {session.organisation.name}. What
          you open is recorded.
        </p>
        <LookedAt />
        <ConsentWithdrawal session={session} />
        <p class="actions">
          <Button onClick={() => void panel.end()}>End my session</Button>
        </p>
      </section>
    </>
  )
}
