import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const LINES = 10

/**
 * What StrykerJS is to change, as `file:from-to`: of each file every piece of ten lines whose turn it is. `K/N` names
 * the turn; pieces are counted on from file to file, so that no part of any file is favoured.
 */
export async function slicesOf(
  tree: string,
  files: readonly string[],
  slice: string,
): Promise<string[]> {
  const [turn = Number.NaN, turns = Number.NaN] = slice.split('/').map(Number)
  if (!(turn >= 1 && turn <= turns)) throw new Error(`--slice ${slice}: K/N, with K from 1 to N`)
  if (turns === 1) return [...files]
  const pieces: string[] = []
  let counted = 0
  for (const file of files) {
    const lines = (await readFile(join(tree, file), 'utf8')).split('\n').length
    for (let from = 1; from <= lines; from += LINES) {
      if (counted % turns === turn - 1) pieces.push(`${file}:${from}-${from + LINES - 1}`)
      counted += 1
    }
  }
  return pieces
}
