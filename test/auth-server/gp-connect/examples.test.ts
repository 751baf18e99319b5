import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../auth-server/gp-connect/answer.ts'
import { pdsFacts, pdsRefusal } from '../../../auth-server/gp-connect/pds.ts'
import { passGates } from '../../../auth-server/gp-connect/pds-gates.ts'
import { asidOf, endpointOf, foundIn, sdsRefusal } from '../../../auth-server/gp-connect/sds.ts'
import { Refusal } from '../../../auth-server/refusal.ts'
import { at, listAt, textAt } from '../../sandbox/nhs/resource.ts'

const FOLDER = resolve(import.meta.dirname, '../../../../shared/gp-connect-examples')
const present = existsSync(FOLDER)
const skipped = present ? '' : ' (skipped: the example files are not beside this checkout)'

const read = (path: string): unknown => JSON.parse(readFileSync(resolve(FOLDER, path), 'utf8'))
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

type Row = [file: string, status: number, refusal: string]

/** What comes from a practice or the proxy, with the status that the specification gives it. */
const PRACTICE: readonly Row[] = [
  ['gpc-spec-01-INVALID_NHS_NUMBER', 400, 'retrieval-failed'],
  ['gpc-spec-02-PATIENT_NOT_FOUND', 404, 'patient-not-found'],
  ['gpc-spec-03-NO_RECORD_FOUND', 404, 'patient-not-found'],
  ['gpc-spec-04-NO_PATIENT_CONSENT', 403, 'no-patient-consent'],
  ['gpc-spec-05-ACCESS_DENIED', 403, 'practice-does-not-share'],
  ['gpc-spec-06-DUPLICATE_REJECTED', 409, 'retrieval-failed'],
  ['gpc-spec-07-REFERENCE_NOT_FOUND', 422, 'retrieval-failed'],
  ['gpc-spec-08-BAD_REQUEST', 400, 'retrieval-failed'],
  ['gpc-spec-09-INTERNAL_SERVER_ERROR', 500, 'practice-unavailable'],
  ['gpc-spec-10-400', 400, 'retrieval-failed'],
  ['gpc-spec-11-403', 403, 'retrieval-failed'],
  ['gpc-spec-12-403', 403, 'practice-does-not-share'],
  ['gpc-spec-13-403', 403, 'practice-does-not-share'],
  ['gpc-spec-14-405', 405, 'retrieval-failed'],
  ['gpc-spec-15-415', 415, 'retrieval-failed'],
  ['gpc-spec-16-502', 502, 'practice-unavailable'],
  ['arc-invalid-nhs-number', 400, 'retrieval-failed'],
  ['arc-binary-no-record-found', 404, 'patient-not-found'],
  ['adaptor-requesting-badMigrationStatusResponseBody-ad7a', 500, 'practice-unavailable'],
  ['adaptor-requesting-badRequestResponseBody-3cab', 400, 'retrieval-failed'],
  ['adaptor-requesting-badRequestResponseBody-98e8', 400, 'retrieval-failed'],
  ['adaptor-requesting-methodNotAllowedResponseBody-4922', 405, 'retrieval-failed'],
  ['adaptor-requesting-noRelationshipResponse-8a02', 403, 'practice-does-not-share'],
  ['adaptor-requesting-notFoundResponseBody-7c5f', 404, 'retrieval-failed'],
  ['adaptor-requesting-operationOutcomePatientNotFound-ee2e', 404, 'patient-not-found'],
  ['adaptor-requesting-transferInProgressResponseBody-08e2', 500, 'practice-unavailable'],
  ['adaptor-requesting-unprocessableEntityResponseBody-c231', 422, 'retrieval-failed'],
  ['adaptor-requesting-unsupportedMediaTypeResponseBody-01df', 415, 'retrieval-failed'],
  ['adaptor-sending-NO_RECORD_FOUND_operationOutcome-f471', 404, 'patient-not-found'],
  ['adaptor-sending-notFoundPatientDocumentResponse-6379', 404, 'patient-not-found'],
  ['adaptor-sending-operationOutcomeBadRequest-99f4', 400, 'retrieval-failed'],
  ['adaptor-sending-operationOutcomeInternalServerError-0bce', 500, 'practice-unavailable'],
  ['adaptor-sending-operationOutcomeInvalidDemographic-8e04', 400, 'retrieval-failed'],
  ['adaptor-sending-operationOutcomeInvalidNHSNumber-c277', 400, 'retrieval-failed'],
  ['adaptor-sending-operationOutcomeInvalidParameter-f242', 422, 'retrieval-failed'],
  ['adaptor-sending-operationOutcomeInvalidResource-dc72', 422, 'retrieval-failed'],
  ['adaptor-sending-operationOutcomeNoRelationship-4576', 403, 'practice-does-not-share'],
  ['adaptor-sending-operationOutcomePatientNotFound-3ead', 404, 'patient-not-found'],
  ['pfs-prescriptions-MISSING_FIELD', 400, 'retrieval-failed'],
  ['pfs-prescriptions-MSG_DATE_FORMAT', 400, 'retrieval-failed'],
]

