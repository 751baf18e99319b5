import type { RoutineCare } from './routine-care.ts'

const GP = 'Dr Samina Iqbal'
const GP2 = 'Dr Peter Lomas'
const HCA = 'Mr Jamie Frost'
const DESK = 'Mrs Wendy Pugh'

export const ROUTINE: RoutineCare = {
  from: 2017,
  to: 2026,
  nurse: HCA,
  desk: DESK,
  pressure: [138, 86],
  bloods: true,
  screening: [
    ['2021-11-01', 'NHS Health Check completed'],
    ['2022-02-14', 'Bowel cancer screening programme: FIT kit sent'],
    ['2024-02-19', 'Bowel cancer screening programme: FIT kit not returned'],
    ['2016-01-18', 'Implied consent for core Summary Care Record dataset upload'],
  ],
  minor: [
    [
      '2017-03-07T17:20',
      GP2,
      'Foreign body in eye',
      'Metal splinter R cornea, grinding. To eye casualty.',
    ],
    ['2019-03-18T08:30', GP2, 'Tennis elbow', 'R, 6/52. Strap and rest.'],
    ['2020-10-12T09:10', GP, 'Folliculitis', 'Beard area. Cream.'],
    ['2024-09-09T16:20', GP2, 'Ear wax', 'Both, syringed by nurse Thurs.'],
  ],
}
