/** One requirement of the public GP Connect and NHS API specifications, and the rules of ours that meet it. */
export interface Requirement {
  id: string
  requirement: string
  source: string
  /** Names that tests carry: each is the beginning of one test's title at least, `consumer token/` for all of a table. */
  rules: readonly string[]
}

const STRUCTURED = 'GP Connect Access Record: Structured 1.6'

export const REQUIREMENTS: readonly Requirement[] = [
  {
    id: 'GPC-01',
    requirement: 'NHS number verified against PDS before use, not more than 24 hours old',
    source: 'GP Connect, Design: PDS trace',
    rules: [
      'consumer gate/',
      'consumer verified/birth-date',
      'consumer verified/two-parts-and-names',
    ],
  },
  {
    id: 'GPC-02',
    requirement: 'A superseded, invalidated or unknown number is never used',
    source: 'PDS FHIR API: response codes',
    rules: ['consumer pds/superseded', 'consumer pds/'],
  },
  {
    id: 'GPC-03',
    requirement: 'No request for a person marked as restricted, or who has died',
    source: 'GP Connect, Design: PDS trace; PDS FHIR API: meta.security',
    rules: ['consumer gate/'],
  },
  {
    id: 'GPC-04',
    requirement:
      'Endpoint and ASIDs looked up in SDS for each patient, by ODS code, interaction and party key; not kept',
    source: 'GP Connect, Integration: Spine Directory Service',
    rules: ['consumer sds/party-key', 'consumer sds/never-kept', 'consumer sds/one-fresh-look-up'],
  },
  {
    id: 'GPC-05',
    requirement: 'A practice that is not listed is treated as not sharing',
    source: 'GP Connect, Integration: Spine Directory Service',
    rules: ['consumer sds/nothing-found'],
  },
  {
    id: 'GPC-06',
    requirement:
      'Spine headers Ssp-TraceID, Ssp-From, Ssp-To, Ssp-InteractionID on every request; a new trace id each time',
    source: 'GP Connect, Integration: Spine Secure Proxy',
    rules: ['consumer header/', 'consumer trace/new-each-time'],
  },
  {
    id: 'GPC-07',
    requirement:
      'A new token for each request, five minutes long, naming true user, role, organisation and device',
    source: 'GP Connect, Integration: Cross-organisation audit and provenance',
    rules: ['consumer token/', 'consumer token/smartcard', 'consumer token/unsigned'],
  },
  {
    id: 'GPC-08',
    requirement: 'Mutual TLS to the proxy, its authority pinned',
    source: 'GP Connect, Integration: Security',
    rules: ['consumer tls/client-certificate', 'consumer tls/pinned-authority'],
  },
  {
    id: 'GPC-09',
    requirement: 'The practice’s address is appended to the proxy’s as it is, with one slash',
    source: 'GP Connect, Integration: Spine Secure Proxy',
    rules: ['consumer url/by-hand', 'consumer url/one-slash'],
  },
  {
    id: 'GPC-10',
    requirement:
      'Only clinical areas that are needed are asked for, with whole dates that are not in the future',
    source: `${STRUCTURED}: Retrieve a patient’s structured record`,
    rules: ['consumer request/', 'consumer request/whole-dates', 'consumer request/not-future'],
  },
  {
    id: 'GPC-11',
    requirement: 'The patient in the answer is the patient that was asked for',
    source: 'GP Connect, Clinical safety: consumer hazard log',
    rules: ['consumer answer/patient', 'consumer answer/same-nhs-number'],
  },
  {
    id: 'GPC-12',
    requirement:
      'Every failure has its own message; refusal and fault are told apart; nothing is retried blindly',
    source: `${STRUCTURED}: Error handling; Spine Secure Proxy: error codes`,
    rules: ['consumer proxy/', 'consumer transport/'],
  },
  {
    id: 'GPC-13',
    requirement: 'Compressed answers are read; time and size are bounded; a call can be cancelled',
    source: `${STRUCTURED}: FHIR API guidance`,
    rules: ['consumer transport/gzip', 'consumer transport/cancel'],
  },
  {
    id: 'GPC-14',
    requirement:
      'Application-restricted access to PDS and SDS by a signed assertion; the token is shared until it ends',
    source: 'NHS API platform: application-restricted RESTful APIs, signed JWT',
    rules: ['consumer api-token/assertion', 'consumer api-token/kept', 'consumer api-token/shared'],
  },
]
