import { ANSWER_CHECKS } from '../../../auth-server/gp-connect/answer.ts'
import { ANSWER_ERRORS } from '../../../auth-server/gp-connect/errors.ts'
import { PROXY_HEADERS } from '../../../auth-server/gp-connect/headers.ts'
import { PDS_ERRORS } from '../../../auth-server/gp-connect/pds.ts'
import { PDS_GATES, VERIFIED_BY } from '../../../auth-server/gp-connect/pds-gates.ts'
import { TRANSPORT_FAULTS } from '../../../auth-server/gp-connect/proxy-call.ts'
import { AREA_PARAMETERS } from '../../../auth-server/gp-connect/request.ts'
import { SDS_ERRORS } from '../../../auth-server/gp-connect/sds.ts'
import { TOKEN_CLAIMS } from '../../../auth-server/gp-connect/token.ts'
import { BODY_RULES } from './conformance.ts'
import { DATE_RULES } from './dates.ts'
import { HEADER_RULES } from './header-rules.ts'
import { COMPANIONS } from './linkage.ts'
import { ACTIVITY_RULES, AREA_FILTERS } from './matching.ts'
import { COMBINATION_RULES, NUMBER_RULES, VALUE_RULES } from './parameter-rules.ts'
import { PDS_RULES } from './pds-endpoint.ts'
import { PROXY_RULES } from './proxy-rules.ts'
import { switchOff } from './rules-off.ts'
import { SDS_RULES } from './sds-endpoint.ts'
import { ASSERTION_RULES } from './token-endpoint.ts'
import { TOKEN_FORM_RULES, TOKEN_RULES } from './token-rules.ts'

/** What the consumer does, and what the NHS side demands, row by row. */
const WIRE_RULES = {
  consumer: [
    PROXY_HEADERS,
    TOKEN_CLAIMS,
    AREA_PARAMETERS,
    PDS_ERRORS,
    PDS_GATES,
    VERIFIED_BY,
    SDS_ERRORS,
    TRANSPORT_FAULTS,
    ANSWER_ERRORS,
    ANSWER_CHECKS,
  ],
  nhs: [
    ASSERTION_RULES,
    PDS_RULES,
    SDS_RULES,
    PROXY_RULES,
    HEADER_RULES,
    TOKEN_FORM_RULES,
    TOKEN_RULES,
    BODY_RULES,
    NUMBER_RULES,
    VALUE_RULES,
    COMBINATION_RULES,
    DATE_RULES,
    AREA_FILTERS,
    ACTIVITY_RULES,
    COMPANIONS,
  ],
} as const

/** `consumer header/Ssp-To`, `nhs token/exp`: the name of a rule within a side, as tests carry it. */
export function ruleNames(): string[] {
  return (['consumer', 'nhs'] as const).flatMap((side) =>
    WIRE_RULES[side].flatMap((table) => table.map(({ rule }) => `${side} ${rule}`)),
  )
}

const [side, rule = ''] = (process.env.WIRE_RULE_OFF ?? '').split(' ')
if (side === 'consumer' || side === 'nhs') {
  if (
    !switchOff(
      rule,
      WIRE_RULES[side].map((table): { rule: string }[] => table),
    )
  ) {
    throw new Error(`No rule is called ${side} ${rule}`)
  }
}
