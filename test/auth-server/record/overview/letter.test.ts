import { describe, expect, it } from 'vitest'
import { bodyOfLetter, sentencesOfLetter } from '../../../../auth-server/record/overview/letter.ts'

describe('the sentences of a letter', () => {
  it.each([
    ['Dear colleague, She is lonely.', 'She is lonely.'],
    ['Hello Priya - she is lonely.', 'she is lonely.'],
    [
      'Dear colleague please see Ann who has nobody to talk to.',
      'Dear colleague please see Ann who has nobody to talk to.',
    ],
    ['Hi! She is lonely.', 'She is lonely.'],
    ['Dear Dr. Osei: She is lonely.', 'She is lonely.'],
  ])('begin behind a greeting in the same line: %s', (letter, first) => {
    expect(sentencesOfLetter(letter)).toEqual([first])
  })

  it.each([
    'Thank you for seeing Mrs Quill, who is 75 and lives with her husband.',
    'Many thanks for your help with this lady of 78, who is lonely.',
    'Thank you very much for kindly accepting this man with rent arrears.',
  ])('hold a thanks that says why it was written: %s', (letter) => {
    expect(sentencesOfLetter(letter)).toEqual([letter])
  })

  it.each([
    'Dear all,',
    'Hello',
    'Thank you for seeing her.',
    'Thank you for your help.',
    'With many thanks and best wishes',
    'Yours sincerely',
    'Kind regards, Ada',
    'Re: Maud Quill, 04-Mar-1951',
  ])('are no form: %s', (form) => {
    expect(sentencesOfLetter(`${form}\nShe is lonely.`)).toEqual(['She is lonely.'])
  })

  it('are those above the name, and above the name of the practice', () => {
    expect(sentencesOfLetter('Please help.\nAda Okonjo\nFernhollow Surgery')).toEqual([
      'Please help.',
    ])
    expect(sentencesOfLetter('Please help.\nA. Okonjo')).toEqual(['Please help.'])
  })

  it('keep what is no name: more than two lines, more than four words, or a full stop behind it', () => {
    expect(sentencesOfLetter('Please help.\nAda\nBea\nCleo')).toEqual(['Please help.', 'Ada'])
    const five = 'Ada Bea Cleo Dora Ella'
    expect(sentencesOfLetter(`Please help.\n${five}`)).toEqual(['Please help.', five])
    expect(sentencesOfLetter('Please help.\nLoves Art.')).toEqual(['Please help.', 'Loves Art.'])
    expect(sentencesOfLetter('Please help.\nhe is low')).toEqual(['Please help.', 'he is low'])
  })

  it('keep the only one, whatever it is', () => {
    expect(sentencesOfLetter('Ada Okonjo')).toEqual(['Ada Okonjo'])
  })
})

describe('the body of a letter', () => {
  const typed = `Holly Lane Surgery
Tel: 01632 960111

Dear team

Thank you for seeing this man, who is isolated. He misses the bowls club.

Problems
Active
2019 Type 2 diabetes mellitus

Medication
Metformin 500mg tablets One twice daily

Please write to him rather than ring him up.

Yours sincerely
Ada Okonjo`

  it('is what the referrer wrote: no letterhead, and no list of a practice’s system', () => {
    expect(bodyOfLetter(typed)).toEqual([
      'Thank you for seeing this man, who is isolated.',
      'He misses the bowls club.',
      'Please write to him rather than ring him up.',
    ])
  })

  it('leaves what a system listed among the sentences of the letter: it may answer a question', () => {
    expect(sentencesOfLetter(typed)).toContain('2019 Type 2 diabetes mellitus')
  })

  const form = `SOCIAL PRESCRIBING REFERRAL FORM
Name: Jean Quill
DOB: 01-Jan-1950
Phone: 01632 960222
Reason: [x] Social isolation [ ] Money [X] Housing ☐ Debt ☑ Falls □ Work
Interpreter: No
- lift broken since June`

  it('is, of a form, what was ticked and what was written', () => {
    expect(bodyOfLetter(form)).toEqual([
      'Reason: [x] Social isolation [X] Housing ☑ Falls',
      'lift broken since June',
    ])
    expect(sentencesOfLetter(form)).toContain('Phone: 01632 960222')
    expect(sentencesOfLetter(form).join(' ')).not.toMatch(/Quill|1950|Money|Debt|Work/)
  })
})

describe('a letter in other shapes', () => {
  it('ends its sentences at full stops also where nobody writes capitals', () => {
    expect(
      sentencesOfLetter('im just tired. my mum died when i was 20. best to text not ring'),
    ).toEqual(['im just tired.', 'my mum died when i was 20.', 'best to text not ring'])
  })

  it('keeps a question of a form with its answer', () => {
    expect(bodyOfLetter('PCN REFERRAL FORM v4\nWhat do they want?\nto learn english')).toEqual([
      'What do they want? – to learn english',
    ])
    expect(sentencesOfLetter('Is there a shared plot? He would like one.')).toHaveLength(2)
  })

  it.each(['Interpreter: No', 'Risk of harm [ ] Yes [x] No', 'Safeguarding ☐ Known ☑ None known'])(
    'takes nothing from what was answered with no: %s',
    (line) => {
      expect(bodyOfLetter(`${line}\nlonely`)).toEqual(['lonely'])
    },
  )
})
