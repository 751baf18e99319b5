import type { RoutineCare } from './routine-care.ts'

const GP = 'Dr Samina Iqbal'
const GP2 = 'Dr Peter Lomas'
const NURSE = 'Sister Carol Dunn'
const DESK = 'Mrs Wendy Pugh'

export const ROUTINE: RoutineCare = {
  from: 2016,
  to: 2026,
  nurse: NURSE,
  desk: DESK,
  pressure: [140, 84],
  bloods: true,
  screening: [
    ['2017-05-08', 'Breast screening: normal'],
    ['2020-08-10', 'Breast screening: normal'],
    ['2024-01-15', 'Breast screening: did not attend'],
    ['2019-04-02', 'Cervical smear - negative'],
    ['2018-06-04', 'Diabetic retinopathy screening: no retinopathy'],
    ['2024-06-10', 'Diabetic retinopathy screening: background retinopathy'],
  ],
  minor: [
    ['2016-11-14T10:20', GP2, 'Sinusitis', '8/7, nasal spray.'],
    ['2018-02-20T09:40', GP2, 'Plantar fasciitis', 'R heel in the mornings. Insoles.'],
    ['2021-09-06T15:30', GP, 'Hot flushes', 'Manages, not keen on HRT.'],
    ['2023-02-13T16:10', GP2, 'Trigger finger', 'R ring. Watch.'],
  ],
}
