import { aRecord } from '../../builders/gp-record.ts'
import { coded, refer } from '../../builders/story.ts'
import { staithes } from '../practices.ts'
import type { Person } from '../world.ts'

const GP2 = 'Dr Peter Lomas'
const HCA = 'Mr Jamie Frost'

const about: Omit<Person, 'bundle'> = {
  id: 'tomasz-wilk',
  nhsNumber: '9991872469',
  name: { family: 'Wilk', given: ['Tomasz'], prefix: 'Mr' },
  gender: 'male',
  birthDate: '1988-04-11',
  address: { line: 'Caravan 7, Sands Park', city: 'Sampleton', postalCode: 'ZZ99 5DC' },
  phone: '01632 960241',
  practice: staithes,
  headline: '38, newly registered, hardly anything recorded yet',
  referral: {
    reason: 'New to the area, wants to meet people',
    referrer: 'Dr Peter Lomas',
    date: '2026-11-16',
  },
  letter: {
    title: 'Referral to social prescribing',
    author: 'Dr Peter Lomas, Staithes Lane Health Centre',
    date: '2026-11-16',
    text: `Dear colleague,

I have met Mr Wilk once, for a stitched hand, so I can tell you very little. He is 38, works on the sea defences, and moved here in August from the other end of the country. His old records have not reached us yet.

While I was taking out the stitches he asked whether there was anywhere a man could play chess. When I asked how things were, he said that the evenings were long. He did not want to say more and I did not press. He asked me for the referral himself, which is why I am sending it with so little in it: please begin with the chess and see where it goes.

His English is very good. He works from seven until four in the week and does not answer the telephone on site; he prefers a text message, and he would rather meet in town than at the caravan park. He has no car but has a bicycle. I do not know about family, and have not asked about alcohol, money or mood.

Best wishes,
Peter Lomas`,
  },
  consent: true,
  appointments: [{ at: '2026-11-28T10:00', what: 'First conversation, library café' }],
  script: null,
}

const record = () =>
  aRecord(about, {
    practice: staithes,
    registered: '2026-08-25',
    mobile: '07700 900241',
    staff: [
      { prefix: 'Dr', given: 'Peter', family: 'Lomas', role: 'gp' },
      { prefix: 'Mr', given: 'Jamie', family: 'Frost', role: 'other' },
    ],
  })
    .warning('every', 'data-in-transit', '25-Aug-2026')
    .entry('2026-08-25', coded('New patient registration', 'Questionnaire not returned'), HCA)
    .consultation('2026-11-02T16:40', {
      by: GP2,
      title: 'Laceration of hand',
      history: 'Cut L hand on rebar, glued + 4 sutures at walk in. Tetanus done there.',
    })
    .consultation('2026-11-12T16:50', {
      by: GP2,
      title: 'Laceration of hand',
      history: 'ROS. Clean. Asked re chess.',
      plan: refer(
        'Referral to social prescribing service',
        'Sampleton Social Prescribing',
        'Own request',
      ),
    })
    .bundle()

/** A record with almost nothing in it, still on its way from another practice. */
export const tomaszWilk: Person = { ...about, bundle: record }