/** Warnings inside a Bundle that refuse nothing. */
const IN_BUNDLE = ['gpc-invalid-parameter-disabled-area', 'gpc-not-implemented-0']

const PDS: readonly Row[] = [
  ['pds-ACCESS_DENIED', 401, 'retrieval-failed'],
  ['pds-ADDITIONAL_PROPERTIES', 400, 'retrieval-failed'],
  ['pds-FORBIDDEN_UPDATE', 403, 'retrieval-failed'],
  ['pds-INSERT_BIRTH_DEATH_STATUS_INCONSISTENT', 400, 'retrieval-failed'],
  ['pds-INVALIDATED_RESOURCE', 404, 'record-invalidated'],
  ['pds-INVALID_CREATE', 400, 'retrieval-failed'],
  ['pds-INVALID_METHOD', 403, 'retrieval-failed'],
  ['pds-INVALID_RESOURCE_ID', 400, 'number-invalid'],
  ['pds-INVALID_SEARCH_DATA', 400, 'retrieval-failed'],
  ['pds-INVALID_UPDATE', 400, 'retrieval-failed'],
  ['pds-INVALID_VALUE', 400, 'retrieval-failed'],
  ['pds-MISSING_VALUE', 400, 'retrieval-failed'],
  ['pds-MULTIPLE_MATCHES_FOUND', 400, 'retrieval-failed'],
  ['pds-NOT_SUPPORTED_SEARCH', 400, 'retrieval-failed'],
  ['pds-PRECONDITION_FAILED', 412, 'retrieval-failed'],
  ['pds-RESOURCE_NOT_FOUND', 404, 'number-not-on-pds'],
  ['pds-RESOURCE_VERSION_MISMATCH', 409, 'retrieval-failed'],
  ['pds-SINGLE_MATCH_FOUND', 400, 'retrieval-failed'],
  ['pds-TOO_FEW_VALUES_SUBMITTED', 400, 'retrieval-failed'],
  ['pds-TOO_MANY_MATCHES', 200, 'retrieval-failed'],
  ['pds-TOO_MANY_VALUES_SUBMITTED', 400, 'retrieval-failed'],
  ['pds-UNSUPPORTED_SERVICE', 400, 'retrieval-failed'],
]

const SDS: readonly Row[] = [['adaptor-sending-sds_error_response-cac5', 500, 'sds-unavailable']]

describe.skipIf(!present)(`published error examples${skipped}`, () => {
  it.each(PRACTICE)('%s with %i from a practice says %s', (file, status, refusal) => {
    const body = JSON.stringify(read(`errors/${file}.json`))
    const answer = readAnswer({ status, body }, '9990123454', 'A99001')
    expect(answer).toMatchObject({ kind: 'refused', meaning: { refusal } })
  })

  it('only a varying address asks for a fresh look-up', () => {
    const again = PRACTICE.filter(([file, status]) => {
      const body = JSON.stringify(read(`errors/${file}.json`))
      const answer = readAnswer({ status, body }, '9990123454', 'A99001')
      return answer.kind === 'refused' && answer.meaning.lookAgain === true
    })
    expect(again.map(([file]) => file)).toEqual(['gpc-spec-10-400'])
  })

  it.each(IN_BUNDLE)('%s within a Bundle refuses nothing', (file) => {
    const patient = {
      resourceType: 'Patient',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990123454' }],
    }
    const body = JSON.stringify({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: read(`errors/${file}.json`) }, { resource: patient }],
    })
    expect(readAnswer({ status: 200, body }, '9990123454', 'A99001').kind).toBe('record')
  })

  it.each(PDS)('%s with %i from PDS says %s', (file, status, refusal) => {
    expect(pdsRefusal(status, read(`errors/${file}.json`))).toBe(refusal)
  })

  it.each(SDS)('%s with %i from SDS says %s', (_file, status, refusal) => {
    expect(sdsRefusal(status)).toBe(refusal)
  })

  it('leave none out', () => {
    const named = [...PRACTICE, ...PDS, ...SDS].map(([file]) => file).concat(IN_BUNDLE)
    const files = readdirSync(resolve(FOLDER, 'errors')).map((file) => file.replace('.json', ''))
    expect(named.sort()).toEqual(files.sort())
  })
})

