import type { RoutineCare } from './routine-care.ts'

const GP = 'Dr Abena Osei'
const REGISTRAR = 'Dr Tom Haverill'
const HCA = 'Mrs Lorraine Speight'
const DESK = 'Mrs Pauline Tranter'

export const ROUTINE: RoutineCare = {
  from: 2013,
  to: 2026,
  nurse: HCA,
  desk: DESK,
  pressure: [134, 78],
  bloods: true,
  screening: [
    ['2021-02-27', 'Abdominal aortic aneurysm screening: normal'],
    ['2022-03-07', 'Bowel cancer screening programme: FIT test normal'],
    ['2024-03-11', 'Bowel cancer screening programme: FIT kit not returned'],
    ['2026-03-09', 'Bowel cancer screening programme: FIT kit not returned'],
    ['2016-10-03', 'Pneumococcal vaccination'],
  ],
  minor: [
    ['2014-07-21T11:30', GP, 'Orf', 'L thumb, lambing. Will go.'],
    ['2018-09-10T09:10', REGISTRAR, 'Ferret bite', 'R index, cleaned, tetanus ok.'],
  ],
}
