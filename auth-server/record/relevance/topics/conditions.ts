import { type Topic, topicsOf } from '../topic.ts'

const condition = topicsOf('long-term conditions', null, { whose: 'patient', where: 'term' })

/** Conditions that last, by body system; a risk factor such as raised cholesterol is not among them. */
export const conditionTopics: readonly Topic[] = [
  condition(
    'heart and circulation',
    'Heart and circulation',
    `hypertensi*, high blood pressure, ischaemic heart, ischemic heart, coronary heart|artery disease?, coronary arter*, angina, myocardial infarct*, heart attack, heart failure, cardiac failure, ventricular failure|dysfunction|impairment, lvsd, cardiomyopath*, atrial fibrillat*, atrial flutter, paroxysmal af, AF, IHD, CHD, CCF, HTN, MI, STEMI, NSTEMI, heart disease, heart valve, aortic stenosis|regurgitation|aneurysm, mitral stenosis|regurgitation|valve, valvular heart, pacemaker, congenital heart, peripheral vascular, peripheral arter*, intermittent claudication, claudication, PVD, PAD, venous insufficiency, chronic venous, lymphoedema, varicose ulcer, leg ulcer, venous ulcer, arterial leg ulcer, carotid stenosis, raynaud*, cerebrovascular, stroke, strokes, CVA, TIA, transient ischaemic, transient cerebral isch*, cerebral infarct*, cerebral haemorrhage, subarachnoid, intracerebral, coronary bypass, CABG, angioplasty, vascular disease, ischemic|ischaemic attack, myocardial|cerebral|cardiac ischemia|ischaemia, lacunar|cerebral|cerebellar infarct*, acute coronary, cerebral|brain hemorrhage|haemorrhage, coronary insufficiency|occlusion|vasospas*|artery`,
  ),
  condition(
    'breathing',
    'Breathing',
    `asthma*, copd, COPD, COAD, chronic obstructive, emphysema, chronic bronchitis, bronchiectasis, pulmonary fibrosis, interstitial lung, cystic fibrosis, sarcoid*, pulmonary hypertens*, sleep apnoea, sleep apnea, OSA, asbestosis, pneumoconiosis, mesothelioma, chronic respiratory, chronic lung, oxygen therapy, long term oxygen, home oxygen`,
  ),
  condition(
    'diabetes and hormones',
    'Diabetes and hormones',
    `diabet*, type 1|2|i|ii diabet*, T1DM, T2DM, IDDM, NIDDM, insulin treated|dependent, hypothyroid*, hyperthyroid*, thyrotoxic*, graves, myxoedema, thyroid disorder|disease|eye|failure, goitre, addison*, cushing*, acromegal*, hypopituit*, pituitary, hyperparathyroid*, hypoparathyroid*, polycystic ovar*, PCOS, pcos, adrenal insufficiency, diabetes insipidus`,
  ),
  condition(
    'nerves and brain',
    'Nerves and brain',
    `epilep*, seizure disorder, seizures a|per year, petit mal, grand mal, multiple sclerosis, parkinson*, motor neurone, MND, huntington*, myasthenia, muscular dystroph*, cerebral palsy, spina bifida, hydrocephal*, peripheral neuropath*, polyneuropath*, neuropathy, ataxia, dystonia, essential tremor, restless legs, migraine*, cluster headache, narcoleps*, brain injury, head injury chronic, guillain, chronic inflammatory, post polio, poliomyelitis, syringomyelia, tourette*, charcot marie, neurofibromat*, trigeminal neuralgia, brain tumour, spinal cord, paraplegi*, tetraplegi*, hemiplegi*, cauda equina, menieres, meniere s? disease, vertigo chronic, MS, ms ~ relaps*|nurse|since|flare, ME since|for|dx|flare|bad|diagnosed`,
  ),
  condition(
    'joints, bones and muscles',
    'Joints, bones and muscles',
    `arthritis, osteoarth*, OA, rheumatoid arthritis, arthropath*, psoriatic arthr*, ankylosing, spondylo*, gout, lupus, SLE, systemic sclerosis, scleroderma, polymyalgia, osteopor*, osteopeni*, fibromyalg*, ehlers, hypermobil*, scoliosis, kyphosis, sjogren*, vasculitis, giant cell arteritis, paget s? disease, pagets, degenerative disc|joint, disc degeneration, spinal stenosis, lumbar spondyl*, cervical spondyl*, osteogenesis, connective tissue disease, total prosthetic replacement, hip replacement, knee replacement, perthes, club foot, osteomyelitis chronic, chronic osteomyelitis, RA active|flare|since|on|dx|diagnosed|bad`,
  ),
  condition(
    'cancer',
    'Cancer',
    `cancer, cancers, carcinom*, malignan*, adenocarcin*, lymphom*, leukaem*, leukem*, melanom*, myelom*, sarcom*, metasta*, tumour*, neoplasm*, chemotherap*, radiotherap*, hodgkin*, glioma, glioblast*, mesotheliom*, seminoma, dcis, myelodysplas*`,
  ),
  condition(
    'kidneys and bladder',
    'Kidneys and bladder',
    `chronic kidney|renal, ckd, CKD, kidney disease|failure|transplant*, renal failure|transplant*|disease|impairment, dialysis, haemodialysis, polycystic kidney*, nephrotic, nephropath*, glomerul*, ESRF, interstitial cystitis, neurogenic bladder, benign prostatic, prostatic hyper*, prostatism`,
  ),
  condition(
    'digestion and liver',
    'Digestion and liver',
    `crohn*, ulcerative colitis, inflammatory bowel, IBD, coeliac, celiac, irritable bowel, IBS, cirrhosis, chronic liver, liver disease|failure|transplant, hepatitis chronic, chronic hepatitis, chronic active hepatitis, chronic viral, hepatitis b carrier, fatty liver, nafld, NAFLD, alcoholic liver, primary biliary, chronic pancreatitis, diverticular disease, barrett*, gastro oesophageal reflux, GORD, short bowel, haemochromatosis, gastroparesis, stoma, UC`,
  ),
  condition(
    'skin, blood and others',
    'Other conditions',
    `psoria*, eczema chronic, atopic eczema|dermatitis, hidradenitis, vitiligo, pemphig*, sickle cell disease|anaemia, thalassaem*, haemophil*, pernicious anaemia, von willebrand, thrombophilia, factor v leiden, immunodefic*, immunosuppress*, transplant*, chronic fatigue, glaucoma, macular degeneration, retinitis pigmentosa, diabetic retinopath*, endometriosis, turner* syndrome, marfan*, cystic fibros*, mastocytosis, porphyria, amyloid*, tuberous, albinism, chronic disease, long term condition, chronic illness, post thrombotic, pulmonary embolism recurrent, angelman, happy puppet, hepatitis c, osteopathia, systemic lupus,
    obesity, morbid obesity, morbidly obese, severely obese`,
  ),
]
