import './wire-rules.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BREAKAGES } from './broken-requests.ts'
import { verdictOn } from './exchange.ts'
import { generatedRequests } from './generated-requests.ts'
import { practiceFault } from './outcome.ts'
import { textAt } from './resource.ts'

/** A few hundred here; the long run is a proof of its own. */
const RUNS = 300

const codeOf = (body: unknown) => textAt(body, 'issue', 0, 'details', 'coding', 0, 'code')
const [sample] = fc.sample(generatedRequests, { numRuns: 1, seed: 7 })

describe('a strict NHS side refuses a request with one rule broken', () => {
  for (const { rule, how, breaks, status, code } of BREAKAGES) {
    it(`nhs ${rule}: ${how} is answered ${status} ${code}`, () => {
      if (sample === undefined) throw new Error('nothing was generated')
      const verdict = verdictOn(breaks(sample.request, sample.today), sample.now)
      expect(verdict).toMatchObject({ rule, fault: { status } })
      expect('fault' in verdict && codeOf(verdict.fault.body)).toBe(code)
    })
  }
})

describe('requests as the consumer builds them', () => {
  it('are all accepted, whatever is asked, by whom and when', () => {
    fc.assert(
      fc.property(generatedRequests, ({ request, now }) => {
        expect(verdictOn(request, now)).toMatchObject({ remarks: [] })
      }),
      { numRuns: RUNS },
    )
  })

  it('are all refused, with the right code, once one rule is broken', () => {
    fc.assert(
      fc.property(
        generatedRequests,
        fc.constantFrom(...BREAKAGES),
        ({ request, now, today }, { rule, breaks, status, code }) => {
          const verdict = verdictOn(breaks(request, today), now)
          expect(verdict).toMatchObject({ rule, fault: { status } })
          expect('fault' in verdict && codeOf(verdict.fault.body)).toBe(code)
        },
      ),
      { numRuns: RUNS },
    )
  })
})

describe('what a request may hold', () => {
  const asked = (body: object) => {
    if (sample === undefined) throw new Error('nothing was generated')
    const patient = {
      name: 'patientNHSNumber',
      valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' },
    }
    const parameter = [patient, ...Object.values(body)]
    return verdictOn(
      { ...sample.request, body: JSON.stringify({ resourceType: 'Parameters', parameter }) },
      sample.now,
    )
  }
  const yearAgo = (now: Date) =>
    new Date(Date.parse(now.toISOString().slice(0, 10)) - 365 * 86_400_000)
      .toISOString()
      .slice(0, 10)
  const four = () => ({
    allergies: {
      name: 'includeAllergies',
      part: [{ name: 'includeResolvedAllergies', valueBoolean: true }],
    },
    medication: {
      name: 'includeMedication',
      part: [{ name: 'medicationSearchFromDate', valueDate: yearAgo(sample?.now ?? new Date()) }],
    },
    consultations: {
      name: 'includeConsultations',
      part: [{ name: 'includeNumberOfMostRecent', valuePositiveInt: 3 }],
    },
    problems: { name: 'includeProblems' },
  })

  it('the number alone, which brings demographics', () => {
    expect(asked({})).toMatchObject({ asked: { problems: null, unknown: [] } })
  })

  it('nhs combination/predefined-searches: the first predefined search, to the letter', () => {
    expect(asked(four())).toHaveProperty('asked')
  })

  it('the second predefined search, with immunisations and uncategorised data', () => {
    const six = {
      ...four(),
      immunisations: { name: 'includeImmunisations' },
      uncategorised: { name: 'includeUncategorisedData' },
    }
    expect(asked(six)).toHaveProperty('asked')
  })

  it('nhs combination/predefined-to-the-letter: but no search that is merely like one of them', () => {
    const fourConsultations = {
      name: 'includeConsultations',
      part: [{ name: 'includeNumberOfMostRecent', valuePositiveInt: 4 }],
    }
    expect(asked({ ...four(), consultations: fourConsultations })).toMatchObject({
      rule: 'combination/medicationSearchFromDate+includeConsultations',
    })
  })

  it('a period of investigations beside consultations and problems', () => {
    const investigations = {
      name: 'includeInvestigations',
      part: [{ name: 'investigationSearchPeriod', valuePeriod: { start: '2024-01-01' } }],
    }
    const { consultations, problems } = four()
    expect(asked({ investigations, consultations, problems })).toHaveProperty('asked')
  })

  it('the number of most recent consultations as an integer, as some consumers send it', () => {
    const consultations = {
      name: 'includeConsultations',
      part: [{ name: 'includeNumberOfMostRecent', valueInteger: 3 }],
    }
    expect(asked({ consultations })).toMatchObject({ asked: { consultations: { mostRecent: 3 } } })
  })

  it('problems several times, one for each pair of filters', () => {
    const pair = (status: string, significance: string) => ({
      name: 'includeProblems',
      part: [
        { name: 'filterStatus', valueCode: status },
        { name: 'filterSignificance', valueCode: significance },
      ],
    })
    expect(asked({ a: pair('active', 'major'), b: pair('inactive', 'minor') })).toMatchObject({
      asked: {
        problems: [
          { status: 'active', significance: 'major' },
          { status: 'inactive', significance: 'minor' },
        ],
      },
    })
  })

  it('nhs parameters/unknown-ignored: parameters and parts that nobody knows, which are named and otherwise ignored', () => {
    const verdict = asked({
      moon: { name: 'includeMoonPhases', part: [{ name: 'full', valueBoolean: true }] },
      problems: { name: 'includeProblems', part: [{ name: 'includeStatus', valueCode: 'active' }] },
    })
    expect(verdict).toMatchObject({
      asked: { unknown: ['includeMoonPhases', 'includeProblems.includeStatus'] },
    })
  })
})

describe('what is looked at first', () => {
  const notFound = practiceFault(404, 'not-found', 'PATIENT_NOT_FOUND', 'Patient not found')
  const sensitive = { rule: 'patient/sensitive', fault: notFound }
  const broken = (rule: string) => {
    const breakage = BREAKAGES.find((one) => one.rule === rule)
    if (sample === undefined || breakage === undefined) throw new Error(`nothing breaks ${rule}`)
    return verdictOn(breakage.breaks(sample.request, sample.today), sample.now, () => sensitive)
  }

  it.each([
    ['parameters/cardinality'],
    ['parameters/whole-date'],
    ['combination/filterStatus+includeConsultations'],
  ])('nhs order/patient-before-parameters: the patient’s status wins over %s', (rule) => {
    expect(broken(rule)).toMatchObject({ rule: 'patient/sensitive', fault: { status: 404 } })
  })

  it('nhs order/patient-before-unknown: and over a warning about parameters that nobody knows', () => {
    if (sample === undefined) throw new Error('nothing was generated')
    const body = sample.request.body.replace(
      '"parameter":[',
      '"parameter":[{"name":"includeMoonPhases"},',
    )
    const verdict = verdictOn({ ...sample.request, body }, sample.now, () => sensitive)
    expect(verdict).toMatchObject({ rule: 'patient/sensitive' })
  })

  it.each([
    ['header/Ssp-TraceID'],
    ['token/expired'],
    ['parameters/json'],
    ['parameters/identifier-system'],
    ['parameters/nhs-number'],
  ])(
    'nhs order/request-before-patient: %s is refused before anything is said of the patient',
    (rule) => {
      expect(broken(rule)).toMatchObject({ rule })
    },
  )
})
