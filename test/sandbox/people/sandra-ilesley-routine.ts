import type { RoutineCare } from './routine-care.ts'

const GP = 'Dr Samina Iqbal'
const HCA = 'Mr Jamie Frost'
const NURSE = 'Sister Carol Dunn'

export const ROUTINE: RoutineCare = {
  from: 2020,
  to: 2026,
  nurse: HCA,
  desk: NURSE,
  pressure: [146, 88],
  bloods: true,
  jabs: true,
  screening: [
    ['2021-10-04', 'Bowel cancer screening programme: FIT test normal'],
    ['2022-04-11', 'Breast screening: normal'],
    ['2019-03-04', 'Implied consent for core Summary Care Record dataset upload'],
  ],
  minor: [
    ['2020-07-20T09:50', GP, 'Cystitis', '2/7. 3 day course.'],
    ['2023-10-09T10:40', GP, 'Tennis elbow', 'R. Trolleys. Strap.'],
  ],
}
