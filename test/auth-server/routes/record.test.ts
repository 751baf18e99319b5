import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  AREAS,
  type ItemView,
  type RecordEvent,
  type RefusalCode,
  type SearchView,
  type SectionView,
  type SessionView,
} from '../../../auth-server/contract.ts'
import { Refusal } from '../../../auth-server/refusal.ts'
import {
  aBundle,
  aNote,
  aVendor,
  type Panel,
  type PanelServer,
  startPanelServer,
} from './panel-server.ts'

let server: PanelServer
let panel: Panel
beforeEach(async () => {
  server = await startPanelServer()
  panel = await server.open()
})
afterEach(() => server.close())

const types = (events: readonly RecordEvent[]) => events.map(({ type }) => type)
const refusedWith = (events: readonly RecordEvent[]) => {
  const last = events.at(-1)
  return last?.type === 'refused' ? last.outcome.issue[0].details.coding[0].code : null
}
const eventNames = async () => (await server.events()).map(({ event }) => event)
const REASON = 'Worried about someone’s safety'

describe('asking for the record', () => {
  it('tells each stage, then the retrieval, the overview, every section, and that it is done', async () => {
    const events = await panel.record()
    const told = types(events)
    expect(told.filter((type) => type === 'stage').length).toBeGreaterThanOrEqual(3)
    expect([...new Set(told)]).toEqual(['stage', 'retrieval', 'overview', 'sections', 'done'])
    const lists = events.flatMap((event) => (event.type === 'sections' ? event.sections : []))
    expect(lists.map(({ area }) => area)).toEqual(AREAS)
    const retrieval = events.find((event) => event.type === 'retrieval')
    const { entries } = retrieval?.type === 'retrieval' ? retrieval.retrieval : { entries: null }
    expect(entries?.total).toBe(6)
  })

  it('asks with the user, the organisation and the patient of this launch', async () => {
    await panel.record({ months: 12 })
    expect(server.practice.asked[0]).toMatchObject({
      patient: { nhsNumber: '9990000018', family: 'Canarywharf', birthDate: '1953-03-04' },
      user: { id: 'worker-1', idSystem: 'https://meadow.example/Id/user' },
      organisation: { ods: 'X9X9X' },
      ask: { kind: 'default', months: 12 },
      today: '2026-11-22',
    })
  })

  it('is written down before the practice is asked, and before anything is shown', async () => {
    await panel.record()
    expect(await eventNames()).toEqual(['record-asked', 'record-received', 'record-shown'])
  })

  it('is in the audit with every service that was called, whether the record came or not', async () => {
    await panel.record()
    server.practice.answer = new Refusal('practice-timeout')
    await panel.record({ again: true })
    const steps = (await server.events())
      .filter(({ event }) => event === 'record-received' || event === 'record-refused')
      .map(({ all }) => (JSON.parse(all) as { fields: { details: string[] } }).fields.details)
    expect(steps).toEqual([['pds:started'], ['pds:started']])
  })

  it('shows nothing when the audit cannot be written, and does not even ask the practice', async () => {
    await panel.json('')
    server.auditDown.now = true
    const events = await panel.record()
    expect(refusedWith(events)).toBe('audit-unavailable')
    expect(types(events)).toEqual(['refused'])
    expect(server.practice.asked).toEqual([])
  })

  it('opens the session’s own copy the second time, and asks again only when told to', async () => {
    await panel.record()
    await panel.record()
    expect(server.practice.asked).toHaveLength(1)
    expect((await panel.json<SessionView>('')).hasRecord).toBe(true)
    await panel.record({ again: true })
    expect(server.practice.asked).toHaveLength(2)
  })

  it('asks for tests only where the vendor’s entry allows it', async () => {
    await panel.record({ tests: true })
    expect(server.practice.asked[0]?.ask).toMatchObject({ tests: true })
    expect((await panel.json<SessionView>('')).mayAskForTests).toBe(true)
    server.vendors[0] = aVendor({ mayAskForTests: false })
    await server.reload()
    expect((await panel.json<SessionView>('')).mayAskForTests).not.toBe(true)
    expect(await panel.refusal('/record', { tests: true })).toBe('request-invalid')
    expect(server.practice.asked).toHaveLength(1)
  })

  const failures: readonly RefusalCode[] = [
    'no-patient-consent',
    'practice-does-not-share',
    'patient-not-found',
    'patient-restricted',
    'practice-unavailable',
    'practice-timeout',
    'answer-too-large',
    'pds-unavailable',
    'sds-unavailable',
    'identity-not-verified',
  ]
  it.each(failures)(
    'that fails with %s ends with it, in the audit, and the rest still works',
    async (code) => {
      server.practice.answer = new Refusal(code)
      const events = await panel.record()
      expect(refusedWith(events)).toBe(code)
      expect(types(events)).not.toContain('sections')
      expect((await server.events()).at(-1)).toMatchObject({
        event: 'record-refused',
        refusal: code,
      })
      const view = await panel.json<SessionView>('')
      expect(view.hasRecord).toBe(false)
      expect(view.referral.letter?.text).toContain('canaryletter')
    },
  )

  const bad: readonly [string, string, RefusalCode][] = [
    ['half a Bundle', aBundle().slice(0, 400), 'answer-unreadable'],
    ['a web page', '<html>canary</html>', 'answer-unreadable'],
    ['no Bundle', '{"resourceType":"Patient"}', 'answer-unreadable'],
    [
      'a Bundle without a Patient',
      '{"resourceType":"Bundle","type":"collection","entry":[]}',
      'answer-without-patient',
    ],
    ['somebody who has died', aBundle({ deceasedDateTime: '2026-11-02' }), 'patient-deceased'],
    ['a Patient without a number', aBundle({ identifier: [] }), 'answer-without-patient'],
    [
      'another patient’s Bundle',
      aBundle({
        identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' }],
      }),
      'another-patient',
    ],
  ]
  it.each(bad)('that brings %s shows and keeps nothing of it', async (_what, answer, code) => {
    server.practice.answer = answer
    const events = await panel.record()
    expect(refusedWith(events)).toBe(code)
    expect(types(events)).not.toContain('retrieval')
    expect(await panel.refusal('/record/view', { show: 'timeline' })).toBe('record-not-fetched')
  })

  it('stops asking the practice when the client goes away', async () => {
    let release: () => void = () => undefined
    server.practice.hold = new Promise((done) => {
      release = done
    })
    const gone = new AbortController()
    const call = fetch(`${server.url}/api/launches/${panel.launchId}/record`, {
      method: 'POST',
      headers: {
        'X-Backstory': '1',
        Origin: server.url,
        'Content-Type': 'application/json',
        Authorization: `Bearer ${panel.credential}`,
      },
      body: '{}',
      signal: gone.signal,
    })
    const response = await call
    await response.body?.getReader().read()
    gone.abort()
    await expect.poll(() => server.practice.asked[0]?.signal.aborted).toBe(true)
    await expect.poll(eventNames).toContain('record-refused')
    expect((await server.events()).at(-1)?.refusal).toBe('cancelled')
    release()
  })

  it('shows nothing when consent was withdrawn while the practice was answering', async () => {
    await panel.json('')
    let release: () => void = () => undefined
    server.practice.hold = new Promise((done) => {
      release = done
    })
    const events = panel.record()
    await expect.poll(() => server.practice.asked.length).toBe(1)
    await panel.json('/consent', { decision: 'withdrawn' })
    release()
    expect(refusedWith(await events)).toBe('consent-refused')
    expect(types(await events)).not.toContain('retrieval')
  })

  it('shows nothing when the session ended while the practice was answering', async () => {
    let release: () => void = () => undefined
    server.practice.hold = new Promise((done) => {
      release = done
    })
    const events = panel.record()
    await expect.poll(() => server.practice.asked.length).toBe(1)
    await panel.call('/end', {})
    release()
    expect(refusedWith(await events)).toBe('session-ended')
    expect(types(await events)).not.toContain('retrieval')
  })
})

