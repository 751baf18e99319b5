/** A request as it came over the wire; header names in lower case. */
export interface RawRequest {
  method: string
  /** Request target, byte for byte. */
  target: string
  headers: { readonly [name: string]: string | undefined }
  body: string
}

/** Spine interaction of the structured record. */
export const STRUCTURED =
  'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1'

export const OPERATION = '/Patient/$gpc.getstructuredrecord'

export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

/** NHS number check of the NHS side's own: a consumer's mistake must not be hidden by shared code. */
export function validNhsNumber(text: string): boolean {
  if (!/^[0-9]{10}$/.test(text)) return false
  let sum = 0
  for (let index = 0; index < 9; index++) sum += Number(text[index]) * (10 - index)
  const check = (11 - (sum % 11)) % 11
  return check === Number(text[9])
}
