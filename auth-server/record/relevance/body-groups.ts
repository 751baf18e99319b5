import { phrases } from './topic.ts'

export interface BodyGroup {
  body: string
  phrases: readonly string[]
}

const group = (body: string, list: string): BodyGroup => ({ body, phrases: phrases(list) })

/** Headings under which the rest of a record is counted. */
export const bodyGroups: readonly BodyGroup[] = [
  group(
    'Skin',
    `skin, rash*, eczema, dermat*, acne, wart*, verruca*, cellulitis, ulcer of skin, mole, naevus, boil, abscess, itch*, pruritus, nail*, onych*, wound, burn, lesion*, comedo*, sebaceous, psoria*, urticaria, bite, impetigo, lipoma, tinea, athlete*, laceration, scabies, hair`,
  ),
  group(
    'Eyes',
    `eye*, conjunctiv*, blephar*, cataract*, glaucoma, ocular, vision, retin*, optic, stye, cornea*, squint`,
  ),
  group(
    'Ears, nose and throat',
    `ear, ears, otitis, throat, tonsil*, nose, nasal, sinus*, rhinit*, pharyng*, laryng*, wax, hay fever, epistaxis, quinsy, peritonsillar, tinnitus, vertigo, mouth, tooth, teeth, dental, gum, gums, oral`,
  ),
  group(
    'Chest and breathing',
    `cough, chest infection, bronch*, respirat*, pneumon*, breath*, dyspnoea, wheez*, influenza, flu, cold, sputum, peak flow, spirometry, oxygen saturation, inhaler`,
  ),
  group(
    'Heart and circulation',
    `heart, cardiac, chest pain, palpitation*, varicose, thrombosis, dvt, embolism, oedema, syncope, pulse, cholesterol, lipid*, hyperlipid*, vein*, venous, arter*, circulation, ecg`,
  ),
  group(
    'Digestion',
    `abdom*, bowel, constipat*, diarrhoea, gastr*, reflux, dyspeps*, indigest*, hernia, haemorrhoid*, piles, rectal, nausea, vomit*, colic, gallstone*, bile, biliary, appendic*, oesophag*, anal, stomach, hepat*, liver, jaundice, swallow*`,
  ),
  group(
    'Bones, joints and muscles',
    `fractur*, sprain*, strain, joint*, knee*, shoulder*, hip, back, neck, ankle*, wrist*, elbow*, foot, hand, fasciitis, bursitis, tendon*, tendin*, bunion, muscle*, limb*, leg, arm, toe, finger*, bone*, ligament*, cartilage, carpal, osteo*`,
  ),
  group(
    'Kidneys and urine',
    `urin*, cystitis, uti, kidney*, renal, bladder, prostat*, ureth*, haematuria, testic*, scrot*, epididym*, hydrocele`,
  ),
  group(
    "Women's health",
    `contracep*, pregnan*, antenatal, postnatal, menstru*, menopaus*, vagin*, cervical smear, cervix, uter*, ovar*, breast*, period, periods, menorrhag*, pill, coil, iud, delivery, gestation, fetus, obstetric*, mastitis, thrush, endometri*, caesarean`,
  ),
  group(
    'Infections and immunity',
    `infect*, fever, viral, virus, covid, chickenpox, shingles, herpes, measles, mumps, allerg*, candid*, fung*, malaria, tuberculosis, sepsis, hiv`,
  ),
  group('Injuries', `injur*, trauma, accident*, bruis*, concussion, dislocat*, foreign body, fall`),
  group(
    'Blood and glands',
    `anaemi*, iron, haemoglobin, lymph*, thyroid, vitamin, gland*, glucose`,
  ),
  group('Nervous system', `headache*, migraine, dizz*, numb*, neuro*, seizure*, tremor, nerve`),
  group(
    'Screening and checks',
    `screen*, smear, health check, examination, check, monitoring, review, recall, assessment, score, invit*`,
  ),
  group(
    'Administration',
    `admin*, letter, registr*, consent, summary care record, record, report*, certificate, form, request*, prescription, notes, scanned, encounter, sms, text message, ethnic*`,
  ),
]