describe('identity', () => {
  const differs: readonly [string, Partial<fhir3.Patient>, string][] = [
    ['birth date', { birthDate: '1953-03-14' }, 'birth date'],
    [
      'family name',
      { name: [{ use: 'official', family: 'Other', given: ['Cressida'] }] },
      'family name',
    ],
    [
      'given name',
      { name: [{ use: 'official', family: 'Canarywharf', given: ['Una'] }] },
      'given name',
    ],
    ['gender', { gender: 'male' }, 'gender'],
  ]
  it.each(differs)(
    'of another %s is told alone: no content until it is confirmed',
    async (_what, changes, field) => {
      server.practice.answer = aBundle(changes)
      const events = await panel.record()
      expect(types(events).filter((type) => type !== 'stage')).toEqual(['identity'])
      const told = events.find((event) => event.type === 'identity')
      expect(told?.type === 'identity' ? told.differences.map((each) => each.field) : []).toEqual([
        field,
      ])
      expect(JSON.stringify(events)).not.toContain('canarynote')
      for (const [path, body] of [
        ['/record/view', { show: 'timeline' }],
        ['/record/search', { words: 'alone' }],
        ['/record/open', { what: 'safety', reason: REASON }],
        ['/record/more', { kind: 'older' }],
      ] as const) {
        expect(await panel.refusal(path, body)).toBe('identity-unconfirmed')
      }
      expect((await panel.json<SessionView>('')).hasRecord).toBe(false)
      expect(types(await panel.record()).filter((type) => type !== 'stage')).toEqual(['identity'])
      expect((await panel.call('/identity', { confirm: true })).status).toBe(204)
      expect(types(await panel.record())).toContain('done')
      expect(await eventNames()).toEqual(
        expect.arrayContaining(['identity-differs', 'identity-confirmed']),
      )
    },
  )

  it('cannot be confirmed before there is anything to confirm, nor with anything but yes', async () => {
    expect(await panel.refusal('/identity', { confirm: true })).toBe('record-not-fetched')
    expect(await panel.refusal('/identity', { confirm: false })).toBe('request-invalid')
  })

  it('that was confirmed once must be confirmed anew for a new answer', async () => {
    server.practice.answer = aBundle({ gender: 'male' })
    await panel.record()
    await panel.call('/identity', { confirm: true })
    const again = await panel.record({ again: true })
    expect(types(again)).toContain('identity')
    expect(types(again)).not.toContain('retrieval')
  })
})

