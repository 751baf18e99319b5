import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DEFAULT_AREAS } from '../../../auth-server/gp-connect/request.ts'
import { withoutEmpties } from '../../../auth-server/record/left-out.ts'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import type { PatientRecord } from '../../../auth-server/record/record.ts'
import type { OpenRecord } from '../../../auth-server/record-shelf.ts'
import {
  overviewAnswer,
  retrievalAnswer,
  sectionsAnswer,
} from '../../../auth-server/record-views.ts'
import { REFERRAL, TODAY } from './rounds.ts'

export interface Weight {
  /** Bytes of the practice's answer without white space. */
  raw: number
  /** Bytes that the panel is sent when it opens the record, and after gzip. */
  sent: number
  zipped: number
}

const CONTEXT = {
  today: TODAY,
  referral: REFERRAL,
  policy: { areasOff: [], rulesOff: [], closings: {} },
  opened: [],
}

const PRACTICE = { name: 'Elm Road Surgery', ods: 'A99001' }

/** What the stream of a record holds, as the server writes it: the first screen, and the beginning of every list. */
export function weightOf(record: PatientRecord, bundle: unknown): Weight {
  const asked = { months: 36, from: '2023-11-22', to: TODAY, areas: DEFAULT_AREAS } as const
  const retrieval = {
    kind: 'default',
    asked,
    practice: PRACTICE,
    fetchedAt: `${TODAY}T10:00:00.000Z`,
  }
  const open = { record, retrievals: [retrieval] } as unknown as OpenRecord
  const events = [
    { type: 'retrieval', retrieval: retrievalAnswer(open) },
    { type: 'overview', overview: overviewAnswer(open, CONTEXT) },
    { type: 'sections', sections: sectionsAnswer(open, CONTEXT) },
  ]
  const sent = events.map((event) => `${JSON.stringify(withoutEmpties(event, ''))}\n`).join('')
  return {
    raw: Buffer.byteLength(JSON.stringify(bundle)),
    sent: Buffer.byteLength(sent),
    zipped: gzipSync(sent).length,
  }
}

const folder = resolve(import.meta.dirname, '../../../../shared/gp-connect-examples/records')

/** Public sample records of suppliers, where they lie beside the checkout. */
export function sampleWeights(): readonly Weight[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const bundle: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      const answer = readRecord([bundle], { today: TODAY })
      return answer.ok ? [weightOf(answer.record, bundle)] : []
    })
}
