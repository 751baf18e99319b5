/**
 * Abbreviations that mean one thing only in a GP record, in the words of a reader without clinical training.
 * Whatever has a second meaning (MS, PD, RA, UC, OD, CP, AA, DNA in a laboratory …) is left out on purpose: a wrong
 * expansion is worse than none. They are looked for exactly as written here, capitals and all.
 */
export const PLAIN_ENGLISH: ReadonlyMap<string, string> = new Map(
  `
ADHD = attention deficit hyperactivity disorder
A&E = accident and emergency
ADLs = activities of daily living
AMHP = approved mental health professional
appt = appointment
appts = appointments
b/o = because of
BMI = body mass index
BP = blood pressure
BSL = British Sign Language
CABG = heart bypass operation
CAMHS = child and adolescent mental health services
CBT = cognitive behavioural therapy
CCF = heart failure
CGL = Change Grow Live, a drug and alcohol service
CKD = chronic kidney disease
c/o = complains of
CMHT = community mental health team
COAD = long-term lung disease
COPD = chronic obstructive pulmonary disease
CPN = community psychiatric nurse
CRHT = crisis resolution and home treatment team
CVA = stroke
d/w = discussed with
DLA = Disability Living Allowance
DNACPR = do not attempt cardiopulmonary resuscitation
DSH = deliberate self-harm
DVLA = Driver and Vehicle Licensing Agency
DVT = blood clot in a deep vein
DWP = Department for Work and Pensions
ECG = heart tracing
EHCP = education, health and care plan
EMDR = a therapy for trauma
EUPD = emotionally unstable personality disorder
F/H = family history
f/u = follow-up
f2f = face to face
FBC = full blood count
FHx = family history
GAD-7 = anxiety questionnaire
GAD7 = anxiety questionnaire
GORD = acid reflux
h/o = history of
HbA1c = a blood test for diabetes
HTN = high blood pressure
IAPT = talking therapies
IBS = irritable bowel syndrome
IHD = heart disease
IMHA = independent mental health advocate
JSA = Jobseeker's Allowance
LFTs = liver blood tests
LPA = lasting power of attorney
LTC = long-term condition
LVSD = weakness of the heart muscle
MDT = team of different professionals
MH = mental health
MMSE = memory test
MSE = mental state examination
MSK = muscles, bones and joints
NAD = nothing abnormal found
NOK = next of kin
NRPF = no recourse to public funds
NRT = nicotine replacement therapy
NSAIDs = anti-inflammatory painkillers
NSTEMI = heart attack
OCD = obsessive compulsive disorder
o/e = on examination
OOH = out of hours
OPD = outpatients
OTC = bought without prescription
PCN = primary care network
PHQ-9 = depression questionnaire
PHQ9 = depression questionnaire
PMH = past medical history
PMHx = past medical history
pt = patient
pts = patients
PTSD = post-traumatic stress disorder
QDS = four times a day
r/v = review
RTA = road traffic accident
SMI = severe mental illness
SOB = short of breath
SOBOE = short of breath on effort
SPLW = social prescribing link worker
SSRI = a kind of antidepressant
STEMI = heart attack
T1DM = type 1 diabetes
T2DM = type 2 diabetes
TATT = tired all the time
TDS = three times a day
THR = hip replacement
TIA = mini-stroke
TKR = knee replacement
U&Es = kidney blood tests
URTI = cold or throat infection
UTI = urine infection
6CIT = memory test
`
    .trim()
    .split('\n')
    .map((line): [string, string] => {
      const [short = '', long = ''] = line.split(' = ')
      return [short, long]
    }),
)

/** A piece of a text as written, with its meaning where it is an abbreviation of the list. */
export interface Part {
  text: string
  expansion: string | null
}

const escaped = [...PLAIN_ENGLISH.keys()]
  .sort((a, b) => b.length - a.length)
  .map((short) => short.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
const SHORT = new RegExp(`(?<![\\p{L}\\p{N}/&])(?:${escaped.join('|')})(?![\\p{L}\\p{N}/&])`, 'gu')

export type Expand = typeof expand

/** Cuts a text at its known abbreviations; the parts joined are always the text itself. */
export function expand(text: string): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  for (const match of text.matchAll(SHORT)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), expansion: null })
    parts.push({ text: match[0], expansion: PLAIN_ENGLISH.get(match[0]) ?? null })
    at = match.index + match[0].length
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), expansion: null })
  return parts
}