describe('a later retrieval', () => {
  const older = () => aBundle({}, [aNote('old1', '2001-01-01', 'Worked at the mill')])

  it('is merged into what is there, asks for what came before, and says both times', async () => {
    await panel.record()
    server.clock.now = new Date('2026-11-22T10:05:00Z')
    server.practice.answer = older()
    const events = await panel.record({ kind: 'older' }, '/record/more')
    expect(server.practice.asked[1]?.ask).toEqual({
      kind: 'older',
      from: '1953-03-04',
      to: '2023-11-22',
    })
    const retrieval = events.find((event) => event.type === 'retrieval')
    if (retrieval?.type !== 'retrieval') throw new Error('nothing was merged')
    expect(retrieval.retrieval.fetchedAt).toHaveLength(2)
    expect(retrieval.retrieval.asked.from).toBe('1953-03-04')
    const { total, ...counts } = retrieval.retrieval.entries
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total)
    const found = await panel.json<SearchView>('/record/search', { words: 'mill' })
    expect(found.total).toBe(1)
    const kept = await panel.json<SearchView>('/record/search', { words: 'canarynote' })
    expect(kept.total).toBe(1)
  })

  it('is not lost when two are asked for at once', async () => {
    await panel.record()
    server.practice.answer = older()
    await Promise.all([
      panel.record({ kind: 'older' }, '/record/more'),
      panel.record({ kind: 'around', reference: 'Observation/n1' }, '/record/more'),
    ])
    const retrieval = (await panel.record()).find((event) => event.type === 'retrieval')
    if (retrieval?.type !== 'retrieval') throw new Error('nothing was shown')
    expect(retrieval.retrieval.fetchedAt).toHaveLength(3)
  })

  it('asks around the date of an entry', async () => {
    await panel.record()
    await panel.record({ kind: 'around', reference: 'Observation/n1' }, '/record/more')
    expect(server.practice.asked[1]?.ask).toEqual({ kind: 'around', date: '2025-06-01' })
    expect(
      await panel.refusal('/record/more', { kind: 'around', reference: 'Observation/none' }),
    ).toBe('item-unknown')
  })

  const unusable: readonly [string, () => string | Refusal, RefusalCode][] = [
    ['fails', () => new Refusal('practice-timeout'), 'practice-timeout'],
    ['is about another patient', () => aBundle({ identifier: [] }), 'answer-without-patient'],
    ['differs in identity', () => aBundle({ birthDate: '1999-01-01' }), 'identity-unconfirmed'],
    ['cannot be read', () => '{', 'answer-unreadable'],
  ]
  it.each(unusable)('that %s leaves the first one untouched', async (_what, answer, code) => {
    const before = await panel.record()
    server.practice.answer = answer()
    const events = await panel.record({ kind: 'older' }, '/record/more')
    expect(refusedWith(events)).toBe(code)
    const after = await panel.record()
    const sections = (of: readonly RecordEvent[]): readonly RecordEvent[] =>
      of.filter(({ type }) => type === 'sections')
    expect(sections(after)).toEqual(sections(before))
  })

  it('is not there before the first', async () => {
    expect(await panel.refusal('/record/more', { kind: 'older' })).toBe('record-not-fetched')
  })
})

