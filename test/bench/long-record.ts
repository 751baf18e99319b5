import { aRecord, type RecordBuilder } from '../builders/gp-record.ts'
import {
  bloodPressure,
  coded,
  type Line,
  measured,
  newProblem,
  prescribed,
} from '../builders/story.ts'
import { elmRoad } from '../sandbox/practices.ts'
import { asSent } from './record/as-sent.ts'

const GP = 'Dr Abena Osei'
const NURSE = 'Sister Jill Marlow'
const COMPLAINTS =
  'Low mood|Backache|Cough|Knee pain|Headache|Insomnia|Hypertension|Type 2 diabetes mellitus|Asthma|Dizziness|Anxiety|Tinea pedis|Osteoarthritis of knee|Tired all the time|Plantar fasciitis|Hearing loss|Allergic rhinitis|COPD'.split(
    '|',
  )
const DRUGS =
  'Metformin 500mg tablets|Atorvastatin 20mg tablets|Sertraline 50mg tablets|Amlodipine 5mg tablets|Paracetamol 500mg tablets|Salbutamol 100micrograms/dose inhaler|Omeprazole 20mg capsules|Naproxen 250mg tablets'.split(
    '|',
  )
const FINDINGS =
  'Lives alone|Ex-smoker|Never smoked|Retired|Carer|Unemployed|Medication review done|Family history of diabetes mellitus|Housing problems|Walking aid use|Chest clear|Seen in own home|Did not attend|Wears glasses'.split(
    '|',
  )
const WHO = 'patient|wife|husband|daughter|son|sister|neighbour|carer|brother|friend'.split('|')
const WHAT =
  'says the pain is worse at night|is sleeping badly again|has been more settled since the spring|is worried about the rent|came with a list of questions|asks whether the tablets can be cut down|has stopped going to the club|gets out to the shop most days|had a fall on the stairs but was not hurt|would like to talk to somebody|is waiting for a letter from the hospital|has started a new job in a warehouse|finds the steps at the front of the house hard|is managing the inhaler well|feels low since the funeral|has been drinking less|does not want a referral at present|reports no chest pain or breathlessness'.split(
    '|',
  )
const PLAN =
  'review in four weeks|bloods and see the nurse|continue as before|safety netted|leaflet given|to ring if no better|fit note for two weeks|physiotherapy exercises|discussed diet and walking|advice about sleep'.split(
    '|',
  )

/** mulberry32: the same numbers for the same seed on every machine. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A GP record of at least so many entries, in the proportions and with the weight of long real ones: observations a
 * third, structure lists a quarter, prescriptions a sixth. The same seed makes the same record.
 */
export function longRecord(entries: number, seed = 1): fhir3.Bundle {
  const random = seeded(seed)
  const pick = (words: readonly string[]): string =>
    words[Math.floor(random() * words.length)] ?? ''
  const number = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const two = (value: number) => String(value).padStart(2, '0')
  const day = (visit: number) =>
    `${1990 + Math.floor((visit * 36) / visits)}-${two(number(1, 12))}-${two(number(1, 28))}`
  const note = () =>
    `${pick(WHO)} ${pick(WHAT)}, ${pick(WHO)} ${pick(WHAT)} (${number(1, 400)}). ${pick(PLAN)}.`
  const visits = Math.max(4, Math.round(entries / 12.3))
  const record = aRecord(
    {
      id: 'long-record',
      nhsNumber: '9990000018',
      name: { family: 'Quill', given: ['Maud'], prefix: 'Mrs' },
      gender: 'female',
      birthDate: '1951-03-04',
      address: { line: '4 Tannery Row', city: 'Sampleton', postalCode: 'ZZ99 4CD' },
      phone: '01632 960555',
      practice: elmRoad,
      headline: 'A long record',
      referral: null,
      letter: null,
      consent: true,
      appointments: [],
      script: null,
    },
    {
      practice: elmRoad,
      staff: [{ family: 'Marlow', given: 'Jill', prefix: 'Sister', role: 'nurse' }],
    },
  )
  for (let visit = 0; visit < visits; visit++) addVisit(record, visit)
  return asSent(record.bundle())

  function addVisit(builder: RecordBuilder, visit: number): void {
    const on = day(visit)
    const about = `complaint ${visit >> 1}`
    const drug = `drug ${visit >> 1}`
    const isFirst = visit % 2 === 0
    if (isFirst) {
      builder.problem(about, {
        term: pick(COMPLAINTS),
        significance: random() < 0.3 ? 'major' : 'minor',
        recorded: on,
        since: on,
        by: GP,
        ...(random() < 0.7 ? { ended: on } : {}),
      })
      builder.medicine(drug, {
        drug: pick(DRUGS),
        dose: `${number(1, 2)} to be taken ${number(1, 4)} times a day`,
        started: on,
        kind: random() < 0.5 ? 'acute' : 'repeat',
        issues: [on, on, on],
        by: GP,
        for: about,
      })
    }
    const examination: Line[] = [bloodPressure(number(105, 170), number(60, 99))]
    if (random() < 0.5) examination.push(measured('Body weight', number(50, 120), 'kg'))
    builder.consultation(`${on}T${two(number(8, 17))}:${two(number(1, 59))}`, {
      by: random() < 0.7 ? GP : NURSE,
      about,
      history: isFirst ? [newProblem(about), note(), prescribed(drug)] : [note(), note()],
      ...(random() < 0.5 ? { examination } : {}),
      ...(random() < 0.2
        ? { social: coded(pick(FINDINGS), random() < 0.5 ? note() : undefined) }
        : {}),
    })
    builder.entry(on, coded(pick(FINDINGS), random() < 0.3 ? note() : undefined), NURSE)
    if (visit % 12 === 0) {
      builder.tests(on, 'Routine bloods', [
        { term: 'Serum creatinine level', value: number(60, 120), unit: 'umol/L' },
        { term: 'Serum cholesterol level', value: number(3, 8), unit: 'mmol/L' },
        { term: 'Platelet count', value: number(150, 400), unit: '10*9/L' },
      ])
    }
  }
}
