import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { keepDraft } from '../../../auth-server/notes/draft.ts'
import { NO_NOTES } from '../../../auth-server/notes/note.ts'
import { createNotebook, type NotesOwner } from '../../../auth-server/notes/notebook.ts'
import { keyRing } from '../../../auth-server/store/seal.ts'
import type { KeptRows } from '../../../auth-server/store/store.ts'
import { aDesk, anOwner, NOW, someContent } from './a-notebook.ts'

const write = (
  { notebook }: Pick<ReturnType<typeof aDesk>, 'notebook'>,
  owner: NotesOwner,
  content = someContent(),
) =>
  notebook.change(
    owner,
    NOW,
    (notes) =>
      keepDraft(
        notes,
        { writer: 'w1', revision: notes.revision, content, sequence: null, decided: false },
        NOW,
      ).notes,
  )

describe('the notebook', () => {
  it('gives back what was written', async () => {
    const desk = aDesk()
    await write(desk, anOwner())
    expect((await desk.notebook.read(anOwner(), NOW)).content).toEqual(someContent())
  })

  it.each<[string, Partial<NotesOwner>]>([
    ['vendor', { vendorId: 'jetty' }],
    ['issuer', { issuer: 'https://other.example' }],
    ['user', { subject: 'worker-2' }],
    ['patient', { patient: 'p2' }],
    ['referral', { referral: 'ServiceRequest/sr2' }],
  ])('shows nothing to another %s', async (_what, other) => {
    const desk = aDesk()
    await write(desk, anOwner())
    expect(await desk.notebook.read(anOwner(other), NOW)).toBe(NO_NOTES)
  })

  it('holds no word, name or number where the store could read it', async () => {
    const desk = aDesk()
    const rows: string[] = []
    const kept: KeptRows = {
      ...desk.store.kept,
      put: (purpose, key, version, sealed, until) => {
        rows.push([purpose, key, Buffer.from(sealed).toString('latin1')].join(' '))
        return desk.store.kept.put(purpose, key, version, sealed, until)
      },
    }
    await write({ notebook: createNotebook(kept, desk.keys) }, anOwner({ patient: 'p-9990000018' }))
    expect(rows.join()).not.toMatch(/Ted|9990000018|worker-1|harbour/)
  })

  it('reads what an older key sealed, and writes it where it was found', async () => {
    const [older, newer] = [randomBytes(32), randomBytes(32)]
    const desk = aDesk(keyRing([older]))
    await write(desk, anOwner())
    const rotated = createNotebook(desk.store.kept, keyRing([newer, older]))
    expect((await rotated.read(anOwner(), NOW)).content).toEqual(someContent())
    const asks = [{ id: 'a1', text: 'Who visits?' }]
    await write({ notebook: rotated }, anOwner(), someContent({ asks }))
    expect((await rotated.read(anOwner(), NOW)).content.asks).toEqual(asks)
  })

  it('never overwrites what it cannot open', async () => {
    const desk = aDesk()
    await write(desk, anOwner())
    const spoilt: KeptRows = {
      ...desk.store.kept,
      get: async (purpose, key, now) => {
        const row = await desk.store.kept.get(purpose, key, now)
        return row && { ...row, sealed: row.sealed.map((byte, at) => (at > 40 ? byte ^ 1 : byte)) }
      },
    }
    const notebook = createNotebook(spoilt, desk.keys)
    await expect(write({ notebook }, anOwner())).rejects.toThrow()
    expect((await desk.notebook.read(anOwner(), NOW)).content).toEqual(someContent())
  })

  it('keeps every one of many writers’ changes', async () => {
    const desk = aDesk()
    await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((id) =>
        desk.notebook.change(anOwner(), NOW, (notes) => ({
          ...notes,
          content: { ...notes.content, asks: [...notes.content.asks, { id, text: id }] },
        })),
      ),
    )
    const { asks } = (await desk.notebook.read(anOwner(), NOW)).content
    expect(asks.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})

describe('a draft from before the vendor held the referral', () => {
  const before = anOwner({ referral: null })

  it('goes with the referral once there is one', async () => {
    const desk = aDesk()
    await write(desk, before)
    expect((await desk.notebook.read(anOwner(), NOW)).content).toEqual(someContent())
    expect(await desk.notebook.read(before, NOW)).toBe(NO_NOTES)
  })

  it('is set aside where there is a newer one, and neither is lost', async () => {
    const desk = aDesk()
    const asks = [{ id: 'a1', text: 'Who visits?' }]
    await write(desk, before)
    await write(desk, anOwner(), someContent({ passages: [], asks }))
    const joined = await desk.notebook.read(anOwner(), NOW)
    expect(joined.content.asks).toEqual(asks)
    expect(joined.setAside[0]?.content).toEqual(someContent())
  })
})
