import { describe, expect, it } from 'vitest'
import {
  asksOfReader,
  saysHowToReach,
} from '../../../../auth-server/record/overview/how-to-reach.ts'

describe('how somebody may be reached', () => {
  it.each([
    'Please do not phone the flat.',
    "Don't leave a message with his mother.",
    'Never write to the old address.',
    'No voicemail please.',
    'Text only, she is in class until four.',
    'He prefers a text.',
    'She would rather be rung on the mobile.',
    'Can only talk between 12 and 1 when the baby sleeps.',
    'Only 3-4pm.',
    'Afternoons are best, mornings hopeless.',
    'Please ring the warden first.',
    'Ring me.',
    'Ring Agnes first.',
    'Please see Bela on her own.',
    'Her brother answers for her.',
    'Does not want her sister to know.',
    'Not to be told to patient or family.',
    'Letters go unopened.',
    'Letters from the council unopened in a drawer.',
    'Any letter goes unread.',
    'Letter to daughter please.',
    'Let it ring.',
    'Does not answer the door to strangers.',
    'She would like to meet somewhere that isn’t home.',
    'Mob number only, between 9-11 when he sleeps.',
    'Correspondence to be c/o surgery.',
    'Better face to face rather than on the telephone.',
    'See him alone first.',
    'Text Agnes to arrange only.',
    'Mornings after 9.15.',
    'She does not hear the telephone, messages cannot be picked up.',
    'Prefers female.',
    'Best 9-11, not Tue/Thu (in office).',
    'Panic is worse on the phone: use email or text.',
    'Asks caller does not say "from the surgery".',
    "Don't comment on how she looks.",
  ])('is told by: %s', (sentence) => {
    expect(saysHowToReach(sentence)).toBe(true)
  })

  it.each([
    'Sat in the waiting room an hour.',
    'Great nephew seen on the tablet, cannot work the sound.',
    'Nephew in Cork, seen on phone only.',
    'Fluoxetine a bit better.',
    'Tax letter from the town hall unopened in her bag.',
    'The clinic letter was still unread.',
    'Ring back if worse.',
    'Please ring for results.',
    'They never ring.',
    'No contact with father.',
    'No letter from the clinic yet.',
    'Do not stop tablets suddenly.',
    'Has not phoned in weeks.',
    'Ate only 1 to 2 meals.',
    'Does not want a group.',
    'Rang on Monday, no reply.',
    'Male, 54, smoker.',
    'Does not say why he stopped.',
    'Used email at work for years.',
    'Mornings are slow, stiff until ten.',
  ])('is not told by: %s', (sentence) => {
    expect(saysHowToReach(sentence)).toBe(false)
  })

  it('is asked of the reader by a command behind the sentence that names the matter', () => {
    expect(asksOfReader('She keeps her losses to herself. Do not press her on them.')).toBe(true)
    expect(asksOfReader('She was told not to press on.')).toBe(false)
    expect(asksOfReader('Never smoked tobacco')).toBe(false)
    expect(asksOfReader('Never mention the house.')).toBe(true)
    expect(asksOfReader('Please avoid sayings: he takes them literally.')).toBe(true)
    expect(asksOfReader('She may not run, so please do not suggest gyms.')).toBe(true)
  })
})
