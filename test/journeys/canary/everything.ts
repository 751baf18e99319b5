import type { NoteContent, RecordEvent } from '../../../auth-server/contract.ts'
import { aBrowser } from '../../auth-server/launch/a-browser.ts'
import type { HttpPanel } from '../http-panel.ts'

/** What came back from a call, kept for the search. */
export interface Answer {
  what: string
  status: number
  headers: string
  body: string
}

const reason = 'Preparing for the first conversation'
const note: NoteContent = {
  contact: { date: '2026-11-22', method: 'By phone', present: 'canarypresent' },
  passages: [
    { id: 'p1', heading: 'matters', source: 'patient', carer: null, text: 'canarynote' },
    {
      id: 'p2',
      heading: 'risk',
      source: 'carer',
      carer: { name: 'Canarycarer', relationship: 'canaryniece' },
      text: 'canarycarerwords',
    },
  ],
  services: [
    {
      serviceId: 's1',
      name: 'canaryservice',
      feed: 'canaryfeed',
      telephone: null,
      url: null,
      lastChecked: null,
      choice: 'chosen',
      comment: 'canarycomment',
    },
  ],
  asks: [{ id: 'a1', text: 'canaryask' }],
  questions: [
    { id: 'q1', kind: 'question', to: 'Dr Helen Orme', text: 'canaryquestion', answer: '' },
  ],
}

/** Makes calls of one panel, and keeps what came back. */
export function asking(panel: HttpPanel, answers: Answer[]) {
  return async (
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<unknown> => {
    const response = await panel.call(path, body, headers)
    const text = await response.text()
    answers.push({
      what: `${body === undefined ? 'GET' : 'POST'} ${path.replace(/canary\w*/gi, '…')}`,
      status: response.status,
      headers: JSON.stringify([...response.headers]),
      body: text,
    })
    try {
      return JSON.parse(text) as unknown
    } catch {
      return text
    }
  }
}

/** Everything that a worker can state, before the record. */
export async function stateEverything(ask: ReturnType<typeof asking>): Promise<void> {
  await ask('/record', {})
  await ask('/referral', { reason: 'canarystated', referrer: 'Dr Canary', date: '2026-11-01' })
  await ask('/letter', { text: 'Dear colleague, canarypasted', title: 'canarytitle' })
  await ask('/record', {})
  await ask('/consent', {
    decision: 'agreed',
    how: 'By phone',
    by: 'A carer',
    basis: 'Best interests decision',
    carerName: 'Canarycarer',
  })
  await ask('/record', {})
  await ask('/policy', { answer: true })
}

/** Gets the record; whatever comes, and the first references in it. */
export async function getRecord(
  ask: ReturnType<typeof asking>,
): Promise<{ events: readonly RecordEvent[]; references: readonly string[] }> {
  const text = String(await ask('/record', {}))
  const lines = text.split('\n').filter((line) => line.startsWith('{'))
  const events = lines.map((line) => JSON.parse(line) as RecordEvent)
  const found = text.matchAll(/"reference":"((?:Condition|Encounter|Observation)\/[^"]+)"/g)
  return { events, references: [...new Set([...found].map(([, reference = '']) => reference))] }
}

/** Every look at the record, every way of opening what is closed, and everything that is written beside it. */
export async function lookAtEverything(
  ask: ReturnType<typeof asking>,
  references: readonly string[],
): Promise<void> {
  await ask('/record/view', { show: 'timeline' })
  await ask('/identity', { confirm: true })
  await ask('/record', {})
  for (const area of ['problems', 'consultations', 'socialHistory', 'other']) {
    await ask('/record/view', { show: 'section', area, all: true })
  }
  for (const reference of references.slice(0, 12)) {
    await ask('/record/view', { show: 'item', reference })
    await ask('/record/view', { show: 'problem', reference })
    await ask('/record/view', { show: 'consultation', reference })
    await ask('/notes/quote', { from: { reference }, heading: 'matters' })
    await ask('/record/open', { what: { reference }, reason })
  }
  await ask('/record/view', { show: 'timeline', all: true })
  await ask('/record/view', { show: 'sameDay', date: '2026-06-01' })
  await ask('/record/search', { words: 'canaryhistory' })
  await ask('/record/search', { words: 'canaryabuse', without: ['canary'] })
  await ask('/record/open', { what: 'sensitive', reason })
  await ask('/record/open', { what: 'safety', reason })
  await ask('/record/reveal', { area: 'problems', how: 'print' })
  await ask('/record/more', { kind: 'older' })
  await ask('/record/more', { kind: 'around', reference: references[0] ?? 'Encounter/canary' })
}

