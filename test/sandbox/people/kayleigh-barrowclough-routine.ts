import type { RoutineCare } from './routine-care.ts'

const GP = 'Dr Jonathan Whitlock'
const GP2 = 'Dr Farah Siddiq'
const NURSE = 'Nurse Chidi Eze'
const DESK = 'Miss Bethan Rowe'

export const ROUTINE: RoutineCare = {
  from: 2018,
  to: 2026,
  nurse: NURSE,
  desk: DESK,
  pressure: [118, 72],
  screening: [
    ['2018-01-15', 'Cervical smear - negative'],
    ['2021-06-07', 'Cervical smear - negative'],
    ['2024-07-08', 'Cervical smear screening administration'],
    ['2017-03-20', 'Implied consent for core Summary Care Record dataset upload'],
  ],
  minor: [
    ['2018-11-19T09:20', GP, 'Sore throat', 'Day 2, no pus. Fluids.'],
    ['2020-02-03T08:50', GP, 'Verruca', 'L heel, freezing declined, tape.'],
    ['2024-04-22T17:10', GP2, 'Otitis externa', 'Itchy R ear after swimming w the kids. Drops.'],
    ['2025-04-14T16:40', GP, 'Ganglion', 'Dorsum L wrist. Leave.'],
  ],
}
