/**
 * Phrases as the rules write them, words parted by spaces:
 * `lonely` a word · `lonel*` a beginning · `live|lives` either · `very?` may be missing ·
 * `~` up to three words in between, `~6` up to six · `PIP` only when written in capitals · `#` a number ·
 * `##` a whole number from ten up. A phrase never runs across a sentence end, and a gap never across a comma.
 * Common shorthand is found by the word that it stands for: `husband` finds "husb".
 */
export interface PhraseSource<Owner> {
  owner: Owner
  phrases: readonly string[]
}

/**
 * All phrases as one tree. Its nodes are numbers, the root is 0, and the children of a node stand next to each other:
 * to look for the next word is to run along a few numbers.
 */
export interface PhraseTree<Owner> {
  /** Where the children of a node begin; they end where those of the next node begin. */
  children: Int32Array
  /** Where, among the children of a node, those behind a gap begin; before it they stand in the order of their labels. */
  gaps: Int32Array
  /** Of a node the symbol that leads to it; of a node behind a gap how many words the gap may hold. */
  labels: Int32Array
  /** The bits of the symbols that lead on from a node, gaps left out. */
  awaited: Int32Array
  /** Where the owners of the phrases that end at a node begin, as with the children. */
  ownersFrom: Int32Array
  owners: readonly Owner[]
}

export interface PhraseBook<Owner> {
  tree: PhraseTree<Owner>
  /** Every symbol that a phrase names, by its number: a number is told from another faster than a word. */
  symbols: ReadonlyMap<string, number>
  /** Beginnings that the phrases name, by their first two letters. */
  beginnings: ReadonlyMap<string, readonly Beginning[]>
}

/** What a word may begin with, and the number of that symbol. */
export interface Beginning {
  text: string
  symbol: number
}

/** A node while the tree grows. */
interface Growing<Owner> {
  /** By the numbers of the symbols. */
  words: Map<number, Growing<Owner>> | null
  gaps: { most: number; node: Growing<Owner> }[] | null
  owners: Owner[] | null
}

/** Compiles phrases into one tree, so that all of them are looked for in one pass. */
export function phraseBook<Owner>(sources: readonly PhraseSource<Owner>[]): PhraseBook<Owner> {
  const beginnings = new Map<string, Beginning[]>()
  const symbols = new Map<string, number>()
  let nodes = 0
  const node = (): Growing<Owner> => {
    nodes += 1
    return { words: null, gaps: null, owners: null }
  }
  const numberOf = (symbol: string): number => {
    const known = symbols.get(symbol)
    if (known !== undefined) return known
    const number = symbols.size
    symbols.set(symbol, number)
    if (symbol.endsWith('*'))
      addBeginning(beginnings, { text: symbol.slice(0, -1), symbol: number })
    return number
  }
  const child = (parent: Growing<Owner>, symbol: number): Growing<Owner> => {
    parent.words ??= new Map()
    const known = parent.words.get(symbol)
    if (known) return known
    const fresh = node()
    parent.words.set(symbol, fresh)
    return fresh
  }
  const behindGap = (parent: Growing<Owner>, most: number): Growing<Owner> => {
    parent.gaps ??= []
    const known = parent.gaps.find((gap) => gap.most === most)
    if (known) return known.node
    const gap = { most, node: node() }
    parent.gaps.push(gap)
    return gap.node
  }
  const root = node()
  for (const { owner, phrases } of sources) {
    for (const phrase of phrases) {
      let ends = [root]
      for (const part of phrase.split(' ')) {
        if (part.startsWith('~')) {
          const most = Number(part.slice(1) || 3)
          ends = ends.map((parent) => behindGap(parent, most))
          continue
        }
        const optional = part.endsWith('?')
        const either = (optional ? part.slice(0, -1) : part).split('|').map(numberOf)
        const next = ends.flatMap((parent) => either.map((symbol) => child(parent, symbol)))
        ends = optional ? [...ends, ...next] : next
      }
      for (const end of ends) {
        end.owners ??= []
        if (!end.owners.includes(owner)) end.owners.push(owner)
      }
    }
  }
  return { tree: laidOut(root, nodes), symbols, beginnings }
}

function laidOut<Owner>(root: Growing<Owner>, nodes: number): PhraseTree<Owner> {
  const children = new Int32Array(nodes + 1)
  const gaps = new Int32Array(nodes)
  const labels = new Int32Array(nodes)
  const awaited = new Int32Array(nodes)
  const ownersFrom = new Int32Array(nodes + 1)
  const owners: Owner[] = []
  const order = [root]
  for (let at = 0; at < nodes; at++) {
    const from = order[at] as Growing<Owner>
    ownersFrom[at] = owners.length
    if (from.owners !== null) owners.push(...from.owners)
    children[at] = order.length
    if (from.words !== null) {
      for (const [symbol, child] of [...from.words].sort(([a], [b]) => a - b)) {
        labels[order.length] = symbol
        awaited[at] = (awaited[at] as number) | bitOf(symbol)
        order.push(child)
      }
    }
    gaps[at] = order.length
    for (const { most, node } of from.gaps ?? []) {
      labels[order.length] = most
      order.push(node)
    }
  }
  children[nodes] = nodes
  ownersFrom[nodes] = owners.length
  return { children, gaps, labels, awaited, ownersFrom, owners }
}

/** A phrase as somebody else wrote it: only words wholly in capitals are looked for in capitals. */
export const inNotation = (phrase: string): string =>
  phrase
    .replace(/['’‘]/g, '')
    .trim()
    .split(/\s+/)
    .map((part) => (part === part.toUpperCase() ? part : part.toLowerCase()))
    .join(' ')

function addBeginning(beginnings: Map<string, Beginning[]>, beginning: Beginning): void {
  const start = beginning.text.slice(0, 2)
  const known = beginnings.get(start)
  if (known === undefined) beginnings.set(start, [beginning])
  else known.push(beginning)
}

/** A bit for a symbol, shared with some others: two sets of bits that have none in common have no symbol in common. */
export const bitOf = (symbol: number): number => 1 << (symbol & 31)

const FEW = 8

/** The child of a node to which a symbol leads; 0 for none. */
export function childOf<Owner>(
  { children, gaps, labels }: PhraseTree<Owner>,
  node: number,
  symbol: number,
): number {
  let from = children[node] as number
  let to = gaps[node] as number
  while (to - from > FEW) {
    const middle = (from + to) >> 1
    if ((labels[middle] as number) <= symbol) from = middle
    else to = middle
  }
  for (; from < to; from++) if (labels[from] === symbol) return from
  return 0
}
