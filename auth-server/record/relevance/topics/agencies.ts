import { type Topic, topicsOf } from '../topic.ts'

const agency = topicsOf('referrals & agencies', 'referrals')

/** Services and agencies, by the headings under which a link worker looks for them. First match names the group. */
export const agencyTopics: readonly Topic[] = [
  topicsOf('social prescribing', 'referrals')(
    'social prescribing',
    'Social prescribing',
    `social prescri*, link worker*, community connector*, community navigator*, care navigat*, wellbeing coach*, health and wellbeing coach*, health coach*, local area coordinator*, local area co ordinator*, village agent*, community agent*, wellbeing practitioner*|service|team|advisor|hub|worker, splw, SPLW, SPLWs, green prescri*, community link*, wellbeing navigator, art* on prescription, books on prescription, prescription for activity, personalised care role`,
  ),
  agency(
    'talking therapies',
    'Talking therapies (IAPT)',
    `talking therap*, talking space, iapt, IAPT, counsel*r*, counselling, councell*, counselor, cbt, CBT, cognitive behav*, psychotherap*, psychological therap*|service*|intervention*|treatment*|support, psychologist*, therapist*, therapy session*|group|ended|started|sessions, group therapy, family therap*, couples therap*, relate counsel*, relate, emdr, steps to wellbeing, lets talk, mindfulness, silvercloud, ieso, PWP, wellbeing practitioner, mindmatters, steps 2 wellbeing, time to talk, healthy minds, improving access to psycholog*, self help guid*, guided self help, bereavement service|support|counsel*|care, cruse, primary care mental health, mental health practitioner, MHP, step 2|3 therap*`,
  ),
  agency(
    'mental health teams',
    'Mental health teams',
    `cmht, CMHT, community mental health|psychiatric, mental health team|nurse|service*|worker|crisis|hospital|unit|trust|clinic|review|assessment|act|practitioner|referral|hub|ward|liaison, mental health ~ team|service|services, psychiatr*, CPN, cpn, crisis team|resolution|line|house|service|cafe, home treatment, home treatment team, crht, CRHT, CRHTT, HTT, assertive outreach, early intervention, EIP, EIT, care co ordinator*, care coordinator*, camhs, CAMHS, OPMH, older people* mental, memory clinic|service|assessment, single point of access, SPA mental, psychiatric liaison, approved mental health, AMHP, MHLT, depot clinic, clozapine clinic, lithium clinic, recovery college, eating disorder* service|team|clinic, perinatal mental health team, adhd service|clinic|assessment|nurse, autism assessment|service|team, learning disabilit* team|nurse|service|liaison, forensic psychiat*, mind charity, mind wellbeing, local mind, rethink, samaritans, shout`,
  ),
  agency(
    'social care',
    'Social care',
    `social care, social work*, social service*, adult social, council ~ assess*|referral|team|officer|support, care act, needs assessment, assessment of needs, community care assess*, reablement, intermediate care, direct payment*, personal budget*, personal health budget, continuing healthcare, CHC, respite care, occupational therap*, OT referral|assessment|review|visit|home|involved, OT, telecare, careline, home first, discharge to assess, blue badge team, children and families team, family support worker*, early help, home start, homestart, childrens centre, family hub, health visitor*, school nurse, district nurse*, community matron*, community nurse*, community nursing, care manager, duty social, emergency duty team, meals service, safe and well check, fire service, integrated care team, virtual ward, social assessment, adult care`,
  ),
  agency(
    'substance services',
    'Substance services',
    `drug and alcohol team|service*|worker|clinic|liaison|advis*, community drug|alcohol team|service*, alcohol service*|team|liaison|worker|clinic|nurse|counsel*|detox*|referral|misuse service*, drug service*|team|worker|clinic|counsel*, substance misuse service*|team|worker, substance service*, addiction service*|team|clinic|support|counsel*, recovery service*|worker|hub|centre|programme, change grow live, CGL, cgl, turning point, we are with you, cranstoun, forward trust, via new beginnings, humankind, inclusion recovery, rehab centre|place|unit|stay|for, residential rehab*, detox unit|programme|admission, needle exchange, alcoholics anonymous, narcotics anonymous, al anon, smart recovery, stop smoking service*|clinic|advis*|group|referral, stop smoking clinic, smoking cessation service*|clinic|advis*|referral|counsel*|group|nurse, smoking advis*, quit4life, health trainer smoking, CDAT, CADT, shared care drug*, gamcare, gambling clinic|service`,
  ),
  agency(
    'debt, benefits and housing',
    'Debt, benefits and housing',
    `citizens advice, citizen s? advice, CAB, cab advice, welfare rights, welfare advi*, benefits advi*, benefit advi*, debt advi*, money advi*, financial advi*, money advice, legal advice|aid, law centre, housing officer*|team|department|options|support|association|advi*|solutions|ombudsman|provider|referral|worker, homeless* team|service|unit|outreach|prevention|nurse, street outreach, outreach team|worker*, floating support, tenancy support|sustain*, environmental health, council housing, shelter advice|charity|housing, age uk, ageuk, age concern, stepchange, national debtline, turn2us, christians against poverty, trussell, job coach, work coach, employment advis*|support|service|specialist, disability employment, shaw trust, ips employment, jobcentre, occupational health, access to work, home improvement agency, energy advi*, warm homes, foodbank referral, immigration advi*|solicitor, refugee council|action|support, british red cross, red cross`,
  ),
  agency(
    'voluntary sector',
    'Other agencies',
    `charity worker*|advice|support|helpline|service*|group|offer*|run, local|national charity, charities, voluntary organis*|sector|service*|agency|group, third sector, vcse, VCSE, VCS, befriend*, support group*, self help group*, support worker*, key worker*, keyworker*, carers centre|trust|uk|support|hub|group, alzheimers society, alzheimer s society, dementia uk|adviser|advisor|navigator|cafe|support, admiral nurse*, parkinsons uk|nurse, stroke association, ms society, british legion, ssafa, op courage, combat stress, help for heroes, mencap, national autistic, scope charity, rnib, rnid, macmillan, maggies, marie curie, hospice*, citizens, royal voluntary, rvs, good neighbour*, community transport, dial a ride, victim support, womens centre, lgbt centre, young carers project, kooth, youth service|worker*, mens shed, men s shed, samaritans, advocacy, advocate, imca, IMCA, IMHA, healthwatch, patient advice, PALS, community champion*, cultural mediator, church group, faith group, signposted, signposting, sign posted, community support`,
  ),
  agency(
    'referral',
    'Other agencies',
    `referr*, refer, refer to|for|back|on, referred to|by|for|back|from|in, referral*, refer to|for|back|on, re refer*, self refer*, rereferred, seen by|in ~ therap*|dietic*|dietit*|podiat*|physio*|specialist*|team|nurse|consultant|clinic|counsel*|psych*, under ~ team|clinic|consultant|specialist|hospital|care|neurology|rheumatology|cardiology|psychiatr*|psycholog*|dermatology|gastro*|respiratory, discharged from|by ~ service|team|clinic|therap*|counsel*|physio*|psych*|care|caseload, waiting list for, awaiting ~ appointment|assessment|referral|therap*|counsel*|operation|surgery|appt, on ~ waiting list, physio*, podiatr*, chiropod*, pain clinic, rehab*, rehabilitation, pulmonary rehab*, cardiac rehab*, exercise referral|on prescription, exercise on prescription, health trainer*, weight management, specialist nurse*, heart failure nurse, diabetes specialist, diabetic nurse, macmillan nurse, palliative care ~ team|nurse|service|referral|specialist, hospice referral, day hospital, community hospital, under care of, under the care of, attended ~ counsel*|group|course|session*|clinic|therap*, attending|attends ~ group|groups|course|clinic|counsel*|therap*|centre|club|class|classes, offered ~ referral|counsel*|therap*|support|course, declined ~ referral|counsel*|therap*|support|service*|help|input|assessment, wound clinic ~ community, fracture liaison, liaison with|service, multidisciplinary, MDT, contact* ~ agency|agencies, agency, agencies, home visit* by`,
  ),
]
