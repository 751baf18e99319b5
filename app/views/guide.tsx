import { AREA_TITLES, type Area, type SessionView } from '../../auth-server/contract.ts'
import { callName } from '../parts/people.ts'
import { ScreenHeading } from '../parts/screen-heading.tsx'

/** Open questions under the headings of the record, so that a talk without it covers the same ground. */
const QUESTIONS: readonly { area: Area; ask: readonly string[] }[] = [
  {
    area: 'problems',
    ask: [
      'How has your health been? What gets in the way of your day?',
      'What helps when things are hard?',
    ],
  },
  {
    area: 'socialHistory',
    ask: [
      'Who is at home with you? Is the place right for you?',
      'How are you managing for money, bills and food?',
      'What fills your days: work, family, looking after someone?',
      'Has anything big changed, or have you lost someone?',
    ],
  },
  {
    area: 'lifestyle',
    ask: ['Some people find they drink, smoke or use more when life is hard. How is it for you?'],
  },
  {
    area: 'medicines',
    ask: [
      'Does anything you take make it harder to go out or join in?',
      'For any question about medicines, ask the practice.',
    ],
  },
  {
    area: 'referrals',
    ask: [
      'Is anyone else helping you at the moment: a nurse, a social worker, a charity?',
      'Are you waiting to hear from anyone?',
    ],
  },
  {
    area: 'carePlans',
    ask: ['Do you have a plan that others made with you? May I see it?'],
  },
  {
    area: 'planned',
    ask: ['Do you have appointments coming up?'],
  },
  {
    area: 'allergies',
    ask: ['Is there anything you must avoid: food, animals, plants?'],
  },
  {
    area: 'people',
    ask: [
      'Who can you count on? Who would you like to see more of?',
      'Is there anyone I shouldn’t talk to, or a time when I shouldn’t ring?',
      'Do you need an interpreter, large print, or help to get about?',
    ],
  },
]

/** A first conversation under the same headings as the record. */
export function Guide({ session }: { session: SessionView }) {
  const who = callName(session.patient.name)
  return (
    <>
      <ScreenHeading>Conversation guide</ScreenHeading>
      <p>
        The same headings as the GP record. Ask what fits, in your own words and in any order; {who}{' '}
        needn’t answer.
      </p>
      <section class="block">
        <h3>What matters to {who}</h3>
        <ul class="plain">
          <li>What would you like to be different?</li>
          <li>What would a good week look like?</li>
          <li>What do you think led to the referral?</li>
        </ul>
      </section>
      {QUESTIONS.map(({ area, ask }) => (
        <section class="block" key={area}>
          <h3>{AREA_TITLES[area]}</h3>
          <ul class="plain">
            {ask.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </section>
      ))}
      <p class="small">
        If {who} is in danger, or someone else is, follow your service’s safeguarding policy now.
      </p>
    </>
  )
}
