import type { ServiceSearchRequest, ServicesView } from '../../../auth-server/contract.ts'
import { findServices } from '../../../auth-server/directory/find-services.ts'
import { type PostcodeTable, readPostcodes } from '../../../auth-server/directory/postcodes.ts'
import { readService } from '../../../auth-server/directory/read-service.ts'
import type { Service } from '../../../auth-server/directory/service.ts'
import { buildIndex } from '../../../auth-server/directory/service-index.ts'

const TODAY = '2026-11-22'

/** A service as the mirror keeps it. */
export function aService(id: string, name: string, changes: Partial<Service> = {}): Service {
  const read = readService({ id, name }, 'county', TODAY)
  if ('skipped' in read) throw new Error(read.skipped)
  return { ...read.service, assured: '2026-11-01', ...changes }
}

/** Two districts some seven miles apart. */
export const DISTRICTS = [
  'district,place,latitude,longitude',
  'ZZ99,Sampleton,53.4,1.1',
  'ZZ93,Ottersby,53.3,1.1',
]

export const at = (postcode: string, accessibility: readonly string[] = []): Service['places'] => [
  { name: null, address: postcode, postcode, point: null, accessibility },
]

/** Finds among these services as the panel would. */
export async function finding(
  services: readonly Service[],
  request: ServiceSearchRequest,
): Promise<ServicesView> {
  const postcodes: PostcodeTable = (await readPostcodes(DISTRICTS)).table
  const index = await buildIndex(services, postcodes)
  const sources = new Map([
    ['county', { name: 'The county', takenAt: '2026-11-22T06:00:00Z' }],
    ['village', { name: 'The village', takenAt: '2026-11-22T06:00:00Z' }],
  ])
  return findServices({ index, postcodes, sources, today: TODAY }, request)
}

export const names = ({ services }: ServicesView) => services.map(({ name }) => name)
