import type { QuestionKind, SessionView } from '../../auth-server/contract.ts'
import { formatDate } from './dates.ts'
import { formatName, formatNhsNumber } from './people.ts'

/** How a question begins; nothing of the GP record is in it unless the worker quotes it. */
export function questionWords(
  kind: QuestionKind,
  { patient, referral, user, organisation }: SessionView,
): string {
  const date = referral.date === null ? '' : ` of ${formatDate(referral.date)}`
  const who = `${formatName(patient.name)} (NHS No. ${formatNhsNumber(patient.nhsNumber)})`
  return [
    `I’m supporting ${who} after your referral${date}.`,
    '',
    kind === 'question'
      ? 'Could you tell me …?'
      : 'I think something in the record is not right. It says …, and I was told …',
    '',
    [user.name, organisation.name].filter(Boolean).join(', '),
  ].join('\n')
}
