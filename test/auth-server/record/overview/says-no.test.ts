import { describe, expect, it } from 'vitest'
import { saysNoToHarm, speaksOfHarm } from '../../../../auth-server/record/overview/says-no.ts'

describe('a no to harm', () => {
  it.each([
    'Denies suicidal ideation.',
    'No thoughts of hurting himself or others.',
    'He is not at risk of harming himself.',
    'Not suicidal.',
    'Flat, no plans of ending his life.',
    'No self-harm since March.',
    'Not suicidal: "I have a daughter".',
    'PHQ 14. No TSH.',
    'Denies TSDH.',
  ])('is: %s', (sentence) => {
    expect(saysNoToHarm(sentence)).toBe(true)
  })

  it.each([
    'Suicidal thoughts most nights.',
    'No plan but thoughts of ending his life.',
    'No self-harm today. Suicidal thoughts on Sunday.',
    'Her brother is not suicidal.',
    'Says her brother is not suicidal: "I asked".',
    'Not sleeping.',
    'Not asked about self-harm.',
    'Passive thoughts, denies self harm.',
    'Thought about both of us going to sleep, no plans of self harm.',
    'No TSH result back yet.',
  ])('is not: %s', (sentence) => {
    expect(saysNoToHarm(sentence)).toBe(false)
  })
})

describe('words of harm', () => {
  it.each([
    'Thoughts of not being here.',
    "Passive thoughts, 'better off w out me', no plan.",
    'Says they are better off without him.',
    'Sees no point in going on.',
    'Says "I wish I wasn’t here" most nights.',
    'Tired of it all, "what’s the point".',
  ])('are: %s', (sentence) => {
    expect(speaksOfHarm(sentence)).toBe(true)
  })

  it.each([
    'Denies TSH.',
    'Her mother is better off without it.',
    'Better off on the new tablets.',
    'She is better off without him, he drank.',
    'Better off without a car.',
    'No point in another scan.',
  ])('are not: %s', (sentence) => {
    expect(speaksOfHarm(sentence)).toBe(false)
  })
})
