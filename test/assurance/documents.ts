import { AUDIT_EVENTS } from '../../auth-server/audit/events.ts'
import { accessRules } from './access-rules.ts'
import { ACCESSIBLE } from './accessibility.ts'
import { HAZARDS } from './hazards.ts'
import { filesCarrying, filesIn } from './named-tests.ts'
import { REQUIREMENTS } from './requirements.ts'
import { RETENTION } from './retention.ts'
import { THREATS } from './threats.ts'

type Row = readonly string[]

const WIRE_TESTS = 'test/auth-server/gp-connect'

const table = (heads: Row, rows: readonly Row[]): string =>
  [heads, heads.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')

const code = (text: string) => `\`${text}\``

const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** The documents that a reviewer asks for, made from the code and the tests. By file name. */
export function documents(version: string, date: string): { readonly [file: string]: string } {
  const head = (title: string) =>
    `# ${title}\n\nBackstory ${version}, made from the code on ${date}. Not signed by anybody.\n\n`
  const wireTests = filesIn(WIRE_TESTS, '.test.ts')
  return {
    'hazard-log.md': `${head('Hazard log')}Severity and likelihood are for the clinical safety officer to give. "npm run prove -- hazards" takes each control out and shows that the named test goes red.\n\n${table(
      ['id', 'hazard', 'cause', 'effect', 'control', 'in code', 'test'],
      HAZARDS.map((hazard) => [
        hazard.id,
        hazard.hazard,
        hazard.cause,
        hazard.effect,
        hazard.control,
        hazard.inCode === null ? 'several places' : code(hazard.inCode.file),
        `${code(hazard.tests)}: ${hazard.named}`,
      ]),
    )}\n`,
    'gp-connect-requirements.md': `${head('GP Connect requirements and their tests')}Tests are in ${code(WIRE_TESTS)}; the rule is the beginning of a test’s title, or of a whole table of them. "npm run prove -- wire-rules" takes the rules out one by one.\n\n${table(
      ['id', 'requirement', 'source', 'rules', 'tests'],
      REQUIREMENTS.map(({ id, requirement, source, rules }) => [
        id,
        requirement,
        source,
        rules.map(code).join(', '),
        [...new Set(rules.flatMap((rule) => filesCarrying(rule, wireTests)))]
          .map((file) => code(fileName(file)))
          .join(', '),
      ]),
    )}\n`,
    'threat-model.md': `${head('Threat model')}${table(
      ['id', 'who', 'threat', 'control', 'tests'],
      THREATS.map(({ id, by, threat, control, tests }) => [
        id,
        by,
        threat,
        control,
        tests.map(code).join(', '),
      ]),
    )}\n`,
    'data-flow.md': `${head('Data flow and retention')}${FLOW}\n\n${table(
      ['what', 'where', 'protection', 'until'],
      RETENTION.map(({ what, where, protection, until }) => [what, where, protection, until]),
    )}\n`,
    'access-rules.md': `${head('Access rules')}Asked of the code: everything else being well, one fact at a time. All are established anew on every request.\n\n${table(
      ['fact', 'value', 'the record'],
      accessRules().map(({ fact, value, outcome }) => [fact, value, outcome]),
    )}\n`,
    'audit-fields.md': `${head('Audit')}Every event holds: sequence, time (UTC), event, launch, trace id, outcome, vendor, organisation (ODS), device, and where they apply refusal, areas, practice (ODS), reason from a fixed list, names of fields; sealed beside them the user (issuer, subject, name and roles as they were then, SDS ids), the patient (NHS number, vendor’s id) and references of what was shown. Nothing clinical is ever part of an event.\n\n${table(
      ['event', 'when'],
      Object.entries(AUDIT_EVENTS).map(([event, when]) => [code(event), when]),
    )}\n`,
    'accessibility.md': `${head('Accessibility statement')}${ACCESSIBILITY}\n${table(
      ['tested by machine at every run', 'test'],
      ACCESSIBLE.map(({ what, tests, named }) => [what, `${code(tests)}: ${named}`]),
    )}\n`,
    'limits-and-gaps.md': `${head('Known limits and named gaps')}${GAPS}`,
  }
}

const FLOW = `1. Vendor’s page → panel: launch value and FHIR base, in the address of a frame. Nothing of the patient.
2. Panel’s server ↔ vendor: code exchange, then Patient, referral, letter, consent, practitioner; notes back.
3. Panel’s server → PDS: NHS number. ← demographics, practice, restrictions.
4. Panel’s server → SDS: ODS codes. ← addresses and ids of systems.
5. Panel’s server → Spine proxy → practice: NHS number, who asks and for whom. ← the structured record.
6. Panel’s server → browser: what the worker opens. Tokens never.
7. Directory feeds → panel’s server: services. Nothing of a patient or postcode goes out to a feed. A vendor’s own finder gets the words that the worker confirmed, by a click.
8. Standard error → operator’s log: routes, statuses, trace ids.`

const ACCESSIBILITY = `The aim is WCAG 2.2 level AA. It is not claimed: no session with a person who uses a screen reader every day has been held, and link workers have not tested it yet. Tests in the real browser are reported as skipped where there is none.
`

const GAPS = `- **Clinical safety officer**: not named. Nobody has signed this hazard log, nor given severities (DCB0129). A deployer needs one of their own (DCB0160).
- **GP Connect use case**: social prescribing is a published use case; each deployment’s approval, end-user agreement and technical conformance are still to be obtained.
- **Live systems**: never run against the live Spine, PDS or SDS; the pretend NHS side is built from the public specifications.
- **Data protection impact assessment**: this folder is input to one; the data controller writes it.
- **Penetration test**: none by an outside party yet.
- **Word lists and rules of relevance**: not reviewed by a clinician; SNOMED CT and dm+d need the deployer’s licence.
- **Medical device**: argued to be none (it shows and orders a record and gives no advice); the safety officer decides.
- **Safari** in a frame needs https on both sides, and is not part of the automatic tests.
`
