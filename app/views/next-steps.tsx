import type { SessionView } from '../../auth-server/contract.ts'
import { ScreenLink } from '../parts/controls.tsx'
import { callName } from '../parts/people.ts'
import { RecordedDate } from '../parts/recorded-date.tsx'

/** The way on without a record: the letter, a conversation, services, notes, the GP. */
export function NextSteps({ session }: { session: SessionView }) {
  const { referral, patient } = session
  const who = callName(patient.name)
  return (
    <ol class="next-steps">
      <li>
        <h3>Read the referral</h3>
        {referral.reason === null ? (
          <p>No reason for the referral was sent. If you have the letter, paste it in.</p>
        ) : (
          <>
            <p class="words">{referral.reason}</p>
            <p class="source">
              <RecordedDate date={referral.date} />
              {referral.referrer === null ? null : ` · from ${referral.referrer}`}
            </p>
          </>
        )}
        <ScreenLink to={{ name: 'letter' }} trail="letter" look="button">
          {referral.letter === null ? 'Add the letter' : 'Read the letter'}
        </ScreenLink>
      </li>
      <li>
        <h3>Talk with {who}</h3>
        <p>Home, money, people, health, and what matters to {who}.</p>
        <ScreenLink to={{ name: 'guide' }} trail="guide" look="button">
          Open the conversation guide
        </ScreenLink>
      </li>
      <li>
        <h3>Find services</h3>
        <p>Look in the local directories, by need and by place.</p>
        <ScreenLink to={{ name: 'services' }} trail="services" look="button">
          Find services
        </ScreenLink>
      </li>
      <li>
        <h3>Write your notes</h3>
        <p>What {who} told you, and what you think. They need no GP record.</p>
        <ScreenLink to={{ name: 'notes' }} trail="notes" look="button">
          Open my notes
        </ScreenLink>
      </li>
      <li>
        <h3>Ask the GP</h3>
        <p>Write to whoever referred {who}. You send it yourself.</p>
        <ScreenLink to={{ name: 'ask' }} trail="ask" look="button">
          Write a message
        </ScreenLink>
      </li>
    </ol>
  )
}
