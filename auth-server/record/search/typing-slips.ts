/** Edits (insert, drop, change, swap of neighbours) that turn one word into another; `most + 1` when there are more. */
export function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1
  let before: number[] = []
  let previous = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= to.length; column++) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1
      let best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + change,
      )
      const swapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1]
      if (swapped) best = Math.min(best, (before[column - 2] ?? 0) + 1)
      current.push(best)
      least = Math.min(least, best)
    }
    if (least > most) return most + 1
    before = previous
    previous = current
  }
  return Math.min(previous[to.length] ?? most + 1, most + 1)
}

/** The words nearest to one that found nothing, all at the same smallest distance; none for very short words. */
export function nearestWords(word: string, among: Iterable<string>): readonly string[] {
  if (word.length < 4) return []
  let most = word.length < 8 ? 1 : 2
  let nearest: string[] = []
  for (const candidate of among) {
    if (Math.abs(candidate.length - word.length) > most) continue
    const distance = editDistance(word, candidate, most)
    if (distance > most) continue
    if (distance < most) {
      most = distance
      nearest = []
    }
    if (!nearest.includes(candidate)) nearest.push(candidate)
  }
  return nearest.slice(0, 8)
}
