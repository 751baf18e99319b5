import type { RecordWarning } from '../../auth-server/contract.ts'
import { Callout } from './notices.tsx'

/** The same warning often comes for several areas: it is said once, with the areas it concerns. */
function merge(warnings: readonly RecordWarning[]) {
  const byCode = new Map<string, RecordWarning>()
  for (const warning of warnings) {
    const key = `${warning.code} ${warning.title} ${warning.text}`
    if (!byCode.has(key)) byCode.set(key, warning)
  }
  return [...byCode.values()]
}

/** Warnings that came with the record; one callout, however many there are. */
export function Warnings({ warnings }: { warnings: readonly RecordWarning[] }) {
  const [first, ...others] = merge(warnings)
  if (!first) return null
  return (
    <Callout title={first.title}>
      <p>{first.text}</p>
      {others.map(({ code, title, text }) => (
        <p key={`${code}${title}${text}`}>
          <strong>{title}</strong> {text}
        </p>
      ))}
    </Callout>
  )
}
