import {
  actual,
  encounter,
  type Json,
  note,
  observation,
  problem,
  reference,
  related,
  structure,
} from '../wire-builders.ts'

/** At least one entry of each sensitive group, and its traps: negated, of a relative, in another sense. */
const SAID: readonly string[] = [
  'HIV positive',
  'Genital herpes',
  'HIV test declined',
  'Termination of pregnancy',
  'In vitro fertilisation',
  'Gender dysphoria',
  'Child on protection register',
  'Child in need',
  'Convicted of theft',
  'Drink driving offence',
  'Released from prison',
  'Female genital mutilation',
  'Sexual assault',
  'Victim of rape in childhood',
  'Overdose of paracetamol',
  'History of self-harm',
  'No thoughts of self-harm',
  'Family history of suicide',
  'Deliberate self-harm, cuts to arm',
  'Injects heroin',
  'Needle exchange',
  'Terminal illness - late stage',
  'Not for resuscitation',
  'Palliative care',
  'Victim of domestic abuse',
  'Denies domestic violence',
  'Partner controls her money and phone',
  'Do not leave messages with husband',
  'Safe to text only',
  'Adult safeguarding concern',
  'At risk of neglect',
  'Vulnerable adult',
  'Threatening behaviour towards staff',
  'Violent patient scheme',
  'Lone visits not advised',
  'Dog bites visitors',
]

/** What is sensitive in each group, by code and by words, alone and hung on a problem. */
export const SENSITIVE_SHAPES: readonly Json[] = [
  encounter('enc1'),
  structure('consultation', 'cons1', ['List/topic1'], { title: 'GP Surgery' }),
  structure('topic', 'topic1', ['Observation/note-abuse', 'Observation/note-plain'], {
    title: 'Domestic abuse',
  }),
  ...SAID.map((term, at) =>
    observation(`said-${at + 1}`, term, {
      effectiveDateTime: `20${10 + (at % 17)}-0${(at % 9) + 1}-1${at % 10}`,
      ...(at % 2 === 0 ? { comment: `What was written of it, ${at + 1}` } : {}),
      ...(at % 5 === 0 ? { context: reference('Encounter/enc1') } : {}),
    }),
  ),
  note('note-abuse', 'Frightened of her husband, he hits her. Has a bag packed.'),
  note('note-plain', 'Back pain better. Walks the dog.'),
  note('note-harm', 'Took twelve tablets in May. Says never again.'),
  note('note-risk', 'Police warned us: he threatened the district nurse with a knife.'),
  note('note-guard', 'Nephew takes her pension, safeguarding referral made today.'),
  note('note-long', `${'Slept well. '.repeat(60)}Cut her arms again. ${'Ate well. '.repeat(60)}`),
  problem('abuse', 'Victim of domestic abuse', {
    extension: [actual('Observation/said-25'), related('Observation/note-abuse')],
  }),
  problem('harm', 'Self-harm', {
    extension: [actual('Observation/hidden-actual'), related('Encounter/enc1')],
  }),
  observation('hidden-actual', 'Old matter', { context: reference('Encounter/enc1') }),
  problem('guard', 'Adult safeguarding concern', {
    significance: 'minor',
    note: [{ text: 'Nephew takes her cash' }],
    extension: [related('Observation/note-guard')],
  }),
  observation('coded-only', 'Finding', {
    code: { coding: [{ system: 'http://snomed.info/sct', code: '86406008', display: 'Finding' }] },
  }),
]
