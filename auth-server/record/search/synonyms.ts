import { wordsOf } from './words.ts'

/**
 * Words that GPs and link workers use for the same thing; searching one searches the others, visibly. A name in
 * capitals counts only when the record writes it in capitals. Our own wording, from general knowledge.
 */
const GROUPS = `
lonely, loneliness, isolated, isolation, lives alone, no friends, no family nearby, lack of company, no social contact, socially isolated
lives alone, living alone, lives on her own, lives on his own
bereavement, bereaved, grief, grieving, widow, widower, widowed, funeral, passed away, death of, died, lost husband, lost wife
miscarriage, stillbirth, pregnancy loss, baby loss
money, debt, debts, arrears, bills, finances, financial, income, afford, bailiff, cost of living, poverty, benefits, universal credit, rent
benefits, universal credit, PIP, personal independence payment, attendance allowance, ESA, DLA, housing benefit, carers allowance, pension credit, tribunal, DWP, jobcentre, work capability
food, food bank, foodbank, hungry, food parcel, skipping meals
housing, house, flat, landlord, tenancy, tenant, rent, eviction, evicted, homeless, council, damp, mould, overcrowded, disrepair, rehousing, accommodation, temporary accommodation, sheltered
homeless, homelessness, no fixed abode, rough sleeping, sofa surfing, hostel, temporary accommodation, NFA
work, job, employment, unemployed, unemployment, redundant, redundancy, off work, fit note, sick note, retired, lost job, MED3, sacked, self employed
fit note, sick note, med3, statement of fitness, off work, signed off
school, college, university, education, student, literacy, learning
family, relationship, partner, husband, wife, divorce, divorced, separated, separation, marital, estranged, daughter, son
divorce, divorced, separated, separation, relationship breakdown, split up, left by
children, grandchildren, parenting, single parent, lone parent, new baby
carer, carers, caring for, looks after, cares for, carers assessment, caregiver, young carer, respite
home care, package of care, care package, carers visit, home help, personal care, meals on wheels
alcohol, drinking, drinker, drinks, units, wine, beer, vodka, AUDIT, intoxicated, abstinent, teetotal, detox
smoking, smoker, smokes, smoked, tobacco, cigarettes, vaping, vapes, nicotine, stop smoking
drugs, cannabis, heroin, cocaine, opiates, substance misuse, addiction, methadone, illicit
gambling, betting, casino, bookmaker, gambler
safety, safeguarding, vulnerable, risk, abuse, at risk
mood, depression, depressed, low mood, depressive, tearful, hopeless, PHQ, feeling low
anxiety, anxious, panic, worry, worried, stress, stressed, GAD, nerves, phobia, not coping
stress, stressed, overwhelmed, burnout, not coping, unable to cope
psychosis, schizophrenia, bipolar, psychotic, hearing voices, paranoid
trauma, ptsd, post traumatic, flashbacks, nightmares
sleep, insomnia, not sleeping, poor sleep, nightmares, sleeping
memory, dementia, alzheimers, forgetful, cognitive, memory clinic, confusion, confused
learning disability, autism, autistic, adhd, aspergers, downs, learning difficulties
tired, tiredness, fatigue, exhausted, no energy, TATT, lethargy
pain, painful, chronic pain, backache, back pain, fibromyalgia, sciatica, arthritis
falls, fall, fell, unsteady, tripped, frailty, frail
mobility, walking, wheelchair, walking stick, frame, housebound, stairs, crutches, zimmer
hearing, deaf, hearing aid, hearing loss, hard of hearing
sight, blind, vision, eyesight, visual impairment, partially sighted
incontinence, continence, bladder, incontinent, catheter, pads
transport, bus, taxi, car, driving, drive, licence, patient transport, lift
interpreter, language, english, translator, speaks, first language, BSL, sign language
refugee, asylum, migrant, home office, leave to remain, visa, immigration, torture
faith, church, mosque, religion, religious, spiritual, prayer, temple, chaplain
veteran, army, navy, military, ex forces, armed forces, royal british legion, soldier
online, internet, digital, computer, smartphone, email, no internet
exercise, walking, gym, swimming, active, activity, inactive, walking group, sport
weight, diet, obesity, overweight, slimming, dietician, dietitian, eating
befriending, befriender, day centre, lunch club, coffee morning, community group, support group, social club
counselling, counsellor, talking therapies, IAPT, CBT, therapy, therapist, psychologist
mental health team, CMHT, CPN, crisis team, psychiatrist, psychiatry, home treatment, care coordinator
social worker, social services, social care, adult social care, care assessment, occupational therapy
social prescribing, link worker, social prescriber, community connector, wellbeing coach, health coach
referral, referred, refer, signposted, waiting list
care plan, support plan, action plan, key worker, personalised care
end of life, palliative, hospice, advance care plan, gold standards framework, dnacpr, resuscitation, power of attorney
next of kin, emergency contact, power of attorney, NOK
missed appointment, did not attend, DNA, failed to attend, no show
crime, assault, assaulted, burgled, scam, victim
citizens advice, CAB, welfare rights, debt advice, benefits advice, age uk
high blood pressure, hypertension, raised blood pressure, HTN
heart, angina, heart attack, heart failure, myocardial infarction, IHD, CHD
stroke, TIA, CVA, mini stroke
breathing, asthma, copd, breathless, breathlessness, inhaler
diabetes, diabetic, T2DM, T1DM, type 2 diabetes
cancer, carcinoma, malignant, tumour, chemotherapy, lymphoma, leukaemia
arthritis, osteoarthritis, rheumatoid, joint pain
epilepsy, seizure, seizures, epileptic, fits
physio, physiotherapy, physiotherapist, musculoskeletal, MSK
`

export interface Synonym {
  /** As shown on its chip. */
  text: string
  words: readonly string[]
  /** Counts only where the record writes it in capitals. */
  capitals: boolean
}

const groups: readonly (readonly Synonym[])[] = GROUPS.trim()
  .split('\n')
  .map((line) =>
    line.split(', ').map((text) => ({
      text,
      words: wordsOf(text).map(({ word }) => word),
      capitals: text === text.toUpperCase() && /\p{Lu}{2}/u.test(text),
    })),
  )

const byPhrase = new Map<string, Synonym[]>()
for (const group of groups) {
  for (const member of group) {
    const key = member.words.join(' ')
    const known = byPhrase.get(key) ?? []
    for (const other of group) {
      if (other !== member && !known.some(({ text }) => text === other.text)) known.push(other)
    }
    byPhrase.set(key, known)
  }
}

/** The longest phrase that belongs to a group, in words. */
export const LONGEST_PHRASE = 4

/** What is searched too when these words are typed; empty when they belong to no group. */
export const synonymsOf = (words: readonly string[]): readonly Synonym[] =>
  byPhrase.get(words.join(' ')) ?? []

/** Every single word that the groups know: targets for mending a typing slip. */
export const knownWords: readonly string[] = [...byPhrase.keys()].filter(
  (phrase) => !phrase.includes(' '),
)

/** Topics with which a search may begin. */
export const STARTERS = [
  'money',
  'housing',
  'work',
  'bereavement',
  'carer',
  'lonely',
  'alcohol',
  'family',
  'referral',
  'mood',
] as const