describe('looking', () => {
  beforeEach(async () => {
    await panel.record()
  })

  it('at a section, an item, a day, a timeline or a search is in the audit each time, without words', async () => {
    await panel.json('/record/view', { show: 'section', area: 'socialHistory', all: true })
    await panel.json('/record/view', { show: 'item', reference: 'Observation/n1' })
    await panel.json('/record/view', { show: 'sameDay', date: '2025-06-01' })
    await panel.json('/record/view', { show: 'timeline' })
    await panel.json('/record/search', { words: 'canarynote' })
    const events = await server.events()
    expect(events.slice(-5).map(({ event }) => event)).toEqual([
      ...Array.from({ length: 4 }, () => 'view-shown'),
      'searched',
    ])
    for (const { all } of events) expect(all).not.toContain('canarynote')
  })

  it('is refused when it cannot be written down', async () => {
    server.auditDown.now = true
    expect(await panel.refusal('/record/view', { show: 'timeline' })).toBe('audit-unavailable')
    expect(await panel.refusal('/record/search', { words: 'alone' })).toBe('audit-unavailable')
    expect(await panel.refusal('/record/open', { what: 'safety', reason: REASON })).toBe(
      'audit-unavailable',
    )
    expect(await panel.refusal('/record/reveal', { area: 'problems' })).toBe('audit-unavailable')
    expect(refusedWith(await panel.record())).toBe('audit-unavailable')
  })

  it('at what is not there is refused as such', async () => {
    for (const show of ['item', 'problem', 'consultation']) {
      expect(await panel.refusal('/record/view', { show, reference: 'Condition/none' })).toBe(
        'item-unknown',
      )
    }
  })

  it('at everything of an area is recorded with what was done', async () => {
    expect((await panel.call('/record/reveal', { area: 'problems', how: 'print' })).status).toBe(
      204,
    )
    expect((await server.events()).at(-1)?.all).toContain('print')
  })
})

describe('what is closed', () => {
  const closedItems = async (): Promise<readonly SectionView[]> => {
    const events = await panel.record()
    return events.flatMap((event) => (event.type === 'sections' ? event.sections : []))
  }

  it('opens with a reason, is recorded with it, and is closed again in everything asked for later', async () => {
    await closedItems()
    const before = await panel.json<SearchView>('/record/search', { words: 'canarysafety' })
    expect(before.total).toBe(0)
    const opened = await panel.json<ItemView[]>('/record/open', { what: 'safety', reason: REASON })
    expect(JSON.stringify(opened)).toContain('canarysafety')
    const event = (await server.events()).at(-1)
    expect(event).toMatchObject({ event: 'closed-opened' })
    expect(event?.all).toContain(REASON)
    const after = await panel.json<SearchView>('/record/search', { words: 'canarysafety' })
    expect(after.total).toBe(0)
    const section = await panel.json('/record/view', { show: 'section', area: 'other', all: true })
    expect(JSON.stringify(section)).not.toContain('canarysafety')
  })

  it('does not open without one of the given reasons', async () => {
    await closedItems()
    expect(await panel.refusal('/record/open', { what: 'safety' })).toBe('request-invalid')
    expect(await panel.refusal('/record/open', { what: 'safety', reason: 'Curious' })).toBe(
      'request-invalid',
    )
  })

  it('is never told by any answer before it is opened', async () => {
    const sections = await closedItems()
    const told: unknown[] = [sections]
    for (const { area } of sections) {
      told.push(await panel.json<SectionView>('/record/view', { show: 'section', area, all: true }))
    }
    told.push(await panel.json('/record/view', { show: 'timeline', all: true }))
    for (const id of ['n2', 'n3', 'n4']) {
      told.push(await panel.json('/record/view', { show: 'item', reference: `Observation/${id}` }))
    }
    const text = JSON.stringify(told)
    for (const canary of ['canarylocked', 'canarysafety', 'canaryclosed', 'HIV']) {
      expect(text).not.toContain(canary)
    }
    expect(text).toContain('canarynote')
  })

  it('that is locked never opens, one by one or all together, and the attempt is recorded', async () => {
    await closedItems()
    const what = { reference: 'Observation/n2' }
    expect(await panel.refusal('/record/open', { what, reason: REASON })).toBe('not-openable')
    expect((await server.events()).at(-1)).toMatchObject({
      event: 'closed-refused',
      refusal: 'not-openable',
    })
    const all = await panel.json<ItemView[]>('/record/open', { what: 'sensitive', reason: REASON })
    expect(JSON.stringify(all)).toContain('canaryclosed')
    expect(JSON.stringify(all)).not.toContain('canarylocked')
    const found = await panel.json<SearchView>('/record/search', { words: 'canarylocked' })
    expect(found.total).toBe(0)
  })
})
