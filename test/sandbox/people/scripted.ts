import { aRecord } from '../../builders/gp-record.ts'
import { coded } from '../../builders/story.ts'
import { elmRoad, moorside, quayside, staithes } from '../practices.ts'
import type { Letter, Person, Practice, Script } from '../world.ts'
import { irisTownsend } from './iris-townsend.ts'
import { winstonClarke } from './winston-clarke.ts'

interface Case {
  id: string
  nhsNumber: string
  name: Person['name']
  gender: Person['gender']
  birthDate: string
  house: string
  phone: string
  practice: Practice
  script: Script
  headline: string
  reason: string
  letter: string
}

const named = (practice: Practice): string =>
  `${practice.gp.prefix} ${practice.gp.given} ${practice.gp.family}`

/** Somebody whose record nobody will read: the letter is all that the link worker has. */
function scripted(facts: Case): Person {
  const { house, reason, letter: words, ...same } = facts
  const referrer = named(facts.practice)
  const letter: Letter = {
    title: 'Referral to social prescribing',
    author: `${referrer}, ${facts.practice.name}`,
    date: '2026-11-16',
    text: words,
  }
  const person: Omit<Person, 'bundle'> = {
    ...same,
    address: { line: house, city: 'Sampleton', postalCode: 'ZZ99 4CD' },
    referral: { reason, referrer, date: '2026-11-16' },
    letter,
    consent: true,
    appointments: [{ at: '2026-11-27T14:00', what: 'First conversation, by telephone' }],
  }
  return { ...person, bundle: () => answer(person) }
}

/** What the practice would send: for bad input the fault is already in it, as far as a Bundle can hold it. */
function answer(person: Omit<Person, 'bundle'>): fhir3.Bundle {
  const by = named(person.practice)
  const bundle = aRecord(person, {
    practice: person.practice,
    registered: '2018-04-03',
    ...(person.script === 'another-patient' ? { held: { nhsNumber: OTHER_NHS_NUMBER } } : {}),
  })
    .consultation('2026-10-05T10:20', {
      by,
      history: 'Struggling on her own with two jobs and no sleep.',
      social: coded('Financial problem', 'Behind with the rent'),
    })
    .bundle()
  if (person.script !== 'no-patient') return bundle
  return {
    ...bundle,
    entry: (bundle.entry ?? []).filter(({ resource }) => resource?.resourceType !== 'Patient'),
  }
}

/** Whose record arrives when another patient's does: nobody of this world. */
export const OTHER_NHS_NUMBER = '9993377074'

