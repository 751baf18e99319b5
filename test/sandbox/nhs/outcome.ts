/** An answer that refuses: HTTP status and body. */
export interface Fault {
  status: number
  body: unknown
}

/** The GP Connect shape (profile `GPConnect-OperationOutcome-1`) of a practice's system. */
export function practiceFault(
  status: number,
  issue: string,
  code: string,
  display: string,
  diagnostics?: string,
): Fault {
  return {
    status,
    body: {
      resourceType: 'OperationOutcome',
      meta: {
        profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1'],
      },
      issue: [
        {
          severity: 'error',
          code: issue,
          details: {
            coding: [
              {
                system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
                code,
                display,
              },
            ],
          },
          ...(diagnostics === undefined ? {} : { diagnostics }),
        },
      ],
    },
  }
}

/** The other shape: faults of the Spine proxy carry the HTTP status as their code and no profile. */
export function proxyFault(status: number, issue: string, text: string): Fault {
  return {
    status,
    body: {
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: status === 405 ? 'fatal' : 'error',
          code: issue,
          details: {
            coding: [
              {
                system:
                  status === 405
                    ? 'https://fhir.nhs.uk/StructureDefinition/spine-operationoutcome-1'
                    : 'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0',
                code: String(status),
                display: text,
              },
            ],
          },
          diagnostics: text,
        },
      ],
    },
  }
}

/** FHIR R4 shape of PDS and SDS. */
export function platformFault(status: number, issue: string, code: string, display: string): Fault {
  return {
    status,
    body: {
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'error',
          code: issue,
          details: {
            coding: [
              {
                system: 'https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode',
                version: '1',
                code,
                display,
              },
            ],
          },
        },
      ],
    },
  }
}

export const badRequest = (diagnostics: string): Fault =>
  practiceFault(400, 'invalid', 'BAD_REQUEST', 'Bad request', diagnostics)
export const invalidResource = (diagnostics: string): Fault =>
  practiceFault(422, 'invalid', 'INVALID_RESOURCE', 'Invalid validation of resource', diagnostics)
export const invalidParameter = (diagnostics: string): Fault =>
  practiceFault(422, 'invalid', 'INVALID_PARAMETER', 'Invalid parameter', diagnostics)
