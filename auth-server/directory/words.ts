/** Words that say nothing about what is wanted. */
const STOP = new Set(
  `a about after all also am an and any are as at be because been before being both but by can could did do does
  doing done dont down each else even ever every for from gets getting give go going got had has have having he her
  hers herself him himself his how i if in into is it its itself just keep know like likes make many may me might more
  most much must my need needs needed no not now of off often on once one only or other our out over own people person
  put really said same say see she should since so some someone something somewhere still such take than that the their
  theirs them then there these they thing things this those through to told too tries try trying up us use used uses
  very want wanted wants was way we well went were what when where which while who whom why will wish wishes with
  without would year years yet you your yours help helps helping support service services local area near nearby find
  looking look group groups`.split(/\s+/),
)

/** Lower-case words without accents and apostrophes: "Men’s" is "mens". */
export function plainWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/['’‘`]/g, '')
      .match(/[a-z\d]+/g) ?? []
  )
}

/**
 * The stem of a word, cut the same way wherever words are compared. It is no dictionary form; "housing", "houses" and
 * "housed" all become "hous".
 */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  let cut = word
  if (cut.endsWith('ies') && cut.length > 4) cut = `${cut.slice(0, -3)}y`
  else if (/(?:ss|sh|ch|x|zz)es$/.test(cut)) cut = cut.slice(0, -2)
  else if (/[^sui]s$/.test(cut)) cut = cut.slice(0, -1)
  if (cut.endsWith('ing') && cut.length > 5) cut = base(cut.slice(0, -3))
  else if (cut.endsWith('ed') && cut.length > 4) cut = base(cut.slice(0, -2))
  if (cut.endsWith('e') && cut.length > 4) cut = cut.slice(0, -1)
  return cut.endsWith('y') && cut.length > 3 ? `${cut.slice(0, -1)}i` : cut
}

/** "stopp" was "stop", and "car" of "caring" was "care". */
function base(word: string): string {
  if (/([bdgmnprt])\1$/.test(word)) return word.slice(0, -1)
  return /^[^aeiou][aeiou][^aeiouwxy]$/.test(word) ? `${word}e` : word
}

/** Every word as its stem, in order. */
export const wordsOf = (text: string): readonly string[] => plainWords(text).map(stem)

/** The stems that can tell one service from another. */
export const tellingWords = (text: string): readonly string[] =>
  plainWords(text)
    .filter((word) => !STOP.has(word) && word.length > 1)
    .map(stem)
