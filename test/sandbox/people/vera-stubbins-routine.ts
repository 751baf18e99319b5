import type { RoutineCare } from './routine-care.ts'

const GP = 'Dr Jonathan Whitlock'
const GP2 = 'Dr Farah Siddiq'
const NURSE = 'Nurse Chidi Eze'
const DESK = 'Miss Bethan Rowe'

export const ROUTINE: RoutineCare = {
  from: 2015,
  to: 2026,
  nurse: NURSE,
  desk: DESK,
  pressure: [142, 76],
  bloods: true,
  screening: [
    ['2014-09-15', 'Shingles vaccination'],
    ['2016-10-10', 'Pneumococcal vaccination'],
    ['2019-05-06', 'Bone densitometry: osteoporosis'],
    ['2021-07-05', 'Patient allocated named accountable general practitioner'],
  ],
  minor: [
    ['2016-04-18T10:50', GP2, 'Corns', 'Both feet. Podiatry.'],
    ['2020-08-03T11:30', GP, 'Cellulitis', 'L shin, dog scratch. Abx.'],
    ['2023-05-22T09:40', GP2, 'Blepharitis', 'Lid hygiene.'],
  ],
}
