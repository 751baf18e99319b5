import type { ExpectedAnswers } from './eight-questions.ts'

/** The rest of the lives, and the two scripted cases that show a record. */
export const MORE_EXPECTED_ANSWERS: { readonly [person: string]: ExpectedAnswers } = {
  'ellie-mae-fothergill': {
    whyReferred: [
      '15, out of school since January 2026, anxious; wants to look after animals, few people',
    ],
    conditions: [
      'Anxiety; cannot get into school',
      'Waiting for an autism assessment since February 2025',
      'Asthma; heavy periods; melatonin for sleep',
    ],
    whoIsAtHome: [
      'Mother Kerry, brother Jayden (8), and since the summer mother’s partner Craig',
      'Father Dean in Hull, seen in the holidays',
    ],
    moneyAndWork: [
      'Mother lost hours at work; threatened with a school fine',
      'Home tutor three hours a week',
    ],
    lossesAndEvents: [
      'Parents separated 2020',
      'Grandmother died August 2025',
      'Neighbour’s greyhound Biscuit died 12 September 2026',
      'Bullied in Year 9',
    ],
    alreadyInvolved: [
      'Rachel Ode, mental health practitioner',
      'CAMHS did not accept; home tutor Mrs Vane; children’s services (sensitive until opened)',
    ],
    risks: [
      'Self-harm recorded April 2026; none since May; no wish to die',
      'Sensitive: child protection group, open with a reason',
      'She decides what her mother hears: referral only; text rather than ring; not at home; never the home number',
    ],
    notKnown: ['When the autism assessment will be', 'What school will offer'],
    mustNotSay: ['There are no other services involved', 'Her mother knows everything'],
  },
  'arthur-penhallow': {
    whyReferred: ['Wants to get back to the model railway club and his friends; hardly seen out'],
    conditions: [
      'Stroke 2023: weak right arm, slow words, mind clear',
      'Atrial fibrillation, on apixaban; leg ulcer nearly healed',
    ],
    whoIsAtHome: [
      'Son Neil (51) has lived with him since February 2024',
      'Friend Ken Aske; wife Betty died 2020',
    ],
    moneyAndWork: [
      'Retired signalman',
      'Bank card and letters kept from him by his son; son claims Carer’s Allowance',
    ],
    lossesAndEvents: [
      'Wife died April 2020',
      'Stroke September 2023',
      'Stopped the club before Christmas 2025',
    ],
    alreadyInvolved: [
      'District nurse Mo Brannan, leg clinic alternate Tuesdays',
      'Adult safeguarding enquiry, social worker Jane Tull',
    ],
    risks: [
      'Safety information: the son, listed as carer and next of kin, is the one he fears; do not ring or write to the house; see him alone at the leg clinic',
      'Adult safeguarding concern, October 2026',
      'Weight falling: 64 to 59 kg in 2026',
    ],
    notKnown: ['What the safeguarding plan is', 'Whether the club would have him fetched'],
    mustNotSay: [
      'Neil can be rung to arrange it',
      'His son is a safe contact',
      'No concerns are recorded',
    ],
  },
  'sandra-ilesley': {
    whyReferred: [
      'The letter asks for a weight loss group; the record shows bereavement, loneliness and drinking',
    ],
    conditions: [
      'Depression since 2016, on sertraline',
      'Alcohol misuse; high blood pressure; knee osteoarthritis',
    ],
    whoIsAtHome: [
      'Lives alone: husband Brian died 19 January 2025',
      'Sister Maureen is next of kin',
    ],
    moneyAndWork: [
      'Part time on the tills, 6 to 10 in the morning, 16 hours',
      'Rent: landlord wants a new tenancy at £90 more',
    ],
    lossesAndEvents: ['Husband died during heart surgery, January 2025'],
    alreadyInvolved: ['Dr Iqbal; recovery service declined', 'Mental health services in 2016'],
    risks: [
      'Letter and record disagree: letter says husband alive, retired, no mental health history, hardly drinks',
      'About 45 units of wine a week at last count; ashamed, hides bottles',
      'No plans to harm herself in May 2025',
    ],
    notKnown: ['What she herself would like', 'Alcohol since February 2026'],
    mustNotSay: [
      'She lives with her husband',
      'She is retired',
      'She has no mental health history',
      'She does not drink',
    ],
  },
  'derek-osgood': {
    whyReferred: [
      '“Does not engage”; Pension Credit stopped in August because a form did not come back',
    ],
    conditions: ['COPD', 'Angina', 'Leg ulcer, healed December 2024'],
    whoIsAtHome: ['Lives alone, council house; whippet and ferrets', 'Cousin Roy is next of kin'],
    moneyAndWork: ['Retired farm worker (pigs)', 'State pension only; heating off; rent letters'],
    lossesAndEvents: ['Wife Jean died 2 October 2022: she did the letters and forms'],
    alreadyInvolved: [
      'Practice nurse until 2024',
      'Chest clinic discharged him after three missed appointments',
    ],
    risks: [
      'He cannot read or write (nurse’s note of 21 May 2024); ashamed; wants the doctors not told; letters and leaflets do not reach him',
      'Cold house with COPD',
    ],
    notKnown: ['What he would say about the reading', 'Whether the Pension Credit can be restored'],
    mustNotSay: ['He refuses help', 'He has had everything explained in writing'],
  },
  'vera-stubbins': {
    whyReferred: [
      'Early Alzheimer’s and three falls; wants to stay at home with her dog, sing and walk him',
    ],
    conditions: [
      'Alzheimer’s disease, told in January 2026, on donepezil',
      'Recurrent falls; mild frailty; osteoporosis; bladder',
    ],
    whoIsAtHome: [
      'Lives alone with Patch the terrier',
      'Daughter Linda (next of kin, power of attorney for health) visits Wednesdays and Sundays; neighbour Mr Fry has a key',
    ],
    moneyAndWork: ['Attendance Allowance, lower rate', 'Was a club singer'],
    lossesAndEvents: [
      'Husband Stan died December 2018',
      'Three falls in 2026: landing, bathroom, front step',
    ],
    alreadyInvolved: [
      'Memory service; falls team; Alzheimer’s Society dementia adviser Sue',
      'Brightwell Care mornings since July; care plan; resuscitation decision',
    ],
    risks: [
      'Falls: dog’s lead, front step without a rail, rugs',
      'Gas cut off, microwave only; losing weight, 54 to 51 kg',
      'Daughter worn out; mornings are best',
    ],
    notKnown: ['Whether the step has been assessed', 'How she would get to singing'],
    mustNotSay: ['Nobody visits', 'She has not been told her diagnosis', 'There is no care plan'],
  },
  'tomasz-wilk': {
    whyReferred: ['Asked for it himself: somewhere to play chess; the evenings are long'],
    conditions: ['None recorded here; old record not arrived'],
    whoIsAtHome: ['Lives at a caravan park; nothing recorded of who with'],
    moneyAndWork: ['Works on the sea defences (letter)'],
    lossesAndEvents: ['Moved here in August 2026'],
    alreadyInvolved: ['Nobody known'],
    risks: ['Record still moving: before 25 August 2026 may be missing', 'Text him, not at work'],
    notKnown: [
      'Family, mood, alcohol, money, health before August: nothing recorded is not nothing there',
    ],
    mustNotSay: [
      'He has no conditions',
      'He has no family',
      'He does not drink',
      'He has no allergies',
    ],
  },
  'birth-date-differs': {
    whyReferred: ['Diabetes slipping since he gave up the allotment; wants something growing'],
    conditions: ['Type 2 diabetes', 'Knee osteoarthritis'],
    whoIsAtHome: ['Wife Beverley, works at the hospital laundry'],
    moneyAndWork: ['Retired railway signalman; no money worries'],
    lossesAndEvents: ['Gave up the allotment in April 2026 after 22 years'],
    alreadyInvolved: ['Sister Joan Ambler; physiotherapy referral May 2026'],
    risks: [
      'The record holds another birth date (4 March, not 3 April 1954): check before opening',
    ],
    notKnown: ['Whether the physiotherapy happened'],
    mustNotSay: ['The details match'],
  },
  'some-items-withheld': {
    whyReferred: ['Fatigue since 2025, off work, money ending in January; wants gentle company'],
    conditions: ['Chronic fatigue syndrome', 'Asthma'],
    whoIsAtHome: ['Lives alone, first floor, no lift; friend Ros shops'],
    moneyAndWork: ['Teaching assistant, off since January 2026; half pay since July'],
    lossesAndEvents: ['Chest infection spring 2025; stopped work January 2026'],
    alreadyInvolved: ['Fatigue service, discharged October 2026'],
    risks: ['Some of the record is withheld: what is not shown is not known to be absent'],
    notKnown: ['Anything withheld'],
    mustNotSay: ['There is nothing else in her record'],
  },
}
