import { describe, expect, it } from 'vitest'
import { createOnce, readBack } from '../../../auth-server/notes/create-once.ts'
import { noteDocument } from '../../../auth-server/notes/resources.ts'
import { aMaking, NOW } from './a-notebook.ts'
import { aVendorStore, type Fault } from './a-vendor-store.ts'

const IDENTIFIER = 'urn:uuid:0f0c5f5e-36c2-4b8e-93f8-0f6f1d1f4a01'
const note = (text = 'Grüße – “quoted”\r\nsecond line\n') =>
  noteDocument(aMaking().context, {
    identifier: IDENTIFIER,
    title: 'Note',
    text,
    at: NOW,
    quotes: [],
    replaces: null,
  })
const fast = { settleMs: 1 }

describe('creating a document once', () => {
  it.each<[string, Fault[], string, number]>([
    ['is answered plainly', [], 'there', 1],
    ['loses its answer after writing', ['lost-after'], 'there', 1],
    ['loses its request before writing', ['lost-before'], 'there', 1],
    ['loses two requests', ['lost-before', 'lost-before'], 'unknown', 0],
    ['meets a 500 and then not', [500], 'there', 1],
    ['meets a 503 that stays', [503, 503, 503], 'unknown', 0],
    ['meets a conflict (409) that stays', [409, 409], 'unknown', 0],
    ['meets a failed precondition (412) and then not', [412], 'there', 1],
    ['is told to slow down (429) and then not', [429], 'there', 1],
    ['is forbidden', [403], 'refused', 0],
    ['is not offered', [405], 'refused', 0],
    ['is found wrong (422)', [422], 'rejected', 0],
    ['is found wrong (400)', [400], 'rejected', 0],
  ])('%s', async (_what, faults, at, documents) => {
    const vendor = aVendorStore()
    vendor.faults = faults
    const created = await createOnce(vendor.call, note(), IDENTIFIER, fast)
    expect([created.at, vendor.stored.length]).toEqual([at, documents])
  })

  it.each([409, 412])('takes a %i as said of the one that is there already', async (status) => {
    const vendor = aVendorStore()
    await createOnce(vendor.call, note(), IDENTIFIER, fast)
    vendor.faults = [status]
    const created = await createOnce(vendor.call, note(), IDENTIFIER, fast)
    expect(created).toEqual({ at: 'there', reference: 'DocumentReference/d1' })
    expect(vendor.stored).toHaveLength(1)
  })

  it('looks first when it may have been sent before, also at a server that ignores the condition', async () => {
    const vendor = aVendorStore()
    vendor.offers.conditional = false
    vendor.faults = ['lost-after']
    await createOnce(vendor.call, note(), IDENTIFIER, fast)
    const created = await createOnce(vendor.call, note(), IDENTIFIER, { ...fast, again: true })
    expect(created).toEqual({ at: 'there', reference: 'DocumentReference/d1' })
    expect(vendor.stored).toHaveLength(1)
  })

  it('names its identifier as the condition, for a server that cannot be searched', async () => {
    const vendor = aVendorStore()
    vendor.offers.search = false
    vendor.faults = ['lost-after']
    expect((await createOnce(vendor.call, note(), IDENTIFIER, fast)).at).toBe('unknown')
    const created = await createOnce(vendor.call, note(), IDENTIFIER, { ...fast, again: true })
    expect(created).toEqual({ at: 'there', reference: 'DocumentReference/d1' })
    expect(vendor.stored).toHaveLength(1)
  })

  it('does not send blindly again where it cannot look', async () => {
    const vendor = aVendorStore()
    vendor.offers.search = false
    vendor.offers.conditional = false
    vendor.faults = ['lost-after']
    const created = await createOnce(vendor.call, note(), IDENTIFIER, fast)
    expect([created.at, vendor.stored.length]).toEqual(['unknown', 1])
  })

  it('finds its own among everything that a server gives which ignores the search', async () => {
    const vendor = aVendorStore()
    const other = { ...note(), id: 'letter', identifier: [{ system: 'x', value: 'y' }] }
    vendor.stored.push(other)
    const ignoring: typeof vendor.call = async (call) =>
      call.path.includes('?')
        ? {
            status: 200,
            headers: new Headers(),
            body: {
              resourceType: 'Bundle',
              type: 'searchset',
              entry: vendor.stored.map((resource) => ({ resource })),
            },
          }
        : vendor.call(call)
    vendor.faults = ['lost-before']
    const created = await createOnce(ignoring, note(), IDENTIFIER, fast)
    expect(created).toEqual({ at: 'there', reference: 'DocumentReference/d2' })
  })

  it('finds the one it made when the answer names nothing', async () => {
    const vendor = aVendorStore()
    vendor.offers.body = false
    const created = await createOnce(vendor.call, note(), IDENTIFIER, fast)
    expect(created).toEqual({ at: 'there', reference: 'DocumentReference/d1' })
  })
})

describe('reading it back', () => {
  const saved = async (vendor: ReturnType<typeof aVendorStore>, sent: fhir4.DocumentReference) => {
    await createOnce(vendor.call, sent, IDENTIFIER, fast)
    return readBack(vendor.call, 'DocumentReference/d1', sent)
  }

  it('compares byte for byte', async () => {
    expect(await saved(aVendorStore(), note())).toBe('same')
  })

  it('notices one changed line break', async () => {
    const vendor = aVendorStore()
    const changed = note('Grüße – “quoted”\nsecond line\n')
    vendor.alter = (resource) =>
      resource.resourceType === 'DocumentReference'
        ? { ...resource, content: changed.content }
        : resource
    expect(await saved(vendor, note())).toBe('differs')
  })

  it('follows the words into a Binary', async () => {
    const sent = note()
    const data = sent.content[0]?.attachment.data ?? ''
    const vendor = aVendorStore()
    vendor.alter = (resource) =>
      ({
        ...resource,
        content: [{ attachment: { contentType: 'text/plain', url: 'Binary/b1' } }],
      }) as fhir4.DocumentReference
    await createOnce(vendor.call, sent, IDENTIFIER, fast)
    const withBinary: typeof vendor.call = async (call) =>
      call.path === 'Binary/b1'
        ? { status: 200, headers: new Headers(), body: { resourceType: 'Binary', data } }
        : vendor.call(call)
    expect(await readBack(withBinary, 'DocumentReference/d1', sent)).toBe('same')
  })

  it('says so where it may not read', async () => {
    const vendor = aVendorStore()
    vendor.offers.read = false
    expect(await saved(vendor, note())).toBe('not-read')
  })
})
