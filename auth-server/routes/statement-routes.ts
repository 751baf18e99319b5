import { createHash } from 'node:crypto'
import { Router } from 'express'
import { z } from 'zod'
import { CONSENT_BASIS, CONSENT_BY, CONSENT_HOW, LIMITS } from '../contract.ts'
import { consentFrom } from '../launch/consent.ts'
import { Refusal } from '../refusal.ts'
import { bodyOf } from './body.ts'
import { audit, learn, openCall, subjectOf, vendorOf } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'
import type { Permits } from './permit.ts'
import { sessionView } from './session-view.ts'

const words = (limit: number) => z.string().trim().min(1).max(limit)

const Consent = z.strictObject({
  decision: z.enum(['agreed', 'refused', 'withdrawn']),
  how: z.enum(CONSENT_HOW).optional(),
  by: z.enum(CONSENT_BY).optional(),
  basis: z.enum(CONSENT_BASIS).optional(),
  carerName: z.string().max(LIMITS.title).optional(),
})
const Referral = z.strictObject({
  reason: words(LIMITS.reason),
  referrer: z.string().trim().max(LIMITS.referrer).optional(),
  date: z.union([z.iso.date(), z.literal('')]).optional(),
})
const Letter = z.strictObject({
  text: z
    .string()
    .max(LIMITS.letter)
    .refine((text) => text.trim() !== ''),
  title: z.string().trim().max(LIMITS.title).optional(),
})
const Policy = z.strictObject({ answer: z.boolean() })

const CONSENT_EVENTS = {
  agreed: 'consent-stated',
  refused: 'consent-refused',
  withdrawn: 'consent-withdrawn',
} as const

/** What the worker states: consent, the referral, its letter, the answer to the local policy. Each answers the session anew. */
export function statementRoutes(ports: PanelPorts, permits: Permits): Router {
  return Router({ mergeParams: true })
    .post('/consent', async (request, response) => {
      const statement = bodyOf(Consent, request.body)
      const { call } = await permits.standing(await openCall(ports, request, response))
      const { session } = call.opened
      const { id } = session.knowledge.referral ?? { id: null }
      if (id === null && statement.decision === 'agreed') throw new Refusal('referral-needed')
      const { days } = vendorOf(call).consent
      const consent = consentFrom(statement, id ?? '', days, call.now)
      await audit(ports, call, CONSENT_EVENTS[statement.decision], {
        details: [consent.how, consent.by, consent.basis].filter((each) => each !== null),
      })
      await ports.consents.write(subjectOf(session), consent, call.now)
      if (statement.decision !== 'agreed') await ports.records.drop(session.launchId)
      response.json(sessionView(await permits.standing(call)))
    })
    .post('/referral', async (request, response) => {
      const { reason, referrer, date } = bodyOf(Referral, request.body)
      const { call } = await permits.standing(await openCall(ports, request, response))
      if (call.opened.session.knowledge.referral?.source === 'vendor') {
        throw new Refusal('request-invalid')
      }
      await audit(ports, call, 'referral-stated')
      const learnt = await learn(ports, call, () => ({
        referral: {
          source: 'stated',
          id: statedId([reason, referrer ?? '', date ?? '']),
          reason,
          referrer: referrer || null,
          date: date || null,
          letter: null,
        },
      }))
      response.json(sessionView(await permits.standing(learnt)))
    })
    .post('/letter', async (request, response) => {
      const { text, title } = bodyOf(Letter, request.body)
      const { call } = await permits.standing(await openCall(ports, request, response))
      if (call.opened.session.knowledge.letter?.source === 'vendor') {
        throw new Refusal('request-invalid')
      }
      await audit(ports, call, 'letter-pasted')
      const learnt = await learn(ports, call, () => ({
        letter: {
          source: 'pasted',
          title: title || 'Referral letter',
          author: null,
          date: null,
          text,
        },
      }))
      response.json(sessionView(await permits.standing(learnt)))
    })
    .post('/policy', async (request, response) => {
      const { answer } = bodyOf(Policy, request.body)
      const { call } = await permits.standing(await openCall(ports, request, response))
      await audit(ports, call, 'policy-answered', { details: [answer ? 'yes' : 'no'] })
      const learnt = await learn(ports, call, () => ({ policyAnswered: answer }))
      response.json(sessionView(await permits.standing(learnt)))
    })
}

/** The same words mean the same referral, so that a consent given for it holds in the next session too. */
function statedId(parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
  return `stated:${digest.slice(0, 22)}`
}
