import type { ReadItem } from '../item.ts'
import type { LifeWords } from './life-words.ts'
import type { Mentions } from './mentions.ts'
import type { Said } from './said.ts'
import type { EverydayKind } from './topics/everyday.ts'

/** A note so long names something of everyday life in passing. */
const LONG_WORDS = 45

/** Entries whose free words may be about a life though no rule names them. */
export const speaksOfLife = (item: ReadItem) =>
  (item.type === 'Observation' || item.type === 'Immunization') &&
  !item.isLaboratory &&
  (item.isNote || item.text !== null)

/** Of a note no longer than this one telling word counts, where few words are of illness. */
const SHORT_WORDS = 20
/** Fewer words are a label or a remnant. */
const FEWEST_WORDS = 3

const quoted = (everyday: ReadonlyMap<EverydayKind, string>) =>
  everyday.size === 0
    ? 'words neither of illness nor of treatment'
    : [...everyday.values()].slice(0, 2).join(', ').toLowerCase()

/** The words of everyday life in an entry's text, when it tells of a life; else null. */
export function everydayIn(
  { isNote }: ReadItem,
  said: Said,
  life: (text: string) => LifeWords,
): string | null {
  if (said.familyHistory || said.misfiled || said.unknown) return null
  const aboutAnother = said.spoken.some(({ otherPerson }) => otherPerson)
  for (let at = 0; at < said.text.length; at++) {
    const { words } = said.text[at] as Mentions
    const { everyday, clinical } = life(said.texts[at] ?? '')
    let telling = 0
    for (const kind of everyday.keys()) if (kind.telling) telling += 1
    const many = telling > 0 && everyday.size >= (words > LONG_WORDS ? 3 : 2)
    const nothingElse =
      isNote &&
      !aboutAnother &&
      clinical === 0 &&
      words >= (everyday.size > 0 ? FEWEST_WORDS : FEWEST_WORDS + 1)
    const mostlyLife = isNote && telling > 0 && words <= SHORT_WORDS && clinical * 5 <= words
    if (many || nothingElse || mostlyLife) return quoted(everyday)
  }
  return null
}
