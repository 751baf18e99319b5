import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PAYLOADS } from './xss-corpus.ts'

/** A directory of services whose every field is hostile, one service for each payload. */
export async function startHostileFeed(): Promise<{ url: string; close(): Promise<void> }> {
  const contents = PAYLOADS.map((payload, at) => ({
    id: `s${at}`,
    name: `Lonely friendship club ${at} ${payload}`,
    description: `For lonely people. ${payload}`,
    status: 'active',
    url: at % 2 === 0 ? payload : `https://club.example/${payload}`,
    email: `${payload}@club.example`,
    fees: `Free ${payload}`,
    alert: payload,
    assured_date: '2026-11-01',
    organization: { name: `Club ${payload}`, email: payload },
    languages: [{ name: `English ${payload}` }],
    eligibilitys: [{ eligibility: payload }],
    service_areas: [{ name: `Wrayshire ${payload}` }],
    contacts: [{ title: payload, phones: [{ number: `01632 960123 ${payload}` }] }],
    cost_options: [{ option: payload, amount: 0, amount_description: payload }],
    attributes: [{ taxonomy_term: { name: `Loneliness ${payload}` } }],
    schedules: [{ description: payload, byday: 'MO', opens_at: '10:00', closes_at: payload }],
    service_at_locations: [
      {
        location: {
          name: `Hall ${payload}`,
          addresses: [{ address_1: payload, city: payload, postal_code: 'ZZ99 3VZ' }],
          accessibility_for_disabilities: [{ accessibility: payload }],
        },
      },
    ],
  }))
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(
      JSON.stringify({
        total_items: contents.length,
        total_pages: 1,
        page_number: 1,
        size: contents.length,
        first_page: true,
        last_page: true,
        empty: false,
        contents,
      }),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
