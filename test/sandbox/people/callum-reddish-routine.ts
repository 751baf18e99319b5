import type { RoutineCare } from './routine-care.ts'

const GP = 'Dr Jonathan Whitlock'
const GP2 = 'Dr Farah Siddiq'
const NURSE = 'Nurse Chidi Eze'
const DESK = 'Miss Bethan Rowe'

export const ROUTINE: RoutineCare = {
  from: 2012,
  to: 2026,
  nurse: NURSE,
  desk: DESK,
  pressure: [132, 84],
  bloods: true,
  screening: [
    ['2014-02-10', 'Excepted from smoking quality indicators: informed dissent'],
    ['2019-10-07', 'Implied consent for core Summary Care Record dataset upload'],
    ['2025-06-02', 'Diabetic retinopathy screening: no retinopathy'],
  ],
  minor: [
    ['2013-11-04T15:30', GP, 'Sprained ankle', 'Came off bike. Weight bearing, tubigrip.'],
    ['2015-03-16T14:40', GP2, 'Scabies', 'Shared house. Cream for all.'],
    ['2018-01-22T16:20', GP, 'Chest infection', 'Chesty 1/52, smoker. Abx.'],
    ['2022-08-15T15:50', GP2, 'Sunburn', 'Shoulders. Meds make it worse, hat advised.'],
    ['2024-03-25T14:10', GP2, 'Ear wax', 'L. Drops.'],
  ],
}
