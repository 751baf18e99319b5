/** The fifteen kinds of topic; the labelled set is scored for each. */
export const KINDS = [
  'alcohol use',
  'care plans & reviews',
  'carers & dependants',
  'drug use',
  'engagement',
  'frailty & function',
  'lifestyle',
  'long-term conditions',
  'mental health',
  'pain & fatigue',
  'referrals & agencies',
  'safeguarding & risk',
  'smoking',
  'social history',
  'social prescribing',
] as const
export type Kind = (typeof KINDS)[number]

/** Something in a person's life or care that a link worker should see first, and how a record says it. */
export interface Topic {
  /** Name of the rule. */
  name: string
  kind: Kind
  /** Where an observation about it belongs; null leaves it among the other entries. */
  area: 'socialHistory' | 'lifestyle' | 'referrals' | 'carePlans' | 'people' | null
  /** Group heading within the area. */
  heading: string
  /**
   * `patient`: said of a relative it is their matter, and counts only when it describes the home.
   * `anyone`: a relative is part of the fact itself.
   */
  whose: 'patient' | 'anyone'
  /** `term`: counts only as the entry's own subject, not when a note mentions it. */
  where: 'term' | 'anywhere'
  phrases: readonly string[]
}

/** Cuts a list of phrases at its commas. */
export const phrases = (list: string): readonly string[] =>
  list
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter(Boolean)

type Rest = Partial<Pick<Topic, 'whose' | 'where'>>

/** Makes the topics of one kind and area, each with its heading and phrases. */
export const topicsOf =
  (kind: Kind, area: Topic['area'], shared: Rest = {}) =>
  (name: string, heading: string, list: string, rest: Rest = {}): Topic => ({
    name,
    kind,
    area,
    heading,
    whose: 'anyone',
    where: 'anywhere',
    ...shared,
    ...rest,
    phrases: phrases(list),
  })
