import type { RoutineCare } from './routine-care.ts'

const GP = 'Dr Abena Osei'
const REGISTRAR = 'Dr Tom Haverill'
const NURSE = 'Sister Joan Ambler'
const DESK = 'Mrs Pauline Tranter'

export const ROUTINE: RoutineCare = {
  from: 2017,
  to: 2026,
  nurse: NURSE,
  desk: DESK,
  pressure: [138, 78],
  bloods: true,
  screening: [
    ['2016-03-02', 'Bowel cancer screening programme: FOB test normal'],
    ['2018-03-05', 'Bowel cancer screening programme: FOB test normal'],
    ['2017-09-11', 'Breast screening: normal'],
    ['2020-11-02', 'Breast screening: invitation'],
    ['2015-04-01', 'Implied consent for core Summary Care Record dataset upload'],
    ['2021-07-05', 'Patient allocated named accountable general practitioner'],
  ],
  minor: [
    [
      '2017-05-22T10:10',
      GP,
      'Insect bite',
      'Horsefly bite R calf, red 6cm. Marked the edge. Cream, come back if spreads.',
    ],
    ['2020-09-14T16:30', REGISTRAR, 'Skin lesion', 'Seb K on back, husband noticed. Reassured.'],
    ['2022-06-21T11:50', REGISTRAR, 'Conjunctivitis', 'Sticky R eye 3/7. Bathe.'],
    ['2025-02-18T09:10', GP, 'Wrist pain', 'R wrist, no injury, FROM. Nil.'],
    ['2025-03-11T10:30', REGISTRAR, 'Visual disturbance', 'Floaters. Optician same day, all well.'],
    [
      '2025-03-25T11:10',
      REGISTRAR,
      'Funny turn',
      'Lightheaded getting up, ECG NAD, no postural drop.',
    ],
  ],
}
