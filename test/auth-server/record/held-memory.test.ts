import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import { rehearsalBundle } from '../../../auth-server/record/rehearsal-bundle.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** A record with one entry of the Bundle that it was read from, as long as something holds that. */
function aReading() {
  const bundle = JSON.parse(JSON.stringify(rehearsalBundle(4)))
  const read = readRecord([bundle], { today: '2026-01-31' })
  if (!read.ok) throw new Error(read.message)
  return { record: read.record, entry: new WeakRef(bundle.entry.at(-1).resource) }
}

it('a record lets go of the Bundle that it was read from, which weighs several times as much', async () => {
  const { record, entry } = aReading()
  await new Promise((resolve) => setImmediate(resolve))
  collect()
  expect(entry.deref()).toBeUndefined()
  expect(record.byReference.size).toBe(record.items.length)
})
