import type { WarningView } from '../../auth-server/contract.ts'
import { Callout } from './notices.tsx'
import { Sentence } from './sentence.tsx'

/** Each kind of incompleteness has a look of its own; what is withheld is the loudest. */
const LOOKS: { readonly [code: string]: string } = {
  'data-in-transit': 'notice--moving',
  'data-awaiting-filing': 'notice--filing',
}

/** Warnings that came with the record. */
export function Warnings({ warnings }: { warnings: readonly WarningView[] }) {
  return (
    <>
      {warnings.map(({ code, title, text }) =>
        code === 'confidential-items' ? (
          <Callout key={text} title={title}>
            <p>
              <Sentence words={text} />
            </p>
          </Callout>
        ) : (
          <div key={text} class={`notice ${LOOKS[code] ?? ''}`}>
            <p>
              <strong>{title}</strong> <Sentence words={text} />
            </p>
          </div>
        ),
      )}
    </>
  )
}
