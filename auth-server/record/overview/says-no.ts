const HARM =
  '(?:suicid\\w*|self[- ]?harm\\w*|dsh|tosh|t(?:sdh|dsh)|tsh(?=[.,;)]|$)|(?:harm|hurt)(?:ing)? (?:him|her|them|my|your)sel\\w*|(?:harm|hurt)(?:ing)? (?:self|others|anyone|anybody)|ending (?:(?:his|her|their|my) )?(?:own )?life|tak(?:e|ing) (?:his|her|their|my) own life|not waking up)'
const NO = new RegExp(
  `\\b(?:no|nil|not|denies|denied|without|never)\\b[^.;:]{0,40}?\\b${HARM}`,
  'giu',
)
const ANY = new RegExp(`\\b${HARM}`, 'iu')
const SOMEBODY_ELSE =
  /\b(?:(?:his|her|their|my) )?(?:mum|mother|dad|father|son|daughter|brother|sister|husband|wife|partner|friend|neighbour)\b/i
/** A no that is taken back, or is no answer. */
const BUT =
  /\b(?:but|however|although|except|unless|not sure|won['’]?t say|would not say|no longer (?:denies|safe)|not (?:only|just|asked))\b/i

/** The patient's own words, who give a reason: "I have a daughter". */
const OWN_WORDS = /["“'‘](?:I|my)\b[^"”’]*["”'’]/gi

const THOUGHTS = new RegExp(
  `\\b(?:${HARM}|thoughts? of not being here|not (?:being|want(?:ing|s)? to be) here any ?more|(?:does not|doesn['’]?t|did not|didn['’]?t|not) want(?:ing)? to (?:live|wake up)|better off (?:dead|(?:w\\/?o|w out|without) me)|(?:they|every(?:one|body)|family|kids|children|people)\\b[^.;]{0,20}better off (?:w\\/?o|w out|without) (?:him|her)|(?:passive|fleeting) (?:suicidal )?thoughts|wish(?:es|ed)? (?:I|he|she|they) (?:was|were|is)(?:n['’]?t| not) (?:here|alive|around)|no point (?:in (?:living|going on|anything|being here)|going on|any ?more)|end(?:ing)? it all)|["“'‘](?:(?:there['’]s|what['’]s) )?(?:the |no )point\\b`,
  'iu',
)

/** True when a sentence speaks of thoughts or acts of harm to oneself, is no denial, and of nobody else. */
export const speaksOfHarm = (sentence: string): boolean =>
  THOUGHTS.test(sentence.replace(NO, '')) && !SOMEBODY_ELSE.test(sentence)

/** A thought that was had, whatever is denied beside it. */
const HAD =
  /\b(?:(?:passive|fleeting) thoughts?|thought (?:about|of)|wish(?:es|ed)? (?:I|he|she|they)\b|going to sleep)\b/i

/** True when a sentence says no to thoughts or a risk of harm, and of nobody else and without a but. */
export function saysNoToHarm(sentence: string): boolean {
  if (SOMEBODY_ELSE.test(sentence.replace(OWN_WORDS, '')) || BUT.test(sentence)) return false
  const rest = sentence.replace(NO, '')
  return rest !== sentence && !ANY.test(rest) && !HAD.test(rest)
}
