import { nhsCheckDigit } from '../../builders/check-digits.ts'
import { aRecord } from '../../builders/gp-record.ts'
import { coded, refer } from '../../builders/story.ts'
import { aPerson } from '../../sandbox/vendor/a-world.ts'
import type { Person, Practice, PracticeScript, Script, World } from '../../sandbox/world.ts'

/** Everything that could give the patient away holds one of these, whoever of them it is. */
export const CANARY =
  /canar|2015-07-23|9998\d{6}|999 8\d{2} \d{4}|01632 ?960777|1951-07-23|23-Jul-1951|ZZ99 ?7CN/i

const EVERY_SCRIPT = {
  dissent: true,
  'practice-does-not-share': true,
  'not-found': true,
  restricted: true,
  'practice-down': true,
  html: true,
  'birth-date-differs': true,
  withheld: true,
  'broken-json': true,
  'no-patient': true,
  'another-patient': true,
  'not-on-pds': true,
  invalidated: true,
  'very-restricted': true,
  deceased: true,
  'no-practice': true,
  superseded: true,
  unverified: true,
  'no-organisation-consent': true,
  'all-withheld': true,
  'practice-error': true,
  'not-implemented': true,
  'gateway-timeout': true,
  'request-refused': true,
  'never-answers': true,
} as const satisfies { readonly [script in Script]: true }

const EVERY_PRACTICE_SCRIPT = {
  'not-in-sds': true,
  'no-agreement': true,
  'switched-off': true,
  moved: true,
  'old-provider': true,
  'referrals-off': true,
} as const satisfies { readonly [script in PracticeScript]: true }

const keysOf = <Key extends string>(of: { readonly [key in Key]: true }) => Object.keys(of) as Key[]

/** Valid numbers of the test range, each with the canary's beginning. */
function* numbers(): Generator<string> {
  for (let body = 0; ; body += 7) {
    const nine = `9998${String(10_000 + body).padStart(5, '0')}`
    const check = nhsCheckDigit(nine)
    if (check !== null) yield `${nine}${check}`
  }
}

function aPractice(at: number, script?: PracticeScript): Practice {
  const code = String(at).padStart(3, '0')
  return {
    ods: `T98${code}`,
    name: `Plain Surgery ${code}`,
    phone: '01632 960300',
    asid: `999000098${code}`,
    partyKey: `T98${code}-998${code}`,
    dialect: 'emis',
    gp: { family: 'Orme', given: 'Helen', prefix: 'Dr', sdsUserId: `555099${code}` },
    ...(script === undefined ? {} : { script }),
  }
}

function canaryPerson(
  id: string,
  nhsNumber: string,
  practice: Practice,
  changes: Partial<Person> = {},
): Person {
  const about: Omit<Person, 'bundle'> = {
    id,
    nhsNumber,
    name: { family: 'Canaryfinch', given: ['Canarina'], prefix: 'Mrs' },
    gender: 'female',
    birthDate: '1951-07-23',
    address: { line: '7 Canary Wharf', city: 'Canarytown', postalCode: 'ZZ99 7CN' },
    phone: '01632 960777',
    practice,
    headline: 'canaryheadline',
    referral: { reason: 'canaryreason', referrer: 'Dr Helen Orme', date: '2026-11-10' },
    letter: {
      title: 'canarytitle',
      author: 'Dr Helen Orme',
      date: '2026-11-10',
      text: 'Dear link worker, canaryletter.',
    },
    consent: true,
    appointments: [{ at: '2026-11-30T10:00', what: 'canaryappointment' }],
    script: null,
    ...changes,
  }
  return { ...about, bundle: () => record(about) }
}

const record = (about: Omit<Person, 'bundle'>) =>
  aRecord(about, {
    practice: about.practice,
    registered: '2001-01-01',
    mobile: '01632 960777',
    ...(about.script === 'birth-date-differs' ? { held: { birthDate: '1951-07-24' } } : {}),
  })
    .problem('low mood', {
      term: 'Moderate depression',
      since: '2025-03-01',
      recorded: '2025-03-01',
      notes: ['canaryproblem'],
    })
    .consultation('2026-06-01T10:00', {
      by: 'Dr Helen Orme',
      title: 'canaryconsultation',
      about: 'low mood',
      history: 'Lives alone, canaryhistory.',
      social: coded('Financial problem', 'canarymoney'),
      plan: refer('Referral to social prescribing service', 'Harbour', 'canaryplan'),
    })
    // Notes come with their consultations only.
    .consultation('2026-05-01T10:00', {
      by: 'Dr Helen Orme',
      history: 'Domestic abuse, canaryabuse',
    })
    .consultation('2026-05-02T10:00', { by: 'Dr Helen Orme', history: 'HIV positive, canaryhiv' })
    .bundle()

/** One canary patient who is well, one of whom the vendor knows nothing, and one for each way of going wrong. */
export function canaryWorld(): World {
  const next = numbers()
  const number = () => String(next.next().value)
  const plain = aPractice(0)
  const scripted = keysOf(EVERY_PRACTICE_SCRIPT).map((script, at) => ({
    practice: aPractice(at + 1, script),
    script,
  }))
  return {
    practices: [plain, ...scripted.map(({ practice }) => practice)],
    people: [
      // Stands in for the public launcher's patients, so their name is in the vendors file.
      aPerson({ id: 'nobody-in-particular', practice: plain }),
      canaryPerson('well', number(), plain),
      canaryPerson('child', number(), plain, { birthDate: '2015-07-23' }),
      canaryPerson('invalid-number', '9998123456', plain),
      canaryPerson('bare', number(), plain, { referral: null, letter: null, consent: false }),
      ...keysOf(EVERY_SCRIPT).map((script) =>
        canaryPerson(`script-${script}`, number(), plain, { script }),
      ),
      ...scripted.map(({ practice, script }) =>
        canaryPerson(`practice-${script}`, number(), practice),
      ),
    ],
  }
}
