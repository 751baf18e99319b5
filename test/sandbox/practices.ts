import type { Practice } from './world.ts'

/** Invented practices, one for each supplier's way of writing, and one more; their codes belong to nobody. */
export const elmRoad: Practice = {
  ods: 'A99001',
  name: 'Elm Road Surgery',
  phone: '01632 960100',
  asid: '999000000101',
  partyKey: 'A99001-999101',
  dialect: 'emis',
  gp: { family: 'Osei', given: 'Abena', prefix: 'Dr', sdsUserId: '999000001001' },
}

export const quayside: Practice = {
  ods: 'A99002',
  name: 'Quayside Medical Centre',
  phone: '01632 960200',
  asid: '999000000102',
  partyKey: 'A99002-999102',
  dialect: 'tpp',
  gp: { family: 'Whitlock', given: 'Jonathan', prefix: 'Dr', sdsUserId: '999000001002' },
}

export const staithes: Practice = {
  ods: 'A99003',
  name: 'Staithes Lane Health Centre',
  phone: '01632 960300',
  asid: '999000000103',
  partyKey: 'A99003-999103',
  dialect: 'medicus',
  gp: { family: 'Iqbal', given: 'Samina', prefix: 'Dr', sdsUserId: '999000001003' },
}

/** Shares nothing through GP Connect. */
export const moorside: Practice = {
  ods: 'A99004',
  name: 'Moorside Practice',
  phone: '01632 960400',
  asid: '999000000104',
  partyKey: 'A99004-999104',
  dialect: 'emis',
  gp: { family: 'Fenwick', given: 'Hugh', prefix: 'Dr', sdsUserId: '999000001004' },
}

export const PRACTICES: readonly Practice[] = [elmRoad, quayside, staithes, moorside]
