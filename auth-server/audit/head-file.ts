import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { ChainHead } from './chain.ts'

const Head = z.object({ sequence: z.int().min(1), mac: z.string() })

/** Notes the head of the chain in a file beside the store, so that a cut tail shows. */
export function writeHead(file: string, head: ChainHead): void {
  const own = `${file}.${process.pid}.new`
  writeFileSync(own, JSON.stringify(head), { mode: 0o600 })
  renameSync(own, file)
}

/** The head noted last; null when there is none that can be read. */
export function readHead(file: string): ChainHead | null {
  try {
    return Head.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
