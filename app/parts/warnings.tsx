import type { RecordWarning } from '../../auth-server/contract.ts'
import { Callout } from './notices.tsx'
import { Sentence } from './sentence.tsx'

/** The same warning often comes for several areas: it is said once. */
function merge(warnings: readonly RecordWarning[]) {
  const byCode = new Map<string, RecordWarning>()
  for (const warning of warnings) {
    const key = `${warning.code} ${warning.title} ${warning.text}`
    if (!byCode.has(key)) byCode.set(key, warning)
  }
  return [...byCode.values()]
}

/** Each kind of incompleteness has a look of its own; what is withheld is the loudest. */
const LOOKS: { readonly [code: string]: string } = {
  'data-in-transit': 'notice--moving',
  'data-awaiting-filing': 'notice--filing',
}

/** Warnings that came with the record. */
export function Warnings({ warnings }: { warnings: readonly RecordWarning[] }) {
  return (
    <>
      {merge(warnings).map(({ code, title, text }) =>
        code === 'confidential-items' ? (
          <Callout key={title} title={title}>
            <p>
              <Sentence words={text} />
            </p>
          </Callout>
        ) : (
          <div key={`${code} ${title} ${text}`} class={`notice ${LOOKS[code] ?? ''}`}>
            <p>
              <strong>{title}</strong> <Sentence words={text} />
            </p>
          </div>
        ),
      )}
    </>
  )
}
