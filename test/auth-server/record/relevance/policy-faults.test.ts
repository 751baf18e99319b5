import { describe, expect, it } from 'vitest'
import { EVERYDAY, OTHER_RULES } from '../../../../auth-server/record/relevance/place-item.ts'
import {
  defaultPolicy,
  type RecordPolicy,
} from '../../../../auth-server/record/relevance/policy.ts'
import { policyFaults } from '../../../../auth-server/record/relevance/policy-faults.ts'
import { isSnomedId } from '../../../../auth-server/record/relevance/snomed-id.ts'
import { isSnomedId as isSnomedIdOfTests } from '../../../builders/check-digits.ts'
import { aNote, anItem, aProblem, placed } from './an-item.ts'

const faultsOf = (policy: Partial<RecordPolicy>) => policyFaults({ ...defaultPolicy, ...policy })
const snomed = (code: string) => [{ system: 'http://snomed.info/sct', code, display: null }]

describe('the policy of an organisation', () => {
  it('has no fault by default', () => expect(policyFaults(defaultPolicy)).toEqual([]))

  it('has every fault named at once', () => {
    const faults = faultsOf({
      areasOff: ['medicine', 'tests'],
      rulesOff: ['lonelyness', 'Own list'],
      closings: { hiv: 'locked', 'self-harm': 'closed' },
      codeLists: [
        { name: 'Own list', place: 'lower', codes: ['160725006'] },
        { name: 'Empty list', place: 'lower', codes: [] },
      ],
      rules: [
        { name: 'Own list', phrases: ['chatty café'] },
        { name: 'loneliness', phrases: ['~ alone', 'alone?', 'and ~5', 'men-shed', ''] },
      ],
    }).join('\n')
    expect(faults).toContain('areasOff: there is no "medicine"')
    expect(faults).toContain('rulesOff: there is no "lonelyness"')
    expect(faults).not.toContain('there is no "Own list"')
    expect(faults).toContain('closings: there is no "hiv"')
    expect(faults).not.toContain('there is no "self-harm"')
    expect(faults).toContain('"Own list": 160725006 has a wrong check digit')
    expect(faults).toContain('"Empty list" holds no code')
    expect(faults).toContain('more than one rule or list called "Own list"')
    expect(faults).toContain('more than one rule or list called "loneliness"')
    for (const phrase of ['~ alone', 'alone?', 'and ~5', 'men-shed', '']) {
      expect(faults).toContain(`"${phrase}" is no phrase`)
    }
    expect(faults).not.toContain('chatty café')
  })

  it('may hold twenty thousand codes together, and no more', () => {
    const lists = (count: number) =>
      ['One list', 'Another list'].map((name) => ({
        name,
        place: 'lower' as const,
        codes: Array.from({ length: count }, (_, at) => `x${at}`),
      }))
    expect(faultsOf({ codeLists: lists(10_000) })).toEqual([])
    expect(faultsOf({ codeLists: [...lists(10_000), ...lists(1).slice(0, 1)] })).toContain(
      'codeLists: more than 20000 codes together',
    )
  })

  it('has five wrong codes named, and the rest counted', () => {
    const wrong = (count: number) => ({
      name: 'Own list',
      place: 'lower' as const,
      codes: Array.from({ length: count }, () => '160725006'),
    })
    const five = faultsOf({ codeLists: [wrong(5)] })
    expect(five).toHaveLength(5)
    expect(faultsOf({ codeLists: [wrong(7)] })).toEqual([
      ...five,
      'codeLists: "Own list": and 2 more have a wrong check digit',
    ])
    expect(faultsOf({ codeLists: [{ ...wrong(0), codes: ['12345', '1234x6', 'Z1111'] }] })).toEqual(
      [],
    )
  })

  it('may name every rule that ever gives a reason', () => {
    const items = [
      aProblem('Asthma'),
      aProblem('Sebaceous cyst', { significance: 'major' }),
      aNote('Lonely'),
      aNote('Sad to hear Joan sold the old postcards.'),
      anItem({ term: 'Something', headings: ['Social'] }),
      aProblem('Backache', { date: '2020-01-01' }),
      anItem({ type: 'MedicationStatement', term: 'Sertraline 50mg tablets', active: true }),
      anItem({ type: 'ReferralRequest', term: 'Dermatology' }),
    ]
    const rules = items.flatMap((item) => placed(item).reasons.map(({ rule }) => rule))
    expect(rules).toEqual(expect.arrayContaining([EVERYDAY, ...OTHER_RULES]))
    expect(faultsOf({ rulesOff: rules })).toEqual([])
    const off = { ...defaultPolicy, rulesOff: rules }
    for (const item of items) expect(placed(item, { policy: off }).place, item.term).toBe('lower')
  })

  it('moves entries by its own lists, whatever system the codes are in', () => {
    const policy: RecordPolicy = {
      ...defaultPolicy,
      codeLists: [
        { name: 'Local frailty', place: 'relevant', codes: ['271594007', '9b0L.'] },
        { name: 'Not for us', place: 'lower', codes: ['160725005'] },
      ],
    }
    expect(faultsOf(policy)).toEqual([])
    const read = [{ system: 'http://read.info/readv2', code: '9b0L.00', display: null }]
    for (const codes of [snomed('271594007'), read]) {
      expect(placed(anItem({ term: 'Shell', codes }), { policy })).toMatchObject({
        place: 'relevant',
        reasons: [{ rule: 'Local frailty', text: 'on the list Local frailty' }],
      })
    }
    const alone = anItem({ term: 'Lives alone', codes: snomed('160725005') })
    expect(placed(alone, { policy })).toMatchObject({
      place: 'lower',
      reasons: [{ rule: 'Not for us' }],
    })
  })

  it('brings entries forward by its own words, denied ones marked so', () => {
    const rules = [{ name: 'Tidal flooding', phrases: ['Sandbag*', 'flood|flooded ~ Kitchen'] }]
    const policy = { ...defaultPolicy, rules }
    expect(faultsOf(policy)).toEqual([])
    const note = aNote('BP 130/80. Flooded the whole kitchen')
    expect(placed(note, { policy }).reasons.map(({ rule }) => rule)).toContain('Tidal flooding')
    const denied = anItem({ term: 'No sandbags' })
    expect(placed(denied).place).toBe('lower')
    expect(placed(denied, { policy })).toMatchObject({ place: 'relevant', negated: true })
  })

  it('leaves out an area by where its entries are shown', () => {
    const policy = { ...defaultPolicy, areasOff: ['lifestyle'] }
    expect(placed(anItem({ term: 'Smoker' }))).toMatchObject({
      area: 'lifestyle',
      place: 'relevant',
    })
    expect(placed(anItem({ term: 'Smoker' }), { policy }).place).toBe('lower')
  })
})

describe('the check of a SNOMED CT identifier', () => {
  it('agrees with the one of the tests, for right and wrong digits', () => {
    for (const stem of ['16072500', '7139970', '87173100000010', '37331000000']) {
      for (let digit = 0; digit < 10; digit++) {
        expect(isSnomedId(`${stem}${digit}`)).toBe(isSnomedIdOfTests(`${stem}${digit}`))
      }
    }
    expect(isSnomedId('160725005')).toBe(true)
  })
})
