import { RefusedError, refusalOf } from '../../../app/panel-client.ts'
import type {
  OperationOutcomeView,
  OverviewView,
  RefusalCode,
  RetrievalView,
  SessionView,
} from '../../../auth-server/contract.ts'
import { operationOutcome } from '../../../auth-server/refusal.ts'

/** A session in which nothing stands before the record. */
export function aSession(session: Partial<SessionView> = {}): SessionView {
  return {
    launchId: 'launch-1',
    vendor: { name: 'Meadow', escalation: null },
    user: { name: 'Rosa Lindqvist', role: 'Social prescribing link worker' },
    organisation: { name: 'Harrow Vale Primary Care Network', ods: 'U9X01' },
    patient: {
      name: { family: 'Ashdown', given: ['Joan', 'Mary'], prefix: ['Mrs'] },
      birthDate: '1953-03-04',
      gender: 'female',
      nhsNumber: '9990123456',
    },
    referral: {
      source: 'vendor',
      id: 'ServiceRequest/1',
      reason: 'Low mood, living alone since her husband died.',
      referrer: 'Dr Asha Patel, Elm Road Surgery',
      date: '2026-11-18',
      letter: {
        source: 'vendor',
        title: 'Referral to social prescribing',
        author: 'Dr Asha Patel',
        date: '2026-11-18',
        text: 'Dear colleague,\n\nThank you for seeing Joan. She has been very lonely since Brian died.\n\nAsha Patel',
      },
    },
    consent: {
      state: 'recorded',
      how: 'In the referral',
      by: 'The patient',
      basis: null,
      on: '2026-11-18T09:00:00Z',
      until: '2027-05-18T09:00:00Z',
    },
    needs: [],
    policyText: null,
    barrier: null,
    period: { months: 36, choices: [12, 36, 60, null] },
    idleEndsAt: new Date(Date.now() + 20 * 60_000).toISOString(),
    endsAt: new Date(Date.now() + 8 * 3_600_000).toISOString(),
    hasRecord: false,
    lastOpened: null,
    banner: null,
    intent: null,
    needPatientBanner: true,
    ...session,
  }
}

export function aRetrieval(retrieval: Partial<RetrievalView> = {}): RetrievalView {
  return {
    practice: { name: 'Elm Road Surgery', ods: 'A99001' },
    fetchedAt: ['2026-11-22T15:47:00Z'],
    asked: { months: 36, from: '2023-11-22', to: '2026-11-22', areas: [] },
    traceId: 'A1B2-C3D4',
    warnings: [],
    entries: {
      total: 40,
      relevant: 12,
      lower: 9,
      closed: 1,
      administrative: 10,
      structural: 8,
      notUnderstood: 0,
    },
    notUnderstood: [],
    rules: 'Rule set 1, 22-Nov-2026',
    ...retrieval,
  }
}

export function anOverview(overview: Partial<OverviewView> = {}): OverviewView {
  return {
    brief: [],
    answers: [],
    phrases: [],
    differences: [],
    conditions: [],
    lifeEvents: [],
    ask: [],
    beforeContact: [],
    contactPattern: [],
    activityFlags: [],
    newSince: null,
    sensitive: { count: 0, headlines: [], safety: false },
    ...overview,
  }
}

export function anOutcome(code: RefusalCode, traceId = 'A1B2-C3D4'): OperationOutcomeView {
  return operationOutcome(code, traceId)
}

/** What a call of the client throws when the server says no. */
export function refused(code: RefusalCode): RefusedError {
  return new RefusedError(refusalOf(anOutcome(code)))
}
