import {
  PERIOD_CHOICES,
  type PeriodMonths,
  type PersonName,
  type SessionView,
} from '../contract.ts'
import { barrierOf, needsOf } from '../launch/permission.ts'
import { Refusal } from '../refusal.ts'
import { NO_REFERRAL, vendorOf } from './panel-call.ts'
import type { Standing } from './permit.ts'

const POLICY_WORDS =
  'This person is under 16, their age is not known, or somebody else decides for them. ' +
  'Follow your organisation’s policy on consent and capacity. Does it allow you to look at the GP record?'

const barrierView = ({ code, kind, message }: Refusal) => ({ code, kind, message })

/** What the panel shows before, and besides, the record. */
export function sessionView({ call, facts, consent }: Standing): SessionView {
  const { session, idleEndsAt, endsAt } = call.opened
  const { knowledge, context } = session
  const vendor = vendorOf(call)
  const { user, patient } = knowledge
  if (user === null || patient === null) throw new Refusal('vendor-unavailable')
  const barrier = barrierOf(facts)
  const standIn = vendor.standIns?.[context.patient] ?? vendor.standIns?.['*']
  return {
    launchId: session.launchId,
    vendor: { name: vendor.name, escalation: vendor.escalation ?? null },
    user: { name: session.user.name ?? plainName(user.name), role: user.roles[0] ?? '' },
    organisation: { name: vendor.organisation.name, ods: vendor.organisation.ods },
    patient,
    referral: { ...(knowledge.referral ?? NO_REFERRAL), letter: knowledge.letter },
    consent,
    needs: needsOf(facts),
    policyText: facts.policy === 'not-needed' ? null : (vendor.policy.text ?? POLICY_WORDS),
    barrier: barrier === null ? null : barrierView(new Refusal(barrier)),
    period: { months: knowledge.period, choices: choicesWith(knowledge.period) },
    mayAskForTests: vendor.mayAskForTests,
    idleEndsAt,
    endsAt,
    hasRecord: (knowledge.retrievals ?? 0) > 0 && !waitsForConfirmation(knowledge),
    lastOpened: knowledge.lastOpened ?? null,
    banner:
      standIn !== undefined && patient.nhsNumber === standIn.nhsNumber
        ? 'Test patient: your system holds no NHS number, so a made-up person’s record stands in.'
        : (vendor.notices?.[context.patient] ?? null),
    intent: context.intent,
    needPatientBanner: context.needPatientBanner,
    ...(context.webMessaging && { webMessaging: context.webMessaging }),
    hasCarePlans: vendor.capabilities.carePlans,
    hasStyle: context.smartStyleUrl !== null,
  }
}

const waitsForConfirmation = (knowledge: {
  identityPending: boolean
  identityConfirmed: boolean
}) => knowledge.identityPending && !knowledge.identityConfirmed

const plainName = ({ text, prefix, given, family }: PersonName) =>
  text ?? [...prefix, ...given, family].join(' ')

function choicesWith(months: PeriodMonths): readonly PeriodMonths[] {
  return PERIOD_CHOICES.includes(months) ? PERIOD_CHOICES : [months, ...PERIOD_CHOICES]
}
