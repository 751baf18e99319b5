import { describe, expect, it } from 'vitest'
import { consultationView } from '../../../auth-server/record/consultation-view.ts'
import {
  encounter,
  note,
  observation,
  problem,
  recordOf,
  reference,
  related,
  relatedProblem,
  structure,
} from './wire-builders.ts'

const inside = { context: reference('Encounter/enc1') }
const aboutOf = (...resources: unknown[]) =>
  recordOf(encounter('enc1'), ...resources).byReference.get('Encounter/enc1')?.term

describe('what a consultation was about', () => {
  const mood = problem('p', 'Low mood', { extension: [related('Encounter/enc1')] })

  it('is the title of its topics', () => {
    expect(
      aboutOf(
        mood,
        structure('consultation', 'c', ['List/t1', 'List/t2'], { title: 'GP Surgery' }),
        structure('topic', 't1', ['Observation/o'], { title: 'Bereavement' }),
        structure('topic', 't2', [], { title: 'GP Surgery' }),
        observation('o', 'Lives alone', inside),
      ),
    ).toBe('Bereavement')
  })

  it('is else the problems linked to it, those of its topics first', () => {
    expect(
      aboutOf(
        mood,
        problem('q', 'Insomnia'),
        structure('consultation', 'c', ['List/t1']),
        structure('topic', 't1', ['Observation/o'], {
          extension: [relatedProblem('Condition/q')],
        }),
        observation('o', 'Lives alone', inside),
      ),
    ).toBe('Insomnia, Low mood')
  })

  it('is else its coded terms', () => {
    const terms = ['Lives alone', 'Unemployed', 'Poor sleep', 'Back pain']
    expect(aboutOf(...terms.map((term, at) => observation(`o${at}`, term, inside)))).toBe(
      'Lives alone, Unemployed, Poor sleep and 1 more',
    )
  })

  it('is else the first words of its note', () => {
    expect(aboutOf(note('n', 'Phoned to ask about the lunch club', inside))).toBe(
      'Phoned to ask about the lunch club',
    )
    expect(
      aboutOf(note('n', 'one two three four five six seven eight nine ten '.repeat(2), inside)),
    ).toBe('one two three four five six seven eight nine ten one two three four …')
  })

  it('is else only its setting', () => {
    expect(aboutOf()).toBe('GP Surgery')
  })
})

describe('a consultation', () => {
  const record = recordOf(
    encounter('enc1'),
    structure('consultation', 'c', ['List/t1'], { title: 'GP Surgery' }),
    structure('topic', 't1', ['List/h1', 'List/h2', 'List/h3'], { title: 'Low mood' }),
    structure('heading', 'h1', ['Observation/n1', 'Observation/o1', 'Observation/n2'], {
      title: 'History',
    }),
    structure('heading', 'h2', ['Observation/bp'], { title: 'Examination' }),
    structure('heading', 'h3', ['Observation/o2', 'Diary entry items are not supported'], {
      title: 'Social',
    }),
    note('n1', 'Low since the spring.', inside),
    observation('o1', 'Poor sleep', { ...inside, comment: 'wakes at four' }),
    note('n2', 'Would like company.', inside),
    observation('bp', 'Blood pressure', inside),
    observation('o2', 'Lives alone', inside),
    observation('loose', 'Carer', inside),
  )
  const view = consultationView(record, 'Encounter/enc1', new Set())

  it('keeps the GP’s order within a heading, notes where they were typed', () => {
    const history = view?.topics[0]?.headings.find(({ title }) => title === 'History')
    expect(history?.entries.map(({ item }) => item?.term)).toEqual([
      'Low since the spring.',
      'Poor sleep',
      'Would like company.',
    ])
  })

  it('opens a Social heading first and folds Examination', () => {
    expect(view?.topics[0]?.headings.map(({ title, folded }) => [title, folded])).toEqual([
      ['Social', false],
      ['History', false],
      ['Examination', true],
    ])
  })

  it('keeps entries that came as words only', () => {
    expect(view?.topics[0]?.headings[0]?.entries.at(-1)).toEqual({
      item: null,
      display: 'Diary entry items are not supported',
    })
  })

  it('shows what was recorded in it but is in none of its parts', () => {
    expect(view?.topics.at(-1)?.headings[0]?.entries.map(({ item }) => item?.term)).toEqual([
      'Carer',
    ])
  })

  it('names the performer, not the recorder, with the setting beside', () => {
    expect(view).toMatchObject({
      about: 'Low mood',
      setting: 'GP Surgery',
      clinician: 'Dr Ada Okonjo',
      headerOnly: false,
    })
  })

  it('gives its entries the titles under which they stand', () => {
    expect(record.byReference.get('Observation/o2')?.headings).toEqual(['Social', 'Low mood'])
  })

  it('says that an entry is missing from this retrieval', () => {
    const dangling = recordOf(
      encounter('enc1'),
      structure('consultation', 'c', ['List/t1']),
      structure('topic', 't1', ['Observation/gone']),
    )
    expect(
      consultationView(dangling, 'Encounter/enc1', new Set())?.topics[0]?.headings[0]?.entries,
    ).toEqual([{ item: null, display: 'A linked entry was not included in this retrieval.' }])
  })

  it('of which only the header came says so', () => {
    const header = recordOf(encounter('enc1'))
    expect(consultationView(header, 'Encounter/enc1', new Set())).toMatchObject({
      headerOnly: true,
      topics: [],
    })
    expect(header.byReference.get('Encounter/enc1')?.marks).toContain('headerOnly')
  })
})

describe('the organisation of a consultation', () => {
  const organisation = (id: string, name: string) => ({ resourceType: 'Organization', id, name })
  const factsOf = (serviceProvider: string) =>
    recordOf(
      encounter('enc1', { serviceProvider: reference(serviceProvider) }),
      organisation('other', 'Sampleton Out of Hours'),
    ).byReference.get('Encounter/enc1')?.facts

  it('is said when it is another than the practice whose record it is', () => {
    expect(factsOf('Organization/other')).toContainEqual({
      label: 'Organisation',
      value: 'Sampleton Out of Hours',
    })
    expect(factsOf('Organization/org1')?.map(({ label }) => label)).not.toContain('Organisation')
  })
})