export async function writeEverything(ask: ReturnType<typeof asking>): Promise<void> {
  await ask('/notes')
  const kept = (await ask('/notes/draft', { writer: 'w1', revision: 0, content: note })) as {
    revision?: number
  }
  await ask('/notes/quote', { from: { letter: { from: 0, to: 30 } }, heading: 'matters' })
  const notes = (await ask('/notes')) as { revision?: number; quotes?: { id: string }[] }
  for (const how of ['see', 'copy', 'print', 'download']) await ask('/notes/text', { how })
  await ask('/notes/save', {
    writer: 'w1',
    revision: notes.revision ?? kept.revision ?? 0,
    quotes: (notes.quotes ?? []).map(({ id }) => id),
  })
  await ask('/notes/resume', {})
  for (const way of ['copy', 'give', 'answered']) await ask(`/questions/${way}`, { id: 'q1' })
  await ask('/services/needs', { picked: ['canarypicked, lonely'] })
  await ask('/services', { needs: ['canaryneed'], postcode: 'ZZ99 7CN', flags: ['canaryflag'] })
  await ask('/services/finder', { words: 'canaryfinder' })
  await ask('/style')
  await ask('/care-plans')
  await ask('/looked-at')
}

/** Wrong bodies, wrong headers and wrong paths, each with the canary where it is wrong. */
export async function askBadly(panel: HttpPanel, answers: Answer[]): Promise<void> {
  const ask = asking(panel, answers)
  const paths = [
    '/beat',
    '/touch',
    '/consent',
    '/referral',
    '/letter',
    '/policy',
    '/record',
    '/record/more',
    '/record/view',
    '/record/search',
    '/record/open',
    '/record/reveal',
    '/identity',
    '/notes/draft',
    '/notes/quote',
    '/notes/save',
    '/notes/correct',
    '/notes/text',
    '/questions/give',
    '/services',
    '/handoff',
    '/canarypath',
    '/state/canarykey',
  ]
  for (const path of paths) {
    await ask(path, { canarymember: 'canaryvalue', decision: 'canary', show: 'canary', words: 7 })
    await ask(path, 'canarytext')
    await ask(path, { reference: 'Observation/canary' }, { 'Content-Type': 'text/canary' })
    await ask(path, { text: `canary${'x'.repeat(300_000)}` })
    await ask(path, {}, { Origin: 'https://canary.example' })
    await ask(path, {}, { 'X-Backstory': 'canary' })
    await ask(path, {}, { Cookie: `__Host-launch-${panel.launchId}=canarycredential` })
    await ask(path, {}, { Authorization: 'Bearer canarybearer' })
    const broken = await fetch(`${panel.url}/api/launches/${panel.launchId}${path}`, {
      method: 'POST',
      headers: {
        'X-Backstory': '1',
        Origin: panel.url,
        'Content-Type': 'application/json',
        Cookie: `__Host-launch-${panel.launchId}=${panel.credential}`,
      },
      body: '{ "canary": "broken',
    })
    answers.push(await kept(`broken ${path}`, broken))
  }
  for (let call = 0; call < 25; call += 1) await ask('/record', { canary: call })
}

/** Sign-ins that go as far as the callback: refused by the vendor, with a code that nobody issued, and used twice. */
export async function signInBadly(url: string, launch: () => Promise<string>, answers: Answer[]) {
  for (const answer of ['error=access_denied&error_description=canarywords', 'code=canarycode']) {
    const browser = aBrowser({ url })
    const { data } = await browser.launch(await launch())
    const issuer = encodeURIComponent(
      new URL(data.authorizationEndpoint).href.replace(/\/auth$/, ''),
    )
    const callback = `${url}/callback?${answer}&state=${data.stateKey}&iss=${issuer}`
    for (const what of ['callback', 'callback again']) {
      const { status, headers, text } = await browser.visit(callback)
      answers.push({ what, status, headers: JSON.stringify([...headers]), body: text })
    }
  }
}

/** Launches, callbacks and exchanges that never were. */
export async function launchBadly(url: string, answers: Answer[]): Promise<void> {
  const gets = [
    '/launch?iss=https://canary.example/fhir&launch=canarylaunch',
    '/launch?iss=canary&launch=canary&canary=1',
    '/launch?canary',
    '/callback?code=canarycode&state=canarystate',
    `/callback?error=access_denied&error_description=canary&state=${'c'.repeat(43)}`,
    '/app/canaryfinch',
    '/assets/canary.js',
    '/canarypath?canary=canary',
    '/api/launches/canary/record',
  ]
  for (const path of gets) {
    answers.push(
      await kept(path.split('?')[0] ?? path, await fetch(`${url}${path}`, { redirect: 'manual' })),
    )
  }
  const form = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: 'canarytoken',
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    subject_issuer: 'https://canary.example/fhir',
  })
  answers.push(await kept('/token', await fetch(`${url}/token`, { method: 'POST', body: form })))
}

async function kept(what: string, response: Response): Promise<Answer> {
  return {
    what: what.replace(/canary\w*/gi, '…'),
    status: response.status,
    headers: JSON.stringify([...response.headers]),
    body: await response.text(),
  }
}
