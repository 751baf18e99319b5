import type { RecordWarning } from '../../auth-server/contract.ts'
import { Callout } from './notices.tsx'
import { Sentence } from './sentence.tsx'

/** The same warning often comes for several areas: it is said once. */
const merge = (warnings: readonly RecordWarning[]) =>
  new Map(warnings.map((each) => [`${each.code} ${each.title} ${each.text}`, each]))

/** Each kind of incompleteness has a look of its own; what is withheld is the loudest. */
const LOOKS: { readonly [code: string]: string } = {
  'data-in-transit': 'notice--moving',
  'data-awaiting-filing': 'notice--filing',
}

/** Warnings that came with the record. */
export function Warnings({ warnings }: { warnings: readonly RecordWarning[] }) {
  return (
    <>
      {[...merge(warnings)].map(([key, { code, title, text }]) =>
        code === 'confidential-items' ? (
          <Callout key={key} title={title}>
            <p>
              <Sentence words={text} />
            </p>
          </Callout>
        ) : (
          <div key={key} class={`notice ${LOOKS[code] ?? ''}`}>
            <p>
              <strong>{title}</strong> <Sentence words={text} />
            </p>
          </div>
        ),
      )}
    </>
  )
}
