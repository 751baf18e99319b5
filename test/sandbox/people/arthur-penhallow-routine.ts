import type { RoutineCare } from './routine-care.ts'

const GP = 'Dr Jonathan Whitlock'
const GP2 = 'Dr Farah Siddiq'
const NURSE = 'Nurse Chidi Eze'
const DESK = 'Miss Bethan Rowe'

export const ROUTINE: RoutineCare = {
  from: 2016,
  to: 2025,
  nurse: NURSE,
  desk: DESK,
  pressure: [136, 76],
  bloods: true,
  screening: [
    ['2016-02-08', 'Abdominal aortic aneurysm screening: normal'],
    ['2018-10-08', 'Pneumococcal vaccination'],
    ['2021-07-05', 'Patient allocated named accountable general practitioner'],
  ],
  minor: [
    ['2016-08-15T10:30', GP, 'Ear wax', 'Bilat, Betty says deaf as a post.'],
    ['2019-01-21T11:20', GP2, 'Actinic keratosis', 'Scalp. Cream 6/52.'],
    ['2022-11-14T15:40', GP, 'Nosebleed', 'L, settled w pressure.'],
  ],
}
