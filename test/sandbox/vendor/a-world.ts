import type { Person, Practice, World } from '../world.ts'

/** Two throw-away people and a practice, for tests that need somebody but nobody in particular. */
export const A_PRACTICE: Practice = {
  ods: 'T99001',
  name: 'Larkfield Surgery',
  phone: '01632 960300',
  asid: '999000000001',
  partyKey: 'T99001-999001',
  dialect: 'emis',
  gp: { family: 'Orme', given: 'Helen', prefix: 'Dr', sdsUserId: '555099990001' },
}

export function aPerson(changes: Partial<Person> = {}): Person {
  return {
    id: 'ivy-marlow',
    nhsNumber: '9990000018',
    name: { family: 'Marlow', given: ['Ivy'], prefix: 'Mrs' },
    gender: 'female',
    birthDate: '1948-03-09',
    address: { line: '4 Quarry Lane', city: 'Marsham', postalCode: 'ZZ99 3VZ' },
    phone: '01632 960111',
    practice: A_PRACTICE,
    headline: 'Widowed last year',
    referral: {
      reason: 'Lonely since her husband died; would like company & <walks>.',
      referrer: 'Dr Helen Orme',
      date: '2026-10-01',
    },
    letter: {
      title: 'Referral letter',
      author: 'Dr Helen Orme',
      date: '2026-10-01',
      text: 'Dear colleague,\n\nIvy has been on her own since last winter.',
    },
    consent: true,
    appointments: [{ at: '2026-11-30T10:00', what: 'First meeting' }],
    script: null,
    bundle: () => ({ resourceType: 'Bundle', type: 'collection', entry: [] }),
    ...changes,
  }
}

export const aWorld = (...people: readonly Person[]): World => ({
  practices: [A_PRACTICE],
  people:
    people.length > 0
      ? people
      : [
          aPerson(),
          aPerson({
            id: 'noor-hadley',
            nhsNumber: '9990000026',
            name: { family: 'Hadley', given: ['Noor'], prefix: 'Ms' },
            birthDate: '1979-11-30',
            referral: null,
            letter: null,
            consent: false,
          }),
        ],
})
