import fc from 'fast-check'

type Slot = { holder: Record<string, unknown> | unknown[]; key: string | number }

/** Every place in a value where something stands. */
function slotsOf(root: unknown): Slot[] {
  const slots: Slot[] = []
  const waiting: unknown[] = [root]
  const seen = new Set<unknown>()
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    for (const key of Object.keys(value)) {
      const holder = value as Record<string, unknown>
      slots.push({ holder, key })
      waiting.push(holder[key])
    }
  }
  return slots
}

const deep = (levels: number): unknown => {
  let value: unknown = 'end'
  for (let at = 0; at < levels; at++) value = at % 2 ? [value] : { item: value, entry: value }
  return value
}

const ODD: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => -1.5,
  () => '',
  () => [],
  () => ({}),
  () => [null, [], 7, 'x', {}],
  () => ({ reference: 'List/none' }),
  () => ({ reference: 17 }),
  () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": "x", "toString": 1}'),
  () => '\u0000\ud800 ﷽ \u202e e\u0301 👩‍👩‍👧',
  () => 'x'.repeat(100_000),
  () => '9999-99-99',
  () => deep(20_000),
]

/** A copy; of what is too deep to be copied, the thing itself. */
function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch {
    return value
  }
}

export type Mutation = { at: number; kind: number; odd: number }

/** Deletes, retypes, exchanges, repeats or wraps whatever stands at the places named. */
export function mutate(root: unknown, mutations: readonly Mutation[]): void {
  for (const { at, kind, odd } of mutations) {
    const slots = slotsOf(root)
    const slot = slots[at % slots.length]
    const other = slots[(at * 31 + odd) % slots.length]
    if (!slot || !other) return
    const holder = slot.holder as Record<string, unknown>
    const value = (other.holder as Record<string, unknown>)[other.key as string]
    if (kind === 0) delete holder[slot.key as string]
    else if (kind === 1) holder[slot.key as string] = ODD[odd % ODD.length]?.()
    else if (kind === 2) holder[slot.key as string] = value
    else if (Array.isArray(slot.holder)) slot.holder.push(copyOf(slot.holder[0]))
    else holder[`${slot.key}`] = [holder[slot.key as string]]
  }
}

export const mutations = fc.array(
  fc.record({ at: fc.nat(1_000_000), kind: fc.nat(3), odd: fc.nat(1000) }),
  { minLength: 1, maxLength: 12 },
)
