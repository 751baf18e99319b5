import type { Reason } from '../../contract.ts'
import type { ReadItem } from '../item.ts'
import { saysNotTaken } from './place-medicine.ts'
import type { Said } from './said.ts'

export const ALLERGY = /\ballerg|\bhay ?fever|anaphyla|\bintoleran|hypersensitiv/i

const lower = (text: string): readonly Reason[] => [{ text, rule: 'lower' }]

const LOWER = {
  laboratory: lower('a laboratory result'),
  vaccination: lower('a vaccination'),
  allergy: lower('an allergy'),
  endedMedicine: lower('a medicine that ended'),
  medicine: lower('a medicine for other uses'),
  family: lower('family history'),
  unknown: lower('says only that it is not known'),
  endedProblem: lower('a problem that ended'),
  nothing: lower('nothing in it matched a rule for social need, long-term conditions or support'),
}

/** Why an entry stands lower for which no rule speaks; `own` is the organisation's list that it is on. */
export function lowerReasons(
  item: ReadItem,
  said: Said,
  own: { name: string; place: string } | undefined,
): readonly Reason[] {
  if (own?.place === 'lower') return [{ text: `on the list ${own.name}`, rule: own.name }]
  if (item.isLaboratory || item.type === 'DiagnosticReport') return LOWER.laboratory
  if (item.type === 'Immunization') return LOWER.vaccination
  if (item.type === 'AllergyIntolerance' || ALLERGY.test(item.term)) return LOWER.allergy
  if (item.type.startsWith('Medication')) {
    if (item.active === false || saysNotTaken(item)) return LOWER.endedMedicine
    return LOWER.medicine
  }
  if (said.familyHistory) return LOWER.family
  if (said.unknown) return LOWER.unknown
  if (item.type === 'Condition' && item.active === false) return LOWER.endedProblem
  return LOWER.nothing
}
