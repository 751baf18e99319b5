import type { RoutineCare } from './routine-care.ts'

const GP = 'Dr Abena Osei'
const REGISTRAR = 'Dr Tom Haverill'
const NURSE = 'Sister Joan Ambler'
const DESK = 'Mrs Pauline Tranter'

export const ROUTINE: RoutineCare = {
  from: 2024,
  to: 2025,
  nurse: NURSE,
  desk: DESK,
  pressure: [106, 64],
  screening: [
    ['2023-06-12', 'First human papillomavirus vaccination'],
    ['2024-11-04', 'Nasal influenza vaccination: declined by patient'],
    ['2016-09-05', 'Preschool booster diphtheria, tetanus, pertussis and polio'],
    ['2012-04-10', 'Measles mumps and rubella vaccination: first dose'],
  ],
  minor: [
    ['2017-02-13T16:10', GP, 'Chickenpox', 'Crusting, well. Brother next I expect.'],
    ['2019-11-26T08:40', REGISTRAR, 'Head lice', 'Wet combing.'],
    ['2022-05-17T16:30', REGISTRAR, 'Warts', 'L index. Leave or duct tape.'],
  ],
}
