import { describe, expect, it } from 'vitest'
import { saysNoToHarm } from '../../../../auth-server/record/overview/says-no.ts'

describe('a no to harm', () => {
  it.each([
    'Denies suicidal ideation.',
    'No thoughts of hurting himself or others.',
    'He is not at risk of harming himself.',
    'Not suicidal.',
    'Flat, no plans of ending his life.',
    'No self-harm since March.',
    'Not suicidal: "I have a daughter".',
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
  ])('is not: %s', (sentence) => {
    expect(saysNoToHarm(sentence)).toBe(false)
  })
})
