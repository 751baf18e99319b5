import type { ServicesClient } from '../../../app/services-client.ts'
import type { DirectoryView, ServicesView, ServiceView } from '../../../auth-server/contract.ts'

/** A client about services that answers what the test gives it, and refuses the rest. */
export function aServicesClient(answers: Partial<ServicesClient> = {}): ServicesClient {
  const unforeseen = (name: string) => () => Promise.reject(new Error(`${name} was not foreseen`))
  return {
    directory: async () => aDirectory(),
    suggest: unforeseen('suggest'),
    find: unforeseen('find'),
    finder: unforeseen('finder'),
    ...answers,
  }
}

export function aDirectory(directory: Partial<DirectoryView> = {}): DirectoryView {
  return {
    needs: [
      { key: 'loneliness', title: 'Loneliness and company' },
      { key: 'debt', title: 'Debt and bills' },
    ],
    sources: [{ name: 'Wrayshire', services: 92, takenAt: '2026-11-22T06:00:00Z', stale: false }],
    languages: ['English', 'Polish'],
    knowsPostcodes: true,
    finder: null,
    ...directory,
  }
}

export function aService(service: Partial<ServiceView> = {}): ServiceView {
  return {
    id: 'county/1',
    name: 'Riverside Lunch Club',
    organisation: 'Riverside Trust',
    description: 'A hot dinner in company.',
    fits: ['Loneliness and company'],
    checks: [],
    distance: null,
    where: ['Riverside Hall, Sampleton'],
    when: ['Tuesdays 12:00 to 14:00'],
    cost: '£5',
    ages: '60 and over',
    attend: ['Drop in'],
    accessibility: ['Step-free'],
    languages: [],
    telephones: [{ number: '01632 960123', label: null }],
    email: null,
    url: null,
    alert: null,
    lastChecked: '2026-11-03',
    source: 'Wrayshire',
    takenAt: '2026-11-22T06:00:00Z',
    ...service,
  }
}

export function found(
  services: readonly ServiceView[],
  view: Partial<ServicesView> = {},
): ServicesView {
  return {
    services,
    total: services.length,
    chips: [],
    from: null,
    postcodeUnknown: false,
    leftOut: [],
    ...view,
  }
}
