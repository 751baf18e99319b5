/** An entry whose own term says that somebody cannot read or write. */
export const CANNOT_READ_TERM = /\b(?:illitera|unable to (?:read|write)|cannot (?:read|write))/i

const CANNOT_READ =
  /\b(?:cannot|can['’]?t|can not|could not|couldn['’]?t|unable to|never (?:learn(?:ed|t)|taught) (?:how )?to|struggl\w* (?:to|with)|does not|doesn['’]?t|difficulty|trouble|problems? with|help with) (?:\w+ )?(?:read|reading|writ(?:e|ing)|spell\w*)\b|\breads? (?:only )?(?:very )?(?:slowly|little|poorly|badly)\b|\bpoor reader\b|\b(?:his|her|their) (?:\w+ )?reading is (?:very )?(?:poor|limited|slow)\b|\billitera|\bliteracy\b|\bdyslexi|\breads? (?:it|them|things|letters) (?:out|to)\b/i
/** Of a meter, of sight, of one thing once. */
const OTHER_READING =
  /\b(?:tablet|prescription|blood pressure|meter|monitor) read|\b(?:small print|glasses|specs|eyes?|sight|eyesight|vision|cataracts?|my writing|handwriting)\b/i

const DOES_NOT_READ =
  /\b(?:cannot|can['’]?t|can not|unable to|never (?:learn(?:ed|t)|taught) (?:how )?to|does not|doesn['’]?t) (?:read|write)\b|\billiterate\b/i
/** "Her son cannot read" tells of the son, "daughter says he cannot read" of the person. */
const KIN_BEFORE =
  /\b(?:mum|mother|dad|father|son|daughter|child(?:ren)?|brother|sister|husband|wife|partner)\b(?!.*\b(?:he|she|they|him|her|says?|said|tells?)\b)[^,;:–-]{0,25}$/i

const isSaidOfThem = (sentence: string, pattern: RegExp): boolean => {
  const match = pattern.exec(sentence)
  return (
    match !== null &&
    !OTHER_READING.test(sentence) &&
    !KIN_BEFORE.test(sentence.slice(0, match.index))
  )
}

/** True when a sentence says that reading or writing is hard for the person. */
export const saysCannotRead = (sentence: string): boolean => isSaidOfThem(sentence, CANNOT_READ)

/** True when a sentence says that the person does not read or write at all. */
export const saysDoesNotRead = (sentence: string): boolean => isSaidOfThem(sentence, DOES_NOT_READ)
