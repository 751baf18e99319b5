import { z } from 'zod'

const Outcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(
    z.object({
      severity: z.string().optional(),
      diagnostics: z.string().optional(),
      details: z
        .object({
          text: z.string().optional(),
          coding: z
            .array(z.object({ code: z.string().optional(), display: z.string().optional() }))
            .optional(),
        })
        .optional(),
    }),
  ),
})

/** What an OperationOutcome says, whichever of the estate's shapes it has. */
export interface OutcomeWords {
  /** Spine error code, or the HTTP status as text where the proxy wrote it. Underscores for spaces. */
  code: string
  /** Display and diagnostics of the first coding, for the proxy's faults, which only their text tells apart. */
  text: string
}

/** Null when it is no OperationOutcome. */
export function readOutcome(json: unknown): OutcomeWords | null {
  const read = Outcome.safeParse(json)
  const issue = read.data?.issue[0]
  if (issue === undefined) return read.success ? { code: '', text: '' } : null
  const coding = issue.details?.coding?.[0]
  return {
    // "ACCESS DENIED" is written with a space in the specification and with an underscore elsewhere.
    code: (coding?.code ?? '').trim().replaceAll(' ', '_').toUpperCase(),
    text: `${coding?.display ?? ''} ${issue.diagnostics ?? ''}`,
  }
}

/** The code alone, or an empty text. */
export function spineCode(json: unknown): string {
  return readOutcome(json)?.code ?? ''
}
