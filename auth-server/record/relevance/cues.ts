import type { Found } from './find-phrases.ts'
import { phrases } from './topic.ts'

/** What a word around a finding does to it. */
export type Cue =
  | { cue: 'negation'; reach: number; throughCommas: boolean }
  | { cue: 'not a negation' }
  | { cue: 'stop' }
  | { cue: 'relative'; household: boolean }
  | { cue: 'patient' }
  | { cue: 'history' }
  | { cue: 'history after' }
  | { cue: 'family history' }
  | { cue: 'home' }

/** A cue where it stands. */
export type Marked = Found<Cue>

/** Words that turn what follows, or what stands before them, into something about nobody or somebody else. */
export const cuePhrases: readonly { owner: Cue; phrases: readonly string[] }[] = [
  {
    owner: { cue: 'negation', reach: 8, throughCommas: true },
    phrases: phrases(
      `no, nil, denies, denied, denying, no evidence of, no h o, no history of, no known, no current, no previous, no signs of, no sign of, absence of, negative for, neither, nor, free of, free from, ruled out, none of`,
    ),
  },
  {
    owner: { cue: 'negation', reach: 3, throughCommas: false },
    phrases: phrases(
      `not, never, without, isnt, arent, wasnt, werent, hasnt, havent, doesnt, does not, dont, do not, didnt, did not, has not, is not, was not, no longer, never had, not currently, ex, cannot be, unlikely, excluded, nondependent, negative`,
    ),
  },
  {
    // "Non-diabetic", but not "non-Hodgkin lymphoma" or "non-allergic asthma".
    owner: { cue: 'negation', reach: 0, throughCommas: false },
    phrases: phrases(`non`),
  },
  {
    owner: { cue: 'not a negation' },
    phrases: phrases(
      `not only, not just, not sure, not certain, not known, not helping, not controlled, not improving, not improved, not well, no better, no improvement, no change in|to|of, no change, no doubt, not yet, ex husband|wife|partner|forces|army|navy|raf|boyfriend|girlfriend|serviceman|military|miner|soldier|convict|offender, no worse, not tolerated, not taking, not responding, not coping, not managing, not recorded, no reply, no answer, not to be, not as, not able, not eating, not sleeping, not enjoying, not engaging, not working, not attend*, not wanting, did not attend, not happy, not seen, no one, no longer able|lives|working|drives|has, do not resuscitate, not for resus*, not for cpr, not resuscitate, without a|her|his|their|any money|help|support|job|work|food|heating, no change ~`,
    ),
  },
  {
    owner: { cue: 'stop' },
    phrases: phrases(
      `but, however, although, though, except, apart from, because, due to, since, despite, secondary to, so, when, while, whilst, until, then, therefore, who, after, before, following, plan, advised, reports, says, states, feels, now, today, still, and is|has|feels|was|he|she, he is|has, she is|has, worried about, concerned about, complains of, c o, admits`,
    ),
  },
  {
    owner: { cue: 'relative', household: true },
    phrases: phrases(
      `wife*, husband*, husb, hubby, dtr, partner, partners, spouse, son, sons, daughter, daughters, child, childs, childrens, children, boyfriend*, girlfriend*, fiance, fiancee, fiances, flatmate*, housemate*, household, lodger, baby, kids`,
    ),
  },
  {
    owner: { cue: 'relative', household: false },
    phrases: phrases(
      `mother*, father*, mum, mums, mam, dad, dads, parent, parents, brother*, sister*, sibling*, grandmother*, grandfather*, grandparent*, gran, grandad, granddad, nan, nana, grandson*, granddaughter*, uncle*, aunt, aunts, aunty, auntie, cousin*, niece*, nephew*, neighbour*, friend, friends, colleague*, relative, relatives, family member*, ex husband, ex wife, ex partner, in law, stepson, stepfather, stepmother, stepdaughter, maternal, paternal, twin, family`,
    ),
  },
  {
    owner: { cue: 'family history' },
    phrases: phrases(`fh, fhx, f h, family history, family h o`),
  },
  {
    owner: { cue: 'patient' },
    phrases: phrases(
      `he, she, they, pt, patient, patients, i, himself, herself, client, reports, says, worried, worries, concerned, noticed, notices, thinks, feels, states, stated, reported, died, dies, dead, death, left, passed, rang, called, phoned, accompanied, attended, present, helps, supports, supportive, support, visits, about her, about his, about their, since, due to, because, by, to, from, arguments, arguing, and, so, with him|her`,
    ),
  },
  {
    owner: { cue: 'history' },
    phrases: phrases(
      `known, pmh, pmhx, past medical history, medical history, diagnosed, diagnosis, diagnoses, suffers, suffering, existing medical conditions, medical conditions, long term conditions, comorbid*, co morbid*, background of, background, he has, she has, pt has, patient has, has got, living with, underlying, managing his|her, his|her, active problems, problems, ongoing`,
    ),
  },
  {
    owner: { cue: 'history after' },
    phrases: phrases(
      `since #|childhood|birth|teens|school|age, for # years|yrs, x # years|yrs, # years|yrs, dx, diagnosed, flare, flares, flare ups, flare up, well|poorly|badly|under controlled|control, for years, all his|her life, on inhalers|insulin|dialysis|methotrexate|oxygen|biologics|chemo`,
    ),
  },
  {
    owner: { cue: 'home' },
    phrases: phrases(
      `lives with, living with, at home, cares for, caring for, carer for, looks after, looking after, same house, shares house, in the house, in the home, household, in house|flat|home|kitchen|car, indoors, round|around ~1 baby|kids|twins|children|grandchildren|toddler|toddlers`,
    ),
  },
]
