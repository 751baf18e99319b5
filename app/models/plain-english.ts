/**
 * Abbreviations that mean one thing only in a GP record, in the words of a reader without clinical training.
 * Whatever has a second meaning (MS, PD, RA, UC, OD, CP, AA, DNA in a laboratory …) is left out on purpose: a wrong
 * expansion is worse than none. They are looked for exactly as written here, capitals and all.
 */
export const PLAIN_ENGLISH: ReadonlyMap<string, string> = new Map(
  `
A&E = accident and emergency
ADHD = attention deficit hyperactivity disorder
ADLs = activities of daily living
AMHP = approved mental health professional
Appt = appointment
appt = appointment
Appts = appointments
appts = appointments
AUDIT-C = alcohol questionnaire
b/o = because of
BCG = tuberculosis vaccine
BMI = body mass index
BP = blood pressure
BSL = British Sign Language
c/o = complains of
CABG = heart bypass operation
CAMHS = child and adolescent mental health services
CBT = cognitive behavioural therapy
CCF = heart failure
CGL = Change Grow Live, a drug and alcohol service
6CIT = memory test
CKD = chronic kidney disease
CMHT = community mental health team
COAD = long-term lung disease
COPD = chronic obstructive pulmonary disease
CPN = community psychiatric nurse
CRHT = crisis resolution and home treatment team
CRP = blood test for inflammation
CVA = stroke
d/w = discussed with
DLA = Disability Living Allowance
DNACPR = do not attempt cardiopulmonary resuscitation
DNAR = do not attempt resuscitation
DoLS = Deprivation of Liberty Safeguards
DSH = deliberate self-harm
DVLA = Driver and Vehicle Licensing Agency
DVT = blood clot in a deep vein
DWP = Department for Work and Pensions
Dx = diagnosis
ECG = heart tracing
eGFR = kidney blood test
EHCP = education, health and care plan
EMDR = a therapy for trauma
eMED3 = electronic fit note
eMed3 = electronic fit note
EPDS = questionnaire for depression after a birth
ESOL = English classes for speakers of other languages
ESR = blood test for inflammation
EUPD = emotionally unstable personality disorder
F/H = family history
F/U = follow-up
f/u = follow-up
F2F = face to face
f2f = face to face
FBC = full blood count
FHx = family history
GAD-7 = anxiety questionnaire
GAD7 = anxiety questionnaire
GGT = liver blood test
GORD = acid reflux
H/O = history of
h/o = history of
HbA1c = a blood test for diabetes
HC2 = certificate for full help with health costs
HC3 = certificate for part help with health costs
HRT = hormone replacement therapy
HTN = high blood pressure
Hx = history
IAPT = talking therapies
IBS = irritable bowel syndrome
IDVA = independent domestic violence adviser
IHD = heart disease
IMHA = independent mental health advocate
INR = blood-clotting test
ISVA = independent sexual violence adviser
Ix = investigations
JSA = Jobseeker's Allowance
LFTs = liver blood tests
LPA = lasting power of attorney
LRTI = chest infection
LTC = long-term condition
LVSD = weakness of the heart muscle
MAPPA = arrangements of agencies to manage people who may be a risk to others
MARAC = meeting of agencies about high risk of domestic abuse
MDT = team of different professionals
MED3 = fit note
Med3 = fit note
MH = mental health
MMR = measles, mumps and rubella vaccine
MMSE = memory test
MSE = mental state examination
MSK = muscles, bones and joints
NAD = nothing abnormal found
NKDA = no known drug allergies
nocte = at night
NOK = next of kin
NRPF = no recourse to public funds
NRT = nicotine replacement therapy
NSAID = anti-inflammatory painkiller
NSAIDs = anti-inflammatory painkillers
NSTEMI = heart attack
O/E = on examination
o/e = on examination
OCD = obsessive compulsive disorder
OOH = out of hours
OPD = outpatients
OTC = bought without prescription
PCN = primary care network
PEFR = breathing test
PHQ-9 = depression questionnaire
PHQ9 = depression questionnaire
PMH = past medical history
PMHx = past medical history
PRN = when needed
prn = when needed
pt = patient
pts = patients
PTSD = post-traumatic stress disorder
QDS = four times a day
QoL = quality of life
R/V = review
r/v = review
RACPC = rapid access chest pain clinic
RCADS = questionnaire for anxiety and depression of young people
RTA = road traffic accident
SMI = severe mental illness
SOB = short of breath
SOBOE = short of breath on effort
SPLW = social prescribing link worker
SSRI = a kind of antidepressant
STEMI = heart attack
T1 diabetes = type 1 diabetes
T1DM = type 1 diabetes
T2 diabetes = type 2 diabetes
T2DM = type 2 diabetes
TATT = tired all the time
TDS = three times a day
TFTs = thyroid blood tests
THR = hip replacement
TIA = mini-stroke
TKR = knee replacement
TSH = thyroid blood test
U&Es = kidney blood tests
URTI = cold or throat infection
UTI = urine infection
`
    .trim()
    .split('\n')
    .map((line): [string, string] => {
      const [short = '', long = ''] = line.split(' = ')
      return [short, long]
    })
    .concat(weeks()),
)

/** "2/52": so many weeks. "2/12" and "2/7" are left out, since they may be dates. */
function weeks(): [string, string][] {
  return Array.from({ length: 26 }, (_, at) => [
    `${at + 1}/52`,
    at === 0 ? '1 week' : `${at + 1} weeks`,
  ])
}

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
