// @vitest-environment happy-dom
import { screen, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { openPanel } from '../builders/open-panel.tsx'
import { aSession } from '../builders/session.ts'

const session = aSession()

describe('the banner', () => {
  it('gives name, birth date with age, gender and NHS number in that order, without colons', async () => {
    await openPanel()
    const banner = screen.getByRole('banner')
    expect(within(banner).getByRole('heading', { level: 1 }).textContent).toBe(
      'ASHDOWN, Joan Mary (Mrs)',
    )
    const labels = [...banner.querySelectorAll('dt')].map(({ textContent }) => textContent)
    expect(labels).toEqual(['Born', 'Gender', 'NHS No.'])
    const values = [...banner.querySelectorAll('dd')].map(({ textContent }) => textContent)
    expect(values[0]).toMatch(/^04-Mar-1953 4 March 1953 \(\d+y\)$/)
    expect(values.slice(1)).toEqual(['Female', '999 012 3456'])
  })

  it('says Not Known in words where a value is missing, never a question mark', async () => {
    const patient = {
      ...session.patient,
      birthDate: null,
      gender: 'unknown' as const,
      nhsNumber: null,
    }
    await openPanel({}, aSession({ patient }))
    const values = [...screen.getByRole('banner').querySelectorAll('dd')]
    expect(values.map(({ textContent }) => textContent)).toEqual([
      'Not Known',
      'Not Known',
      'Not Known',
    ])
  })

  it('holds nothing clinical', async () => {
    await openPanel()
    expect(screen.getByRole('banner').textContent).not.toMatch(/allerg|diagnos|condition/i)
  })
})
