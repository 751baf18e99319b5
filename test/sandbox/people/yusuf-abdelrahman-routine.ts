import type { RoutineCare } from './routine-care.ts'

const GP = 'Dr Abena Osei'
const REGISTRAR = 'Dr Tom Haverill'
const NURSE = 'Sister Joan Ambler'
const DESK = 'Mrs Pauline Tranter'

export const ROUTINE: RoutineCare = {
  from: 2025,
  to: 2026,
  nurse: NURSE,
  desk: DESK,
  pressure: [118, 74],
  bloods: true,
  screening: [
    ['2025-05-06', 'Hepatitis B surface antigen negative'],
    ['2025-06-02', 'First hepatitis B vaccination'],
    ['2025-07-07', 'Second hepatitis B vaccination'],
    ['2025-12-01', 'Third hepatitis B vaccination'],
    ['2025-05-06', 'MMR vaccination offered'],
  ],
  minor: [
    ['2025-07-15T09:20', REGISTRAR, 'Athletes foot', 'Between toes, both. Cream, dry socks.'],
    [
      '2025-11-18T14:50',
      REGISTRAR,
      'Upper respiratory tract infection',
      '4/7, Hajj cough he says laughing. Interp by phone.',
    ],
    [
      '2026-02-16T10:10',
      REGISTRAR,
      'Dental pain',
      'L lower molar. Emergency dentist no. given in Arabic leaflet.',
    ],
    ['2026-06-08T09:30', GP, 'Folliculitis', 'Neck, after barber.'],
  ],
}
