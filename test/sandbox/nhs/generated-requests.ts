import fc from 'fast-check'
import { wireRequest } from '../../../auth-server/gp-connect/proxy-call.ts'
import { planOf, type Selection } from '../../../auth-server/gp-connect/request.ts'
import type { Ask, RequestingUser } from '../../../auth-server/gp-connect/retrieval.ts'
import { nhsCheckDigit } from '../../builders/check-digits.ts'
import { PROXY_BASE, RECEIVER, received } from './exchange.ts'
import { CONSUMERS, SUPPLIER_ODS } from './nhs-side.ts'
import { serviceRoot } from './proxy-rules.ts'
import type { RawRequest } from './wire.ts'

export interface GeneratedRequest {
  request: RawRequest
  now: Date
  today: string
}

const nhsNumbers = fc
  .integer({ min: 0, max: 999_999 })
  .map((nine) => `999${String(nine).padStart(6, '0')}`)
  .filter((nine) => nhsCheckDigit(nine) !== null)
  .map((nine) => `${nine}${nhsCheckDigit(nine)}`)

const words = fc.stringMatching(/^[A-Za-zÀ-ſ' -]{1,20}$/).map((text) => text.trim() || 'Okafor')

const users: fc.Arbitrary<RequestingUser> = fc.record({
  id: fc.uuid(),
  name: fc.record({
    family: words,
    given: fc.array(words, { maxLength: 3 }),
    prefix: fc.array(fc.constantFrom('Ms', 'Mr', 'Dr'), { maxLength: 1 }),
  }),
  sdsUserId: fc.option(fc.stringMatching(/^\d{12}$/)),
  sdsRoleProfileId: fc.option(fc.stringMatching(/^\d{12}$/)),
  idSystem: fc.constant('https://vendor.example/Id/user-guid'),
})

const day = (from: string, to: string) =>
  fc
    .date({
      min: new Date(`${from}T00:00:00Z`),
      max: new Date(`${to}T00:00:00Z`),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10))

/** Every form that can be asked for: by the product's own three asks, and any selection that its types allow. */
const selections = (today: string): fc.Arbitrary<Selection> => {
  const asks: fc.Arbitrary<Ask> = fc.oneof(
    fc.record({
      kind: fc.constant('default' as const),
      months: fc.constantFrom(12 as const, 36 as const, 60 as const, null),
      tests: fc.boolean(),
    }),
    fc.tuple(day('1990-01-01', today), day('1990-01-01', today)).map(([one, other]) => ({
      kind: 'older' as const,
      from: one < other ? one : other,
      to: one < other ? other : one,
    })),
    fc
      .tuple(day('1990-01-01', today), fc.constantFrom(4, 7, 10))
      .map(([date, length]) => ({ kind: 'around' as const, date: date.slice(0, length) })),
  )
  const periods = fc
    .tuple(
      day('1990-01-01', today),
      day('1990-01-01', today),
      fc.constantFrom('start', 'end', 'both'),
    )
    .map(([one, other, which]) => {
      const [start, end] = one < other ? [one, other] : [other, one]
      return which === 'both' ? { start, end } : which === 'start' ? { start } : { end }
    })
  const free: fc.Arbitrary<Selection> = fc.record(
    {
      allergies: fc.record({ resolved: fc.boolean() }),
      medication: fc.record({ issues: fc.boolean() }),
      consultations: fc.record({ period: periods }, { requiredKeys: [] }),
      problems: fc.constant(true as const),
      referrals: fc.constant(true as const),
      uncategorised: fc.constant(true as const),
      diary: fc.constant(true as const),
      investigations: fc.constant(true as const),
      immunisations: fc.constant(true as const),
    },
    { requiredKeys: [] },
  )
  return fc.oneof(
    asks.map((ask) => planOf(ask, today).selection),
    free,
  )
}

/** Requests as the consumer builds them, for any user, number, day and selection. */
export const generatedRequests: fc.Arbitrary<GeneratedRequest> = fc
  .date({
    min: new Date('2024-01-01T00:00:00Z'),
    max: new Date('2030-12-31T23:59:59Z'),
    noInvalidDate: true,
  })
  .chain((now) => {
    const today = now.toISOString().slice(0, 10)
    return fc
      .tuple(nhsNumbers, users, selections(today), fc.uuid())
      .map(([nhsNumber, user, selection, traceId]) => ({
        now,
        today,
        request: received(
          wireRequest(
            {
              nhsNumber,
              selection,
              user,
              organisation: { ods: CONSUMERS[0]?.ods ?? '', name: 'Riverside', asid: null },
              route: {
                address: serviceRoot(RECEIVER),
                to: RECEIVER.asid,
                from: CONSUMERS[0]?.asid ?? '',
              },
              traceId,
              now,
            },
            {
              pdsUrl: '',
              sdsUrl: '',
              api: { tokenUrl: '', key: '', keyId: '', privateKey: '' },
              proxy: { url: PROXY_BASE, tls: null },
              spineEndpoint: 'https://backstory.sandbox.example/',
              supplierOds: SUPPLIER_ODS,
              device: {
                system: 'https://backstory.example/Id/device',
                id: 'backstory-1',
                model: 'Backstory',
                version: '0.1.0',
              },
              limits: { connectMs: 1, totalMs: 1, bytes: 1 },
            },
          ),
        ),
      }))
  })