/** The cases of a record that does not come, by name on the vendor's list. */
const REFUSED: readonly Person[] = [
  scripted({
    id: 'refused-dissent',
    nhsNumber: '9992030844',
    name: { family: 'Dissent', given: ['Delia'], prefix: 'Mrs' },
    gender: 'female',
    birthDate: '1957-08-21',
    house: '2 Example Row',
    phone: '01632 960402',
    practice: elmRoad,
    script: 'dissent',
    headline: 'Script: the patient has chosen not to share',
    reason: 'Wants company; recently moved',
    letter: `Dear colleague,

Mrs Dissent moved to Sampleton in the summer to be nearer her sister, who has since gone into a home. She knows nobody here and would like to. She walks well, drives in daylight, and played bridge and bowls for years in her last town.

She is a private person and has told us more than once that she does not want her record shared with anybody outside the surgery. Please take what you need from her directly; she is good company and will tell you. I have explained what you do and she is keen to meet.

Best wishes,
Dr Abena Osei`,
  }),
  scripted({
    id: 'refused-practice-does-not-share',
    nhsNumber: '9992110031',
    name: { family: 'Nosharing', given: ['Norman'], prefix: 'Mr' },
    gender: 'male',
    birthDate: '1966-03-14',
    house: '4 Example Row',
    phone: '01632 960403',
    practice: moorside,
    script: 'practice-does-not-share',
    headline: 'Script: the practice does not share records',
    reason: 'Out of work since a back injury; money worries',
    letter: `Dear colleague,

Norman drove for a parcel firm until he hurt his back in January. He has been on statutory sick pay, which has now run out, and I do not think he has claimed anything since. He is a proud man. His wife works nights at the bakery and they are passing each other on the stairs.

He would welcome help with forms, and something to get up for. He was a football coach for the under-tens and misses it. He can sit for about half an hour, and walk to the bus.

Yours,
Dr Hugh Fenwick`,
  }),
  scripted({
    id: 'refused-not-found',
    nhsNumber: '9992189223',
    name: { family: 'Notfound', given: ['Nadia'], prefix: 'Ms' },
    gender: 'female',
    birthDate: '1990-11-02',
    house: '6 Example Row',
    phone: '01632 960404',
    practice: quayside,
    script: 'not-found',
    headline: 'Script: the practice finds no such patient',
    reason: 'New mother, isolated',
    letter: `Dear colleague,

Nadia has a baby of five months and a partner who works away, three weeks out of four. She has no family within two hundred miles. The health visitor and I are not worried about the baby, who is thriving; it is mum who looks worn out and says she has not had a conversation with an adult since the antenatal class finished.

She would like to meet other mothers, somewhere she can push the pram to. She is shy about groups and may need someone to go with her the first time.

Kind regards,
Dr Jonathan Whitlock`,
  }),
  scripted({
    id: 'refused-restricted',
    nhsNumber: '9992268417',
    name: { family: 'Restricted', given: ['Rhona'], prefix: 'Miss' },
    gender: 'female',
    birthDate: '1988-06-09',
    house: '8 Example Row',
    phone: '01632 960405',
    practice: staithes,
    script: 'restricted',
    headline: 'Script: details restricted on PDS',
    reason: 'Starting again; would like a course or volunteering',
    letter: `Dear colleague,

Miss Restricted is new to the area and is starting again. She is well. She would like to get back to studying, has worked in a library, and is thinking about volunteering as a way back.

Please arrange everything with her on the number you hold, only when she has said that it is a good moment, and do not leave messages or send post. She will tell you herself what she wants you to know.

Thank you,
Dr Samina Iqbal`,
  }),
  scripted({
    id: 'refused-practice-down',
    nhsNumber: '9992347600',
    name: { family: 'Unreachable', given: ['Una'], prefix: 'Mrs' },
    gender: 'female',
    birthDate: '1944-01-30',
    house: '10 Example Row',
    phone: '01632 960406',
    practice: quayside,
    script: 'practice-down',
    headline: 'Script: the practice cannot be reached',
    reason: 'Caring for her brother; no break since spring',
    letter: `Dear colleague,

Una is 82 and looks after her brother Frank, who had a stroke and lives with her. She does it well and cheerfully and has not had a day to herself since Easter. She let slip last week that she dreads the winter.

She used to go to a Thursday painting class. If someone could sit with Frank for a morning she might go back. She would not call herself a carer and has never had an assessment.

Kind regards,
Dr Jonathan Whitlock`,
  }),
  scripted({
    id: 'refused-html',
    nhsNumber: '9992426799',
    name: { family: 'Webpage', given: ['Wilfred'], prefix: 'Mr' },
    gender: 'male',
    birthDate: '1952-12-12',
    house: '12 Example Row',
    phone: '01632 960407',
    practice: staithes,
    script: 'html',
    headline: 'Script: a web page comes instead of a record',
    reason: 'Newly retired and at a loss',
    letter: `Dear colleague,

Wilfred retired from the buses in August after 41 years and has not known what to do with himself since. His blood pressure is up, his wife says he is under her feet, and he says much the same of himself. Nothing is wrong with him that a reason to leave the house would not mend.

He knows every street in the county, can mend anything with an engine, and likes to be asked.

Regards,
Dr Samina Iqbal`,
  }),
]

/** Answers that no honest panel may show. */
const BAD_INPUT: readonly Person[] = [
  scripted({
    id: 'bad-broken-json',
    nhsNumber: '9992505982',
    name: { family: 'Halfway', given: ['Harriet'], prefix: 'Mrs' },
    gender: 'female',
    birthDate: '1971-05-17',
    house: '14 Example Row',
    phone: '01632 960408',
    practice: elmRoad,
    script: 'broken-json',
    headline: 'Script: half an answer (broken JSON)',
    reason: 'Two jobs, no sleep, behind with the rent',
    letter: `Dear colleague,

Harriet works two jobs and is behind with the rent on a flat for herself and her son. She is exhausted rather than ill. Please could you see what she is entitled to, and whether anything can be done before the arrears letter becomes something worse.

Thank you,
Dr Abena Osei`,
  }),
  scripted({
    id: 'bad-no-patient',
    nhsNumber: '9992664363',
    name: { family: 'Nobody', given: ['Neville'], prefix: 'Mr' },
    gender: 'male',
    birthDate: '1963-09-25',
    house: '16 Example Row',
    phone: '01632 960409',
    practice: quayside,
    script: 'no-patient',
    headline: 'Script: a record without a patient',
    reason: 'Lives alone, lost touch with friends',
    letter: `Dear colleague,

Neville lost touch with people when the pub closed and would like to play darts again. He lives alone, is fit, and works mornings at the market. He asked for this himself, which I thought was brave of him.

Kind regards,
Dr Jonathan Whitlock`,
  }),
  scripted({
    id: 'bad-another-patient',
    nhsNumber: '9992743557',
    name: { family: 'Mixup', given: ['Maureen'], prefix: 'Mrs' },
    gender: 'female',
    birthDate: '1959-04-04',
    house: '18 Example Row',
    phone: '01632 960410',
    practice: staithes,
    script: 'another-patient',
    headline: 'Script: another patient’s record arrives',
    reason: 'Struggling since her hours were cut',
    letter: `Dear colleague,

Maureen's hours at the laundry were halved in September and she is not managing. She has never claimed anything and does not know where to begin. A patient ear and somebody who knows the forms would be a great help.

Regards,
Dr Samina Iqbal`,
  }),
]

export const SCRIPTED: readonly Person[] = [...REFUSED, winstonClarke, irisTownsend, ...BAD_INPUT]
