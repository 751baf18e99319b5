import type { Hazard } from './hazard.ts'
import { HAZARDS_OF_READING } from './hazards-of-reading.ts'

const RECORD = 'test/auth-server/routes/record.test.ts'
const PERMISSION = 'test/auth-server/launch/permission.test.ts'

/**
 * The hazards that the makers know of. No severity and no likelihood is given: that is for the clinical safety officer,
 * who is not named yet (DCB0129). Where a hazard of the NHS consumer hazard log is met, its number stands with it.
 */
export const HAZARDS: readonly Hazard[] = [
  {
    id: 'BS-01',
    hazard: 'Another person’s GP record is shown as this patient’s',
    cause: 'A number is wrong in the vendor’s system, or the practice answers with another patient',
    effect: 'A worker acts on somebody else’s life, and somebody else’s confidence is broken',
    control:
      'Every NHS number in the answer is compared with the one that was asked for; another one shows nothing',
    inCode: {
      file: 'auth-server/gp-connect/answer.ts',
      from: 'stops: ({ numbers, asked }) => numbers.some((number) => number !== asked),',
      to: 'stops: () => false,',
    },
    tests: 'test/auth-server/gp-connect/answer.test.ts',
    named: 'answer/same-nhs-number',
  },
  {
    id: 'BS-02',
    hazard:
      'A record that differs in name, birth date, gender or practice is taken for the patient’s',
    cause: 'Two people share a number by mistake; a record was merged wrongly',
    effect: 'As BS-01, and harder to notice',
    control:
      'Differences are shown field by field before any content, which opens only on an audited confirmation',
    inCode: {
      file: 'auth-server/routes/permit.ts',
      from: "      if (identityPending && !identityConfirmed) throw new Refusal('identity-unconfirmed')\n",
      to: '',
    },
    tests: RECORD,
    named: 'is told alone: no content until it is confirmed',
  },
  {
    id: 'BS-03',
    hazard: 'A record is opened although the patient did not agree, or no longer agrees',
    cause: 'Consent is missing, expired, refused or withdrawn, and nobody looks',
    effect: 'A breach of confidence; the patient stops trusting practice and worker',
    control:
      'Consent is asked anew on every request; without it nothing is asked for and nothing shown',
    inCode: {
      file: 'auth-server/launch/permission.ts',
      from: '  if (consent !== null) return consent\n',
      to: '',
    },
    tests: PERMISSION,
    named: 'consent',
  },
  {
    id: 'BS-04',
    hazard: 'Somebody whose work it is not reads a record',
    cause: 'Everyone who can open the vendor’s system can open the panel',
    effect: 'A breach of confidence',
    control: 'Only roles that the vendor’s entry lists; an empty list is nobody',
    inCode: {
      file: 'auth-server/launch/permission.ts',
      from: "  if (!facts.roleAllowed) return 'role-not-allowed'\n",
      to: '',
    },
    tests: PERMISSION,
    named: 'role-not-allowed',
  },
  {
    id: 'BS-05',
    hazard: 'An open tab shows one patient while the worker works on another',
    cause: 'Launches share a cookie, a session or the last state',
    effect: 'Notes and decisions are about the wrong person',
    control: 'Each launch has its own session under its own credential; no other opens it',
    inCode: {
      file: 'auth-server/launch/sessions.ts',
      from: "    if (!sameText(row.credentialHash, hashSecret(credential))) throw new Refusal('session-unknown')\n    const plain = openUnder(credential, SESSION, launchId, row.sealed)\n    if (plain === null) throw new Refusal('session-unknown')\n    const session = fromBytes(plain) as Session\n",
      to: '    const plain = openUnder(credential, SESSION, launchId, row.sealed)\n    const session = (plain === null ? { launchId } : fromBytes(plain)) as Session\n',
    },
    tests: 'test/auth-server/launch/sessions.test.ts',
    named: 'does not open without one, or with another, or for another launch',
  },
  {
    id: 'BS-06',
    hazard: 'An entry of the record is lost without a word (NHS consumer hazard 17)',
    cause: 'The panel does not know its kind, or a filter drops it',
    effect: '“Nothing about falls” is read where falls are recorded',
    control:
      'Conservation: every entry is counted in one place; what is not understood is named to the user',
    inCode: {
      file: 'auth-server/record/accounting.ts',
      from: '      entries.notUnderstood++\n',
      to: '',
    },
    tests: 'test/auth-server/record/read-record.test.ts',
    named: 'puts every entry into one class, and names what it does not understand',
  },
  {
    id: 'BS-07',
    hazard: 'Something very sensitive lies open on the screen',
    cause: 'A coded entry about abuse, sexual health or a termination stands in the ordinary list',
    effect: 'Shame, danger at home, a broken relationship',
    control: 'Sensitive groups start closed by local policy; locked ones do not open here at all',
    inCode: {
      file: 'auth-server/record/relevance/closings.ts',
      from: 'if (closing === null) continue',
      to: 'continue',
    },
    tests: 'test/auth-server/record/relevance/closings.test.ts',
    named: 'gives the fixed label of a headline, and nothing of its words',
  },
  {
    id: 'BS-08',
    hazard: 'What the practice withholds is read as “nothing recorded” (NHS consumer hazard 32)',
    cause: 'The warning that travels with a list is not read',
    effect: 'A false absence: a risk is taken for none',
    control: 'Every warning of the wire becomes words at the area it is about',
    inCode: {
      file: 'auth-server/record/warnings.ts',
      from: "    case 'confidential-items':\n      return {",
      to: "    case 'no-such-code':\n      return {",
    },
    tests: 'test/auth-server/record/section.test.ts',
    named: 'stands at the area whose items the list is about',
  },
  {
    id: 'BS-09',
    hazard: 'The record of a person under protection is asked for',
    cause: 'PDS marks the person as restricted, and nobody looks',
    effect: 'Their whereabouts become known',
    control: 'Only a person marked as unrestricted passes the gate, before the practice is asked',
    inCode: {
      file: 'auth-server/gp-connect/pds-gates.ts',
      from: "stops: ({ confidentiality }) => confidentiality !== 'U',",
      to: 'stops: () => false,',
    },
    tests: 'test/auth-server/gp-connect/pds-gates.test.ts',
    named: 'gate/restricted',
  },
  {
    id: 'BS-10',
    hazard: 'A worker rings the home of somebody who has died',
    cause: 'The vendor’s system does not know of the death',
    effect: 'Distress to the family',
    control: 'PDS is asked first; a death stops the journey and says why',
    inCode: {
      file: 'auth-server/gp-connect/pds-gates.ts',
      from: 'stops: ({ deceased }) => deceased }',
      to: 'stops: () => false }',
    },
    tests: 'test/auth-server/gp-connect/pds-gates.test.ts',
    named: 'gate/deceased',
  },
  {
    id: 'BS-11',
    hazard:
      '“No suicidal thoughts” or “mother: stroke” is read as the patient’s own (NHS consumer hazard 52)',
    cause: 'A search shows a word without what denies it or whose it is',
    effect: 'The wrong conversation; a wrong note',
    control: 'Hits that are denied or about somebody else are marked as such',
    inCode: {
      file: 'auth-server/record/search/snippet.ts',
      from: '      negated: isTerm ? isDenied(item) : context.negated,',
      to: '      negated: false,',
    },
    tests: 'test/auth-server/record/search/search-record.test.ts',
    named: 'marks what is denied and what is another person’s',
  },
  {
    id: 'BS-12',
    hazard: 'A note is saved twice',
    cause: 'The answer was lost, and the worker or the program tries again',
    effect: 'Two contacts are counted; colleagues act on a copy that is not corrected',
    control: 'Conditional create on the note’s own identifier, and a look before a second try',
    inCode: {
      file: 'auth-server/notes/create-once.ts',
      from: "'if-none-exist': new URLSearchParams(",
      to: "'x-nothing': new URLSearchParams(",
    },
    tests: 'test/auth-server/notes/create-once.test.ts',
    named: 'names its identifier as the condition',
  },
  {
    id: 'BS-13',
    hazard: 'A record is read and nobody can say by whom',
    cause: 'The audit cannot be written, and the panel goes on',
    effect: 'A patient’s question “who looked?” has no answer',
    control: 'Audit before display: when it cannot be written nothing is shown',
    inCode: {
      file: 'auth-server/routes/panel-call.ts',
      from: '  await ports.audit.record({\n    event,\n    launchId: session.launchId,',
      to: '  void ports.audit.record({\n    event,\n    launchId: session.launchId,',
    },
    tests: RECORD,
    named: 'shows nothing when the audit cannot be written, and does not even ask the practice',
  },
  {
    id: 'BS-14',
    hazard: 'A panel is left open on a desk',
    cause: 'The worker is called away',
    effect: 'Whoever comes by reads',
    control: 'A session ends after 20 minutes without use; polling does not keep it alive',
    inCode: {
      file: 'auth-server/launch/sessions.ts',
      from: 'const idle = later(now, limits.idleMinutes * 60_000)',
      to: 'const idle = endsAt',
    },
    tests: 'test/auth-server/launch/sessions.test.ts',
    named: 'ends after 20 minutes without use; each use begins them again',
  },
  {
    id: 'BS-15',
    hazard: 'A service is suggested that has closed, or that nobody has looked at for years',
    cause: 'The directory is out of date',
    effect: 'A lonely person stands before a locked door',
    control: 'The age of the last check, a closure and a needed referral stand with every service',
    inCode: {
      file: 'auth-server/directory/checks.ts',
      from: "  if (service.closed) checks.push('Temporarily closed, says the directory')\n",
      to: '',
    },
    tests: 'test/auth-server/directory/find-services.test.ts',
    named: 'an old or missing check, a closure, a referral',
  },
  {
    id: 'BS-16',
    hazard: 'Consent is withdrawn while the record is on its way, and it is shown all the same',
    cause: 'Permission is looked at once, at the beginning',
    effect: 'As BS-03',
    control: 'Permission is established again when the answer has come, before anything is shown',
    inCode: null,
    tests: RECORD,
    named: 'shows nothing when consent was withdrawn while the practice was answering',
  },
  {
    id: 'BS-17',
    hazard: 'A note is filed under another patient',
    cause: 'The panel names the patient, and an old tab names an old one',
    effect: 'A confidence is told to the wrong people; a plan is lost',
    control: 'The server takes the patient from the session alone; no route takes a patient’s id',
    inCode: null,
    tests: 'test/auth-server/routes/isolation.test.ts',
    named: '%s answers nothing to another launch’s credential',
  },
  ...HAZARDS_OF_READING,
]
