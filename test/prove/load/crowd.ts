import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { longRecord } from '../../bench/long-record.ts'
import { nhsCheckDigit } from '../../builders/check-digits.ts'
import { elmRoad } from '../../sandbox/practices.ts'
import { aPerson } from '../../sandbox/vendor/a-world.ts'
import type { Person, World } from '../../sandbox/world.ts'

/** Many patients with records of one size, each with a word that stands in no other record. */
export interface Crowd {
  world: World
  /** The word of a person, for telling whose record was shown. */
  markOf(person: Person): string
  /** A practice that answers each patient's record at once, byte for byte; also by GET `/NHS-NUMBER`. */
  originUrl: string
  bytes: number
  close(): Promise<void>
}

function numbers(count: number): readonly string[] {
  const found: string[] = []
  for (let at = 999_100_000; found.length < count; at++) {
    const check = nhsCheckDigit(String(at))
    if (check !== null) found.push(`${at}${check}`)
  }
  return found
}

export const markAt = (at: number) =>
  `bees${[...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}hive`

const OF_LONG_RECORD = '9990000018'

/** Entries of about a kilobyte each, as real ones are. */
export async function aCrowd(count: number, megabytes: number): Promise<Crowd> {
  const bundle = longRecord(Math.round(megabytes * 920))
  const note = {
    resource: {
      resourceType: 'Observation',
      id: 'mark-1',
      status: 'final',
      code: {
        coding: [{ system: 'http://snomed.info/sct', code: '37331000000100' }],
        text: 'Comment note',
      },
      effectiveDateTime: '2026-10-01',
      comment: 'Keeps MARKWORD at the allotment',
    },
  }
  const text = JSON.stringify({ ...bundle, entry: [...(bundle.entry ?? []), note] })
  const people = numbers(count).map((nhsNumber, at) =>
    aPerson({
      id: `crowd-${at}`,
      nhsNumber,
      name: { family: 'Quill', given: ['Maud'], prefix: 'Mrs' },
      gender: 'female',
      birthDate: '1951-03-04',
      practice: elmRoad,
      appointments: [],
    }),
  )
  const answers = new Map(
    people.map(({ nhsNumber }, at) => [
      nhsNumber,
      Buffer.from(text.replaceAll(OF_LONG_RECORD, nhsNumber).replace('MARKWORD', markAt(at))),
    ]),
  )
  const server = createServer(async (request, response) => {
    let body = request.url ?? ''
    for await (const part of request) body += String(part)
    const answer = answers.get(/\b999\d{7}\b/.exec(body)?.[0] ?? '')
    if (answer === undefined) return void response.writeHead(404).end()
    response
      .writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Length': answer.length })
      .end(answer)
  })
  // Callers keep their connections for longer than the five seconds of the default.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    world: { practices: [elmRoad], people },
    markOf: (person) => markAt(people.indexOf(person)),
    originUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: answers.values().next().value?.length ?? 0,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
