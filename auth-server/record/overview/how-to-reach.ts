const CHANNEL =
  '(?:ring|call|phone|telephone|text|message|e-?mail|write|post|send|knock|visit|contact|use|leave)'
const THEM = '(?:him|her|them|me|us|\\p{Lu}\\p{L}+)'
const TALK = '(?:talk|speak|ring|rung|call|phone|reach|contact|text|see|seen|meet|come|free)'
const CLOCK = '(?:\\d{1,2}(?:[:.]\\d\\d)?\\s*(?:am|pm)?|one|two|three|four|five|noon|midday|lunch)'
const RANGE = `${CLOCK}\\s*(?:-|–|to|and|till|until)\\s*${CLOCK}`

const of = (...parts: readonly string[]) =>
  new RegExp(parts.map((part) => `(?:${part})`).join('|'), 'iu')

/** What not to do. */
const FORBIDS = of(
  `(?<!\\b(?:I|we|they|you|children|kids|family|friends|who)\\s)\\b(?:do not|don['’]?t|never|must not|not to|avoid)\\s+(?:\\p{L}+\\s+){0,1}(?:${CHANNEL}(?:ing)?)\\b(?!\\s+(?:suddenly|on with))`,
  '\\bno (?:voice ?mails?|messages?|msgs?|texts|calls|post|letters)\\b(?! (?:from|came|received|yet))',
  '\\bnot (?:on |to |by |via )?(?:the |her |his |their )?(?:landline|house phone|home (?:phone|number)|post|voicemail)\\b',
)
/** Instructions about a channel. */
const BY_WHAT = of(
  '(?<!\\bon (?:the )?)\\b(?:texts?|e-?mail|phone|telephone|letter|post|mobile|landline)\\s+only\\b|\\bonly (?:by |via )?(?:texts?|e-?mail|phone|post|letter|mobile)\\b',
  '\\bprefers? (?:a |to be |being |the )?(?:texts?|text(?:ed)?|calls?|called|rung|phoned|e-?mails?|letters?|phone|face)\\b',
  '\\brather (?:be )?(?:text|texted|rung|called|phoned|e-?mail|e-?mailed|you rang|you texted|meet|be seen)\\b',
  '\\blet it ring\\b|\\bknock (?:loud|hard)|\\bslow to (?:answer|get to the|the) ?(?:door|phone)?|\\b(?:back|side) door\\b.{0,20}\\b(?:use|open|please)',
  "\\b(?:does not|doesn[’']?t|won[’']?t|will not|never|cannot|can[’']?t) (?:answer|answers|pick up|use|hear)\\b.{0,25}\\b(?:phone|telephone|calls?|numbers?|door)\\b",
  '\\b(?:letters|(?:any|every|each) letter)\\b.{0,30}\\b(?:unread|unopened|not opened|not read|behind the|in a drawer)',
  '\\bletters?\\b.{0,30}\\b(?:to (?:daughter|son|sister|brother|mum|wife|husband))',
  '\\bring(?:ing)? (?:with|via) (?:an )?interpret',
  '\\b(?:mob(?:ile)?|landline|home) (?:no\\.?|number) only\\b|\\bcorrespondence\\b.{0,20}\\b(?:to|c/o)\\b|\\buse (?:e-?mail|texts?)\\b',
  '\\brather than (?:by |on |over )?(?:the |a )?(?:tele)?phone\\b',
  '\\bhappy for you to (?:ring|call|phone|text|write|visit)\\b',
)
/** What a letter asks of the reader by a plain command, or tells of where somebody will be seen. */
const ASKED_OF_READER = of(
  "(?:^|[.!?] )(?:please )?(?:(?:do not|don[’']?t|avoid) (?!worry|hesitate)|never (?!been|had|drank|drunk|got|went|came|\\p{L}+(?:ed|es)\\b))\\p{L}+",
  "\\b(?:please|pls) (?:(?:do not|don[’']?t|avoid) (?!worry|hesitate)|never (?!been|had|drank|drunk|got|went|came|\\p{L}+(?:ed|es)\\b))\\p{L}+",
  '(?:^|[;:] )(?:please )?(?:ring|call|phone|text|e-?mail|write to|knock)\\b(?! (?:if|back|to|for|me if|111|999))',
  '\\b(?:contact|reach(?:ed)?)\\b.{0,25}\\b(?:by|via|through|on)\\b.{0,20}\\b(?:text|e-?mail|phone|letter|post|mobile|daughter|son|sister|brother|mother|father|wife|husband|friend|worker)\\b',
  `\\bplease (?:only )?(?:see|meet|visit) ${THEM} (?:only )?(?:at|in|away)\\b`,
  '\\b(?:he|she|they) will only (?:see|meet|speak|talk|come)\\b',
)
/** Instructions about when and with whom. */
const WHEN_AND_WITH = of(
  `\\bonly\\b.{0,25}\\b${TALK}\\b.{0,25}\\b${RANGE}`,
  `\\b${TALK}\\b.{0,20}\\b(?:only|best|between)\\b.{0,20}\\b${RANGE}`,
  `\\bonly\\s+(?:between\\s+)?\\d{1,2}(?:[:.]\\d\\d)?\\s*(?:am|pm)?\\s*(?:-|–|to|and)\\s*\\d{1,2}(?:[:.]\\d\\d)?\\s*(?:am|pm)\\b`,
  '\\bbest (?:time|rung|called|seen|phoned|reached|contacted)\\b|\\b(?:mornings?|afternoons?|evenings?)\\b.{0,12}\\b(?:best|hopeless|worst|only)\\b|\\b(?:after|before) (?:\\d{1,2}|noon|lunch)\\b.{0,8}\\b(?:is )?(?:best|only)\\b',
  '\\balone first\\b|\\S\\s+not (?:on )?(?:mon|tue|wed|thu|fri)(?:s|days?|[a-z]+days?)?\\b|\\b(?:mornings?|afternoons?|evenings?) (?:after|before|from|until) \\d',
  '\\bprefers? (?:a )?(?:fe)?male\\b|\\bprefers? a (?:wo)?man\\b',
  `\\b(?:see|speak (?:to|with)|talk to|meet|visit|arrange to see) ${THEM}\\b.{0,20}\\b(?:by (?:him|her|them)sel|alone|on (?:his|her|their) own|without)`,
  '\\bin front of (?:him|her|them|the (?:children|kids)|(?:his|her|their) )|\\banswers? for (?:him|her|them)\\b|\\balways in the room\\b',
  "\\bsomewhere (?:that )?(?:is not|isn[’']?t|other than|away from)\\b.{0,10}\\bhome\\b|\\bnot (?:meet|be seen|visited?) at home\\b",
  '\\b(?:please|pls|always) (?:ring|call|phone|contact|speak (?:to|with)|ask|text|go through|write)\\b(?! (?:back|if|with results?|for results?|to book|111|999))',
  `^(?:ring|call|phone|contact|text) (?:me|us|(?!back|if|to|for|with)\\p{L}+ (?:first|before|instead|only))\\b`,
  `^(?:ring|call|phone|contact|text) (?!back|if|to|for|with)\\p{L}+(?: \\p{L}+){1,3} only\\b`,
  '\\b(?:speak|talk) to (?:you|me|us) before\\b|\\blet \\p{Lu}\\p{L}+ know (?:of|about) (?:any|all|the)\\b',
)
/** Who may not learn of it. */
const ABOUT_TELLING =
  /\b(?:not to be (?:told|discussed|disclosed|mentioned|known)|(?:does not|doesn['’]?t|did not|didn['’]?t) want\b.{0,40}\b(?:told|to know|knowing|find(?:ing)? out|informed)|(?:do not|don['’]?t|please do not|never) (?:tell|mention|disclose|discuss|say|comment|bring up|raise|share|ask about|(?:talk|speak) to)|(?:does not|doesn['’]?t|not) say (?:who|["“'‘]?(?:from|it is|that))|(?:must|should) not (?:know|be told|find out)|nobody (?:else )?(?:knows|to know)|to know nothing else)\b/iu
/** A patient told to come or ring back is told how to reach the practice, not how to be reached. */
const REACHING_THE_PRACTICE =
  /\b(?:if (?:worse|worsening|no better|not better|any|symptoms|pain|fever)|safety ?net\w*|results?|111|999|a&e|results line|prescription|tablets|medication|dose)\b/iu

/** True when a sentence says who may not learn of something. */
export const saysWhoMayNotKnow = (sentence: string): boolean => ABOUT_TELLING.test(sentence)

/** True when a sentence says how this person may or may not be reached, when, with whom and who may not know. */
export function saysHowToReach(sentence: string): boolean {
  if (ABOUT_TELLING.test(sentence)) return true
  if (REACHING_THE_PRACTICE.test(sentence)) return false
  return FORBIDS.test(sentence) || BY_WHAT.test(sentence) || WHEN_AND_WITH.test(sentence)
}

/** True when a sentence of a letter asks the reader to do or leave something; a note's is for the practice. */
export const asksOfReader = (sentence: string): boolean => ASKED_OF_READER.test(sentence)

/** True when a sentence says what must not be done, or who must not know. */
export const forbids = (sentence: string): boolean =>
  ABOUT_TELLING.test(sentence) || FORBIDS.test(sentence)

/** A note tells a colleague, a clinic or the desk what to arrange. */
const TO_COLLEAGUES =
  /\b(?:letter marked|marked|MSK|orthop\w*|physio\w*|clinic|audiolog\w*|hospital|re-?refer\w*|reception|task(?:ed)?|admin|book(?:ed)? (?:an? )?interp\w*)\b/i

/** True when a note's sentence tells others at the practice what to arrange, not how to reach the person. */
export const isForColleagues = (sentence: string): boolean =>
  TO_COLLEAGUES.test(sentence) && !/\b(?:do not|don['’]?t|never|must not)\b/i.test(sentence)