describe.skipIf(!present)(`published PDS examples${skipped}`, () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const people: [string, string][] = [
    ['Patient', 'patient-deceased'],
    ['Patient-Jayne-Smyth', 'patient-deceased'],
    ['Sensitive_Patient', 'patient-restricted'],
  ]
  it.each(people)('%s is stopped with %s', (file, refusal) => {
    const json = read(`pds/${file}.json`)
    const facts = pdsFacts(json, now.getTime())
    if (facts === null) throw new Error('not read')
    const local = {
      nhsNumber: facts.nhsNumber,
      family: facts.family,
      given: facts.given,
      birthDate: facts.birthDate,
      gender: facts.gender,
    }
    expect(facts.birthDate).toBe('2010-10-22')
    expect(codeOf(() => passGates(facts, local, now))).toBe(refusal)
  })

  it('the person of a search is read the same way', () => {
    const found = at(read('pds/PatientCompoundName.json'), 'entry', 0, 'resource')
    expect(pdsFacts(found, Date.parse('2025-06-01T00:00:00Z'))).toMatchObject({
      nhsNumber: '9000000015',
      family: 'Smith',
      given: 'John Paul',
      practiceOds: 'Y12345',
    })
  })

  it.each(
    present
      ? readdirSync(resolve(FOLDER, 'pds')).filter(
          (file) => !/^(Sensitive_)?Patient(-|\.)/.test(file),
        )
      : [],
  )('%s is no answer to a read', (file) => {
    expect(pdsFacts(read(`pds/${file}`), 0)).toBeNull()
  })
})

describe.skipIf(!present)(`published SDS examples${skipped}`, () => {
  it('an empty result is a practice that does not share', () => {
    const found = foundIn(read('sds/sdsEmptyResult.json'), 'Endpoint')
    expect(codeOf(() => endpointOf(found))).toBe('practice-does-not-share')
  })

  it.each([
    'sdsGetStructuredRecord',
    'sdsPatientSearchAccessDocument',
    'sdsRetrieveDocument',
    'sdsSearchForDocument',
  ])('%s gives address and party key, the address as it stands', (file) => {
    const text = JSON.stringify(read(`sds/${file}.json`)).replaceAll(
      '{{request.baseUrl}}',
      'https://provider.example',
    )
    expect(endpointOf(foundIn(JSON.parse(text), 'Endpoint'))).toEqual({
      address: 'https://provider.example/GP0001/STU3/1/gpconnect/',
      partyKey: 'GP0001-822104',
    })
  })

  /** The specification's Bundles refer to their one resource by file name. */
  const whole = (file: string) => {
    const bundle = read(`sds/${file}.json`)
    const entry = listAt(bundle, 'entry').map((one) => ({
      resource: read(`sds/spec-${textAt(one, 'resource', '$ref')}`),
    }))
    return { ...(bundle as object), entry }
  }
  it('the specification’s endpoint gives address and party key', () => {
    expect(endpointOf(foundIn(whole('spec-EndpointBundle'), 'Endpoint'))).toEqual({
      address: 'https://msg.int.spine2.ncrs.nhs.uk/reliablemessaging/reliablerequest',
      partyKey: 'YES-0000806',
    })
  })
  it('the specification’s device gives the ASID', () => {
    expect(asidOf(foundIn(whole('spec-DeviceBundle'), 'Device'))).toBe('200000000985')
  })
})
