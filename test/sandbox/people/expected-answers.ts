import type { ExpectedAnswers } from './eight-questions.ts'
import { MORE_EXPECTED_ANSWERS } from './more-expected-answers.ts'

/** By the person's id. */
export const EXPECTED_ANSWERS: { readonly [person: string]: ExpectedAnswers } = {
  ...MORE_EXPECTED_ANSWERS,
  'doreen-pickering': {
    whyReferred: [
      'Lonely and low since her husband Ken died in March 2024; can go four or five days without a conversation',
      'Needs something with a job to do, and a lift to get there; used to sing and cook',
    ],
    conditions: [
      'Depression since August 2024, on mirtazapine',
      'Knee osteoarthritis, takes co-codamol',
      'High blood pressure; underactive thyroid',
      'Hearing loss, aids broken or not worn; glaucoma; poor sleep',
    ],
    whoIsAtHome: [
      'Lives alone in her own bungalow',
      'Daughter Julie in Aberdeen (next of kin) rings on Sundays; son Martin in Australia, not in touch since 2015',
      'Neighbour Sheila helps but moves away in the New Year',
    ],
    moneyAndWork: [
      'Retired school cook',
      'Managing on her own pension and part of Ken’s; keeps the heating low; Ken did all the bills',
    ],
    lossesAndEvents: [
      'Husband died 9 March 2024 of pancreatic cancer, at home',
      'Stopped the choir in April 2024',
      'Cat died August 2025',
      'Fall in the kitchen, February 2026',
    ],
    alreadyInvolved: [
      'Dr Osei, often',
      'Falls team 2026: four of six sessions, discharged; transport let her down',
      'Audiology: waiting about 14 weeks',
      'Cruse offered and declined; talking therapies declined',
    ],
    risks: [
      'Passive thoughts of not waking up in 2024, no plan; none now',
      'Fall risk: lay 40 minutes; no pendant alarm',
      'Sherry most nights, about 10 units a week',
      'Hay fever: cut grass; hard to hear on the telephone; does not drive',
    ],
    notKnown: [
      'Whether she has a carer, power of attorney or benefits such as Attendance Allowance',
    ],
    mustNotSay: ['She has no family', 'She has never been depressed', 'She does not drink'],
  },
  'kayleigh-barrowclough': {
    whyReferred: [
      'Rent arrears and court hearing on 22 December, debt, damp flat, low mood; urgent',
    ],
    conditions: [
      'Depression, now on citalopram; postnatal depression 2022',
      'Asthma, not using the preventer',
      'Migraine',
    ],
    whoIsAtHome: [
      'Lives with her children Alfie (9) and Ruby (4); no partner',
      'Her mother Denise has them on Sundays but cannot take them in; friend Shannon has a key',
    ],
    moneyAndWork: [
      'Home care worker, hours cut to ten in June 2026',
      'Universal Credit wrong since; arrears about £2,400; catalogues and a doorstep lender',
      'Three food bank vouchers',
    ],
    lossesAndEvents: [
      'Assaulted by former partner, February 2021',
      'Landlord’s notice in August 2026, court papers in October 2026',
      'Alfie in hospital with asthma, January and August 2026',
    ],
    alreadyInvolved: [
      'Talking therapies 2022 to 2023, completed',
      'Council housing standards: hazard found February 2025',
      'Sampleton Advice Centre appointment; school family support (Mrs Platt); domestic abuse adviser’s number given',
    ],
    risks: [
      'Safety information: former partner released in September; do not leave voicemail, no letters; text first',
      'No thoughts of self-harm',
      'Smokes about ten a day',
      'Misses appointments when the telephone has no credit',
    ],
    notKnown: ['How much she owes in all', 'What the council will offer'],
    mustNotSay: ['There is no history of domestic abuse', 'She has no debts'],
  },
  'gareth-llewellyn': {
    whyReferred: [
      'Drinking since redundancy and separation; needs something to do by day, company away from the pub, money',
    ],
    conditions: [
      'Alcohol dependence, on acamprosate and thiamine',
      'Depression, on fluoxetine',
      'High blood pressure; gout; vibration damage to hands',
    ],
    whoIsAtHome: [
      'Alone in a bedsit, shared kitchen and bathroom',
      'Separated from Sian; daughter Cerys (17) on Saturdays, son Rhys in Canada; brother Huw is next of kin',
    ],
    moneyAndWork: [
      'Welder at Hallam’s for 27 years until February 2025; unemployed',
      'Universal Credit, about £92 a week after deductions; PIP refused; food pantry',
      'Gambled £1,800; says none since March',
    ],
    lossesAndEvents: [
      'Redundancy February 2025; marriage ended September 2025; left the band April 2025',
      'Withdrawal fit and detox, May 2026',
    ],
    alreadyInvolved: [
      'Recovery Service twice a week since August, worker Marcus Bell',
      'Talking therapies 2025: did not attend; home treatment team spring 2026',
    ],
    risks: [
      'Self-harm recorded March 2026; says thoughts have gone',
      'Must not stop drinking suddenly',
      'Three or four cans on bad days, about 20 units a week',
      'Does not drive',
    ],
    notKnown: ['Whether debts remain', 'Whether he still sees Sian'],
    mustNotSay: ['He has stopped drinking', 'There is no history of self-harm'],
  },
  'patricia-nwosu': {
    whyReferred: ['Carer at her limit: needs a break, money advice, and something for herself'],
    conditions: [
      'Anxiety with depression, on sertraline',
      'Type 2 diabetes, getting worse; high blood pressure',
      'Back pain from lifting; poor sleep',
    ],
    whoIsAtHome: [
      'Husband Emeka (74), vascular dementia after two strokes; needs help with everything',
      'Daughter Adaeze in Manchester with a new baby (Zikora)',
    ],
    moneyAndWork: [
      'Left the school office in January 2026; no income of her own',
      'Carer’s Allowance and Attendance Allowance never claimed; gas bill £410',
    ],
    lossesAndEvents: [
      'Son Chidi died in 2011, aged 22',
      'Gave up work January 2026; no church or choir since Easter',
      'Emeka’s strokes 2022 and 2023',
    ],
    alreadyInvolved: [
      'Carer’s assessment asked for on 20 April, still waiting',
      'Agency carers left after nine days; Mayfield day centre too dear, respite refused by Emeka',
      'Safeguarding enquiry, August 2026, no further action; Alzheimer’s Society group clashed',
    ],
    risks: [
      'Adult safeguarding: recorded August 2026 (details opened with a reason)',
      'No thoughts of ending her life',
      'Can only talk from one to two; not in front of him',
    ],
    notKnown: ['When the carer’s assessment will be', 'What benefits they are entitled to'],
    mustNotSay: [
      'Nobody else is involved',
      'She has never had a bereavement',
      'She drinks alcohol',
    ],
  },
  'yusuf-abdelrahman': {
    whyReferred: [
      'Isolation, pain, English classes, housing, and help with family reunion',
      'Needs a male Sudanese Arabic interpreter by telephone',
    ],
    conditions: [
      'Post-traumatic stress disorder, on sertraline; prazosin from the trauma service',
      'Chronic back and shoulder pain, on amitriptyline',
      'Headaches; low vitamin D',
    ],
    whoIsAtHome: [
      'Room in a shared house with five men',
      'Wife Amal and daughter Rahma (6) in a camp in Chad; friend Ismail',
    ],
    moneyAndWork: [
      'Was a primary teacher; lost a warehouse job after three weeks in January 2026; Universal Credit',
      'Solicitor asks £1,900 for family reunion',
    ],
    lossesAndEvents: [
      'Imprisoned and tortured 2021; left Sudan; brother died at sea',
      'Refugee status February 2025, then homeless for some weeks',
    ],
    alreadyInvolved: [
      'Northern Trauma Service: waiting list about 14 months',
      'MSK physiotherapy: missed because the letter was in English, later attended four times',
      'Council homelessness team; English classes until July 2026, now waiting',
    ],
    risks: [
      'Not suicidal',
      'Letters in English go unread; interpreter must not be local',
      'Doors, diesel, shouting bring things back',
    ],
    notKnown: ['Where the family reunion application stands', 'When therapy will begin'],
    mustNotSay: ['He has no family', 'He does not need an interpreter', 'He refused physiotherapy'],
  },
  'callum-reddish': {
    whyReferred: ['Wants to be useful; occupation (bikes), weight, grief for his mother'],
    conditions: [
      'Paranoid schizophrenia, stable on clozapine from the hospital clinic',
      'Type 2 diabetes since November 2024',
      'Constipation from clozapine; toothache',
    ],
    whoIsAtHome: [
      'Supported housing, Larch House; key worker Darren Foy',
      'Sister Nicola (next of kin): Sunday dinner once a month; nephew Finn',
    ],
    moneyAndWork: [
      'PIP and Universal Credit with Nicola as appointee, £40 a week in hand',
      'No work; mends bikes',
    ],
    lossesAndEvents: [
      'Mother Lesley died 18 June 2023',
      'Relapse and lost tenancy 2019',
      'Parents separated, no contact with father',
    ],
    alreadyInvolved: [
      'Care co-ordinator Bev Hartnoll, community mental health team; care programme review April 2026; crisis plan',
      'Darren Foy at Larch House',
      'Diabetes education missed twice (mornings)',
    ],
    risks: [
      'Risk to others recorded 2012 (details opened with a reason)',
      'Self-harm recorded 2012; none now',
      'Early signs: stops washing, stops answering the door, the water board',
      'Smokes 25 to 30 a day; panics on full buses; afternoons only',
    ],
    notKnown: ['Whether he would go to a group', 'Diet now'],
    mustNotSay: ['He lives alone with nobody', 'Nobody is involved', 'He uses cannabis now'],
  },
}
