import { describe, expect, it } from 'vitest'
import { aService, at, finding, names } from './a-service.ts'

const club = aService('club', 'Riverside Lunch Club', { places: at('ZZ99 1AB', ['Step-free']) })
const farClub = aService('far', 'Ottersby Lunch Club', { places: at('ZZ93 1AB') })
const debt = aService('debt', 'Money Matters', { terms: ['Debt advice'], places: at('ZZ99 1AB') })
const sisters = aService('sisters', 'Sunny Street Women’s Lunch Club')
const all = [debt, farClub, sisters, club]

describe('finding services', () => {
  it('by a need, in words the service does not use', async () => {
    const view = await finding(all, { needs: ['hides the red letters from the bailiffs'] })
    expect(names(view)).toEqual(['Money Matters'])
    expect(view.services[0]?.fits[0]).toMatch(/^Debt and bills \(“hides the red letters/)
    expect(view.chips[0]?.also).toContain('debt advice')
  })

  it('by the words of the service itself, with a typing slip', async () => {
    expect(names(await finding(all, { needs: ['Ottersbey'] }))).toEqual(['Ottersby Lunch Club'])
  })

  it('for several needs at once: what answers more comes first', async () => {
    const both = aService('both', 'Soup and Sums', {
      terms: ['Debt advice', 'Lunch clubs'],
    })
    const view = await finding([...all, both], { needs: ['Debt and bills', 'lunch club'] })
    expect(names(view)[0]).toBe('Soup and Sums')
    expect(names(view)).toContain('Money Matters')
  })

  it('nearest first among equals, and says that the distance is rough', async () => {
    const view = await finding(all, { needs: ['lunch club'], postcode: 'zz99 3xx' })
    expect(names(view).indexOf('Riverside Lunch Club')).toBeLessThan(
      names(view).indexOf('Ottersby Lunch Club'),
    )
    expect(view.from).toEqual({ district: 'ZZ99', place: 'Sampleton' })
    const distances = new Map(view.services.map(({ name, distance }) => [name, distance?.words]))
    expect(distances.get('Riverside Lunch Club')).toBe(
      'Within about a mile of the middle of ZZ99 (Sampleton)',
    )
    expect(distances.get('Ottersby Lunch Club')).toBe(
      'About 7 miles from the middle of ZZ99 (Sampleton)',
    )
    expect(distances.get('Sunny Street Women’s Lunch Club')).toBeUndefined()
  })

  it('by distance alone where that is asked for', async () => {
    const view = await finding([debt, farClub], {
      needs: ['lunch club', 'Debt and bills'],
      postcode: 'ZZ93',
      sort: 'distance',
    })
    expect(names(view)).toEqual(['Ottersby Lunch Club', 'Money Matters'])
  })

  it('says when a postcode is not known, and measures nothing', async () => {
    const view = await finding(all, { needs: ['lunch club'], postcode: 'QQ1 1AA' })
    expect(view.postcodeUnknown).toBe(true)
    expect(view.services.every(({ distance }) => distance === null)).toBe(true)
  })

  it('puts lower what is for some people only, unless it was asked for', async () => {
    expect(names(await finding(all, { needs: ['lunch club'] })).at(-1)).toBe(
      'Sunny Street Women’s Lunch Club',
    )
    expect(names(await finding(all, { needs: ['women’s lunch club'] }))[0]).toBe(
      'Sunny Street Women’s Lunch Club',
    )
  })

  it('heeds an age that the words say', async () => {
    const young = aService('young', 'Harbour Lunch Club', { ages: { from: 11, to: 18 } })
    const view = await finding([young, club], { needs: ['84-year-old who eats alone'] })
    expect(names(view)[0]).toBe('Riverside Lunch Club')
  })

  it('says which of somebody’s own words about age, day and means a service suits', async () => {
    const saturday = aService('sat', 'Saturday Lunch Club', {
      ages: { from: 60, to: null },
      times: [{ days: ['Saturday'], opens: '12:00', closes: '14:00', words: null, until: null }],
      cost: { free: true, words: 'Free' },
    })
    const words = 'lunch club on a Saturday for a 72-year-old who can’t pay'
    const view = await finding([saturday, club], { needs: [words] })
    expect(view.services[0]?.fits).toEqual(
      expect.arrayContaining(['for ages 60 and over', 'on Saturday', 'free']),
    )
  })

  it('does not let many answers to one need crowd out the answer to another', async () => {
    const groups = Array.from({ length: 12 }, (_, at) =>
      aService(`b${at}`, `Bereavement group ${at}`, { terms: ['Bereavement'] }),
    )
    const odds = aService('odds', 'Gambling group', { terms: ['Gambling'] })
    const view = await finding([...groups, odds], {
      needs: ['Grieving. Casino.'],
    })
    expect(names(view).slice(0, 5)).toContain('Gambling group')
  })

  it('shows one service that two directories list once, and names both', async () => {
    const same = aService('x', 'Riverside Lunch Club', {
      id: 'village/x',
      source: 'village',
      places: at('ZZ99 1AB'),
      assured: '2026-11-20',
    })
    const view = await finding([club, same], { needs: ['lunch club'] })
    expect(view.services.map(({ id, source }) => ({ id, source }))).toEqual([
      { id: 'village/x', source: 'The village, also in The county' },
    ])
  })

  it('shows the first ten, and all when asked', async () => {
    const many = Array.from({ length: 25 }, (_, at) => aService(`c${at}`, `Lunch Club ${at}`))
    const first = await finding(many, { needs: ['lunch club'] })
    expect([first.total, first.services.length]).toEqual([25, 10])
    expect((await finding(many, { needs: ['lunch club'], all: true })).services).toHaveLength(25)
  })

  it('finds nothing for words that mean nothing here', async () => {
    expect((await finding(all, { needs: ['xyzzy'] })).total).toBe(0)
  })
})

describe('what narrows a search', () => {
  const of = async (changes: Parameters<typeof aService>[2], request: object) => {
    const view = await finding([aService('one', 'Lunch Club', changes)], {
      needs: ['lunch club'],
      ...request,
    })
    const [service] = view.services
    return service ? { fits: service.fits, checks: service.checks } : view.leftOut
  }

  it('age: out when it does not fit, in when nothing is said', async () => {
    expect(await of({ ages: { from: 60, to: null } }, { age: 45 })).toEqual([
      { why: 'for another age', count: 1 },
    ])
    expect(await of({ ages: { from: 60, to: null } }, { age: 78 })).toMatchObject({
      fits: expect.arrayContaining(['age 78: 60 and over']),
    })
    expect(await of({}, { age: 45 })).toMatchObject({ checks: [] })
  })

  it('day: out when it meets on others, asked about when it gives none', async () => {
    const tuesday = {
      times: [{ days: ['Tuesday' as const], opens: null, closes: null, words: null, until: null }],
    }
    expect(await of(tuesday, { day: 'Friday' })).toEqual([{ why: 'not on Friday', count: 1 }])
    expect(await of(tuesday, { day: 'Tuesday' })).toMatchObject({
      fits: expect.arrayContaining(['on Tuesday']),
    })
    expect(await of({}, { day: 'Friday' })).toMatchObject({
      checks: ['Days not given: ask about Friday'],
    })
  })

  it('cost: only what says that it is free counts as free', async () => {
    expect(await of({ cost: { free: false, words: '£5' } }, { cost: 'free' })).toEqual([
      { why: 'not free', count: 1 },
    ])
    expect(await of({ cost: { free: null, words: null } }, { cost: 'free' })).toMatchObject({
      checks: ['Cost not given: ask whether it is free'],
    })
  })

  it('steps: said to be there, said not to be, and not mentioned are three things', async () => {
    const access = ['step-free']
    expect(await of({ places: at('ZZ99', ['Two steps at the door']) }, { access })).toEqual([
      { why: 'with steps', count: 1 },
    ])
    expect(await of({ places: at('ZZ99', ['Not wheelchair accessible']) }, { access })).toEqual([
      { why: 'with steps', count: 1 },
    ])
    expect(await of({ places: at('ZZ99', ['Level entrance']) }, { access })).toMatchObject({
      fits: expect.arrayContaining(['step-free']),
    })
    expect(await of({ places: at('ZZ99') }, { access })).toMatchObject({
      checks: ['Steps not mentioned: ask about getting in'],
    })
  })

  it('referral, coming home, and language', async () => {
    expect(await of({ attend: ['referral'] }, { access: ['no-referral'] })).toEqual([
      { why: 'that need a referral', count: 1 },
    ])
    expect(await of({ places: at('ZZ99') }, { access: ['from-home'] })).toEqual([
      { why: 'only at a place', count: 1 },
    ])
    expect(await of({ from: ['phone'] }, { access: ['from-home'] })).toMatchObject({
      fits: expect.arrayContaining(['by phone, online or at home']),
    })
    expect(await of({ languages: ['English'] }, { language: 'Polish' })).toEqual([
      { why: 'not in Polish', count: 1 },
    ])
    expect(await of({ languages: ['polish'] }, { language: 'Polish' })).toMatchObject({
      fits: expect.arrayContaining(['in Polish']),
    })
  })
})

describe('what to check before a service is suggested', () => {
  const checksOf = async (changes: Parameters<typeof aService>[2], flags: readonly string[] = []) =>
    (await finding([aService('one', 'Lunch Club', changes)], { needs: ['lunch club'], flags }))
      .services[0]?.checks

  it('an old or missing check, a closure, a referral', async () => {
    expect(await checksOf({})).toEqual([])
    expect(await checksOf({ assured: '2026-06-01' })).toEqual([
      '5 months since the directory checked this: ring first',
    ])
    expect(await checksOf({ assured: '2023-06-01' })).toEqual([
      'Over 3 years since the directory checked this: ring first',
    ])
    expect(await checksOf({ assured: null })).toEqual([
      'The directory doesn’t say when this was last checked: ring first',
    ])
    expect(await checksOf({ closed: true, attend: ['referral'] })).toEqual([
      'Temporarily closed, says the directory',
      'Needs a referral: ask how to make one',
    ])
  })

  it('what the record flags, where it matters for this service', async () => {
    expect(await checksOf({}, ['Allergy: Peanut', 'Allergy: Grass pollen'])).toEqual([
      'Allergy: Peanut: ask about food',
    ])
    expect(await checksOf({ places: at('ZZ99') }, ['Mobility: Uses a walking stick'])).toEqual([
      'Mobility: Uses a walking stick: steps aren’t mentioned, ask about getting in',
    ])
    expect(
      await checksOf({ places: at('ZZ99', ['Step-free', 'Hearing loop']) }, [
        'Mobility: Uses a walking stick',
        'Sight, hearing and speech: Hearing loss',
      ]),
    ).toEqual([])
    expect(
      await checksOf({ places: at('ZZ99', ['Step-free']) }, [
        'Sight, hearing and speech: Hearing loss',
        'Continence: Urinary incontinence',
        'Getting about: No longer drives',
      ]),
    ).toEqual([
      'Sight, hearing and speech: Hearing loss: ask about a hearing loop or a quiet seat',
      'Continence: Urinary incontinence: ask about toilets',
      'Getting about: No longer drives: ask how people get there',
    ])
  })

  it('nothing of a place for what comes home', async () => {
    expect(await checksOf({ from: ['home'] }, ['Getting about: No longer drives'])).toEqual([])
  })
})
