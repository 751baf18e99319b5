import { countWords, sentencesOf } from './sentences.ts'

/**
 * The sentences of a letter or of a reason: nothing above its greeting, no greeting, no thanks or close, no name below
 * it. Of a form the boxes that are not ticked are left out.
 */
export function sentencesOfLetter(text: string): readonly string[] {
  const sentences = [...sentencesOf(punctuated(withAnswers(text.replace(UNTICKED, ''))))]
  for (let left = MOST_SIGNATURES; left > 0 && sentences.length > 1; left--) {
    if (!SIGNATURE.test(sentences.at(-1) ?? '')) break
    sentences.pop()
  }
  const greeted = sentences.slice(0, MOST_ABOVE).findIndex((sentence) => GREETING.test(sentence))
  return sentences
    .slice(Math.max(0, greeted))
    .map((sentence) => sentence.replace(GREETING, ''))
    .filter((sentence) => sentence !== '' && !isForm(sentence) && !PARTICULARS.test(sentence))
}

/** Who writes without capitals ends sentences too. */
function punctuated(text: string): string {
  const small = text.match(/[.!?] +(?=\p{Ll})/gu)?.length ?? 0
  const great = text.match(/[.!?] +(?=\p{Lu})/gu)?.length ?? 0
  return small > great ? text.replace(/([.!?]) +(?=\p{Ll})/gu, '$1\n') : text
}

/** Of a form the question and the answer on the line below it are one sentence. */
const withAnswers = (text: string): string =>
  text.replace(/^([^\n?:]{3,80}\?) *\n+(?=[^\n]*$)(?![^\n]*[?:])/gm, '$1 – ')

/** Of these the ones that tell why it was written: no title or number to ring, and nothing that a system listed. */
export function bodyOfLetter(text: string): readonly string[] {
  let isListed = false
  return sentencesOfLetter(text).filter((sentence) => {
    if (HEADING_OF_A_LIST.test(sentence)) isListed = true
    else if (/[.!?]["”’]?$/.test(sentence) && countWords(sentence) > MOST_WORDS_LISTED) {
      isListed = false
    }
    return !isListed && !isAnsweredNo(sentence) && !NUMBERS.test(sentence) && !isTitle(sentence)
  })
}

/** A line of a form: "Interpreter: No". */
export const isAnsweredNo = (sentence: string): boolean => ANSWERED_NO.test(sentence)

const ANSWERED_NO =
  /^[^:[]{2,60}(?::\s*|(?::\s*)?(?:\[x\]|[☑☒✓✔])\s*)(?:no|none|nil|n\/?a|not (?:applicable|needed|required)|none known)\.?$/iu

/** Up to four names or initials on a line of their own, with no full stop behind them. */
const SIGNATURE = /^(?:\p{Lu}[\p{L}.'’-]*[ ,]*){1,4}(?<![.!?])$/u
const MOST_SIGNATURES = 2
/** Lines of a letterhead. */
const MOST_ABOVE = 12
/** "[ ] Money", up to the next box or the end of the line. */
const UNTICKED = /(?:\[[ _]?\]|[☐□])[^[\n☐□☑☒✓✔]*/gu

/** "Dear colleague," also where the letter goes on in the same line. */
const GREETING =
  /^(?:dear|hello|hi)\b(?: (?:(?:dr|mrs?|ms|prof|rev)\.|[\p{L}\d&][\p{L}\d'’/-]*)){0,6}(?:\s*[,:!.](?:\s+|$)|\s+[-–—]\s+|$)/iu
const CLOSE =
  /^(?:(?:with )?(?:many )?thanks?\b|kind(?:est)? regards|(?:with )?best wishes|yours|regards|re:)/i
/** "Thank you for seeing this lady, who …" is how many a letter says why it was written. */
const ASKS =
  /^(?:(?:with )?many )?thank(?:s| you)\b.{0,20}\bfor (?:kindly |agreeing to )?(?:see|review|accept|tak|look|help|consider|contact|ring|call|support|your (?:help|support|input) with)\w* (?:\S+ ){2}\S/i

const isForm = (sentence: string): boolean => CLOSE.test(sentence) && !ASKS.test(sentence)

/** "Active problems", "Medication": what a practice's system writes below a heading is its list, not the letter. */
const HEADING_OF_A_LIST =
  /^(?:(?:active|current|past|significant|minor|major|repeat|acute|recent|other|medical|known|drug) )*(?:active|past|problems?|history|pmh|diagnos[ie]s|medications?|medicines?|repeats?|acutes?|allergies|allergies and adverse reactions|sensitivities|values|vital signs|examinations?|immunisations|vaccinations|investigations|results|observations)(?: list)?:?$/i
const MOST_WORDS_LISTED = 4
/** What the panel shows beside the person's name. */
const PARTICULARS =
  /^(?:(?:patient|client|service user)(?:['’]s)? )?(?:name|surname|forename|title|d\.?o\.?b\.?|date of birth|age|gender|sex|nhs (?:no|number)|address|post ?code|gp|gp practice|surgery|practice|referrer|referred by|date(?: of referral)?|ethnicity)\b\.?\s*:/i
const NUMBERS = /^(?:tel(?:ephone)?|phone|mobile|home|work|e-?mail)\b[^:]{0,20}:\s*\S+(?: \d+)*$/i

/** "SOCIAL PRESCRIBING REFERRAL FORM" */
const isTitle = (sentence: string): boolean =>
  /\p{Lu}{4}/u.test(sentence) && !/\p{Ll}{2}|[.!?]/u.test(sentence)
