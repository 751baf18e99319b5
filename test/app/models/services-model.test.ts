import { describe, expect, it, vi } from 'vitest'
import { ServicesModel } from '../../../app/models/services-model.ts'
import type { ServicesClient } from '../../../app/services-client.ts'
import type { ServiceSearchRequest, SuggestedNeed } from '../../../auth-server/contract.ts'
import { aServicesClient, found } from '../builders/services.ts'
import { refused } from '../builders/session.ts'

const grief: SuggestedNeed = {
  key: 'bereavement',
  title: 'Bereavement and grief',
  because: 'Wife died',
  strong: true,
}
const mood: SuggestedNeed = {
  key: 'mood',
  title: 'Low mood and wellbeing',
  because: 'Wife died',
  strong: false,
}

function aModel(answers: Partial<ServicesClient> = {}) {
  const find = vi.fn(async (_request: ServiceSearchRequest) => found([]))
  const said: string[] = []
  const refusals: string[] = []
  const client = aServicesClient({ find, suggest: async () => [grief, mood], ...answers })
  const model = new ServicesModel(client, {
    say: (message) => said.push(message),
    refused: ({ code }) => refusals.push(code),
  })
  return { model, find, said, refusals }
}

describe('finding services', () => {
  it('chooses the need that a picked entry speaks of most, and offers the others', async () => {
    const { model, find, said } = aModel()
    await model.pick({ reference: 'Condition/1', words: 'Wife died' })
    expect(model.needs.value).toEqual(['Bereavement and grief'])
    expect(model.offered.value).toEqual([mood])
    expect(find.mock.calls[0]?.[0]).toMatchObject({ needs: ['Bereavement and grief'] })
    expect(said[0]).toBe('Added to what you look for: Bereavement and grief.')
    await model.pick({ reference: 'Condition/1', words: 'Wife died' })
    expect(find).toHaveBeenCalledTimes(1)
  })

  it('says so when no need is known for the words', async () => {
    const { model, find, said } = aModel({ suggest: async () => [] })
    await model.pick({ reference: 'Condition/1', words: 'Essential hypertension' })
    expect(said).toEqual(['No need is known for these words. You can type your own.'])
    expect(find).not.toHaveBeenCalled()
  })

  it('looks for what stands there, and for nothing once it is taken away', async () => {
    const { model, find } = aModel()
    await model.add('  lunch   club ')
    await model.add('Lunch Club')
    expect(model.needs.value).toEqual(['lunch club'])
    await model.drop('lunch club')
    expect(model.result.value).toBeNull()
    expect(find).toHaveBeenCalledTimes(2)
  })

  it('sends only choices that were made, and no age that is none', async () => {
    const { model, find } = aModel()
    model.choose({ age: 'seventy', postcode: ' ' })
    await model.add('lunch club')
    expect(find.mock.lastCall?.[0]).toEqual({ needs: ['lunch club'], sort: 'fit' })
    model.choose({
      age: '78',
      postcode: 'ZZ99',
      day: 'Friday',
      free: true,
      access: ['step-free'],
      language: 'Polish',
      sort: 'distance',
    })
    model.flag(['Allergy: Peanut'])
    await model.find()
    expect(find.mock.lastCall?.[0]).toEqual({
      needs: ['lunch club'],
      age: 78,
      postcode: 'ZZ99',
      day: 'Friday',
      cost: 'free',
      access: ['step-free'],
      language: 'Polish',
      flags: ['Allergy: Peanut'],
      sort: 'distance',
    })
  })

  it('starts from the age the system gives, once: what the worker clears stays clear', () => {
    const { model } = aModel()
    model.startFromAge('78')
    model.choose({ age: '' })
    model.startFromAge('78')
    expect(model.choices.value.age).toBe('')
  })

  it('shows the answer to the last question only', async () => {
    const answers: ((view: ReturnType<typeof found>) => void)[] = []
    const { model } = aModel({ find: () => new Promise((done) => answers.push(done)) })
    const first = model.add('debt')
    const second = model.add('rent')
    answers[1]?.(found([], { total: 2 }))
    answers[0]?.(found([], { total: 1 }))
    await Promise.all([first, second])
    expect(model.result.value).toMatchObject({ at: 'ready', value: { total: 2 } })
  })

  it('tells of a refusal, and can be asked again', async () => {
    const find = vi.fn(async (_request: ServiceSearchRequest) => found([], { total: 3 }))
    find.mockRejectedValueOnce(refused('store-unavailable'))
    const { model, refusals } = aModel({ find })
    await model.add('debt')
    expect(model.result.value).toMatchObject({ at: 'refused' })
    expect(refusals).toEqual(['store-unavailable'])
    await model.find()
    expect(model.result.value).toMatchObject({ at: 'ready' })
  })

  it('loses what came from the record when the record goes, and keeps the worker’s own words', async () => {
    const { model } = aModel()
    await model.pick({ reference: 'Condition/1', words: 'Wife died' })
    await model.add('lunch club')
    model.forget()
    expect(model.needs.value).toEqual(['lunch club'])
    expect([model.picked.value, model.offered.value, model.result.value]).toEqual([[], [], null])
    model.clear()
    expect(model.needs.value).toEqual([])
  })
})
