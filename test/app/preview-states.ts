import {
  AREAS,
  REFUSALS,
  type RecordEvent,
  type SectionState,
  type SectionView,
  type SessionView,
  type WarningView,
} from '../../auth-server/contract.ts'
import { aConsultation, aGroup, anItem, aProblem, aSection } from './builders/items.ts'
import { anOverview, aRetrieval, aSession } from './builders/session.ts'

const missing = aSession().consent
const NO_REFERRAL = {
  source: 'none',
  id: null,
  reason: null,
  referrer: null,
  date: null,
  letter: null,
} as const

/** What differs from an ordinary session, by the name of the state. */
export const SESSIONS: { readonly [state: string]: Partial<SessionView> } = {
  consent: { needs: ['consent'], consent: { ...missing, state: 'missing', how: null, by: null } },
  'consent-expired': { needs: ['consent'], consent: { ...missing, state: 'expired' } },
  'consent-withdrawn': { needs: ['consent'], consent: { ...missing, state: 'withdrawn' } },
  referral: { needs: ['referral', 'consent'], referral: NO_REFERRAL },
  policy: { needs: ['policy'], policyText: 'This person is under 16. Does your policy allow it?' },
  banner: {
    banner: 'Test patient: a made-up person’s record stands in.',
    needPatientBanner: false,
  },
  ending: { idleEndsAt: new Date(Date.now() + 115_000).toISOString() },
  'role-barrier': {
    barrier: {
      code: 'role-not-allowed',
      kind: 'permission',
      message: 'Your role in your own system is not one that may see GP records here.',
    },
  },
}

const NOTHING: readonly SectionState[] = [
  'nothing-recorded',
  'not-asked',
  'not-available',
  'not-loaded',
  'withheld',
]
/** The eleven states that must never look alike, each in one area of the record. */
const SECTIONS: { readonly [area: string]: Partial<SectionView> } = {
  problems: {
    groups: [
      aGroup(
        'Mind',
        aProblem(),
        aProblem({
          reference: 'Condition/moved',
          term: 'Nervous debility',
          marks: ['originalWording'],
        }),
      ),
    ],
    counts: { relevant: 2, lower: 11, closed: 1, atLeast: true },
    lowerGroups: [
      ['skin', 3],
      ['other', 8],
    ],
  },
  consultations: {
    groups: [aGroup('2024', aConsultation())],
    range: 'Consultations from 22-Nov-2023 to 22-Nov-2026 (today). Older ones weren’t asked for.',
  },
  allergies: {
    groups: [
      aGroup(
        'Allergies',
        anItem({
          reference: 'AllergyIntolerance/none',
          type: 'AllergyIntolerance',
          area: 'allergies',
          term: 'No known allergies',
        }),
      ),
    ],
  },
  documents: {
    groups: [
      aGroup(
        'Letters',
        anItem({ reference: 'DocumentReference/1', area: 'documents', term: 'Discharge letter' }),
      ),
    ],
  },
  medicines: { state: 'nothing-recorded' },
  tests: { state: 'not-asked' },
  carePlans: { state: 'not-available' },
  referrals: { state: 'not-loaded' },
  socialHistory: { state: 'withheld' },
}

const sections = AREAS.map((area, index) =>
  aSection(area, SECTIONS[area] ?? { state: NOTHING[index % NOTHING.length] ?? 'not-asked' }),
)

const overview = anOverview({
  conditions: [aProblem()],
  answers: [
    {
      key: 'home',
      title: 'Home and people',
      lines: [{ text: 'Lives alone', date: '2024-03-04', sources: ['Observation/an-item'] }],
    },
    { key: 'money', title: 'Money and work', lines: [] },
  ],
  beforeContact: [{ text: 'Hard of hearing: face her', date: '2025-02', sources: [] }],
  ask: [{ text: 'Nothing recorded about money in what was fetched.', date: null, sources: [] }],
  newSince: {
    since: '2026-11-12T10:15:00Z',
    entries: [aConsultation({ date: '2026-11-18' })],
    more: 2,
  },
  sensitive: { count: 2, headlines: [], safety: true },
})
const warnings: readonly WarningView[] = [
  {
    areas: ['problems'],
    code: 'confidential-items',
    title: 'Some of this record is withheld.',
    text: 'The practice has left some items out because they’re private or the patient asked. We don’t know what or how many. Ask the patient; don’t assume.',
  },
  {
    areas: ['consultations'],
    code: 'data-in-transit',
    title: 'The record is still moving from the last practice.',
    text: 'Entries before 02-Sep-2026 may be missing.',
  },
  {
    areas: ['documents'],
    code: 'data-awaiting-filing',
    title: 'Some entries are waiting to be filed.',
    text: 'The practice has items it hasn’t filed yet. They aren’t shown.',
  },
]

/** The record with every kind of incompleteness; `old` as fetched the day before. */
export function stateRecord({ old }: { old: boolean }): readonly RecordEvent[] {
  const fetchedAt = old ? new Date(Date.now() - 86_400_000 * 2) : new Date()
  return [
    {
      type: 'retrieval',
      retrieval: aRetrieval({ warnings, fetchedAt: [fetchedAt.toISOString()] }),
    },
    { type: 'overview', overview },
    { type: 'sections', sections },
    { type: 'done' },
  ]
}

export const SIZES = [0, 1, 1000, 10_000] as const

/** Every state that the preview can show; refusals by their code. */
export const PREVIEW_STATES: readonly string[] = [
  'record',
  'old-copy',
  'slow',
  'identity',
  ...Object.keys(SESSIONS),
  ...SIZES.map((size) => `size-${size}`),
  ...Object.keys(REFUSALS),
]
