import { type Topic, topicsOf } from '../topic.ts'

const plan = topicsOf('care plans & reviews', 'carePlans')
const engagement = topicsOf('engagement', 'people')
const risk = topicsOf('safeguarding & risk', null)

/** Plans, reviews, engagement, risk, and that a person has died. */
export const careTopics: readonly Topic[] = [
  plan(
    'care plan',
    'Care plans',
    `care plan*, careplan*, care planning, personalised care, personalised support plan, pcsp, PCSP, support plan*, action plan*, self management plan*, management plan ~ agreed|copy|given|asthma|copd, crisis plan*, contingency plan*, wellness recovery, WRAP plan, safety plan*, care programme approach, CPA review|meeting|level|care, CPA, health action plan, hospital passport, health passport, key worker*, keyworker*, named gp|accountable, case manage*, case conference*, case review*, MDT, multidisciplinary team|meeting|review, multi disciplinary, proactive care, unplanned admission*, admission avoidance, treatment escalation, emergency health care plan, ehcp, positive behaviour support, carers assessment, carer s assessment, carer assessment, carer support plan, carer needs, needs ~ support plan, assessment of ~ carer* needs, goal setting, goals agreed, what matters to, advance statement*,
    respect plan, TEP, tep form|in, wellbeing plan, health and wellbeing plan, self management, anticipatory care, EHCP, AHC|ahc due|done|booked|overdue, annual health check, best interest|interests meeting, CGA, support plan, review ~ meeting, plan ~ for ~ crisis, asthma plan|action, care coordination, care co ordination, care manager, package review, care review, annual care review, named coordinator|co|nurse|lead|worker|social,
    structured medication review`,
  ),
  plan(
    'advance and end-of-life care',
    'Advance and end-of-life care',
    `advance care, advance decision*|directive*|statement*, advanced care, advanced directive*|decision*, anticipatory care|palliative|medic*|prescri*, end of life, end stage, EOL, EoLC, palliat*, gold standard* framework, gsf, GSF, supportive care register, supportive care, hospice*, preferred place|priorit*, place of death, place of care, resuscit*, dnacpr, DNACPR, DNAR, dnar, dnr, DNR, cpr ~ not|decision|attempt|discuss*, not for cpr|resus*, for full|active resuscitation|treatment, respect form|process|document, ReSPECT, living will, lasting power, power of attorney, LPA, lpa, enduring power, court of protection, appointee, deputy for, deputyship, just in case, jic, JIC, syringe driver, dying, dying phase, terminal care, organ donor*, donor card, willing to be donor, funeral plan*, lpa health, capacity act,
    poa, POA, p o a, LPA ~ health|finance|both|registered, opg, OPG, eolc, end of life plan|care|register|wishes, wants ~ die|pass ~ home, die at home, prefers ~ home ~ die, PPD home|hospice|care|discussed|recorded, ppc, PPC, ppoc, respect form|done|completed|discussion, cpr ~ dont|wants|wishes|form, just in case meds|bag|box, anticip* meds, will made|done|written, funeral plan|paid|wishes|arranged, ceiling of care, ward ~ ceiling, comfort care, gsf mtg|meeting|list, gold standards, palliative ~ register, happens at the end, talk about ~ end|dying|death|funeral, at the end ~ life, wants to be home|at home, wants to die|be at? home, funeral suit|wishes, if anything happens, not for ~ itu|icu|hospital|admission|intubation|escalation, not ~ itu|icu, wishes ~ hosp|hospital|home|hospice|itu, RESPECT, wants no fuss, yellow folder,
    eol register|care|plan|meds|wishes, EoL, on eol`,
  ),
  plan(
    'long-term condition review',
    'Reviews',
    `asthma|copd|diabetic|diabetes|epilepsy|dementia|depression|cancer|stroke|chd|ckd|hypertension|hypertensive|failure|mental|smi|schizophrenia|bipolar|rheumatoid|osteoporosis|osteoarthritis|parkinsons|frailty|learning|ld|af|thyroid|arthritis|pain|anxiety|ptsd|coeliac|ibd|psoriasis|gout|migraine|cardiac|kidney|renal|respiratory|coronary|ihd|tia|pad|nafld|liver|ms|hiv ~ review|check|recall|monitoring|clinic, chronic disease ~ review|monitoring|management, long term condition*, ltc review, ltc annual, disease register, learning disability ~ check, physical health check ~ mental|smi, diabetic foot|eye ~ review|check|screening due, review of ~ diabetes|asthma|copd|depression|dementia|epilepsy, asthma|copd|diabetic|diabetes|epilepsy|dementia|chd|ckd|hypertension|stroke|learning|rheumatoid|smi|ms|parkinsons ~ r v|annual|due|overdue`,
    { where: 'term', whose: 'patient' },
  ),
  engagement(
    'missed appointments',
    'Missed appointments',
    `did not attend, didnt attend, not attend*, failed to attend, fail* to attend, non attend*, nonattend*, DNA, DNAd, DNAs, dna d, dnad, missed ~ appointment*|appt*|appts|sessions|session, missed app|several|review*|her|his|last|two|three, missed # appointment*, multiple dna*, multiple missed, not brought, was not brought, WNB, no show, did not turn up, didnt turn up, failed encounter, no reply ~ phone|telephone|letter*|door, unable to contact, unable to reach, no answer ~ phone|telephone|door|when, not answering, does not answer, did not answer, no response to|from ~ letter*|invit*|calls|reminder*, cancelled ~ appointment*|by patient, disengag*, poor engagement, not engag*, difficult* to engage, hard to reach, engag* well|poorly|with, reluctant to engage|attend|accept, declines all, refus* ~ help|support|care|services|engage|attend|treatment, declined ~ help|support|care|input|social, self discharge*, discharged himself|herself, unregistered, lost to follow, frequent attend*, non engagement, attendance ~ poor|erratic, removed from ~ list, zero tolerance,
    fta, FTA, walked out, left before|without being|seen, didnt wait|turn|show|come|attend, did not wait|come|show|turn, DNW, cancels, keeps cancelling, cancelled #x|again|twice|last|three, rebooked|rearranged # |again|twice, not turned up, forgot|forgets|forgotten ~ appointment|appointments|appt|appts|clinic, no access visit|x|#, not in when|on|today, nobody in|home, door not answered, wouldnt|wont|doesnt|didnt ~ answer door, # texts|letters|calls|attempts ~ no|nil, no reply|answer|response, vm left x|#, voicemail x#, letters x#, mailbox full, number ~ unobtainable|recognised|disconnected, closed ~ dna*, # dnas|dna|DNAs|DNA, closed due to, refuses|refused|refusing all|to|any|help|care|carers|support|come|attend|engage, wont engage|accept|attend|have, wont accept ~ help|carers|support, wouldnt engage|accept|attend|let, avoids ~ doctors|surgery|hospital|appointments|clinic, not been seen since|for, last seen # years|yrs, hard ~ reach, dna*|DNA* x#, keeps missing|dnaing, overslept, missed # ~ appointments|appointment|visits|bloods|calls|sessions|reviews|clinics|smears, missed ~ bloods|smear|calls|checks, phone dead|off|cut|disconnected|switched, nobody to|can collect|take|fetch|bring|come, missed # days|weeks, missed # days ~ script|dose,
    care help refused, help refused by, care refused by`,
  ),
  risk(
    'adult safeguarding',
    'Safeguarding and risk',
    `adult safeguard*|protection, safeguarding adult*, safeguard* ~ adult*|vulnerable, safeguarding concern*|alert*|referral|issue*|team|enquir*, safeguard*, adult at risk, adults at risk, vulnerable adult*, SOVA, SVA, section 42, elder abuse, financial abuse, abuse of ~ elder*|vulnerable|adult|trust, abused by ~ carer|son|daughter|neighbour, neglect by, neglected by, exploited, exploitation, cuckoo*, mate crime, prevent referral, radicalis*, organisational abuse, institutional abuse,
    mash|MASH email|referral|contact|form|alert, sec 42, s42, sg concern|referral|lead|alert, no safeguarding, neglect ~ acts|self|concern*, takes ~ pension|money from ~ him|her ~ son|daughter|carer, pressure ~ sign|will|house, not fed, being exploited, scammed, cuckooed, county lines, unexplained bruis*, poa misuse|concern*, mishand*, son|daughter|carer|neighbour|grandson|nephew|friend|lodger ~ stole|steals|stealing|took ~, stole ~ from her|him|them|mum|dad|gran`,
  ),
  risk(
    'vulnerability',
    'Safeguarding and risk',
    `vulnerable, vulnerab*, at risk register, risk of ~ exploitation|abuse|neglect|harm, self neglect, self neglecting, cause for concern, welfare check, welfare concern*, concern* for|about ~ welfare|safety, living at risk, missing person, high risk patient, unsafe ~ alone|cooker|gas,
    at risk of ~ exploitation|abuse|neglect, easily led|influenced|exploited, taken advantage of|by, left alone ~ unsafe, unsafe|not safe alone|at|to ~ home|alone|leave, door unlocked|open all, cooker|gas disconnected|capped|switched, gas|cooker ~ isolated|turned off ~ safety`,
  ),
  risk(
    'risk to others',
    'Safeguarding and risk',
    `risk to others|staff|public|children|workers|visitors, danger to others|staff, dangerous person|behaviour, violent patient|person|behaviour|towards|to|person, violence towards|to|against, risk of violence, violen*, aggressive to|towards|behaviour|patient|dog|with|in, verbally aggress*, abusive to|towards ~ staff|reception*, threatening behaviour|manner|language|letter*, threaten* ~ staff|reception*|neighbour*|others|kill, threats to|towards, assaulted ~ staff|nurse|doctor|police|neighbour, do not visit alone, two person visit, 2 person visit, do not see alone, lone visit, not be seen alone, weapon*, carries ~ knife, homicidal, thoughts ~ harming others|children|someone, harm to others, arson*, fire setting, MAPPA, stalker, hostile to,
    threaten* ~ staff|reception*|neighbour*|others|kill|stab|hit|chin|punch|hurt|knife|worker*|nurse|doctor|dr|gp, threatening behav*|manner|language|towards|to, made threats, threats ~ kill|harm|others|staff, knife ~ doorway|pocket|staff|visit|pulled, pulled|waved|brandish* ~ knife, had ~ knife|weapon|blade, carries ~ blade|weapon|machete|hammer, see in pairs, seen in pairs, visit in pairs, in pairs, two staff|workers|clinicians, two to visit, do not|dont see|visit ~ alone, not to be seen ~ alone, not ~ lone visit*, panic button|alarm room, zero tol*, swung|lunged|spat|swore at|on ~ staff|reception*|nurse|dr|doctor|gp|paramedic*|police|worker, assault* on ~ staff|nurse|police|paramedic, bit|punched|hit|kicked|pushed ~ staff|nurse|paramedic|police|receptionist|worker, dog ~ dangerous|aggressive|xl, abusive on phone|at|in, aggressive on phone|at|in|to|with, removed ~ list ~ violence|abuse, SAS scheme|practice|clinic, special allocation, urges ~ hurt|harm ~ others|people|him|her, wants ~ kill|hurt|harm ~ him|her|them|others|neighbour*|people|partner|wife|husband, swears|swore|swearing|shouts|shouted|shouting|screams|spat|spits at|on ~ reception*|staff|nurse|nurses|us|dr|doctor|hca, knife|weapon|blade carried|found|drawn, # staff, two staff, warned ~ behaviour|language, warning letter, behaviour ~ contract|warning|agreement, threw|throws|thrown ~ at nurse|staff|dr|doctor|gp|reception*|us|paramedic*|receptionist, police marker|flag|warning|presence, violence marker|flag, dog ~ alsatian|rottweiler|xl|loose, marker ~ alsatian, dont see|visit ~ alone`,
  ),
  topicsOf('engagement', 'people')(
    'death',
    'Has died',
    `patient died, patient deceased, patient has died, died in|at ~ hospital|home|hospice|nursing|care|place|usual, date of death, cause of death, death certificat*|notif*|administration|confirm*|verif*, notification of death, certification of death, expected death, sudden death, verification of death, mccd, MCCD, cremation form*, dead on arrival, found dead, deceased patient, rip, post mortem, coroner*, died, deceased, dead`,
    { where: 'term', whose: 'patient' },
  ),
]
