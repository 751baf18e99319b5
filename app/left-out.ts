import { LEFT_OUT } from '../auth-server/contract.ts'

/** What the server sent, with what it left out because it holds nothing; `name` is the one under which it stands. */
export function putBack(sent: unknown, name = ''): unknown {
  if (typeof sent !== 'object' || sent === null) return sent
  if (Array.isArray(sent)) return sent.map((each) => putBack(each, name))
  const whole: { [field: string]: unknown } = { ...LEFT_OUT[name] }
  for (const [field, value] of Object.entries(sent)) whole[field] = putBack(value, field)
  return whole
}
