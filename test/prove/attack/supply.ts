import { execFile, spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import type { AttackResult } from './result.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const run = promisify(execFile)

interface Audit {
  metadata?: { vulnerabilities?: { [level: string]: number }; dependencies?: { total?: number } }
  vulnerabilities?: { [name: string]: { severity: string; isDirect: boolean } }
}

/** `npm audit` of the lockfile. Where the registry cannot be asked, that is said and counts as not tried. */
export async function dependencies(): Promise<AttackResult> {
  const name = 'dependency audit'
  const npm = process.env.npm_execpath
  const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]]
  const { stdout } = await run(command, [...first, 'audit', '--json'], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
    timeout: 90_000,
  }).catch((fault: { stdout?: string }) => ({ stdout: fault.stdout ?? '' }))
  const audit = read(stdout)
  const counts = audit?.metadata?.vulnerabilities
  if (audit === null || counts === undefined) {
    return {
      name,
      tried: 0,
      through: [],
      remarks: ['the registry could not be asked: nothing is known from this run'],
    }
  }
  const found = Object.entries(audit.vulnerabilities ?? {})
  const grave = found.filter(([, { severity }]) => severity === 'high' || severity === 'critical')
  return {
    name,
    tried: audit.metadata?.dependencies?.total ?? 0,
    through: grave.map(([package_, { severity }]) => `${package_}: ${severity}`),
    remarks: [
      Object.entries(counts)
        .map(([level, count]) => `${count} ${level}`)
        .join(', '),
      ...found
        .filter((each) => !grave.includes(each))
        .map(([package_, { severity }]) => `${package_}: ${severity}`),
    ],
  }
}

function read(text: string): Audit | null {
  try {
    return JSON.parse(text) as Audit
  } catch {
    return null
  }
}

/** Shapes of keys and secrets. Each is put together from parts, so that this file is not found by itself. */
const SHAPES: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'private key',
    new RegExp(`-{5}BEGIN ${'(?:[A-Z]+ )*PRIVATE'} KEY-{5}\\s*(?:\\\\n)?[A-Za-z0-9+/]{20}`),
  ],
  ['private JWK', /"d"\s*:\s*"[\w-]{40,}"/],
  ['AWS key', new RegExp(`\\b(?:AKIA|ASIA)${'[0-9A-Z]{16}'}\\b`)],
  ['GitHub token', new RegExp(`\\b(?:gh[pousr]_${'[A-Za-z0-9]{36}'}|github_pat_\\w{40,})`)],
  ['npm token', /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=/],
  ['Slack token', /\bxox[abprs]-[\w-]{10,}/],
  ['Google key', /\bAIza[\w-]{35}\b/],
  ['Stripe key', /\b[rs]k_live_\w{20,}/],
  ['OpenAI or Anthropic key', /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}/],
  ['signed JWT', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/],
  [
    'address with a password',
    /\b(?:postgres(?:ql)?|https?|mongodb|redis):\/\/[^\s:@/'"`$<]+:[^\s@/'"`$<{]{6,}@/,
  ],
  ['deployment key', /BACKSTORY_KEY\s*[=:]\s*['"]?[A-Za-z0-9_-]{43,}/],
  ['NHS number outside the test range', /\b(?!9{2,3})[4-7]\d{9}\b/],
]

/** Invented on purpose, in tests of what must not be let through. */
const INVENTED =
  /canary|example|invalid|sandbox|hunter2|password@|secret@|user:pass|postgres:postgres@|k93jfkw02@|supplier\.co\.uk/i
/** The synthetic patient in the name of one of NHS England's published GP Connect examples. */
const PUBLISHED = '5990275439'

const isNhsNumber = (digits: string) => {
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, at) => total + Number(digit) * (10 - at),
    0,
  )
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[9])
}

function secretIn(line: string): string | null {
  for (const [name, pattern] of SHAPES) {
    const found = pattern.exec(line)?.[0]
    if (found === undefined || INVENTED.test(line)) continue
    if (name.startsWith('NHS') && (found === PUBLISHED || !isNhsNumber(found))) continue
    return name
  }
  return null
}

/** Every line of every file, and every line that was ever added, held against the shapes of secrets. */
export async function secrets(): Promise<AttackResult> {
  const through: string[] = []
  const remarks: string[] = []
  const tried = { lines: 0 }
  const isRepository = await stat(join(ROOT, '.git')).then(
    () => true,
    () => false,
  )
  if (!isRepository)
    remarks.push('no repository here: only what lies in the folder was looked through')
  const files = isRepository
    ? (await run('git', ['ls-files', '-z'], { cwd: ROOT, maxBuffer: 8e7 })).stdout
        .split('\0')
        .filter(Boolean)
    : ['package.json']
  for (const file of files) {
    const text = await readFile(join(ROOT, file), 'latin1').catch(() => '')
    for (const [at, line] of text.split('\n').entries()) {
      tried.lines += 1
      const found = secretIn(line.slice(0, 20_000))
      if (found !== null) through.push(`${file}:${at + 1}: ${found}`)
    }
  }
  remarks.push(`${files.length} files, ${tried.lines} lines now`)
  if (isRepository) {
    const before = tried.lines
    const history = await inHistory(tried)
    through.push(...history.found)
    remarks.push(`${history.commits} commits, ${tried.lines - before} lines ever added`)
  }
  const known = SAMPLES.filter((sample) => secretIn(sample) !== null).length
  if (known < SAMPLES.length)
    through.push(`only ${known} of ${SAMPLES.length} samples are recognised`)
  return {
    name: 'secrets',
    tried: tried.lines,
    through,
    remarks: [...remarks, `${SHAPES.length} shapes, each finds its sample`],
  }
}

async function inHistory(tried: { lines: number }): Promise<{ commits: number; found: string[] }> {
  const git = spawn(
    'git',
    ['log', '--all', '-p', '--no-textconv', '--no-color', '--unified=0', '--format=commit %h'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const found = new Set<string>()
  let [commit, file, commits] = ['', '', 0]
  for await (const line of createInterface({
    input: git.stdout,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line.startsWith('commit ')) {
      commit = line.slice(7)
      commits += 1
    } else if (line.startsWith('+++ b/')) file = line.slice(6)
    else if (line.startsWith('+')) {
      tried.lines += 1
      const what = secretIn(line.slice(1, 20_000))
      if (what !== null) found.add(`${commit} ${file}: ${what}`)
    }
  }
  return { commits, found: [...found] }
}

const digits = (count: number) => '4bCdEf7hIj0kLmNoPqRsTuVwXyZ1a2B3c4D5e6F7g8H9'.slice(0, count)
/** One of each shape, put together here and nowhere written out. */
const SAMPLES: readonly string[] = [
  `-----BEGIN ${'PRIVATE'} KEY-----${digits(30)}`,
  `{"d": "${digits(43)}"}`,
  `AKIA${digits(40).toUpperCase().slice(0, 16)}`,
  `ghp_${digits(36)}`,
  `npm_${digits(36)}`,
  `xoxb-${digits(20)}`,
  `AIza${digits(35)}`,
  `sk_live_${digits(24)}`,
  `sk-ant-${digits(40)}`,
  `eyJ${digits(20)}.eyJ${digits(20)}.${digits(30)}`,
  `postgres://someone:${digits(12)}@db/x`,
  `BACKSTORY_KEY=${digits(43)}`,
  `4857${'773457'}`,
]
